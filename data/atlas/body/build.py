"""body.json and landmarks.csv: the whole body in 3D with its labels, and the named points of its left half."""

import numpy as np

from body.checks import check_body
from body.dermatomes import CELLS, FACE, ROOTS
from body.labelled_skin import labelled_skin
from body.landmarks import as_csv
from body.skin_lines import lifted
from mesh.faces import face_areas, mirror
from mesh.packing import packed

PAIN_LIFT, BELLY_LIFT = 0.6, 1.0  # cm off the skin: lines are drawn some centimetres thick
ABOUT = (
    "Whole body, cm: x to the body's left, y forward, z up, floor at 0. Each face carries a label number; labels "
    "lists side, nominal root, core, the consecutive root whose extent covers the face too, and face (skin of the "
    "trigeminal nerve). The axes are left-handed: a right-handed 3D scene (plotly) must reverse the x axis, or left "
    "and right change places."
)


def label_table(cell, core, also, is_right):
    """Number of each face's label and the list of labels, ordered by side, root, part."""
    face_cell = CELLS.index(FACE)
    part = np.where(core, 0, np.where(also < 0, 1, np.where(also < cell, 2, 3)))
    side = np.where(cell == face_cell, 2, is_right)
    key = (side * 100 + cell) * 10 + part
    kinds, number = np.unique(key, return_inverse=True)
    labels = []
    for k in kinds.tolist():
        one = np.flatnonzero(key == k)[0]
        is_face = bool(cell[one] == face_cell)
        labels.append(
            {
                "side": None if is_face else ("left", "right")[int(is_right[one])],
                "root": None if is_face else ROOTS[cell[one]],
                "core": bool(core[one]),
                "also": ROOTS[also[one]] if also[one] >= 0 else None,
                "face": is_face,
            }
        )
    return number, labels


def sides(rows):
    """The rows of the left side and their mirror images; a row has x, y, z (numbers or lists)."""
    flipped = [
        {**row, "side": "right", "x": [-v for v in row["x"]] if isinstance(row["x"], list) else -row["x"]}
        for row in rows
    ]
    return rows + flipped


def spot(row, point):
    """A row for one point of the left side."""
    x, y, z = (round(float(v), 2) for v in point)
    return {**row, "side": "left", "x": x, "y": y, "z": z}


def raised(skin, lines, lift):
    """The pieces of a line, lifted off the skin."""
    return [lifted(skin, points, normals, lift) for points, normals in lines]


def polyline(row, lines):
    """Pieces of a line as x, y, z lists with null between."""
    out = {**row, "side": "left", "x": [], "y": [], "z": []}
    for points in lines:
        for k, name in enumerate("xyz"):
            out[name] += ([None] if out[name] else []) + [round(float(v), 2) for v in points[:, k]]
    return out


def mirrored_lists(rows):
    """The rows of lines of the left side and their mirror images."""
    flipped = [{**row, "side": "right", "x": [None if v is None else -v for v in row["x"]]} for row in rows]
    return rows + flipped


def label_places(surface, keys):
    """A point on the skin where a label sits well: by the key point on the trunk, else in the middle of the core."""
    centre, area = surface.vertices[surface.faces].mean(axis=1), face_areas(surface.vertices, surface.faces)
    rows = []
    for c, root in enumerate(ROOTS):
        mine = np.flatnonzero((surface.cell == c) & surface.core)
        middle = (centre[mine] * area[mine, None]).sum(axis=0) / area[mine].sum()
        goal = keys[root] if root[0] == "T" else middle
        best = mine[np.argmin(np.round(np.linalg.norm(centre[mine] - goal, axis=1), 4))]
        rows.append(spot({"root": root}, centre[best]))
    return rows


def build():
    """The content of both files: {name: content}."""
    left = labelled_skin()
    half = left.thin
    vertices, faces, face, is_right = mirror(half.vertices, half.faces, np.arange(len(half.faces)))
    number, labels = label_table(half.cell[face], half.core[face], half.also[face], is_right)
    pain = [polyline({"root": r}, raised(left.skin, lines, PAIN_LIFT)) for r, lines in left.pain.items()]
    bellies = [polyline({"id": i}, raised(left.skin, [line], BELLY_LIFT)) for i, (*line, _) in left.muscles.items()]
    body = {
        "about": ABOUT,
        "vertices": {name: packed(vertices[:, k], "f4") for k, name in enumerate("xyz")},
        "faces": {name: packed(faces[:, k], "u2") for k, name in enumerate("ijk")},
        "label": packed(number, "u1" if len(labels) <= 256 else "u2"),
        "labels": labels,
        "landmarks": sides([spot({"id": row["id"]}, row["point"]) for row in left.landmarks]),
        "pain_paths": mirrored_lists(pain),
        "muscles": mirrored_lists(bellies),
        "reflexes": sides([spot({"id": i}, point + 0.1 * normal) for i, (point, normal) in left.reflexes.items()]),
        "region_labels": sides(label_places(half, left.keys)),
    }
    check_body(vertices, faces, number, labels)
    return {"body.json": body, "landmarks.csv": as_csv(left.landmarks)}
