"""The bellies of the muscles one tests, as places (see body.landmarks) on the left side."""

from body.coordinates import ELBOW, WRIST
from body.landmarks import ANKLE, GROIN, KNEE, NAVEL, XIPHOID, z

THIGH = z("hip")
# muscle bellies: places along the middle of the belly, and half its greatest width in cm
MUSCLES = {
    "trapezius": (
        [
            ("ray", (4.5, -3, z("c7") - 4), (0.1, -0.6, 1)),
            ("ray", (9.5, -3, z("shoulder")), (0.1, -0.45, 1)),
            ("ray", (14.5, -3, z("shoulder")), (0.1, -0.4, 1)),
        ],
        1.7,
    ),
    "deltoid": ([("arm", -1.0, 54), ("arm", 3, 56), ("arm", 7, 62), ("arm", 12.5, 72)], 3.0),
    "infraspinatus": (
        [
            ("back", 7.6, z("scapula_medial") + 0.5),
            ("back", 11, z("scapula_spine") - 3.6),
            ("back", 14.2, z("scapula_spine") - 2.0),
        ],
        2.0,
    ),
    "biceps": ([("arm", 7, 8), ("arm", 13, 4), ("arm", 19, 2), ("arm", 25, 4), ("arm", ELBOW - 2, 8)], 2.3),
    "triceps": ([("arm", 7, 168), ("arm", 13, 172), ("arm", 20, 178), ("arm", 26, 180)], 2.6),
    "brachioradialis": (
        [("arm", ELBOW - 4, 62), ("arm", ELBOW + 3, 64), ("arm", ELBOW + 9, 66), ("arm", ELBOW + 15, 72)],
        1.5,
    ),
    "pronators": (
        [("arm", ELBOW - 1, 300), ("arm", ELBOW + 4, 330), ("arm", ELBOW + 9, 8), ("arm", ELBOW + 11.5, 36)],
        1.1,
    ),
    "wrist_extensors": (
        [("arm", ELBOW - 1, 118), ("arm", ELBOW + 6, 128), ("arm", ELBOW + 12, 138), ("arm", ELBOW + 19, 148)],
        1.3,
    ),
    "wrist_flexors": (
        [("arm", ELBOW + 1, 304), ("arm", ELBOW + 8, 328), ("arm", ELBOW + 14, 344), ("arm", WRIST - 4, 356)],
        1.2,
    ),
    "finger_flexors": (
        [("arm", ELBOW + 4, 290), ("arm", ELBOW + 10, 308), ("arm", ELBOW + 17, 326), ("arm", WRIST - 2, 340)],
        1.3,
    ),
    "finger_extensors": (
        [("arm", ELBOW + 2, 150), ("arm", ELBOW + 9, 162), ("arm", ELBOW + 16, 172), ("arm", WRIST - 2, 178)],
        1.2,
    ),
    "thumb_extensors": ([("arm", ELBOW + 14, 160), ("arm", WRIST - 5, 134), ("arm", WRIST - 1.5, 116)], 0.8),
    "hand_intrinsics": ([("handback", 3.4, 3.6), ("handback", 2.4, 5.2), ("handback", 1.9, 7.2)], 0.75),
    "abductor_digiti_minimi": ([("palm", -2.5, 1.6), ("palm", -2.9, 4.0), ("palm", -3.0, 6.6)], 0.7),
    "diaphragm": (
        [
            ("front", 1.0, XIPHOID - 1.5),
            ("front", 6.5, XIPHOID - 5.0),
            ("trunk", 55, XIPHOID - 8.5),
            ("trunk", 82, XIPHOID - 10.0),
        ],
        1.0,
    ),
    "intercostals": (
        [
            ("trunk", 34, z("nipple") - 3.4),
            ("trunk", 52, z("nipple") - 2.4),
            ("trunk", 70, z("nipple") - 1.0),
            ("trunk", 88, z("nipple") + 0.8),
        ],
        1.0,
    ),
    "abdominal_wall": (
        [
            ("front", 4.0, XIPHOID - 5),
            ("front", 4.3, NAVEL + 3),
            ("front", 4.2, NAVEL - 3),
            ("front", 3.2, z("pubis") + 5),
        ],
        2.4,
    ),
    "iliopsoas": (
        [
            ("front", 9.0, z("asis") - 1.5),
            ("front", 8.0, GROIN),
            ("front", 6.6, GROIN - 5),
            ("front", 5.8, GROIN - 8.5),
        ],
        1.5,
    ),
    "quadriceps": ([("leg", THIGH - 9, 10), ("leg", KNEE + 24, 4), ("leg", KNEE + 14, 2), ("leg", KNEE + 5, 0)], 3.8),
    "adductors": (
        [("leg", THIGH - 10.5, 326), ("leg", KNEE + 24, 318), ("leg", KNEE + 15, 310), ("leg", KNEE + 7, 302)],
        2.0,
    ),
    "tibialis_anterior": (
        [("leg", KNEE - 6, 28), ("leg", KNEE - 14, 22), ("leg", KNEE - 24, 14), ("leg", ANKLE + 6, 358)],
        1.4,
    ),
    "toe_extensors": (
        [("leg", KNEE - 12, 52), ("leg", KNEE - 20, 46), ("leg", KNEE - 30, 34), ("leg", ANKLE + 4, 16)],
        1.0,
    ),
    "peroneals": ([("leg", KNEE - 5, 62), ("leg", KNEE - 14, 64), ("leg", KNEE - 24, 68), ("leg", ANKLE + 6, 80)], 1.2),
    "gluteus_medius": (
        [("trunk", 128, z("iliac_crest") - 2.0), ("trunk", 112, z("psis") - 1.0), ("trunk", 100, z("hip") + 1.5)],
        2.6,
    ),
    "gluteus_maximus": (
        [
            ("back", 4.0, z("sacrum") + 0.5),
            ("back", 7.5, z("hip") - 0.5),
            ("back", 11.0, z("hip") - 5),
            ("leg", THIGH - 9, 122),
        ],
        4.0,
    ),
    "hamstrings": (
        [("leg", THIGH - 13, 182), ("leg", KNEE + 24, 180), ("leg", KNEE + 14, 180), ("leg", KNEE + 5, 180)],
        3.4,
    ),
    "calf": ([("leg", KNEE - 2, 182), ("leg", KNEE - 9, 182), ("leg", KNEE - 17, 182), ("leg", KNEE - 26, 182)], 3.6),
    "toe_flexors": ([("sole", -0.4, -1.2), ("sole", -0.2, 3.0), ("sole", 0.1, 7.0), ("sole", 0.2, 10.5)], 1.3),
    "pelvic_floor": (
        [
            ("ray", (1.2, -4, z("coccyx") - 1.0), (0.1, -1, 0)),
            ("ray", (2.4, -4, z("coccyx") - 3.4), (0.1, -1, 0)),
            ("ray", (2.8, -4, z("anus") - 0.4), (0.1, -1, -0.1)),
        ],
        0.9,
    ),
}
