"""Whether two files of the atlas draw the same, wherever the corners and triangles of their shapes happen to fall.

On another processor numpy takes other routines: a last digit falls another way, and a line gets its corners, a skin
its triangles elsewhere. So shapes are held against each other as shapes. The records must be the same; no line,
border or surface may lie farther from its twin than a tolerance; no area may change by more than its outline could.
"""

import csv
import json
from collections import Counter
from functools import reduce
from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree
from shapely import Polygon

from helpers.geometry import distances, pieces, unpacked

# How far what a file draws may be off, in its units, and what it holds under some keys. This is one or two pixels of a
# screen where the figure fills it, and what remains when all triangles are cut anew by other routines.
WITHIN = {
    # 175 cm on some 600 pixels; a name on the skin sits on the middle of the nearest triangle
    "body.json": {"": 0.3, "region_labels": 1.5},
    # 258 units on some 900 pixels; a line may be thinned by 0.06. Names stand on places 0.5 apart, click points on 5
    "chart.json": {"": 0.2, "labels": 1.0, "hits": 5.0},
    # 75 cm on some 700 pixels; the measures come from formulas, without a mesh between
    "spine.json": {"": 0.2, "sheet": 0.3, "levels": 0.005, "vertebrae": 0.005, "roots": 0.02, "material": 0.02},
    # 8.6 units on some 430 pixels; outlines are thinned by 0.004 and written to 0.01
    "sections.json": {"": 0.03},
    "landmarks.csv": {"": 0.1},
}
LINES = {"lamellae", "ligament", "rootlets", "zones", "leader"}  # tissues and guides that are lines, not areas
OPEN = {"details", "borders", "pain_paths", "muscles", "roots"} | LINES
MESH = {"vertices", "faces", "label", "labels"}
NEAREST = 24  # triangles tried before all of them are: nearly always the nearest is among these
AREA = 0.05  # share of its area by which a label may grow or shrink, for borders move too


def read(path):
    """The content of a file of the atlas; a table becomes {"rows": records} with x, y and z as numbers."""
    if path.suffix == ".json":
        return json.loads(path.read_text(encoding="utf-8"))
    with path.open(encoding="utf-8", newline="") as file:
        return {"rows": [row | {axis: float(row[axis]) for axis in "xyz"} for row in csv.DictReader(file)]}


def differences(made, kept, within, at="", *, closed=True):
    """List what one drawing shows otherwise than the other: where in the file, and how far off.

    Parameters
    ----------
    made, kept : object
        What the files hold, or a part of it.
    within : dict of str to float
        How far shapes and numbers may be off: under "" for all, under a key for what it holds.
    at : str
        The place in the file, for the messages.
    closed : bool
        Whether x and y lists are outlines of areas, or lines.
    """
    if made == kept:
        return []
    if isinstance(kept, dict) and isinstance(made, dict):
        return _of_records(made, kept, within, at, closed=closed)
    if isinstance(kept, list) and isinstance(made, list):
        if all(isinstance(row, dict) for row in [*kept, *made]):
            return _of_records(_named(made), _named(kept), within, at, closed=closed)
        if len(made) == len(kept):
            pairs = enumerate(zip(made, kept, strict=True))
            return [fault for k, pair in pairs for fault in differences(*pair, within, f"{at} {k}")]
        return [f"{at}: {len(made)} values instead of {len(kept)}"]
    near = _is_number(kept) and _is_number(made) and abs(made - kept) <= within[""]
    return [] if near else [f"{at}: {made!r} instead of {kept!r} (a number may be {within['']} off)"]


def _speck(within):
    """An area too small to count: less than the disc that the tolerance is the radius of."""
    return np.pi * within**2


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _of_records(made, kept, within, at, *, closed):
    """What differs under the keys of two mappings, and in the shapes they hold."""
    found, done = [], set()
    closed = closed and kept.get("tissue") not in OPEN
    if all("faces" in part for part in (made, kept)):
        found, done = _of_surfaces(made, kept, within[""], at), MESH
    elif all(isinstance(part.get("x"), list) for part in (made, kept)):
        found, done = _of_lines(made, kept, within[""], at, closed=closed), {"x", "y", "z", "view"}
    for key in dict.fromkeys([*kept, *made]):
        here = f"{at} {key}".strip()
        if key in done:
            continue
        if key not in made or key not in kept:
            found.append(f"{here}: {'missing' if key in kept else 'not expected'}")
        else:
            inside = within | {"": within.get(key, within[""])}
            found += differences(made[key], kept[key], inside, here, closed=closed and key not in OPEN)
    return found


def _named(rows):
    """Records under their names: all they say in words, which is no number, list or part of its own."""
    seen, out = Counter(), {}
    for row in rows:
        name = " ".join(str(v) for v in row.values() if v is None or isinstance(v, str | bool))
        seen[name] += 1
        out[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return out


# --- lines and areas --------------------------------------------------------------------------------------------


def _of_lines(made, kept, within, at, *, closed):
    """What differs between lines, outlines or points given as x and y (and z) lists."""
    if "view" in kept:  # points for clicks: each view has its own
        views = {*kept["view"], *made["view"]}
        pairs = ((view, _points_in(made, view), _points_in(kept, view)) for view in sorted(views))
        return [fault for view, *pair in pairs for fault in _of_lines(*pair, within, f"{at} {view}", closed=False)]
    axes = [axis for axis in "xyz" if axis in kept]
    both = [[np.array(piece, float) for piece in pieces(lists, axes)] for lists in (made, kept)]
    if closed:
        both = [[np.concatenate([ring, ring[:1]]) for ring in rings] for rings in both]
    off = max(_farthest(*pair, within, closed=closed) for pair in (both, both[::-1]))
    if off > within:
        return [f"{at}: lies {off:.3g} off (at most {within})"]
    if not closed or len(axes) > 2:
        return []
    one, two = (reduce(Polygon.symmetric_difference, map(_area, rings), Polygon()) for rings in both)
    changed, allowed = one.symmetric_difference(two).area, within * two.length / 2
    return (
        [f"{at}: {changed:.3g} of its area {two.area:.3g} changed (at most {allowed:.3g})"] if changed > allowed else []
    )


def _points_in(points, view):
    """The points of one view as x and y lists with null between."""
    rows = [k for k, name in enumerate(points["view"]) if name == view]
    return {axis: [v for k in rows for v in (points[axis][k], None)] for axis in "xy"}


def _area(ring):
    return Polygon(ring).buffer(0) if len(ring) > 3 else Polygon()


def _farthest(lines, others, within, *, closed):
    """How far any place of some lines is from the nearest place of the others; specks of an area do not count."""
    seen = [line for line in lines if not closed or len(line) <= 3 or _area(line).area > _speck(within)]
    if not seen:
        return 0.0
    if not others:
        return np.inf
    step = within / 4
    reach, _ = cKDTree(_sampled(others, step)).query(_sampled(seen, step))
    return float(reach.max())


def _sampled(lines, step):
    """Points on lines, at most a step apart."""
    out = []
    for line in lines:
        out.append(line[:1])
        for a, b in pairwise(line):
            count = int(np.linalg.norm(b - a) / step) + 1
            out.append(a + (b - a) * (np.arange(1, count + 1) / count)[:, None])
    return np.concatenate(out)


# --- surfaces ---------------------------------------------------------------------------------------------------


def _of_surfaces(made, kept, within, at):
    """What differs between two meshes, label by label."""
    found, none = [], np.empty((0, 3, 3))
    one, two = _patches(made), _patches(kept)
    for name in dict.fromkeys([*two, *one]):
        pair = one.get(name, none), two.get(name, none)
        size, other = (_sizes(triangles).sum() for triangles in pair)
        fault = ""
        if min(size, other) == 0:
            fault = f"{'missing' if other else 'not expected'}, area {max(size, other):.3g}"
            fault = fault if max(size, other) > _speck(within) else ""
        elif not np.array_equal(*pair):
            off = max(_off(*pair, within), _off(*pair[::-1], within))
            aside = np.linalg.norm(_middle(pair[0]) - _middle(pair[1]))
            if off > within:
                fault = f"lies {off:.3g} off (at most {within})"
            elif aside > within:
                fault = f"its middle lies {aside:.3g} off (at most {within})"
            elif abs(size - other) > AREA * other + _speck(within):
                fault = f"area {size:.4g} instead of {other:.4g}"
        found += [f"{at} {name}".strip() + f": {fault}"] if fault else []
    return found


def _middle(triangles):
    """Where the middle of a surface lies."""
    return np.average(triangles.mean(axis=1), axis=0, weights=_sizes(triangles))


def _patches(mesh):
    """The triangles of each label, as corners, by the label's words."""
    vertices, faces = (
        np.stack([unpacked(row) if isinstance(row, dict) else np.array(row) for row in mesh[part].values()], axis=1)
        for part in ("vertices", "faces")
    )
    corners = vertices.astype(float)[faces.astype(int)]
    if "label" not in mesh:
        return {"": corners}
    number = unpacked(mesh["label"])
    names = [", ".join(f"{key} {value}" for key, value in label.items()) for label in mesh["labels"]]
    return {name: corners[number == k] for k, name in enumerate(names)}


def _sizes(triangles):
    """Area of each triangle."""
    a, b, c = (triangles[:, k] for k in range(3))
    return np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2


def _off(triangles, others, within):
    """How far some triangles lie from the nearest of the others; specks do not count."""
    points = (2 * triangles + triangles[:, [1, 2, 0]] + triangles[:, [2, 0, 1]]) / 4  # each stands for a third
    points, share = points.reshape(-1, 3), np.repeat(_sizes(triangles) / 3, 3)
    _, near = cKDTree(others.mean(axis=1)).query(points, k=min(NEAREST, len(others)))
    reach = distances(points[:, None], others[near.reshape(len(points), -1)]).min(axis=1)
    for k in np.flatnonzero(reach > within):
        reach[k] = distances(points[k], others).min()
    order = np.argsort(-reach)
    last = np.searchsorted(np.cumsum(share[order]), _speck(within))
    return float(reach[order[min(last, len(order) - 1)]])
