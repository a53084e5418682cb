"""Arm and hand, and the relief of their skin."""

import numpy as np

from body import skeleton as sk
from body.skeleton import JOINTS, in_hand
from mesh.solids import chain, ellipsoid, loft, mound, ridge, round_cone, union, unit

ARM_ALONG = unit(JOINTS["wrist"] - JOINTS["shoulder"])
ARM_FRONT = unit(np.array([0, 1.0, 0]) - ARM_ALONG[1] * ARM_ALONG)
ARM_OUT = np.cross(ARM_FRONT, ARM_ALONG)
ARM_OUT = ARM_OUT * np.sign(ARM_OUT[0])


def on_upper(down, out, front):
    """A point beside the upper arm: so far below the shoulder joint, outward and forward."""
    return JOINTS["shoulder"] + down * sk.UPPER_ARM + out * ARM_OUT + front * ARM_FRONT


def on_fore(down, out, front):
    """A point beside the forearm, measured from the elbow joint."""
    return JOINTS["elbow"] + down * sk.FOREARM + out * ARM_OUT + front * ARM_FRONT


def arm():
    """Upper arm and forearm in one loft around the bent line shoulder - elbow - wrist, and the deltoid cap."""
    axes = np.array([ARM_ALONG, ARM_OUT, ARM_FRONT])
    joints = np.array([JOINTS[n] for n in ("shoulder", "elbow", "wrist")])
    bone = (joints - joints[0]) @ axes.T
    girth = np.array(
        [
            # below the shoulder; inner, outer, back, front
            [-2.5, -3.0, 3.0, -3.4, 3.4, 2.0],
            [1.0, -3.8, 3.8, -4.3, 4.3, 2.0],
            [6.0, -3.4, 4.2, -4.7, 4.8, 2.0],
            [11.0, -3.2, 4.0, -4.7, 4.7, 2.0],
            [17.0, -3.3, 3.7, -4.6, 4.6, 2.0],
            [23.0, -3.4, 3.5, -4.2, 4.2, 2.0],
            [28.0, -3.5, 3.6, -3.8, 3.7, 2.05],
            [31.0, -3.6, 3.8, -3.6, 3.5, 2.1],
            [35.0, -3.7, 4.2, -3.5, 3.6, 2.1],
            [39.0, -3.7, 4.1, -3.3, 3.5, 2.1],
            [45.0, -3.3, 3.5, -2.9, 2.9, 2.1],
            [51.0, -2.8, 2.9, -2.3, 2.3, 2.2],
            [57.0, -2.7, 2.75, -1.9, 1.95, 2.3],
        ]
    )
    girth[:, 1:3] += np.interp(girth[:, 0], bone[:, 0], bone[:, 1])[:, None]
    girth[:, 3:5] += np.interp(girth[:, 0], bone[:, 0], bone[:, 2])[:, None]
    return union(
        [
            (loft(girth, JOINTS["shoulder"], axes, cap=2.5), 1.0),
            (ellipsoid(on_upper(5.0, 1.0, 0.0), [4.2, 5.2, 8.8], [ARM_OUT, ARM_FRONT, ARM_ALONG]), 2.5),
        ]
    )


def arm_relief():
    """Muscles and bones under the skin of the arm."""
    axes = [ARM_OUT, ARM_FRONT, ARM_ALONG]
    return [
        mound(on_upper(18.5, -0.3, 4.6), [4.2, 4.4, 11.0], 0.7, axes),  # biceps
        mound(on_upper(14.5, 0.8, -4.6), [4.6, 4.4, 11.5], 0.5, axes),  # triceps
        ridge([on_upper(16.0, 0.2, -4.6), on_upper(28.0, 0.0, -4.2)], 2.8, -0.25, 0.5),  # its flat tendon
        # deltoid's front
        ridge([on_upper(4.0, 2.4, 4.4), on_upper(9.0, 3.2, 3.4), on_upper(15.0, 4.2, 0.6)], 2.8, -0.35, 0.4),
        # and back border
        ridge([on_upper(4.0, 2.4, -4.4), on_upper(9.0, 3.2, -3.4), on_upper(15.0, 4.2, -0.6)], 2.8, -0.3, 0.4),
        mound(on_fore(2.5, 3.9, 1.0), [3.6, 4.2, 9.5], 0.5, axes),  # brachioradialis and the extensors of the wrist
        mound(on_fore(6.5, -3.7, 0.8), [3.6, 4.2, 9.0], 0.4, axes),  # flexor mass
        mound(on_fore(0.0, 0.3, 3.8), [2.8, 3.0, 4.4], -0.35, axes),  # hollow of the elbow
        mound(on_upper(30.0, -0.4, -3.8), [2.8, 2.8, 4.4], 0.45, axes),  # olecranon
        mound(on_upper(29.8, -3.8, -0.8), [2.8, 3.0, 4.2], 0.3, axes),  # medial epicondyle
        mound(on_upper(30.6, -2.4, -3.2), [1.8, 2.0, 3.2], -0.12, axes),  # groove of the ulnar nerve
        ridge([on_fore(3.0, -1.6, -3.4), on_fore(20.0, -2.0, -2.4)], 1.8, -0.15),  # edge of the ulna
        mound(in_hand(-2.2, -1.5, -1.0), [1.9, 1.9, 2.0], 0.35, axes),  # head of the ulna
        ridge([in_hand(0.2, 2.0, -6.5), in_hand(0.1, 1.8, -0.6)], 1.0, 0.14),  # flexor tendons at the wrist
    ]


def finger(number):
    """Three phalanges with slightly thicker joints, and the pad."""
    scale = {2: 0.98, 3: 1.0, 4: 0.95, 5: 0.84}[number]
    knuckle, pip, dip, tip = (JOINTS[f"{part}_{number}"] for part in ("knuckle", "pip", "dip", "fingertip"))
    direction = unit(tip - dip)
    back = unit((sk.HAND_PALMAR @ direction) * direction - sk.HAND_PALMAR)
    end = tip - 0.6 * scale * direction
    bones = chain(
        [knuckle, (knuckle + pip) / 2, pip, (pip + dip) / 2, dip, end],
        np.array([1.0, 0.94, 0.92, 0.85, 0.81, 0.6]) * scale,
        0.8,
    )
    axes = [direction, np.cross(direction, back), back]
    pad = ellipsoid((dip + end) / 2 - 0.16 * scale * back + 0.15 * direction, np.array([1.1, 0.76, 0.64]) * scale, axes)
    return union([(bones, 0.4), (pad, 0.4)])


def thumb():
    """Metacarpal and two phalanges, the pad turned half towards the fingers."""
    root, knuckle, joint, tip = (JOINTS[n] for n in ("thumb_root", "knuckle_1", "thumb_joint", "fingertip_1"))
    direction = unit(tip - joint)
    end = tip - 0.74 * direction
    side = np.cross(direction, sk.HAND_PALMAR)
    back = unit(0.6 * side * np.sign(side @ sk.HAND_RADIAL) - 0.8 * sk.HAND_PALMAR)
    back = unit(back - (back @ direction) * direction)
    axes = [direction, np.cross(direction, back), back]
    return union(
        [
            (chain([root, knuckle, (knuckle + joint) / 2, joint, end], [1.35, 1.15, 0.98, 1.02, 0.74], 0.7), 0.5),
            (ellipsoid((joint + end) / 2 - 0.15 * back + 0.2 * direction, [1.3, 0.96, 0.76], axes), 0.4),
        ]
    )


def hand():
    """Palm with its two eminences, webs, five separate fingers."""
    axes = np.array([sk.HAND_DISTAL, sk.HAND_RADIAL, sk.HAND_PALMAR])
    palm = loft(
        [
            # beyond the wrist; little-finger side, thumb side, back, palm
            [-2.0, -2.7, 2.75, -1.9, 1.9, 2.2],
            [0.5, -2.7, 2.8, -1.65, 1.75, 2.3],
            [3.0, -3.2, 3.3, -1.5, 1.5, 2.4],
            [6.0, -3.65, 3.6, -1.35, 1.25, 2.5],
            [8.2, -3.7, 3.75, -1.2, 1.1, 2.5],
            [9.8, -3.3, 3.5, -0.95, 0.95, 2.4],
        ],
        JOINTS["wrist"],
        axes,
        cap=1.2,
    )
    metacarpal = [unit(JOINTS["knuckle_1"] - JOINTS["thumb_root"]), sk.HAND_RADIAL, sk.HAND_PALMAR]
    webs = []
    for n in (2, 3, 4):
        for far, radius in ((0.0, 0.85), (0.2, 0.75), (0.4, 0.62)):
            a, b = ((1 - far) * JOINTS[f"knuckle_{m}"] + far * JOINTS[f"pip_{m}"] for m in (n, n + 1))
            webs.append((round_cone(a, b, radius, radius), 0.7))
    solid = union(
        [
            (palm, 0.5),
            (ellipsoid(in_hand(2.1, 0.8, 3.8), [3.0, 1.8, 1.5], metacarpal), 1.0),  # thenar eminence
            (ellipsoid(in_hand(-2.3, 0.6, 4.3), [3.7, 1.5, 1.35], axes), 1.0),  # hypothenar eminence
            (
                round_cone(in_hand(2.2, 0.3, 6.4), JOINTS["knuckle_1"] + 0.3 * sk.HAND_DISTAL, 0.7, 0.7),
                1.8,
            ),  # first web
        ]
    )
    fingers = union([(finger(n), 0.35) for n in (2, 3, 4, 5)] + webs)
    return union([(solid, 1.0), (fingers, 0.9), (thumb(), 1.0)])


def hand_relief():
    """Hollow of the palm with its three great creases; knuckles and tendons of the back."""
    axes = [sk.HAND_RADIAL, sk.HAND_PALMAR, sk.HAND_DISTAL]
    lifts = [
        mound(in_hand(-0.1, 1.3, 6.0), [3.0, 1.6, 4.4], -0.35, axes),
        ridge(
            [in_hand(3.0, 1.2, 7.4), in_hand(1.2, 1.3, 6.2), in_hand(0.2, 1.4, 3.8), in_hand(0.3, 1.6, 1.4)],
            0.55,
            -0.12,
        ),
        ridge([in_hand(3.2, 1.2, 7.5), in_hand(0.8, 1.2, 6.6), in_hand(-2.6, 1.5, 5.4)], 0.5, -0.1),
        ridge(
            [in_hand(2.0, 1.2, 9.3), in_hand(0.8, 1.2, 8.2), in_hand(-1.4, 1.2, 7.5), in_hand(-3.6, 1.2, 7.3)],
            0.5,
            -0.1,
        ),
    ]
    for radial, distal, *_ in sk.FINGERS.values():
        lifts.append(mound(in_hand(radial, -1.2, distal), [1.3, 1.3, 2.0], 0.14, axes))
        lifts.append(ridge([in_hand(0.3 * radial, -1.6, 1.5), in_hand(radial, -1.3, distal)], 0.8, 0.12))
    return lifts
