"""What belongs together in a mesh of triangles: edges, borders, pieces, normals, areas, the mirrored half."""

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components


def sides_of(faces):
    """The three sides of each face, as sorted pairs of vertex numbers; an edge comes once for each of its faces."""
    return np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)


def edges_of(faces):
    """Every edge once."""
    return np.unique(sides_of(faces), axis=0)


def open_edges(faces):
    """The edges that only one face has."""
    edges, uses = np.unique(sides_of(faces), axis=0, return_counts=True)
    return edges[uses == 1]


def border_edges(faces, tags):
    """Edges whose two faces carry different tags, as an (n, 2) array."""
    pairs, tag = sides_of(faces), np.concatenate([tags] * 3)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    pairs, tag = pairs[order], tag[order]
    twin = (pairs[1:] == pairs[:-1]).all(axis=1)
    return pairs[1:][twin & (tag[1:] != tag[:-1])]


def components(faces, n):
    """Number of the connected piece of each face."""
    pairs = edges_of(faces)
    graph = csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (n, n))
    return connected_components(graph, directed=False)[1][faces[:, 0]]


def face_normals(vertices, faces):
    """Outward normals, as long as twice the area."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    return np.cross(b - a, c - a)


def face_areas(vertices, faces):
    """Area of each triangle, square cm."""
    return np.linalg.norm(face_normals(vertices, faces), axis=1) / 2


def corner_normals(vertices, faces):
    """Unit normals at the vertices, pointing outward (area-weighted mean of the faces around)."""
    across = face_normals(vertices, faces)
    total = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(total, faces[:, k], across)
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)


def outward(vertices, faces):
    """The faces, wound so that normals point out of the (half) body; mirror axis x = 0 may be open."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    volume = np.einsum("ij,ij->", a, np.cross(b, c))
    return faces if volume > 0 else faces[:, ::-1].copy()


def mirror(vertices, faces, tags):
    """The whole body from its left half: vertices on x = 0 are shared; returns vertices, faces, tags, is_right."""
    on_axis = vertices[:, 0] == 0
    twin = np.arange(len(vertices))
    twin[~on_axis] = len(vertices) + np.arange((~on_axis).sum())
    right = vertices[~on_axis] * [-1, 1, 1]
    all_faces = np.concatenate([faces, twin[faces][:, ::-1]])
    is_right = np.r_[np.zeros(len(faces), bool), np.ones(len(faces), bool)]
    return np.concatenate([vertices, right]), all_faces, np.r_[tags, tags], is_right
