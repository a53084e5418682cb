"""Measures of the spine in cm: where each vertebra stands, how large it is, and the frames everything is built in.

The measures follow the usual tables of anatomy textbooks, some per cent larger where the body of the atlas is long.
A frame has three axes: x to the left, y forward, z up along the spine; all parts are modelled in such frames.
"""

from typing import NamedTuple

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator

from mesh.solids import unit

CERVICAL = [f"C{n}" for n in range(1, 8)]
THORACIC = [f"T{n}" for n in range(1, 13)]
LUMBAR = [f"L{n}" for n in range(1, 6)]
VERTEBRAE = [*CERVICAL, *THORACIC, *LUMBAR]
SACRAL = [f"S{n}" for n in range(1, 6)]
ROOTS = [*CERVICAL, "C8", *THORACIC, *LUMBAR, *SACRAL]
LEVELS = [f"{upper}-{lower}" for upper, lower in zip(VERTEBRAE[1:], [*VERTEBRAE[2:], "S1"], strict=True)]

# The spine from the side: y of the middle of the bodies at heights z. Neck and loins bend forward, the chest back.
CURVE = [
    (161.0, -1.35),
    (157.5, -0.75),
    (154.2, -0.35),
    (151.0, -0.55),
    (147.2, -1.70),
    (142.0, -3.15),
    (136.0, -4.20),
    (130.5, -4.35),
    (125.0, -3.65),
    (120.0, -2.15),
    (116.2, -0.65),
    (113.1, 0.70),
    (109.9, 1.62),
    (106.6, 1.95),
    (103.3, 1.60),
    (100.2, 0.60),
    (97.5, -1.05),
]
# name: height z of the middle; body: height, width, depth; canal: width, depth
TABLE = {
    "C1": (159.3, 1.00, 1.60, 1.00, 2.60, 1.85),
    "C2": (157.35, 1.25, 1.80, 1.45, 2.45, 1.75),
    "C3": (155.75, 1.20, 1.80, 1.45, 2.40, 1.50),
    "C4": (154.10, 1.20, 1.85, 1.48, 2.45, 1.48),
    "C5": (152.45, 1.20, 1.95, 1.50, 2.50, 1.48),
    "C6": (150.80, 1.22, 2.10, 1.55, 2.50, 1.48),
    "C7": (149.10, 1.30, 2.40, 1.60, 2.45, 1.50),
    "T1": (147.15, 1.65, 2.65, 1.65, 2.15, 1.50),
    "T2": (144.80, 1.95, 2.55, 1.80, 1.85, 1.50),
    "T3": (142.35, 1.95, 2.50, 1.95, 1.70, 1.52),
    "T4": (139.80, 2.05, 2.50, 2.10, 1.65, 1.55),
    "T5": (137.15, 2.12, 2.55, 2.25, 1.65, 1.55),
    "T6": (134.45, 2.18, 2.65, 2.40, 1.65, 1.55),
    "T7": (131.70, 2.23, 2.80, 2.52, 1.68, 1.55),
    "T8": (128.90, 2.28, 2.95, 2.62, 1.70, 1.55),
    "T9": (126.00, 2.42, 3.08, 2.70, 1.72, 1.58),
    "T10": (123.00, 2.58, 3.25, 2.78, 1.78, 1.60),
    "T11": (119.85, 2.75, 3.50, 2.85, 1.95, 1.65),
    "T12": (116.55, 2.88, 3.80, 2.95, 2.15, 1.72),
    "L1": (113.20, 2.78, 4.15, 3.10, 2.25, 1.75),
    "L2": (109.90, 2.50, 4.30, 3.20, 2.30, 1.70),
    "L3": (106.60, 2.42, 4.50, 3.30, 2.35, 1.68),
    "L4": (103.30, 2.38, 4.75, 3.38, 2.50, 1.70),
    "L5": (100.15, 2.35, 5.00, 3.42, 2.80, 1.75),
}


class Frame(NamedTuple):
    """A place in the body with its own axes: x stays the body's left, `forward` and `up` lean with the spine."""

    centre: np.ndarray
    forward: np.ndarray
    up: np.ndarray

    def to_body(self, points):
        """Points given in the frame, in the body's coordinates."""
        points = np.asarray(points, float)
        return self.centre + points @ np.stack([[1.0, 0.0, 0.0], self.forward, self.up])

    def to_frame(self, points):
        """Points given in the body's coordinates, in the frame."""
        return (np.asarray(points, float) - self.centre) @ np.stack([[1.0, 0.0, 0.0], self.forward, self.up]).T


def frame(centre, up):
    """The frame at a centre whose z axis is `up` (which has no sideways part)."""
    up = unit(up)
    return Frame(np.asarray(centre, float), np.array([0.0, up[2], -up[1]]), up)


class Vertebra(NamedTuple):
    """One vertebra's frame (origin in the middle of its body) and measures."""

    name: str
    frame: Frame
    height: float
    width: float
    depth: float
    canal_width: float
    canal_depth: float


SPLINE = CubicSpline(*np.array(CURVE[::-1]).T)


def standing_frame(z):
    """The frame on the curve of the spine at height z."""
    return frame([0.0, float(SPLINE(z)), z], [0.0, float(SPLINE(z, 1)), 1.0])


MEASURES = {name: Vertebra(name, standing_frame(row[0]), *row[1:]) for name, row in TABLE.items()}

# The sacrum's upper plate (its width and depth), and the middle of the sacral bodies from there to the tip: y, z
SACRUM_PLATE = frame([0.0, -0.42, 98.42], [0.0, 0.64, 0.77])
SACRUM_SIZE = (5.0, 3.35)
SACRUM_LINE = [(-0.42, 98.42), (-1.95, 97.0), (-3.95, 95.0), (-5.35, 92.9), (-6.05, 91.1), (-6.3, 89.6)]
COCCYX_LINE = [(-6.35, 89.35), (-6.25, 88.5), (-5.85, 87.6), (-5.2, 86.85), (-4.5, 86.4)]
# The canal in the sacrum: y, z, width, depth
SACRAL_CANAL = [
    (-3.6, 98.0, 3.0, 1.5),
    (-4.95, 96.3, 2.6, 1.15),
    (-6.3, 94.2, 2.0, 0.9),
    (-7.2, 92.2, 1.5, 0.7),
    (-7.55, 90.4, 1.1, 0.5),
]


class Disc(NamedTuple):
    """One disc: its frame and measures, and the end plates above and below (point and normal in the disc's frame)."""

    name: str
    frame: Frame
    width: float
    depth: float
    height: float
    above: tuple
    below: tuple


def _disc(level):
    """The disc between the lower plate of one vertebra and the upper plate of the next."""
    upper, lower = level.split("-")
    a = MEASURES[upper]
    top = a.frame.centre - a.frame.up * a.height / 2
    if lower == "S1":
        bottom, up, width, depth = SACRUM_PLATE.centre, SACRUM_PLATE.up, *SACRUM_SIZE
    else:
        b = MEASURES[lower]
        bottom, up, width, depth = b.frame.centre + b.frame.up * b.height / 2, b.frame.up, b.width, b.depth
    place = frame((top + bottom) / 2, a.frame.up + up)
    above = place.to_frame(top), place.to_frame(place.centre + a.frame.up)
    below = place.to_frame(bottom), place.to_frame(place.centre + up)
    height = float((top - bottom) @ place.up)
    return Disc(level, place, (a.width + width) / 2, (a.depth + depth) / 2, height, above, below)


DISCS = {level: _disc(level) for level in LEVELS}


class Joint(NamedTuple):
    """The left facet joint of a level, in the disc's frame.

    `facing` points out of the lower vertebra's facet towards the upper vertebra's; reach is half the facet's
    size across and along.
    """

    centre: np.ndarray
    facing: np.ndarray
    reach: tuple


# level: x; behind the disc; above the disc; direction of the lower facet; half size across, along.
# The facets look back and up in the neck, straight back in the chest, inwards and back in the loins.
_JOINTS = {
    "C2-C3": (1.70, 0.95, -0.02, (0.0, -0.74, 0.67), 0.50, 0.52),
    "C6-C7": (1.78, 0.98, 0.00, (0.0, -0.78, 0.62), 0.52, 0.55),
    "C7-T1": (1.55, 1.08, 0.05, (0.06, -0.86, 0.50), 0.50, 0.58),
    "T1-T2": (1.25, 1.25, 0.10, (0.15, -0.93, 0.33), 0.46, 0.58),
    "T4-T5": (1.05, 1.30, 0.10, (0.20, -0.95, 0.22), 0.44, 0.60),
    "T10-T11": (1.10, 1.35, 0.10, (0.20, -0.95, 0.22), 0.46, 0.64),
    "T11-T12": (1.15, 1.42, 0.08, (0.00, -0.97, 0.15), 0.48, 0.66),
    "T12-L1": (1.20, 1.50, 0.05, (-0.80, -0.60, 0.0), 0.50, 0.74),
    "L1-L2": (1.28, 1.55, 0.00, (-0.84, -0.54, 0.0), 0.55, 0.80),
    "L3-L4": (1.50, 1.58, 0.00, (-0.76, -0.65, 0.0), 0.62, 0.84),
    "L4-L5": (1.72, 1.58, 0.00, (-0.68, -0.73, 0.0), 0.68, 0.84),
    "L5-S1": (2.05, 1.55, 0.00, (-0.55, -0.83, 0.0), 0.72, 0.82),
}


def _joint(level):
    """A level's joint, between those of the table."""
    known = [LEVELS.index(name) for name in _JOINTS]
    rows = np.array([[*row[:3], *row[3], *row[4:]] for row in _JOINTS.values()])
    x, behind, above, *facing, across, along = (np.interp(LEVELS.index(level), known, column) for column in rows.T)
    return Joint(np.array([x, -DISCS[level].depth / 2 - behind, above]), unit(facing), (across, along))


JOINTS = {level: _joint(level) for level in LEVELS}


def canal_place(z):
    """Middle (y), half width and half depth of the vertebral canal at height z."""
    return tuple(float(v) for v in _CANAL(z))


_at = [
    (m.frame.to_body([0.0, -(m.depth + m.canal_depth) / 2, 0.0]), m.canal_width, m.canal_depth)
    for m in MEASURES.values()
]
_at += [(np.array([0.0, y, z]), width, depth) for y, z, width, depth in SACRAL_CANAL]
_CANAL = PchipInterpolator(
    [place[2] for place, _, _ in _at[::-1]], [(place[1], width / 2, depth / 2) for place, width, depth in _at[::-1]]
)
