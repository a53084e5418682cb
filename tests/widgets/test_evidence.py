"""The evidence view and the two schools of maps: all is reached, and hostile cells are shown, never run."""

from __future__ import annotations

import html
import re
import subprocess
import sys

import pytest
from helpers.widgets import size_of, widgets_of

import discviz
from discviz import DiscvizError
from discviz.content import claims
from discviz.content import herniation as told
from discviz.figures.evidence import dermatomes
from discviz.knowledge import sources
from discviz.render.html import html as rendered
from discviz.widgets.parts.selectors import Surroundings

HOSTILE = "<a href='javascript:alert(1)'>x</a><img src=x onerror=alert(1)>"


def test_hostile_cells_are_shown_and_never_run(change):
    for column in ("claim", "why", "short"):
        change("claims", "S5", column, HOSTILE)
    change("contradictions", "X1", "side_a", HOSTILE)
    change("passages", "P4", "note", HOSTILE)
    change("red_flags", "ces-saddle", "sign", HOSTILE + "|")
    change("natural_history", "chiu-bulge", "note", HOSTILE)
    change("disc_pressure", "wilke-lift-knees", "posture", HOSTILE)
    change("dermatome_maps", "L4-bands", "area", HOSTILE)
    view = discviz.evidence(passage="P4")
    card = discviz.red_flag_cards("cauda equina")
    seen = [view.about.value, view.claims.value, view.contradictions.value]
    seen += [card._repr_html_(), card._repr_markdown_(), rendered(told.warnings(discviz.Herniation("L4-L5")))]
    for topic in ("claims", "regression", "pressure", "dermatome maps"):
        seen.append(discviz.evidence_figure(topic).to_json().replace("\\u003c", "<"))  # as the browser reads it
    for text in seen:
        assert "<img" not in text
        assert "<a " not in text
        assert "&lt;" in text
    assert "\\|" in card._repr_markdown_()


# The evidence view.


@pytest.fixture(scope="module")
def view():
    return discviz.evidence()


def test_every_claim_is_reached_with_all_that_is_known_of_it(view):
    view.verdict, view.passage = "all", "all"
    text = html.unescape(view.claims.value)
    for row in discviz.table("claims"):
        for said in (row["id"], row["claim"], row["why"], row["would_decide"], sources.cite(row["sources"])):
            assert said in text, row["id"]
        assert f"[{claims.SIGNS[row['verdict']]} {row['verdict']}]" in text
    assert view.claims.value.count("<li") == 27


def test_every_contradiction_is_reached_with_both_sides_and_whether_it_is_settled(view):
    view.verdict, view.passage = "all", "all"
    text = html.unescape(view.contradictions.value)
    for row in discviz.table("contradictions"):
        for said in (row["id"], row["conflict"], row["side_a"], row["side_b"], row["literature"]):
            assert said in text, row["id"]
        assert sources.cite(row["sources"]) in text
    assert view.contradictions.value.count("<tr>") == 8


@pytest.mark.parametrize("verdict", ["all", *claims.SIGNS])
@pytest.mark.parametrize("passage", ["all", "P1", "P4", "P6", "P9"])
def test_the_two_choices_together_leave_the_claims_that_fit_both(view, verdict, passage):
    view.verdict, view.passage = verdict, passage
    wanted = {
        row["id"]
        for row in discviz.table("claims")
        if verdict in {"all", row["verdict"]} and (passage == "all" or passage in row["passages"])
    }
    assert set(re.findall(r"<summary><strong>(S\d+)</strong>", view.claims.value)) == wanted
    assert f"{len(wanted)} of 27 claims" in view.count.value
    assert 'role="status"' in view.count.value
    if not wanted:
        assert "No claim fits both choices" in view.claims.value


def test_a_cell_and_a_selector_do_the_same(view):
    view.verdict, view.passage = "DISPUTED ", "p9"
    assert (view.verdict, view.passage) == ("disputed", "P9")
    assert view.selectors["verdict"].value == "disputed"
    view.selectors["passage"].value = "P4"
    assert view.passage == "P4"
    assert "S5" in view.claims.value
    assert view.selectors["verdict"].description == "Verdict"
    assert view.selectors["passage"].description == "Passage"


@pytest.mark.parametrize("name", ["verdict", "passage"])
@pytest.mark.parametrize("wrong", ["disputet", "P10", "", None, 4])
def test_a_wrong_choice_is_refused_and_nothing_changes(view, name, wrong):
    view.verdict, view.passage = "all", "P7"
    with pytest.raises(DiscvizError, match="is not a"):
        setattr(view, name, wrong)
    assert (view.verdict, view.passage) == ("all", "P7")
    with pytest.raises(DiscvizError):
        discviz.evidence(**{name: wrong})


def test_an_error_in_a_callback_reaches_the_learners_eyes(view, monkeypatch):
    view.verdict, view.passage = "all", "P1"
    monkeypatch.setattr(claims, "claims", lambda _: 1 / 0)
    view.passage = "P2"
    assert "ZeroDivisionError" in view.error.value
    assert 'role="alert"' in view.error.value
    monkeypatch.undo()
    view.passage = "P3"
    assert view.error.value == ""


def test_the_full_references_are_written_when_opened(view):
    view.verdict, view.passage = "all", "P9"
    view.sources.selected_index = 0
    assert "Radhakrishnan K" in view.sources.children[0].value
    view.passage = "P7"
    assert "Kuslich SD" in view.sources.children[0].value
    view.sources.selected_index = None


def test_the_repr_is_short_and_key_presses_stay_with_the_selectors(view):
    view.verdict, view.passage = "all", "P4"
    assert repr(view) == "Evidence(verdict='all', passage='P4')"
    assert any(isinstance(widget, Surroundings) for widget in view.children)


def test_no_part_of_the_view_is_a_heavy_message(view):
    view.verdict, view.passage = "all", "all"
    assert max(size_of(widget, "value") for widget in widgets_of(view) if hasattr(widget, "value")) < 40_000


def test_evidence_can_be_asked_for_twice():
    code = "import discviz; discviz.evidence(); print(discviz.evidence())"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "Evidence(verdict='all', passage='all')"


# The switch between two schools of maps.


def test_the_switch_shows_one_school_the_other_or_both_and_says_the_same_in_words():
    maps = discviz.dermatome_maps("bands")
    assert repr(maps) == "DermatomeMaps('bands')"
    shapes, parts = maps.figure.layout.shapes, [each.part for each in dermatomes.map_shapes()]
    for school, others in (("patches", "bands"), ("bands", "patches"), ("both", None)):
        before = maps.painter.turn
        maps.selector.value = school
        assert maps.school == school
        assert maps.painter.turn == before + 1, "painted once"
        for place, opacity in maps.painter.lit.items():
            assert opacity == shapes[int(place)].opacity == (parts[int(place)].tissue != others)
        for row in discviz.table("dermatome_maps").where(root="L4"):
            assert (row["area"] in maps.words.value) == (row["school"] != others)
        assert school in maps.painter.label
    assert not maps.figure.layout.updatemenus, "one switch is enough"
    assert 'role="status"' in maps.words.value
    assert any(isinstance(widget, Surroundings) for widget in maps.children), "key presses stay with the buttons"
    maps.page.width = 848
    assert maps.figure.layout.width == 840, "as wide as the page, less its margin"
    assert max(size_of(maps.painter, "lit"), size_of(maps.words, "value")) < 8_000


@pytest.mark.parametrize("wrong", ["patch", "Keegan", "", None, 3])
def test_an_unknown_school_is_refused_and_nothing_changes(wrong):
    maps = discviz.dermatome_maps(" Patches")
    with pytest.raises(DiscvizError, match="is not a school of maps") as caught:
        maps.school = wrong
    assert wrong != "patch" or "did you mean 'patches'?" in str(caught.value)
    assert maps.school == "patches"
    with pytest.raises(DiscvizError):
        discviz.dermatome_maps(wrong)
