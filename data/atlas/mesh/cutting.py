"""Triangles cut into smaller ones: along the lines where the best score changes, or where an edge is long."""

import numpy as np

from mesh.faces import edges_of


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
