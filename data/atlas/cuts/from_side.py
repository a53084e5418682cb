"""The cuts seen from the side: x backward from the back of the disc, y up from its middle height, in cm.

Three cuts: along the canal, along the lateral recess (low back only: there the traversing root runs behind the disc),
and along the foramina.
"""

import numpy as np
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, affinity, box, union_all

from cuts.axial_frames import SCALES
from cuts.nerves import Band, pressed
from cuts.outlines import GAP, largest, listed, oval, patch, rounded
from cuts.side_frames import SIDES, VIEW

FORMS = ("protrusion", "extrusion", "sequestration")
CONTENTS = ("cord", "conus", "cauda")


def bodies(side):
    """The two vertebral bodies; the lower one's outline is the upper one's turned over."""
    g, b, d = side.gap, side.body, side.depth
    u = np.linspace(-1, 1, 17)
    back = [(-0.03 - 0.07 * b / 2 * (1 - t * t), g + b * (1 + t) / 2) for t in u]
    upper = Polygon([(-d, g), *back, (-d, g + b)]).buffer(-0.1).buffer(0.1)
    return upper, affinity.scale(upper, 1, -1, origin=(0, 0))


def disc_of(side):
    """The disc between them, and its nucleus."""
    g, d = side.gap - 0.03, side.depth
    disc = rounded(Polygon([(-d, g * 1.15), (-0.1, g), (0, 0.6 * g), (0, -0.6 * g), (-0.1, -g), (-d, -g * 1.15)]), 0.03)
    return disc, oval(-0.42 * d, 0, 0.24 * d, 0.66 * side.gap)


def material_of(side, disc, nucleus, *, upward):
    """The displaced disc by morphology; in the foramen it moves up, elsewhere down."""
    half, out = side.bump
    lean = 0.25 * half if upward else 0.0
    t = np.linspace(-1, 1, 31)
    hill = Polygon(
        [(-0.05, -half), *((out * np.cos(np.pi * s / 2) ** 0.7, half * s + lean * (1 - s * s)) for s in t)]
        + [(-0.05, half)]
    )
    way = np.array([1.0, 0.0])
    end = nucleus.bounds[2]
    width = 0.22 * half
    passage = Band(((end - 0.25, 0), (end, 0), (end / 2, 0), (0.02, 0)), (width * 2.6, width * 2, width, width)).free()
    passage = passage.difference(nucleus)
    x, y, a, b = side.reach if upward else side.head
    head = oval(x, y, a, b, -12 if upward else 12)
    neck = LineString([(-0.05, 0), 0.02 * way, (0.8 * x, 0.55 * y), (x, y)]).buffer(0.3 * half)
    grown = head.union(neck).buffer(0.06).buffer(-0.06).difference(disc)
    moved = affinity.translate(head, 0.02, side.lift if upward else -side.drop)
    return {
        "protrusion": largest(hill.difference(disc).union(passage)),
        "extrusion": largest(grown.union(passage)),
        "sequestration": MultiPolygon(
            [largest(moved.difference(disc.buffer(0.05))), largest(passage.intersection(disc.buffer(-0.04)))]
        ),
    }


def outside(shape, disc, walls):
    """The part of the material that has left the disc, clear of bone."""
    return largest(shape.difference(disc.buffer(0.001)).difference(walls.buffer(GAP)))


class Squeeze:
    """How far the front of the sac is pushed back at each height, and how what it holds makes room."""

    def __init__(self, side, material, soft):
        self.front, self.back = side.sac
        self.heights = np.linspace(-3.2, 3.2, 321)
        self.edge = np.full(len(self.heights), self.front)
        if material is None:
            return
        for k, z in enumerate(self.heights):
            cut = material.intersection(LineString([(-1, z), (4, z)]))
            if not cut.is_empty:
                self.edge[k] = max(self.front, cut.bounds[2] + 0.05)
        step = self.heights[1] - self.heights[0]
        bell = np.exp(-((np.arange(-60, 61) * step / soft) ** 2))
        smooth = np.convolve(np.pad(self.edge, 60, mode="edge"), bell / bell.sum(), mode="valid")
        self.edge = np.maximum(self.edge, smooth)
        bell = np.exp(-((np.arange(-60, 61) * step / 0.05) ** 2))
        self.edge = np.maximum(
            np.convolve(np.pad(self.edge, 60, mode="edge"), bell / bell.sum(), mode="valid"), self.edge - 0.02
        )

    def sac(self):
        """The sac."""
        line = np.column_stack([self.edge, self.heights])
        return Polygon(np.vstack([line, [(self.back, 3.2), (self.back, -3.2)]]))

    def moved(self, shape):
        """A shape inside the sac, compressed towards its back."""
        points = np.array(shape.exterior.segmentize(0.08).coords)
        edge = np.interp(points[:, 1], self.heights, self.edge)
        points[:, 0] = self.back - (self.back - points[:, 0]) * (self.back - edge) / (self.back - self.front)
        return Polygon(points).buffer(0)


def contents_of(side):
    """What the sac holds: cord, conus with the first strands, or cauda equina."""
    front, back = side.cord
    middle, half = (front + back) / 2, (back - front) / 2
    rear = side.sac[1]
    strand = 0.05 * (rear - side.sac[0])
    places = [side.sac[0] + f * (rear - side.sac[0]) for f in (0.3, 0.46, 0.6, 0.74, 0.88)]
    slack = [(0.16, 0.0), (0.08, 0.03), (0.02, 0.0), (-0.02, 0.02), (-0.04, 0.0)]
    cauda = [
        Band(((x - 0.5 * s, 3.2), (x, 1.2), (x + w, 0), (x - w, -1.4), (x - s, -3.2)), (strand,) * 5).free()
        for x, (s, w) in zip(places, slack, strict=True)
    ]
    low = -0.75 * side.body - side.gap if side.body < 2 else -1.2
    tip = Band(
        ((middle, 3.2), (middle, 1.0), (middle, 0.0), (middle + 0.05, 0.6 * low), (middle + 0.1, low)),
        (half, 0.95 * half, 0.75 * half, 0.35 * half, 0.05),
    ).free()
    starts = zip(places, (0.7, -0.2, -0.7, -0.1, 0.9), strict=True)
    hung = [Band(((x, z), (x, z - 1), (x, -3.2)), (strand * 0.8,) * 3).free() for x, z in starts]
    cord = box(front, -3.2, back, 3.2)
    return {
        "cord": [cord],
        "conus": [tip, *(largest(line.difference(tip.buffer(0.03))) for line in hung)],
        "cauda": cauda,
    }


def canal(side, scale):
    """The cut along the canal."""
    disc, nucleus = disc_of(side)
    upper, lower = bodies(side)
    spine = patch(*side.spinous)
    pitch = side.body + 2 * side.gap
    walls = union_all([upper, lower, spine, affinity.translate(spine, 0, -pitch), affinity.translate(spine, 0, pitch)])
    top, bottom = min(p[1] for p in side.spinous[-2:]), max(p[1] for p in side.spinous[:2]) - pitch
    x = side.flavum
    flavum = patch(
        (x - 0.06, top + 0.3),
        (x + 0.1, top + 0.1),
        (x + 0.08, (top + bottom) / 2),
        (x + 0.12, bottom),
        (x - 0.05, bottom + 0.05),
        (x - 0.1, (top + bottom) / 2),
    )
    made = material_of(side, disc, nucleus, upward=False)
    dura, contents, stretch = {}, {name: {} for name in CONTENTS}, {name: {} for name in CONTENTS}
    for form in (None, *FORMS):
        state = f"central {form}" if form else "free"
        piece = outside(made[form], disc, walls) if form else None
        squeeze = Squeeze(side, piece, 0.35 if side.body > 2 else 0.22)
        dura[state] = squeeze.sac()
        for name, shapes in contents_of(side).items():
            contents[name][state] = union_all([squeeze.moved(largest(s)) for s in shapes])
            if piece:
                low, high = piece.bounds[1] - 0.12, piece.bounds[3] + 0.12
                stretch[name][state] = contents[name][state].intersection(box(-9, low, 9, high))
    return stored(
        side,
        scale,
        walls,
        disc,
        nucleus,
        {f"central {f}": s for f, s in made.items()},
        {"dura": dura},
        contents={"contents": contents, "pressed": stretch},
        flavum=flavum,
        ligament=True,
    )


def recess(side, scale):
    """The cut along the lateral recess: the traversing root behind the disc."""
    disc, nucleus = disc_of(side)
    upper, lower = bodies(side)
    processes = [affinity.translate(patch(*p), 0.4, 0) for p in (side.upper_process, side.lower_process)]
    walls = union_all([upper, lower, processes[0].difference(processes[1].buffer(0.05)), processes[1]])
    root = Band(((0.95, 3.2), (0.72, 1.4), (0.5, 0), (0.42, -1.4), (0.36, -3.2)), (0.15, 0.16, 0.18, 0.19, 0.2))
    made = material_of(side, disc, nucleus, upward=False)
    states = {"free": root.free()}
    for form, shape in made.items():
        states[f"lateral {form}"] = bent(root, outside(shape, disc, walls), 0.2 if form == "protrusion" else 0.4, walls)
    materials = {f"lateral {f}": s for f, s in made.items()}
    return stored(side, scale, walls, disc, nucleus, materials, {"traversing": states})


def bent(root, material, flat, walls):
    """A root bent round material over its whole height."""
    shape = root.pushed(material, flat, spread=0.9, away=(1.0, 0.0))
    return largest(rounded(largest(shape.difference(walls.buffer(GAP)).difference(material.buffer(GAP / 2))), 0.02))


def filleted(bone):
    """Bone with its inner corners filled a little."""
    return bone.buffer(0.16).buffer(-0.21).buffer(0.05)


def foramen(side, scale):
    """The cut along the foramina: the exiting root between two pedicles."""
    disc, nucleus = disc_of(side)
    upper, lower = bodies(side)
    bottom, top, reach = side.pedicle
    pitch = side.body + 2 * side.gap
    process_u, process_l = patch(*side.upper_process), patch(*side.lower_process)
    bridge = rounded(box(-0.4, bottom, reach + 0.25, top), 0.25)
    spare = process_l.buffer(0.05)
    up = union_all([upper, bridge, process_u.difference(spare)])
    down = union_all(
        [lower, affinity.translate(bridge, 0, -pitch), process_l, affinity.translate(process_u, 0, -pitch)]
    )
    walls = union_all([largest(filleted(up)), largest(filleted(down))])
    made = material_of(side, disc, nucleus, upward=True)
    states = {"free": side.root.free()}
    materials = {}
    for form, shape in made.items():
        piece = outside(shape, disc, walls)
        states[f"lateral {form}"] = pressed(side.root, piece, 0.2 if form == "protrusion" else 0.4, walls)
        materials[f"lateral {form}"] = shape
    return stored(side, scale, walls, disc, nucleus, materials, {"exiting": states})


def stored(side, scale, walls, disc, nucleus, materials, parts, *, contents=None, flavum=None, ligament=False):
    """A cut as stored."""
    view = box(*[v / scale for v in VIEW])
    bulge = Polygon([(-0.05, -side.gap), *bulging(side), (-0.05, side.gap)]).difference(disc)

    def kept(shape):
        shape = shape.intersection(view)
        return listed(MultiPolygon([p for p in getattr(shape, "geoms", [shape]) if isinstance(p, Polygon)]), scale)

    lines = [affinity.scale(disc, 0.94, f, origin=disc.centroid).exterior.intersection(view) for f in (0.9, 0.78)]
    anatomy = {
        "bone": kept(walls),
        "annulus": kept(disc),
        "lamellae": listed(MultiLineString([p for line in lines for p in getattr(line, "geoms", [line])]), scale),
        "nucleus": kept(nucleus),
    }
    if flavum is not None:
        anatomy["flavum"] = kept(flavum)
    if ligament:
        anatomy["ligament"] = listed(LineString([(0.05, VIEW[1] / scale), (0.05, VIEW[3] / scale)]), scale)
    clear = walls.buffer(GAP)
    drawn = {
        state: kept(shape.difference(clear) if "seq" in state else union_of(shape, disc, clear))
        for state, shape in materials.items()
    }
    return {
        "anatomy": anatomy,
        "material": {"bulge": kept(bulge.difference(clear)), **drawn},
        **{name: {s: kept(shape) for s, shape in states.items()} for name, states in parts.items()},
        **{
            word: {n: {s: kept(g) for s, g in states.items()} for n, states in held.items()}
            for word, held in (contents or {}).items()
        },
    }


def union_of(shape, disc, clear):
    """Material with its fissure, clear of bone."""
    return largest(shape.difference(clear.difference(disc)))


def bulging(side):
    """The rim of a bulge, seen from the side."""
    t = np.linspace(-1, 1, 21)
    return [(0.3 * side.bump[1] * np.cos(np.pi * s / 2) ** 0.7, side.gap * s) for s in t]


def sagittal(name):
    """All cuts of one part of the spine."""
    side, scale = SIDES[name], SCALES[name]
    if name == "lumbar":
        return {
            "canal": canal(side, scale),
            "recess": recess(side, scale),
            "foramina": foramen(side, scale),
        }
    return {"canal": canal(side, scale), "foramina": foramen(side, scale)}
