"""How nerves and dura give way to displaced material.

A protrusion only touches its root. So the state of a nerve is one of three: free, touched, displaced.
"""

from dataclasses import dataclass

import numpy as np
from shapely import Point, affinity

from cuts.outlines import GAP, band, curve, largest, oval, rounded, tube


@dataclass(frozen=True)
class Oval:
    """A root cut across."""

    x: float
    y: float
    across: float
    along: float
    turn: float = 0.0

    def free(self):
        """The root as it is when left alone."""
        return oval(self.x, self.y, self.across, self.along, self.turn)

    def pushed(self, material, flat):
        """The root, pushed away from material until it just lies against it, and flattened."""
        here = np.array([self.x, self.y])
        away = here - np.array(material.exterior.interpolate(material.exterior.project(Point(here))).coords[0])
        if material.contains(Point(here)):
            away = -away
        away /= np.hypot(*away)
        radius = (self.across + self.along) / 2
        angle = np.degrees(np.arctan2(away[1], away[0])) - 90
        shape = oval(self.x, self.y, radius * (1 + flat), radius * (1 - flat), angle)
        return slid(shape, away, material)


def slid(shape, away, material):
    """A shape, moved the shortest way in one direction that leaves it against the material."""
    low, high = -0.6, 1.6
    for _ in range(24):
        middle = (low + high) / 2
        moved = affinity.translate(shape, *(middle * away))
        low, high = (middle, high) if moved.intersects(material.buffer(GAP)) else (low, middle)
    return affinity.translate(shape, *(high * away))


@dataclass(frozen=True)
class Band:
    """A root cut along."""

    points: tuple
    half_widths: tuple

    def free(self):
        """The root as it is when left alone."""
        return band(self.points, self.half_widths)

    def pushed(self, material, flat, spread=0.45, away=None):
        """The root, bent away from material and thinned where it lies against it."""
        line = curve(self.points, closed=False)
        wide = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(self.half_widths)), self.half_widths)
        gaps = [round(material.distance(Point(p)), 4) for p in line]
        deep = [
            round(material.exterior.distance(Point(p)), 4) if g == 0 else -g for p, g in zip(line, gaps, strict=True)
        ]
        at = int(np.argmax(deep))
        if away is None:
            near = np.array(material.exterior.interpolate(material.exterior.project(Point(line[at]))).coords[0])
            away = (line[at] - near) * (-1 if deep[at] > 0 else 1)
        away = np.array(away) / np.hypot(*away)
        length = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        weight = np.exp(-(((length - length[at]) / spread) ** 2))
        low, high = -0.4, 1.2
        for _ in range(24):
            middle = (low + high) / 2
            bent = tube(line + middle * weight[:, None] * away, wide * (1 - flat * weight))
            low, high = (middle, high) if bent.intersects(material.buffer(GAP)) else (low, middle)
        return tube(line + high * weight[:, None] * away, wide * (1 - flat * weight))


def pressed(root, material, flat, walls):
    """A root lying against material, kept clear of bone and of the material."""
    shape = root.pushed(material, flat)
    kept = shape.difference(walls.buffer(GAP)).difference(material.buffer(GAP / 2))
    return largest(rounded(largest(kept), 0.02))


def indented(sac, material, *others):
    """The dura, giving way to the material and to roots that were pushed into it."""
    left = sac.difference(material.buffer(0.05))
    for other in others:
        left = left.difference(other.buffer(0.03))
    return largest(rounded(largest(left), 0.07))


def crowded(centres, radius, sac):
    """Strands of the cauda equina, kept inside a sac that has grown narrow."""
    points = np.array(centres, float)
    room = largest(sac.buffer(-radius - 0.03))
    for _ in range(300):
        gap = points[:, None] - points[None]
        size = np.hypot(gap[..., 0], gap[..., 1])
        close = (size < 2.1 * radius) & (size > 1e-9)
        push = np.where(close, (2.1 * radius - size) / np.maximum(size, 1e-9), 0)[..., None] * gap
        points = points + 0.4 * push.sum(axis=1)
        for k, p in enumerate(points):
            spot = Point(p)
            if not room.contains(spot):
                points[k] = room.exterior.interpolate(room.exterior.project(spot)).coords[0]
    return points
