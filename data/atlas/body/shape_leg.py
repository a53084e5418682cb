"""Leg and foot, and the relief of their skin."""

import numpy as np

from body import skeleton as sk
from body.skeleton import JOINTS, in_foot
from mesh.solids import UPRIGHT, Shape, chain, ellipsoid, loft, mound, ridge, round_cone, smooth_max, union, unit


def leg():
    """Thigh, knee and calf drawn by their front and side silhouettes."""
    return loft(
        [
            # height; inner, outer, back, front
            [6.0, 6.9, 12.7, -6.6, 0.6, 2.1],
            [10.0, 6.9, 12.6, -6.7, 0.6, 2.1],
            [14.0, 7.1, 12.4, -6.6, 0.9, 2.1],
            [20.0, 6.7, 12.9, -7.0, 1.9, 2.1],
            [26.0, 5.7, 13.7, -7.7, 2.9, 2.1],
            [32.0, 4.8, 14.5, -8.3, 3.7, 2.1],
            [37.0, 4.5, 14.9, -8.1, 4.2, 2.1],
            [42.0, 4.8, 14.3, -6.9, 4.6, 2.1],
            [46.0, 4.8, 14.1, -5.8, 5.2, 2.2],
            [50.0, 4.5, 14.3, -5.4, 5.9, 2.2],
            [55.0, 4.2, 14.6, -5.6, 6.8, 2.15],
            [61.0, 3.6, 15.4, -6.3, 7.8, 2.1],
            [68.0, 2.5, 16.4, -7.6, 8.5, 2.1],
            [75.0, 1.5, 17.0, -8.6, 8.7, 2.1],
            [81.0, 0.8, 17.3, -9.3, 8.3, 2.1],
            [88.0, 0.8, 17.1, -8.8, 7.4, 2.1],
            [94.0, 2.0, 15.8, -7.6, 6.6, 2.1],
            [100.0, 3.0, 12.0, -5.0, 5.0, 2.1],
        ],
        axes=UPRIGHT,
        cap=4.0,
    )


def leg_relief():
    """Muscles, knee-cap, shin, calf bellies, tendons and ankle bones."""
    return [
        ridge([[10.2, 9.0, 86.0], [9.9, 9.0, 72.0], [9.6, 7.6, 57.0]], 5.5, 0.5, 0.35),  # rectus femoris
        mound([6.0, 4.6, 57.0], [4.0, 5.0, 7.0], 0.75),  # vastus medialis, the drop above the knee
        mound([13.6, 4.8, 63.0], [4.6, 5.6, 13.0], 0.5),  # vastus lateralis
        ridge([[16.6, 0.0, 84.0], [15.6, -0.4, 66.0], [14.4, -0.4, 54.0]], 3.4, -0.3, 0.35),  # iliotibial band
        ridge([[10.6, 7.8, 89.0], [6.4, 7.4, 76.0], [3.8, 3.6, 62.0]], 3.6, -0.3, 0.35),  # along sartorius
        mound([9.6, 6.2, 50.8], [3.3, 3.0, 3.8], 0.55),  # knee-cap
        mound([6.8, 5.0, 49.6], [2.4, 2.8, 3.8], -0.3),
        mound([12.4, 5.0, 49.6], [2.4, 2.8, 3.8], -0.3),
        ridge([[9.6, 5.8, 49.4], [9.6, 5.2, 42.0]], 2.2, 0.4, 0.4),  # ligament and tibial tuberosity
        mound([4.8, 0.4, 49.8], [3.0, 4.4, 5.0], 0.3),  # inner condyle
        mound([13.8, -1.8, 45.2], [2.6, 2.8, 3.4], 0.35),  # head of the fibula
        ridge([[9.4, 4.8, 43.0], [8.4, 3.2, 28.0], [8.0, 1.2, 13.0]], 2.2, 0.3),  # edge of the shin
        mound([6.2, -6.0, 34.0], [4.6, 5.6, 10.5], 0.8),  # inner belly of the calf, reaching lower
        mound([12.6, -5.8, 37.0], [4.4, 5.4, 9.5], 0.65),  # outer belly
        ridge([[9.5, -8.2, 43.0], [9.5, -9.0, 35.0], [9.7, -8.0, 26.0]], 2.6, -0.3, 0.35),  # between them
        ridge([[9.7, -7.6, 26.0], [9.8, -7.0, 14.0], [9.8, -7.0, 3.0]], 2.2, 0.55, 0.3),  # Achilles tendon
        ridge([[7.2, -5.6, 20.0], [7.4, -5.4, 6.0]], 2.6, -0.6, 0.4),  # hollows beside it
        ridge([[12.4, -5.8, 20.0], [12.4, -5.8, 6.0]], 2.6, -0.6, 0.4),
        ridge([[5.8, -4.6, 62.0], [6.2, -5.0, 44.0]], 2.6, 0.35, 0.4),  # inner hamstring cord
        ridge([[12.8, -4.8, 62.0], [13.2, -4.0, 44.0]], 2.6, 0.35, 0.4),  # outer hamstring cord
        mound([9.4, -5.8, 49.4], [3.6, 3.4, 7.0], -0.45),  # hollow of the knee
        mound([6.7, -2.0, 8.9], [2.7, 2.9, 3.2], 0.6),  # inner malleolus
        mound([12.8, -4.0, 7.5], [2.3, 2.6, 3.6], 0.7),  # outer malleolus, lower and farther back
        # tendon to the big toe
        ridge([in_foot(-0.6, 2.0, 8.4), in_foot(-1.6, 8.0, 5.6), in_foot(-2.4, 13.5, 3.4)], 1.1, 0.16),
    ]


def toe(number):
    """A toe: shaft and pad."""
    base, tip = JOINTS[f"toe_base_{number}"], JOINTS[f"toe_tip_{number}"]
    radius = {1: 1.24, 2: 0.80, 3: 0.77, 4: 0.75, 5: 0.76}[number]
    end = tip - radius * unit(tip - base)
    middle = base + 0.55 * (end - base) + [0, 0, 0.3 if number > 1 else 0.1]
    return chain([base, middle, end], [radius, radius * 0.86, radius], 0.8)


def foot():
    """Heel, instep, arch, ball and five separate toes on the floor."""
    axes = np.array([sk.FOOT_FORWARD, sk.FOOT_LATERAL, [0, 0, 1.0]])
    upright = [sk.FOOT_LATERAL, sk.FOOT_FORWARD, [0, 0, 1.0]]
    body = loft(
        [
            # forward of the ankle; inner, outer, sole, top
            [-3.0, -2.7, 2.7, 0.0, 6.5, 2.2],
            [0.0, -3.0, 3.0, 0.0, 8.6, 2.2],
            [3.0, -3.3, 3.2, 0.0, 8.0, 2.1],
            [6.0, -3.6, 3.6, 0.0, 6.4, 2.1],
            [9.0, -4.0, 4.3, 0.0, 4.9, 2.1],
            [12.0, -4.4, 5.0, 0.0, 3.6, 2.2],
            [14.8, -4.1, 4.7, 0.1, 2.5, 2.2],
        ],
        in_foot(0, 0, 0),
        axes,
        cap=1.2,
        centre=[[-3, 0, 2.6], [3, 0, 2.4], [9, 0, 1.8], [14.8, 0, 1.3]],
    )
    webs = []
    for n, far in ((1, 0.1), (2, 0.1), (3, 0.1), (4, 0.1), (1, 0.4), (2, 0.42), (3, 0.42), (4, 0.42)):
        a, b = ((1 - far) * JOINTS[f"toe_base_{m}"] + far * JOINTS[f"toe_tip_{m}"] for m in (n, n + 1))
        webs.append((round_cone(a, b, 0.85 if n == 1 else 0.72, 0.72), 0.6))
    whole = union(
        [
            (body, 1.0),
            (ellipsoid(in_foot(0, -2.5, 2.7), [3.1, 3.3, 3.0], upright), 2.0),  # heel
            (ellipsoid(in_foot(-2.5, 12.2, 1.8), [1.9, 2.6, 1.8], upright), 1.2),  # ball of the big toe
            (round_cone(in_foot(1.9, -1.0, 1.9), in_foot(3.4, 9.6, 1.6), 1.8, 1.75), 1.8),  # outer border
            (union([(toe(n), 0.3) for n in (1, 2, 3, 4, 5)] + webs), 0.7),
        ],
        carve=[
            (ellipsoid(in_foot(-3.8, 4.8, -0.2), [3.6, 5.6, 2.2], upright), 1.6),  # arch
        ],
    )
    return Shape(whole.low, whole.high, lambda p: smooth_max(whole.distance(p), 0.02 - p[:, 2], 0.7))
