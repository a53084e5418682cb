"""Vertebrae from C3 to L5: one plan of body, pedicles, pillars, laminae and processes, with the measures of each.

All in the vertebra's own frame (middle of the body; x left, y forward, z up) and for the left half; x >= 0 is asked.
"""

import numpy as np

from mesh.solids import chain, ellipsoid, smooth_curve, union, unit
from spine.bone_shapes import bar, bars, clipped, drum, plate, tunnel
from spine.measures import CERVICAL, DISCS, JOINTS, LUMBAR, MEASURES, THORACIC, VERTEBRAE

GAP = 0.05  # cm between the two halves of a facet joint, from its middle

# pedicle: half width, half height, height above the middle; transverse process: reach, back, up, radius;
# spinous process: length, degrees downwards, half thickness, height in thicknesses
SHAPES = {
    "C3": (0.26, 0.32, 0.00, 2.45, 0.0, -0.28, 0.17, 1.25, 22, 0.16, 2.2),
    "C5": (0.27, 0.32, 0.00, 2.55, 0.0, -0.32, 0.17, 1.45, 24, 0.16, 2.2),
    "C6": (0.28, 0.32, 0.00, 2.70, 0.0, -0.32, 0.18, 1.95, 22, 0.17, 2.2),
    "C7": (0.30, 0.34, 0.02, 3.20, -0.6, -0.10, 0.24, 2.75, 18, 0.22, 1.9),
    "T1": (0.36, 0.42, 0.18, 3.60, -1.5, 0.25, 0.36, 3.10, 22, 0.23, 2.1),
    "T2": (0.34, 0.52, 0.28, 3.30, -1.9, 0.30, 0.35, 3.20, 36, 0.22, 2.2),
    "T4": (0.28, 0.58, 0.38, 3.05, -2.2, 0.40, 0.34, 3.60, 52, 0.20, 2.4),
    "T7": (0.29, 0.62, 0.42, 2.95, -2.3, 0.45, 0.35, 3.90, 60, 0.20, 2.6),
    "T9": (0.33, 0.68, 0.45, 2.80, -2.3, 0.45, 0.36, 3.40, 52, 0.22, 2.6),
    "T10": (0.38, 0.74, 0.46, 2.65, -2.2, 0.45, 0.36, 2.90, 42, 0.24, 2.8),
    "T11": (0.43, 0.82, 0.46, 2.25, -2.1, 0.42, 0.34, 2.55, 28, 0.25, 3.2),
    "T12": (0.43, 0.84, 0.46, 1.95, -2.0, 0.40, 0.32, 2.50, 16, 0.26, 3.4),
    "L1": (0.40, 0.74, 0.45, 3.45, -1.3, 0.45, 0.24, 2.75, 10, 0.27, 3.4),
    "L2": (0.42, 0.72, 0.42, 3.90, -1.3, 0.45, 0.25, 2.90, 8, 0.28, 3.4),
    "L3": (0.48, 0.70, 0.40, 4.30, -1.3, 0.45, 0.25, 2.90, 8, 0.28, 3.4),
    "L4": (0.56, 0.68, 0.38, 4.10, -1.2, 0.65, 0.27, 2.70, 8, 0.28, 3.1),
    "L5": (0.72, 0.66, 0.32, 4.05, -1.0, 0.55, 0.42, 2.05, 10, 0.27, 2.8),
}
RIB_LENGTH = dict(zip(THORACIC, [1.5, 1.9, 2.2, 2.4, 2.5, 2.6, 2.6, 2.6, 2.5, 2.4, 2.6, 2.2], strict=True))


def _shape_of(name):
    known = [VERTEBRAE.index(row) for row in SHAPES]
    rows = np.array(list(SHAPES.values()))
    return [float(np.interp(VERTEBRAE.index(name), known, column)) for column in rows.T]


def outline_of(name):
    """Taper and dent of a body's outline: round in the loins, heart-shaped in the chest, wide in the neck."""
    if name in THORACIC:
        inner = 1 - abs(THORACIC.index(name) - 6) / 6
        return 0.08 + 0.10 * inner, 0.18
    return (0.05, 0.1) if name in CERVICAL else (0.02, 0.12 if name != "L5" else 0.0)


def joint_in(vertebra, level):
    """A level's facet joint in the frame of one of its vertebrae: centre and facing."""
    joint, disc = JOINTS[level], DISCS[level].frame
    centre = vertebra.frame.to_frame(disc.to_body(joint.centre))
    return centre, vertebra.frame.to_frame(disc.to_body(joint.centre + joint.facing)) - centre, joint.reach


def levels_of(name):
    """The levels above and below a vertebra."""
    above = [level for level in DISCS if level.endswith(f"-{name}")]
    below = [level for level in DISCS if level.startswith(f"{name}-")]
    return (above or [None])[0], (below or [None])[0]


def facets(vertebra, pillar, root, depth):
    """Superior and inferior articular processes: flat facets on bars that spring from the pillar and the lamina."""
    above, below = levels_of(vertebra.name)
    parts = []
    for level, sign, foot in ((above, -1, pillar), (below, 1, root)):
        if level is None:
            continue
        centre, facing, (across, along) = joint_in(vertebra, level)
        middle = centre + sign * depth * facing
        stem = bar(foot, middle, 0.75 * across, 0.7 * across, facing, 0.75)
        whole = union([(plate(middle, facing, (across, along, depth + 0.04)), 0.1), (stem, 0.2)])
        parts.append((clipped(whole, centre + sign * GAP * facing, -sign * facing), 0.12))
    return parts


def body(m):
    """The vertebral body; from C3 to C7 with its hooks (uncinate processes) and lowered front lip."""
    w, d, h = m.width / 2, m.depth / 2, m.height / 2
    neck = m.name in CERVICAL
    parts = [(drum(w, d, h, 0.06 if neck else 0.11, *outline_of(m.name)), 0.1)]
    if neck:
        hook = smooth_curve(
            [[0.84 * w, -0.80 * d, h], [0.96 * w, -0.2 * d, h + 0.16], [0.88 * w, 0.45 * d, h - 0.02]], 2
        )
        parts.append((chain(hook, np.full(len(hook), 0.17), 0.1), 0.12))
        parts.append((bar([0, 0.8 * d, -h], [0.4 * w, 0.7 * d, -h], 0.14, 0.13), 0.12))
    return parts


def neck_transverse(m, reach, back, down, radius):
    """Two roots of the transverse process, joined at their ends round the foramen of the vertebral artery."""
    w = m.width / 2
    front, tip = [0.86 * w, 0.12, -0.12], [reach - 0.45, 0.18, down - 0.05]
    pillar = [1.75, -1.15, -0.1]
    end = [reach, -0.75 + back, down - 0.12]
    if m.name == "C7":  # a strong root behind, a thin one in front
        return [
            (bar(pillar, end, 0.34, radius, (0, 0, 1), 0.9), 0.2),
            (bars([front, [1.75, 0.0, -0.15], [2.15, -0.75, -0.15]], [0.13, 0.12, 0.14]), 0.1),
        ]
    return [
        (bars([front, [1.45, 0.22, down + 0.1], tip], [0.19, 0.15, radius]), 0.12),
        (ellipsoid([tip[0], tip[1], tip[2]], [0.2, 0.22, 0.24]), 0.12),
        (bars([pillar, [2.15, -0.8, down], end], [0.26, 0.18, radius]), 0.12),
        (bar(tip, end, 0.15, 0.16), 0.1),
    ]


def rib(m, tip):
    """A stump of the rib as a line with radii: head at the body, neck, tubercle, angle."""
    w, d, h = m.width / 2, m.depth / 2, m.height / 2
    number = THORACIC.index(m.name) + 1
    high = h - 0.1 if 2 <= number <= 9 else 0.45 * h
    length = RIB_LENGTH[m.name]
    head = np.array([0.93 * w, -0.72 * d, high])
    if number <= 10:
        tubercle = tip + [0.02, 0.55, 0.0]
        way = unit([0.86, -0.34, -0.30]) if number > 1 else unit([0.93, -0.2, -0.25])
        points = [head, (head + tubercle) / 2 + [0.08, 0.0, 0.06], tubercle, tubercle + 0.5 * length * way]
        points.append(points[-1] + 0.5 * length * unit(way + [0.12, 0.16, -0.2]))
        radii = [0.33, 0.25, 0.31, 0.27, 0.25]
    else:
        way = unit([0.72, -0.62, -0.30])
        points = [head, head + 1.5 * way, head + (1.5 + 0.5 * length) * way]
        points.append(points[-1] + 0.5 * length * unit(way + [0.2, 0.2, -0.25]))
        radii = [0.34, 0.25, 0.24, 0.2]
    points = smooth_curve(points, 2)
    return points, np.interp(np.linspace(0, 1, len(points)), np.linspace(0, 1, len(radii)), radii)


def spinous(m, roof, length, down, thick, tall):
    """The spinous process: forked in the neck, a long spike in the chest, a hatchet in the loins."""
    way = np.array([0.0, -np.cos(np.radians(down)), -np.sin(np.radians(down))])
    across = np.array([0.0, way[2], -way[1]])
    start = np.array([0.0, roof - 0.12, -0.1 * m.height])
    end = start + length * way
    if m.name in CERVICAL and m.name != "C7":
        neck = start + 0.62 * length * way
        fork = end + [0.36, 0.0, -0.1]
        return [
            (bar(start, neck, thick, 0.95 * thick, across, tall), 0.15),
            (bars([neck, neck + 0.3 * (fork - neck), fork], [0.2, 0.2, 0.16]), 0.15),
        ]
    if m.name in LUMBAR:
        middle = (start + end) / 2 - 0.16 * across
        half = tall * thick
        blade = plate(middle, (1, 0, 0), (0.5 * length + 0.1, half, thick), across, 4.0)
        edge = bar(end + (0.62 * half - 0.1) * across, end - (half - 0.12) * across, 0.27, 0.36)
        return [(blade, 0.25), (edge, 0.25)]
    spike = bar(start, end, thick, 0.8 * thick, across, tall)
    if m.name == "T12":
        return [(spike, 0.25), (bar(end + 0.3 * across, end - 0.45 * across, 0.28, 0.3), 0.25)]
    # the blade grows lower towards its tip, which is a knob
    knob = bar(end - 0.25 * length * way, end, 1.05 * thick, 1.2 * thick, across, 1.25)
    return [(bar(start, start + 0.88 * length * way, thick, 0.72 * thick, across, tall), 0.2), (knob, 0.25)]


def typical(name):
    """The shape of one vertebra from C3 to L5, its rib (or None), and the y of the plane between body and arch."""
    m = MEASURES[name]
    d, h = m.depth / 2, m.height / 2
    wide, tall, high, reach, back, up, thick, length, down, blade, blade_tall = _shape_of(name)
    half = m.canal_width / 2
    y_canal, roof = -d - m.canal_depth / 2, -d - m.canal_depth - 0.22
    neck, chest = name in CERVICAL, name in THORACIC
    parts = body(m)
    if neck:
        pillar, root, depth = np.array([1.72, -d - 0.92, 0.12]), np.array([1.72, -d - 0.98, -0.12]), 0.2
        inner = np.array([0.72 * m.width / 2, -0.6 * d, high])
        parts.append((bar(inner, pillar, wide, wide + 0.08, (0, 0, 1), tall / wide), 0.18))
        parts.append((bar(pillar, root, 0.42, 0.42), 0.15))
        parts += neck_transverse(m, reach, back, up, thick)
        lamina = [root + [-0.15, -0.1, 0], [1.0, roof + 0.28, -0.12], [0, roof + 0.02, -0.16]]
        parts.append((bars(lamina, [0.2, 0.16, 0.17], 0.15, (0, 0.25, 1), 3.1), 0.15))
        tip = None
    else:
        pillar = np.array([half + 0.9 * wide, -d - (0.78 if chest else 0.95), high - 0.1])
        root = np.array([0.8 * half + 0.12, roof + 0.32, -0.25 * h])
        depth = 0.19 if chest else 0.24
        inner = np.array([half + 0.8 * wide, -0.62 * d, high])
        parts.append((bar(inner, pillar, wide * 1.05, wide, (0, 0, 1), tall / wide), 0.25))
        parts.append((bar(pillar, root, 0.8 * wide + 0.06, 0.32, (0, 0.3, 1), 1.5), 0.2))
        tip = np.array([reach, -d + back, high + up - 0.3])
        if chest:
            stem = bars(
                [pillar, (pillar + tip) / 2 + [0, 0.05, 0], tip], [0.34, 0.8 * thick, thick], 0.15, (0, 0, 1), 1.15
            )
            parts += [(stem, 0.2), (ellipsoid(tip, np.array([1.05, 1.0, 1.2]) * thick), 0.15)]
        else:
            flat = 1.55 if name != "L5" else 1.15
            stem = bars(
                [pillar, (pillar + tip) / 2 + [0, 0.1, 0], tip], [0.4, thick, 0.85 * thick], 0.15, (0, 0, 1), flat
            )
            parts.append((stem, 0.25))
            knob = joint_in(m, levels_of(name)[0])[0] + [0.3, -0.28, -0.1]  # mamillary process
            parts.append((ellipsoid(knob, [0.26, 0.3, 0.34]), 0.2))
        size = 0.24 if chest else 0.27
        low = -0.22 * m.height if chest else -0.14 * m.height
        lamina = [root, [0.45 * half, roof + 0.12, low], [0, roof - 0.05, low - 0.04 * m.height]]
        stretch = (0.48 if chest else 0.34) * m.height / size
        parts.append((bars(lamina, [size, size, size], 0.2, (0, 0.2, 1), stretch), 0.2))
    parts += facets(m, pillar, root, depth)
    parts += spinous(m, roof, length, down, blade, blade_tall)
    hole = tunnel(y_canal, half, m.canal_depth / 2, 0.75 if neck else 0.85)
    shape = union(parts, [(hole, 0.1)])
    return shape, (rib(m, tip) if chest else None), -d - (0.22 if neck else 0.32)
