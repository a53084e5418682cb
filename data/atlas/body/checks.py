"""What must hold for the body: the build stops with a list of faults otherwise."""

import numpy as np

from body.dermatomes import CELLS, ROOTS


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
