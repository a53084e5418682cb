"""The disc in cross-section: what is drawn and said for which herniation, read from the figure's own data."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest
from helpers.changed import changed, with_a_sixth_form
from helpers.herniations import every_herniation
from hypothesis import given, settings

import discviz
from discviz import DiscvizError, Herniation
from discviz.drawing import theme
from discviz.drawing.disc import axial, cuts
from discviz.spine.anatomy import SIDES, levels, morphologies, zones

LEVELS, MORPHOLOGIES, ZONES = levels(), morphologies(), zones()

STEPS = ("normal", *MORPHOLOGIES)
CUTS = ("axial", "foramen", "canal", "recess", "foramina")
FRAMES = ("cervical", "thoracic", "lumbar")
BY_NAME = {shape.part.name: shape.part for cut in CUTS for frame in FRAMES for shape in cuts.shapes(cut, frame)}
BY_NAME |= {shape.part.name: shape.part for shape in axial.shapes()}
LEVEL_AND_ZONE = list(itertools.product(LEVELS, ZONES))
BY_THE_DISC = {"extrusion", "sequestration"}  # forms a cut beside the disc can meet


@cache
def drawn(level, side="left", zone="subarticular", morphology="protrusion"):
    """A figure as plain data, drawn once: plotly's own objects are slow to read."""
    return discviz.disc_figure(Herniation(level, side, zone, morphology)).to_dict()


def drawn_for(herniation):
    return drawn(herniation.level, herniation.side, herniation.zone, herniation.morphology)


def frame(figure, step):
    return next(frame["layout"] for frame in figure["frames"] if frame["name"] == step)


def seen(figure, step=None):
    """The shapes one can see, when the figure opens or at a step."""
    shapes = figure["layout"]["shapes"]
    changed = shapes if step is None else frame(figure, step)["shapes"]
    return [shape for shape, now in zip(shapes, changed, strict=True) if now.get("opacity", 1) == 1]


def text(figure, name, step=None):
    """What an annotation says, when the figure opens or at a step; None where there is no such annotation."""
    notes = figure["layout"]["annotations"]
    changed = notes if step is None else frame(figure, step)["annotations"]
    pairs = zip(notes, changed, strict=True)
    return next((now["text"] for note, now in pairs if note.get("name") == name), None)


def parts(shapes, colour=None):
    """The records of shapes, in their order."""
    return [BY_NAME[shape["name"]] for shape in shapes if colour in {None, shape.get("fillcolor")}]


def pressed_roots(herniation, shapes, cuts_meant=CUTS):
    """Root and side of what is drawn in the colour of a pressed nerve; a cut from the side shows the first side."""
    found = set()
    for part in parts(shapes, theme.PRESSED):
        if part.of in cuts.ROOTS and part.panel in cuts_meant:
            sides = [part.side] if part.side else herniation.sides if part.panel == "axial" else herniation.sides[:1]
            found |= {(cuts.root_of(herniation, part.of), side) for side in sides}
    return found


def pressed_content(shapes):
    return {part.of for part in parts(shapes, theme.PRESSED) if part.of not in cuts.ROOTS}


# --- the right root ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "zone"), LEVEL_AND_ZONE)
def test_the_root_drawn_as_pressed_is_the_one_the_kit_names(level, zone):
    herniation = Herniation(level, zone=zone)
    figure = drawn_for(herniation)
    dark = pressed_roots(herniation, seen(figure))
    if zone == "central":
        assert pressed_content(seen(figure)) == {herniation.at_risk}
        assert {root for root, _ in dark} <= set(herniation.roots)
    else:
        assert dark == {(root, "left") for root in herniation.roots}
        assert not pressed_content(seen(figure))
    assert figure["layout"]["title"]["text"] == herniation.title


@given(every_herniation)
@settings(max_examples=40, deadline=None)
def test_every_combination_is_drawn_and_a_bulge_presses_nothing(herniation):
    figure = drawn_for(herniation)
    dark = {root for root, _ in pressed_roots(herniation, seen(figure))}
    sides = {side for _, side in pressed_roots(herniation, seen(figure), {"axial"})}
    if herniation.morphology == "bulge":
        assert not dark | pressed_content(seen(figure))
    elif herniation.zone != "central":
        assert dark == set(herniation.roots)
        assert sides == set(herniation.sides)
    assert [part for part in parts(seen(figure)) if part.tissue == "material"]


@pytest.mark.parametrize("morphology", [form for form in MORPHOLOGIES if form != "bulge"])
def test_a_large_central_herniation_of_the_low_back_reaches_both_traversing_roots(morphology):
    figure = drawn("L4-L5", zone="central", morphology=morphology)
    both = {("L5", "left"), ("L5", "right")}
    herniation = Herniation("L4-L5", zone="central")
    assert pressed_roots(herniation, seen(figure)) == (both if morphology != "protrusion" else set())


def test_the_patients_left_is_at_the_viewers_right():
    for side, sign in (("left", 1), ("right", -1)):
        figure = drawn("L4-L5", side=side)
        material = next(shape for shape in seen(figure) if BY_NAME[shape["name"]].tissue == "material")
        places = [float(x) for x in re.findall(r"[ML](-?[\d.]+),", material["path"])]
        assert all(sign * x > 0 for x in places)
        marks = {note["text"]: note["x"] for note in figure["layout"]["annotations"] if note.get("name") in {"L", "R"}}
        assert marks["<b>L</b>"] > 0 > marks["<b>R</b>"]


def test_the_parts_of_the_spine_are_drawn_as_they_are():
    for level in ("C5-C6", "T8-T9", "L1-L2", "L4-L5"):
        held = {part.of for part in parts(seen(drawn(level))) if part.of in cuts.CONTENTS}
        assert held == {discviz.table("levels")[level]["at_risk"]}
    ribbed = [
        level
        for level in LEVELS
        if any(part.tissue == "rib" for part in axial.lit(Herniation(level), "protrusion").parts)
    ]
    assert ribbed == [f"T{n}-T{n + 1}" for n in range(1, 10)]


# --- step by step -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("morphology", MORPHOLOGIES)
def test_the_figure_opens_at_its_own_form_and_has_five_steps(morphology):
    figure = drawn("L4-L5", morphology=morphology)
    slider = figure["layout"]["sliders"][0]
    assert tuple(step["label"] for step in slider["steps"]) == STEPS
    assert [step["args"][0] for step in slider["steps"]] == [[step] for step in STEPS]
    assert STEPS[slider["active"]] == morphology
    assert {frame["name"] for frame in figure["frames"]} == set(STEPS)
    assert figure["frames"][-1]["name"] == morphology  # pages that play all frames at once end where the figure opened
    assert parts(seen(figure)) == parts(seen(figure, morphology))
    play = figure["layout"]["updatemenus"][0]["buttons"][0]
    assert tuple(play["args"][0]) == STEPS


@pytest.mark.parametrize(("level", "zone"), LEVEL_AND_ZONE)
def test_at_each_step_the_words_agree_with_what_is_drawn(level, zone):
    herniation = Herniation(level, zone=zone)
    figure = drawn_for(herniation)
    named = herniation.at_risk if zone == "central" else f"{' or '.join(herniation.roots)} root"
    for number, step in enumerate(STEPS, start=1):
        said, shapes = text(figure, "status", step), seen(figure, step)
        assert said.startswith(f"<b>Step {number} of 5</b>, {step}")
        dark = bool(pressed_roots(herniation, shapes) or pressed_content(shapes))
        assert dark == (step in MORPHOLOGIES[1:])
        assert ("press" in said) == dark
        assert ("no contact" in said) == (step == "normal")
        assert (named in said) == (step != "normal")
        for cut in ("axial", "foramen"):
            for part, side in itertools.product(("exiting", "traversing"), herniation.sides):
                name = f"{herniation.part if cut == 'axial' else cut} {part} {side}"
                if text(figure, name, step) is not None:
                    root = getattr(herniation, f"{part}_root")
                    dark_here = (root, side) in pressed_roots(herniation, shapes, {cut})
                    assert (theme.PRESSED in text(figure, name, step)) == dark_here, f"{step}: {name}"
                    assert text(figure, name, step).startswith(f"{root} root")
        content = text(figure, "content", step)
        lowest = herniation.traversing_root  # beside the conus it hangs in the sac and has no name of its own
        across = {root for root, _ in pressed_roots(herniation, shapes, {"axial"})}
        hanging = f"from {lowest} down" in content and lowest in across
        assert (theme.PRESSED in content) == (bool(pressed_content(shapes)) or hanging)


def test_a_bulge_is_never_worded_as_a_herniation():
    for zone in ZONES:
        figure = drawn("L4-L5", zone=zone, morphology="bulge")
        assert "not a herniation" in text(figure, "status")
        assert "(not a herniation)" in figure["layout"]["title"]["text"]
        assert "press" not in text(figure, "status")
    near = drawn("L4-L5", morphology="bulge")
    assert "next to the bulge" in text(near, "lumbar traversing left")


def test_each_step_shows_its_own_material_and_the_normal_disc_none():
    figure = drawn("L4-L5", side="both", zone="foraminal")
    for step in STEPS:
        shown = [part for part in parts(seen(figure, step)) if (part.panel, part.tissue) == ("axial", "material")]
        state = "bulge" if step == "bulge" else f"foraminal {step}"
        wanted = [] if step == "normal" else [("left", state), ("right", state)]
        assert [(part.side, part.state) for part in shown] == wanted


def test_a_free_piece_is_said_to_have_moved():
    for zone, way in (("central", "down"), ("subarticular", "down"), ("foraminal", "up")):
        figure = drawn("L4-L5", zone=zone)
        assert f"moved {way}" in text(figure, "side", "sequestration")
        assert "moved" not in text(figure, "side", "extrusion")


def test_a_cut_beside_the_disc_meets_only_what_has_moved_there():
    for zone, step in itertools.product(("foraminal", "extraforaminal"), STEPS):
        shapes = seen(drawn("L4-L5", zone=zone), step)
        met = [part for part in parts(shapes) if (part.panel, part.tissue) == ("foramen", "material")]
        assert bool(met) == (step in BY_THE_DISC)


# --- the figure as a file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["C5-C6", "T8-T9", "T12-L1", "L1-L2", "L4-L5"])
def test_the_figure_is_small_the_same_each_time_and_fetches_nothing(level):
    herniation = Herniation(level, side="both", zone="central")
    json = discviz.disc_figure(herniation).to_json()
    assert len(json) < 200_000
    assert json == discviz.disc_figure(herniation).to_json()
    assert "http" not in json


def test_the_caption_says_what_is_uncertain_and_names_its_sources():
    caption = drawn("L4-L5")["layout"]["annotations"][0]["text"].replace("<br>", " ")
    assert "approximate" in caption
    assert "not to scale" in caption
    assert "Fardon 2014" in caption
    assert "Sources:" in caption


def test_the_button_that_uploads_figures_is_off():
    assert "sendChartToCloud" in drawn("L4-L5")["layout"]["modebar"]["remove"]


@pytest.mark.parametrize("wrong", [None, "L4-L5", 5])
def test_only_a_herniation_can_be_drawn(wrong):
    with pytest.raises(DiscvizError, match="herniation"):
        discviz.disc_figure(wrong)


# --- the axial cut of the explorer ------------------------------------------------------------------------------


def lit(herniation, **how):
    return axial.lit(herniation, herniation.morphology, **how)


def test_the_explorers_shapes_are_few_named_once_and_unseen():
    every = [shape.part for shape in axial.shapes()]
    assert len(every) == len(set(every)) == len({part.name for part in every}) < 200
    assert {shape.opacity for shape in axial.shapes()} == {0}


@given(every_herniation)
@settings(max_examples=40, deadline=None)
def test_the_explorer_lights_what_the_figure_shows(herniation):
    shown = lit(herniation)
    assert {part.view for part in shown.parts} <= {herniation.part, ""}
    figure = drawn_for(herniation)
    assert {part for part in parts(seen(figure)) if part.panel == "axial"} == set(shown.parts)
    assert set(shown.words) <= {label.name for label in axial.labels()}
    for note in figure["layout"]["annotations"]:
        assert note.get("name") not in shown.words or note["text"] == shown.words[note["name"]]


@given(every_herniation)
@settings(max_examples=40, deadline=None)
def test_a_small_panel_shows_the_same_and_says_it_shorter(herniation):
    large, small = lit(herniation), lit(herniation, small=True)
    assert small.parts == large.parts
    for name, text in small.words.items():
        assert len(text) <= len(large.words[name])
        assert (theme.PRESSED in text) == (theme.PRESSED in large.words[name])
    zones = {label.name for label in axial.labels() if label.backed}
    assert {herniation.zone} == {re.sub("</?b>", "", small.words[name]) for name in zones if small.words[name]}


def test_every_shape_of_the_explorer_is_lit_by_some_herniation():
    every = (
        Herniation(level, side, zone, form)
        for level, side, zone, form in itertools.product(
            ("C5-C6", "T8-T9", "T12-L1", "L1-L2", "L4-L5"), SIDES, ZONES, MORPHOLOGIES
        )
    )
    assert {part for herniation in every for part in lit(herniation).parts} == {s.part for s in axial.shapes()}


def test_the_right_side_mirrors_the_left():
    shapes = {shape.part: shape.path for shape in axial.shapes()}
    lefts = [part for part in shapes if part.side == "left"]
    assert len(lefts) > 50
    for part in lefts:
        right = shapes[part._replace(side="right")]
        flipped = re.sub(r"([ML])(-?)([\d.]+),", lambda m: f"{m[1]}{'' if m[2] or m[3] == '0' else '-'}{m[3]},", right)
        assert flipped == shapes[part], part


def test_the_sketch_fits_its_range():
    left, bottom, right, top = cuts.sheet("axial")
    for shape in axial.shapes():
        for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", shape.path):
            assert left - 0.01 <= float(x) <= right + 0.01, shape.part
            assert bottom - 0.01 <= float(y) <= top + 0.01, shape.part


def test_a_form_without_a_drawing_of_its_own_is_drawn_like_another(tmp_path):
    with changed(tmp_path, "morphologies", with_a_sixth_form):
        new, old = (Herniation("L4-L5", morphology=form) for form in ("focal extrusion", "extrusion"))
        drawn, model = discviz.disc_figure(new), discviz.disc_figure(old)
        assert [shape.opacity for shape in drawn.layout.shapes] == [shape.opacity for shape in model.layout.shapes]
        assert drawn.layout.sliders[0].steps[-1].label == "focal extrusion"
        assert "Step 6 of 6</b>, focal extrusion: pushes the L5 root aside." in str(drawn.layout.annotations)
        for view in ("level", "flat", "pathway"):
            assert discviz.spine_figure(new, view=view).layout.title.text == new.title
