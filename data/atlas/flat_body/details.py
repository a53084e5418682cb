"""Thin lines that turn silhouettes into a drawing: folds found in the picture, and features drawn at the joints.

Everything is for the left half and mirrored later. Points are places in space; only their projection counts.
"""

import numpy as np
from scipy import ndimage
from scipy.interpolate import PchipInterpolator

from body.coordinates import ELBOW, J, arm_frame, leg_frame
from body.skeleton import in_foot, in_hand
from flat_body.tracing import calm, chains

EDGE, CLOSE_EDGE = 0.9, 0.35  # cm: a step in depth from one pixel to the next that is drawn, in large views and insets
SHORTEST = 1.4  # cm: shorter found edges are left out


def bend(points, count=14):
    """A smooth curve through points."""
    points = np.array(points, float)
    t = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    return PchipInterpolator(t, points)(np.linspace(0, t[-1], count))


def oval(centre, wide, high, first=0, last=360, count=18):
    """Part of an ellipse in the frontal plane; angles from the outer side (0) over the top (90)."""
    a = np.radians(np.linspace(first, last, count))
    return np.array(centre) + np.column_stack([wide * np.cos(a), np.zeros(count), high * np.sin(a)])


def at(name, dx=0.0, dz=0.0):
    """A joint, or a point beside it in the frontal plane."""
    return J[name] + [dx, 0, dz]


def across(points):
    """Left half and mirrored half as one line over the midline."""
    points = np.array(points, float)
    return np.concatenate([points[::-1] * [-1, 1, 1], points])


def front_lines():
    """Face, collar bones, chest, navel, groin and knees."""
    nose, mouth = J["nose_tip"] * [0, 1, 1], J["mouth"]
    return [
        oval(at("eye"), 1.45, 0.62, 0, 180),
        oval(at("eye"), 1.45, 0.42, 180, 360),
        oval(at("eye", 0, 0.1), 0.42, 0.45),
        bend([at("brow", -1.75, -0.15), at("brow", -0.4, 0.45), at("brow", 1.0, 0.4), at("brow", 1.9, -0.2)]),
        bend(
            [
                nose + [1.0, 0, 0.9],
                nose + [1.65, 0, -0.2],
                nose + [1.3, 0, -1.0],
                nose + [0.75, 0, -0.95],
                nose + [0.35, 0, -1.2],
                nose + [0, 0, -1.25],
            ]
        ),
        across([mouth + [0, 0, -0.1], mouth + [0.7, 0, 0.08], mouth + [2.3, 0, 0.0]]),
        bend([mouth + [0, 0, 0.75], mouth + [0.55, 0, 0.95], mouth + [1.4, 0, 0.6], mouth + [2.2, 0, 0.1]]),
        bend([mouth + [0, 0, -1.15], mouth + [0.9, 0, -1.0], mouth + [1.6, 0, -0.6]]),
        bend(
            [
                at("clavicle_medial", 0.2, 0.5),
                at("clavicle_medial", 3.0, 0.0),
                at("clavicle_mid", 0, 0.2),
                at("clavicle_lateral", -2.0, 0.5),
            ]
        ),
        bend([at("jugular_notch", 0, -0.5), at("jugular_notch", 0.9, -0.2), at("jugular_notch", 1.5, 0.7)]),
        oval(at("nipple"), 0.95, 0.85),
        oval(at("nipple"), 0.28, 0.28, count=9),
        bend(
            [
                at("xiphoid", 0.5, 0.6),
                at("xiphoid", 2.6, -1.6),
                at("costal_margin", -3.0, 2.2),
                at("costal_margin", 0.5, -0.6),
            ]
        ),
        bend([at("navel", 0, 0.75), at("navel", 0.5, 0.45), at("navel", 0.5, -0.35), at("navel", 0, -0.75)]),
        bend([at("asis", -0.4, -1.6), at("mid_inguinal", 0.4, -0.2), at("pubic_tubercle", 1.6, -0.6)]),
        oval(at("patella"), 2.5, 2.7, 200, 340),
        oval(at("patella"), 2.5, 2.6, 35, 145),
        oval(at("medial_malleolus", 0.9, 0), 0.9, 1.1, 110, 250, 10),
        oval(at("lateral_malleolus", -0.9, 0), 0.9, 1.1, -70, 70, 10),
    ]


def back_lines():
    """Spine, shoulder blades, buttocks, elbows, hollows of the knees and heels."""
    centre, _, outer = arm_frame([ELBOW + 0.4])
    axis = arm_frame([ELBOW + 1.4])[0][0] - centre[0]
    c, o = centre[0], outer[0]
    knee, _, side = leg_frame([J["knee"][2] - 0.6])
    k, s = knee[0], side[0]
    up = np.array([0, 0, 1.0])
    return [
        np.array([at("c7"), at("t7"), at("l5")]),
        bend(
            [
                at("scapula_spine", -1.6, 0.6),
                at("scapula_medial", -0.3, 2.6),
                at("scapula_medial", 0.1, -1.5),
                at("scapula_inferior", -1.2, 0.6),
                at("scapula_inferior", 0.6, -0.5),
                at("scapula_inferior", 3.0, 2.8),
            ]
        ),
        oval(at("psis"), 0.8, 0.8, 20, 160, 8),
        np.array([at("coccyx", 0, 3.2), at("perineum", 0, 0.4)]),
        bend(
            [
                at("gluteal_fold", -6.2, 0.7),
                at("gluteal_fold", -3.5, -0.5),
                at("gluteal_fold", 0.2, -0.9),
                at("gluteal_fold", 3.6, 0.5),
            ]
        ),
        bend([c - 1.5 * o + 0.4 * axis, c - 0.2 * o + 1.1 * axis, c + 1.2 * o + 0.5 * axis], 9),
        bend([k - 3.6 * s - 0.4 * up, k - 0.2 * s + 0.5 * up, k + 3.4 * s - 0.3 * up]),
        bend([at("achilles", 1.5, 4.0), at("achilles", 1.0, 0.0), at("achilles", 1.3, -3.6)], 8),
        bend([at("achilles", -1.5, 4.0), at("achilles", -1.0, 0.0), at("achilles", -1.3, -3.6)], 8),
    ]


def finger_bars(names, half):
    """A short bar across each finger at some joints, or bowed towards the tip."""
    lines = []
    for k in range(2, 6):
        chain = [J[f"knuckle_{k}"], J[f"pip_{k}"], J[f"dip_{k}"], J[f"fingertip_{k}"]]
        for n in names:
            along = chain[n + 1] - chain[n] if n < 3 else chain[3] - chain[2]
            along /= np.linalg.norm(along)
            side = np.cross(along, in_hand(0, 1, 0) - in_hand(0, 0, 0))
            lines.append(bend([chain[n] - half * side, chain[n] + 0.12 * along, chain[n] + half * side], 5))
    return lines


def nail(root, tip, half, back, ahead, normal):
    """A nail: a rounded U open to nothing, near the tip."""
    along = (tip - root) / np.linalg.norm(tip - root)
    side = np.cross(along, normal)
    a = np.radians(np.linspace(0, 360, 15))
    return (
        tip
        - 0.85 * (back + ahead) / 1.2 * along
        + np.outer(np.cos(a) * (ahead + back) / 2 + (ahead - back) / 2, along)
        + np.outer(np.sin(a) * half, side)
    )


def palm_lines():
    """Creases of palm and fingers."""
    return finger_bars((1, 2), 0.6) + [
        bend([in_hand(3.6, 0, 6.9), in_hand(1.9, 0, 5.9), in_hand(0.9, 0, 4.0), in_hand(0.7, 0, 1.6)]),
        bend([in_hand(3.6, 0, 7.1), in_hand(1.6, 0, 6.8), in_hand(-0.8, 0, 5.8), in_hand(-2.6, 0, 4.6)]),
        bend([in_hand(-3.4, 0, 6.6), in_hand(-1.4, 0, 7.4), in_hand(0.8, 0, 8.0), in_hand(1.7, 0, 9.0)]),
        bend([in_hand(-2.2, 0, -0.2), in_hand(0, 0, 0.2), in_hand(2.3, 0, -0.1)], 8),
    ]


def hand_back_lines():
    """Knuckles, creases and nails."""
    normal = in_hand(0, 1, 0) - in_hand(0, 0, 0)
    lines = finger_bars((1,), 0.5)
    for k in range(2, 6):
        lines.append(nail(J[f"dip_{k}"], J[f"fingertip_{k}"], 0.42, 0.75, 0.45, normal))
        knuckle, along = J[f"knuckle_{k}"], J[f"pip_{k}"] - J[f"knuckle_{k}"]
        along /= np.linalg.norm(along)
        side = np.cross(along, normal)
        lines.append(
            bend([knuckle - 0.7 * side + 0.25 * along, knuckle - 0.45 * along, knuckle + 0.7 * side + 0.25 * along], 8)
        )
    lines.append(nail(J["thumb_joint"], J["fingertip_1"], 0.4, 0.8, 0.4, normal))
    return lines


def foot_top_lines():
    """Nails, and tendons to the toes."""
    lines = [
        nail(
            J[f"toe_base_{k}"] + [0, 0, 0.7],
            0.93 * J[f"toe_tip_{k}"] + 0.07 * J[f"toe_base_{k}"] + [0, 0, 0.7],
            0.72 if k == 1 else 0.36,
            0.75 if k == 1 else 0.3,
            0.55 if k == 1 else 0.3,
            np.array([0, 0, 1.0]),
        )
        for k in range(1, 6)
    ]
    for k in (1, 2, 3, 4):  # tendons
        base = J[f"toe_base_{k}"]
        start = in_foot(0.2 + 0.3 * (k - 2), 7.5, 5.4)
        base = base + [0, 0, 1.3]  # on the skin over the joint
        lines.append(bend([start + 0.25 * (base - start), start + 0.8 * (base - start)], 2))
    return lines


def sole_lines():
    """Ball, heel and arch."""
    return [
        bend([in_foot(-4.2, 9.6, 0), in_foot(-1.4, 9.4, 0), in_foot(1.4, 9.0, 0), in_foot(4.2, 7.4, 0)]),
        bend([in_foot(-2.9, 0.6, 0), in_foot(-1.0, 1.6, 0), in_foot(1.4, 1.4, 0), in_foot(2.8, 0.4, 0)]),
        bend([in_foot(-2.6, 2.5, 0), in_foot(-1.4, 4.6, 0), in_foot(-1.7, 7.4, 0)]),
    ]


DRAWN = {
    "front": front_lines,
    "back": back_lines,
    "palms": palm_lines,
    "hand_backs": hand_back_lines,
    "feet_tops": foot_top_lines,
    "soles": sole_lines,
}


def found_edges(picture):
    """Lines (u, v) where one part of the body stands before another, seen as steps in the picture's depth."""
    depth, seen, p = picture.depth, picture.face >= 0, picture.pixel
    step = EDGE if p > 0.06 else CLOSE_EDGE
    beside = (np.abs(np.diff(depth, axis=1)) > step) & seen[:, 1:] & seen[:, :-1]
    above = (np.abs(np.diff(depth, axis=0)) > step) & seen[1:] & seen[:-1]
    rim = ~ndimage.binary_erosion(seen, iterations=8)  # the silhouette is drawn anyway
    beside &= ~(rim[:, 1:] & rim[:, :-1])
    above &= ~(rim[1:] & rim[:-1])
    corner = [picture.window[0], picture.window[2]]
    return [calm(line) * p + corner for line in chains(beside, above) if (len(line) - 1) * p >= SHORTEST]


def detail_lines(view):
    """All detail lines of a view on the sheet, left half."""
    lines = [view.sheet(line) for line in found_edges(view.picture)]
    return lines + [view.place(points) for points in DRAWN[view.id]()]
