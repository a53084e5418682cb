"""Build the atlas: python data/atlas/build.py [folder] writes body.json, chart.json and ../landmarks.csv."""

import base64
import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from cells import cores_and_extents, nominal_cells, triangle_areas  # noqa: E402
from chart import build_chart  # noqa: E402
from checks import check_body, check_sheet, check_skin  # noqa: E402
from coordinates import J  # noqa: E402
from labels import CELLS, FACE, ROOTS, SADDLE, SADDLE_CENTRE  # noqa: E402
from landmarks import KEY_POINTS, REFLEXES, all_landmarks, as_csv, find  # noqa: E402
from meshing import Skin, mirror, outward, with_short_edges  # noqa: E402
from muscles import MUSCLES  # noqa: E402
from pain import PAIN  # noqa: E402
from paths import lifted, trace  # noqa: E402
from shape import half_body  # noqa: E402
from skeleton import in_foot, in_hand  # noqa: E402
from thinning import thin  # noqa: E402

SPACING, BASE_VERTICES, HALF_FACES = 0.27, 30000, 14800  # cm of the grid; corners to cut; faces of one half in 3D
LONGEST = 0.65  # cm: edges longer than this are halved before the labels are drawn
PAIN_LIFT, BELLY_LIFT = 0.6, 1.0  # cm off the skin: lines are drawn some centimetres thick
CLOSE_UP = [(J["mouth"] + [0, 0, 4], 9.0, 3.5), (in_hand(0.8, 0, 10), 11.0, 2.5), (in_foot(0.5, 15, 1), 8.0, 2.5)]
ABOUT = (
    "Whole body, cm: x to the body's left, y forward, z up, floor at 0. Each face carries a label number; labels "
    "lists side, nominal root, core, the consecutive root whose extent covers the face too, and face (skin of the "
    "trigeminal nerve). The axes are left-handed: a right-handed 3D scene (plotly) must reverse the x axis, or left "
    "and right change places."
)


def closeness(points):
    """How much more face, hand and foot count than the rest when triangles are merged."""
    out = np.ones(len(points))
    for place, reach, power in CLOSE_UP:
        out += (power - 1) * np.exp(-((np.linalg.norm(points - place, axis=1) / reach) ** 2))
    return out


def packed(array, kind):
    """A plotly typed array."""
    return {"dtype": kind, "bdata": base64.b64encode(np.ascontiguousarray(array.astype("<" + kind)).tobytes()).decode()}


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


def label_places(vertices, faces, cell, core, keys):
    """A point on the skin where a label sits well: by the key point on the trunk, else in the middle of the core."""
    centre, area = vertices[faces].mean(axis=1), triangle_areas(vertices, faces)
    rows = []
    for c, root in enumerate(ROOTS):
        mine = np.flatnonzero((cell == c) & core)
        middle = (centre[mine] * area[mine, None]).sum(axis=0) / area[mine].sum()
        goal = keys[root] if root[0] == "T" else middle
        best = mine[np.argmin(np.round(np.linalg.norm(centre[mine] - goal, axis=1), 4))]
        rows.append(spot({"root": root}, centre[best]))
    return rows


def build():
    """All three outputs as text: {file: content}."""
    vertices, faces = half_body(SPACING, BASE_VERTICES)
    vertices, faces = with_short_edges(np.round(vertices, 5), outward(vertices, faces), LONGEST)
    vertices, faces, cell = nominal_cells(vertices, faces)
    skin = Skin(vertices, faces)
    keys = {root: find(skin, place)[0] for _, _, root, place in KEY_POINTS}
    keys["S4"] = find(skin, ("ray", (SADDLE["S4"] * 0.75, J["anus"][1] + 1.0, SADDLE_CENTRE[2]), (0, -1, 0)))[0]
    check_skin(all_landmarks(skin), cell)
    vertices, faces, cell, core, also = cores_and_extents(vertices, faces, cell, keys)
    few, few_faces, tag = thin(vertices, faces, (cell * 2 + core) * 40 + also + 1, closeness(vertices), HALF_FACES)
    few = np.round(few, 4)
    few_cell, few_core = tag // 80, tag // 40 % 2 == 1
    skin = Skin(few, few_faces)
    landmarks = all_landmarks(skin)
    check_skin(landmarks, few_cell, few_core)
    pain = {root: trace(skin, places) for root, places in PAIN.items()}
    muscles = {ident: (trace(skin, places)[0], width) for ident, (places, width) in MUSCLES.items()}
    reflexes = {ident: find(skin, place)[:2] for ident, place in REFLEXES.items()}
    sheet = build_chart(
        vertices,
        faces,
        cell,
        core,
        also,
        pain,
        {i: (points, normals, width) for i, ((points, normals), width) in muscles.items()},
        reflexes,
        landmarks,
    )
    places = label_places(few, few_faces, few_cell, few_core, keys)
    few, few_faces, tag, is_right = mirror(few, few_faces, tag)
    number, labels = label_table(tag // 80, tag // 40 % 2 == 1, tag % 40 - 1, is_right)
    body = {
        "about": ABOUT,
        "vertices": {name: packed(few[:, k], "f4") for k, name in enumerate("xyz")},
        "faces": {name: packed(few_faces[:, k], "u2") for k, name in enumerate("ijk")},
        "label": packed(number, "u1" if len(labels) <= 256 else "u2"),
        "labels": labels,
        "landmarks": sides([spot({"id": row["id"]}, row["point"]) for row in landmarks]),
        "pain_paths": mirrored_lists(
            [polyline({"root": r}, raised(skin, lines, PAIN_LIFT)) for r, lines in pain.items()]
        ),
        "muscles": mirrored_lists(
            [polyline({"id": i}, raised(skin, [line], BELLY_LIFT)) for i, (line, _) in muscles.items()]
        ),
        "reflexes": sides([spot({"id": i}, point + 0.1 * normal) for i, (point, normal) in reflexes.items()]),
        "region_labels": sides(places),
    }
    check_body(few, few_faces, number, labels)
    check_sheet(sheet)
    return {"body.json": body, "chart.json": sheet, "landmarks": landmarks}


def replace(path, text):
    """Write a file at once, so that nobody reads half of it."""
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def main(folder=None):
    """Build and write the atlas: here and in data/, or all three files into another folder."""
    made = build()
    for name in ("body.json", "chart.json"):
        text = json.dumps(made[name], separators=(",", ":"), ensure_ascii=False) + "\n"
        replace((folder or HERE) / name, text)
        print(f"{name}: {len(text.encode()) / 1000:.0f} kB")
    replace((folder or HERE.parent) / "landmarks.csv", as_csv(made["landmarks"]))
    print(f"landmarks.csv: {len(made['landmarks'])} landmarks")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
