"""Reading the atlas files and measuring in them, shared by the tests that hold them to their promises."""

import base64

import numpy as np


def unpacked(array):
    """The numbers of a plotly typed array."""
    kind = {"f4": "<f4", "u1": "u1", "u2": "<u2"}[array["dtype"]]
    return np.frombuffer(base64.b64decode(array["bdata"]), kind)


def pieces(lists, axes="xy"):
    """The lines or polygons of x and y (and z) lists that are separated by null."""
    found = [[]]
    for point in zip(*(lists[axis] for axis in axes), strict=True):
        if point[0] is None:
            found.append([])
        else:
            found[-1].append(point)
    return [piece for piece in found if piece]


def distances(points, triangles):
    """Distance from each point to its triangle: to the plane where the point lies above it, else to the edges.

    The arrays may be of any shapes that fit each other: (..., 3) for points, (..., 3, 3) for corners.
    """
    a, b, c = (triangles[..., k, :] for k in range(3))
    shape = np.broadcast_shapes(points.shape, a.shape)[:-1]
    best, inside = np.full(shape, np.inf), np.ones(shape, bool)
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12)
    for p, q in ((a, b), (b, c), (c, a)):
        along = q - p
        share = np.clip(((points - p) * along).sum(-1) / np.maximum((along**2).sum(-1), 1e-12), 0, 1)
        best = np.minimum(best, np.linalg.norm(p + share[..., None] * along - points, axis=-1))
        inside &= (np.cross(along, points - p) * normal).sum(-1) >= 0
    return np.where(inside, np.abs(((points - a) * normal).sum(-1)), best)
