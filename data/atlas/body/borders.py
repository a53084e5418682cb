"""Where the nominal borders of the dermatomes run: heights on the trunk, angles round the limbs, rings at the saddle.

Borders of trunk and thigh are sheets: heights over the ground plan, high at the back and low in front as the ribs run.
"""

import numpy as np

from body.coordinates import ARMPIT, ELBOW, WRIST, J, curve, leg_axis_x, leg_axis_y, sheet

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


_knee, CROTCH = J["knee"][2], J["perineum"][2]
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
        (2, 4, CROTCH - 1.5),
        (5, 8, _groin - 17),
        (10, 8.5, _groin - 14),
        (15, 6, _groin - 7),
        (17, 0, _z("trochanter") + 4),
        (13, -7, _z("l5") + 2.8),
        (6, -9, _z("l4") + 4.6),
        (0, -8, _z("l2") + 1.6),
        (3, -2, CROTCH - 0.5),
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
        (17, -3, CROTCH - 3),
        (0, 0, CROTCH + 6),
        (0, 4, CROTCH + 6),
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
    CROTCH - 6,
    CROTCH + 8,
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
