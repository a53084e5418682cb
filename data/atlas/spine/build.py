"""spine.json: the bones, discs, cord and roots as meshes, and the same on a flat sheet."""

from functools import partial

import numpy as np

from mesh.packing import listed_mesh, packed_mesh
from spine.bones import BONES
from spine.canal import CONUS, SAC_END, TOP, cord_size, dura_size
from spine.discs import annulus, material, nucleus, scale_of, zones
from spine.flat import sheet
from spine.measures import DISCS, LUMBAR, MEASURES, SACRUM_LINE, THORACIC, canal_place, frame
from spine.meshes import sleeve, solid, tube
from spine.roots import LEAVES, all_roots

SPACING = 0.085  # cm of the grid
ABOUT = (
    "The spine inside the body atlas, cm: x to the body's left, y forward, z up, floor at 0. The axes are left-handed: "
    "a right-handed 3D scene (plotly) must reverse x, or left and right change places. Each face carries a label "
    "number; the cord comes in pieces, each labelled with the disc it lies at. bodies and arches together are the "
    "bones, cut through the pedicles, so that the arches can be taken off. "
    "levels: frames and measures of the discs and, for the left side, where material leaves a disc (point), the way "
    "out of it (out) and how far it reaches along the spine (turn: 1 down as in the loins, less where discs are thin, "
    "below 0 upwards). roots: left centre lines from the cord outwards with their radii. material: protrusion, "
    "extrusion and sequestration have x along the rim towards the side, y out of the disc, z up; multiply all by the "
    "level's scale and z by the zone's turn, and place them at its point. The bulge is given in the frame of a whole "
    "disc (x left, y forward, z up from its centre): multiply by width/5, depth/3.4, height/0.95. sheet: the spine "
    "from the left (front to the left) and from behind (left to the left), cm from the sheet's lower left corner."
)


def faces_for(name):
    """How many triangles the front part and the arch of a bone get."""
    if name == "sacrum":
        return 1100, 900
    if name in LUMBAR:
        return 260, 640
    if name in THORACIC:
        return 190, 540
    return {"C1": (520, 260), "C2": (460, 460)}.get(name, (340, 480))


def bones():
    """Front parts, arches and rib stumps as (label, vertices, faces)."""
    bodies, arches, ribs = [], [], []
    for name, (place, shape, rib, before_cut) in BONES.items():
        low, high = shape.low - 0.3, shape.high + 0.3
        if before_cut is None:
            bodies.append(({"id": name}, *solid(shape.distance, low, high, SPACING, 220)))
            continue

        def side(sign, p, shape=shape, before_cut=before_cut):
            return np.maximum(shape.distance(p), sign * before_cut(p))

        spacing = SPACING if name != "sacrum" else 0.12
        for parts, sign, wanted in zip((bodies, arches), (-1.0, 1.0), faces_for(name), strict=True):
            vertices, faces = solid(partial(side, sign), low, high, spacing, wanted)
            parts.append(({"id": name}, place.to_body(vertices), faces))
        if rib is not None:
            vertices, faces = tube(place.to_body(rib[0]), rib[1], 7)
            other = vertices * [-1.0, 1.0, 1.0], faces[:, ::-1] + len(vertices)
            ribs.append(({"id": name}, np.concatenate([vertices, other[0]]), np.concatenate([faces, other[1]])))
    return bodies, arches, ribs


def joined(arches, ribs):
    """The arches with their ribs."""
    extra = {label["id"]: (vertices, faces) for label, vertices, faces in ribs}
    out = []
    for label, vertices, faces in arches:
        more, more_faces = extra.get(label["id"], (vertices[:0], faces[:0]))
        out.append((label, np.concatenate([vertices, more]), np.concatenate([faces, more_faces + len(vertices)])))
    return out


def discs():
    """The annuli, then the nuclei, as (label, vertices, faces): neighbours share a colour, which keeps scales short."""
    out = []
    for part, shape in (("annulus", annulus), ("nucleus", nucleus)):
        for name, disc in DISCS.items():
            vertices, faces = shape(disc)
            out.append(({"id": name, "part": part}, disc.frame.to_body(vertices), faces))
    return out


def nerves(roots):
    """Both roots of each pair as tubes, and the cord in pieces, each beside one disc."""
    out = cord()
    for name, root in roots.items():
        vertices, faces = tube(root.points, root.radii, 6)
        out.append(({"id": name, "side": "left"}, vertices, faces))
        out.append(({"id": name, "side": "right"}, vertices * [-1.0, 1.0, 1.0], faces[:, ::-1]))
    return out


def cord():
    """The cord cut half-way between the discs, as (label, vertices, faces)."""
    vertices, faces = canal_sleeve(cord_size, CONUS, TOP, 50, 10)
    heights = np.array([disc.frame.centre[2] for disc in DISCS.values()])
    middle = np.round(vertices[faces].mean(axis=1)[:, 2], 4)
    beside = np.abs(middle[:, None] - heights).argmin(axis=1)
    out = []
    for number, name in enumerate(DISCS):
        used, mine = np.unique(faces[beside == number], return_inverse=True)
        if len(used):
            out.append(({"id": "cord", "side": None, "at": name}, vertices[used], mine.reshape(-1, 3)))
    return out


def canal_sleeve(size_of, low, high, count, sides):
    """A tube down the canal with its own width and depth at each height."""
    heights = np.linspace(high, low, count)
    places = [[0.0, canal_place(z)[0], z] for z in heights]
    return sleeve(places, [size_of(z) for z in heights], sides)


def flat(vector, digits=3):
    """A vector as a short list."""
    return [round(float(v), digits) + 0.0 for v in vector]


def level(disc):
    """What the figure needs to know about one level."""
    place, (canal, found) = disc.frame, zones(disc)
    return {
        "centre": flat(place.centre),
        "back": flat(place.to_body([0, found["central"][0][1], 0])),
        "up": flat(place.up, 4),
        "forward": flat(place.forward, 4),
        "width": round(disc.width, 3),
        "depth": round(disc.depth, 3),
        "height": round(disc.height, 3),
        "zones": {
            zone: {"point": flat(place.to_body(point)), "out": flat(place.to_body(out) - place.centre, 4), "turn": turn}
            for zone, (point, out, turn) in found.items()
        },
        "canal": round(canal, 3),
        "scale": scale_of(disc),
    }


def build():
    """The content of the file: {name: content}."""
    roots = all_roots()
    bodies, arches, ribs = bones()
    between = discs()
    frames = {name: m.frame for name, m in MEASURES.items()}
    (y0, z0), (y1, z1) = SACRUM_LINE[:2]
    frames["S1"] = frame([0.0, y1, z1], [0.0, y0 - y1, z0 - z1])
    annuli = [part for part in between if part[0]["part"] == "annulus"]
    spine = {
        "about": ABOUT,
        "bodies": packed_mesh(bodies),
        "arches": packed_mesh(joined(arches, ribs)),
        "discs": packed_mesh(between),
        "nerves": packed_mesh(nerves(roots)),
        "dura": packed_mesh([({"id": "dura"}, *canal_sleeve(dura_size, SAC_END, TOP, 38, 12))]),
        "levels": {name: level(disc) for name, disc in DISCS.items()},
        "vertebrae": {
            name: {"centre": flat(f.centre), "up": flat(f.up, 4), "forward": flat(f.forward, 4)}
            for name, f in frames.items()
        },
        "roots": {
            name: {
                **{axis: flat(root.points[:, k], 2) for k, axis in enumerate("xyz")},
                "radius": flat(root.radii, 2),
                "foramen": flat(root.foramen),
                "leaves": round(LEAVES[name], 2),
            }
            for name, root in roots.items()
        },
        "conus": flat([0, canal_place(CONUS)[0], CONUS]),
        "sac_end": flat([0, canal_place(SAC_END)[0], SAC_END]),
        "material": {name: listed_mesh(*mesh) for name, mesh in material().items()},
        "sheet": sheet(bodies, arches, annuli, roots, (cord_size, CONUS, TOP), (dura_size, SAC_END, TOP)),
    }
    return {"spine.json": spine}
