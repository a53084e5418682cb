"""The spine on one flat sheet, from the left and from behind, for machines that draw no 3D.

Outlines of the bones are the shadows of their solids; all numbers are cm on the sheet.
"""

import numpy as np
from meshing import outward  # noqa: F401
from shapely import Polygon
from shapely.ops import unary_union
from skimage.measure import find_contours

from spine_bones import BONES
from spine_measures import DISCS, canal_place

HEIGHT, FLOOR = 78.0, 84.5  # the sheet's height, and the height in the body of its lower edge
SIDE_X, BACK_X = 9.0, 27.0  # where y = 0 (from the left, front to the left) and x = 0 (from behind) lie
WIDTH = 36.0
STEP, ROUND, LOOSE = 0.1, 0.05, 0.035


def on_sheet(view, points):
    """Points of the body on the sheet."""
    points = np.asarray(points, float)
    across = SIDE_X - points[:, 1] if view == "side" else BACK_X - points[:, 0]
    return np.column_stack([across, points[:, 2] - FLOOR])


def rounded(values):
    """Numbers to the nearest 0.05, None left alone."""
    return [None if v is None else round(round(float(v) / ROUND) * ROUND, 2) for v in values]


def rings(polygons, smallest=0.04):
    """Outlines of polygons and their holes as x and y lists with None between."""
    x, y = [], []
    for polygon in sorted(polygons, key=lambda p: (round(-p.area, 3), round(p.bounds[0], 3))):
        for ring in (polygon.exterior, *polygon.interiors):
            if Polygon(ring).area < smallest:
                continue
            x += ([None] if x else []) + [v for v, _ in ring.coords]
            y += ([None] if y else []) + [v for _, v in ring.coords]
    return {"x": rounded(x), "y": rounded(y)}


def shadow(view, distance, low, high):
    """The shadow of a solid of the left half: outlines on the sheet."""
    low, high = np.asarray(low, float), np.asarray(high, float)
    x, y, z = (np.arange(a, b + STEP, STEP) for a, b in zip(low, high, strict=True))
    grid = np.stack(np.meshgrid(x, y, z, indexing="ij"), axis=-1)
    field = np.round(distance(grid.reshape(-1, 3)), 4).reshape(grid.shape[:3])
    if view == "side":
        flat, start = field.min(axis=0), np.array([y[0], z[0]])
    else:
        flat = field.min(axis=1)
        flat, start = np.concatenate([flat[:0:-1], flat]), np.array([-x[-1], z[0]])
    flat = np.pad(flat, 1, constant_values=1.0)
    flat[flat == 0] = 1e-4
    found = [line for line in find_contours(flat, 0.0) if len(line) > 3]
    areas = [Polygon((line - 1) * STEP + start).buffer(0) for line in found]
    whole = Polygon()
    for area in sorted(areas, key=lambda p: -round(p.area, 4)):
        whole = whole.symmetric_difference(area)  # a hole lies inside what it pierces
    whole = whole.simplify(LOOSE)
    pieces = getattr(whole, "geoms", [whole])
    if view == "side":
        return [Polygon(np.array(p.exterior.coords) * [-1, 1] + [SIDE_X, -FLOOR], [np.array(r.coords) * [-1, 1] + [SIDE_X, -FLOOR] for r in p.interiors]) for p in pieces]
    return [Polygon(np.array(p.exterior.coords) * [-1, 1] + [BACK_X, -FLOOR], [np.array(r.coords) * [-1, 1] + [BACK_X, -FLOOR] for r in p.interiors]) for p in pieces]


def _bone(view, name, part):
    """The outline of a bone's front part or of its arch (without the rib, which would hide the foramina)."""
    bone = BONES[name]
    shape = bone.shape
    corners = np.array([[x, y, z] for x in (0.0, shape.high[0]) for y in (shape.low[1], shape.high[1]) for z in (shape.low[2], shape.high[2])])
    corners = bone.frame.to_body(corners)
    sign = 1.0 if part == "arch" else -1.0

    def distance(p):
        inner = bone.frame.to_frame(p)
        d = shape.distance(inner)
        return d if bone.before_cut is None else np.maximum(d, sign * bone.before_cut(inner))

    return rings(shadow(view, distance, [0.0, *(corners.min(0)[1:] - 0.3)], corners.max(0) + 0.3))


def _band(view, size_of, low, high, count):
    """Outline of the cord or the dura."""
    heights = np.linspace(high, low, count)
    middle = np.array([[0.0, canal_place(z)[0], z] for z in heights])
    half = np.array([size_of(z) for z in heights])[:, 1 if view == "side" else 0]
    line = on_sheet(view, middle)
    way = np.gradient(line, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    across = np.column_stack([-way[:, 1], way[:, 0]]) * half[:, None]
    outline = np.concatenate([line + across, (line - across)[::-1]])
    return {"x": rounded(outline[:, 0]), "y": rounded(outline[:, 1])}


def sheet(roots, discs, cord, dura):
    """The sheet: two views. `discs` are (name, vertices, faces); cord and dura (size function, low, high)."""
    views = {}
    for view in ("side", "back"):
        bones = []
        for name, bone in BONES.items():
            bones.append({"id": name, "part": "body", **_bone(view, name, "body")})
            if view == "side" and bone.before_cut is not None:
                bones.append({"id": name, "part": "arch", **_bone(view, name, "arch")})
        flat_discs = []
        for name, vertices, faces in discs:
            flat = on_sheet(view, vertices)
            whole = unary_union([Polygon(flat[face]).buffer(0.002) for face in faces]).simplify(LOOSE)
            flat_discs.append({"id": name, **rings([whole])})
        lines = []
        for name, root in roots.items():
            for side, sign in (("left", 1.0), ("right", -1.0)):
                if view == "side" and side == "right":
                    continue
                line = on_sheet(view, root.points * [sign, 1.0, 1.0])
                lines.append({"id": name, "side": side, "x": rounded(line[:, 0]), "y": rounded(line[:, 1])})
        views[view] = {
            "bones": bones,
            "discs": flat_discs,
            "roots": lines,
            "cord": _band(view, *cord, 40),
            "dura": _band(view, *dura, 40),
        }
    return {"width": WIDTH, "height": HEIGHT, "views": views}
