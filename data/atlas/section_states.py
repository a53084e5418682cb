"""What changes: the four forms of the displaced disc, and how nerves and dura give way to them.

An extrusion is a head on a neck; when the neck is lost, the same head is the free piece (sequestration). A
protrusion only touches its root. So the state of a nerve is one of three: free, touched, displaced.
"""

from dataclasses import dataclass

import numpy as np
from section_shapes import band, curve, largest, oval, rounded, tube
from shapely import LineString, MultiPolygon, Point, Polygon, affinity

GAP = 0.02  # cm kept free between neighbours, so that rounding never makes them overlap


@dataclass(frozen=True)
class Site:
    """Where material leaves the disc in one zone of the left side, and how large its forms are.

    Parameters
    ----------
    place : tuple of float
        A point near the rim.
    out : tuple of float
        The way the material takes.
    base, height : float
        Of the protrusion: length along the rim, and how far it stands out.
    neck : float
        Width of the neck of the extrusion.
    head : tuple of float
        Half width and half height of the head, across and along the way out.
    far : float
        From the rim to the middle of the head.
    """

    place: tuple
    out: tuple
    base: float
    height: float
    neck: float
    head: tuple
    far: float
    turn: float = 0.0

    @property
    def way(self):
        """The way out as a unit vector."""
        return np.array(self.out) / np.hypot(*self.out)


def on_rim(disc, place):
    """The length along the rim at which it is nearest to a place."""
    return disc.exterior.project(Point(place))


def along_rim(disc, start, lengths):
    """Points of the rim at some lengths, counted on round the disc."""
    total = disc.exterior.length
    return np.array([disc.exterior.interpolate((start + s) % total).coords[0] for s in lengths])


def dome(disc, site):
    """A protrusion beyond the rim: highest in the middle, flat at both ends of its base."""
    t = np.linspace(-1, 1, 41)
    foot = along_rim(disc, on_rim(disc, site.place), t * site.base / 2)
    top = foot + (site.height * np.cos(np.pi * t / 2) ** 0.7)[:, None] * site.way
    return largest(Polygon(np.vstack([top, foot[::-1] - 0.05 * site.way])).difference(disc))


def head_and_neck(disc, site):
    """The head of an extrusion, and the whole extrusion beyond the rim."""
    start = along_rim(disc, on_rim(disc, site.place), [0])[0]
    middle = start + site.far * site.way
    angle = np.degrees(np.arctan2(site.way[1], site.way[0])) - 90
    head = oval(*middle, *site.head, turn=angle + site.turn)
    neck = LineString([start - 0.3 * site.way, middle]).buffer(site.neck / 2, cap_style="flat")
    joined = head.union(neck)
    fillet = site.neck * 0.3
    return head, largest(joined.buffer(fillet).buffer(-fillet).difference(disc))


def tract(disc, nucleus, site, width):
    """The fissure of the annulus through which nucleus has left, from the nucleus to the rim."""
    start = along_rim(disc, on_rim(disc, site.place), [0])[0]
    inner = np.array(nucleus.exterior.interpolate(nucleus.exterior.project(Point(start))).coords[0])
    bend = (inner + start) / 2
    inward = (inner - start) * 0.25
    return band([inner + inward, inner, bend, start + 0.04 * site.way], [width * 2.6, width * 1.9, width * 0.8, width])


def crescent(disc, first, last, height):
    """A bulge: a rim beyond the edge from one angle to another (degrees round the middle of the disc)."""
    middle = np.array(disc.centroid.coords[0])
    reach = 4 * disc.length
    inner, outer = [], []
    for t in np.linspace(0, 1, 61):
        a = np.radians(first + t * (last - first))
        ray = LineString([middle, middle + reach * np.array([np.cos(a), np.sin(a)])])
        edge = np.array(ray.intersection(disc.exterior).coords[0])
        inner.append(edge - 0.03 * (edge - middle))
        outer.append(edge + height * min(1.0, 3.2 * np.sin(np.pi * t)) * np.array([np.cos(a), np.sin(a)]))
    return Polygon(np.vstack([outer, inner[::-1]])).buffer(0).difference(disc)


def forms(disc, nucleus, site, walls):
    """The material of one zone by morphology, kept clear of bone; each with the fissure it came through."""
    head, extruded = head_and_neck(disc, site)
    clear = walls.buffer(GAP)
    passage = tract(disc, nucleus, site, site.neck * 0.5).difference(nucleus)
    free = largest(head.difference(disc.buffer(0.05)).difference(clear))
    return {
        "protrusion": largest(dome(disc, site).difference(clear).union(passage)),
        "extrusion": largest(extruded.difference(clear).union(passage)),
        # the fissure is left behind, closed at the rim
        "sequestration": MultiPolygon([free, largest(passage.intersection(disc.buffer(-0.05)))]),
    }


def heads(body, site, walls):
    """What is met in a cut beside the disc: only the head of an extrusion, which has moved there."""
    head, _ = head_and_neck(body, site)
    return {"extrusion": largest(head.difference(walls.buffer(GAP)))}


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
