"""Meshes as they are stored: typed arrays that plotly takes as they are, or short lists."""

import base64

import numpy as np


def packed(array, kind):
    """A plotly typed array."""
    return {"dtype": kind, "bdata": base64.b64encode(np.ascontiguousarray(array.astype("<" + kind)).tobytes()).decode()}


def packed_mesh(parts):
    """One mesh from (label, vertices, faces) parts: a label number for each face, and the list of labels."""
    start, corners, faces, number = 0, [], [], []
    for k, (_, v, f) in enumerate(parts):
        corners.append(v)
        faces.append(f + start)
        number.append(np.full(len(f), k))
        start += len(v)
    corners, faces, number = np.round(np.concatenate(corners), 4), np.concatenate(faces), np.concatenate(number)
    return {
        "vertices": {name: packed(corners[:, k], "f4") for k, name in enumerate("xyz")},
        "faces": {name: packed(faces[:, k], "u2") for k, name in enumerate("ijk")},
        "label": packed(number, "u1"),
        "labels": [label for label, _, _ in parts],
    }


def listed_mesh(vertices, faces):
    """A small mesh as plain lists."""
    return {
        "vertices": {name: [round(float(v), 2) for v in vertices[:, k]] for k, name in enumerate("xyz")},
        "faces": {name: faces[:, k].tolist() for k, name in enumerate("ijk")},
    }
