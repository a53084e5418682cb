"""Values at the corners of a mesh: smoothed over it, and how far along the skin they reach."""

import numpy as np
from scipy.sparse import coo_matrix, diags
from scipy.sparse.csgraph import dijkstra

from mesh.faces import edges_of

EVEN = 0.45  # cm


def averaging(vertices, faces):
    """Matrix that replaces a value at each vertex by the mean of itself and its neighbours (nearer ones count more).

    Where edges are longer than EVEN a vertex takes less from them, so that a round smooths over the same length.
    At the open edge x = 0 the mirrored neighbours are the same by symmetry, so nothing special is needed.
    """
    pairs = edges_of(faces)
    length = np.linalg.norm(vertices[pairs[:, 0]] - vertices[pairs[:, 1]], axis=1)
    weight = np.round(1.0 / np.maximum(length, 0.1), 4)
    n = len(vertices)
    links = coo_matrix(
        (np.r_[weight, weight], (np.r_[pairs[:, 0], pairs[:, 1]], np.r_[pairs[:, 1], pairs[:, 0]])), (n, n)
    )
    links = links.tocsr()
    total = np.asarray(links.sum(axis=1)).ravel()
    count = np.bincount(pairs.ravel(), minlength=n)
    share = np.round(0.5 * np.minimum(1.0, (EVEN * total / np.maximum(count, 1)) ** 2), 4)
    return diags(1.0 - share) + diags(share / np.maximum(total, 1e-9)) @ links


def smooth(values, matrix, rounds):
    """Values after some rounds of averaging over the mesh."""
    for _ in range(rounds):
        values = matrix @ values
    return values


def skin_graph(vertices, faces):
    """Graph of distances along the skin: the edges, and a short cut across each pair of neighbouring faces."""
    corner = np.concatenate(
        [np.c_[np.sort(faces[:, [k, (k + 1) % 3]], axis=1), faces[:, (k + 2) % 3]] for k in range(3)]
    )
    corner = corner[np.lexsort(corner.T[::-1])]
    twin = (corner[1:, :2] == corner[:-1, :2]).all(axis=1)
    across = np.c_[corner[:-1, 2][twin], corner[1:, 2][twin]]
    pairs = np.concatenate([edges_of(faces), across])
    length = np.maximum(np.linalg.norm(vertices[pairs[:, 0]] - vertices[pairs[:, 1]], axis=1), 1e-4)
    n = len(vertices)
    graph = coo_matrix((np.round(length, 5), (pairs[:, 0], pairs[:, 1])), (n, n)).tocsr()
    return graph.maximum(graph.T)


def distance_along_skin(graph, sources, limit=np.inf):
    """Distance in cm from the nearest source vertex; `limit` where farther."""
    found = dijkstra(graph, directed=False, indices=np.asarray(sources), min_only=True, limit=limit)
    return np.where(np.isfinite(found), found, limit)
