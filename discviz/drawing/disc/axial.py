"""The axial cut at the disc with its names, for every level at once.

The explorer holds all of it from the start: a selection changes opacities and words, never a shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body.chart import path
from discviz.drawing.disc import cuts
from discviz.knowledge import atlas, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discviz.spine.herniation import Herniation

CORD_WORDS = {"cord": "spinal cord"}
PRESSED_WORD = f'<span style="color:{theme.PRESSED}"><b>pressed</b></span>'

# Where the names of the roots stand on the left, and what they point at.
NAMES: dict[str, dict[str, tuple[tuple[float, float], tuple[float, float]]]] = {
    "cervical": {"exiting": ((4.25, -1.5), (2.75, -0.4))},
    "thoracic": {"exiting": ((4.25, -1.6), (2.5, -0.6))},
    "lumbar": {"exiting": ((4.25, -0.85), (2.55, 0.0)), "traversing": ((4.25, -2.55), (0.96, -0.6))},
}
# What the side without a herniation is free to name: text, where it stands, what it points at (a place on the right).
STRUCTURES: dict[str, tuple[tuple[str, tuple[float, float], tuple[float, float] | None], ...]] = {
    "cervical": (
        ("nucleus", (0, 1.5), None),
        ("annulus", (0, 2.65), None),
        ("uncovertebral joint", (-4.25, 2.8), (-2.3, 1.5)),
        ("vertebral artery", (-4.25, 2.3), (-3.4, 1.7)),
        ("facet joint", (-4.25, -2.6), (-2.7, -2.08)),
        ("ligamentum flavum", (-4.25, -3.25), (-1.3, -2.5)),
    ),
    "thoracic": (
        ("nucleus", (0, 1.75), None),
        ("annulus", (0, 2.85), None),
        ("rib", (-3.7, 1.65), None),
        ("facet joint", (-4.25, -2.3), (-1.7, -2.15)),
        ("ligamentum flavum", (-4.25, -3.1), (-0.75, -2.35)),
    ),
    "lumbar": (
        ("nucleus", (0, 1.5), None),
        ("annulus", (0, 2.72), None),
        ("facet joint", (-4.25, -1.7), (-1.6, -1.43)),
        ("ligamentum flavum", (-4.25, -3.25), (-0.62, -1.62)),
    ),
}
# In the cut through the foramen: height of a root's name, and what it points at, on the left.
FORAMEN_NAMES: dict[str, dict[str, tuple[float, tuple[float, float]]]] = {
    "cervical": {"exiting": (-1.6, (2.8, -0.5))},
    "thoracic": {"exiting": (-1.7, (2.3, -0.5))},
    "lumbar": {"exiting": (-1.2, (2.3, 0.05)), "traversing": (-2.4, (0.9, -0.45))},
}
SIDE_TIPS = {
    ("cervical", "canal"): (1.3, -1.4),
    ("cervical", "foramina"): (0.95, -0.42),
    ("thoracic", "canal"): (1.3, -1.4),
    ("thoracic", "foramina"): (0.85, 0.53),
    ("lumbar", "canal"): (1.15, -1.5),
    ("lumbar", "recess"): (0.55, -1.5),
    ("lumbar", "foramina"): (0.6, 0.85),
}
SIDE_RIGHT = 6.7  # of the cut from the side, with room for a name
CONTENT_NAME, CONTENT_TIP = (0.0, -3.2), (0.0, -1.5)
ZONE_ROWS = {"central": -4.15, "foraminal": -4.15, "subarticular": -4.6, "extraforaminal": -4.6}
BOTTOM = -4.9  # of the axial cut, its zone names included


def _guides() -> Iterator[cuts.Shape]:
    """Yield the borders of the zones, and the lines that lead from names to what they name."""
    # broken where the names of the roots stand
    parts = ((0.9, -1.0), (-3.8, BOTTOM + 0.1))
    edges = [sign * x for x in atlas("sections")["zones"] for sign in (1, -1)]
    lines = [([x, x], part) for x in edges for part in parts]
    yield cuts.tissue("axial zones", "zones", "".join(path(x, y, closed=False) for x, y in lines))
    yield cuts.tissue(
        "axial leader content", "leader", path(*zip(CONTENT_NAME, CONTENT_TIP, strict=True), closed=False)
    )
    for frame, roots in NAMES.items():
        for side, sign in cuts.SIGNS.items():
            ends = [([sign * (x - 1), sign * tip[0]], [y + 0.4, tip[1]]) for (x, y), tip in roots.values()]
            drawn = "".join(path(x, y, closed=False) for x, y in ends)
            yield cuts.tissue(f"axial {frame} leader {side}", "leader", drawn)


@remembered
def _axial() -> tuple[cuts.Shape, ...]:
    frames = atlas("sections")["frames"]
    made = [shape for frame, drawn in frames.items() for shape in cuts.axial_cut("axial", frame, drawn["disc"])]
    return (*made, *_guides())


def axial_shapes(xref: str = "x", yref: str = "y") -> list[cuts.Shape]:
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
    names = cuts.axial_lit(herniation, herniation.morphology) | guides(herniation)
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
    at = {"subarticular": (inner + middle) / 2, "foraminal": (middle + outer) / 2, "extraforaminal": x1}
    places: dict[str, tuple[float, float, str]] = {
        "L": (x1, y1 - 0.2, "right"),
        "R": (x0, y1 - 0.2, "left"),
        "front": (x0 + 0.5, y1 - 0.2, "left"),
        "back": (x0, -3.75, "left"),
        "material": (x1 - 0.5, y1 - 0.2, "right"),
        "content": (*CONTENT_NAME, "center"),
        "zone central": (0, ZONE_ROWS["central"], "center"),
    }
    for side, sign in cuts.SIGNS.items():
        for zone, x in at.items():
            anchor = "center" if zone != "extraforaminal" else "right" if sign > 0 else "left"
            places[f"zone {zone} {side}"] = (sign * x, ZONE_ROWS[zone], anchor)
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
    names = cuts.axial_lit(herniation, form)
    words = {annotation["name"]: "" for annotation in axial_annotations()}
    words |= {"L": "<b>L</b>", "R": "<b>R</b>", "front": "▲ front", "back": "▼ back"}
    words["material"] = f'<span style="color:{theme.MATERIAL}">■</span> {form}' if form else "normal disc"
    for name in words:
        if name.startswith("zone"):
            zone = name.split()[1]
            mine = zone == herniation.zone and (zone == "central" or name.split()[2] in herniation.sides)
            words[name] = f"<b>{zone}</b>" if mine and form else zone
    risk = cuts.at_risk(herniation)
    pressed = any(f" {cuts.CONTENT[risk]} pressed" in name for name in names)
    words["content"] = CORD_WORDS.get(risk, risk) + (f": {PRESSED_WORD}" if pressed else "")
    if risk == "conus medullaris" and "traversing" not in NAMES[herniation.part]:
        words["content"] += f"<br>and the roots from {herniation.traversing_root} down"
        if any(" root traversing" in name for name in names):
            words["content"] += f"<br>{herniation.traversing_root}: {PRESSED_WORD}"
    for root in NAMES[herniation.part]:
        for side in herniation.sides:
            words[f"{herniation.part} {root} {side}"] = root_words(herniation, root, side, names, form)
    return words


def root_words(
    herniation: Herniation, root: str, side: str, names: set[str], form: str | None, *, at_disc: bool = True
) -> str:
    """Return the name of a root and how it fares in a cut whose lit shapes are given."""
    named = getattr(herniation, f"{root}_root")
    mine = {name for name in names if f" root {root}" in name and (side in name or "central" in name)}
    if any("pressed" in name for name in mine):
        fate = PRESSED_WORD
    elif form not in {None, "bulge"} and not at_disc and named in herniation.roots:
        fate = "free in this cut"
    elif form == "bulge" and named in herniation.roots and herniation.zone != "central":
        fate = "next to the bulge"
    elif form not in {None, "bulge"} and herniation.zone == "central" and named in herniation.roots:
        fate = "may be touched"
    else:
        fate = "free"
    return f"{named} root ({root})<br>{fate}"


def structures(herniation: Herniation) -> Iterator[tuple[str, tuple[float, float], tuple[float, float] | None]]:
    """Yield the structures that are named on a level's axial cut: text, its place, and what it points at."""
    for named in STRUCTURES[herniation.part]:
        if named[0] != "rib" or herniation.level in cuts.RIBBED:
            yield named


def pointer(
    text: str, axes: str, place: tuple[float, float], tip: tuple[float, float], size: int = 12
) -> dict[str, Any]:
    """Return an annotation with a thin line to what it names."""
    left = place[0] < tip[0]
    return {
        "name": text,
        "text": text,
        "font": {"size": size, "color": theme.INK},
        "xref": f"x{axes}",
        "yref": f"y{axes}",
        "x": tip[0],
        "y": tip[1],
        "axref": f"x{axes}",
        "ayref": f"y{axes}",
        "ax": place[0],
        "ay": place[1],
        "xanchor": "left" if left else "right",
        "align": "left" if left else "right",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 0.8,
        "arrowcolor": theme.INK,
    }
