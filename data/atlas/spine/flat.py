"""The spine on one flat sheet, from the left and from behind, for machines that draw no 3D.

Outlines of the bones are the shadows of their solids; all numbers are cm on the sheet.
"""

import numpy as np
from shapely import Polygon
from shapely.ops import unary_union

from spine.measures import canal_place

HEIGHT, FLOOR = 78.0, 84.5  # the sheet's height, and the height in the body of its lower edge
SIDE_X, BACK_X = 9.0, 27.0  # where y = 0 (from the left, front to the left) and x = 0 (from behind) lie
WIDTH = 36.0
ROUND, LOOSE = 0.05, 0.035


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


def shadow(view, vertices, faces):
    """The outlines of a mesh's shadow, holes included."""
    flat = np.round(on_sheet(view, vertices), 3)
    whole = unary_union([Polygon(flat[face]).buffer(0.004, join_style="mitre") for face in faces]).simplify(LOOSE)
    return rings(getattr(whole, "geoms", [whole]))


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


def sheet(bodies, arches, annuli, roots, cord, dura):
    """The sheet: two views of (label, vertices, faces) parts; cord and dura are (size function, low, high).

    From the left the arches come without ribs, which would hide the foramina; from behind they are taken off.
    """
    views = {}
    for view in ("side", "back"):
        bones = []
        for part, meshes in (("body", bodies), ("arch", arches if view == "side" else [])):
            bones += [{"id": label["id"], "part": part, **shadow(view, *mesh)} for label, *mesh in meshes]
        flat_discs = [{"id": label["id"], **shadow(view, *mesh)} for label, *mesh in annuli]
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
