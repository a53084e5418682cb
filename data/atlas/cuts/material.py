"""The four forms of the displaced disc.

An extrusion is a head on a neck; when the neck is lost, the same head is the free piece (sequestration).
"""

from dataclasses import dataclass

import numpy as np
from shapely import LineString, MultiPolygon, Point, Polygon

from cuts.outlines import GAP, band, largest, oval


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
