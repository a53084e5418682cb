"""The axial cuts as they are stored: anatomy that stays, and each changing part by its state."""

from shapely import LineString, MultiLineString, MultiPolygon, affinity, box, union_all

from cuts.axial_frames import VIEW, Strands
from cuts.material import crescent, forms, heads
from cuts.nerves import crowded, indented, pressed
from cuts.outlines import both, curve, largest, listed, mirrored, oval

FLAT = {"protrusion": 0.2, "extrusion": 0.42}
LAMELLAE = (0.93, 0.86, 0.78)


def walls_of(cut):
    """All bone of a cut, both halves."""
    pieces = [*cut.bones, *([] if cut.nucleus else [cut.front])]
    for bone in (*cut.left_bones, *cut.inset, *([cut.ribs] if cut.ribs else [])):
        pieces += [bone, mirrored(bone)]
    return union_all(pieces)


def bone_pieces(cut):
    """The bones of a cut, the joint spaces between them open."""
    front = [piece for bone in (*cut.left_bones, *cut.inset) for piece in (bone, mirrored(bone))]
    space = union_all(front).buffer(0.06)
    bodies = [] if cut.nucleus else [cut.front]
    return [*bodies, *(largest(bone.difference(space)) for bone in cut.bones), *front]


def content_free(content):
    """What the sac holds, left alone."""
    if isinstance(content, Strands):
        dots = [oval(x, y, content.radius, content.radius) for x, y in every_place(content)]
        return MultiPolygon([*dots, *([content.cord] if content.cord else [])])
    return content


def every_place(content):
    """The places of the strands on both sides."""
    return [(sign * x, y) for x, y in content.places for sign in (1, -1)]


def content_pressed(content, sac, material):
    """What the sac holds when it is indented from the front."""
    if isinstance(content, Strands):
        radius = 0.9 * content.radius
        dots = [oval(x, y, radius, radius) for x, y in crowded(every_place(content), radius, sac)]
        if content.cord is None:
            return union_all(dots)
        cord = cord_pressed(content.cord, sac, material)
        dots = [dot for dot in dots if not dot.intersects(cord.buffer(0.015))]
        return union_all([*dots, cord])
    return cord_pressed(content, sac, material)


def cord_pressed(cord, sac, material):
    """The cord, pushed back as far as the sac allows and flattened."""
    room = sac.buffer(-0.04)
    low, high = 0.0, 0.6
    away = material.buffer(0.08)
    for _ in range(20):
        middle = (low + high) / 2
        moved = affinity.translate(affinity.scale(cord, 1 + 0.25 * middle, 1 - 0.5 * middle), 0, -0.5 * middle)
        low, high = (middle, high) if moved.intersection(away).area > 0.02 * cord.area else (low, middle)
    moved = affinity.translate(affinity.scale(cord, 1 + 0.25 * high, 1 - 0.5 * high), 0, -0.5 * high)
    return largest(moved.intersection(room).difference(away).buffer(-0.04).buffer(0.04))


def materials(cut, walls):
    """The displaced disc, by zone and morphology; the left side and the middle."""
    made = {}
    for zone, site in cut.sites.items():
        drawn = forms(cut.front, cut.nucleus, site, walls) if cut.nucleus else heads(cut.front, site, walls)
        made |= {f"{zone} {form}": shape for form, shape in drawn.items()}
    for side, (first, last, height) in cut.bulges.items():
        rim = crescent(cut.front, first, last, height).difference(walls.buffer(0.02))
        made[f"{side} bulge"] = largest(rim)
    return made


def beyond(shape, cut):
    """The part of the material outside the disc."""
    return largest(shape.difference(cut.front))


def half(sac):
    """The left half of the dura as a line from front to back, to be filled; it reaches a hair over the midline."""
    left = sac.intersection(box(-0.01, -9, 9, 9))
    points = list(largest(left).exterior.coords)[:-1]
    inside = [k for k, p in enumerate(points) if p[0] > 0.0]
    # start after the straight edge along the midline
    ends = [k for k in range(len(points)) if points[k][0] <= 0 and points[(k + 1) % len(points)][0] > 0]
    start = ends[0]
    walk = [points[(start + k) % len(points)] for k in range(len(inside) + 2)]
    return LineString(walk if walk[0][1] > walk[-1][1] else walk[::-1])


def changes(cut, made, walls):
    """The states of roots, dura and content: {part: {state: shape}}."""
    roots = {"exiting": cut.exiting, "traversing": cut.traversing}
    parts = {name: {"free": root.free()} for name, root in roots.items() if root}
    sacs, contents = {}, {name: {"free": content_free(c)} for name, c in cut.contents.items()}
    sac = cut.sac.difference(walls.buffer(0.05))
    if cut.flavum is not None:
        sac = sac.difference(both(cut.flavum).buffer(0.03))
    for name in parts:
        sac = sac.difference(both(parts[name]["free"]).buffer(0.03))
    sacs["free"] = sac = largest(sac)
    for state, material in made.items():
        zone, form = state.split()
        if form not in FLAT:
            continue
        outside = beyond(material, cut)
        moved = []
        for name, root in roots.items():
            touched = root and outside.distance(root.free()) < 0.04
            if touched:
                parts[name][state] = pressed(root, outside, FLAT[form], walls)
                moved.append(parts[name][state])
        near = outside.distance(sac) < 0.05 or any(sac.distance(root) < 0.03 for root in moved)
        if near and zone in {"central", "subarticular"}:
            sides = [*moved, *map(mirrored, moved)] if zone == "central" else moved
            sacs[state] = indented(sac, outside, *sides)
        if zone == "central":
            for name, content in cut.contents.items():
                contents[name][state] = content_pressed(content, sacs[state], outside)
    return parts, sacs, contents


def anatomy(cut, scale):
    """What never changes, by tissue."""
    view = box(*[v / scale for v in VIEW])

    def kept(*shapes):
        return listed(MultiPolygon([s for shape in shapes for s in pieces(shape.intersection(view))]), scale)

    drawn = {
        "muscle": kept(both(*[m.intersection(box(0.02, -9, 9, 9)) for m in cut.muscles])),
        "bone": kept(*bone_pieces(cut)),
    }
    inset = union_all([piece for bone in cut.inset for piece in (bone, mirrored(bone))]).buffer(0.04)
    if cut.nucleus is not None:
        disc = largest(cut.front.difference(inset))
        middle = cut.front.centroid
        rings = [affinity.scale(cut.front, s, s, origin=middle).exterior.difference(inset) for s in LAMELLAE]
        drawn["annulus"] = kept(disc)
        lines = [line for ring in rings for line in pieces(ring)]
        drawn["lamellae"] = listed(MultiLineString(lines), scale)
        drawn["nucleus"] = kept(cut.nucleus)
    if cut.flavum is not None:
        drawn["flavum"] = kept(cut.flavum, mirrored(cut.flavum))
    if cut.ligament:
        drawn["ligament"] = listed(LineString(cut.ligament), scale)
    if cut.ribs:
        drawn["rib"] = kept(cut.ribs, mirrored(cut.ribs))
    if cut.rootlets:
        lines = [LineString(curve(line, closed=False)) for line in cut.rootlets]
        drawn["rootlets"] = listed(
            MultiLineString([piece for line in lines for piece in (line, mirrored(line))]), scale
        )
    if cut.vessel:
        drawn["vessel"] = kept(cut.vessel, mirrored(cut.vessel))
    return drawn


def pieces(shape):
    """The pieces of a shape as a list."""
    return list(shape.geoms) if hasattr(shape, "geoms") else [shape]


def axial(cut, scale):
    """One axial cut as stored."""
    walls = walls_of(cut)
    made = materials(cut, walls)
    parts, sacs, contents = changes(cut, made, walls)
    view = box(*[v / scale for v in VIEW])
    return {
        "anatomy": anatomy(cut, scale),
        "material": {state: listed(shape, scale) for state, shape in made.items()},
        "dura": {state: listed(half(shape), scale) for state, shape in sacs.items()},
        **{
            name: {s: listed(largest(shape.intersection(view)), scale) for s, shape in states.items()}
            for name, states in parts.items()
        },
        "contents": {
            name: {s: listed(shape, scale) for s, shape in states.items()} for name, states in contents.items()
        },
    }
