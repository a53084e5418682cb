"""From a signed distance to triangles: marching cubes near the skin only, evening out, merging where the skin is flat.

All numbers are rounded before anything is decided by comparing them, so that every machine builds the same mesh.
"""

import fast_simplification
import numpy as np
from scipy.ndimage import zoom
from skimage.measure import marching_cubes

from mesh.faces import edges_of, face_normals, open_edges
from mesh.solids import settle


def grid_skin(distance, low, high, spacing):
    """Marching cubes on a grid filled only near the skin: each finer grid asks where the coarser one saw it.

    The first grid plane is x = low[0]; the skin is left open there.
    """
    low, high = np.asarray(low, float), np.asarray(high, float)
    field, coarse = None, None
    for times in (8, 2, 1):
        step = spacing * times
        shape = 8 // times * np.ceil((high - low) / (8 * spacing)).astype(int) + 1
        near = np.ones(shape, bool)
        if field is not None:
            band = 2.0 * coarse
            field = zoom(np.clip(field, -band, band), shape / np.array(field.shape), order=1)
            near = np.abs(field) < 0.9 * band
        else:
            field = np.zeros(shape)
        field[near] = np.round(distance(low + step * np.argwhere(near)), 4)
        coarse = step
    field[field == 0] = 1e-4  # no corner exactly on a grid point: it would collapse a triangle
    vertices, faces, _, _ = marching_cubes(field, 0.0)
    return np.round(vertices * spacing + low, 5), faces


def evened(vertices, faces, distance, rounds, pull=0.4):
    """Corners drawn towards the mean of their neighbours and laid back on the skin; the border keeps its plane.

    A step that would tilt a triangle far out of the skin, or fold it over, is not taken at its corners.
    """
    edges, border = edges_of(faces), np.zeros(len(vertices), bool)
    border[open_edges(faces)] = True
    ends, others = np.concatenate([edges, edges[:, ::-1]]).T
    count = np.bincount(ends, minlength=len(vertices))[:, None]
    for _ in range(rounds):
        mean = np.stack([np.bincount(ends, vertices[others, k], len(vertices)) for k in range(3)], 1) / count
        moved = np.where(border[:, None], vertices, vertices + pull * (mean - vertices))
        moved, slope = settle(moved, distance, 1)
        out = slope[faces].sum(1)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
        lean = []
        for corners in (vertices, moved):
            normals = face_normals(corners, faces)
            lean.append((normals * out).sum(1) / np.maximum(np.linalg.norm(normals, axis=1), 1e-12))
        before, after = np.round(lean, 4)
        stay = np.zeros(len(vertices), bool)
        stay[faces[(after < 0.6) & (after < before)]] = True
        vertices = np.where(stay[:, None], vertices, moved)
    return np.round(vertices, 5)


def magnified(points, lenses, *, back=False):
    """The points seen through lenses (centre, reach, power) one after the other, or brought back in reverse order."""
    for centre, reach, power in lenses[::-1] if back else lenses:
        r = np.arange(0.0, 220.0, 0.05)
        g = r + (power - 1.0) * reach * (1.0 - np.exp(-r / reach))  # slope: power at the centre, 1 far away
        rest = points - centre
        length = np.maximum(np.linalg.norm(rest, axis=1), 1e-9)
        points = centre + rest * ((np.interp(length, g, r) if back else np.interp(length, r, g)) / length)[:, None]
    return points


def fewer(vertices, faces, target, lenses):
    """About `target` vertices: triangles are merged where the skin is flat, less so under the lenses."""
    seen = np.round(magnified(vertices, lenses), 4).astype("f4")
    share = 1 - 2.02 * target / len(faces)
    seen, faces = fast_simplification.simplify(seen, faces.astype("i4"), target_reduction=share)
    vertices = magnified(seen.astype(float), lenses, back=True)
    vertices[:, 0] = np.maximum(vertices[:, 0], 0.01)
    vertices[open_edges(faces), 0] = 0.0
    return np.round(vertices, 5), faces
