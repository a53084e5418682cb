"""The dermatomes on the skin: nominal cells, cores and extents.

Every root has a score in cm at each vertex: how far inside its nominal cell the vertex lies (below 0: outside).
A vertex belongs to the root with the best score, and the triangles are cut where two scores are equal, so borders
are smooth curves. Trunk and thigh borders are "sheets": heights over the ground plan, high at the back and low in
front as the ribs run. Borders along the limbs are angles round the limb. In hand and foot the rays decide.
"""

import numpy as np

from body.borders import (
    ARM_BACK,
    ARM_EDGE,
    ARM_FRONT,
    BACK,
    C7_DORSAL,
    C7_PALMAR,
    CROTCH,
    FACE_EDGE,
    FOOT_ANGLES,
    FRONT,
    INGUINAL_SLOPE,
    LEG_ANGLES,
    SADDLE,
    SADDLE_CENTRE,
    SADDLE_STRETCH,
    SHEETS,
)
from body.coordinates import (
    ARMPIT,
    ELBOW,
    FREE_ARM,
    J,
    along_polyline,
    arm,
    curve,
    finger_ray,
    foot,
    hand,
    highest,
    leg,
    lowest,
    sector,
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
    leg_weight = np.ones(len(points)) * (z < CROTCH + 26) * (arm_weight < 0.5)
    yield thigh_and_leg(points, above), leg_weight * step(z, CROTCH + 26, CROTCH + 22)
    _, v, _ = foot(points)
    on_foot = step(z + 0.35 * np.maximum(-v - 1, 0) - 0.25 * np.maximum(v, 0), 9.5, 4.5) * (z < 20)
    yield the_foot(points), on_foot
    yield upper_limb(points, above), arm_weight
    _, _, distal = hand(points)
    yield the_hand(points), step(distal, -2.0, 1.5) * arm_weight


def band_share(round_):
    """How far a band has risen from its front to its back height at an angle round the trunk."""
    return step(round_, 25, 175) ** 0.9


def trunk(points, above, beyond):
    """Bands T2-T12 and L1 from the shoulders to the groin."""
    x, _, z = points.T
    round_ = trunk_angle(points)
    back = band_share(round_)
    top = above["C4|T2"]
    # T2 runs on beside the arm into the armpit, across the ends of the bands below it
    strip = lowest(beyond + 1.7, z - ARMPIT[2] + 2.0, soft=2.0)
    hollow = 3.6 - np.linalg.norm((points - ARMPIT) * [0.8, 0.7, 0.9], axis=1)
    armpit = highest(strip, hollow, soft=1.5)
    part = {"C4": lowest(top, -above["C3|C4"]), "C3": above["C3|C4"], "C5": lowest(beyond, -top, -hollow)}
    heights = {}
    for name, front in FRONT.items():
        outwards = np.hypot(x, 4) - np.hypot(J["mid_inguinal"][0], 4)  # rounded at the midline
        slope = INGUINAL_SLOPE.get(name, 0.0) * outwards * (1 - back) ** 2
        heights[name] = z - (front + (BACK[name] - front) * back + slope)
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
    z = points[:, 2]
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
    _, palmar, distal = hand(points)
    # the back of the hand beside the middle finger's bone is C7's most constant patch: it gets a little more
    back = step(-palmar, -0.2, 0.6) * step(distal, 0.5, 3.0) * step(-distal, -12.0, -10.5)
    c6, c7, c8 = np.minimum(d[0], d[1]), d[2] - back, np.minimum(d[3], d[4])
    return {
        "C6": (np.minimum(c7, c8) - c6) / 2,
        "C7": (np.minimum(c6, c8) - c7) / 2,
        "C8": (np.minimum(c6, c7) - c8) / 2,
    }
