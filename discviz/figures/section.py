"""Cuts through a disc: their shapes, and which of them a herniation lights.

The cuts come ready from ``data/atlas/sections.json``: anatomy that stays, and for each part that can be pressed one
shape by state. All are layout shapes; a selection or a step of the figure only changes which are opaque.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from discviz.figures import theme
from discviz.figures.chart import path
from discviz.tables import atlas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from discviz.herniation import Herniation

Shape = dict[str, Any]
SIDES = ("left", "right")
RIBBED = tuple(f"T{n}-T{n + 1}" for n in range(1, 10))  # discs whose rib reaches their rim; the last ribs stay below
CONTENT = {"cord": "cord", "conus medullaris": "conus", "cauda equina": "cauda"}

FAT = "#fbf8f2"
_TISSUES: dict[str, Shape] = {
    "muscle": {"fillcolor": theme.FLESH, "line": {"width": 0}},
    "vessel": {"fillcolor": theme.mixed(theme.FLESH, theme.INK, 0.25), "line": {"width": 1, "color": theme.QUIET_INK}},
    "bone": {"fillcolor": theme.BONE, "line": {"width": 1.2, "color": theme.BONE_LINE}},
    "rib": {"fillcolor": theme.BONE, "line": {"width": 1.2, "color": theme.BONE_LINE}},
    "annulus": {"fillcolor": theme.ANNULUS, "line": {"width": 1.2, "color": theme.ANNULUS_LINE}},
    "lamellae": {"line": {"width": 0.7, "color": theme.mixed(theme.ANNULUS_LINE, theme.ANNULUS, 0.4)}},
    "nucleus": {"fillcolor": theme.NUCLEUS, "line": {"width": 0.8, "color": theme.ANNULUS_LINE}},
    "flavum": {
        "fillcolor": theme.mixed(theme.LIGAMENT, theme.PAPER, 0.6),
        "line": {"width": 0.8, "color": theme.LIGAMENT},
    },
    "rootlets": {"line": {"width": 2.4, "color": theme.NERVE_LINE}},
    "ligament": {"line": {"width": 2.2, "color": theme.LIGAMENT}},
    "dura": {
        "fillcolor": theme.mixed(theme.DURA_LINE, theme.PAPER, 0.82),
        "line": {"width": 1.6, "color": theme.DURA_LINE},
    },
    "nerve": {"fillcolor": theme.NERVE, "line": {"width": 1.2, "color": theme.NERVE_LINE}},
    "pressed": {"fillcolor": theme.PRESSED, "line": {"width": 1.8, "color": theme.PRESSED_LINE}},
    "material": {"fillcolor": theme.MATERIAL, "line": {"width": 1.4, "color": theme.MATERIAL_LINE}},
}
_OPEN = {"lamellae", "ligament", "rootlets"}


def mirror(line: Mapping[str, Sequence[float | None]]) -> dict[str, Sequence[float | None]]:
    """Return the right side's copy of a shape of the left."""
    return {"x": [None if x is None else 0.0 - x for x in line["x"]], "y": line["y"]}


def round_the_back(half: Mapping[str, Sequence[float | None]]) -> dict[str, Sequence[float | None]]:
    """Return an outline of which the left half was given, from front to back."""
    other = mirror(half)
    return {axis: [*half[axis], *reversed(other[axis])] for axis in "xy"}


def tissue(name: str, kind: str, line: str) -> Shape:
    """Return a shape that is in the figure but not yet seen."""
    return {"type": "path", "layer": "below", "name": name, "path": line, "opacity": 0, **_TISSUES[kind]}


def _sided(cut: str, frame: str, part: str, kind: str, states: Mapping[str, Any], *, closed: bool) -> Iterator[Shape]:
    """Yield the shapes of a part by state: one for each side, or one in all for what lies in the middle."""
    for state, line in states.items():
        pressed = kind == "nerve" and state != "free"
        words = " ".join([cut, frame, part])
        suffix = "" if state == "free" else f" pressed {state}" if pressed else f" {state}"
        lines = {side: path(**(line if side == "left" else mirror(line)), closed=closed) for side in SIDES}
        how = "pressed" if pressed else kind
        if state.startswith("central") and closed is False:
            yield tissue(f"{words}{suffix}", how, path(**round_the_back(line)))
        elif state.startswith("central") and part != "material":
            yield tissue(f"{words}{suffix}", how, lines["left"] + lines["right"])
        elif state.startswith("central"):
            yield tissue(f"{words}{suffix}", how, lines["left"])
        else:
            for side, drawn in lines.items():
                yield tissue(f"{words} {side}{suffix}", how, drawn)


def _cut_shapes(cut: str, frame: str, drawn: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield every shape of one axial cut, bottom layer first."""
    still = {
        kind: tissue(f"{cut} {frame} anatomy {kind}", kind, path(**line, closed=kind not in _OPEN))
        for kind, line in drawn["anatomy"].items()
    }
    yield from (shape for kind, shape in still.items() if kind != "rootlets")
    yield from _sided(cut, frame, "dura", "dura", drawn["dura"], closed=False)
    yield from (shape for kind, shape in still.items() if kind == "rootlets")
    for name, states in drawn["contents"].items():
        for state, line in states.items():
            free = state == "free"
            words = f"{cut} {frame} {name}" + ("" if free else f" pressed {state}")
            yield tissue(words, "nerve" if free else "pressed", path(**line))
    material = {state.replace("left bulge", "bulge"): line for state, line in drawn["material"].items()}
    yield from _sided(cut, frame, "material", "material", material, closed=True)
    for root in ("exiting", "traversing"):
        yield from _sided(cut, frame, f"root {root}", "nerve", drawn.get(root, {}), closed=True)


def lit(cut: str, herniation: Herniation, form: str | None) -> set[str]:
    """Return the names of the shapes one axial cut shows for a herniation in one form, None being the normal disc."""
    frame, zone = herniation.part, herniation.zone
    drawn = atlas("sections")["frames"][frame][cut_key(cut)]
    head = f"{cut} {frame}"
    names = {f"{head} anatomy {kind}" for kind in drawn["anatomy"] if kind != "rib" or herniation.level in RIBBED}
    # a free piece presses what it pressed before it came off
    state = f"{zone} {'extrusion' if form == 'sequestration' else form}"
    middle = zone == "central"
    content = CONTENT[at_risk(herniation)]
    pressed = state in drawn["contents"][content]
    names.add(f"{head} {content} pressed {state}" if pressed else f"{head} {content}")
    # a cut beside the disc meets the same piece, attached or free
    shown = form if f"{zone} {form}" in drawn["material"] or form == "bulge" else state.split()[1]
    if middle and form and f"central {shown}" in drawn["material"]:
        names.add(f"{head} material central {shown}")
    parts = [("dura", "", drawn["dura"])]
    parts += [(f"root {root}", " pressed", drawn[root]) for root in ("exiting", "traversing") if root in drawn]
    for part, word, states in parts:
        if middle and state in states:
            names.add(f"{head} {part}{word} {state}")
            continue
        for side in SIDES:
            changed = not middle and side in herniation.sides and state in states
            names.add(f"{head} {part} {side}" + (f"{word} {state}" if changed else ""))
    if form and not middle:
        key = "bulge" if form == "bulge" else f"{zone} {shown}"
        if ("left bulge" if form == "bulge" else key) in drawn["material"]:
            names |= {f"{head} material {side} {key}" for side in herniation.sides}
    return names


def cut_key(cut: str) -> str:
    """Return the name a cut bears in the atlas."""
    return {"axial": "disc"}.get(cut, cut)


def at_risk(herniation: Herniation) -> str:
    """Return what the canal holds at a level, whatever the zone."""
    from discviz.tables import table

    return str(table("levels")[herniation.level]["at_risk"])


@cache
def _axial() -> tuple[Shape, ...]:
    frames = atlas("sections")["frames"]
    return tuple(shape for frame, cuts in frames.items() for shape in _cut_shapes("axial", frame, cuts["disc"]))


def axial_shapes(xref: str = "x", yref: str = "y") -> list[Shape]:
    """Return every shape of the axial cut at the disc, for all levels and states, none of them seen yet."""
    return [{**shape, "xref": xref, "yref": yref} for shape in _axial()]


def axial_opacities(herniation: Herniation) -> dict[str, float]:
    """Return the opacity of each shape a herniation lights, by name; all others stay at 0.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [name for name in axial_opacities(Herniation("L4-L5")) if "pressed" in name]
    ['axial lumbar root traversing left pressed subarticular protrusion']
    """
    names = lit("axial", herniation, herniation.morphology)
    return {shape["name"]: 1.0 for shape in _axial() if shape["name"] in names}


def axial_range() -> tuple[float, float, float, float]:
    """Return the edges of the axial cut in its own units: left, bottom, right, top; one unit is as long both ways."""
    x0, y0, x1, y1 = atlas("sections")["view"]
    return x0, y0, x1, y1
