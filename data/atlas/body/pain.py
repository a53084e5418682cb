"""Where the pain of each root is typically felt: places (see body.landmarks) from spine to far end, left side."""

import numpy as np

from body.borders import BACK, FRONT
from body.coordinates import ARMPIT, ELBOW, FREE_ARM, WRIST
from body.dermatomes import band_share
from body.landmarks import ANKLE, GROIN, KNEE, z

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
