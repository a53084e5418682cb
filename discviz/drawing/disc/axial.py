"""The axial cut at the disc with its names, for every level at once.

The explorer holds all of it from the start: a selection changes opacities and words, never a shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.drawing import theme
from discviz.drawing.disc import cuts
from discviz.drawing.scene import Label, Lit, Part, Shape, path, plain
from discviz.knowledge import atlas, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discviz.spine.herniation import Herniation

Place = tuple[float, float]

# Where the names of the roots stand on the left, and what they point at.
NAMES: dict[str, dict[str, tuple[Place, Place]]] = {
    "cervical": {"exiting": ((4.25, -1.5), (2.75, -0.4))},
    "thoracic": {"exiting": ((4.25, -1.6), (2.5, -0.6))},
    "lumbar": {"exiting": ((4.25, -0.85), (2.55, 0.0)), "traversing": ((4.25, -2.55), (0.96, -0.6))},
}
# What the side without a herniation is free to name: text, where it stands, what it points at (a place on the right).
STRUCTURES: dict[str, tuple[tuple[str, Place, Place | None], ...]] = {
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
CONTENT_NAME, CONTENT_TIP = (0.0, -3.2), (0.0, -1.5)
ZONE_ROWS = {"central": -4.15, "foraminal": -4.15, "subarticular": -4.6, "extraforaminal": -4.6}
BOTTOM = -4.9  # of the cut, its zone names included
ZONES, CONTENT_LEADER = Part("axial", "zones"), Part("axial", "leader", "content")


def _leader(frame: str, side: str) -> Part:
    return Part("axial", "leader", "roots", side, view=frame)


def _root_key(frame: str, role: str, side: str) -> str:
    return f"{frame} {role} {side}"


def _zone_key(zone: str, side: str) -> str:
    return f"zone {zone} {side}"


def _guides() -> Iterator[Shape]:
    """Yield the borders of the zones, and the lines that lead from names to what they name."""
    # broken where the names of the roots stand
    parts = ((0.9, -1.0), (-3.8, BOTTOM + 0.1))
    edges = [sign * x for x in atlas("sections")["zones"] for sign in (1, -1)]
    yield cuts.unseen(ZONES, "".join(path([x, x], part, closed=False) for x in edges for part in parts))
    yield cuts.unseen(CONTENT_LEADER, path(*zip(CONTENT_NAME, CONTENT_TIP, strict=True), closed=False))
    for frame, roots in NAMES.items():
        for side, sign in cuts.SIGNS.items():
            ends = [([sign * (x - 1), sign * tip[0]], [y + 0.4, tip[1]]) for (x, y), tip in roots.values()]
            yield cuts.unseen(_leader(frame, side), "".join(path(x, y, closed=False) for x, y in ends))


@remembered
def shapes() -> tuple[Shape, ...]:
    """Return every shape of the cut, for all levels and states, none of them seen yet."""
    return (*(shape for frame in NAMES for shape in cuts.shapes("axial", frame)), *_guides())


def bounds() -> tuple[float, float, float, float]:
    """Return the edges of the cut in its own units: left, bottom, right, top; one unit is as long both ways."""
    x0, _, x1, y1 = atlas("sections")["view"]
    return x0, BOTTOM, x1, y1


@remembered
def labels() -> tuple[Label, ...]:
    """Return every name the cut can bear; :func:`lit` says what they read."""
    x0, _, x1, y1 = bounds()
    inner, middle, outer = atlas("sections")["zones"]
    at = {"subarticular": (inner + middle) / 2, "foraminal": (middle + outer) / 2, "extraforaminal": x1}
    made = [
        Label(x1, y1 - 0.2, name="L", anchor="right"),
        Label(x0, y1 - 0.2, name="R", anchor="left"),
        Label(x0 + 0.5, y1 - 0.2, name="front", anchor="left"),
        Label(x0, -3.75, name="back", anchor="left"),
        Label(x1 - 0.5, y1 - 0.2, name="material", anchor="right"),
        Label(*CONTENT_NAME, name="content"),
        Label(0, ZONE_ROWS["central"], name=_zone_key("central", ""), size=10, backed=True),
    ]
    for side, sign in cuts.SIGNS.items():
        outward = "right" if sign > 0 else "left"
        for zone, x in at.items():
            anchor = outward if zone == "extraforaminal" else "center"
            key = _zone_key(zone, side)
            made.append(Label(sign * x, ZONE_ROWS[zone], name=key, anchor=anchor, size=10, backed=True))
        for frame, roots in NAMES.items():
            for role, ((x, y), _) in roots.items():
                made.append(Label(sign * x, y, name=_root_key(frame, role, side), anchor=outward))
    return tuple(made)


def lit(herniation: Herniation, form: str | None, *, small: bool = False) -> Lit:
    """Return what the cut shows and what its names read in one form of the disc.

    Parameters
    ----------
    herniation : Herniation
        Its level, side and zone.
    form : str or None
        Its own form or another; None is the normal disc.
    small : bool
        True shortens the names for a small panel, which names only the zone that is spoken about.

    Examples
    --------
    >>> from discviz import Herniation
    >>> lit(Herniation("L4-L5"), "protrusion").words["lumbar exiting left"]
    'L4 root (exiting)<br>free'
    """
    seen = cuts.lit(herniation, form, "axial")
    words = {"L": "<b>L</b>", "R": "<b>R</b>", "front": "▲ front", "back": "▼ back", "material": "normal disc"}
    if form:
        named = cuts.name_of(form)
        words["material"] = named if small else f'<span style="color:{theme.MATERIAL}">■</span> {named}'
    for zone in ZONE_ROWS:
        for side in ("",) if zone == "central" else cuts.SIGNS:
            is_meant = form and zone == herniation.zone and (not side or side in herniation.sides)
            words[_zone_key(zone, side)] = f"<b>{zone}</b>" if is_meant else "" if small else zone
    words["content"] = cuts.content_words(herniation, seen)
    if cuts.at_risk(herniation) == "conus medullaris" and "traversing" not in NAMES[herniation.part]:
        # beside the conus the next root to leave still hangs in the sac, and has no name of its own
        hanging = plain(herniation.traversing_root)
        words["content"] += f"<br>and the roots from {hanging} down"
        if cuts.is_pressed(seen, "traversing"):
            words["content"] += f"<br>{hanging}: {cuts.PRESSED_WORD}"
    for role in NAMES[herniation.part]:
        for side in herniation.sides:
            named = plain(cuts.root_of(herniation, role)) + ("" if small else f" root ({role})")
            fate = cuts.fate(herniation, role, side, seen, form)
            words[_root_key(herniation.part, role, side)] = f"{named}<br>{fate}"
    guides = (ZONES, CONTENT_LEADER, *(_leader(herniation.part, side) for side in herniation.sides))
    return Lit(seen | dict.fromkeys(guides, 1.0), words)


def structures(herniation: Herniation) -> Iterator[tuple[str, Place, Place | None]]:
    """Yield the structures that are named on a level's axial cut: text, its place, and what it points at."""
    for named in STRUCTURES[herniation.part]:
        if named[0] != "rib" or herniation.level in cuts.RIBBED:
            yield named
