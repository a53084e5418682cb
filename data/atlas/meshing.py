"""Tools for triangle meshes: neighbours, smoothing, distances along the skin, cuts along borders, rays, mirroring."""

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, diags
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

EVEN = 0.45  # cm


def edges_of(faces):
    """Every edge once, as sorted pairs of vertex numbers."""
    pairs = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    return np.unique(pairs, axis=0)


def normals_of(vertices, faces):
    """Unit normals at the vertices, pointing outward (area-weighted mean of the faces around)."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    total = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(total, faces[:, k], across)
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)


def outward(vertices, faces):
    """The faces, wound so that normals point out of the (half) body; mirror axis x = 0 may be open."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    volume = np.einsum("ij,ij->", a, np.cross(b, c))
    return faces if volume > 0 else faces[:, ::-1].copy()


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


def with_short_edges(vertices, faces, longest):
    """The mesh with each edge longer than `longest` cm halved: flat parts too need corners that carry the fields."""
    pairs = edges_of(faces)
    length = np.round(np.linalg.norm(vertices[pairs[:, 0]] - vertices[pairs[:, 1]], axis=1), 4)
    pairs = pairs[length > longest]
    middle = {tuple(pair): len(vertices) + n for n, pair in enumerate(pairs.tolist())}
    out = []
    for face in faces.tolist():
        halved = [middle.get((min(p, q), max(p, q))) for p, q in zip(face, face[1:] + face[:1], strict=True)]
        turn = next((k for k in range(3) if halved[k] is not None), 0)  # start at a halved edge
        a, b, c = face[turn:] + face[:turn]
        ab, bc, ca = halved[turn:] + halved[:turn]
        if ab is None:
            out.append((a, b, c))
        elif bc is None and ca is None:
            out += [(a, ab, c), (ab, b, c)]
        elif ca is None:
            out += [(ab, b, bc), (a, ab, bc), (a, bc, c)]
        elif bc is None:
            out += [(a, ab, ca), (ab, b, c), (ab, c, ca)]
        else:
            out += [(a, ab, ca), (ab, b, bc), (bc, c, ca), (ab, bc, ca)]
    return np.concatenate([vertices, vertices[pairs].mean(axis=1)]), np.array(out)


def cut(vertices, faces, tags, scores_of, fixed=None, closest=0.08):
    """Cut triangles along the lines where the best score changes.

    Parameters
    ----------
    vertices, faces, tags : arrays; every face carries a tag.
    scores_of : dict tag -> (n, k) array of scores; each vertex goes to its best column.
    fixed : set of sorted vertex pairs that must not get a new vertex (a border shared with another tag):
        a line that ends there is moved to the nearer end.
    closest : a new vertex stays at least this share of the edge away from its ends.

    Returns
    -------
    vertices, faces, parent (the face each new face came from), best (the winning column of each new face),
    origin (two vertex numbers and a weight for every vertex, to carry other values along).
    """
    fixed = fixed or set()
    origin = [(v, v, 0.0) for v in range(len(vertices))]
    added, new_faces, parent, best = {}, [], [], []
    winners = {tag: np.argmax(np.round(s, 5), axis=1) for tag, s in scores_of.items()}

    def crossing(u, v, tag):
        """Number of the vertex where the best score changes from that of u to that of v."""
        lower, upper = (u, v) if u < v else (v, u)
        s, p, q = scores_of[tag], winners[tag][lower], winners[tag][upper]
        gap_low, gap_up = s[lower, p] - s[lower, q], s[upper, q] - s[upper, p]
        t = gap_low / max(gap_low + gap_up, 1e-9)
        if (lower, upper) in fixed:
            return lower if t < 0.5 else upper
        t = round(min(max(t, closest), 1 - closest), 5)
        key = (lower, upper)
        if key not in added:
            added[key] = len(origin)
            origin.append((lower, upper, t))
        return added[key]

    for number, face in enumerate(faces.tolist()):
        tag = tags[number]
        label = winners[tag][face]
        if label[0] == label[1] == label[2]:
            pieces = [(face, label[0])]
        elif len({*label.tolist()}) == 2:
            k = 0 if label[1] == label[2] else 1 if label[0] == label[2] else 2
            o, u, w = face[k], face[(k + 1) % 3], face[(k + 2) % 3]
            p, q = crossing(o, u, tag), crossing(o, w, tag)
            other = label[(k + 1) % 3]
            if p == o:  # moved to the corner: split from u, or a flat triangle would lie along the edge o-w
                pieces = [((o, u, q), other), ((u, w, q), other)]
            else:
                pieces = [((o, p, q), label[k]), ((p, u, w), other), ((p, w, q), other)]
        else:
            a, b, c = face
            ab, bc, ca = crossing(a, b, tag), crossing(b, c, tag), crossing(c, a, tag)
            origin.append((-1, -1, (ab, bc, ca)))
            m = len(origin) - 1
            pieces = [
                ((a, ab, m), label[0]),
                ((a, m, ca), label[0]),
                ((b, bc, m), label[1]),
                ((b, m, ab), label[1]),
                ((c, ca, m), label[2]),
                ((c, m, bc), label[2]),
            ]
        for piece, kind in pieces:
            if len({*piece}) == 3:
                new_faces.append(tuple(piece))
                parent.append(number)
                best.append(kind)
    out = carry(vertices, origin)
    return out, np.array(new_faces), np.array(parent), np.array(best), origin


def carry(values, origin):
    """Values at the vertices after a cut, from the values before it (linear along the cut edges)."""
    values = np.asarray(values, float)
    out = np.zeros((len(origin),) + values.shape[1:])
    out[: len(values)] = values
    for number in range(len(values), len(origin)):
        a, b, t = origin[number]
        out[number] = np.mean([out[k] for k in t], axis=0) if a < 0 else (1 - t) * out[a] + t * out[b]
    return out


def border_edges(faces, tags):
    """Edges whose two faces carry different tags, as an (n, 2) array."""
    pairs = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    tag = np.concatenate([tags] * 3)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    pairs, tag = pairs[order], tag[order]
    twin = (pairs[1:] == pairs[:-1]).all(axis=1)
    return pairs[1:][twin & (tag[1:] != tag[:-1])]


def components(faces, n):
    """Number of the connected piece of each face."""
    pairs = edges_of(faces)
    graph = csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (n, n))
    return connected_components(graph, directed=False)[1][faces[:, 0]]


class Skin:
    """The surface as something to shoot rays at and to find nearest points on."""

    def __init__(self, vertices, faces):
        self.vertices, self.faces = vertices, faces
        self.a = vertices[faces[:, 0]]
        self.ab, self.ac = vertices[faces[:, 1]] - self.a, vertices[faces[:, 2]] - self.a
        self.normal = np.cross(self.ab, self.ac)
        self.normal /= np.maximum(np.linalg.norm(self.normal, axis=1, keepdims=True), 1e-12)
        self.smooth_normal = normals_of(vertices, faces)
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


def mirror(vertices, faces, tags):
    """The whole body from its left half: vertices on x = 0 are shared; returns vertices, faces, tags, is_right."""
    on_axis = vertices[:, 0] == 0
    twin = np.arange(len(vertices))
    twin[~on_axis] = len(vertices) + np.arange((~on_axis).sum())
    right = vertices[~on_axis] * [-1, 1, 1]
    all_faces = np.concatenate([faces, twin[faces][:, ::-1]])
    is_right = np.r_[np.zeros(len(faces), bool), np.ones(len(faces), bool)]
    return np.concatenate([vertices, right]), all_faces, np.r_[tags, tags], is_right
