"""Shapes the vertebrae are made of, besides those of mesh.solids: bars, plates, drums, the outline of a body."""

import numpy as np

from mesh.solids import Shape, ellipsoid, smooth_max, union, unit

OUTLINE_POWER = 2.3


def bar(a, b, ra, rb, flat=(0, 0, 1), stretch=1.0):
    """A bar from a to b with radii ra and rb, `stretch` times as thick along the direction `flat`."""
    a, b, flat = np.asarray(a, float), np.asarray(b, float), unit(flat)
    shrink = np.eye(3) - (1 - 1 / stretch) * np.outer(flat, flat)
    a2, b2 = a @ shrink, b @ shrink
    axis = b2 - a2
    length2 = max(axis @ axis, 1e-9)

    def distance(p):
        q = p @ shrink
        t = np.clip((q - a2) @ axis / length2, 0.0, 1.0)
        rest = q - a2 - t[:, None] * axis
        size = np.sqrt(np.einsum("ij,ij->i", rest, rest))
        # where the way out runs along `flat`, a step in the body is a shorter one here
        lean = np.abs(rest @ flat) / np.maximum(size, 1e-9)
        return (size - (ra + (rb - ra) * t)) * (1 + (stretch - 1) * lean**2)

    reach = max(ra, rb) * (1 + (stretch - 1) * np.abs(flat))
    return Shape(np.minimum(a, b) - reach, np.maximum(a, b) + reach, distance)


def bars(points, radii, blend=0.15, flat=(0, 0, 1), stretch=1.0):
    """Bars from point to point: a lamina, a rib, a ring."""
    links = [bar(*link, flat, stretch) for link in zip(points[:-1], points[1:], radii[:-1], radii[1:], strict=True)]
    return union([(link, blend) for link in links])


def plate(centre, facing, radii, along=(0, 0, 1), power=3.0):
    """A rounded plate: `radii` across, along and through it; `facing` is its normal."""
    centre, third = np.asarray(centre, float), unit(facing)
    second = unit(np.asarray(along, float) - (np.asarray(along, float) @ third) * third)
    return ellipsoid(centre, radii, np.stack([np.cross(second, third), second, third]), power)


def clipped(shape, point, normal, edge=0.06):
    """The part of a shape on the inner side of a plane (the normal points out)."""
    point, normal = np.asarray(point, float), unit(normal)

    def distance(p):
        return smooth_max(shape.distance(p), (p - point) @ normal, edge)

    return Shape(shape.low, shape.high, distance)


def outline_size(x, y, half_width, half_depth, taper=0.0, dent=0.0):
    """How far out (1 = on the rim) points lie in the outline of a body seen from above.

    `taper` narrows the front to a heart, `dent` hollows the back (in cm) where the canal lies.
    """
    y = np.where(y < 0, y - dent * np.maximum(1 - (x / half_width) ** 2, 0) * np.minimum(-y / half_depth, 1), y)
    u = np.abs(x) / (half_width * (1 - taper * np.clip(y / half_depth, -1, 1)))
    return (u**OUTLINE_POWER + np.abs(y / half_depth) ** OUTLINE_POWER) ** (1 / OUTLINE_POWER)


def rim(half_width, half_depth, taper, dent, corners):
    """Points (x, y) on the outline of a body, from the front round by the left."""
    angles = 2 * np.pi * np.arange(corners) / corners
    ways = np.column_stack([np.sin(angles), np.cos(angles)])
    low, high = np.zeros(corners), np.full(corners, 2 * half_width)
    for _ in range(40):
        middle = (low + high) / 2
        inside = outline_size(*(ways * middle[:, None]).T, half_width, half_depth, taper, dent) < 1
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return np.round(ways * low[:, None], 5)


def drum(half_width, half_depth, half_height, waist=0.1, taper=0.0, dent=0.0, edge=0.12):
    """A vertebral body: two flat plates and a waist between them."""

    def distance(p):
        narrow = 1 - waist * (1 - np.clip(p[:, 2] / half_height, -1, 1) ** 2)
        size = outline_size(p[:, 0] / narrow, p[:, 1] / narrow, half_width, half_depth, taper, dent)
        return smooth_max((size - 1) * half_depth * narrow, np.abs(p[:, 2]) - half_height, edge)

    reach = np.array([half_width * (1 + taper), half_depth, half_height])
    return Shape(-reach, reach, distance)


def tunnel(y, half_width, half_depth, roof=1.0):
    """The vertebral canal as a tube along z; `roof` below 1 makes it three-cornered, narrow behind."""

    def distance(p):
        v = (p[:, 1] - y) / half_depth
        wide = half_width * np.where(v < 0, 1 - (1 - roof) * np.clip(-v, 0, 1), 1.0)
        size = np.hypot(p[:, 0] / wide, v)
        return (size - 1) * min(half_width, half_depth)

    return Shape(np.array([-half_width, y - half_depth, -20.0]), np.array([half_width, y + half_depth, 20.0]), distance)
