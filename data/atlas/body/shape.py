"""The body's surface: a calm adult in anatomical position, modelled as soft joined solids (cm, left half).

`signed_distance(points)` is the solid; `half_body()` its skin as triangles, open exactly at x = 0.
Each part is a small function that returns a Shape; numbers are measures in cm read like a tailor's table.
"""

import numpy as np

from body.shape_arm import arm, arm_relief, hand, hand_relief
from body.shape_head import face_relief, head
from body.shape_leg import foot, leg, leg_relief
from body.shape_trunk import neck, trunk, trunk_relief
from body.skeleton import in_foot, in_hand
from mesh.from_solids import evened, fewer, grid_skin
from mesh.solids import relief, union


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
