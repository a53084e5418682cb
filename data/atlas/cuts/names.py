"""Where the names in the cuts stand and what they point at, and the thin lines that guide the eye across the disc.

In units of the sheet, like the finished cuts. A name of the left has its mirror image on the right.
"""

from cuts.axial_frames import VIEW, ZONES
from cuts.side_frames import VIEW as SIDE_VIEW

LEFT, _, RIGHT, TOP = VIEW
BOTTOM = -4.9  # of the cut across the disc, its zone names included
SHEETS = {  # what is shown of each cut, with room for its names: left, bottom, right, top
    "axial": (LEFT, BOTTOM, RIGHT, TOP),
    "foramen": (LEFT, -3.1, RIGHT, 2.5),  # without the front of the vertebral body
    "side": (SIDE_VIEW[0], SIDE_VIEW[1], 6.7, SIDE_VIEW[3]),
}
# Where the names of the roots stand on the left, and what they point at.
AXIAL_ROOTS = {
    "cervical": {"exiting": ((4.25, -1.5), (2.75, -0.4))},
    "thoracic": {"exiting": ((4.25, -1.6), (2.5, -0.6))},
    "lumbar": {"exiting": ((4.25, -0.85), (2.55, 0.0)), "traversing": ((4.25, -2.55), (0.96, -0.6))},
}
FORAMEN_ROOTS = {
    "cervical": {"exiting": ((4.25, -1.6), (2.8, -0.5))},
    "thoracic": {"exiting": ((4.25, -1.7), (2.3, -0.5))},
    "lumbar": {"exiting": ((4.25, -1.2), (2.3, 0.05)), "traversing": ((4.25, -2.4), (0.9, -0.45))},
}
# From the side: what the name of the nerve points at.
SIDE_TIPS = {
    ("cervical", "canal"): (1.3, -1.4),
    ("cervical", "foramina"): (0.95, -0.42),
    ("thoracic", "canal"): (1.3, -1.4),
    ("thoracic", "foramina"): (0.85, 0.53),
    ("lumbar", "canal"): (1.15, -1.5),
    ("lumbar", "recess"): (0.55, -1.5),
    ("lumbar", "foramina"): (0.6, 0.85),
}
# What the side without a herniation is free to name: text, where it stands, what it points at (a place on the right).
STRUCTURES = {
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
CONTENT, CONTENT_TIP = (0, -3.2), (0, -1.5)
HIGH_ROW, LOW_ROW = -4.15, -4.6  # of the names of the zones: neighbours keep apart
ZONE_NAME = {"size": 10, "backed": True}


def names():
    """The names that say something else in each herniation, by the key under which the figure says what."""
    inner, middle, outer = ZONES
    across = {"cut": "axial"}
    yield across | {"name": "L", "at": (RIGHT, 3.25), "anchor": "right"}
    yield across | {"name": "R", "at": (LEFT, 3.25), "anchor": "left"}
    yield across | {"name": "front", "at": (LEFT + 0.5, 3.25), "anchor": "left"}
    yield across | {"name": "back", "at": (LEFT, -3.75), "anchor": "left"}
    yield across | {"name": "material", "at": (RIGHT - 0.5, 3.25), "anchor": "right"}
    yield across | {"name": "content", "at": CONTENT}
    yield across | {"name": "zone central", "at": (0, HIGH_ROW)} | ZONE_NAME
    zone = across | {"side": "left"} | ZONE_NAME
    yield zone | {"name": "zone subarticular", "at": (round((inner + middle) / 2, 2), LOW_ROW)}
    yield zone | {"name": "zone foraminal", "at": (round((middle + outer) / 2, 2), HIGH_ROW)}
    yield zone | {"name": "zone extraforaminal", "at": (RIGHT, LOW_ROW), "anchor": "right"}
    for frame, roots in AXIAL_ROOTS.items():
        for role, (at, _) in roots.items():
            root = {"frame": frame, "name": f"{frame} {role}", "of": role, "side": "left"}
            yield across | root | {"at": at, "anchor": "right"}
    for frame, roots in FORAMEN_ROOTS.items():
        for role, (at, tip) in roots.items():
            root = {"cut": "foramen", "frame": frame, "name": f"foramen {role}", "of": role, "side": "left"}
            yield root | {"at": at, "tip": tip}
    for (frame, cut), tip in SIDE_TIPS.items():
        yield {"cut": cut, "frame": frame, "name": "side", "at": (SHEETS["side"][2] - 0.05, -1.2), "tip": tip}


def structures():
    """The names across the disc that always say the same."""
    for frame, named in STRUCTURES.items():
        for text, at, tip in named:
            shown = {"frame": frame, "text": text, "at": at, "size": 11} | ({"tip": tip} if tip else {})
            yield shown | ({"tissue": "rib"} if text == "rib" else {})  # not every chest disc has one


def _line(*lines):
    """Lines as coordinates, parted by None."""
    points = [point for line in lines for point in (*line, (None, None))][:-1]
    return {axis: [p[n] if p[n] is None else round(p[n], 2) for p in points] for n, axis in enumerate("xy")}


def guides():
    """The borders of the zones, broken where the names of the roots stand, and the lines from names to nerves."""
    edges = [sign * x for x in ZONES for sign in (1, -1)]
    spans = ((0.9, -1.0), (-3.8, BOTTOM + 0.1))
    yield {"cut": "axial", "tissue": "zones"} | _line(*([(x, y) for y in span] for x in edges for span in spans))
    yield {"cut": "axial", "tissue": "leader"} | _line((CONTENT, CONTENT_TIP))
    for frame, roots in AXIAL_ROOTS.items():
        lines = [((x - 1, y + 0.4), tip) for (x, y), tip in roots.values()]
        yield {"cut": "axial", "frame": frame, "tissue": "leader", "side": "left"} | _line(*lines)
