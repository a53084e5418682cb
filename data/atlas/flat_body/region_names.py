"""Where the name of each region stands on the sheet: inside the region, and never over another name."""

import numpy as np
from shapely import Point, box, maximum_inscribed_circle, prepare

from body.dermatomes import ROOTS

LETTER, LINE = 1.75, 3.1  # sheet units that a letter is wide and a line is high at font size 9
# names a view leaves out, because another view shows the region larger
LEFT_OUT = {"front": {"C2", "C7", "C8", "S1"}, "back": {"C7", "C8", "L4"}, "feet_tops": {"S1"}}
# on the trunk names stand at about the mid-clavicular line: distance from the midline, in turn further in and out
TRUNK_ROOTS = ROOTS[8:21]  # T2 to L2
ASIDE = {"front": (6.2, 10.0), "back": (5.0, 10.0)}
STEP = 0.5  # sheet units between the places that are tried
# wishes for names that would else stand at an odd spot, as (from the axis, above the floor) of the body views
WISHES = {
    ("front", "L5"): (13.0, 31.0),
    ("front", "L2"): (10.0, 73.0),
    ("back", "S1"): (12.6, 34.0),
    ("back", "S2"): (9.0, 66.0),
    ("back", "S3"): (6.4, 81.0),
    ("back", "S4"): (2.3, 87.2),
    ("back", "S5"): (2.1, 83.0),
}
TIGHT = {"S4", "S5"}  # may stand beside their region: there is no room in the saddle


def wish(view, root, shape):
    """Where the name of a root would stand best, left half of a view (sheet units)."""
    biggest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    if (view.id, root) in WISHES:
        aside, up = WISHES[view.id, root]
        return view.axis + view.sign * aside, view.base + up
    if view.gap is None and root in TRUNK_ROOTS:
        aside = ASIDE[view.id][ROOTS.index(root) % 2]
        x = view.axis + view.sign * aside
        column = shape.intersection(box(x - 0.5, 0, x + 0.5, 400))
        if not column.is_empty:
            return x, column.centroid.y
    return maximum_inscribed_circle(biggest).coords[0]


def name_places(view, shapes):
    """A place for each name in the left half of a view: {root: (x, y)}; `shapes` are the visible regions by root.

    Small regions choose first. A place is better the less the name sticks out of its region and the nearer it is to
    where it is wished; a place on another name, or over the mirror axis, is not taken.
    """
    taken, places = [], {}
    named = [root for root in shapes if root not in LEFT_OUT.get(view.id, set())]
    for root in sorted(named, key=lambda root: (round(shapes[root].area), root)):
        shape = shapes[root]
        prepare(shape)
        wide, high = LETTER * len(root) / 2, LINE / 2
        x0, y0, x1, y1 = shape.bounds
        x, y = wish(view, root, shape)
        best = None
        for u in x + np.arange(np.floor((x0 - x) / STEP), (x1 - x) / STEP + 1) * STEP:
            if abs(u - view.axis) < wide + 0.3:
                continue
            for v in y + np.arange(np.floor((y0 - y) / STEP), (y1 - y) / STEP + 1) * STEP:
                if root not in TIGHT and not shape.contains(Point(u, v)):
                    continue
                frame = box(u - wide, v - high, u + wide, v + high)
                if any(frame.intersects(other) for other in taken):
                    continue
                out = 1 - frame.intersection(shape).area / frame.area
                cost = round(12 * out + 0.35 * float(np.hypot(u - x, v - y)), 3)
                if best is None or cost < best[0]:
                    best = cost, float(u), float(v), frame
        if best:
            places[root] = best[1:3]
            taken.append(best[3])
    return places
