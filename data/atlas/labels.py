"""The dermatomes on the skin: nominal cells, cores and extents.

Every root has a score in cm at each vertex: how far inside its nominal cell the vertex lies (below 0: outside).
A vertex belongs to the root with the best score, and the triangles are cut where two scores are equal, so borders
are smooth curves. Trunk and thigh borders are "sheets": heights over the ground plan, high at the back and low in
front as the ribs run. Borders along the limbs are angles round the limb. In hand and foot the rays decide.
"""

import numpy as np
from coordinates import (
    ARMPIT,
    ELBOW,
    FREE_ARM,
    WRIST,
    J,
    along_polyline,
    arm,
    curve,
    finger_ray,
    foot,
    hand,
    highest,
    leg,
    leg_axis_x,
    leg_axis_y,
    lowest,
    sector,
    sheet,
    step,
    toe_ray,
    trunk_angle,
    turned,
)

ROOTS = tuple(
    [f"C{n}" for n in range(2, 9)]
    + [f"T{n}" for n in range(1, 13)]
    + [f"L{n}" for n in range(1, 6)]
    + [f"S{n}" for n in range(1, 6)]
)
FACE = "face"  # skin of the trigeminal nerve: no root
CELLS = ROOTS + (FACE,)

# --- trunk: heights of the borders in front (midclavicular line) and at the back (midline) --------------------------
_xiphoid, _navel, _nipple = J["xiphoid"][2], J["navel"][2], J["nipple"][2]
_step = (_xiphoid - _navel) / 4  # T6 to T10 lie at quarters between xiphoid and navel
_chest = (_nipple - _xiphoid) / 2
_groin = J["mid_inguinal"][2]
_low = (_navel - _groin) / 2
FRONT = {
    "T2": _nipple + 1.45 * _chest + 1.6,
    "T3": _nipple + 0.5 * _chest,
    "T4": _nipple - 0.5 * _chest,
    "T5": _xiphoid + 0.5 * _chest,
    "T6": _xiphoid - 0.5 * _step,
    "T7": _xiphoid - 1.5 * _step,
    "T8": _xiphoid - 2.5 * _step,
    "T9": _xiphoid - 3.5 * _step,
    "T10": _navel - 0.5 * _low,
    "T11": _navel - 1.5 * _low,
}  # height of the LOWER border of each band
_spine_z = curve([1, 4, 7, 10, 12, 14, 16, 17], [J[k][2] for k in ("t1", "t4", "t7", "t10", "t12", "l2", "l4", "l5")])
BACK = {f"T{n}": float(_spine_z(n + 0.5)) - 0.5 for n in range(2, 12)}
INGUINAL_SLOPE = {"T9": 0.05, "T10": 0.2, "T11": 0.45}  # low bands begin to follow the groin (rise per cm outwards)
_asis, _tubercle = J["asis"], J["pubic_tubercle"]


def _z(*names):
    return float(np.mean([J[n][2] for n in names]))


def by_leg(dx, dy, z):
    """An anchor beside the leg's axis at height z."""
    return float(leg_axis_x(z)) + dx, float(leg_axis_y(z)) + dy + 0.3, z


_knee, _crotch = J["knee"][2], J["perineum"][2]
# anchors (x, y, z) of border sheets; the first name lies above the sheet
SHEETS = {
    "C2|C3": [
        (0, -9, _z("inion") - 4.6),
        (5, -5, _z("mastoid") - 2.0),
        (6.5, -1, _z("ear_lobe") - 1.6),
        (5.5, 1.5, _z("jaw_angle") + 1.0),
        (0, 8, _z("jaw_angle")),
    ],
    "face|C3": [
        (0, 8.5, _z("menton") + 0.4),
        (3, 6, _z("menton") + 0.9),
        (5.4, 0.6, _z("jaw_angle") + 0.2),
        (6.5, -3, _z("jaw_angle") + 1.5),
        (0, 3, _z("menton") + 0.6),
    ],
    "C3|C4": [
        (0, 5, _z("jugular_notch") + 0.5),
        (6, 4.6, _z("clavicle_mid") - 0.4),
        (9, 4, _z("clavicle_mid") - 0.1),
        (12.5, 0, _z("trapezius_mid") - 1.6),
        (11, -3.5, _z("trapezius_mid") - 0.8),
        (17, -2, _z("acromion") + 6),
        (0, -7, _z("c7") + 0.8),
        (6, -6, _z("c7") - 0.4),
    ],
    "C4|T2": [
        (0, 6, _z("jugular_notch") - 3.0),
        (8, 6, _z("clavicle_mid") - 4.2),
        (14, 4, _z("clavicle_mid") - 4.6),
        (22, 0, _z("acromion") - 4.8),
        (21, -4, _z("acromion") - 5.4),
        (14, -8, _z("acromion") - 3.6),
        (8, -9, _z("t1") - 3.6),
        (0, -8, _z("t1") - 1.2),
    ],
    "T12|L1": [
        (0, 8, _z("pubis") + 0.6),
        (2.6, 8, _tubercle[2] + 0.4),
        (7.4, 8, _groin - 2.4),
        (11.6, 8, _asis[2] - 3.8),
        (16, 0, _z("iliac_crest") - 2.0),
        (12, -8, _z("l4") + 4.6),
        (0, -8, _z("t12", "l2") + 1.6),
    ],
    "L1|L2": [
        (2, 4, _crotch - 1.5),
        (5, 8, _groin - 17),
        (10, 8.5, _groin - 14),
        (15, 6, _groin - 7),
        (17, 0, _z("trochanter") + 4),
        (13, -7, _z("l5") + 2.8),
        (6, -9, _z("l4") + 4.6),
        (0, -8, _z("l2") + 1.6),
        (3, -2, _crotch - 0.5),
    ],
    "L2|L3": [
        by_leg(-8.0, 2, _knee + 24),
        by_leg(-4.1, 7, _knee + 16.5),
        by_leg(-0.1, 7.5, _knee + 14.5),
        by_leg(4.4, 4, _knee + 21),
        by_leg(7.1, -1, _knee + 30),
        (14, -8, _z("l5") - 2.5),
        (7, -9, _z("l4") - 0.6),
        (0, -8, _z("l4") + 2.0),
        by_leg(-6.0, -4, _knee + 22),
    ],
    "L3|L4": [
        by_leg(-4.7, 1, _z("medial_femoral_condyle") - 4.2),
        by_leg(-2.8, 5, _knee - 1.5),
        by_leg(0.2, 6.2, _z("patella_base") + 1.8),
        by_leg(3.8, 3, _knee + 7.0),
        by_leg(5.5, -1, _knee + 13),
        by_leg(-3.8, -3, _knee - 5.0),
    ],
    "L|S": [
        (0, -9, _z("sacrum") + 4.4),
        (5, -11, _z("sacrum") + 2.6),
        (10, -10, _z("hip") + 2.6),
        (14, -7, _z("hip") - 4.0),
        (17, -3, _crotch - 3),
        (0, 0, _crotch + 6),
        (0, 4, _crotch + 6),
    ],
}
SHEETS = {name: sheet(anchors) for name, anchors in SHEETS.items()}
FACE_EDGE = sheet(
    [
        (0, _z("vertex"), -1.5),
        (5.5, _z("vertex") - 4, 0.3),
        (7.4, _z("ear_top") + 0.6, 2.3),
        (7.2, _z("tragus"), 1.9),
        (6.6, _z("ear_lobe"), 2.3),
        (5.6, _z("jaw_angle"), 4.4),
        (4.0, _z("menton") + 1.0, 6.2),
        (0, _z("menton"), 5.0),
    ]
)

# --- arm: where the arm begins, and angles of borders along it ------------------------------------------------------
# x of the front wall (armpit fold upward) over (y, z)
ARM_EDGE = sheet(
    [
        (5, ARMPIT[2] + 4, ARMPIT[0] - 0.6),
        (5, 141, 14.6),
        (ARMPIT[1], ARMPIT[2], ARMPIT[0] + 0.6),
        (-1, 141, 15.8),
        (-7, 141, 16.0),
        (-8, ARMPIT[2] + 2, ARMPIT[0] - 0.4),
    ]
)
ARM_STATIONS = [0, 8, ELBOW - 10, ELBOW - 3, ELBOW + 3, ELBOW + 12, WRIST]
ARM_FRONT = curve(ARM_STATIONS, [-50, -42, -25, -5, 0, 4, 12])  # border outer | inner half, front
ARM_BACK = curve(ARM_STATIONS, [200, 205, 205, 195, 190, 182, 168])  # the same at the back
C7_DORSAL = curve([ELBOW + 5, ELBOW + 12, WRIST - 3, WRIST + 2], [-0.6, 0.15, 0.85, 1.2])  # half width, cm
C7_PALMAR = curve([ELBOW + 12, WRIST - 6, WRIST + 2], [-0.6, 0.35, 0.8])

# --- leg: angles of borders at heights ------------------------------------------------------------------------------
_ankle = J["ankle"][2]
LEG_STATIONS = [
    _ankle - 2,
    _ankle + 3,
    _ankle + 12,
    _knee - 14,
    _knee - 6,
    _knee,
    _knee + 8,
    _knee + 16,
    _crotch - 6,
    _crotch + 8,
]
LEG_ANGLES = {  # first angle of each sector, going outwards from the front; L4 ends where S2 begins on the inner side
    "L4|L5": [-50, -38, -12, 6, 24, 44, 82, 112, 122, 122],
    "L5|S1": [76, 92, 110, 120, 122, 120, 115, 112, 122, 122],
    "S1|S2": [226, 212, 192, 178, 156, 142, 126, 114, 122, 122],
    "S2|L4": [226, 232, 240, 243, 243, 240, 236, 236, 236, 232],
}
LEG_ANGLES = {name: curve(LEG_STATIONS, angles) for name, angles in LEG_ANGLES.items()}
# foot: angles round its long axis (0 = top, 90 = outer edge, 180 = sole, 270 = inner edge) by distance forward
FOOT_STATIONS = [-6, -2, 2, 6, 10, 13, 16]
FOOT_ANGLES = {
    "L4|L5": [-60, -60, -52, -50, -58, -72, -85],
    "L5|S1": [56, 60, 62, 63, 66, 68, 70],
    "S1|L5": [236, 236, 222, 205, 190, 180, 175],
    "L5|L4": [236, 238, 240, 248, 262, 276, 275],
}
FOOT_ANGLES = {name: curve(FOOT_STATIONS, angles) for name, angles in FOOT_ANGLES.items()}
SADDLE = {"S3": 8.6, "S4": 4.3, "S5": 2.0}  # outer radius of each ring round the anus
SADDLE_CENTRE = J["anus"] + [0, -2.4, 1.2]
SADDLE_STRETCH = np.array([1.0, 1.0, 1.15])


def scores(points):
    """How far inside each cell (columns in the order of CELLS) each point lies, in cm."""
    x, y, z = points.T
    above = {name: z - f(x, y) for name, f in SHEETS.items()}
    whole = {cell: np.full(len(points), -60.0) for cell in CELLS}
    for part, weight in parts(points, above):
        for cell in CELLS:
            whole[cell] = whole[cell] * (1 - weight) + part.get(cell, np.full(len(points), -60.0)) * weight
    return np.column_stack([whole[cell] for cell in CELLS])


def parts(points, above):
    """Scores part by part, each with the weight that lays it over the parts before it."""
    x, y, z = points.T
    beyond = x - ARM_EDGE(y, z)  # cm on the arm's side of the armpit folds
    low = step(-z, -ARMPIT[2] - 1.0, -ARMPIT[2] + 2.5)
    gap = 5.1 + 0.15 * np.maximum(ARMPIT[2] - z, 0) - arm(points)[2]  # below the armpit: near the arm's axis or not
    beyond = (1 - low) * np.clip(beyond, -20, 20) + low * np.clip(2.5 * (gap + 1.0), -20, 20)
    arm_weight = step(beyond, 0.2, 3.6)
    yield trunk(points, above, beyond), np.ones(len(points))
    yield head(points, above), step(z, J["jugular_notch"][2] + 2.5, J["jugular_notch"][2] + 5.5)
    leg_weight = np.ones(len(points)) * (z < _crotch + 26) * (arm_weight < 0.5)
    yield thigh_and_leg(points, above), leg_weight * step(z, _crotch + 26, _crotch + 22)
    u, v, h = foot(points)
    on_foot = step(z + 0.35 * np.maximum(-v - 1, 0) - 0.25 * np.maximum(v, 0), 9.5, 4.5) * (z < 20)
    yield the_foot(points), on_foot
    yield upper_limb(points, above), arm_weight
    radial, _, distal = hand(points)
    yield the_hand(points), step(distal, -2.0, 1.5) * arm_weight


def band_share(round_):
    """How far a band has risen from its front to its back height at an angle round the trunk."""
    return step(round_, 25, 175) ** 0.9


def trunk(points, above, beyond):
    """Bands T2-T12 and L1 from the shoulders to the groin."""
    x, y, z = points.T
    round_ = trunk_angle(points)
    back = band_share(round_)
    top = above["C4|T2"]
    # T2 runs on beside the arm into the armpit, across the ends of the bands below it
    strip = lowest(beyond + 1.7, z - ARMPIT[2] + 2.0, soft=2.0)
    hollow = 3.6 - np.linalg.norm((points - ARMPIT) * [0.8, 0.7, 0.9], axis=1)
    armpit = highest(strip, hollow, soft=1.5)
    part = {"C4": lowest(top, -above["C3|C4"]), "C3": above["C3|C4"], "C5": lowest(beyond, -top, -hollow)}
    heights = {}
    for name in FRONT:
        outwards = np.hypot(x, 4) - np.hypot(J["mid_inguinal"][0], 4)  # rounded at the midline
        slope = INGUINAL_SLOPE.get(name, 0.0) * outwards * (1 - back) ** 2
        heights[name] = z - (FRONT[name] + (BACK[name] - FRONT[name]) * back + slope)
    upper = -top
    for n in range(2, 12):
        lower = heights[f"T{n}"]
        part[f"T{n}"] = lowest(upper, lower, -armpit)
        upper = -lower
    part["T2"] = lowest(-top, highest(-beyond, hollow), highest(heights["T2"], armpit))
    part["T12"] = lowest(upper, above["T12|L1"])
    part["L1"] = -above["T12|L1"]
    return part


def head(points, above):
    """Face, back of the head and neck."""
    x, y, z = points.T
    edge = y - FACE_EDGE(x, z)
    face = lowest(edge, above["face|C3"])
    c2 = lowest(-edge, above["C2|C3"])
    c3 = lowest(above["C3|C4"], highest(-above["C2|C3"], edge), highest(-above["face|C3"], -edge))
    return {FACE: face, "C2": c2, "C3": c3, "C4": -above["C3|C4"]}


def thigh_and_leg(points, above):
    """L1-S5 on hip, buttock, thigh and leg; the lowest trunk bands above them."""
    x, y, z = points.T
    angle, radius = leg(points)
    radius = np.minimum(radius, 9.0)
    a = {name: f(z) for name, f in LEG_ANGLES.items()}
    behind = lowest(sector(angle, a["L4|L5"], a["S2|L4"], radius), -above["L|S"], soft=2.0)  # L5, S1, S2 together
    saddle = np.linalg.norm((points - SADDLE_CENTRE) / SADDLE_STRETCH, axis=1)
    ring = {name: r - saddle for name, r in SADDLE.items()}
    front = lowest(-behind, -ring["S3"])
    part = trunk(points, above, np.full(len(points), -20.0))
    part["T12"] = lowest(part["T12"], front)
    part["L1"] = lowest(-above["T12|L1"], above["L1|L2"], front)
    part["L2"] = lowest(-above["L1|L2"], above["L2|L3"], front)
    part["L3"] = lowest(-above["L2|L3"], above["L3|L4"], front)
    part["L4"] = lowest(-above["L3|L4"], front)
    part["L5"] = lowest(behind, sector(angle, a["L4|L5"], a["L5|S1"], radius), soft=0.3)
    part["S1"] = lowest(behind, sector(angle, a["L5|S1"], a["S1|S2"], radius), soft=0.3)
    part["S2"] = lowest(behind, sector(angle, a["S1|S2"], a["S2|L4"], radius), -ring["S3"], soft=0.3)
    part["S3"] = lowest(ring["S3"], -ring["S4"], soft=0.3)
    part["S4"] = lowest(ring["S4"], -ring["S5"], soft=0.3)
    part["S5"] = ring["S5"]
    return part


def the_foot(points):
    """L4 inner edge, L5 top and inner sole, S1 outer edge and outer sole; toes by their rays."""
    u, v, h = foot(points)
    middle_u = curve([-6, 0, 6, 12, 16], [0, 0, -0.2, 0.7, 0.9])(v)
    middle_h = curve([-6, 0, 6, 12, 16], [3.6, 4.0, 3.0, 1.8, 1.2])(v)
    x, y = u - middle_u, h - middle_h
    angle, radius = np.degrees(np.arctan2(x, y)) % 360, np.minimum(np.hypot(x, y), 4.5)
    a = {name: f(v) for name, f in FOOT_ANGLES.items()}
    l4 = sector(angle, a["L5|L4"], a["L4|L5"] + 360, radius)
    s1 = sector(angle, a["L5|S1"], a["S1|L5"], radius)
    toes = [along_polyline(points, toe_ray(k))[0] for k in range(1, 6)]
    little = (np.minimum.reduce(toes[:4]) - toes[4]) / 2
    front = step(v, 8.5, 13.0)
    s1 = (1 - front) * s1 + front * little
    return {"L4": l4, "S1": s1, "L5": lowest(-l4, -s1)}


def upper_limb(points, above):
    """C4-T2 on shoulder, arm and forearm."""
    s, angle, radius = arm(points)
    radius = np.minimum(radius, 5.0)
    outer = sector(angle, ARM_FRONT(s), ARM_BACK(s), radius)
    front_fall = np.cos(np.radians(angle))  # the elbow crease lies lower in front
    c5_c6 = s - (ELBOW + 0.4 + 1.6 * front_fall)
    top = above["C4|T2"]
    c7 = np.maximum(
        C7_DORSAL(s) - np.abs(np.radians(turned(angle, ARM_BACK(s)))) * radius,
        C7_PALMAR(s) - np.abs(np.radians(turned(angle, ARM_FRONT(s)))) * radius,
    )
    t2_t1 = s - max(ELBOW - 11.5, FREE_ARM + 3.0)
    t1_c8 = s - (ELBOW + 14.0)
    return {
        "C4": top,
        "C5": lowest(outer, -c5_c6, -top, soft=0.5),
        "C6": lowest(outer, c5_c6, -c7, soft=0.5),
        "C7": c7,
        "T2": lowest(-outer, -t2_t1, soft=0.5),
        "T1": lowest(-outer, t2_t1, -t1_c8, -c7, soft=0.5),
        "C8": lowest(-outer, t1_c8, -c7, soft=0.5),
    }


def the_hand(points):
    """C6 thumb and index, C7 middle, C8 ring and little finger."""
    flat = np.array([1.0, 0.4, 1.0])  # depth counts less, so that strips stay alike on palm and back
    d = [
        along_polyline(np.column_stack(hand(points)) * flat, np.column_stack(hand(finger_ray(k))) * flat)[0]
        for k in range(1, 6)
    ]
    c6, c7, c8 = np.minimum(d[0], d[1]), d[2], np.minimum(d[3], d[4])
    return {
        "C6": (np.minimum(c7, c8) - c6) / 2,
        "C7": (np.minimum(c6, c8) - c7) / 2,
        "C8": (np.minimum(c6, c7) - c8) / 2,
    }
