"""The two uppermost vertebrae: the atlas, a ring without a body, and the axis with its dens."""

import numpy as np

from mesh.solids import ellipsoid, round_cone, smooth_curve, union, unit
from spine.bone_shapes import bar, bars, clipped, drum, plate, tunnel
from spine.measures import MEASURES
from spine.typical_vertebra import GAP, facets

# the joint between them, in the axis's frame: a plane that falls off outwards
JOINT, JOINT_FACING = np.array([1.40, -0.15, 1.20]), unit([0.36, 0.0, 0.93])
DENS_TOP = 2.50


def atlas():
    """The atlas: front arch round the dens, lateral masses with cups for the skull, back arch, long side processes."""
    m, axis = MEASURES["C1"], MEASURES["C2"]
    point = m.frame.to_frame(axis.frame.to_body(JOINT))
    facing = m.frame.to_frame(axis.frame.to_body(JOINT + JOINT_FACING)) - point
    mass = union([(ellipsoid([1.52, -0.12, -0.05], [0.66, 0.95, 0.72], power=2.6), 0.1)])
    mass = clipped(mass, point + GAP * facing, -facing)
    front = smooth_curve([[1.35, 0.35, 0.0], [0.8, 0.68, 0.02], [0.0, 0.80, 0.04]], 2)
    back = smooth_curve([[1.62, -0.75, 0.1], [1.56, -1.55, 0.05], [0.95, -2.35, 0.0], [0.0, -2.66, 0.0]], 2)
    side = [[2.0, -0.05, 0.0], [2.6, 0.02, -0.05], [3.35, -0.30, -0.12]]
    rear = [[1.85, -0.75, 0.0], [2.6, -0.72, -0.05], [3.35, -0.36, -0.12]]
    parts = [
        (mass, 0.1),
        (bars(front, np.linspace(0.26, 0.27, len(front)), 0.15, (0, 0, 1), 1.5), 0.2),
        (ellipsoid([0, 1.0, 0.0], [0.22, 0.2, 0.26]), 0.15),
        (bars(back, np.interp(np.arange(len(back)), [0, 2, len(back) - 1], [0.3, 0.2, 0.26]), 0.15, stretch=1.35), 0.2),
        (ellipsoid([0, -2.85, 0.05], [0.22, 0.22, 0.28]), 0.15),
        (bars(side, [0.26, 0.18, 0.24]), 0.15),
        (bars(rear, [0.26, 0.18, 0.24]), 0.15),
    ]
    cup = ellipsoid([1.42, 0.08, 0.95], [0.46, 0.85, 0.46], [unit([1, -0.3, 0]), unit([0.3, 1, 0]), [0, 0, 1]])
    hole = tunnel(-m.depth / 2 - m.canal_depth / 2, m.canal_width / 2, m.canal_depth / 2)
    dens = round_cone([0, 0.02, -2.0], [0, 0.02, 0.9], 0.55, 0.55)
    return union(parts, [(cup, 0.1), (hole, 0.1), (dens, 0.05)]), None, -1.02


def axis():
    """The axis: low body, dens, sloping upper facets, thick laminae and a strong forked spinous process."""
    m = MEASURES["C2"]
    d, h = m.depth / 2, m.height / 2
    roof = -d - m.canal_depth - 0.22
    pillar, root = np.array([1.45, -0.85, 0.25]), np.array([1.68, -d - 0.95, -0.22])
    upper = clipped(
        union([(plate(JOINT - 0.3 * JOINT_FACING, JOINT_FACING, (0.62, 0.80, 0.36), (0, 1, 0), 2.6), 0.1)]),
        JOINT - GAP * JOINT_FACING,
        JOINT_FACING,
    )
    fork, middle = np.array([0.46, roof - 1.75, -0.85]), np.array([0.0, roof - 1.0, -0.42])
    parts = [
        (drum(m.width / 2, d, h, 0.05, 0.05, 0.1), 0.1),
        (bar([0, -0.02, 0.3], [0, -0.02, 1.2], 0.66, 0.46), 0.3),
        (round_cone([0, -0.02, 1.2], [0, -0.02, 1.9], 0.42, 0.46), 0.1),
        (round_cone([0, -0.02, 1.8], [0, -0.06, DENS_TOP - 0.28], 0.46, 0.28), 0.15),
        (upper, 0.2),
        (bar([0.7, -0.3, 0.2], pillar, 0.4, 0.36), 0.25),
        (bar(pillar, root, 0.36, 0.4), 0.2),
        (bars([[1.5, -0.05, 0.25], [2.1, -0.1, -0.05], [2.4, -0.45, -0.25]], [0.2, 0.15, 0.18]), 0.12),
        (bars([[1.65, -1.05, 0.1], [2.1, -0.85, -0.15], [2.4, -0.5, -0.25]], [0.24, 0.16, 0.18]), 0.12),
        (
            bars(
                [root + [-0.15, -0.1, 0.05], [0.95, roof + 0.25, 0.0], [0, roof, -0.05]],
                [0.22, 0.2, 0.24],
                0.15,
                stretch=2.4,
            ),
            0.15,
        ),
        (bar([0, roof - 0.1, -0.15], middle, 0.24, 0.26, (0, 0.3, 1), 1.8), 0.2),
        (bars([middle, middle + 0.4 * (fork - middle), fork], [0.28, 0.26, 0.22]), 0.15),
    ]
    parts += facets(m, pillar, root, 0.2)
    hole = tunnel(-d - m.canal_depth / 2, m.canal_width / 2, m.canal_depth / 2, 0.8)
    return union(parts, [(hole, 0.1)]), None, -d - 0.25
