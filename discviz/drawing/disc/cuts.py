"""Cuts through a disc: their shapes, and which of them a herniation lights.

The cuts come ready from ``data/atlas/sections.json``: anatomy that stays, and for each part that can be pressed one
shape by state. All are layout shapes; a selection or a step of the figure only changes which are opaque.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body.chart import path
from discviz.knowledge import atlas, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from discviz.spine.herniation import Herniation

Shape = dict[str, Any]
SIDES = ("left", "right")
SIGNS = {"left": 1, "right": -1}
ROOTS = ("exiting", "traversing")
RIBBED = tuple(f"T{n}-T{n + 1}" for n in range(1, 10))  # discs whose rib reaches their rim; the last ribs stay below
CONTENT = {"cord": "cord", "conus medullaris": "conus", "cauda equina": "cauda"}

_LIGAMENT_FILL = theme.mixed(theme.LIGAMENT, theme.PAPER, 0.6)
_SAC_FILL = theme.mixed(theme.DURA_LINE, theme.PAPER, 0.82)
_TISSUES: dict[str, Shape] = {
    "muscle": {"fillcolor": theme.FLESH, "line": {"width": 0}},
    "vessel": {"fillcolor": theme.mixed(theme.FLESH, theme.INK, 0.25), "line": {"width": 1, "color": theme.QUIET_INK}},
    "bone": {"fillcolor": theme.BONE, "line": {"width": 1.2, "color": theme.BONE_LINE}},
    "rib": {"fillcolor": theme.BONE, "line": {"width": 1.2, "color": theme.BONE_LINE}},
    "annulus": {"fillcolor": theme.ANNULUS, "line": {"width": 1.2, "color": theme.ANNULUS_LINE}},
    "lamellae": {"line": {"width": 0.7, "color": theme.mixed(theme.ANNULUS_LINE, theme.ANNULUS, 0.4)}},
    "nucleus": {"fillcolor": theme.NUCLEUS, "line": {"width": 0.8, "color": theme.ANNULUS_LINE}},
    "flavum": {"fillcolor": _LIGAMENT_FILL, "line": {"width": 0.8, "color": theme.LIGAMENT}},
    "rootlets": {"line": {"width": 2.4, "color": theme.NERVE_LINE}},
    "ligament": {"line": {"width": 2.2, "color": theme.LIGAMENT}},
    "dura": {"fillcolor": _SAC_FILL, "line": {"width": 1.6, "color": theme.DURA_LINE}},
    "nerve": {"fillcolor": theme.NERVE, "line": {"width": 1.2, "color": theme.NERVE_LINE}},
    "pressed": {"fillcolor": theme.PRESSED, "line": {"width": 1.8, "color": theme.PRESSED_LINE}},
    "material": {"fillcolor": theme.MATERIAL, "line": {"width": 1.4, "color": theme.MATERIAL_LINE}},
    "zones": {"line": {"width": 1, "color": theme.INK, "dash": "4px,3px"}},
    "leader": {"line": {"width": 0.8, "color": theme.INK}},
}
OPEN = {"lamellae", "ligament", "rootlets"}


def mirror(line: Mapping[str, Sequence[float | None]]) -> dict[str, Sequence[float | None]]:
    """Return the right side's copy of a shape of the left."""
    return {"x": [None if x is None else 0.0 - x for x in line["x"]], "y": line["y"]}


def _outline(half: Mapping[str, Sequence[float | None]]) -> str:
    """Return the path of an outline of which the left half is given, from front to back."""
    other = mirror(half)
    return path([*half["x"], *reversed(other["x"])], [*half["y"], *reversed(other["y"])])


def tissue(name: str, kind: str, line: str) -> Shape:
    """Return a shape that is in the figure but not yet seen."""
    return {"type": "path", "layer": "below", "name": name, "path": line, "opacity": 0, **_TISSUES[kind]}


def at_risk(herniation: Herniation) -> str:
    """Return what the canal holds at a level, whatever the zone."""
    return str(table("levels")[herniation.level]["at_risk"])


def cut_of(herniation: Herniation, cut: str) -> Mapping[str, Any]:
    """Return the atlas's drawing of a cut: "axial", "foramen", or "canal", "recess" and "foramina" from the side."""
    frame = atlas("sections")["frames"][herniation.part]
    drawn: Mapping[str, Any] = (
        frame["sagittal"][cut] if cut in frame["sagittal"] else frame[cut.replace("axial", "disc")]
    )
    return drawn


def side_cut(herniation: Herniation) -> str:
    """Return the cut from the side that meets the herniation."""
    if herniation.zone == "central":
        return "canal"
    return "recess" if herniation.part == "lumbar" and herniation.zone == "subarticular" else "foramina"


def state_of(herniation: Herniation, form: str | None, cut: str, states: Mapping[str, Any]) -> str:
    """Return which of its states a part is in, "free" being one."""
    zone = herniation.zone if cut in {"axial", "foramen", "canal"} else "lateral"
    # seen from above, a free piece presses what it pressed before it came off
    for shown in (form, "extrusion" if form == "sequestration" else None):
        if f"{zone} {shown}" in states:
            return f"{zone} {shown}"
    return "free"


def _sided(words: str, kind: str, states: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield the shapes of an axial part by state: one for each side, or one in all for what lies in the middle."""
    for state, line in states.items():
        how = "pressed" if kind == "nerve" and state != "free" else kind
        suffix = {"free": ""}.get(state, f" pressed {state}" if kind == "nerve" else f" {state}")
        if state.startswith("central") and kind == "dura":
            yield tissue(f"{words}{suffix}", how, _outline(line))
            continue
        left, right = (path(half["x"], half["y"], closed=kind != "dura") for half in (line, mirror(line)))
        if state.startswith("central"):
            yield tissue(f"{words}{suffix}", how, left + right if kind == "nerve" else left)
        else:
            yield tissue(f"{words} left{suffix}", how, left)
            yield tissue(f"{words} right{suffix}", how, right)


def axial_cut(cut: str, frame: str, drawn: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield every shape of one axial cut, bottom layer first."""
    head = f"{cut} {frame}"
    still = {
        kind: tissue(f"{head} anatomy {kind}", kind, path(**line, closed=kind not in OPEN))
        for kind, line in drawn["anatomy"].items()
    }
    yield from (shape for kind, shape in still.items() if kind != "rootlets")
    yield from _sided(f"{head} dura", "dura", drawn["dura"])
    yield from (shape for kind, shape in still.items() if kind == "rootlets")
    for name, states in drawn["contents"].items():
        for state, line in states.items():
            free = state == "free"
            yield tissue(
                f"{head} {name}" + ("" if free else f" pressed {state}"), "nerve" if free else "pressed", path(**line)
            )
    material = {state.replace("left bulge", "bulge"): line for state, line in drawn["material"].items()}
    yield from _sided(f"{head} material", "material", material)
    for root in ROOTS:
        yield from _sided(f"{head} root {root}", "nerve", drawn.get(root, {}))
    if "traversing" not in drawn and "conus" in drawn["contents"]:
        # beside the conus the next root to leave still hangs in the sac: the strand that the atlas lists first
        line = drawn["contents"]["conus"]["free"]
        end = line["x"].index(None)
        strand = {axis: line[axis][:end] for axis in "xy"}
        states = {state: strand for state in drawn["exiting"] if state.startswith("subarticular")}
        yield from _sided(f"{head} root traversing", "nerve", states)


def axial_lit(herniation: Herniation, form: str | None, cut: str = "axial") -> set[str]:
    """Return the names of the shapes an axial cut shows in one form of the disc, None being the normal one."""
    drawn, head = cut_of(herniation, cut), f"{cut} {herniation.part}"
    middle = herniation.zone == "central"
    names = {f"{head} anatomy {kind}" for kind in drawn["anatomy"] if kind != "rib" or herniation.level in RIBBED}
    content = CONTENT[at_risk(herniation)]
    state = state_of(herniation, form, cut, drawn["contents"][content])
    names.add(f"{head} {content}" + ("" if state == "free" else f" pressed {state}"))
    for part, word in (("dura", ""), *((root, " pressed") for root in ROOTS)):
        state = state_of(herniation, form, cut, drawn.get(part, {}))
        words = f"{head} {part}" if part == "dura" else f"{head} root {part}"
        if part in drawn and middle and state != "free":
            names.add(f"{words}{word} {state}")
        elif part in drawn:
            for side in SIDES:
                free = state == "free" or side not in herniation.sides
                names.add(f"{words} {side}" + ("" if free else f"{word} {state}"))
    if (
        "traversing" not in drawn
        and herniation.zone == "subarticular"
        and herniation.traversing_root in herniation.roots
    ):
        state = state_of(herniation, form, cut, drawn["exiting"])
        if state != "free":
            names |= {f"{head} root traversing {side} pressed {state}" for side in herniation.sides}
    return names | {f"{head} material {name}" for name in _materials(herniation, form, cut, drawn["material"])}


def _materials(herniation: Herniation, form: str | None, cut: str, drawn: Mapping[str, Any]) -> Iterator[str]:
    """Yield the pieces of displaced disc a cut shows; a cut beside the disc may meet none."""
    middle = herniation.zone == "central"
    if form == "bulge":
        if "left bulge" in drawn:
            yield from ["central bulge"] if middle else [f"{side} bulge" for side in herniation.sides]
        return
    state = state_of(herniation, form, cut, drawn)
    if state != "free":
        yield from [state] if middle else [f"{side} {state}" for side in herniation.sides]


def side_shapes(herniation: Herniation) -> Iterator[Shape]:
    """Yield the shapes of the cut from the side, bottom layer first."""
    cut = side_cut(herniation)
    drawn, head = cut_of(herniation, cut), "side"
    for kind, line in drawn["anatomy"].items():
        yield tissue(f"{head} anatomy {kind}", kind, path(**line, closed=kind not in OPEN))
    parts: dict[str, tuple[str, str, Mapping[str, Any]]] = {"dura": ("dura", "dura", drawn.get("dura", {}))}
    if "contents" in drawn:
        content = CONTENT[at_risk(herniation)]
        parts |= {
            content: ("nerve", "nerve", drawn["contents"][content]),
            f"{content} pressed": ("pressed", "pressed", drawn["pressed"][content]),
        }
    for root in ROOTS:
        if root in drawn:
            parts[f"root {root} {herniation.sides[0]}"] = ("nerve", "pressed", drawn[root])
    for part, (free, pressed, states) in parts.items():
        for state, line in states.items():
            word = " pressed" if pressed != free else ""
            name = f"{head} {part}" + ("" if state == "free" else f"{word} {state}")
            yield tissue(name, free if state == "free" else pressed, path(**line))
    for state, line in drawn["material"].items():
        yield tissue(f"{head} material {state}", "material", path(**line))


def side_lit(herniation: Herniation, form: str | None) -> set[str]:
    """Return the names of the shapes the cut from the side shows in one form of the disc."""
    cut = side_cut(herniation)
    drawn, head = cut_of(herniation, cut), "side"
    names = {f"{head} anatomy {kind}" for kind in drawn["anatomy"]}

    def add(part: str, states: Mapping[str, Any], word: str = "") -> None:
        state = state_of(herniation, form, cut, states)
        if state != "free" or "free" in states:
            names.add(f"{head} {part}" + ("" if state == "free" else f"{word} {state}"))

    if "contents" in drawn:
        content = CONTENT[at_risk(herniation)]
        add("dura", drawn["dura"])
        add(content, drawn["contents"][content])
        add(f"{content} pressed", drawn["pressed"][content])
    for root in ROOTS:
        if root in drawn:
            add(f"root {root} {herniation.sides[0]}", drawn[root], " pressed")
    if form == "bulge":
        names.add(f"{head} material bulge")
    else:
        add("material", drawn["material"])
    return names
