"""Smooth outlines from a few measured points, and the lists they are stored as. All lengths in cm."""

import numpy as np
from shapely import LineString, MultiPolygon, Point, Polygon, affinity
from shapely.geometry.polygon import orient

STEPS = 8  # points drawn between two measured ones
GAP = 0.02  # cm kept free between neighbours, so that rounding never makes them overlap
TRUE_TO = 0.004  # cm of the sheet: an outline may be thinned by this much


def curve(points, *, closed=True):
    """A smooth line (Catmull-Rom) through measured points."""
    points = np.asarray(points, float)
    around = np.vstack([points[-1:], points, points[:2]]) if closed else np.vstack([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, STEPS, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        parts.append(
            b + t * (c - a) / 2 + t**2 * (a - 2.5 * b + 2 * c - d / 2) + t**3 * (1.5 * b - a / 2 - 1.5 * c + d / 2)
        )
    return np.vstack(parts if closed else [*parts, points[-1:]])


def patch(*points):
    """A smooth closed outline through points."""
    return Polygon(curve(points)).buffer(0)


def whole(*left):
    """A smooth outline whose left half is given from the front of the midline to its back."""
    left = np.asarray(left, float)
    inner = left[np.abs(left[:, 0]) > 1e-9]
    return Polygon(curve(np.vstack([left, inner[::-1] * [-1, 1]]))).buffer(0)


def sharp(*left):
    """As :func:`whole`, with the corners only a little rounded."""
    left = np.asarray(left, float)
    inner = left[np.abs(left[:, 0]) > 1e-9]
    return rounded(Polygon(np.vstack([left, inner[::-1] * [-1, 1]])), 0.06)


def oval(x, y, across, along, turn=0.0):
    """An ellipse by its half axes; `turn` in degrees, counterclockwise."""
    return affinity.rotate(affinity.scale(Point(x, y).buffer(1, 16), across, along), turn, origin=(x, y))


def band(points, half_widths):
    """A tube cut along: a smooth middle line and its half width at each measured point."""
    line = curve(points, closed=False)
    wide = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(half_widths)), half_widths)
    return tube(line, wide)


def tube(line, wide):
    """A tube round a line of points, half width by half width."""
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    across = np.column_stack([-along[:, 1], along[:, 0]]) * wide[:, None]
    body = Polygon(np.vstack([line + across, (line - across)[::-1]])).buffer(0)
    ends = [Point(*line[k]).buffer(wide[k], 8) for k in (0, -1)]
    return largest(body.union(ends[0]).union(ends[1]))


def rounded(shape, radius):
    """The same outline with its outer and inner corners rounded."""
    return shape.buffer(-radius).buffer(2 * radius).buffer(-radius)


def largest(shape):
    """The largest piece, without holes."""
    pieces = list(shape.geoms) if hasattr(shape, "geoms") else [shape]
    pieces = [piece for piece in pieces if isinstance(piece, Polygon)]
    best = max(pieces, key=lambda piece: round(piece.area, 6))
    return Polygon(best.exterior)


def mirrored(shape):
    """The right half's copy of a shape of the left."""
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def both(*shapes):
    """Shapes of the left half with their mirror images."""
    return MultiPolygon([piece for shape in shapes for piece in (shape, mirrored(shape))])


def listed(shape, scale):
    """The x and y lists of polygons or lines, rings separated by null, in units of the sheet."""
    pieces = list(shape.geoms) if hasattr(shape, "geoms") else [shape]
    out = {"x": [], "y": []}
    for piece in pieces:
        scaled = affinity.scale(piece, scale, scale, origin=(0, 0)).simplify(TRUE_TO)
        if isinstance(scaled, LineString):
            points = list(scaled.coords)
        else:
            if scaled.is_empty or scaled.area < 1e-4:
                continue
            points = list(orient(scaled).exterior.coords)[:-1]
        for k, name in enumerate("xy"):
            # adding zero turns -0.0 into 0.0
            out[name] += ([None] if out[name] else []) + [round(float(p[k]), 2) + 0.0 for p in points]
    return out
