"""Lines on the skin: where pain of each root is typically felt, and the bellies of the muscles (left side).

A line is a list of places (see landmarks.py); between two places the rays are blended, so the line follows the skin.
"""

import numpy as np
from coordinates import ARMPIT, ELBOW, FREE_ARM, WRIST
from labels import BACK, FRONT, band_share
from landmarks import ANKLE, GROIN, KNEE, NAVEL, XIPHOID, ray, z

THIGH = z("hip")


def girdle(root):
    """Round the trunk from the spine to the front midline, in the middle of the root's band."""
    n = int(root[1:])
    front = {2: (z("sternal_angle") + 0.2)}.get(n) or (FRONT.get(f"T{n - 1}", 0) + FRONT.get(f"T{n}", GROIN - 0.6)) / 2
    back = (BACK.get(f"T{n - 1}", z("t1") - 1.8) + BACK.get(f"T{n}", z("t12") - 1.4)) / 2
    if n == 2:
        return [("trunk", 176, back), ("trunk", 150, back - 1.0), ("trunk", 128, back - 4.0)]
    places = []
    for angle in (176, 162, 148, 134, 122, 108, 92, 76, 62, 48, 34, 20, 5):
        a = np.radians(angle)
        share = band_share(np.degrees(np.arctan2(np.sin(a) / 15.0, np.cos(a) / 10.5)))
        height = front + (back - front) * float(share)
        if height > ARMPIT[2] - 1.5 and 66 < angle < 120:
            places.append(None)  # the arm is in the way
        else:
            places.append(("trunk", angle, height))
    return places


PAIN = {
    "C2": [
        ("back", 2.0, z("nape") + 1.0),
        ("back", 2.6, z("inion")),
        ("ray", (2, -2, z("ear_top") + 2), (1, -0.7, 0.35)),
        ("ray", (2, 1, z("temple")), (1, 0.35, 0.2)),
    ],
    "C3": [
        ("back", 2.4, z("nape") - 2.0),
        ("ray", (1, -1.5, z("nape") - 0.6), (1, -0.45, 0)),
        ("ray", (1, -1, z("jaw_angle") - 0.6), (1, 0.1, 0)),
    ],
    "C4": [
        ("back", 2.0, z("c7") + 1.5),
        ("ray", (6, -3, z("shoulder")), (0.1, -0.25, 1)),
        ("ray", (12, -3, z("shoulder")), (0.1, -0.2, 1)),
        ("ray", (16.5, -2, z("shoulder")), (0.3, -0.1, 1)),
    ],
    "C5": [
        ("back", 2.2, z("c7") + 0.5),
        ("ray", (8, -3, z("shoulder")), (0.1, -0.8, 0.7)),
        ("ray", (14, -3, z("shoulder")), (0.4, -0.6, 0.9)),
        ("arm", 1, 90),
        ("arm", 6, 76),
        ("arm", 13, 66),
        ("arm", 21, 60),
        ("arm", ELBOW - 2, 56),
    ],
    "C6": [
        ("back", 2.2, z("c7")),
        ("ray", (9, -3, z("shoulder")), (0.1, -0.9, 0.5)),
        ("ray", (15, -3, z("shoulder")), (0.6, -0.8, 0.6)),
        ("arm", 2, 106),
        ("arm", 8, 92),
        ("arm", 16, 80),
        ("arm", ELBOW, 66),
        ("arm", ELBOW + 10, 66),
        ("arm", WRIST - 3, 78),
        ("finger", 1, 1, 0.1, 180),
        ("finger", 1, 3, 0.5, 180),
    ],
    "C7": [
        ("back", 1.6, z("c7") - 1.0),
        ("back", 3.0, z("t4") + 2.0),
        ("back", 4.6, z("t4") - 4.0),
        None,
        ("arm", 6, 168),
        ("arm", 16, 172),
        ("arm", ELBOW, 165),
        ("arm", ELBOW + 10, 172),
        ("arm", WRIST - 2, 180),
        ("handback", 0.5, 4.5),
        ("finger", 3, 1, 0.1, 180),
        ("finger", 3, 3, 0.6, 180),
    ],
    "C8": [
        ("back", 1.6, z("t1") - 0.5),
        ("back", 4.4, z("t4") - 1.0),
        ("back", 7.4, z("t7") + 1.0),
        None,
        ("arm", ELBOW - 8, 228),
        ("arm", ELBOW, 238),
        ("arm", ELBOW + 10, 245),
        ("arm", WRIST - 2, 250),
        ("handback", -2.3, 4.0),
        ("finger", 5, 1, 0.1, 180),
        ("finger", 5, 3, 0.5, 180),
    ],
    "T1": [
        ("back", 1.6, z("t1") - 2.0),
        ("back", 5.0, z("t4") + 0.5),
        None,
        ("arm", FREE_ARM + 1, 282),
        ("arm", ELBOW - 6, 296),
        ("arm", ELBOW, 300),
        ("arm", ELBOW + 9, 296),
    ],
    "L1": [
        ("trunk", 177, z("t12", "l2") + 0.4),
        ("trunk", 150, z("t12", "l2") - 1.6),
        ("trunk", 120, z("iliac_crest") + 0.4),
        ("trunk", 92, z("asis") + 0.2),
        ("front", 12.0, GROIN + 0.5),
        ("front", 7.0, GROIN - 4.2),
        ("front", 3.8, z("pubis") - 2.6),
    ],
    "L2": [
        ("trunk", 177, z("l2") - 0.8),
        ("trunk", 145, z("l4") - 0.4),
        ("trunk", 110, z("psis") - 0.6),
        ("leg", THIGH - 1, 62),
        ("leg", GROIN - 12, 30),
        ("leg", GROIN - 20, 0),
        ("leg", GROIN - 25, 346),
    ],
    "L3": [
        ("trunk", 176, z("l4") + 2.0),
        ("trunk", 140, z("psis") + 0.6),
        ("trunk", 112, z("hip") + 1.0),
        ("leg", THIGH - 8, 85),
        ("leg", KNEE + 24, 44),
        ("leg", KNEE + 12, 0),
        ("leg", KNEE + 5, 322),
        ("leg", KNEE + 0.5, 300),
    ],
    "L4": [
        ("trunk", 174, z("l4")),
        ("trunk", 135, z("psis") - 1.5),
        ("trunk", 110, z("hip") - 1.0),
        ("leg", THIGH - 12, 84),
        ("leg", KNEE + 18, 55),
        ("leg", KNEE + 6, 20),
        ("leg", KNEE - 1, 345),
        ("leg", KNEE - 10, 312),
        ("leg", KNEE - 22, 300),
        ("leg", ANKLE + 3, 292),
    ],
    "L5": [
        ("back", 2.2, z("l5")),
        ("back", 7.0, z("psis") - 3.0),
        ("trunk", 140, z("hip")),
        ("leg", THIGH - 9, 128),
        ("leg", KNEE + 18, 118),
        ("leg", KNEE + 2, 100),
        ("leg", KNEE - 10, 84),
        ("leg", KNEE - 24, 64),
        ("leg", ANKLE + 5, 32),
        ("top", 0.2, 6.0),
        ("top", -0.8, 11.5),
        ("toe", 1, 0),
    ],
    "S1": [
        ("back", 2.4, z("sacrum") + 1.0),
        ("ray", (6, -2, z("hip") + 2), (0.1, -1, 0)),
        ("ray", (9, -2, z("hip") - 5), (0.05, -1, 0)),
        ("leg", THIGH - 16, 172),
        ("leg", KNEE + 14, 166),
        ("leg", KNEE, 158),
        ("leg", KNEE - 12, 152),
        ("leg", KNEE - 26, 160),
        ("leg", ANKLE + 3, 160),
        ("footside", 96, -2.5, 3.4),
        ("footside", 88, 3.0, 2.2),
        ("footside", 80, 8.0, 1.6),
        ("toe", 5, 0),
        None,
        ("sole", 0.6, -3.4),
        ("sole", 1.8, 1.0),
        ("sole", 2.4, 6.0),
        ("sole", 2.9, 10.0),
    ],
    "S2": [
        ("back", 2.0, z("sacrum") - 2.0),
        ("ray", (5.5, -2, z("hip") - 4), (0, -1, 0)),
        ("leg", THIGH - 12, 192),
        ("leg", KNEE + 20, 192),
        ("leg", KNEE + 8, 190),
        ("leg", KNEE, 190),
    ],
    "S3": [
        ("back", 1.4, z("coccyx") + 3.0),
        ("ray", (3.6, -2, z("coccyx") - 1), (0, -1, 0)),
        ("ray", (4.6, -2, z("ischium") + 0.4), (0, -1, 0)),
    ],
}
PAIN.update({f"T{n}": girdle(f"T{n}") for n in range(2, 13)})
PAIN["T2"] += [None, ("arm", FREE_ARM, 284), ("arm", ELBOW - 7, 292)]

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


def trace(skin, places, lift, spacing=1.2):
    """A polyline `lift` cm above the skin through places (None = a gap): list of (points, normals) pieces."""
    pieces, current = [], []
    for place in [*places, None]:
        if place is None:
            if current:
                pieces.append(current)
            current = []
        else:
            current.append(ray(place))
    lines = []
    for rays in pieces:
        anchors = [skin.leave(start, way)[0] for start, way in rays]
        points, normals = [], []
        for k in range(len(rays) - 1):
            length = np.linalg.norm(anchors[k + 1] - anchors[k])
            n = max(2, int(round(length / spacing)))
            for t in np.arange(n + (k == len(rays) - 2)) / n:
                start = (1 - t) * rays[k][0] + t * rays[k + 1][0]
                a, b = (way / np.linalg.norm(way) for way in (rays[k][1], rays[k + 1][1]))
                way = (1 - t) * a + t * b
                try:
                    point, normal, _ = skin.leave(start, way)
                except ValueError:
                    point, normal, _ = skin.nearest((1 - t) * anchors[k] + t * anchors[k + 1])
                points.append(point)
                normals.append(normal)
        points, normals = np.array(points), np.array(normals)
        for _ in range(3):
            points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
        settled = [skin.nearest(p) for p in points]
        points = np.array([p for p, _, _ in settled])
        normals = np.array([n for _, n, _ in settled])
        lines.append((points + lift * normals, normals))
    return lines
