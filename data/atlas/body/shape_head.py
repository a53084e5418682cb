"""Head and face: skull, jaw, closed lids, nose, ear, and the relief that makes a face of an egg."""

import numpy as np

from mesh.solids import (
    UPRIGHT,
    Shape,
    chain,
    ellipsoid,
    loft,
    mound,
    ridge,
    round_cone,
    smooth_curve,
    smooth_max,
    union,
    unit,
)


def head():
    """Egg-shaped skull, face block with jaw, sockets with closed lids, nose, ear."""
    # the front-view outline and the midline profile of the face, from under the chin up to the forehead
    face = loft(
        [
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
        ],
        axes=UPRIGHT,
        cap=3.0,
        centre=[[152, 0, 4.0], [155, 0, 2.0], [160, 0, 1.2], [170, 0, 0.6]],
    )
    # the lower border of the jaw climbs from the chin to its angle in front of the ear
    under_jaw = unit([0.0, -0.42, -1.0])
    block = Shape(face.low, face.high, lambda p: smooth_max(face.distance(p), (p - [0, 8.0, 151.9]) @ under_jaw, 1.8))
    skull = union(
        [
            (ellipsoid([0, -0.4, 165.8], [7.35, 9.4, 9.2], power=2.15), 1.0),
            (ellipsoid([0, -3.4, 163.6], [6.3, 6.2, 6.0]), 2.0),  # the occiput
            (block, 2.5),
            (ellipsoid([0, 7.8, 156.9], [3.0, 2.4, 2.7]), 1.8),  # the teeth behind the lips
        ],
        carve=[
            (ellipsoid([3.15, 10.6, 163.6], [2.2, 2.3, 1.4]), 1.5),  # eye socket
        ],
    )
    nose = union(
        [
            (round_cone([0, 8.9, 164.4], [0, 11.2, 160.7], 0.62, 0.78), 0.5),
            (round_cone([0, 8.8, 163.4], [0, 9.7, 160.2], 0.8, 1.3), 0.8),  # its sides
            (ellipsoid([0, 11.45, 160.25], [0.84, 0.84, 0.76]), 0.7),  # tip
            (ellipsoid([1.1, 10.15, 159.95], [0.62, 0.9, 0.64]), 0.7),  # wing
        ],
        carve=[(ellipsoid([0.6, 10.7, 159.1], [0.32, 0.6, 0.42]), 0.3)],
    )
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

    rim = chain(
        smooth_curve(
            [
                at(0.2, -0.9, 0.1),
                at(1.8, -1.2, 0.2),
                at(3.0, -0.2, 0.35),
                at(2.7, 1.3, 0.45),
                at(1.2, 1.9, 0.45),
                at(-0.4, 1.6, 0.4),
                at(-1.8, 0.8, 0.3),
                at(-2.8, -0.3, 0.2),
            ],
            2,
        ),
        np.interp(np.arange(15), [0, 4, 10, 14], [0.22, 0.36, 0.34, 0.52]),
        0.4,
    )
    fold = chain([at(2.0, 0.2, 0.3), at(0.8, 0.95, 0.4), at(-1.0, 0.5, 0.35)], [0.26, 0.3, 0.26], 0.4)
    return union(
        [
            (ellipsoid(at(0.1, 0.3, 0.0), [2.9, 1.7, 0.5], axes), 0.3),
            (rim, 0.35),
            (fold, 0.3),
            (ellipsoid(at(-0.5, -1.0, 0.15), [0.75, 0.4, 0.5], axes), 0.4),
        ],
        carve=[(ellipsoid(at(-0.3, -0.1, 0.5), [1.0, 0.65, 0.5], axes), 0.3)],
    )


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
        ridge(
            [
                [-2.4, 8.9, 156.75],
                [-1.5, 9.8, 157.12],
                [-0.65, 10.2, 157.4],
                [0, 10.2, 157.28],
                [0.65, 10.2, 157.4],
                [1.5, 9.8, 157.12],
                [2.4, 8.9, 156.75],
            ],
            0.8,
            0.26,
        ),  # upper lip with its bow
        ridge(
            [[-2.2, 9.0, 156.4], [-1.1, 9.9, 155.98], [0, 10.1, 155.9], [1.1, 9.9, 155.98], [2.2, 9.0, 156.4]],
            0.95,
            0.3,
        ),  # lower lip
        ridge(
            [
                [-2.7, 8.9, 156.62],
                [-1.6, 9.8, 156.66],
                [-0.6, 10.3, 156.74],
                [0, 10.4, 156.66],
                [0.6, 10.3, 156.74],
                [1.6, 9.8, 156.66],
                [2.7, 8.9, 156.62],
            ],
            0.48,
            -0.3,
            0.12,
        ),  # line of the closed mouth
        mound([2.75, 8.9, 156.5], [0.9, 1.2, 0.9], -0.15),  # its corner
        mound([0, 10.4, 158.2], [0.6, 1.0, 1.0], -0.18),  # philtrum
        # from the nose to the mouth's corner
        ridge([[1.9, 9.6, 159.6], [2.7, 9.0, 158.2], [3.3, 8.4, 156.6]], 1.3, -0.14),
        ridge(
            [[1.75, 8.2, 163.4], [2.4, 8.7, 163.02], [3.2, 8.85, 162.85], [4.0, 8.5, 162.92], [4.8, 7.7, 163.25]],
            0.42,
            -0.26,
            0.12,
        ),  # lids closed: the lash line
        ridge([[1.9, 8.4, 164.1], [3.1, 8.7, 164.65], [4.6, 7.9, 164.2]], 0.5, -0.15),  # fold of the upper lid
        ridge([[2.0, 8.2, 162.2], [3.3, 8.3, 161.7], [4.6, 7.6, 162.1]], 0.8, -0.1),  # fold of the lower lid
    ]
