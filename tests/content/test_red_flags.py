"""The warning signs: every row on its card, with what is known of its accuracy, and help named each time."""

from __future__ import annotations

import html

import pytest

import discviz
from discviz import DiscvizError
from discviz.content import herniation as told
from discviz.content import red_flags
from discviz.render.html import html as rendered


def test_the_cards_hold_every_red_flag_with_what_is_known_of_its_accuracy():
    card = discviz.red_flag_cards()
    assert sum(len(red_flags.signs(structure)) for structure in card.structures) == len(discviz.table("red_flags"))
    for text in (html.unescape(card._repr_html_()), html.unescape(card._repr_markdown_())):
        assert text.count("Seek medical help at once.") >= len(red_flags.STRUCTURES)
        assert "No missing sign gives the all-clear" in text
        for row in discviz.table("red_flags"):
            assert row["sign"] in text
            if row["sensitivity"] is not None:
                assert f"{row['sensitivity'] * 100:.0f} of 100" in text
                assert f"{row['specificity'] * 100:.0f} of 100" in text


@pytest.mark.parametrize("structure", red_flags.STRUCTURES)
def test_each_card_says_to_seek_help_and_is_a_table_that_a_saved_notebook_shows(structure):
    card = discviz.red_flag_cards(structure)
    assert repr(card) == f"RedFlagCards({structure!r})"
    assert "<table" in card._repr_html_()
    assert "Seek medical help at once." in card._repr_html_()
    assert "Seek medical help at once." in card._repr_markdown_()
    known = any(row["sensitivity"] is not None for row in red_flags.signs(structure))
    assert ("Sensitivity" in card._repr_html_()) == known, "no empty columns"


def test_the_sign_and_its_accuracy_stand_in_one_row():
    line = next(line for line in discviz.red_flag_cards("cord")._repr_markdown_().splitlines() if "Lhermitte" in line)
    row = discviz.table("red_flags")["cord-shock"]
    assert f"| {row['sensitivity'] * 100:.0f} of 100 | {row['specificity'] * 100:.0f} of 100 |" in line


@pytest.mark.parametrize(
    ("wrong", "meant"), [("myelopathy", "cord"), ("cauda", "cauda equina"), (3, ""), ("", ""), (["cord"], "")]
)
def test_an_unknown_structure_is_refused_with_the_nearest(wrong, meant):
    with pytest.raises(DiscvizError, match="is not a structure in danger") as caught:
        discviz.red_flag_cards(wrong)
    assert f"did you mean {meant!r}" in str(caught.value) or not meant


@pytest.mark.parametrize("level", discviz.LEVELS)
def test_the_explorers_warnings_say_how_telling_each_sign_is(level):
    herniation = discviz.Herniation(level)
    text = rendered(told.warnings(herniation))
    for row in herniation.red_flags:
        known = row["sensitivity"] is not None and row["structure"] != "any"
        share = f" <small>({told.accuracy(row)})</small>" if known else ""
        if row["structure"] != "any":
            assert f">{html.escape(row['sign'])}{share}</li>" in text
    assert "Seek medical help at once." in text
    assert len(text) < 4_000
