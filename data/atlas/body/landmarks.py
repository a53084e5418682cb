"""Named points of the surface, pain paths, muscle bellies and reflex points (left side; the right is the mirror).

A place is written as where a ray leaves the body, so it always lies on the skin whatever the shape:
    front x z | back x z                       straight forward / backward from the inside of the trunk or head
    trunk angle z                              from the trunk's axis (0 front, 90 side, 180 back)
    arm s angle | leg z angle                  round the limb (0 front, 90 outer side, 180 back, 270 inner side)
    palm radial distal | handback radial distal      in the hand's own axes, from the wrist
    finger k joint share angle                 round finger k, `share` of the way along the part that starts at `joint`
    top lateral forward | sole lateral forward | toe k angle     in the foot's own axes
    joint name                                 the point of the skin nearest to that joint
"""

import csv
import io
from functools import partial

import numpy as np

from body.coordinates import ARMPIT, ELBOW, FREE_ARM, WRIST, J, arm_frame, finger_ray, leg_frame, toe_ray
from body.skeleton import FOOT_FORWARD, FOOT_LATERAL, HAND_PALMAR, HAND_RADIAL, in_foot, in_hand

MCL = float(J["clavicle_mid"][0])  # midclavicular line


def z(*names):
    """Mean height of some joints."""
    return float(np.mean([J[n][2] for n in names]))


def between(upper, lower, share):
    """A height between two joints."""
    return z(upper) + (z(lower) - z(upper)) * share


KNEE, ANKLE = z("knee"), z("ankle")
NIPPLE, XIPHOID, NAVEL, GROIN = z("nipple"), z("xiphoid"), z("navel"), z("mid_inguinal")
L2_Z = (GROIN + z("medial_femoral_condyle")) / 2  # mid-anterior thigh
ISCHIUM = J["ischium"]
_u = {k: float((J[f"toe_base_{k}"] - in_foot(0, 0, 0)) @ FOOT_LATERAL) for k in range(1, 6)}
_v = {k: float((J[f"toe_base_{k}"] - in_foot(0, 0, 0)) @ FOOT_FORWARD) for k in range(1, 6)}

# The 28 ISNCSCI key sensory points: id, name, root, place
KEY_POINTS = [
    ("key-C2", "One centimetre beside the external occipital protuberance", "C2", ("back", 1.6, z("inion"))),
    ("key-C3", "Supraclavicular fossa, midclavicular line", "C3", ("joint", "supraclavicular_fossa")),
    (
        "key-C4",
        "Over the acromioclavicular joint",
        "C4",
        ("up", J["clavicle_lateral"][0] + 0.6, J["clavicle_lateral"][1]),
    ),
    ("key-C5", "Outer side of the elbow hollow, just above the crease", "C5", ("arm", ELBOW - 2.2, 48)),
    ("key-C6", "Back of the first phalanx of the thumb", "C6", ("finger", 1, 2, 0.5, 180)),
    ("key-C7", "Back of the first phalanx of the middle finger", "C7", ("finger", 3, 1, 0.5, 180)),
    ("key-C8", "Back of the first phalanx of the little finger", "C8", ("finger", 5, 1, 0.5, 180)),
    ("key-T1", "Inner side of the elbow hollow, just above the inner epicondyle", "T1", ("arm", ELBOW - 2.4, 292)),
    ("key-T2", "Top of the armpit", "T2", ("near", tuple(ARMPIT + [0, 0, 1.0]))),
    ("key-T3", "Third intercostal space, midclavicular line", "T3", ("front", MCL, NIPPLE + (NIPPLE - XIPHOID) * 0.52)),
    ("key-T4", "Fourth intercostal space, level of the nipple", "T4", ("front", MCL, NIPPLE)),
    (
        "key-T5",
        "Fifth intercostal space, midway from nipple to xiphoid level",
        "T5",
        ("front", MCL, (NIPPLE + XIPHOID) / 2),
    ),
    ("key-T6", "Level of the xiphoid process, midclavicular line", "T6", ("front", MCL, XIPHOID)),
    (
        "key-T7",
        "A quarter of the way from xiphoid to navel level",
        "T7",
        ("front", MCL, between("xiphoid", "navel", 0.25)),
    ),
    ("key-T8", "Half-way from xiphoid to navel level", "T8", ("front", MCL, between("xiphoid", "navel", 0.5))),
    (
        "key-T9",
        "Three quarters of the way from xiphoid to navel level",
        "T9",
        ("front", MCL, between("xiphoid", "navel", 0.75)),
    ),
    ("key-T10", "Level of the navel, midclavicular line", "T10", ("front", MCL, NAVEL)),
    ("key-T11", "Midway between navel and groin level", "T11", ("front", MCL, (NAVEL + GROIN) / 2)),
    ("key-T12", "Middle of the inguinal ligament", "T12", ("front", J["mid_inguinal"][0], GROIN)),
    ("key-L1", "Half-way between the T12 and L2 points", "L1", ("front", 8.4, (GROIN + L2_Z) / 2)),
    ("key-L2", "Middle of the front of the thigh", "L2", ("leg", L2_Z, 356)),
    ("key-L3", "Inner femoral condyle, above the knee", "L3", ("leg", z("medial_femoral_condyle") + 0.6, 278)),
    ("key-L4", "Inner ankle bone", "L4", ("joint", "medial_malleolus")),
    ("key-L5", "Top of the foot at the third toe's base joint", "L5", ("top", _u[3], _v[3])),
    ("key-S1", "Outer side of the heel", "S1", ("footside", 90, -3.2, 2.4)),
    ("key-S2", "Middle of the hollow of the knee", "S2", ("leg", KNEE + 0.4, 180)),
    ("key-S3", "Over the sitting bone", "S3", ("ray", tuple(ISCHIUM), (0, -1.0, -0.12))),
    ("key-S4-5", "Beside the anus", "S5", ("ray", (0.8, J["anus"][1] + 1.0, J["anus"][2] + 1.2), (0, -1, 0))),
]

# id, name, root it must lie in ("" on a border, in the face or of no root), kind, place
OTHER = [
    # head and neck
    ("vertex", "Crown of the head", "", "bony", ("up", 0.4, J["vertex"][1])),
    ("inion", "External occipital protuberance", "C2", "bony", ("back", 0.3, z("inion"))),
    (
        "mastoid",
        "Mastoid process, behind the ear",
        "C2",
        "bony",
        ("ray", (2, J["mastoid"][1] - 1.2, z("mastoid") + 1.2), (1, -0.35, 0)),
    ),
    ("glabella", "Between the eyebrows", "", "skin", ("front", 0.2, z("glabella"))),
    ("cheekbone", "Cheekbone", "", "bony", ("joint", "cheekbone")),
    ("nose-tip", "Tip of the nose", "", "skin", ("joint", "nose_tip")),
    ("chin", "Chin", "", "bony", ("front", 0.3, z("chin"))),
    ("jaw-angle", "Angle of the jaw", "", "bony", ("joint", "jaw_angle")),
    ("larynx", "Adam's apple", "C3", "bony", ("front", 0.3, z("larynx"))),
    ("neck-side", "Side of the neck", "C3", "skin", ("joint", "neck_side")),
    ("c7-spine", "Spine of C7, the prominent vertebra", "", "bony", ("back", 0.3, z("c7"))),
    # chest and abdomen
    ("jugular-notch", "Jugular notch", "", "bony", ("front", 0.3, z("jugular_notch"))),
    ("clavicle-mid", "Middle of the clavicle", "", "bony", ("joint", "clavicle_mid")),
    ("below-clavicle", "Just below the middle of the clavicle", "C4", "skin", ("front", MCL, z("clavicle_mid") - 2.2)),
    ("acromion", "Acromion, tip of the shoulder", "C4", "bony", ("up", J["acromion"][0], J["acromion"][1])),
    ("trapezius-edge", "Upper edge of trapezius at the shoulder", "C4", "muscle", ("up", 14.6, J["trapezius_mid"][1])),
    ("sternal-angle", "Sternal angle, second rib", "T2", "bony", ("front", 0.3, z("sternal_angle"))),
    ("nipple", "Nipple", "T4", "skin", ("front", J["nipple"][0], NIPPLE)),
    ("xiphoid", "Xiphoid process", "T6", "bony", ("front", 0.3, XIPHOID)),
    (
        "costal-margin",
        "Edge of the ribs below the nipple",
        "T8",
        "bony",
        ("front", MCL, between("xiphoid", "navel", 0.5) + 0.4),
    ),
    ("epigastrium", "Pit of the stomach", "T7", "skin", ("front", 0.3, between("xiphoid", "navel", 0.28))),
    ("navel", "Navel", "T10", "skin", ("front", 0.6, NAVEL)),
    (
        "mcburney",
        "A third of the way from hip-bone spine to navel",
        "T11",
        "skin",
        ("front", float(J["asis"][0]) * 2 / 3, NAVEL + (z("asis") - NAVEL) * 2 / 3 - 0.9),
    ),
    ("asis", "Front spine of the hip bone", "", "bony", ("joint", "asis")),
    ("pubic-tubercle", "Pubic tubercle", "", "bony", ("front", J["pubic_tubercle"][0], z("pubic_tubercle"))),
    ("pubis", "Above the pubic bone", "", "bony", ("front", 0.3, z("pubis") + 1.5)),
    ("iliac-crest", "Highest point of the iliac crest", "", "bony", ("trunk", 95, z("iliac_crest"))),
    ("flank", "Side of the waist", "", "skin", ("trunk", 90, z("waist"))),
    # back
    ("t4-spine", "Beside the spine of T4", "T4", "bony", ("back", 0.5, z("t4") - 0.4)),
    ("scapula-spine", "Spine of the shoulder blade", "", "bony", ("joint", "scapula_spine")),
    ("scapula-inferior", "Lower tip of the shoulder blade", "", "bony", ("joint", "scapula_inferior")),
    ("t7-spine", "Spine of T7, between the tips of the shoulder blades", "T7", "bony", ("back", 0.5, z("t7") - 0.4)),
    ("t12-spine", "Spine of T12", "T12", "bony", ("back", 0.5, z("t12") - 0.3)),
    ("l4-spine", "Spine of L4, level of the iliac crests", "", "bony", ("back", 0.5, z("l4"))),
    ("psis", "Back spine of the hip bone (dimple)", "", "bony", ("back", J["psis"][0], z("psis"))),
    ("coccyx", "Tip of the tailbone", "S3", "bony", ("back", 0.6, z("coccyx") + 1.5)),
    ("buttock", "Fullest part of the buttock", "S2", "muscle", ("ray", tuple(J["hip"] + [2.4, -2, -3]), (0.1, -1, 0))),
    (
        "gluteal-fold",
        "Middle of the gluteal fold",
        "S2",
        "skin",
        ("ray", (J["gluteal_fold"][0] + 2.4, 0, z("gluteal_fold")), (0.1, -1, 0)),
    ),
    # arm
    ("deltoid-tuberosity", "Insertion of deltoid, outer upper arm", "C5", "muscle", ("arm", 12, 92)),
    ("deltoid", "Middle of deltoid, the badge area", "C5", "muscle", ("arm", 6.5, 95)),
    ("biceps-belly", "Middle of biceps", "C5", "muscle", ("arm", 17, 5)),
    ("triceps-belly", "Middle of triceps, outer head", "C5", "muscle", ("arm", 15, 165)),
    ("inner-upper-arm", "Inner side of the upper arm", "T2", "skin", ("arm", FREE_ARM + 0.6, 272)),
    ("lateral-epicondyle", "Outer epicondyle of the elbow", "", "bony", ("joint", "lateral_epicondyle")),
    ("medial-epicondyle", "Inner epicondyle of the elbow", "T1", "bony", ("joint", "medial_epicondyle")),
    ("olecranon", "Point of the elbow", "", "bony", ("joint", "olecranon")),
    ("elbow-hollow", "Middle of the elbow crease", "", "skin", ("joint", "cubital_fossa")),
    ("brachioradialis-belly", "Outer forearm below the elbow", "C6", "muscle", ("arm", ELBOW + 7, 80)),
    ("mid-radial-forearm", "Outer edge of the middle of the forearm", "C6", "skin", ("arm", ELBOW + 13, 90)),
    ("ulnar-forearm-upper", "Inner forearm below the elbow", "T1", "skin", ("arm", ELBOW + 7, 270)),
    ("ulnar-forearm-lower", "Inner forearm above the wrist", "C8", "skin", ("arm", WRIST - 5, 270)),
    ("wrist-crease", "Middle of the wrist crease", "C7", "skin", ("palm", 0.5, 0.8)),
    ("radial-styloid", "Styloid process of the radius", "C6", "bony", ("joint", "radial_styloid")),
    ("ulnar-styloid", "Head of the ulna at the wrist", "C8", "bony", ("joint", "ulnar_styloid")),
    ("snuffbox", "Anatomical snuffbox", "C6", "skin", ("handback", 2.7, 1.6)),
    ("pisiform", "Pisiform bone", "C8", "bony", ("joint", "pisiform")),
    ("thenar", "Ball of the thumb", "C6", "muscle", ("joint", "thenar")),
    ("hypothenar", "Ball of the little finger", "C8", "muscle", ("joint", "hypothenar")),
    ("hand-back-web", "Web between thumb and index, back of the hand", "C6", "skin", ("handback", 3.0, 4.6)),
    ("thumb-tip", "Pad of the thumb", "C6", "skin", ("finger", 1, 3, 0.6, 0)),
    ("index-tip", "Pad of the index finger", "C6", "skin", ("finger", 2, 3, 0.6, 0)),
    ("index-knuckle", "Knuckle of the index finger", "C6", "bony", ("finger", 2, 1, 0.04, 180)),
    ("middle-tip", "Pad of the middle finger", "C7", "skin", ("finger", 3, 3, 0.6, 0)),
    ("middle-knuckle", "Knuckle of the middle finger", "C7", "bony", ("finger", 3, 1, 0.02, 180)),
    ("ring-tip", "Pad of the ring finger", "C8", "skin", ("finger", 4, 3, 0.6, 0)),
    ("little-tip", "Pad of the little finger", "C8", "skin", ("finger", 5, 3, 0.6, 0)),
    ("little-knuckle", "Knuckle of the little finger", "C8", "bony", ("finger", 5, 1, 0.02, 180)),
    # leg
    ("trochanter", "Greater trochanter", "L2", "bony", ("joint", "trochanter")),
    ("outer-thigh", "Middle of the outer thigh", "", "skin", ("leg", L2_Z, 85)),
    ("inner-thigh", "Inner thigh above the knee", "L3", "skin", ("leg", KNEE + 10, 285)),
    ("adductor-tendon", "Adductors, upper inner thigh", "", "muscle", ("leg", z("adductor") + 3, 300)),
    ("patella", "Middle of the kneecap", "L4", "bony", ("joint", "patella")),
    ("above-patella", "Just above the kneecap", "L3", "skin", ("leg", z("patella_base") + 3.6, 350)),
    ("tibial-tuberosity", "Tibial tuberosity", "L4", "bony", ("joint", "tibial_tuberosity")),
    ("lateral-femoral-condyle", "Outer femoral condyle", "", "bony", ("joint", "lateral_femoral_condyle")),
    ("fibular-head", "Head of the fibula", "L5", "bony", ("joint", "fibular_head")),
    ("back-thigh", "Middle of the back of the thigh", "S2", "muscle", ("leg", L2_Z, 182)),
    ("inner-shin", "Inner surface of the tibia, mid-shin", "L4", "bony", ("leg", KNEE - 20, 310)),
    ("outer-shin", "Outer side of the mid-shin", "L5", "muscle", ("leg", KNEE - 20, 60)),
    ("calf-lateral-head", "Outer head of the calf muscle", "S1", "muscle", ("leg", KNEE - 14, 146)),
    ("calf-medial-head", "Inner head of the calf muscle", "S2", "muscle", ("leg", KNEE - 13, 212)),
    ("achilles", "Achilles tendon", "S1", "skin", ("leg", ANKLE + 4, 176)),
    ("lateral-malleolus", "Outer ankle bone", "", "bony", ("joint", "lateral_malleolus")),
    ("navicular", "Tuberosity of the navicular bone", "L4", "bony", ("joint", "navicular")),
    ("instep", "Middle of the instep", "L5", "skin", ("top", 0.6, 7.0)),
    ("first-web", "Between the first and second toe", "L5", "skin", ("top", (_u[1] + _u[2]) / 2, _v[1] - 0.8)),
    ("big-toe", "Big toe, upper side", "L5", "skin", ("toe", 1, 0)),
    ("third-toe", "Third toe, upper side", "L5", "skin", ("toe", 3, 0)),
    ("little-toe", "Little toe, upper side", "S1", "skin", ("toe", 5, 0)),
    ("fifth-metatarsal", "Base of the fifth metatarsal", "S1", "bony", ("footside", 90, 4.6, 2.2)),
    ("sole-outer", "Outer part of the sole", "S1", "skin", ("sole", 2.2, 6.0)),
    ("sole-heel", "Under the heel, outer half", "S1", "skin", ("sole", 0.9, -2.4)),
    ("sole-ball", "Ball of the foot under the big toe", "L5", "skin", ("sole", -1.6, 11.4)),
    # where a reflex is tested
    ("tap-biceps", "Biceps tendon", "C5", "reflex", ("arm", ELBOW - 1.6, 14)),
    ("tap-brachioradialis", "Tendon of brachioradialis above the wrist", "C6", "reflex", ("arm", WRIST - 5, 72)),
    ("tap-triceps", "Triceps tendon above the point of the elbow", "", "reflex", ("arm", ELBOW - 4.0, 180)),
    ("tap-patellar", "Patellar ligament", "L4", "reflex", ("leg", (z("patella") + z("tibial_tuberosity")) / 2, 0)),
    ("tap-achilles", "Achilles tendon at ankle height", "S1", "reflex", ("leg", ANKLE + 2.5, 178)),
]

REFLEXES = {
    "biceps": ("arm", ELBOW - 1.6, 14),
    "brachioradialis": ("arm", WRIST - 5, 72),
    "triceps": ("arm", ELBOW - 4.0, 180),
    "finger_flexor": ("finger", 3, 2, 0.5, 0),
    "upper_abdominal": ("front", 6.0, between("xiphoid", "navel", 0.5)),
    "lower_abdominal": ("front", 6.0, NAVEL - 5.0),
    "cremasteric": ("leg", GROIN - 14, 305),
    "patellar": ("leg", (z("patella") + z("tibial_tuberosity")) / 2, 0),
    "medial_hamstring": ("leg", KNEE + 1.5, 216),
    "achilles": ("leg", ANKLE + 2.5, 178),
    "bulbocavernosus": ("front", 1.0, z("pubis") - 3.0),
    "anal_wink": ("ray", (1.2, J["anus"][1] + 1.0, J["anus"][2] + 1.4), (0.15, -1, 0)),
}


def _front_or_back(way, x, height):
    depth = 3.0 if height > z("menton") else -1.0
    if height < z("perineum") + 8:
        depth = 0.0
    return np.array([x, depth, height]), np.array([0, way, 0])


def _up(x, y):
    return np.array([x, y, z("shoulder") if x > 9 else z("menton")]), np.array([0, 0, 1.0])


def _trunk(angle, height):
    angle = np.radians(angle)
    return np.array([0.4, -0.5, height]), np.array([np.sin(angle), np.cos(angle), 0])


def _round_limb(frame_at, place, angle):
    centre, front, outer = (v[0] for v in frame_at(place))
    return centre, np.cos(np.radians(angle)) * front + np.sin(np.radians(angle)) * outer


def _finger(k, part, share, angle):
    line = finger_ray(k)
    along = line[part + 1] - line[part]
    if k == 1:  # the thumb is turned: its nail looks outward and forward
        side = np.cross(HAND_PALMAR + 0.6 * HAND_RADIAL, along)
        palmar = np.cross(along, side)
        palmar *= np.sign(palmar @ (HAND_PALMAR - 0.8 * HAND_RADIAL))
    else:
        palmar = HAND_PALMAR - (HAND_PALMAR @ along) * along / (along @ along)
    palmar = palmar / np.linalg.norm(palmar)
    return line[part] + share * along, palmar * np.cos(np.radians(angle))


def _foot_side(angle, forward, height):
    angle = np.radians(angle)
    return in_foot(0, forward, height), np.sin(angle) * FOOT_LATERAL + np.array([0, 0, np.cos(angle)])


def _toe(k, angle):
    line = toe_ray(k)
    return line[1] + 0.72 * (line[2] - line[1]), np.array([0, 0, np.cos(np.radians(angle))])


RAYS = {  # kind of place -> the ray that finds it, from the numbers that follow the kind
    "ray": lambda start, way: (np.array(start, float), np.array(way, float)),
    "front": partial(_front_or_back, 1.0),
    "back": partial(_front_or_back, -1.0),
    "up": _up,
    "trunk": _trunk,
    "arm": partial(_round_limb, arm_frame),
    "leg": partial(_round_limb, leg_frame),
    "palm": lambda radial, distal: (in_hand(radial, 0.1, distal), HAND_PALMAR),
    "handback": lambda radial, distal: (in_hand(radial, 0.1, distal), -HAND_PALMAR),
    "finger": _finger,
    "top": lambda lateral, forward: (in_foot(lateral, forward, 1.8), np.array([0, 0, 1.0])),
    "sole": lambda lateral, forward: (in_foot(lateral, forward, 1.8), np.array([0, 0, -1.0])),
    "footside": _foot_side,
    "toe": _toe,
}


def ray(place):
    """Start and direction of the ray that leaves the body at a place."""
    kind, *numbers = place
    return RAYS[kind](*numbers)


def find(skin, place):
    """The point of the skin at a place: (point, normal, face)."""
    if place[0] == "joint":
        return skin.nearest(J[place[1]])
    if place[0] == "near":
        return skin.nearest(np.array(place[1]))
    return skin.leave(*ray(place))


def all_landmarks(skin):
    """Every landmark: dicts with id, name, root, kind, point, face."""
    rows = [(i, n, r, "key point", p) for i, n, r, p in KEY_POINTS] + [(i, n, r, k, p) for i, n, r, k, p in OTHER]
    found = []
    for ident, name, root, kind, place in rows:
        point, normal, face = find(skin, place)
        found.append(
            {"id": ident, "name": name, "root": root, "kind": kind, "point": point, "normal": normal, "face": face}
        )
    return found


def as_csv(landmarks):
    """The text of landmarks.csv, left side only."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "name", "root", "kind", "x", "y", "z", "certainty", "sources"])
    for row in landmarks:
        grounds = ("supported", "asia2008") if row["kind"] == "key point" else ("established", "gray1918")
        place = [f"{value:.2f}" for value in row["point"]]
        writer.writerow([row["id"], row["name"], row["root"], row["kind"], *place, *grounds])
    return text.getvalue()
