"""Clay for the sculptor: signed-distance primitives (cm, negative inside) and soft ways to join and carve them.

Each primitive is a `Shape`: a box that holds it and a function giving its distance at points of shape (n, 3).
Distances are first-order estimates, exact near the skin, which is all that a mesh of the skin needs.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.interpolate import PchipInterpolator

UPRIGHT = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]])  # a loft along z: across is x, deep is y
FAR = 60.0  # distance of points no shape has been asked about


class Shape(NamedTuple):
    """A solid: the corners of a box that holds it, and a function that gives its distance at points."""

    low: np.ndarray
    high: np.ndarray
    distance: Callable[[np.ndarray], np.ndarray]


def smooth_min(a, b, k):
    """Union of two distances whose seam is filled over a width of about k."""
    h = np.maximum(k - np.abs(a - b), 0.0) / k
    return np.minimum(a, b) - h * h * k * 0.25


def smooth_max(a, b, k):
    """Intersection of two distances with its edge rounded off over about k."""
    return -smooth_min(-a, -b, k)


def mirrored(point):
    """The point at the other side of the body."""
    return np.asarray(point, float) * [-1.0, 1.0, 1.0]


def round_cone(a, b, ra, rb):
    """A capsule from a to b whose radius goes from ra to rb: a muscle, a finger bone, a tendon."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    axis = b - a
    length2 = axis @ axis

    def distance(p):
        t = np.clip((p - a) @ axis / length2, 0.0, 1.0)
        rest = p - a - t[:, None] * axis
        return np.sqrt(np.einsum("ij,ij->i", rest, rest)) - (ra + (rb - ra) * t)

    return Shape(np.minimum(a - ra, b - rb), np.maximum(a + ra, b + rb), distance)


def chain(points, radii, blend=0.5):
    """Round cones from point to point: a curved ridge, a finger, the rim of the ear."""
    links = [round_cone(*pair) for pair in zip(points[:-1], points[1:], radii[:-1], radii[1:], strict=True)]
    return union([(link, blend) for link in links])


def ellipsoid(centre, radii, axes=None, power=2.0):
    """An ellipsoid; `axes` are three unit rows when it does not stand upright; a higher power is boxier."""
    centre, radii = np.asarray(centre, float), np.asarray(radii, float)
    axes = np.eye(3) if axes is None else np.asarray(axes, float)
    half = np.sqrt(((axes * radii[:, None]) ** 2).sum(0)) * (1.0 if power == 2 else 1.2)

    def distance(p):
        q = np.maximum(np.abs((p - centre) @ axes.T / radii), 1e-9)
        size = (q**power).sum(1) ** (1.0 / power)
        slope = (q / size[:, None]) ** (power - 1.0) / radii
        return (size - 1.0) / np.sqrt((slope**2).sum(1))

    return Shape(centre - half, centre + half, distance)


def smooth_curve(points, steps=4):
    """More points on a smooth curve through the given ones (many-cornered lines would leave facets)."""
    points = np.asarray(points, float)
    if len(points) < 3:
        return points
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    return PchipInterpolator(run, points)(
        np.interp(np.arange(steps * (len(points) - 1) + 1) / steps, np.arange(len(points)), run)
    )


def settle(points, distance, rounds=8):
    """The points moved along the slope of a distance field until they lie on the skin; also the last slopes."""
    points = np.array(points, float).reshape(-1, 3)
    middle = np.abs(points[:, 0]) < 1e-9
    for _ in range(rounds):
        here = distance(points)
        slope = np.stack([distance(points + step) - here for step in 0.01 * np.eye(3)], 1) / 0.01
        slope[middle, 0] = 0.0  # the midline stays the midline
        points = points - slope * (here / np.maximum((slope**2).sum(1), 0.05))[:, None]
    return np.round(points, 5), slope


def mound(centre, radii, height, axes=None):
    """A swelling of the skin (or a hollow, if height < 0) that dies out smoothly at the given radii."""
    radii = np.broadcast_to(np.asarray(radii, float), 3)
    axes = np.eye(3) if axes is None else np.asarray(axes, float)
    half = np.sqrt(((axes * radii[:, None]) ** 2).sum(0))

    def placed(on_skin):
        middle = on_skin([centre])[0]

        def lift(p):
            q = (p - middle) @ axes.T / radii
            return height * np.maximum(1.0 - np.einsum("ij,ij->i", q, q), 0.0) ** 3

        return Shape(middle - half, middle + half, lift)

    return placed


def ridge(points, width, height, taper=0.25):
    """A cord (or a crease, if height < 0) under the skin along a curve, fading at both ends."""

    def placed(on_skin):
        knots = on_skin(smooth_curve(points))
        lengths = np.linalg.norm(np.diff(knots, axis=0), axis=1)
        run = np.concatenate([[0.0], np.cumsum(lengths)])

        def lift(p):
            best, where = np.full(len(p), np.inf), np.zeros(len(p))
            for a, b, start, length in zip(knots[:-1], knots[1:], run[:-1], lengths, strict=True):
                t = np.clip((p - a) @ (b - a) / length**2, 0.0, 1.0)
                gap = ((p - a - t[:, None] * (b - a)) ** 2).sum(1)
                nearer = gap < best
                best = np.where(nearer, gap, best)
                where = np.where(nearer, start + t * length, where)
            fade = np.clip(np.minimum(where, run[-1] - where) / (taper * run[-1]), 0.0, 1.0) if taper else 1.0
            fade = fade * fade * (3.0 - 2.0 * fade)
            return height * fade * np.maximum(1.0 - best / width**2, 0.0) ** 3

        return Shape(knots.min(0) - width, knots.max(0) + width, lift)

    return placed


def relief(shape, lifts):
    """The shape with its skin raised by mounds and ridges, each first laid on the skin."""
    lifts = [lift(lambda points: settle(points, shape.distance)[0]) for lift in lifts]

    def distance(p):
        d = shape.distance(p)
        for lift in lifts:
            near = np.flatnonzero(((p > lift.low) & (p < lift.high)).all(1))
            if len(near):
                d[near] -= lift.distance(p[near])
        return d

    return Shape(shape.low, shape.high, distance)


def loft(table, origin=(0, 0, 0), axes=None, cap=1.0, centre=None):
    """Skin drawn through cross-sections, as a tailor measures.

    `table` rows: place along the first axis; reach along the second axis towards minus and plus; reach along
    the third towards minus and plus; power (2 = ellipse, more = boxier). Reaches are coordinates, so the two
    silhouettes of a limb can be read straight from the columns. `axes` rows: along, across, deep.
    `centre` rows: place, across, deep: where each section is widest (default: half-way).
    """
    table = np.asarray(table, float)
    table = table[np.argsort(table[:, 0])]
    origin = np.asarray(origin, float)
    axes = np.eye(3) if axes is None else np.asarray(axes, float)
    curve = PchipInterpolator(table[:, 0], table[:, 1:])
    if centre is None:
        middle = np.column_stack([(table[:, 1] + table[:, 2]) / 2, (table[:, 3] + table[:, 4]) / 2])
        axis = PchipInterpolator(table[:, 0], middle)
    else:
        centre = np.asarray(centre, float)
        centre = centre[np.argsort(centre[:, 0])]
        axis = PchipInterpolator(centre[:, 0], centre[:, 1:])
    start, end = table[0, 0], table[-1, 0]

    def distance(p):
        q = (p - origin) @ axes.T
        t = np.clip(q[:, 0], start, end)
        m, (u0, u1, v0, v1, n) = axis(t), curve(t).T
        u, v = q[:, 1] - m[:, 0], q[:, 2] - m[:, 1]
        a = np.where(u < 0, m[:, 0] - u0, u1 - m[:, 0])
        b = np.where(v < 0, m[:, 1] - v0, v1 - m[:, 1])
        reach = ((np.abs(u) / a) ** n + (np.abs(v) / b) ** n) ** (1.0 / n)
        r = np.hypot(u, v)
        d = np.where(reach > 0.05, r * (1.0 - 1.0 / np.maximum(reach, 0.05)), -np.minimum(a, b))
        # the radial distance overstates where a section is much wider than deep: temper it far from round
        d = d * np.minimum(1.0, 1.6 * np.minimum(a, b) / np.maximum(a, b)) ** 0.5
        return smooth_max(d, np.maximum(start - q[:, 0], q[:, 0] - end), cap)

    corners = (
        np.array(
            [
                [t, u, v]
                for t in (start, end)
                for u in (table[:, 1].min(), table[:, 2].max())
                for v in (table[:, 3].min(), table[:, 4].max())
            ]
        )
        @ axes
        + origin
    )
    return Shape(corners.min(0), corners.max(0), distance)


def union(parts, carve=()):
    """One shape from (shape, blend) pairs joined in order, then (shape, blend) pairs taken away."""
    parts, carve = list(parts), list(carve)

    def distance(p, reach=4.0):
        d = np.full(len(p), FAR)
        for sign, pairs in ((1.0, parts), (-1.0, carve)):
            for shape, blend in pairs:
                # far from its box a shape cannot change the skin: skip it there
                near = np.flatnonzero(((p > shape.low - reach - blend) & (p < shape.high + reach + blend)).all(1))
                if len(near):
                    other = shape.distance(p[near])
                    join = smooth_min if sign > 0 else smooth_max
                    d[near] = join(d[near], sign * other, blend)
        return d

    low = np.min([shape.low for shape, _ in parts], axis=0)
    high = np.max([shape.high for shape, _ in parts], axis=0)
    return Shape(low, high, distance)


def unit(vector):
    """The vector at length one."""
    vector = np.asarray(vector, float)
    return vector / np.linalg.norm(vector)
