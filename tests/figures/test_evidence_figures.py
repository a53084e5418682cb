"""The figures of evidence, the evidence view, the red-flag cards and the references: every number from its row."""

from __future__ import annotations

import html
import inspect
import re

import plotly.graph_objects as go
import pytest
from helpers.parts import parts_of

import discviz
from discviz import DiscvizError
from discviz.content import claims
from discviz.drawing import theme
from discviz.drawing.body import leg
from discviz.figures import to_plotly
from discviz.figures.evidence import dermatomes
from discviz.figures.evidence.topics import TOPICS
from discviz.knowledge import sources


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


@pytest.mark.parametrize("topic", TOPICS)
def test_help_tells_of_each_topic_what_its_figure_shows(topic):
    first = inspect.getdoc(TOPICS[topic]).splitlines()[0].removeprefix("Draw ")
    assert f'"{topic}": {first}' in discviz.evidence_figure.__doc__


@pytest.mark.parametrize("wrong", ["regresion", "", None, 3, ["claims"]])
def test_an_unknown_topic_is_refused_with_the_nearest(wrong):
    with pytest.raises(DiscvizError, match="is not a topic") as caught:
        discviz.evidence_figure(wrong)
    if wrong == "regresion":
        assert "did you mean 'regression'" in str(caught.value)


# The evidence view.


# The switch between two schools of maps.


# Red flags.


# References in one style: Vancouver.
