"""The figures of evidence, the evidence view, the red-flag cards and the references: every number from its row."""

from __future__ import annotations

import csv
import html
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack

import plotly.graph_objects as go
import pytest
from helpers import DATA, ROOT
from helpers.lessons import compare
from helpers.parts import parts_of
from helpers.widgets import size_of, widgets_of

import discviz
from discviz import DiscvizError
from discviz.content import claims, red_flags
from discviz.content import herniation as told
from discviz.drawing import theme
from discviz.drawing.body import leg
from discviz.figures import to_plotly
from discviz.figures.evidence import dermatomes
from discviz.figures.evidence.topics import TOPICS
from discviz.knowledge import load, sources, using
from discviz.render.html import html as rendered


@pytest.fixture
def change(change_cell, data_copy):
    """Change a cell of a copy of the data, which the kit reads instead of its own."""
    (data_copy / "atlas").symlink_to(DATA / "atlas")
    with ExitStack() as stack:

        def changed(name, row, column, value):
            change_cell(name, row, column, value)
            stack.enter_context(using(load(data_copy)))

        yield changed


def marks(figure):
    """Every dot and bar of a figure: its number as drawn, its headline, and whether it is filled."""
    found = []
    for trace in figure.data:
        for place, words in enumerate(trace.hovertext or ()):
            colour = trace.marker.color
            colour = colour[place] if isinstance(colour, (list, tuple)) else colour
            found.append(
                {
                    "x": trace.x[place],
                    "y": trace.y[place],
                    "text": trace.text[place] if trace.text else "",
                    "said": words,
                    "filled": colour != theme.PAPER,
                    "bar": trace.type == "bar",
                }
            )
    return found


def drawn(figure, said):
    """The mark whose hover words begin so."""
    return next(mark for mark in marks(figure) if mark["said"].startswith(f"<b>{said}"))


# Every number on screen is its row's.


def test_regression_shows_each_row_by_form_and_all_together():
    figure = discviz.evidence_figure("regression")
    rows = [row for row in discviz.table("natural_history") if row["topic"] in {"regression", "vanished"}]
    assert len(marks(figure)) == len(rows)
    for row in rows:
        verb = "shrank" if row["topic"] == "regression" else "were gone"
        form = f" ({row['morphology']})" if row["morphology"] else ""
        headline = f"<b>{row['study']}: {row['percent']:g} of 100 {verb}{form}</b>"
        mark = next(mark for mark in marks(figure) if mark["said"].startswith(headline))
        assert mark["x"] == row["percent"]
        assert mark["text"].strip() == f"{row['percent']:.0f}", (
            "whole numbers: the parts of a hundred are read by pointing"
        )


def test_intervals_are_drawn_where_a_row_knows_them_and_nowhere_else():
    figure = discviz.evidence_figure("regression")
    trace = next(trace for trace in figure.data if trace.name == "all forms together")
    ends = {
        (middle, round(middle - minus, 6), round(middle + plus, 6))
        for middle, minus, plus in zip(trace.x, trace.error_x.arrayminus, trace.error_x.array, strict=True)
        if minus is not None
    }
    rows = discviz.table("natural_history").where(topic="regression", morphology="")
    assert ends == {(row["percent"], row["low"], row["high"]) for row in rows if row["low"] is not None}


def test_recovery_shows_the_two_groups_of_one_trial_and_who_was_operated_on():
    figure = discviz.evidence_figure("recovery")
    rows = discviz.table("natural_history")
    for row in [row for row in rows.where(study="Peul 2007", topic="recovery") if row["n"] in {141, 142}]:
        mark = drawn(figure, f"{row['group']}: {row['percent']:g} of 100 recovered after {row['weeks']} weeks")
        assert (mark["x"], mark["y"]) == (row["weeks"], row["percent"])
    for row in (*rows.where(study="Peul 2007", topic="surgery"), *rows.where(study="Peul 2008")):
        words = f"{row['group']}, {'operated on by' if row['topic'] == 'surgery' else 'not satisfied at'} week"
        assert drawn(figure, f"{words} {row['weeks']}")["x"] == row["percent"]
    assert {"early operation (n = 141)", "longer conservative care (n = 142)"} <= {trace.name for trace in figure.data}


def test_imaging_shows_each_age_and_each_odds_ratio():
    figure = discviz.evidence_figure("imaging")
    rows = discviz.table("imaging_prevalence")
    for row in rows.where(people="with against without pain"):
        mark = drawn(figure, f"{row['finding']}: odds ratio {row['odds_ratio']:g} ({row['low']:g} to {row['high']:g})")
        assert (mark["x"], mark["text"]) == (row["odds_ratio"], f"{row['odds_ratio']:g}")
    for finding in ("disc bulge", "disc protrusion", "disc degeneration", "annular fissure"):
        for row in rows.where(study="Brinjikji 2015a", finding=finding):
            mark = drawn(figure, f"{finding}: {row['percent']:g} of 100 at the age of {row['age']}")
            assert (mark["x"], mark["y"]) == (row["age"], row["percent"])
            assert mark["text"] in {"", f"{row['percent']:g}"}


def test_pressure_shows_every_figure_and_sets_apart_the_postures_that_nobody_confirmed():
    figure = discviz.evidence_figure("pressure")
    rows = discviz.table("disc_pressure")
    confirmed = {row["posture"] for row in rows if row["certainty"] != "unverified"}
    assert len(marks(figure)) == len(rows)
    for row in rows:
        mark = drawn(figure, f"{row['study']}, {row['posture']}: {row['value']:g} {row['unit']}")
        assert (mark["x"], mark["y"]) == (row["relative"], row["posture"])
        assert mark["filled"] == (row["certainty"] != "unverified")
    left, right = figure.layout.yaxis.categoryarray, figure.layout.yaxis2.categoryarray
    assert set(left) == confirmed
    assert set(right) == {row["posture"] for row in rows} - confirmed
    assert not any(mark["filled"] for mark in marks(figure) if mark["y"] in right)
    said = " ".join(note.text for note in figure.layout.annotations)
    assert "n = 1, one man" in said
    assert "Never confirmed: not to be quoted" in said
    assert re.search("●.*Wilke 1999.*◆.*Nachemson.*○.*◇.*unverified", said), "the key"


def test_where_the_two_sets_of_pressures_disagree_the_figure_says_so():
    beside = [note for note in discviz.evidence_figure("pressure").layout.annotations if "disagree" in note.text]
    assert len(beside) == 1, "sitting, and nothing else"
    assert beside[0].x == 140


def test_level_by_age_shows_mean_and_error_of_each_level_and_the_share_in_each_series():
    figure = discviz.evidence_figure("level by age")
    ages = next(trace for trace in figure.data if trace.name == "mean age")
    rows = [row for row in discviz.table("level_frequency") if row["mean_age"] is not None]
    assert list(ages.y) == [row["level"] for row in rows]
    assert list(ages.x) == [row["mean_age"] for row in rows]
    assert list(ages.error_x.array) == [row["plus_minus"] for row in rows]
    for series in ("Kortelainen 1985", "SPORT 2008", "Gupta 2020"):
        for level in ("L4-L5", "L5-S1"):
            row = next(iter(discviz.table("level_frequency").where(series=series, level=level)))
            mark = drawn(figure, f"{series}: {row['measure']}, {row['percent']:g}")
            assert (mark["x"], mark["text"]) == (row["percent"], f"{row['percent']:g}")


def test_dermatomes_write_and_shade_the_share_of_each_area():
    figure = discviz.evidence_figure("dermatomes")
    words = [note.text for note in figure.layout.annotations]
    areas = {each.part.name: each.part for each in leg.areas(dict.fromkeys(("L4", "L5", "S1"), 1.0))}
    drawn_areas = [(areas[shape.name], shape.opacity) for shape in figure.layout.shapes if shape.name in areas]
    shades = [(part.of, opacity) for part, opacity in drawn_areas if part.tissue == "felt"]
    for level in ("L4-L5", "L5-S1"):
        rows = list(discviz.table("dermatome_fidelity").where(study="Kortelainen 1985", level=level))
        for row in rows:
            if row["root"]:
                assert f"<b>{row['root']}</b> {row['percent']:g}" in words
                assert (row["root"], row["percent"] / 100) in shades
            else:
                assert any(f"n = {row['n']}; in no one area: {row['percent']:g}" in said for said in words)
    bars = {mark["said"].split("</b>")[0]: mark["x"] for mark in marks(figure) if mark["bar"]}
    kept = [row for row in discviz.table("dermatome_fidelity") if row["short"]]
    assert {row["id"] for row in kept} >= {"murphy-cervical", "murphy-lumbar", "mcanany-standard"}
    assert len(kept) == 7
    for row in kept:
        assert row["percent"] in bars.values(), row["id"]


def test_dermatome_maps_print_the_words_of_both_schools_and_say_what_is_left_blank():
    figure = discviz.evidence_figure("dermatome maps")
    text = re.sub(r"<[^>]*>", " ", " ".join(note.text.replace("<br>", " ") for note in figure.layout.annotations))
    text = re.sub(r"\s+", " ", text)
    for row in discviz.table("dermatome_maps").where(root="L4"):
        assert row["area"] in text
    remembered = [row["root"] for row in discviz.table("dermatome_maps") if row["certainty"] == "unverified"]
    assert ", ".join(remembered) in text
    assert "S3, S4, S5" in text
    assert "sketch of ours" in text
    drawn = [(part.tissue, part.view) for part in maps(figure)]
    assert drawn == [("patches", "front"), ("bands", "front"), ("bands", "feet_tops")], "of the patches, no foot"


def maps(figure):
    """What is drawn of the two schools: part -> layout shape."""
    return {part: shape for part, shape in parts_of(figure, dermatomes.map_shapes()).items() if part.of}


def opacities(figure, button):
    """What a button of the figure makes of the opacity of each named shape."""
    changed = {int(re.search(r"\d+", key)[0]): value for key, value in button.args[0].items()}
    return {
        shape.name: changed.get(place, shape.opacity) for place, shape in enumerate(figure.layout.shapes) if shape.name
    }


def test_buttons_switch_between_the_schools_and_both_are_seen_in_print():
    figure = discviz.evidence_figure("dermatome maps")
    (menu,) = figure.layout.updatemenus
    assert {shape.opacity for shape in maps(figure).values()} == {None}
    assert menu.active == 0
    for button, seen in zip(menu.buttons, ({"patches", "bands"}, {"patches"}, {"bands"}), strict=True):
        changed = opacities(figure, button)
        for part in maps(figure):
            assert changed[part.name] == (part.tissue in seen), f"{button.label}: {part}"


def test_menus_of_the_claims_leave_those_that_fit_both_choices():
    figure = discviz.evidence_figure("claims")
    verdicts, passages = figure.layout.updatemenus
    assert [button.label for button in passages.buttons] == [
        f"passage: {p}" for p in ("all", *discviz.table("passages").ids)
    ]
    assert {shape.opacity for shape in figure.layout.shapes if (shape.name or "").startswith("veil")} == {0}
    for verdict in verdicts.buttons:
        for passage in passages.buttons:
            words = [button.label.split(": ")[1] for button in (verdict, passage)]
            first, second = (opacities(figure, button) for button in (verdict, passage))
            free = {
                row["id"]
                for row in discviz.table("claims")
                if not first[f"veil {row['id']}, verdict"] and not second[f"veil {row['id']}, passage"]
            }
            assert free == {row["id"] for row in claims.chosen_claims(*words)}, words
            clear = {p for p in discviz.table("passages").ids if not second[f"veil {p}"]}
            assert clear == ({words[1]} if words[1] != "all" else set(discviz.table("passages").ids))


def test_every_claim_is_read_in_the_figure_with_its_reason_certainty_and_sources():
    said = " ".join(" ".join(trace.hovertext) for trace in discviz.evidence_figure("claims").data)
    said = html.unescape(said.replace("<br>", " "))
    for row in discviz.table("claims"):
        assert f"<b>{row['id']}: {row['verdict']}</b> {row['claim']} Why: {row['why']}" in said
        assert f"{row['certainty']}. Sources: {sources.cite(row['sources'])}" in said


def test_claims_mark_who_says_what_with_a_sign_for_each_verdict():
    figure = discviz.evidence_figure("claims")
    rows = {row["id"]: row for row in discviz.table("claims")}
    ticks = [re.search(r"<b>(S\d+)</b>", text)[1] for text in figure.layout.yaxis.ticktext]
    columns = list(figure.layout.xaxis.ticktext)
    said = set()
    for trace in figure.data:
        for x, y in zip(trace.x, trace.y, strict=True):
            assert rows[ticks[y]]["verdict"] == trace.name
            said.add((columns[x], ticks[y]))
    assert said == {(passage, row["id"]) for row in rows.values() for passage in row["passages"]}
    assert len({trace.marker.symbol for trace in figure.data}) == len(figure.data) == 7, "told apart without colour"


def test_passages_that_share_claims_stand_side_by_side():
    columns = list(discviz.evidence_figure("claims").layout.xaxis.ticktext)
    assert sorted(columns) == list(discviz.table("passages").ids)
    for one, other in (("P1", "P4"), ("P2", "P8"), ("P5", "P9")):
        assert abs(columns.index(one) - columns.index(other)) == 1


# A changed row changes the figure, and the comparison of the saved lesson fails.


@pytest.mark.parametrize(
    ("topic", "name", "row", "column", "value"),
    [
        ("regression", "natural_history", "chiu-extrusion", "percent", "71"),
        ("regression", "natural_history", "wang-all", "low", "48"),
        ("recovery", "natural_history", "peul-wait-year", "percent", "94"),
        ("recovery", "natural_history", "peul-unsatisfied-2y", "percent", "21"),
        ("imaging", "imaging_prevalence", "pain-free-disc-bulge-50", "percent", "61"),
        ("imaging", "imaging_prevalence", "odds-disc-bulge", "odds_ratio", "7.55"),
        ("pressure", "disc_pressure", "wilke-sitting", "relative", "93"),
        ("level by age", "level_frequency", "dammers-L4-L5", "mean_age", "49.6"),
        ("level by age", "level_frequency", "sport-L5-S1", "percent", "54.4"),
        ("dermatomes", "dermatome_fidelity", "kortelainen-L4-L5-L5", "percent", "59.5"),
        ("dermatomes", "dermatome_fidelity", "taylor-S1-tingling-half", "percent", "14.6"),
        ("dermatome maps", "dermatome_maps", "L4-patches", "area", "inner side of the calf"),
        ("claims", "claims", "S5", "verdict", "unsupported"),
    ],
)
def test_one_changed_cell_changes_the_figure(change, topic, name, row, column, value):
    before = discviz.evidence_figure(topic).to_json()
    change(name, row, column, value)
    assert discviz.evidence_figure(topic).to_json() != before


@pytest.mark.parametrize(
    ("lesson", "name", "row", "column", "value"),
    [
        ("05_course_imaging_and_red_flags.ipynb", "natural_history", "chiu-extrusion", "percent", "71"),
        ("04_what_the_sources_say.ipynb", "claims", "S5", "verdict", "unsupported"),
    ],
)
def test_one_changed_cell_fails_the_comparison_of_the_lesson(tmp_path, lesson, name, row, column, value):
    for folder in ("discviz", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "notebooks" / lesson, tmp_path)
    path = tmp_path / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    place = next(number for number, cells in enumerate(rows) if cells[0] == row)
    rows[place][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    result = compare(tmp_path)
    assert result.returncode == 1
    assert "1 failed" in result.stdout, "the one figure, and nothing else"


# Honest drawing.


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_unverified_is_hollow_and_the_key_says_so(topic):
    figure = discviz.evidence_figure(topic)
    if topic == "claims":
        filled = {trace.name for trace in figure.data if trace.marker.symbol in {"circle", "x"}}
        assert filled == {"supported", "disputed"}, "what is not known is drawn open"
        return
    hollow = [mark for mark in marks(figure) if not mark["filled"]]
    for mark in marks(figure):
        assert ("unverified." in mark["said"]) != mark["filled"], mark["said"]
    caption = figure.layout.annotations[0].text.replace("<br>", " ")
    assert bool(hollow) == ("Hollow: unverified" in caption)
    named = {trace.name for trace in figure.data if trace.hovertext and "unverified." in trace.hovertext[0]}
    assert all(name.endswith("unverified") for name in named)


def test_a_bar_that_becomes_unverified_becomes_hollow(change):
    change("natural_history", "chiu-bulge", "certainty", "unverified")
    figure = discviz.evidence_figure("regression")
    assert not drawn(figure, "Chiu 2015: 13 of 100 shrank")["filled"]
    assert drawn(figure, "Chiu 2015: 41 of 100 shrank")["filled"]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_bar_starts_at_zero_and_odds_stand_on_a_log_axis(topic):
    figure = discviz.evidence_figure(topic)
    for trace in figure.data:
        if trace.type == "bar":
            name = (trace.xaxis or "x").replace("x", "xaxis")
            assert figure.layout[name].range[0] == 0
            assert figure.layout[name].type != "log"
    if topic == "imaging":
        assert figure.layout.xaxis2.type == "log"
    if topic == "pressure":
        assert figure.layout.xaxis.range[0] == 0


@pytest.mark.parametrize("topic", TOPICS)
def test_a_figure_is_plain_small_titled_sourced_and_asks_no_other_machine(topic):
    figure = discviz.evidence_figure(topic)
    text = figure.to_json()
    assert type(figure) is go.Figure
    assert text == discviz.evidence_figure(topic).to_json()
    assert len(text) < 120_000
    assert not re.search(r"https?://", text)
    assert "sendChartToCloud" in figure.layout.modebar.remove
    assert figure.layout.title.text
    caption = figure.layout.annotations[0].text
    assert "Sources: " in caption or "discviz.evidence()" in caption
    assert max(map(len, caption.split("<br>"))) <= to_plotly.CAPTION_LINE


@pytest.mark.parametrize("wrong", ["regresion", "", None, 3, ["claims"]])
def test_an_unknown_topic_is_refused_with_the_nearest(wrong):
    with pytest.raises(DiscvizError, match="is not a topic") as caught:
        discviz.evidence_figure(wrong)
    if wrong == "regresion":
        assert "did you mean 'regression'" in str(caught.value)


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
    assert any(repr(widget) == "Surroundings()" for widget in view.children)


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
    assert any(repr(widget) == "Surroundings()" for widget in maps.children), "key presses stay with the buttons"
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


# Red flags.


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


# References in one style: Vancouver.


def test_a_reference_follows_the_vancouver_style():
    assert discviz.references("taylor2013") == (
        "Taylor CS, Coxon AJ, Watson PC, Greenough CG. Do L5 and S1 nerve root compressions produce radicular pain in "
        "a dermatomal pattern? Spine. 2013;38(12):995-998. doi:10.1097/BRS.0b013e318286b7dd"
    )
    assert discviz.references("peul2007").startswith(
        "Peul WC, van Houwelingen HC, van den Hout WB, Brand R, Eekhof JAH, Tans JTJ, et al. Surgery versus"
    ), "six authors and the rest"
    assert discviz.references("statpearls_ldh") == (
        "StatPearls. Lumbar disc herniation [Internet]. Available from: https://statpearls.com/point-of-care/24453"
    )


@pytest.mark.parametrize("key", discviz.table("sources").ids)
def test_every_reference_has_one_form(key):
    row, text = discviz.table("sources")[key], sources.reference(key)
    assert ";" not in text.split(". ")[0] or not row["authors"], "authors are joined by commas"
    assert "and colleagues" not in text
    assert ".." not in text.replace("...", "")
    assert row["title"] in text
    assert not row["year"] or re.search(rf"\b{row['year']}\b", text)
    if row["kind"] != "web" and row["journal"] and row["year"]:
        assert f"{row['journal']}. {row['year']}" in text
    if row["doi"]:
        assert text.endswith(f"doi:{row['doi']}")
    elif row["pmid"]:
        assert text.endswith(f"PMID: {row['pmid']}")
    elif row["url"]:
        assert text.endswith(f"Available from: {row['url']}")
    short = sources.short(key)
    assert short.count("(") == short.count(")")


def test_works_of_one_author_and_year_are_told_apart():
    assert sources.cite(["brinjikji2015a", "brinjikji2015b"]) == "Brinjikji 2015a; Brinjikji 2015b"
    assert sources.short("kuslich1991") == "Kuslich 1991"
