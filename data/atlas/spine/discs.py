"""Discs: ring by ring between two end plates, so that they fill the gap and are wedges where the spine bends.

Also their levels: the zones where material leaves a disc, and the shapes of the material itself.
"""

import numpy as np

from mesh.faces import outward
from mesh.from_solids import evened, fewer, grid_skin
from mesh.solids import ellipsoid, round_cone, union, unit
from spine.bone_shapes import rim
from spine.measures import MEASURES, canal_place
from spine.meshes import tube_faces
from spine.typical_vertebra import outline_of

CORNERS, NUCLEUS_CORNERS = 26, 14
LUMBAR_WIDTH, LUMBAR_DEPTH = 5.0, 3.4  # of the disc the material is made for
# How high on the rim the material leaves (in disc heights), and how far it reaches along the spine: 1 is down as in
# the loins, less where discs are thin; below 0 it goes up, to the roots above the disc in the foramina there
RISE = {
    "C": {"subarticular": (0.0, 0.4), "foraminal": (-0.1, 0.4), "extraforaminal": (-0.2, 0.3)},
    "T": {"subarticular": (0.5, -0.7), "foraminal": (0.5, -0.7), "extraforaminal": (0.5, -0.3)},
    "L": {"subarticular": (0.0, 1.0), "foraminal": (0.3, -0.6), "extraforaminal": (0.2, 0.8)},
}


def _height(plane, xy):
    """Height z of an end plate over points of the disc's plane."""
    point, normal = plane
    return point[2] - ((xy - point[:2]) @ normal[:2]) / normal[2]


def _stack(rings):
    """A closed mesh from a point, rings of equal corner count, and a point."""
    first, *middle, last = rings
    vertices = np.concatenate([*middle, first[None], last[None]])
    return vertices, outward(vertices, tube_faces(len(middle), len(middle[0])))


def _outlines(disc):
    """Taper and dent of the outlines above, between and below."""
    upper, lower = disc.name.split("-")
    above, below = outline_of(upper), outline_of(lower if lower in MEASURES else "L5")
    return above, tuple((np.array(above) + below) / 2), below


def disc_rim(disc, corners=CORNERS, share=1.0):
    """The outline of a disc in its own plane."""
    return rim(share * disc.width / 2, share * disc.depth / 2, *_outlines(disc)[1], corners)


def annulus(disc):
    """The whole disc in its frame: plates above and below, the rim slightly bulging between them."""
    upper, lower = disc.name.split("-")
    top = MEASURES[upper]
    size = (MEASURES[lower].width, MEASURES[lower].depth) if lower in MEASURES else (5.0, 3.35)
    above, _, below = _outlines(disc)
    rings = []
    for plane, (width, depth), kind in ((disc.above, (top.width, top.depth), above), (disc.below, size, below)):
        xy = rim(0.985 * width / 2, 0.985 * depth / 2, *kind, CORNERS) + plane[0][:2]
        rings.append(np.column_stack([xy, _height(plane, xy)]))
    middle = disc_rim(disc, share=1.015)
    middle = np.column_stack([middle, (_height(disc.above, middle) + _height(disc.below, middle)) / 2])
    return _stack([rings[0].mean(0), rings[0], middle, rings[1], rings[1].mean(0)])


def nucleus(disc):
    """The nucleus in the disc's frame: a flat cushion a little behind the middle."""
    flat = rim(0.5 * disc.width / 2, 0.52 * disc.depth / 2, 0.0, 0.0, NUCLEUS_CORNERS) - [0, 0.06 * disc.depth]
    centre = flat.mean(0)
    rings = []
    for share, rise in ((0.0, 0.8), (0.62, 0.62), (1.0, 0.0), (0.62, -0.62), (0.0, -0.8)):
        xy = centre + share * (flat - centre)
        high, low = _height(disc.above, xy), _height(disc.below, xy)
        ring = np.column_stack([xy, (high + low) / 2 + rise * (high - low) / 2])
        rings.append(ring if share else ring[0])
    return _stack(rings)


def on_rim(disc, x):
    """The point of the rear rim at x and the direction out of the disc there, in the disc's frame."""
    points = disc_rim(disc, 720)
    rear = np.flatnonzero((points[:, 0] >= -1e-9) & (points[:, 1] < 0))
    here = int(rear[np.argmin(np.round(np.abs(points[rear, 0] - x), 5))])
    way = points[(here + 4) % 720] - points[here - 4]
    out = unit([-way[1], way[0], 0.0])
    return points[here], out if out[:2] @ points[here] > 0 else -out


def zones(disc):
    """Where material leaves the disc on the left: four places on the rim, in the disc's frame: point, out, turn."""
    part = disc.name[0]
    canal = canal_place(float(disc.frame.to_body([0, -disc.depth / 2, 0])[2]))[1]
    half = disc.width / 2
    if part == "L":
        across = {"subarticular": canal - 0.45, "foraminal": 0.84 * half, "extraforaminal": 0.93 * half}
    elif part == "C":
        across = {"subarticular": 0.76 * half, "foraminal": 0.92 * half, "extraforaminal": 0.97 * half}
    else:
        across = {
            "subarticular": 0.92 * canal,
            "foraminal": min(canal + 0.15, 0.82 * half),
            "extraforaminal": min(canal + 0.42, 0.9 * half),
        }
    made = {
        "central": (
            np.array([0.0, on_rim(disc, 0.0)[0][1], 0.0]),
            np.array([0.0, -1.0, 0.0]),
            1.0 if part == "L" else 0.7,
        )
    }
    for zone, x in across.items():
        place, out = on_rim(disc, x)
        rise, turn = RISE[part][zone]
        gap = float(_height(disc.above, place[None])[0] - _height(disc.below, place[None])[0])
        made[zone] = (np.array([*place, rise * gap]), out, turn)
    return canal, made


def scale_of(disc):
    """How large the material is drawn: herniations of the neck and chest are less small than their discs."""
    return round(max(disc.width / LUMBAR_WIDTH, 0.95 if disc.name[0] == "L" else 0.8), 3)


def _lump(shape, faces_wanted, spacing=0.06):
    """A small closed mesh of a solid."""
    low, high = np.array(shape.low) - 0.25, np.array(shape.high) + 0.25
    vertices, faces = grid_skin(shape.distance, low, high, spacing)
    seen = np.round(vertices, 4)
    vertices, faces = fewer(seen + [9.0, 0, 0], faces, faces_wanted / 2, [])  # kept off x = 0, where seams are
    vertices = vertices - [9.0, 0, 0]
    return np.round(evened(vertices, faces, shape.distance, 3), 2), outward(vertices, faces)


def _bulge():
    """A crescent on the rear and side rim of a lumbar disc, in the disc's frame."""
    rounds = np.radians(np.linspace(88, 272, 20))
    outline = rim(LUMBAR_WIDTH / 2, LUMBAR_DEPTH / 2, 0.02, 0.1, 720)
    rows = outline[np.round(np.degrees(rounds) * 2).astype(int) % 720]
    swell = 0.32 * np.clip(np.minimum(np.arange(20), np.arange(20)[::-1]) / 4, 0, 1) ** 0.7
    rings = []
    for (x, y), out in zip(rows, swell, strict=True):
        way = unit([x, 1.6 * y])
        ring = [[x, y, 0.38], [*([x, y] + out * 0.85 * way), 0.24], [*([x, y] + out * way), 0.0]]
        ring += [[*([x, y] + out * 0.85 * way), -0.24], [x, y, -0.38], [*([x, y] - 0.1 * way), 0.0]]
        rings.append(np.array(ring))
    return _stack([rings[0].mean(0), *rings, rings[-1].mean(0)])


def material():
    """Bulge (in the disc's frame), and protrusion, extrusion, sequestration (x along the rim, y out, z up)."""
    dome = union([(ellipsoid([0, -0.10, 0], [0.82, 0.66, 0.46]), 0.1)])
    mushroom = union(
        [
            (round_cone([0, -0.12, 0], [0, 0.30, -0.02], 0.34, 0.30), 0.1),
            (ellipsoid([0, 0.56, -0.16], [0.66, 0.34, 0.52]), 0.12),
            (ellipsoid([0.04, 0.46, -0.58], [0.44, 0.30, 0.50]), 0.25),
        ]
    )
    lump = union(
        [
            (ellipsoid([0.02, 0.40, -0.98], [0.50, 0.34, 0.44]), 0.1),
            (ellipsoid([-0.06, 0.42, -1.34], [0.40, 0.30, 0.44]), 0.25),
        ]
    )
    return {
        "bulge": _bulge(),
        "protrusion": _lump(dome, 220),
        "extrusion": _lump(mushroom, 240),
        "sequestration": _lump(lump, 200),
    }
