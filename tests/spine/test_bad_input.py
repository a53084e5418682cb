"""Wrong words are refused with an error that names what was given, what is accepted and the nearest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discviz
from discviz import DiscvizError, Herniation
from discviz.errors import shown
from discviz.spine.anatomy import SIDES, levels, morphologies, parse_level, zones

LEVELS, MORPHOLOGIES, ZONES = levels(), morphologies(), zones()

SPELLINGS = ["L4-L5", "L4-5", "l4/5", "L4–L5", "l4-l5", "L4 L5", "L4/L5", " L4-L5 ", "L4L5", "L4−L5", "l4 5"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_usual_spelling_is_understood(spelling):
    assert Herniation(spelling).level == "L4-L5"


@given(st.sampled_from(LEVELS), st.sampled_from(["-", "/", "–", " ", "_"]), st.booleans(), st.booleans())
def test_every_level_is_understood_short_long_lower_case(level, dash, short, lower):
    above, below = level.split("-")
    text = above + dash + (below[1:] if short else below)
    assert parse_level(text.lower() if lower else text) == level


@pytest.mark.parametrize(
    ("given_level", "meant"),
    [
        ("L6-S1", "L5-S1"),
        ("L4", "L4-L5"),
        ("L5-L6", "L5-S1"),
        ("C8-T1", "C7-T1"),
        ("lumbar 4-5", "L4-L5"),
        ("L4-T5", None),
    ],
)
def test_a_wrong_level_names_itself_the_nearest_and_the_accepted(given_level, meant):
    with pytest.raises(DiscvizError) as caught:
        Herniation(given_level)
    message = str(caught.value)
    assert repr(given_level) in message
    assert "C2-C3" in message
    assert "L5-S1" in message
    if meant:
        assert f"did you mean {meant!r}" in message


@pytest.mark.parametrize(
    "nonsense", ["", "   ", None, 3.5, 45, True, b"L4-L5", ["L4-L5"], "Ｌ４", "L٤-L٥", "L4-L5-S1", object]
)
@pytest.mark.parametrize("argument", ["level", "side", "zone", "morphology"])
def test_nonsense_is_refused_for_every_argument(argument, nonsense):
    arguments = {"level": "L4-L5", argument: nonsense}
    with pytest.raises(DiscvizError, match="is not a"):
        Herniation(**arguments)


@pytest.mark.parametrize(
    ("argument", "typed", "meant"),
    [
        ("side", "lef", "left"),
        ("side", "r", "right"),
        ("zone", "paracentral", "subarticular"),
        ("zone", "far lateral", "extraforaminal"),
        ("zone", "foramin", "foraminal"),
        ("morphology", "extruded", "extrusion"),
        ("morphology", "prolapse", "protrusion"),
        ("morphology", "bulging", "bulge"),
    ],
)
def test_other_words_lead_to_the_accepted_one(argument, typed, meant):
    with pytest.raises(DiscvizError, match=f"did you mean '{meant}'"):
        Herniation("L4-L5", **{argument: typed})


@given(st.text())
def test_any_text_is_either_a_level_or_a_clear_error(text):
    try:
        assert parse_level(text) in LEVELS
    except DiscvizError as error:
        assert shown(text) in str(error)  # noqa: PT017 - both outcomes are right, depending on the text


@pytest.mark.parametrize("words", [SIDES, ZONES, MORPHOLOGIES])
def test_case_and_blanks_do_not_matter(words):
    name = {SIDES: "side", ZONES: "zone", MORPHOLOGIES: "morphology"}[words]
    for word in words:
        assert getattr(Herniation("L4-L5", **{name: f" {word.upper()} "}), name) == word


@pytest.mark.parametrize("wrong", ["L4-L5", 5, (), object()])
@pytest.mark.parametrize("function", ["describe", "body_figure"])
def test_what_is_no_herniation_is_refused(function, wrong):
    with pytest.raises(DiscvizError, match="is not a herniation"):
        getattr(discviz, function)(wrong)


def test_an_unknown_view_table_or_row_names_the_nearest():
    with pytest.raises(DiscvizError, match="did you mean '3d'"):
        discviz.body_figure(view="3D ")
    with pytest.raises(DiscvizError, match="did you mean 'levels'"):
        discviz.table("level")
    with pytest.raises(DiscvizError, match="did you mean 'L4-L5'"):
        discviz.table("levels")["L4-5"]
    with pytest.raises(DiscvizError, match="did you mean 'certainty'"):
        discviz.table("levels").where(certain="supported")
    with pytest.raises(DiscvizError, match="is not a table"):
        discviz.table(None)


def test_the_error_is_a_value_error():
    assert issubclass(DiscvizError, ValueError)
