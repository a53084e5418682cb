"""Meshes of the spine: half solids mirrored, tubes along curves."""

import numpy as np

from mesh.faces import mirror, outward
from mesh.from_solids import fewer, grid_skin


def solid(distance, low, high, spacing, faces_wanted):
    """The skin of a solid that is its own mirror image, as about so many triangles."""
    vertices, faces = grid_skin(distance, [0.0, low[1], low[2]], high, spacing)
    wanted = faces_wanted / 4  # corners of one half
    if wanted < len(vertices):
        vertices, faces = fewer(vertices, faces, wanted, [])
    vertices, faces, _, _ = mirror(np.round(vertices, 4), faces, np.zeros(len(faces)))
    return vertices, outward(vertices, faces)


def tube_faces(count, sides):
    """Triangles of `count` rings, of a point at the first ring and of one at the last."""
    faces = []
    for k in range(sides):
        m = (k + 1) % sides
        for ring in range(count - 1):
            a, b = ring * sides, (ring + 1) * sides
            faces += [(a + k, a + m, b + k), (a + m, b + m, b + k)]
        faces += [(count * sides, m, k), (count * sides + 1, (count - 1) * sides + k, (count - 1) * sides + m)]
    return np.array(faces)


def tube(points, radii, sides):
    """A round tube along a line, closed at both ends."""
    points = np.asarray(points, float)
    radii = np.broadcast_to(np.asarray(radii, float), len(points))
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    across = np.cross(along[0], [1.0, 0.0, 0.0])
    if np.linalg.norm(across) < 0.3:
        across = np.cross(along[0], [0.0, 1.0, 0.0])
    rings = []
    angles = 2 * np.pi * np.arange(sides) / sides
    for point, way, radius in zip(points, along, radii, strict=True):
        across = across - (across @ way) * way  # carried along without turning
        across /= np.linalg.norm(across)
        third = np.cross(way, across)
        rings.append(point + radius * (np.cos(angles)[:, None] * across + np.sin(angles)[:, None] * third))
    vertices = np.concatenate([*rings, points[:1], points[-1:]])
    return vertices, outward(vertices, tube_faces(len(points), sides))


def sleeve(points, sizes, sides):
    """A tube in the midplane with its own half width and half depth at each point, closed at both ends."""
    points, sizes = np.asarray(points, float), np.asarray(sizes, float)
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    deep = np.cross([1.0, 0.0, 0.0], along)
    angles = 2 * np.pi * np.arange(sides) / sides
    rings = points[:, None] + sizes[:, None, 1:] * np.cos(angles)[None, :, None] * deep[:, None]
    rings[:, :, 0] += sizes[:, :1] * np.sin(angles)
    vertices = np.concatenate([rings.reshape(-1, 3), points[:1], points[-1:]])
    return vertices, outward(vertices, tube_faces(len(points), sides))
