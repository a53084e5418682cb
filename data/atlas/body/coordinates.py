"""Where on the body is a point: distance along a limb, angle round it, place in the hand or foot.

Angles round a limb are in degrees, seen from the trunk: 0 = front (palm side of the arm), 90 = outer side
(thumb side of the forearm), 180 = back, 270 = inner side. All lengths are in cm.
"""

from itertools import pairwise

import numpy as np
from scipy.interpolate import PchipInterpolator, RBFInterpolator

from body.shape import signed_distance
from body.skeleton import ARM_LATERAL, FOOT_FORWARD, FOOT_LATERAL, HAND_PALMAR, HAND_RADIAL, JOINTS, in_foot, in_hand

J = JOINTS


def step(x, low, high):
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((np.asarray(x, float) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def lowest(*fields, soft=1.0):
    """The smallest of some fields, rounded off where two are alike."""
    out = fields[0]
    for field in fields[1:]:
        gap = np.clip(0.5 + 0.5 * (field - out) / soft, 0, 1)
        out = field * (1 - gap) + out * gap - soft * gap * (1 - gap)
    return out


def highest(*fields, soft=1.0):
    """The largest of some fields, rounded off where two are alike."""
    return -lowest(*[-f for f in fields], soft=soft)


def sheet(anchors, stiffness=0.0):
    """A smooth height over a plane through (u, v, height) anchors; returns a function of (u, v)."""
    anchors = np.array(anchors, float)
    spline = RBFInterpolator(anchors[:, :2], anchors[:, 2], kernel="thin_plate_spline", smoothing=stiffness)
    return lambda u, v: spline(np.column_stack([u, v]))


def curve(stations, values):
    """A smooth function through values at stations (any order), constant beyond the ends."""
    order = np.argsort(stations)
    x, y = np.array(stations, float)[order], np.array(values, float)[order]
    spline = PchipInterpolator(x, y)
    return lambda s: spline(np.clip(s, x[0], x[-1]))


def turned(angle, middle):
    """An angle relative to a middle one, between -180 and 180."""
    return (angle - middle + 180) % 360 - 180


def sector(angle, first, last, radius):
    """How far (cm) inside the sector from angle `first` up to angle `last` a point at this radius lies."""
    half = (last - first) / 2
    return np.radians(half - np.abs(turned(angle, first + half))) * radius


def along_polyline(points, line):
    """Nearest place on a polyline: (distance to it, length along it)."""
    best = np.full(len(points), np.inf)
    where, start = np.zeros(len(points)), 0.0
    for a, b in pairwise(line):
        step_ = b - a
        length = np.linalg.norm(step_)
        t = np.clip((points - a) @ step_ / length**2, 0, 1)
        gap = np.linalg.norm(points - (a + t[:, None] * step_), axis=1)
        nearer = gap < best
        best, where = np.where(nearer, gap, best), np.where(nearer, start + t * length, where)
        start += length
    return best, where


# --- arm ----------------------------------------------------------------------------------------------------------
UPPER_ARM_LENGTH = np.linalg.norm(J["elbow"] - J["shoulder"])
FOREARM_LENGTH = np.linalg.norm(J["wrist"] - J["elbow"])
ELBOW, WRIST = UPPER_ARM_LENGTH, UPPER_ARM_LENGTH + FOREARM_LENGTH


def arm_frame(s):
    """Axis point, front and outer directions of the arm at distance s from the shoulder joint."""
    s = np.atleast_1d(np.asarray(s, float))
    upper = (J["elbow"] - J["shoulder"]) / UPPER_ARM_LENGTH
    fore = (J["wrist"] - J["elbow"]) / FOREARM_LENGTH
    t = step(s, ELBOW - 5, ELBOW + 5)[:, None]
    bend = np.where(s[:, None] < ELBOW, J["shoulder"] + s[:, None] * upper, J["elbow"] + (s[:, None] - ELBOW) * fore)
    axis = (1 - t) * upper + t * fore
    outer = (1 - t) * ARM_LATERAL + t * HAND_RADIAL
    outer -= np.sum(outer * axis, axis=1, keepdims=True) * axis
    outer /= np.linalg.norm(outer, axis=1, keepdims=True)
    front = np.cross(outer, axis)
    front *= np.sign(front[:, 1:2])
    return bend, front / np.linalg.norm(front, axis=1, keepdims=True), outer


def arm(points):
    """Distance along the arm from the shoulder joint, angle round it, distance from its axis."""
    upper = (J["elbow"] - J["shoulder"]) / UPPER_ARM_LENGTH
    fore = (J["wrist"] - J["elbow"]) / FOREARM_LENGTH
    t = step((points - J["elbow"]) @ (upper + fore) / 2, -6, 6)
    s = (1 - t) * ((points - J["shoulder"]) @ upper) + t * (ELBOW + (points - J["elbow"]) @ fore)
    centre, front, outer = arm_frame(s)
    d = points - centre
    x, y = np.sum(d * outer, axis=1), np.sum(d * front, axis=1)
    return s, np.degrees(np.arctan2(x, y)) % 360, np.hypot(x, y)


def hand(points):
    """Place in the hand: (towards the thumb, out of the palm, away from the wrist)."""
    distal = np.cross(HAND_RADIAL, HAND_PALMAR)
    distal *= np.sign((in_hand(0, 0, 1) - in_hand(0, 0, 0)) @ distal)
    d = points - J["wrist"]
    return d @ HAND_RADIAL, d @ HAND_PALMAR, d @ distal


def finger_ray(k):
    """Polyline from the wrist to the tip of finger k (1 = thumb)."""
    if k == 1:
        return np.array([in_hand(2.0, 0.3, -1.0), J["thumb_root"], J["knuckle_1"], J["thumb_joint"], J["fingertip_1"]])
    root = J[f"knuckle_{k}"] - J["wrist"]
    spread = 0.62 * root @ HAND_RADIAL
    return np.array([in_hand(spread, 0, -1.0), J[f"knuckle_{k}"], J[f"pip_{k}"], J[f"dip_{k}"], J[f"fingertip_{k}"]])


# --- leg ----------------------------------------------------------------------------------------------------------
_TOP = J["hip"] + [0.9, -0.6, 0.0]  # the thigh's fleshy middle lies outside the joint
_axis = np.array([J["ankle"], J["knee"] - [0, 0.6, 0], (J["knee"] + _TOP) / 2, _TOP])
leg_axis_x, leg_axis_y = curve(_axis[:, 2], _axis[:, 0]), curve(_axis[:, 2], _axis[:, 1])


def leg_frame(z):
    """Axis point, front and outer directions of the leg at height z; the lower leg is turned out with the foot."""
    z = np.atleast_1d(np.asarray(z, float))
    t = step(z, J["ankle"][2], J["knee"][2])[:, None]
    front = (1 - t) * FOOT_FORWARD + t * np.array([0.0, 1.0, 0.0])
    front /= np.linalg.norm(front, axis=1, keepdims=True)
    outer = np.column_stack([front[:, 1], -front[:, 0], np.zeros(len(z))])
    return np.column_stack([leg_axis_x(z), leg_axis_y(z), z]), front, outer


def leg(points):
    """Angle round the leg and distance from its axis (the height z is the place along it)."""
    centre, front, outer = leg_frame(points[:, 2])
    d = points - centre
    x, y = np.sum(d * outer, axis=1), np.sum(d * front, axis=1)
    return np.degrees(np.arctan2(x, y)) % 360, np.hypot(x, y)


def foot(points):
    """Place in the foot: (towards the little toe, forward, height), from the floor below the ankle."""
    d = points - in_foot(0, 0, 0)
    return d @ FOOT_LATERAL, d @ FOOT_FORWARD, points[:, 2]


def toe_ray(k):
    """Polyline from the instep to the tip of toe k (1 = big toe)."""
    base, tip = J[f"toe_base_{k}"], J[f"toe_tip_{k}"]
    root = in_foot(0.35 * float((base - in_foot(0, 0, 0)) @ FOOT_LATERAL), 3.0, 4.0)
    return np.array([root, base, tip])


def find_armpit():
    """The top of the free space between arm and trunk: x midway, y of the deepest place, z of its roof."""
    across = np.arange(11.0, 30.0, 0.25)
    lowest_roof = None
    for y in (-4.0, -2.0, 0.0, 2.0):
        for z in np.arange(J["shoulder"][2], J["elbow"][2], -0.5):
            depth = np.round(
                signed_distance(np.column_stack([across, np.full_like(across, y), np.full_like(across, z)])), 4
            )
            free = [k for k in range(len(across)) if depth[k] > 0 and (depth[:k] < 0).any() and (depth[k:] < 0).any()]
            if free:
                if lowest_roof is None or z < lowest_roof[2]:
                    lowest_roof = (float(across[free].mean()), y, float(z))
                break
    return np.array(lowest_roof)


ARMPIT = find_armpit()
FREE_ARM = float(arm(ARMPIT[None])[0][0]) + 2.5  # from here on the arm's inner side is free of the trunk


# --- trunk --------------------------------------------------------------------------------------------------------
def trunk_angle(points):
    """Angle round the trunk: 0 = front midline, 90 = side, 180 = back midline."""
    return np.degrees(np.arctan2(points[:, 0] / 15.0, (points[:, 1] + 0.5) / 10.5)) % 360
