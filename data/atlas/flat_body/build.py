"""chart.json, the flat body: the labelled skin from front and back, hands and feet enlarged, on one sheet."""

import numpy as np
from shapely import LineString, MultiPolygon, Polygon, maximum_inscribed_circle
from shapely.geometry import Point

from body.coordinates import J, hand
from body.dermatomes import ROOTS
from body.labelled_skin import labelled_skin
from flat_body.checks import check_sheet
from flat_body.details import detail_lines
from flat_body.region_names import name_places
from flat_body.tracing import rings
from flat_body.views import SHIN, VIEWS, View, belongs, grid, outline

WIDTH, HEIGHT = 258.0, 192.0
ABOUT = (
    "One sheet, y up, sheet units = cm of the large views. Front, palms and tops of the feet are seen as when facing "
    "the person: the body's right is at the viewer's left. Back, backs of the hands and soles are seen from behind: "
    "the body's left is at the viewer's left. Hands hang with the fingers down; toes point down in both foot insets. "
    "All polygons are projections of the surface in body.json; rings are even-odd."
)


def shape_of(ring_list):
    """Shapely geometry of even-odd rings."""
    out = Polygon()
    for ring in ring_list:
        out = out.symmetric_difference(Polygon(ring).buffer(0))
    return out


def sound(ring):
    """The ring, or the rings it falls into where rounding to the sheet's grid made it touch or cross itself."""
    if len(ring) < 4:
        return []
    shape = Polygon(ring)
    if shape.is_valid:
        return [ring]
    parts = [part for part in getattr(shape.buffer(0), "geoms", [shape.buffer(0)]) if part.area > 0.05]
    edges = [grid(edge.coords) for part in parts for edge in (part.exterior, *part.interiors)]
    return [edge for edge in edges if Polygon(edge).is_valid]


def joined(pieces):
    """Lists x and y with null between the pieces."""
    xs, ys = [], []
    for piece in pieces:
        if xs:
            xs.append(None)
            ys.append(None)
        xs += [round(float(a), 2) for a in piece[:, 0]]
        ys += [round(float(a), 2) for a in piece[:, 1]]
    return {"x": xs, "y": ys}


def hit_points(shape, spacing):
    """Points inside a region for click targets: a grid, and at least two."""
    found = []
    parts = list(shape.geoms) if isinstance(shape, MultiPolygon) else [shape]
    for part in parts:
        if part.area < 0.5:
            continue
        inner = part.buffer(-0.5)
        x0, y0, x1, y1 = part.bounds
        mine = [
            (x, y)
            for x in np.arange(np.ceil(x0 / spacing) * spacing, x1, spacing)
            for y in np.arange(np.ceil(y0 / spacing) * spacing, y1, spacing)
            if inner.contains(Point(x, y))
        ]
        if len(mine) < 2:
            best = maximum_inscribed_circle(part).coords[0]
            mine = [*mine[:1], best]
            if len(mine) < 2:
                rest = part.difference(Point(best).buffer(0.35 * part.area**0.5))
                mine.append(rest.representative_point().coords[0] if not rest.is_empty else (best[0], best[1] + 0.05))
        found += mine
    return grid(np.array(found).reshape(-1, 2))


def build():
    """The content of the file: {name: content}."""
    left = labelled_skin()
    fine = left.fine
    centre = fine.vertices[fine.faces].mean(axis=1)
    radial, palmar, distal = hand(centre)
    keep = {
        "hand": (distal > -6) & (np.abs(radial) < 14) & (np.abs(palmar) < 8),
        "foot": (centre[:, 2] < J["ankle"][2] + 3.2),
        "shin": (centre[:, 2] < 2 * SHIN),
    }
    views = [View(spec, fine.vertices, fine.faces, fine.label, keep) for spec in VIEWS]
    shells = {view.id: outline(view) for view in views}
    shown = {view.id: visible_cells(view) for view in views}
    names = {view.id: name_places(view, shown[view.id]) for view in views}
    sides = ("left", "right")
    sheet = {
        "about": ABOUT,
        "width": WIDTH,
        "height": HEIGHT,
        "views": [frame(view, shells[view.id]) for view in views],
        "outline": joined([ring for shell in shells.values() for ring in shell]),
        "details": joined([line for view in views for line in details(view)]),
        "borders": joined([line for view in views for line in borders(view)]),
        "regions": [region(root, side, views, shown, names) for side in sides for root in ROOTS],
        "pain_paths": [
            {"root": root, "side": side, **joined(on_sheet(views, side, seen_pieces, lines))}
            for side in sides
            for root, lines in left.pain.items()
        ],
        "muscles": [
            {"id": ident, "side": side, **joined(on_sheet(views, side, spindle, *belly, shells))}
            for side in sides
            for ident, belly in left.muscles.items()
        ],
        "reflexes": [reflex(ident, side, views, *spot) for side in sides for ident, spot in left.reflexes.items()],
        "landmarks": [
            {"id": row["id"], "side": side, "view": view.id, "x": float(spot[0]), "y": float(spot[1])}
            for side in sides
            for row in left.landmarks
            for view in views
            if belongs(view, row["point"]) and view.picture.shows(row["point"][None], row["normal"][None], -0.15)[0]
            for spot in of_side(view, side, grid(view.place(row["point"][None])))
        ],
    }
    check_sheet(sheet)
    return {"chart.json": sheet}


def of_side(view, side, points):
    """Points of the left half of a view, or their mirror images."""
    return points if side == "left" else view.other(points)


def on_sheet(views, side, draw, *what):
    """What `draw` makes of something in each view, on one side."""
    return [of_side(view, side, piece) for view in views for piece in draw(view, *what)]


def frame(view, shell):
    """Title, scale and axis of a view, and where to print L and R."""
    points = np.concatenate(shell)
    half = points[points[:, 0] >= view.axis]
    top, reach = points[:, 1].max(), half[:, 0].max() - view.axis
    letter_y = round(float(view.base + 24 if view.gap is None else top - 3), 2)
    letter_x = 27.0 if view.gap is None else reach
    return {
        "id": view.id,
        "title": view.title,
        "title_x": view.axis,
        "title_y": round(float(top + 4), 2),
        "axis": view.axis,
        "scale": view.scale,
        "left_x": round(view.axis + view.sign * letter_x, 2),
        "left_y": letter_y,
        "right_x": round(view.axis - view.sign * letter_x, 2),
        "right_y": letter_y,
    }


def details(view):
    """The thin lines of the drawing on both sides."""
    lines = [grid(LineString(line).simplify(0.05).coords) for line in detail_lines(view)]
    return [both for line in lines for both in (line, view.other(line))]


def borders(view):
    """The nominal borders on both sides."""
    lines = [points for points, left, right in view.lines if min(left, right) >= 0 and left // 80 != right // 80]
    return [both for line in lines for both in (line, view.other(line))]


def visible_cells(view):
    """The visible nominal cell of each root worth naming, left half: {root: shape}."""
    shapes = {root: shape_of(rings(view.lines, parts_of(c)["nominal"])) for c, root in enumerate(ROOTS)}
    return {root: shape for root, shape in shapes.items() if shape.area >= 1.0}


def region(root, side, views, shown, names):
    """Polygons, names and click points of one root on one side."""
    parts = {
        name: joined([of_side(v, side, ring) for v in views for found in rings(v.lines, test) for ring in sound(found)])
        for name, test in parts_of(ROOTS.index(root)).items()
    }
    labels, hits = [], {"x": [], "y": [], "view": []}
    for view in views:
        if root not in shown[view.id]:
            continue
        if root in names[view.id]:
            spot = of_side(view, side, grid([names[view.id][root]]))[0]
            labels.append({"view": view.id, "x": round(float(spot[0]), 2), "y": round(float(spot[1]), 2)})
        points = of_side(view, side, hit_points(shown[view.id][root], 5.0 if view.gap is None else 4.0))
        hits["x"] += [round(float(a), 2) for a in points[:, 0]]
        hits["y"] += [round(float(a), 2) for a in points[:, 1]]
        hits["view"] += [view.id] * len(points)
    return {"root": root, "side": side, **parts, "labels": labels, "hits": hits}


def reflex(ident, side, views, point, normal):
    """A reflex's point in the large views that show it."""
    spots = [
        of_side(view, side, grid(view.place(point[None])))[0]
        for view in views[:2]
        if view.picture.shows(point[None], normal[None], 0.1)[0]
    ]
    return {"id": ident, "side": side, "x": [float(x) for x, _ in spots], "y": [float(y) for _, y in spots]}


def parts_of(c):
    """Tests on labels: the cell of root number c, its core, and its extent (with the neighbours it reaches into)."""
    return {
        "nominal": lambda k: k >= 0 and k // 80 == c,
        "core": lambda k: k >= 0 and k // 40 == 2 * c + 1,
        "extent": lambda k: k >= 0 and (k // 80 == c or k % 40 == c + 1),
    }


def seen_pieces(view, lines):
    """Visible stretches of the pieces of a line, on the sheet."""
    runs = []
    for points, normals in lines:
        seen = view.picture.shows(points, normals) & np.array([belongs(view, p) for p in points])
        runs.append([])
        for ok, place in zip(seen, view.place(points), strict=True):
            if ok:
                runs[-1].append(place)
            else:
                runs.append([])
    return [grid(LineString(r).simplify(0.08).coords) for r in runs if len(r) >= 2 and LineString(r).length > 1.2]


def spindle(view, points, normals, width, shells):
    """Leaf-shaped outline over a muscle belly if the view shows it: a list of one, or of none."""
    seen = view.picture.shows(points, normals, 0.15) & np.array([belongs(view, p) for p in points])
    if seen.mean() < 0.6:
        return []
    along = np.gradient(points, axis=0)
    side = np.cross(along, normals)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    t = np.linspace(0, 1, len(points))
    half = width * np.sin(np.pi * (0.04 + 0.92 * t))[:, None] ** 0.8
    half[0] = half[-1] = 0
    ring = np.concatenate([points + side * half, (points - side * half)[::-1][1:-1]])
    flat = view.place(ring)
    leaf = Polygon(flat).buffer(0)
    shells = [Polygon(s).buffer(0) for s in shells[view.id]]
    inside = max((leaf.intersection(s) for s in shells), key=lambda g: g.area)
    if inside.is_empty or inside.area < 0.5 * leaf.area or inside.area < 0.6:
        return []
    inside = max(getattr(inside, "geoms", [inside]), key=lambda g: g.area).simplify(0.05)
    return [grid(inside.exterior.coords)]
