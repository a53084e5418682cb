"""A surface as something to shoot rays at and to find nearest points on."""

import numpy as np
from scipy.spatial import cKDTree

from mesh.faces import corner_normals


class Skin:
    """The surface as something to shoot rays at and to find nearest points on."""

    def __init__(self, vertices, faces):
        self.vertices, self.faces = vertices, faces
        self.a = vertices[faces[:, 0]]
        self.ab, self.ac = vertices[faces[:, 1]] - self.a, vertices[faces[:, 2]] - self.a
        self.normal = np.cross(self.ab, self.ac)
        self.normal /= np.maximum(np.linalg.norm(self.normal, axis=1, keepdims=True), 1e-12)
        self.smooth_normal = corner_normals(vertices, faces)
        self.tree = cKDTree(np.round(self.a + (self.ab + self.ac) / 3, 5))

    def leave(self, start, direction):
        """Where a ray from inside the body leaves it: (point, smooth normal, face)."""
        direction = np.asarray(direction, float) / np.linalg.norm(direction)
        h = np.cross(direction, self.ac)
        det = np.einsum("ij,ij->i", self.ab, h)
        with np.errstate(divide="ignore", invalid="ignore"):
            s = start - self.a
            u = np.einsum("ij,ij->i", s, h) / det
            q = np.cross(s, self.ab)
            v = q @ direction / det
            t = np.einsum("ij,ij->i", self.ac, q) / det
            hit = (np.abs(det) > 1e-9) & (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6) & (t > 0)
        hit &= self.normal @ direction > 0
        if not hit.any():
            raise ValueError(f"no skin from {np.round(start, 1)} towards {np.round(direction, 2)}")
        candidates = np.flatnonzero(hit)
        order = np.argsort(np.round(t[candidates], 4), kind="stable")
        face = candidates[order[0]]
        weights = np.array([1 - u[face] - v[face], u[face], v[face]])
        normal = weights @ self.smooth_normal[self.faces[face]]
        return start + t[face] * direction, normal / np.linalg.norm(normal), face

    def nearest(self, point):
        """The nearest point of the skin: (point, smooth normal, face)."""
        near = self.tree.query(point, k=24)[1]
        near = np.sort(near)
        spots, weights = nearest_in_triangles(point, self.a[near], self.ab[near], self.ac[near])
        best = np.argmin(np.round(np.linalg.norm(spots - point, axis=1), 5))
        normal = weights[best] @ self.smooth_normal[self.faces[near[best]]]
        return spots[best], normal / np.linalg.norm(normal), near[best]


def nearest_in_triangles(p, a, ab, ac):
    """Nearest points of triangles to p, and their barycentric weights: in the face, or else on the best edge."""
    d11, d12, d22 = (np.einsum("ij,ij->i", u, w) for u, w in ((ab, ab), (ab, ac), (ac, ac)))
    ap = p - a
    r1, r2 = np.einsum("ij,ij->i", ap, ab), np.einsum("ij,ij->i", ap, ac)
    det = np.maximum(d11 * d22 - d12**2, 1e-12)
    v, w = (d22 * r1 - d12 * r2) / det, (d11 * r2 - d12 * r1) / det
    t1, t2 = np.clip(r1 / np.maximum(d11, 1e-12), 0, 1), np.clip(r2 / np.maximum(d22, 1e-12), 0, 1)
    bc = ac - ab
    t3 = np.clip(np.einsum("ij,ij->i", ap - ab, bc) / np.maximum(np.einsum("ij,ij->i", bc, bc), 1e-12), 0, 1)
    zero = np.zeros(len(a))
    options = np.array(
        [np.c_[1 - v - w, v, w], np.c_[1 - t1, t1, zero], np.c_[1 - t2, zero, t2], np.c_[zero, 1 - t3, t3]]
    )
    spots = a + options[..., 1:2] * ab + options[..., 2:3] * ac
    gap = np.round(np.linalg.norm(spots - p, axis=2), 6)
    gap[0][(v < 0) | (w < 0) | (v + w > 1)] = np.inf
    pick = np.argmin(gap, axis=0)
    rows = np.arange(len(a))
    return spots[pick, rows], options[pick, rows]
