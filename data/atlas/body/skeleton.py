"""Named points of the left half of the body, in cm: x to the body's left, y forward, z up, floor at z = 0.

These axes are left-handed: a right-handed scene (plotly's) must reverse the x axis, or left and right change places.

The figure is 175 cm tall (7.5 heads) and stands in anatomical position, arms 16 degrees off the trunk.
Joints are centres of rotation inside the body; bony and skin points lie near the surface. Every other
module of the atlas derives its geometry from these names, so a point may move but keeps its name.
"""

import numpy as np

from mesh.solids import unit


def _angle(sideways, forward):
    """A downward unit vector, leaning so many degrees away from the trunk and forward."""
    a, b = np.radians([sideways, forward])
    return unit([np.sin(a) * np.cos(b), np.sin(b), -np.cos(a) * np.cos(b)])


JOINTS = {
    # head and neck
    "vertex": (0, -1.0, 175.0),
    "glabella": (0, 9.7, 165.8),
    "nasion": (0, 9.9, 164.2),
    "nose_tip": (0, 12.3, 160.0),
    "mouth": (0, 10.2, 156.7),
    "chin": (0, 9.7, 153.3),
    "menton": (0, 8.2, 152.7),
    "eye": (3.2, 8.8, 163.5),
    "brow": (3.2, 9.2, 166.0),
    "cheekbone": (5.9, 6.2, 161.0),
    "jaw_angle": (5.6, 0.6, 155.4),
    "ear": (7.5, -0.7, 162.2),
    "ear_lobe": (7.2, 0.4, 158.9),
    "ear_top": (7.9, -1.0, 165.2),
    "tragus": (7.3, 1.0, 161.9),
    "mastoid": (6.1, -2.0, 158.8),
    "temple": (6.6, 4.5, 165.5),
    "occiput": (0, -10.1, 164.0),
    "inion": (0, -9.5, 161.2),
    "nape": (0, -6.1, 154.0),
    "larynx": (0, 4.6, 149.6),
    "neck_side": (5.5, -1.0, 151.0),
    "c7": (0, -7.5, 149.2),
    # trunk
    "jugular_notch": (0, 4.3, 142.6),
    "clavicle_medial": (1.9, 4.6, 142.9),
    "clavicle_mid": (8.3, 3.5, 143.2),
    "clavicle_lateral": (16.7, -0.4, 145.6),
    "acromion": (19.1, -1.7, 145.2),
    "trapezius_mid": (9.2, -3.0, 149.1),
    "supraclavicular_fossa": (6.3, 1.0, 145.9),
    "sternal_angle": (0, 6.3, 137.6),
    "nipple": (9.3, 8.8, 127.7),
    "xiphoid": (0, 9.7, 121.0),
    "costal_margin": (8.5, 7.4, 113.1),
    "rib10": (12.6, 3.4, 110.0),
    "waist": (13.4, 0.0, 109.5),
    "navel": (0, 8.6, 105.2),
    "iliac_crest": (14.0, -0.5, 103.9),
    "asis": (11.3, 7.4, 98.5),
    "psis": (4.2, -9.0, 97.8),
    "pubic_tubercle": (2.6, 7.9, 88.6),
    "pubis": (0, 8.2, 88.6),
    "mid_inguinal": (7.4, 8.1, 92.6),
    "perineum": (0, -1.0, 81.5),
    "anus": (0, -6.0, 82.0),
    "coccyx": (0, -9.5, 88.6),
    "sacrum": (0, -9.0, 95.0),
    "t1": (0, -8.4, 146.9),
    "t4": (0, -10.3, 139.0),
    "t7": (0, -10.6, 130.6),
    "t10": (0, -9.1, 120.8),
    "t12": (0, -7.1, 114.3),
    "l2": (0, -6.2, 107.9),
    "l4": (0, -7.1, 102.2),
    "l5": (0, -8.1, 99.6),
    "scapula_spine": (7.7, -10.0, 137.7),
    "scapula_inferior": (9.2, -9.6, 126.3),
    "scapula_medial": (6.6, -11.0, 132.5),
    "axilla": (16.4, -1.0, 129.0),
    "axilla_front": (15.5, 4.9, 133.4),
    "axilla_back": (15.6, -7.1, 133.0),
    "buttock": (7.6, -12.2, 88.5),
    "gluteal_fold": (8.2, -9.2, 80.6),
    "ischium": (4.6, -8.7, 81.5),
    # arm
    "shoulder": (17.3, -1.8, 140.3),
    "deltoid_tuberosity": (25.0, -1.5, 128.5),
    # leg
    "hip": (8.9, 0.2, 91.0),
    "trochanter": (17.6, -1.0, 89.0),
    "knee": (9.5, 0.4, 49.2),
    "patella": (9.6, 6.5, 50.5),
    "patella_base": (9.6, 6.6, 53.0),
    "tibial_tuberosity": (9.7, 5.3, 44.4),
    "medial_femoral_condyle": (4.2, 0.4, 50.0),
    "lateral_femoral_condyle": (14.3, 0.2, 50.0),
    "fibular_head": (14.3, -1.6, 45.6),
    "popliteal_fossa": (9.3, -5.0, 49.4),
    "adductor": (2.2, 2.5, 71.7),
    "mid_thigh_front": (9.6, 9.1, 70.0),
    "shin": (8.7, 3.3, 28.0),
    "calf_medial": (4.5, -3.3, 34.0),
    "calf_lateral": (14.9, -3.2, 37.0),
    "calf_back": (9.6, -7.9, 35.0),
    "achilles": (9.8, -7.2, 11.0),
    "ankle": (9.8, -3.0, 8.2),
    "medial_malleolus": (6.5, -2.2, 8.8),
    "lateral_malleolus": (13.0, -4.2, 7.4),
}
JOINTS = {name: np.array(point, float) for name, point in JOINTS.items()}

# --- arm and hand -----------------------------------------------------------------------------------------------
UPPER_ARM = _angle(16.5, -1.0)
FOREARM = _angle(22.5, 4.5)  # the carrying angle of the supinated elbow
HAND_DISTAL = _angle(20.0, 5.0)
HAND_RADIAL = unit(np.cross(HAND_DISTAL, [0.0, 1.0, 0.0]))  # towards the thumb
HAND_RADIAL = HAND_RADIAL * np.sign(HAND_RADIAL[0])
HAND_PALMAR = unit(np.cross(HAND_RADIAL, HAND_DISTAL))  # out of the palm
HAND_PALMAR = HAND_PALMAR * np.sign(HAND_PALMAR[1])

JOINTS["elbow"] = JOINTS["shoulder"] + 30.6 * UPPER_ARM
JOINTS["wrist"] = JOINTS["elbow"] + 25.4 * FOREARM


def in_hand(radial, palmar, distal):
    """A point given in the hand's own axes, measured from the wrist."""
    return JOINTS["wrist"] + radial * HAND_RADIAL + palmar * HAND_PALMAR + distal * HAND_DISTAL


JOINTS["thumb_root"] = in_hand(2.0, 0.7, 2.0)
JOINTS["knuckle_1"] = in_hand(4.6, 1.3, 5.3)
JOINTS["thumb_joint"] = in_hand(6.2, 1.6, 8.0)
JOINTS["fingertip_1"] = in_hand(7.3, 1.7, 10.5)
# finger: knuckle (radial, distal), spread in degrees, lengths of the three phalanges
FINGERS = {
    2: (2.8, 8.9, 10.5, (4.1, 2.45, 1.9)),
    3: (0.85, 9.2, 2.5, (4.6, 2.85, 2.0)),
    4: (-1.05, 8.8, -6.0, (4.2, 2.65, 2.0)),
    5: (-2.80, 8.0, -15.0, (3.4, 1.95, 1.8)),
}
FINGER_FLEXION = (2.0, 7.0, 11.0)  # degrees from the palm's plane: a relaxed hand is never quite flat
for number, (radial, distal, spread, lengths) in FINGERS.items():
    point = in_hand(radial, 0.0, distal)
    JOINTS[f"knuckle_{number}"] = point
    s = np.radians(spread)
    for part, length, bend in zip(("pip", "dip", "fingertip"), lengths, np.radians(FINGER_FLEXION), strict=True):
        along = np.cos(s) * HAND_DISTAL + np.sin(s) * HAND_RADIAL
        point = point + length * (np.cos(bend) * along + np.sin(bend) * HAND_PALMAR)
        JOINTS[f"{part}_{number}"] = point

_across = unit(np.cross(UPPER_ARM, [0.0, 1.0, 0.0]))
ARM_LATERAL = _across * np.sign(_across[0])
JOINTS["lateral_epicondyle"] = JOINTS["elbow"] + 3.7 * ARM_LATERAL - np.array([0, 0.6, 0])
JOINTS["medial_epicondyle"] = JOINTS["elbow"] - 3.9 * ARM_LATERAL - np.array([0, 0.8, 0])
JOINTS["olecranon"] = JOINTS["elbow"] + np.array([-0.4, -4.0, 0.6])
JOINTS["cubital_fossa"] = JOINTS["elbow"] + np.array([0, 3.6, -0.5])
JOINTS["radial_styloid"] = in_hand(2.9, 0.1, 0.2)
JOINTS["ulnar_styloid"] = in_hand(-2.6, -1.2, -0.8)
JOINTS["pisiform"] = in_hand(-2.0, 1.7, 1.4)
JOINTS["thenar"] = in_hand(2.6, 2.2, 4.2)
JOINTS["hypothenar"] = in_hand(-2.6, 1.9, 4.4)
JOINTS["palm"] = in_hand(0.2, 1.3, 6.0)
JOINTS["hand_back"] = in_hand(0.2, -1.5, 5.6)

# --- foot -------------------------------------------------------------------------------------------------------
_turn = np.radians(9.0)  # feet point a little outward
FOOT_FORWARD = np.array([np.sin(_turn), np.cos(_turn), 0.0])
FOOT_LATERAL = np.array([np.cos(_turn), -np.sin(_turn), 0.0])


def in_foot(lateral, forward, height):
    """A point in the foot's own axes: from the floor below the ankle joint."""
    ankle = JOINTS["ankle"] * [1.0, 1.0, 0.0]
    return ankle + lateral * FOOT_LATERAL + forward * FOOT_FORWARD + np.array([0.0, 0.0, height])


JOINTS["heel"] = in_foot(0.0, -5.8, 2.6)
JOINTS["sole_heel"] = in_foot(0.0, -2.6, 0.0)
JOINTS["sole_ball"] = in_foot(0.4, 12.0, 0.2)
JOINTS["sole_arch"] = in_foot(-1.0, 5.4, 1.6)
JOINTS["navicular"] = in_foot(-3.2, 4.6, 4.8)
JOINTS["instep"] = in_foot(0.2, 5.6, 7.0)
# toe: (lateral, forward, height) of the metatarsal head, and of the tip
TOES = {
    1: ((-2.85, 12.8, 1.7), (-2.7, 19.2, 1.25)),
    2: ((-0.7, 13.2, 1.6), (-0.2, 19.1, 0.95)),
    3: ((1.0, 12.6, 1.5), (1.65, 18.1, 0.9)),
    4: ((2.6, 11.7, 1.4), (3.45, 16.8, 0.85)),
    5: ((4.0, 10.4, 1.3), (5.1, 15.4, 0.8)),
}
for number, (base, tip) in TOES.items():
    JOINTS[f"toe_base_{number}"] = in_foot(*base)
    JOINTS[f"toe_tip_{number}"] = in_foot(*tip)
