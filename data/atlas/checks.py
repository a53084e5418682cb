"""What must hold for every atlas: the build stops with a list of faults otherwise."""

import numpy as np
from labels import CELLS, ROOTS
from shapely import Point, Polygon
from shapely.validation import explain_validity

FRONT = {*ROOTS} - {"S2", "S3", "S4", "S5"}  # roots seen from the front
BACK = {*ROOTS}
SEEN = {
    "front": FRONT,
    "back": BACK,
    "palms": {"C6", "C7", "C8"},
    "hand_backs": {"C6", "C7", "C8"},
    "feet_tops": {"L4", "L5", "S1"},
    "soles": {"L4", "L5", "S1"},
}


def stop(title, faults):
    """End the build if there are faults."""
    if faults:
        raise SystemExit(f"the atlas is wrong ({title}):\n" + "\n".join(faults))


def check_skin(landmarks, cell, core=None):
    """Every landmark lies in its region, every key point in its core; every root has a cell and a core."""
    faults = []
    for row in landmarks:
        here = CELLS[cell[row["face"]]]
        if row["root"] and here != row["root"]:
            faults.append(f"{row['id']} lies in {here}, not {row['root']}")
        if core is not None and row["kind"] == "key point" and not core[row["face"]]:
            faults.append(f"{row['id']} lies outside the core of {row['root']}")
    for c, root in enumerate(ROOTS):
        if not (cell == c).any() or (core is not None and not ((cell == c) & core).any()):
            faults.append(f"{root} has no {'cell' if core is None else 'core'}")
    stop("landmarks and regions", faults)


def check_body(vertices, faces, number, labels):
    """Closed skin, mirror-exact, within the size agreed on, labels in pairs."""
    faults = []
    ends = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    if (np.unique(ends, axis=0, return_counts=True)[1] != 2).any():
        faults.append("an edge has not exactly two faces")
    if not 9000 <= len(vertices) <= 16000 or not 20000 <= len(faces) <= 30000 or len(labels) > 400:
        faults.append(f"{len(vertices)} vertices, {len(faces)} faces, {len(labels)} labels")
    if {tuple(v) for v in vertices.tolist()} != {(-x, y, z) for x, y, z in vertices.tolist()}:
        faults.append("the vertices are not their own mirror image")
    swap = {"left": "right", "right": "left", None: None}
    kinds = [tuple(row.values()) for row in labels]
    twin = [kinds.index((swap[k[0]], *k[1:])) if (swap[k[0]], *k[1:]) in kinds else -1 for k in kinds]
    count = np.bincount(number, minlength=len(labels))
    faults += [
        f"label {labels[k]} has no equal on the other side" for k in range(len(labels)) if count[k] != count[twin[k]]
    ]
    for row in labels:
        if row["also"] and abs(ROOTS.index(row["also"]) - ROOTS.index(row["root"])) != 1:
            faults.append(f"extent of {row['also']} reaches {row['root']}")
        if row["also"] and row["core"]:
            faults.append(f"extent of {row['also']} enters the core of {row['root']}")
    stop("body", faults)


def pieces(lists):
    """The polygons of null-separated lists."""
    ring = []
    for x, y in zip([*lists["x"], None], [*lists["y"], None], strict=True):
        if x is None:
            if ring:
                yield ring
            ring = []
        else:
            ring.append((x, y))


def filled(lists):
    """Even-odd area of null-separated rings."""
    out = Polygon()
    for ring in pieces(lists):
        out = out.symmetric_difference(Polygon(ring).buffer(0))
    return out


def check_sheet(sheet):
    """Closed rings, cores inside cells inside extents, click points inside, every root in its views, mirrored sides."""
    faults = []
    axis = {view["id"]: view["axis"] for view in sheet["views"]}
    by_side = {(row["root"], row["side"]): row for row in sheet["regions"]}
    for (root, side), row in by_side.items():
        name = f"{root} {side}"
        for part in ("core", "extent", "nominal"):
            for ring in pieces(row[part]):
                if ring[0] != ring[-1] or len(ring) < 4:
                    faults.append(f"{name}: an open ring in {part}")
                elif not Polygon(ring).is_valid and Polygon(ring).area - Polygon(ring).buffer(0).area > 0.05:
                    faults.append(f"{name}: {part}: {explain_validity(Polygon(ring))}")
        core, extent, nominal = (filled(row[part]) for part in ("core", "extent", "nominal"))
        if core.difference(nominal.buffer(0.1)).area > 0.05 or nominal.difference(extent.buffer(0.1)).area > 0.05:
            faults.append(f"{name}: core, cell and extent are not nested")
        roomy = nominal.buffer(0.03)
        for x, y, view in zip(row["hits"]["x"], row["hits"]["y"], row["hits"]["view"], strict=True):
            if not roomy.contains(Point(x, y)):
                faults.append(f"{name}: click point {x}, {y} in {view} lies outside")
        shown = set(row["hits"]["view"])
        if not row["labels"]:
            faults.append(f"{name} has no name on the sheet")
        faults += [
            f"{name} is not seen in {view}" for view, roots in SEEN.items() if root in roots and view not in shown
        ]
        if side == "left":
            other = by_side[root, "right"]
            for a, b, view in zip(row["hits"]["x"], other["hits"]["x"], row["hits"]["view"], strict=True):
                if abs(a + b - 2 * axis[view]) > 1e-6:
                    faults.append(f"{name}: not mirrored in {view}")
    stop("chart", faults)
