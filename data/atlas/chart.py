"""The flat chart: the labelled skin seen from the front, the back, and hands and feet enlarged, on one sheet."""

import numpy as np
from coordinates import J, hand
from details import detail_lines
from labels import ROOTS
from projecting import AXIS, NOTHING, Picture, arcs, calm, rings, settle_nodes, without_specks
from shapely import LineString, MultiPolygon, Polygon, maximum_inscribed_circle
from shapely.geometry import Point
from skeleton import FOOT_FORWARD, FOOT_LATERAL, HAND_DISTAL, HAND_PALMAR, HAND_RADIAL

X, Y, Z = np.eye(3)
WIDTH, HEIGHT = 258.0, 192.0
FLOOR = 5.0  # sheet height of the floor in the two large views
COLUMN = 225.5  # mirror axis of the insets
# id, title, mirror axis, scale, sheet y of v = 0, half the gap between the pair, side of the sheet the left half is on
VIEWS = [
    {"id": "front", "title": "Front", "axis": 49.0, "scale": 1.0, "base": FLOOR, "gap": None, "sign": 1},
    {"id": "back", "title": "Back", "axis": 147.0, "scale": 1.0, "base": FLOOR, "gap": None, "sign": -1},
    {"id": "palms", "title": "Palms", "axis": COLUMN, "scale": 1.7, "base": 183.0, "gap": 3.0, "sign": 1},
    {
        "id": "hand_backs",
        "title": "Backs of the hands",
        "axis": COLUMN,
        "scale": 1.7,
        "base": 137.0,
        "gap": 3.0,
        "sign": -1,
    },
    {
        "id": "feet_tops",
        "title": "Tops of the feet",
        "axis": COLUMN,
        "scale": 1.45,
        "base": 91.0,
        "gap": 4.0,
        "sign": 1,
    },
    {"id": "soles", "title": "Soles", "axis": COLUMN, "scale": 1.45, "base": 43.5, "gap": 4.0, "sign": -1},
]
CUT = 9999  # label of the cut ankle one looks into
TOLERANCE = 0.06  # cm: how far a simplified line may lie from the smooth one


def grid(values):
    """Rounded to the sheet's grid of 0.05."""
    return np.round(np.round(np.asarray(values, float) * 20) / 20, 2)


class View:
    """One projection: the picture, its arcs in sheet units, and what lies where."""

    def __init__(self, spec, vertices, faces, label, keep):
        self.__dict__.update(spec)
        v = vertices
        if self.id in ("front", "back"):
            toward = Y if self.id == "front" else -Y
            frame, window, pixel = (X, Z, toward), (0, np.ceil(v[:, 0].max() + 1), -1, np.ceil(v[:, 2].max() + 1)), 0.08
            part = np.arange(len(faces))
        elif self.id in ("palms", "hand_backs"):
            toward = HAND_PALMAR if self.id == "palms" else -HAND_PALMAR
            frame = (HAND_RADIAL, -HAND_DISTAL, toward)
            part = np.flatnonzero(keep["hand"])
            pixel = 0.05
        else:
            frame = (FOOT_LATERAL, -FOOT_FORWARD, Z if self.id == "feet_tops" else -Z)
            part = np.flatnonzero(keep["foot"])
            pixel = 0.05
        if self.gap is not None:
            corners = v[faces[part]].reshape(-1, 3)
            a, b = corners @ frame[0], corners @ frame[1]
            top = b.max() + 1
            if self.id in ("palms", "hand_backs"):
                top = J["wrist"] @ frame[1] + 2.2
            window = (np.floor(a.min() - 1), np.ceil(a.max() + 1), np.floor(b.min() - 1), top)
            self.u0, self.v0 = a.min(), top - (1 if "feet" in self.id or self.id == "soles" else 0)
        else:
            self.u0, self.v0 = 0.0, 0.0
        self.picture = Picture(v, faces[part], *frame, window, pixel)
        seen = np.where(self.picture.face >= 0, part[self.picture.face], -1)
        normal = np.cross(v[faces[:, 1]] - v[faces[:, 0]], v[faces[:, 2]] - v[faces[:, 0]]) @ frame[2]
        image = np.where(seen >= 0, label[seen], NOTHING)
        self.cut_open = (seen >= 0) & (normal[seen] < 0)  # one looks into the cut ankle
        image[self.cut_open] = CUT
        image = without_specks(image, int(0.12 / pixel**2))
        self.image = image
        self.lines = []
        for points, left, right in settle_nodes(arcs(image, self.gap is None)):
            line = points.copy()
            line[:, 0] = window[0] + points[:, 0] * pixel
            line[:, 1] = window[2] + points[:, 1] * pixel
            line = calm(line)
            self.lines.append((self.tidy(line), left, right))

    def tidy(self, line):
        """A simplified line in sheet units, for the left side of the body."""
        closed = (line[0] == line[-1]).all()
        if closed and len(line) > 8:  # keep three far points of a closed line
            third = len(line) // 3
            parts = [line[: third + 1], line[third : 2 * third + 1], line[2 * third :]]
        else:
            parts = [line]
        out = [np.array(LineString(p).simplify(TOLERANCE / (self.scale if self.gap else 1)).coords) for p in parts]
        line = np.concatenate([out[0]] + [p[1:] for p in out[1:]])
        return grid(self.sheet(line))

    def sheet(self, uv):
        """Sheet place of (u, v) for the left side."""
        gap = self.gap or 0.0
        x = self.axis + self.sign * (gap + self.scale * (uv[:, 0] - self.u0))
        y = self.base + self.scale * (uv[:, 1] - self.v0)
        return np.column_stack([x, y])

    def place(self, points):
        return self.sheet(self.picture.flat(points))

    def area(self, inside):
        """The part of the view whose labels satisfy `inside`, as a shapely geometry and as rings."""
        found = [r for r in rings(self.lines, inside) if len(r) > 3]
        return found

    def other(self, points):
        """The mirrored side."""
        return np.column_stack([grid(2 * self.axis - points[:, 0]), points[:, 1]])


def shape_of(ring_list):
    """Shapely geometry of even-odd rings."""
    out = Polygon()
    for ring in ring_list:
        out = out.symmetric_difference(Polygon(ring).buffer(0))
    return out


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
            mine = mine[:1] + [best] if mine else [best]
            if len(mine) < 2:
                rest = part.difference(Point(best).buffer(0.35 * part.area**0.5))
                mine.append(rest.representative_point().coords[0] if not rest.is_empty else (best[0], best[1] + 0.05))
        found += mine
    return grid(np.array(found).reshape(-1, 2))


def outline(view):
    """Filled silhouette of the view: rings over both sides, joined across the mirror axis."""
    found = []
    for ring in rings(view.lines, lambda k: k not in (AXIS, NOTHING)):
        on_axis = np.abs(ring[:, 0] - view.axis) < 1e-6
        if view.gap is None and on_axis.any():
            body = ring[:-1]
            first = next(k for k in range(len(body)) if on_axis[k] and not on_axis[(k + 1) % len(body)])
            body = np.roll(body, -first, axis=0)  # starts on the axis, then leaves it
            last = max(k for k in range(len(body)) if abs(body[k, 0] - view.axis) > 1e-6) + 1
            half = body[: last + 1] if last < len(body) else np.vstack([body, body[:1]])
            found.append(np.vstack([half, view.other(half)[::-1][1:]]))
        else:
            found += [ring, view.other(ring)]
    return found


def build_chart(vertices, faces, cell, core, also, pain, muscles, reflexes, landmarks):
    """Everything on the sheet, as a dict ready for JSON; arguments describe the left half of the body."""
    centre = vertices[faces].mean(axis=1)
    radial, palmar, distal = hand(centre)
    keep = {
        "hand": (distal > -6) & (np.abs(radial) < 14) & (np.abs(palmar) < 8),
        "foot": (centre[:, 2] < J["ankle"][2] + 3.2),
    }
    label = (cell * 2 + core) * 40 + also + 1
    views = [View(spec, vertices, faces, label, keep) for spec in VIEWS]
    known = lambda k: 0 <= k < CUT
    sheet = {
        "about": ABOUT,
        "width": WIDTH,
        "height": HEIGHT,
        "views": [],
        "outline": None,
        "details": None,
        "borders": None,
        "regions": [],
        "pain_paths": [],
        "muscles": [],
        "reflexes": [],
        "landmarks": [],
    }
    silhouettes = {}
    all_outlines, borders, details = [], [], []
    for view in views:
        shell = outline(view)
        silhouettes[view.id] = shell
        all_outlines += shell
        for points, left, right in view.lines:
            if known(left) and known(right) and left // 80 != right // 80:
                borders += [points, view.other(points)]
        for line in detail_lines(view):
            line = grid(LineString(line).simplify(0.05).coords)
            details += [line, view.other(line)]
        points = np.concatenate(shell)
        half = points[points[:, 0] >= view.axis]
        top, reach = points[:, 1].max(), half[:, 0].max() - view.axis
        letter_y = view.base + 24 if view.gap is None else points[:, 1].max() - 3
        letter_x = 27.0 if view.gap is None else reach
        sheet["views"].append(
            {
                "id": view.id,
                "title": view.title,
                "title_x": view.axis,
                "title_y": round(float(top + 4), 2),
                "axis": view.axis,
                "scale": view.scale,
                "left_x": round(view.axis + view.sign * letter_x, 2),
                "left_y": round(float(letter_y), 2),
                "right_x": round(view.axis - view.sign * letter_x, 2),
                "right_y": round(float(letter_y), 2),
            }
        )
    sheet["outline"], sheet["borders"] = joined(all_outlines), joined(borders)
    sheet["details"] = joined(details)
    for side in ("left", "right"):
        flip = (lambda view, p: p) if side == "left" else (lambda view, p: view.other(p))
        for c, root in enumerate(ROOTS):
            parts = {"core": [], "extent": [], "nominal": []}
            labels, hits = [], {"x": [], "y": [], "view": []}
            for view in views:
                tests = parts_of(c)
                for name, test in tests.items():
                    parts[name] += [flip(view, r) for r in rings(view.lines, test) if len(r) > 3]
                shape = shape_of(rings(view.lines, tests["nominal"]))
                if shape.area < 1.0:
                    continue
                biggest = max(getattr(shape, "geoms", [shape]), key=lambda g: g.area)
                spot = np.array([maximum_inscribed_circle(biggest).coords[0]])
                spot = flip(view, grid(spot))[0]
                labels.append({"view": view.id, "x": round(float(spot[0]), 2), "y": round(float(spot[1]), 2)})
                points = flip(view, hit_points(shape, 5.0 if view.gap is None else 4.0))
                hits["x"] += [round(float(a), 2) for a in points[:, 0]]
                hits["y"] += [round(float(a), 2) for a in points[:, 1]]
                hits["view"] += [view.id] * len(points)
            sheet["regions"].append(
                {"root": root, "side": side, **{k: joined(v) for k, v in parts.items()}, "labels": labels, "hits": hits}
            )
        for root, lines in pain.items():
            pieces = []
            for view in views:
                for points, normals in lines:
                    pieces += [flip(view, p) for p in seen_pieces(view, points, normals)]
            sheet["pain_paths"].append({"root": root, "side": side, **joined(pieces)})
        for ident, (points, normals, width) in muscles.items():
            pieces = []
            for view in views:
                leaf = spindle(view, points, normals, width, silhouettes[view.id])
                if leaf is not None:
                    pieces.append(flip(view, leaf))
            sheet["muscles"].append({"id": ident, "side": side, **joined(pieces)})
        for ident, (point, normal) in reflexes.items():
            pieces = [
                flip(view, grid(view.place(point[None])))
                for view in views[:2]
                if view.picture.shows(point[None], normal[None], 0.1)[0]
            ]
            sheet["reflexes"].append(
                {
                    "id": ident,
                    "side": side,
                    "x": [float(p[0, 0]) for p in pieces],
                    "y": [float(p[0, 1]) for p in pieces],
                }
            )
        for row in landmarks:
            for view in views:
                if (
                    belongs(view, row["point"])
                    and view.picture.shows(row["point"][None], row["normal"][None], -0.15)[0]
                ):
                    spot = flip(view, grid(view.place(row["point"][None])))[0]
                    sheet["landmarks"].append(
                        {"id": row["id"], "side": side, "view": view.id, "x": float(spot[0]), "y": float(spot[1])}
                    )
    return sheet


def parts_of(c):
    """Tests on labels: the cell of root number c, its core, and its extent (with the neighbours it reaches into)."""
    return {
        "nominal": lambda k: 0 <= k < CUT and k // 80 == c,
        "core": lambda k: 0 <= k < CUT and k // 40 == 2 * c + 1,
        "extent": lambda k: 0 <= k < CUT and (k // 80 == c or k % 40 == c + 1),
    }


def belongs(view, point):
    """Whether an inset shows the part of the body a point lies on."""
    if view.gap is None:
        return True
    if view.id in ("palms", "hand_backs"):
        return point @ HAND_DISTAL > J["wrist"] @ HAND_DISTAL - 3 and point[0] > J["wrist"][0] - 8
    return point[2] < J["ankle"][2] + 3


def seen_pieces(view, points, normals):
    """Visible stretches of a line, on the sheet."""
    seen = view.picture.shows(points, normals)
    seen &= np.array([belongs(view, p) for p in points])
    flat = view.place(points)
    pieces, run = [], []
    for ok, p in zip(seen, flat):
        if ok:
            run.append(p)
        else:
            pieces.append(run)
            run = []
    pieces.append(run)
    return [grid(LineString(r).simplify(0.08).coords) for r in pieces if len(r) >= 2 and LineString(r).length > 1.2]


def spindle(view, points, normals, width, silhouette):
    """Leaf-shaped outline over a muscle belly where the view shows it, or None."""
    seen = view.picture.shows(points, normals, 0.15) & np.array([belongs(view, p) for p in points])
    if seen.mean() < 0.6:
        return None
    along = np.gradient(points, axis=0)
    side = np.cross(along, normals)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    t = np.linspace(0, 1, len(points))
    half = width * np.sin(np.pi * (0.04 + 0.92 * t))[:, None] ** 0.8
    half[0] = half[-1] = 0
    ring = np.concatenate([points + side * half, (points - side * half)[::-1][1:-1]])
    flat = view.place(ring)
    leaf = Polygon(flat).buffer(0)
    shells = [Polygon(s).buffer(0) for s in silhouette]
    inside = max((leaf.intersection(s) for s in shells), key=lambda g: g.area)
    if inside.is_empty or inside.area < 0.5 * leaf.area or inside.area < 0.6:
        return None
    inside = max(getattr(inside, "geoms", [inside]), key=lambda g: g.area).simplify(0.05)
    return grid(inside.exterior.coords)


ABOUT = (
    "One sheet, y up, sheet units = cm of the large views. Front, palms and tops of the feet are seen as when facing "
    "the person: the body's right is at the viewer's left. Back, backs of the hands and soles are seen from behind: "
    "the body's left is at the viewer's left. Hands hang with the fingers down; toes point down in both foot insets. "
    "All polygons are projections of the surface in body.json; rings are even-odd."
)
