"""The sacrum, five vertebrae grown together, with its canal and four pairs of foramina, and the coccyx.

Modelled in a frame whose z axis is the chord from the first to the fifth body; its hollow follows SACRUM_LINE.
"""

import numpy as np
from scipy.interpolate import PchipInterpolator

from mesh.solids import Shape, ellipsoid, round_cone, smooth_max, smooth_min, union
from spine.bone_shapes import bar, clipped, plate
from spine.measures import COCCYX_LINE, DISCS, JOINTS, SACRAL_CANAL, SACRUM_LINE, SACRUM_PLATE, frame
from spine.typical_vertebra import GAP

_top, _tip = (np.array([0.0, *place]) for place in (SACRUM_LINE[0], SACRUM_LINE[-1]))
FRAME = frame(_top, _top - _tip)
LENGTH = float(np.linalg.norm(_top - _tip))


def _along(rows):
    """Columns of a table as functions of the place along the chord (first column)."""
    rows = np.array(sorted(rows), float)
    return PchipInterpolator(rows[:, 0], rows[:, 1:])


def _row(y, z, *more):
    place = FRAME.to_frame([0.0, y, z])
    return (place[2], place[1], *more)


MIDDLE = _along([_row(*place) for place in SACRUM_LINE])
CANAL = _along([_row(*place) for place in SACRAL_CANAL])  # middle, width, depth
# place: half width and half depth of the bodies; half width of the whole; half thickness of the side parts
SIZES = _along(
    [
        (0.4, 2.50, 1.68, 4.6, 0.95),
        (-1.0, 2.35, 1.55, 5.35, 1.25),
        (-2.6, 2.00, 1.15, 5.15, 1.25),
        (-4.6, 1.60, 0.85, 3.95, 0.95),
        (-6.4, 1.35, 0.68, 3.05, 0.75),
        (-8.2, 1.15, 0.55, 2.45, 0.58),
        (-9.6, 1.00, 0.48, 1.75, 0.48),
        (-LENGTH, 0.85, 0.40, 0.95, 0.42),
    ]
)
# foramina between S1 and S2 ... S4 and S5: place along, x in front, radius in front, x behind, radius behind
FORAMINA = [
    (-2.75, 1.85, 0.46, 1.55, 0.27),
    (-4.85, 1.62, 0.42, 1.35, 0.24),
    (-6.75, 1.42, 0.36, 1.15, 0.21),
    (-8.35, 1.22, 0.30, 0.98, 0.18),
]
HIATUS = -8.9


def foramen(number):
    """A sacral foramen's left front opening and its mouth in the canal, in the body's coordinates."""
    place, x, *_ = FORAMINA[number]
    middle, canal = float(MIDDLE(place)[0]), CANAL(place)
    inner = [0.55 * canal[1] / 2 + 0.25, float(canal[0]), place + 0.45]
    return FRAME.to_body([x, middle, place]), FRAME.to_body(inner)


def _block():
    """Bodies, side parts and back wall, still without holes."""

    def distance(p):
        place = np.clip(p[:, 2], -LENGTH, 0.4)
        y = p[:, 1] - MIDDLE(place)[:, 0]
        wide, deep, side, thick = SIZES(place).T
        canal, canal_width, canal_depth = CANAL(np.clip(place, CANAL.x[0], CANAL.x[-1])).T
        x = np.abs(p[:, 0])
        column = ((x / wide) ** 2.4 + np.abs(y / deep) ** 2.4) ** (1 / 2.4)
        column = (column - 1) * deep
        # side parts: set back, swinging backwards at their outer ends; they fall away from the plate
        back = 0.30 * deep + 0.45 + 0.05 * x
        wing = ((x / side) ** 3 + np.abs((y + back) / thick) ** 3) ** (1 / 3)
        wing = (wing - 1) * np.minimum(thick, side)
        wing = smooth_max(wing, 0.8 * (p[:, 2] + 0.32 + 0.16 * np.maximum(x - 2.4, 0)), 0.4)
        rear = np.hypot(x / (0.85 * canal_width / 2 + 0.75), (p[:, 1] - canal) / (canal_depth / 2 + 0.42))
        rear = (rear - 1) * (canal_depth / 2 + 0.42)
        rear = smooth_max(rear, p[:, 2] + 1.3 - 0.55 * x, 0.3)
        whole = smooth_min(smooth_min(column, wing, 0.5), rear, 0.35)
        top = FRAME.to_body(p)
        top = (top - SACRUM_PLATE.centre) @ SACRUM_PLATE.up
        return smooth_max(smooth_max(whole, top, 0.12), -p[:, 2] - LENGTH, 0.3)

    return Shape(np.array([-5.6, -4.5, -LENGTH]), np.array([5.6, 2.5, 0.8]), distance)


def _canal():
    """The sacral canal, open behind at its lower end (hiatus)."""

    def distance(p):
        place = np.clip(p[:, 2], CANAL.x[0], CANAL.x[-1])
        middle, width, depth = CANAL(place).T
        y = p[:, 1] - middle
        size = np.hypot(p[:, 0] / (width / 2), y / (depth / 2))
        tube = (size - 1) * depth / 2
        slot = np.maximum.reduce([np.abs(p[:, 0]) - 0.42, y, p[:, 2] - HIATUS])
        return np.minimum(tube, slot)

    return Shape(np.array([-2.0, -5.0, -LENGTH - 1]), np.array([2.0, 1.0, 3.0]), distance)


def _holes():
    """The foramina: one wide way to the front and a narrow one to the back, from the canal."""
    out = []
    for place, x, radius, x_back, small in FORAMINA:
        middle, (canal, width, _) = float(MIDDLE(place)[0]), CANAL(place)
        inner = [0.5 * width / 2, canal, place + 0.35]
        out.append((round_cone(inner, [x, middle, place], 0.8 * radius, radius), 0.08))
        out.append((round_cone([x, middle, place], [x + 0.5, middle + 2.6, place - 0.4], radius, 1.35 * radius), 0.08))
        out.append((round_cone([x_back, canal + 0.1, place], [x_back, canal - 2.5, place - 0.1], small, small), 0.08))
    return out


def _crest():
    """The median crest: what is left of four spinous processes."""
    out = []
    for place, size in ((-1.9, 0.42), (-3.7, 0.40), (-5.6, 0.34), (-7.3, 0.28)):
        canal, _, depth = CANAL(place)
        ridge = bar(
            [0, canal - depth / 2 - 0.3, place],
            [0, canal - depth / 2 - 0.3 - size, place - 0.35],
            0.2,
            0.2,
            (0, 0, 1),
            2.2,
        )
        out.append((ridge, 0.25))
    return out


def sacrum():
    """The sacrum's shape and, for points of its frame, how far they lie before the cut through its canal."""
    joint, disc = JOINTS["L5-S1"], DISCS["L5-S1"].frame
    centre = FRAME.to_frame(disc.to_body(joint.centre))
    facing = FRAME.to_frame(disc.to_body(joint.centre + joint.facing)) - centre
    across, along = joint.reach
    middle = centre - 0.24 * facing
    foot = middle + [0.15, 0.25, -1.5]
    stem = bar(foot, middle, 0.6, 0.5)
    knuckle = union([(plate(middle, facing, (across, along, 0.28)), 0.1), (stem, 0.25)])
    knuckle = clipped(knuckle, centre - GAP * facing, facing)
    horns = bar([0.55, float(CANAL(-9.6)[0]) - 0.1, -9.4], [0.62, float(CANAL(-10.2)[0]), -LENGTH + 0.1], 0.2, 0.16)
    parts = [(_block(), 0.1), (knuckle, 0.3), (horns, 0.2), *_crest()]
    shape = union(parts, [(_canal(), 0.1), *_holes()])

    def before_cut(p):
        return p[:, 1] - CANAL(np.clip(p[:, 2], CANAL.x[0], CANAL.x[-1]))[:, 0]

    return shape, before_cut


def coccyx():
    """Four shrinking pieces in the body's coordinates; the first has short side processes and horns."""
    places = [np.array([0.0, *place]) for place in COCCYX_LINE]
    parts = [(ellipsoid(places[0] + [0, 0, -0.35], [0.85, 0.36, 0.45], power=2.6), 0.1)]
    parts.append((bar(places[0] + [0.5, -0.1, -0.3], places[0] + [1.15, -0.05, -0.2], 0.2, 0.14), 0.15))
    parts.append((bar(places[0] + [0.45, -0.25, -0.2], places[0] + [0.5, -0.4, 0.3], 0.14, 0.1), 0.12))
    for a, b, size in zip(
        places[1:], [*places[2:], places[-1] + [0, 0.2, -0.15]], (0.5, 0.42, 0.32, 0.22), strict=True
    ):
        way = (b - a) / np.linalg.norm(b - a)
        axes = np.stack([[1.0, 0, 0], np.cross(way, [1.0, 0, 0]), way])
        half = 0.52 * np.linalg.norm(b - a)
        parts.append((ellipsoid((a + b) / 2, [size, 0.55 * size + 0.05, half], axes, 2.6), 0.08))
    return union(parts)
