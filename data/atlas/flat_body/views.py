"""The six views of the sheet: each a picture of the labelled skin, its borders as lines, and its place on the sheet."""

import numpy as np
from shapely import LineString

from body.coordinates import J
from body.skeleton import FOOT_FORWARD, FOOT_LATERAL, HAND_DISTAL, HAND_PALMAR, HAND_RADIAL, in_foot
from flat_body.picture import Picture, without_specks
from flat_body.tracing import AXIS, NOTHING, arcs, calm, rings, settle_nodes

X, Y, Z = np.eye(3)
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
FOOT_SEEN_FROM = np.radians(52.0)  # above the floor, in front of the toes: so the ankle runs up out of the picture
SHIN = 17.0  # height in cm up to which that picture shows the leg
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
        elif self.id == "feet_tops":
            toward = np.sin(FOOT_SEEN_FROM) * Z + np.cos(FOOT_SEEN_FROM) * FOOT_FORWARD
            frame = (FOOT_LATERAL, np.cos(FOOT_SEEN_FROM) * Z - np.sin(FOOT_SEEN_FROM) * FOOT_FORWARD, toward)
            part, pixel = np.flatnonzero(keep["shin"]), 0.05
        else:
            frame = (FOOT_LATERAL, -FOOT_FORWARD, -Z)
            part, pixel = np.flatnonzero(keep["foot"]), 0.05
        if self.gap is not None:
            corners = v[faces[part]].reshape(-1, 3)
            a, b = corners @ frame[0], corners @ frame[1]
            top = b.max() + 1
            if self.id in ("palms", "hand_backs"):
                top = J["wrist"] @ frame[1] + 2.2
            elif self.id == "feet_tops":
                top = in_foot(0, 3, SHIN) @ frame[1]
            a = a[b < top]
            window = (np.floor(a.min() - 1), np.ceil(a.max() + 1), np.floor(b.min() - 1), top)
            self.u0, self.v0 = a.min(), top - (1 if self.id == "soles" else 0)
        else:
            self.u0, self.v0 = 0.0, 0.0
        self.picture = Picture(v, faces[part], *frame, window, pixel)
        seen = np.where(self.picture.face >= 0, part[self.picture.face], -1)
        image = np.where(seen >= 0, label[seen], NOTHING)
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
        """Sheet place of points in space (left side)."""
        return self.sheet(self.picture.flat(points))

    def other(self, points):
        """The mirrored side."""
        return np.column_stack([grid(2 * self.axis - points[:, 0]), points[:, 1]])


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


def belongs(view, point):
    """Whether an inset shows the part of the body a point lies on."""
    if view.gap is None:
        return True
    if view.id in ("palms", "hand_backs"):
        return point @ HAND_DISTAL > J["wrist"] @ HAND_DISTAL - 3 and point[0] > J["wrist"][0] - 8
    return point[2] < (SHIN if view.id == "feet_tops" else J["ankle"][2] + 3)
