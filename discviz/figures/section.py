"""Cuts through a disc: their shapes, and which of them a herniation lights.

The cuts come ready from ``data/atlas/sections.json``: anatomy that stays, and for each part that can be pressed one
shape by state. All are layout shapes; a selection or a step of the figure only changes which are opaque.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from discviz.figures import theme
from discviz.figures.chart import path
from discviz.tables import atlas, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from discviz.herniation import Herniation

Shape = dict[str, Any]
SIDES = ("left", "right")
SIGNS = {"left": 1, "right": -1}
ROOTS = ("exiting", "traversing")
RIBBED = tuple(f"T{n}-T{n + 1}" for n in range(1, 10))  # discs whose rib reaches their rim; the last ribs stay below
CONTENT = {"cord": "cord", "conus medullaris": "conus", "cauda equina": "cauda"}
CORD_WORDS = {"cord": "spinal cord"}
PRESSED_WORD = f'<span style="color:{theme.PRESSED}"><b>pressed</b></span>'

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

# Where the names of the roots stand on the left, and what they point at.
NAMES: dict[str, dict[str, tuple[tuple[float, float], tuple[float, float]]]] = {
    "cervical": {"exiting": ((4.25, -1.5), (2.75, -0.4))},
    "thoracic": {"exiting": ((4.25, -1.6), (2.5, -0.6))},
    "lumbar": {"exiting": ((4.25, -0.85), (2.55, 0.0)), "traversing": ((4.25, -2.55), (0.96, -0.6))},
}
CONTENT_NAME, CONTENT_TIP = (0.0, -3.2), (0.0, -1.5)
ZONE_ROWS = {"central": -4.15, "foraminal": -4.15, "subarticular": -4.6, "extraforaminal": -4.6}
BOTTOM = -4.9  # of the axial cut, its zone names included


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


# --- the axial cut of every level at once, for the explorer ---------------------------------------------------------


def _guides() -> Iterator[Shape]:
    """Yield the borders of the zones, and the lines that lead from names to what they name."""
    bottom, top = BOTTOM + 0.1, 0.9
    lines = [([sign * x, sign * x], [bottom, top]) for x in atlas("sections")["zones"] for sign in (1, -1)]
    yield tissue("axial zones", "zones", "".join(path(x, y, closed=False) for x, y in lines))
    yield tissue("axial leader content", "leader", path(*zip(CONTENT_NAME, CONTENT_TIP, strict=True), closed=False))
    for frame, roots in NAMES.items():
        for side, sign in SIGNS.items():
            ends = [([sign * (x - 1), sign * tip[0]], [y + 0.4, tip[1]]) for (x, y), tip in roots.values()]
            drawn = "".join(path(x, y, closed=False) for x, y in ends)
            yield tissue(f"axial {frame} leader {side}", "leader", drawn)


@cache
def _axial() -> tuple[Shape, ...]:
    frames = atlas("sections")["frames"]
    drawn = [shape for frame, cuts in frames.items() for shape in axial_cut("axial", frame, cuts["disc"])]
    return (*drawn, *_guides())


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
    names = axial_lit(herniation, herniation.morphology) | guides(herniation)
    return {shape["name"]: 1.0 for shape in _axial() if shape["name"] in names}


def guides(herniation: Herniation) -> set[str]:
    """Return the names of the lines that explain the cut."""
    return {"axial zones", "axial leader content"} | {
        f"axial {herniation.part} leader {side}" for side in herniation.sides
    }


def axial_range() -> tuple[float, float, float, float]:
    """Return the edges of the axial cut in its own units: left, bottom, right, top; one unit is as long both ways."""
    x0, _, x1, y1 = atlas("sections")["view"]
    return x0, BOTTOM, x1, y1


def axial_annotations(xref: str = "x", yref: str = "y") -> list[dict[str, Any]]:
    """Return every name the axial cut can bear, their texts empty; :func:`axial_words` says what they read."""
    x0, _, x1, y1 = axial_range()
    inner, middle, outer = atlas("sections")["zones"]
    at = {"subarticular": (inner + middle) / 2, "foraminal": (middle + outer) / 2, "extraforaminal": (outer + x1) / 2}
    places: dict[str, tuple[float, float, str]] = {
        "L": (x1, y1 - 0.2, "right"),
        "R": (x0, y1 - 0.2, "left"),
        "front": (x0 + 0.5, y1 - 0.2, "left"),
        "back": (x0, -3.75, "left"),
        "material": (x1 - 0.5, y1 - 0.2, "right"),
        "content": (*CONTENT_NAME, "center"),
        "zone central": (0, ZONE_ROWS["central"], "center"),
    }
    for side, sign in SIGNS.items():
        for zone, x in at.items():
            places[f"zone {zone} {side}"] = (sign * x, ZONE_ROWS[zone], "center")
        for frame, roots in NAMES.items():
            for root, ((x, y), _) in roots.items():
                places[f"{frame} {root} {side}"] = (sign * x, y, "right" if sign > 0 else "left")
    common = {"xref": xref, "yref": yref, "showarrow": False, "text": "", "yanchor": "middle", "borderpad": 1}
    return [
        {
            **common,
            "name": name,
            "x": x,
            "y": y,
            "xanchor": anchor,
            "align": anchor,
            "font": {"size": 10 if name.startswith("zone") else 12, "color": theme.INK},
            **({"bgcolor": theme.PAPER} if name.startswith("zone") else {}),
        }
        for name, (x, y, anchor) in places.items()
    ]


def axial_words(herniation: Herniation) -> dict[str, str]:
    """Return the text of each name of the axial cut; an empty one is not shown.

    Examples
    --------
    >>> from discviz import Herniation
    >>> axial_words(Herniation("L4-L5"))["lumbar exiting left"]
    'L4 root (exiting)<br>free'
    """
    return words_of(herniation, herniation.morphology)


def words_of(herniation: Herniation, form: str | None) -> dict[str, str]:
    """Return what :func:`axial_words` does, for any form of the disc; None is the normal one."""
    names = axial_lit(herniation, form)
    words = {annotation["name"]: "" for annotation in axial_annotations()}
    words |= {"L": "<b>L</b>", "R": "<b>R</b>", "front": "▲ front", "back": "▼ back"}
    words["material"] = f'<span style="color:{theme.MATERIAL}">■</span> {form}' if form else "normal disc"
    for name in words:
        if name.startswith("zone"):
            zone = name.split()[1]
            mine = zone == herniation.zone and (zone == "central" or name.split()[2] in herniation.sides)
            words[name] = f"<b>{zone}</b>" if mine and form else zone
    risk = at_risk(herniation)
    pressed = any(f" {CONTENT[risk]} pressed" in name for name in names)
    words["content"] = CORD_WORDS.get(risk, risk) + (f": {PRESSED_WORD}" if pressed else "")
    for root in NAMES[herniation.part]:
        for side in herniation.sides:
            words[f"{herniation.part} {root} {side}"] = root_words(herniation, root, side, names, form)
    return words


def root_words(herniation: Herniation, root: str, side: str, names: set[str], form: str | None) -> str:
    """Return the name of a root and how it fares in a cut whose lit shapes are given."""
    named = getattr(herniation, f"{root}_root")
    mine = {name for name in names if f" root {root}" in name and (side in name or "central" in name)}
    if any("pressed" in name for name in mine):
        fate = PRESSED_WORD
    elif form == "bulge" and named in herniation.roots and herniation.zone != "central":
        fate = "next to the bulge"
    elif form not in {None, "bulge"} and herniation.zone == "central" and named in herniation.roots:
        fate = "may be touched"
    else:
        fate = "free"
    return f"{named} root ({root})<br>{fate}"
