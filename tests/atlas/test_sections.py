"""What the cross-sections promise, read from sections.json, not from the scripts behind it."""

from __future__ import annotations

import json
import math
from itertools import pairwise, product

import pytest
from helpers import DATA
from helpers.geometry import pieces
from jsonschema import Draft202012Validator
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box, union_all

FILE = DATA / "atlas" / "sections.json"
SECTIONS = json.loads(FILE.read_text(encoding="utf-8"))
FRAMES = ("cervical", "thoracic", "lumbar")
ZONES = ("central", "subarticular", "foraminal", "extraforaminal")
FORMS = ("protrusion", "extrusion", "sequestration")
INNER, MIDDLE, OUTER = SECTIONS["zones"]
BORDERS = {
    "central": (0, INNER),
    "subarticular": (INNER, MIDDLE),
    "foraminal": (MIDDLE, OUTER),
    "extraforaminal": (OUTER, math.inf),
}
KEYS = ("cut", "frame", "tissue", "of", "side", "zone", "form")
TOUCH, CLEAR = 0.08, 0.004  # units of the sheet: what counts as touching; overlap that rounding can make
CONTENTS = {"cord", "conus medullaris", "cauda equina"}
SIDE_CUTS = [(frame, cut) for frame in FRAMES for cut in ("canal", "recess", "foramina")
             if (frame, cut) in {(part["frame"], part["cut"]) for part in SECTIONS["parts"]}]  # fmt: skip
EVERY = list(product(FRAMES, ZONES, FORMS))
LATERAL = [case for case in EVERY if case[1] != "central"]


def area(lists):
    """The polygons of x and y lists as one shape."""
    return union_all([Polygon(ring).buffer(0) for ring in pieces(lists)])


def things(frame, cut):
    """What a cut shows: thing -> state -> outline; a state is zone and form, without the zone where it has none."""
    found = {}
    for part in SECTIONS["parts"]:
        if (part["frame"], part["cut"]) == (frame, cut):
            thing = part.get("of", part["tissue"])
            if thing in CONTENTS and part["tissue"] == "pressed" and cut == "canal":
                thing += " where it is pressed"
            state = " ".join(part[key] for key in ("zone", "form") if key in part) or "free"
            found.setdefault(thing, {})[state] = part
    return found


def mirrored(shape):
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def sac_of(dura):
    """The sac, of which the left half may be stored, from front to back."""
    if "side" not in dura:
        return area(dura)
    left = pieces(dura)[0]
    return Polygon(left + [(-x, y) for x, y in reversed(left)]).buffer(0)


def at_disc(frame):
    return things(frame, "axial")


def disc_of(frame):
    """The disc with the bone set into its rim, as one outline."""
    drawn = at_disc(frame)
    disc = area(drawn["annulus"]["free"])
    if frame == "cervical":
        disc = (
            union_all([disc, area(drawn["bone"]["free"]).intersection(box(-9, 0.5, 9, 9))]).buffer(0.15).buffer(-0.15)
        )
    return disc


def beyond(frame, zone, form):
    """The part of the material outside the disc."""
    material = area(at_disc(frame)["material"][f"{zone} {form}"])
    pieces = material.difference(disc_of(frame).buffer(0.01))
    return max(getattr(pieces, "geoms", [pieces]), key=lambda piece: piece.area)


def upright(frame, shape):
    """Material turned so that its base on the disc lies flat and it points up; the base's length."""
    foot = shape.exterior.intersection(disc_of(frame).buffer(0.03))
    points = [point for line in getattr(foot, "geoms", [foot]) for point in line.coords]
    a, b = max(product(points, points), key=lambda pair: math.dist(*pair))
    angle = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    turned = affinity.rotate(affinity.translate(shape, -a[0], -a[1]), -angle, origin=(0, 0))
    if turned.centroid.y < 0:
        turned = affinity.scale(turned, 1, -1, origin=(0, 0))
    return turned, math.dist(a, b)


def widths(turned):
    """How wide it is at 12 heights above its base."""
    top = turned.bounds[3]
    cuts = [turned.intersection(LineString([(-9, h), (9, h)])) for h in (top * (k + 1) / 13 for k in range(12))]
    return [cut.bounds[2] - cut.bounds[0] for cut in cuts if not cut.is_empty]


def span(frame, shape):
    """The angle in degrees a shape takes of the round of the disc."""
    middle = disc_of(frame).centroid
    outline = [ring.exterior for ring in getattr(shape, "geoms", [shape])]
    angles = sorted(math.degrees(math.atan2(y - middle.y, x - middle.x)) for line in outline for x, y in line.coords)
    gaps = [b - a for a, b in pairwise([*angles, angles[0] + 360])]
    return 360 - max(gaps)


def pressing(form):
    """A free piece presses what the extrusion it came from presses."""
    return "extrusion" if form == "sequestration" else form


def nerves(section, state):
    """Every nerve of a section in a state, both sides: name -> shape."""
    found = {}
    for part in ("exiting", "traversing"):
        if "free" in section.get(part, {}):
            free = section[part]["free"]
            shown = section[part].get(state, free)
            if "side" in shown:
                found[f"{part} left"], found[f"{part} right"] = area(shown), mirrored(area(free))
            else:  # both sides as one
                found[f"{part} left"] = area(shown).intersection(box(0, -9, 9, 9))
                found[f"{part} right"] = area(shown).intersection(box(-9, -9, 0, 9))
    return found | {name: area(states.get(state, states["free"])) for name, states in held(section).items()}


def held(section):
    """What the sac holds."""
    return {name: states for name, states in section.items() if name in CONTENTS}


# --- the words of Fardon 2014 -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("frame", "side"), list(product(FRAMES, ("central", "left"))))
def test_a_bulge_takes_more_than_a_quarter_of_the_round(frame, side):
    assert span(frame, area(at_disc(frame)["material"][f"{side} bulge".removeprefix("left ")])) > 90


@pytest.mark.parametrize(("frame", "zone", "form"), EVERY)
def test_a_herniation_takes_less_than_a_quarter_of_the_round(frame, zone, form):
    assert span(frame, beyond(frame, zone, form)) < 90


@pytest.mark.parametrize(("frame", "zone"), list(product(FRAMES, ZONES)))
def test_a_protrusion_is_widest_at_its_base(frame, zone):
    turned, base = upright(frame, beyond(frame, zone, "protrusion"))
    assert base > max(widths(turned)[1:])


@pytest.mark.parametrize(("frame", "zone"), list(product(FRAMES, ZONES)))
def test_an_extrusion_is_narrower_at_its_base_than_beyond(frame, zone):
    turned, base = upright(frame, beyond(frame, zone, "extrusion"))
    assert base < 0.85 * max(widths(turned))


@pytest.mark.parametrize(("frame", "zone"), list(product(FRAMES, ZONES)))
def test_a_sequestration_has_lost_its_link_with_the_disc(frame, zone):
    material = area(at_disc(frame)["material"][f"{zone} sequestration"])
    assert isinstance(material, MultiPolygon)  # the free piece, and the fissure it left through
    free = beyond(frame, zone, "sequestration")
    assert free.distance(disc_of(frame)) > 0.03
    fissure = material.difference(free.buffer(0.02))
    assert disc_of(frame).contains(fissure)


@pytest.mark.parametrize(("frame", "zone", "form"), EVERY)
def test_material_lies_in_its_zone(frame, zone, form):
    low, high = BORDERS[zone]
    assert low <= abs(beyond(frame, zone, form).centroid.x) < high


# --- which root is touched --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("frame", "zone", "form"), LATERAL)
def test_in_the_lateral_zones_one_root_is_touched_and_no_other(frame, zone, form):
    section = at_disc(frame)
    state = f"{zone} {pressing(form)}"
    pressed = "traversing" if (frame, zone) == ("lumbar", "subarticular") else "exiting"
    material = beyond(frame, zone, form)
    for name, shape in nerves(section, state).items():
        if name == f"{pressed} left":
            assert material.distance(shape) < TOUCH
            assert section[pressed][state] != section[pressed]["free"]
        elif name.endswith(("left", "right")):
            assert material.distance(shape) > TOUCH, name
            assert state not in section[name.split()[0]] or name.split()[0] == pressed


@pytest.mark.parametrize(("frame", "form"), list(product(FRAMES, FORMS)))
def test_in_the_middle_the_sac_is_indented_and_what_it_holds_gives_way(frame, form):
    section, state = at_disc(frame), f"central {pressing(form)}"
    sac, free = sac_of(section["dura"][state]), sac_of(section["dura"]["free"])
    assert sac.area < 0.97 * free.area
    assert beyond(frame, "central", form).distance(sac) < 2 * TOUCH
    middle = box(-0.4, -9, 0.4, 9)
    for states in held(section).values():
        pressed, alone = (area(states[s]).intersection(middle).bounds[3] for s in (state, "free"))
        assert pressed < alone - 0.01


def test_a_bulge_touches_no_nerve():
    for frame, side in product(FRAMES, ("central", "left")):
        rim = area(at_disc(frame)["material"][f"{side} bulge".removeprefix("left ")])
        for name, shape in nerves(at_disc(frame), "free").items():
            assert rim.distance(shape) > 0.01, f"{frame} {side}: {name}"


def test_the_larger_form_presses_more():
    for frame, zone in product(FRAMES, ZONES[1:]):
        for part in ("exiting", "traversing"):
            states = at_disc(frame).get(part, {})
            if {"free", f"{zone} extrusion"} <= states.keys():  # beside the conus the lower root is only drawn pressed
                free = area(states["free"])
                moved = [area(states[f"{zone} {form}"]).symmetric_difference(free).area for form in FORMS[:2]]
                assert 0 < moved[0] < moved[1], f"{frame} {zone}"


# --- nothing passes through anything ----------------------------------------------------------------------------


def axial_states():
    for frame, cut in product(FRAMES, ("axial", "foramen")):
        section = things(frame, cut)
        states = {"free"} | {s for part in ("exiting", "traversing", "dura") for s in section.get(part, {})}
        yield from ((frame, cut, state) for state in sorted(states))


@pytest.mark.parametrize(("frame", "cut", "state"), list(axial_states()))
def test_nerves_cross_neither_bone_nor_material_nor_each_other(frame, cut, state):
    section = things(frame, cut)
    bone = union_all([area(section[kind]["free"]) for kind in ("bone", "rib") if kind in section])
    drawn = nerves(section, state)
    material = [area(section["material"][state])] if state in section["material"] else []
    for name, shape in drawn.items():
        for other in (bone, *material):
            assert shape.intersection(other).area < CLEAR, name
    roots = [shape for name, shape in drawn.items() if name.split()[-1] in {"left", "right"}]
    for k, shape in enumerate(roots):
        assert all(shape.intersection(other).area < CLEAR for other in roots[k + 1 :])
    sac = sac_of(section["dura"].get(state, section["dura"]["free"]))
    for name in held(section):
        assert sac.buffer(0.03).contains(drawn[name]), name
    if material:
        assert sac.intersection(material[0]).area < CLEAR
        outside = material[0].difference(disc_of(frame)) if cut == "axial" else material[0]
        assert outside.intersection(bone).area < CLEAR


def test_the_halves_mirror_each_other():
    for frame, cut in product(FRAMES, ("axial", "foramen")):
        still = {name: states["free"] for name, states in things(frame, cut).items() if set(states) == {"free"}}
        for kind, drawn in still.items():
            if "of" in drawn or "side" in drawn:
                continue
            closed = kind not in {"lamellae", "ligament", "rootlets"}
            shape = union_all([LineString([*line, line[0]] if closed else line) for line in pieces(drawn)])
            assert shape.buffer(0.03).contains(mirrored(shape)), f"{frame} {cut} {kind}"


def test_the_exiting_root_lies_in_the_foramen_and_the_lumbar_traversing_root_behind_the_disc():
    for frame in FRAMES:
        ganglion = area(things(frame, "foramen")["exiting"]["free"])
        assert ganglion.intersection(box(MIDDLE, -9, OUTER, 9)).area > 0.25 * ganglion.area
    traversing = area(at_disc("lumbar")["traversing"]["free"]).centroid
    assert INNER < traversing.x < MIDDLE
    assert disc_of("lumbar").distance(Point(traversing.x, traversing.y)) < 0.6
    assert area(at_disc("lumbar")["exiting"]["free"]).centroid.x > MIDDLE


# --- from the side ----------------------------------------------------------------------------------------------


def side_states():
    for frame, cut in SIDE_CUTS:
        yield from ((frame, cut, form) for form in FORMS)
        assert things(frame, cut)["material"].keys() == {"bulge"} | {state_of(cut, form) for form in FORMS}


def state_of(cut, form):
    """In the canal lies what is central; the other cuts are those of whichever zone they meet."""
    return f"central {form}" if cut == "canal" else form


@pytest.mark.parametrize(("frame", "cut", "form"), list(side_states()))
def test_from_the_side_material_touches_its_nerve_and_passes_through_nothing(frame, cut, form):
    section, state = things(frame, cut), state_of(cut, form)
    bone, material = area(section["bone"]["free"]), area(section["material"][state])
    assert material.intersection(bone).area < CLEAR
    if cut == "canal":
        sac = area(section["dura"][state])
        assert sac.distance(material) < 2 * TOUCH
        assert sac.intersection(material).area < CLEAR
        assert all(sac.buffer(0.03).contains(area(states[state])) for states in held(section).values())
        return
    part = "traversing" if cut == "recess" else "exiting"
    root = area(section[part][state])
    assert root.distance(material) < TOUCH
    assert root.intersection(material).area < CLEAR
    assert root.intersection(bone).area < CLEAR


def test_a_free_piece_moves_down_behind_the_body_and_up_in_the_foramen():
    for frame, cut in SIDE_CUTS:
        section = things(frame, cut)
        disc = area(section["annulus"]["free"])
        piece = area(section["material"][state_of(cut, "sequestration")]).difference(disc.buffer(0.05))
        assert piece.distance(disc) > 0.03
        height = piece.centroid.y
        assert height > 0 if cut == "foramina" else height < disc.bounds[1], f"{frame} {cut}"


# --- the file ---------------------------------------------------------------------------------------------------


SCHEMA = Draft202012Validator(json.loads((FILE.parent / "schema" / "sections.schema.json").read_text(encoding="utf-8")))
NERVE = {"cut": "axial", "frame": "lumbar", "tissue": "nerve", "of": "exiting", "x": [0, 1], "y": [0, 1]}


def test_the_file_is_what_its_schema_says():
    assert [f"{fault.json_path}: {fault.message}" for fault in SCHEMA.iter_errors(SECTIONS)] == []
    for part in SECTIONS["parts"]:
        assert len(part["x"]) == len(part["y"])
        assert [x is None for x in part["x"]] == [y is None for y in part["y"]]
    identity = [tuple(part.get(key, "") for key in KEYS) for part in SECTIONS["parts"]]
    assert len(set(identity)) == len(identity)


@pytest.mark.parametrize(
    "change",
    [
        {"tissue": "nerv"},
        {"tissue": "bone"},
        {"tissue": "pressed"},
        {"of": None},
        {"side": "right"},
        {"zone": "central"},
        {"zone": "lateral", "form": "bulge"},
        {"form": "herniation"},
        {"x": [0]},
        {"y": ["0", "1"]},
        {"colour": "red"},
    ],
)
def test_the_schema_refuses_a_damaged_part(change):
    assert SCHEMA.is_valid(SECTIONS | {"parts": [NERVE]})
    assert not SCHEMA.is_valid(SECTIONS | {"parts": [NERVE | change]})


@pytest.mark.parametrize("name", [*SECTIONS["names"], *SECTIONS["structures"]], ids=lambda name: str([*name.values()]))
def test_each_name_and_what_it_points_at_lie_on_their_sheet(name):
    cut = name.get("cut", "axial")
    left, bottom, right, top = SECTIONS["sheets"].get(cut, SECTIONS["sheets"]["side"])
    for x, y in (name["at"], name.get("tip", name["at"])):
        assert left <= x <= right
        assert bottom <= y <= top


def test_every_root_that_a_cut_across_can_press_is_named_there():
    for cut, frame in product(("axial", "foramen"), FRAMES):
        drawn = {part["of"] for part in SECTIONS["parts"] if (part["cut"], part["frame"], part["tissue"]) ==
                 (cut, frame, "nerve") and part["of"] not in CONTENTS}  # fmt: skip
        named = {name["of"] for name in SECTIONS["names"] if (name["cut"], name.get("frame")) == (cut, frame)}
        assert named == drawn


def test_the_file_is_small_enough():
    assert FILE.stat().st_size < 250_000
