"""The body's surface: a calm adult in anatomical position, modelled as soft joined solids (cm, left half).

`signed_distance(points)` is the solid; `half_body()` its skin as triangles, open exactly at x = 0.
Each part is a small function that returns a Shape; numbers are measures in cm read like a tailor's table.
"""

import numpy as np
import skeleton as sk
from primitives import Shape, chain, ellipsoid, loft, mound, relief, ridge, round_cone, smooth_curve, smooth_max, union
from skeleton import JOINTS, in_foot, in_hand, unit
from triangles import evened, fewer, grid_skin

UPRIGHT = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]])  # a loft along z: across is x, deep is y


# --- head -------------------------------------------------------------------------------------------------------

def head():
    """Egg-shaped skull, face block with jaw, sockets with closed lids, nose, ear."""
    # the front-view outline and the midline profile of the face, from under the chin up to the forehead
    face = loft([
        # height; outline; back, front
        [152.0, -1.8, 1.8, 0.0, 8.8, 2.2],
        [153.4, -3.2, 3.2, -3.0, 9.5, 2.2],
        [155.0, -4.4, 4.4, -4.0, 9.3, 2.2],
        [157.0, -5.3, 5.3, -4.5, 9.5, 2.2],
        [159.5, -6.0, 6.0, -5.0, 9.5, 2.2],
        [162.0, -6.5, 6.5, -6.0, 9.2, 2.2],
        [164.5, -6.6, 6.6, -7.0, 9.1, 2.15],
        [167.0, -6.2, 6.2, -7.0, 8.7, 2.1],
        [170.0, -4.6, 4.6, -5.0, 6.6, 2.0],
    ], axes=UPRIGHT, cap=3.0, centre=[[152, 0, 4.0], [155, 0, 2.0], [160, 0, 1.2], [170, 0, 0.6]])
    # the lower border of the jaw climbs from the chin to its angle in front of the ear
    under_jaw = unit([0.0, -0.42, -1.0])
    block = Shape(face.low, face.high, lambda p: smooth_max(face.distance(p), (p - [0, 8.0, 151.9]) @ under_jaw, 1.8))
    skull = union([
        (ellipsoid([0, -0.4, 165.8], [7.35, 9.4, 9.2], power=2.15), 1.0),
        (ellipsoid([0, -3.4, 163.6], [6.3, 6.2, 6.0]), 2.0),  # the occiput
        (block, 2.5),
        (ellipsoid([0, 7.8, 156.9], [3.0, 2.4, 2.7]), 1.8),  # the teeth behind the lips
    ], carve=[
        (ellipsoid([3.15, 10.6, 163.6], [2.2, 2.3, 1.4]), 1.5),  # eye socket
    ])
    nose = union([
        (round_cone([0, 8.9, 164.4], [0, 11.2, 160.7], 0.62, 0.78), 0.5),
        (round_cone([0, 8.8, 163.4], [0, 9.7, 160.2], 0.8, 1.3), 0.8),  # its sides
        (ellipsoid([0, 11.45, 160.25], [0.84, 0.84, 0.76]), 0.7),  # tip
        (ellipsoid([1.1, 10.15, 159.95], [0.62, 0.9, 0.64]), 0.7),  # wing
    ], carve=[(ellipsoid([0.6, 10.7, 159.1], [0.32, 0.6, 0.42]), 0.3)])
    lids = ellipsoid([3.15, 7.4, 163.5], [1.6, 1.4, 1.2])
    return union([(skull, 1.0), (nose, 0.8), (lids, 0.55), (ear(), 0.5)])


def ear():
    """A rim, a dish and a lobe, leaning back and standing off the skull."""
    up = unit([0.0, -0.22, 1.0])
    back = unit([0.48, -0.9, -0.2])
    back = unit(back - (back @ up) * up)
    out = np.cross(back, up)
    out = out * np.sign(out[0])
    axes = np.array([up, back, out])

    def at(u, b, o):
        return np.array([7.0, -0.5, 162.1]) + u * up + b * back + o * out

    rim = chain(smooth_curve([at(0.2, -0.9, 0.1), at(1.8, -1.2, 0.2), at(3.0, -0.2, 0.35), at(2.7, 1.3, 0.45),
                              at(1.2, 1.9, 0.45), at(-0.4, 1.6, 0.4), at(-1.8, 0.8, 0.3), at(-2.8, -0.3, 0.2)], 2),
                np.interp(np.arange(15), [0, 4, 10, 14], [0.22, 0.36, 0.34, 0.52]), 0.4)
    fold = chain([at(2.0, 0.2, 0.3), at(0.8, 0.95, 0.4), at(-1.0, 0.5, 0.35)], [0.26, 0.3, 0.26], 0.4)
    return union([(ellipsoid(at(0.1, 0.3, 0.0), [2.9, 1.7, 0.5], axes), 0.3), (rim, 0.35), (fold, 0.3),
                  (ellipsoid(at(-0.5, -1.0, 0.15), [0.75, 0.4, 0.5], axes), 0.4)],
                 carve=[(ellipsoid(at(-0.3, -0.1, 0.5), [1.0, 0.65, 0.5], axes), 0.3)])


def face_relief():
    """Brow, cheekbone, lips, lids and chin: what makes a face of an egg."""
    return [
        mound([3.0, 9.0, 166.1], [3.4, 2.4, 1.6], 0.35),  # brow
        mound([0, 9.6, 166.2], [2.2, 1.8, 1.6], 0.12),  # glabella
        mound([5.0, 6.8, 161.3], [3.2, 3.4, 2.3], 0.45),  # cheekbone
        mound([5.4, 5.2, 157.6], [3.0, 4.0, 3.0], -0.28),  # cheek
        mound([6.6, 5.0, 166.0], [3.0, 4.0, 3.6], -0.3),  # temple
        mound([5.0, 1.0, 155.6], [3.0, 3.4, 2.6], 0.3),  # angle of the jaw
        mound([0, 9.4, 153.3], [2.6, 2.0, 1.8], 0.3),  # chin
        mound([0, 9.8, 154.9], [2.4, 1.4, 1.0], -0.3),  # fold under the lip
        ridge([[-2.4, 8.9, 156.75], [-1.5, 9.8, 157.12], [-0.65, 10.2, 157.4], [0, 10.2, 157.28], [0.65, 10.2, 157.4],
               [1.5, 9.8, 157.12], [2.4, 8.9, 156.75]], 0.8, 0.26),  # upper lip with its bow
        ridge([[-2.2, 9.0, 156.4], [-1.1, 9.9, 155.98], [0, 10.1, 155.9], [1.1, 9.9, 155.98], [2.2, 9.0, 156.4]],
              0.95, 0.3),  # lower lip
        ridge([[-2.7, 8.9, 156.62], [-1.6, 9.8, 156.66], [-0.6, 10.3, 156.74], [0, 10.4, 156.66], [0.6, 10.3, 156.74],
               [1.6, 9.8, 156.66], [2.7, 8.9, 156.62]], 0.48, -0.3, 0.12),  # line of the closed mouth
        mound([2.75, 8.9, 156.5], [0.9, 1.2, 0.9], -0.15),  # its corner
        mound([0, 10.4, 158.2], [0.6, 1.0, 1.0], -0.18),  # philtrum
        # from the nose to the mouth's corner
        ridge([[1.9, 9.6, 159.6], [2.7, 9.0, 158.2], [3.3, 8.4, 156.6]], 1.3, -0.14),
        ridge([[1.75, 8.2, 163.4], [2.4, 8.7, 163.02], [3.2, 8.85, 162.85], [4.0, 8.5, 162.92], [4.8, 7.7, 163.25]],
              0.42, -0.26, 0.12),  # lids closed: the lash line
        ridge([[1.9, 8.4, 164.1], [3.1, 8.7, 164.65], [4.6, 7.9, 164.2]], 0.5, -0.15),  # fold of the upper lid
        ridge([[2.0, 8.2, 162.2], [3.3, 8.3, 161.7], [4.6, 7.6, 162.1]], 0.8, -0.1),  # fold of the lower lid
    ]


# --- neck and trunk ---------------------------------------------------------------------------------------------

def neck():
    """The column of the neck, leaning forward."""
    return loft([
        [141.0, -6.6, 6.6, -9.0, 3.4, 2.0],
        [145.0, -5.8, 5.8, -8.3, 3.5, 2.0],
        [148.0, -5.2, 5.2, -7.2, 3.9, 2.0],
        [151.0, -4.9, 4.9, -6.5, 4.4, 2.0],
        [155.0, -4.9, 4.9, -6.3, 4.8, 2.0],
        [160.0, -5.2, 5.2, -7.2, 4.4, 2.0],
    ], axes=UPRIGHT)


def trunk():
    """Ribcage, waist and pelvis by their silhouettes; shoulder girdle, armpit folds, buttock."""
    torso = loft([
        # height; outline; back, front (from the side the back is an S: chest kyphosis, lumbar lordosis)
        [83.0, -13.0, 13.0, -8.0, 5.4, 2.2],
        [87.0, -16.0, 16.0, -9.8, 7.2, 2.2],
        [91.0, -16.7, 16.7, -10.2, 8.4, 2.25],
        [95.0, -16.4, 16.4, -9.8, 9.2, 2.3],
        [99.0, -15.5, 15.5, -8.6, 9.1, 2.3],
        [104.0, -14.0, 14.0, -7.3, 8.8, 2.3],
        [109.0, -13.1, 13.1, -6.9, 8.4, 2.3],
        [114.0, -13.3, 13.3, -7.8, 8.7, 2.25],
        [120.0, -14.3, 14.3, -9.6, 9.6, 2.25],
        [126.0, -14.9, 14.9, -10.9, 9.9, 2.25],
        [131.0, -14.8, 14.8, -11.4, 8.9, 2.25],
        [136.0, -14.0, 14.0, -11.1, 7.2, 2.25],
        [140.0, -12.8, 12.8, -10.3, 5.4, 2.2],
        [143.5, -9.5, 9.5, -9.2, 3.8, 2.1],
        [147.0, -6.0, 6.0, -7.8, 2.2, 2.0],
    ], axes=UPRIGHT, cap=3.0,
       centre=[[83, 0, -1], [95, 0, -0.3], [110, 0, 0.6], [126, 0, -0.6], [136, 0, -2.0], [147, 0, -2.6]])
    return union([
        (torso, 1.0),
        (round_cone([0, 3.6, 87.0], [0, -4.6, 86.4], 3.4, 3.6), 2.5),  # floor of the pelvis
        (round_cone([5.0, -0.4, 140.6], [16.2, -1.6, 140.6], 4.0, 3.8), 4.0),  # shoulder girdle
        # the slope of the trapezius from the neck to the tip of the shoulder
        (chain(smooth_curve([[3.2, -4.6, 153.0], [6.2, -4.4, 147.8], [10.6, -3.8, 144.8], [16.6, -2.6, 142.3]], 2),
               np.interp(np.arange(7), [0, 2, 6], [1.8, 2.5, 2.5]), 2.0), 4.0),
        (round_cone([8.0, 4.6, 133.0], [17.6, 1.4, 136.5], 3.4, 2.2), 3.5),  # front fold of the armpit
        (chain([[8.0, -2.0, 103.0], [10.4, -4.2, 117.0], [17.6, -3.6, 135.5]], [1.4, 2.4, 2.2], 3.0), 4.5),  # back fold
        (ellipsoid([7.4, -4.4, 89.4], [8.2, 7.8, 9.2]), 3.5),  # buttock
        (ellipsoid([0, 2.4, 90.0], [4.6, 4.4, 4.6]), 3.0),  # pubis
    ])


def trunk_relief():
    """Bones and muscles that show through the skin of neck and trunk."""
    return [
        ridge([[5.4, -1.6, 157.4], [4.6, 1.4, 152.0], [3.0, 3.4, 147.0], [1.5, 4.2, 143.2]], 2.4, 0.6),  # sternomastoid
        mound([0, 4.7, 149.6], [2.4, 2.4, 2.8], 0.4),  # larynx
        ridge([[0, -7.0, 157.0], [0, -6.8, 149.0]], 3.0, -0.3, 0.4),  # nape
        mound([0, -8.0, 148.8], [2.6, 2.6, 3.2], 0.28),  # the seventh neck vertebra
        mound([5.6, 3.0, 145.6], [5.0, 4.0, 3.4], -0.6),  # above the collar bone
        mound([0, 4.6, 143.3], [2.4, 2.4, 2.4], -0.5),  # jugular notch
        ridge([[1.2, 4.8, 142.6], [5.5, 4.6, 142.8], [10.5, 3.0, 143.4], [14.0, 1.0, 144.2], [17.0, -1.2, 144.6]],
              2.3, 0.55),
        mound([12.4, 3.6, 140.2], [4.6, 4.6, 3.8], -0.5),  # below the collar bone, inside the deltoid
        mound([7.6, 8.6, 131.0], [9.6, 7.0, 8.6], 0.95),  # breast muscle
        ridge([[2.2, 10.0, 124.6], [8.0, 10.0, 123.4], [14.0, 5.5, 127.0]], 3.4, -0.3),  # its lower border
        mound([9.8, 9.4, 127.6], [0.9, 1.4, 0.9], 0.16),  # nipple
        ridge([[0, 6.0, 141.0], [0, 9.2, 131.0], [0, 10.2, 120.0]], 3.8, -0.5, 0.35),  # breast bone between the muscles
        ridge([[0, 9.9, 120.0], [0, 9.4, 112.0], [0, 9.4, 98.0]], 2.6, -0.3),  # white line
        # outer edge of the straight muscle
        ridge([[6.8, 9.2, 116.0], [7.4, 8.8, 107.0], [5.6, 9.2, 95.0]], 4.4, -0.35),
        # costal margin
        ridge([[2.4, 10.0, 119.6], [5.0, 9.6, 116.8], [9.0, 7.9, 112.6], [12.6, 4.0, 110.4]], 4.2, 0.45, 0.35),
        mound([2.6, 9.6, 115.6], [4.4, 3.6, 5.0], -0.25),
        mound([0, 9.4, 105.2], [1.2, 1.9, 1.5], -0.7),  # navel
        mound([0, 9.6, 98.5], [11.0, 8.0, 13.0], 0.5),  # lower belly
        mound([11.0, 7.2, 98.4], [4.6, 4.6, 4.0], 0.4),  # front spine of the hip bone
        ridge([[10.4, 7.4, 97.8], [13.6, 3.5, 101.6], [14.8, -1.5, 103.4]], 3.8, 0.35, 0.4),  # crest of the hip bone
        ridge([[12.4, 7.4, 97.0], [7.4, 8.6, 91.2], [2.4, 7.0, 85.8]], 3.2, -0.35, 0.45),  # groin
        mound([9.6, -11.0, 132.0], [7.6, 7.0, 10.5], 0.9),  # shoulder blade
        ridge([[6.4, -11.6, 139.0], [5.4, -11.8, 131.0], [8.6, -11.4, 123.4]], 3.4, -0.4, 0.35),  # its inner edge
        ridge([[6.0, -11.0, 138.0], [11.0, -9.0, 140.6], [16.8, -4.6, 143.4]], 2.8, 0.5, 0.35),  # its spine
        ridge([[0, -10.0, 144.0], [0, -11.6, 132.0], [0, -9.4, 119.0], [0, -7.2, 108.0], [0, -9.2, 95.0]], 3.8, -0.85),
        # long back muscles
        ridge([[3.8, -9.4, 94.0], [4.2, -7.4, 105.0], [4.4, -8.4, 115.0], [4.4, -11.0, 130.0]], 5.4, 0.6, 0.35),
        mound([4.0, -9.4, 97.8], [2.6, 2.8, 2.6], -0.35),  # dimple over the back spine of the hip bone
        mound([15.2, -5.4, 90.4], [6.0, 6.5, 7.5], -0.6),  # hollow behind the trochanter
        ridge([[0, -9.4, 101.0], [0, -10.6, 92.0], [0, -9.0, 81.0]], 2.2, -1.5, 0.5),  # gluteal cleft
        ridge([[1.8, -8.0, 82.8], [7.0, -9.6, 81.0], [12.8, -8.6, 82.6]], 2.6, -0.4, 0.4),  # gluteal fold
    ]


# --- arm and hand -----------------------------------------------------------------------------------------------

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
    girth = np.array([
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
    ])
    girth[:, 1:3] += np.interp(girth[:, 0], bone[:, 0], bone[:, 1])[:, None]
    girth[:, 3:5] += np.interp(girth[:, 0], bone[:, 0], bone[:, 2])[:, None]
    return union([
        (loft(girth, JOINTS["shoulder"], axes, cap=2.5), 1.0),
        (ellipsoid(on_upper(5.0, 1.0, 0.0), [4.2, 5.2, 8.8], [ARM_OUT, ARM_FRONT, ARM_ALONG]), 2.5),
    ])


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
    bones = chain([knuckle, (knuckle + pip) / 2, pip, (pip + dip) / 2, dip, end],
                  np.array([1.0, 0.94, 0.92, 0.85, 0.81, 0.6]) * scale, 0.8)
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
    return union([
        (chain([root, knuckle, (knuckle + joint) / 2, joint, end], [1.35, 1.15, 0.98, 1.02, 0.74], 0.7), 0.5),
        (ellipsoid((joint + end) / 2 - 0.15 * back + 0.2 * direction, [1.3, 0.96, 0.76], axes), 0.4),
    ])


def hand():
    """Palm with its two eminences, webs, five separate fingers."""
    axes = np.array([sk.HAND_DISTAL, sk.HAND_RADIAL, sk.HAND_PALMAR])
    palm = loft([
        # beyond the wrist; little-finger side, thumb side, back, palm
        [-2.0, -2.7, 2.75, -1.9, 1.9, 2.2],
        [0.5, -2.7, 2.8, -1.65, 1.75, 2.3],
        [3.0, -3.2, 3.3, -1.5, 1.5, 2.4],
        [6.0, -3.65, 3.6, -1.35, 1.25, 2.5],
        [8.2, -3.7, 3.75, -1.2, 1.1, 2.5],
        [9.8, -3.3, 3.5, -0.95, 0.95, 2.4],
    ], JOINTS["wrist"], axes, cap=1.2)
    metacarpal = [unit(JOINTS["knuckle_1"] - JOINTS["thumb_root"]), sk.HAND_RADIAL, sk.HAND_PALMAR]
    webs = []
    for n in (2, 3, 4):
        for far, radius in ((0.0, 0.85), (0.2, 0.75), (0.4, 0.62)):
            a, b = ((1 - far) * JOINTS[f"knuckle_{m}"] + far * JOINTS[f"pip_{m}"] for m in (n, n + 1))
            webs.append((round_cone(a, b, radius, radius), 0.7))
    solid = union([
        (palm, 0.5),
        (ellipsoid(in_hand(2.1, 0.8, 3.8), [3.0, 1.8, 1.5], metacarpal), 1.0),  # thenar eminence
        (ellipsoid(in_hand(-2.3, 0.6, 4.3), [3.7, 1.5, 1.35], axes), 1.0),  # hypothenar eminence
        (round_cone(in_hand(2.2, 0.3, 6.4), JOINTS["knuckle_1"] + 0.3 * sk.HAND_DISTAL, 0.7, 0.7), 1.8),  # first web
    ])
    fingers = union([(finger(n), 0.35) for n in (2, 3, 4, 5)] + webs)
    return union([(solid, 1.0), (fingers, 0.9), (thumb(), 1.0)])


def hand_relief():
    """Hollow of the palm with its three great creases; knuckles and tendons of the back."""
    axes = [sk.HAND_RADIAL, sk.HAND_PALMAR, sk.HAND_DISTAL]
    lifts = [
        mound(in_hand(-0.1, 1.3, 6.0), [3.0, 1.6, 4.4], -0.35, axes),
        ridge([in_hand(3.0, 1.2, 7.4), in_hand(1.2, 1.3, 6.2), in_hand(0.2, 1.4, 3.8), in_hand(0.3, 1.6, 1.4)],
              0.55, -0.12),
        ridge([in_hand(3.2, 1.2, 7.5), in_hand(0.8, 1.2, 6.6), in_hand(-2.6, 1.5, 5.4)], 0.5, -0.1),
        ridge([in_hand(2.0, 1.2, 9.3), in_hand(0.8, 1.2, 8.2), in_hand(-1.4, 1.2, 7.5), in_hand(-3.6, 1.2, 7.3)],
              0.5, -0.1),
    ]
    for radial, distal, *_ in sk.FINGERS.values():
        lifts.append(mound(in_hand(radial, -1.2, distal), [1.3, 1.3, 2.0], 0.14, axes))
        lifts.append(ridge([in_hand(0.3 * radial, -1.6, 1.5), in_hand(radial, -1.3, distal)], 0.8, 0.12))
    return lifts


# --- leg and foot -----------------------------------------------------------------------------------------------

def leg():
    """Thigh, knee and calf drawn by their front and side silhouettes."""
    return loft([
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
    ], axes=UPRIGHT, cap=4.0)


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
    body = loft([
        # forward of the ankle; inner, outer, sole, top
        [-3.0, -2.7, 2.7, 0.0, 6.5, 2.2],
        [0.0, -3.0, 3.0, 0.0, 8.6, 2.2],
        [3.0, -3.3, 3.2, 0.0, 8.0, 2.1],
        [6.0, -3.6, 3.6, 0.0, 6.4, 2.1],
        [9.0, -4.0, 4.3, 0.0, 4.9, 2.1],
        [12.0, -4.4, 5.0, 0.0, 3.6, 2.2],
        [14.8, -4.1, 4.7, 0.1, 2.5, 2.2],
    ], in_foot(0, 0, 0), axes, cap=1.2, centre=[[-3, 0, 2.6], [3, 0, 2.4], [9, 0, 1.8], [14.8, 0, 1.3]])
    webs = []
    for n, far in ((1, 0.1), (2, 0.1), (3, 0.1), (4, 0.1), (1, 0.4), (2, 0.42), (3, 0.42), (4, 0.42)):
        a, b = ((1 - far) * JOINTS[f"toe_base_{m}"] + far * JOINTS[f"toe_tip_{m}"] for m in (n, n + 1))
        webs.append((round_cone(a, b, 0.85 if n == 1 else 0.72, 0.72), 0.6))
    whole = union([
        (body, 1.0),
        (ellipsoid(in_foot(0, -2.5, 2.7), [3.1, 3.3, 3.0], upright), 2.0),  # heel
        (ellipsoid(in_foot(-2.5, 12.2, 1.8), [1.9, 2.6, 1.8], upright), 1.2),  # ball of the big toe
        (round_cone(in_foot(1.9, -1.0, 1.9), in_foot(3.4, 9.6, 1.6), 1.8, 1.75), 1.8),  # outer border
        (union([(toe(n), 0.3) for n in (1, 2, 3, 4, 5)] + webs), 0.7),
    ], carve=[
        (ellipsoid(in_foot(-3.8, 4.8, -0.2), [3.6, 5.6, 2.2], upright), 1.6),  # arch
    ])
    return Shape(whole.low, whole.high, lambda p: smooth_max(whole.distance(p), 0.02 - p[:, 2], 0.7))


# --- the whole --------------------------------------------------------------------------------------------------

def body():
    """All parts joined; the seams are as soft as the flesh there; then the relief of the skin."""
    lower = union([(leg(), 1.0), (foot(), 2.0)])
    upper = union([(arm(), 1.0), (hand(), 1.2)])
    solid = union([(trunk(), 1.0), (neck(), 3.0), (head(), 1.8), (lower, 3.0), (upper, 1.8)])
    return relief(solid, face_relief() + trunk_relief() + arm_relief() + hand_relief() + leg_relief())


BODY = body()


def signed_distance(points):
    """Distance in cm to the skin, negative inside; the right half is the mirror of the left."""
    points = np.array(points, float)
    flat = points.reshape(-1, 3)
    flat[:, 0] = np.abs(flat[:, 0])
    return BODY.distance(flat).reshape(points.shape[:-1])


# face, hand and foot are looked at closely: near each centre (within so many cm) they count so many times larger
LENSES = [
    (np.array([0.0, 8.5, 160.0]), 7.0, 2.1),
    (in_hand(0.8, 0.0, 9.5), 8.0, 1.9),
    (in_foot(0.5, 15.0, 1.0), 6.0, 1.8),
]


def half_body(spacing=0.27, target_vertices=7000):
    """Vertices and faces of the left half, open at x = 0, where every border vertex has x exactly 0.

    Without `target_vertices` the even, fine mesh; with it, merged to about so many corners.
    """
    vertices, faces = grid_skin(signed_distance, [0.0, -16.8, -1.2], [52.8, 21.6, 177.6], spacing)
    if target_vertices and target_vertices < len(vertices):
        vertices, faces = fewer(vertices, faces, target_vertices, LENSES)
        return evened(vertices, faces, signed_distance, 5), faces
    return evened(vertices, faces, signed_distance, 2), faces
