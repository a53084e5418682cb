"""The figure of mechanisms: every box, arrow, style and sentence comes from the tables."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from helpers.herniations import every_herniation
from helpers.mechanism_figure import drawn, lines
from helpers.parts import parts_of
from hypothesis import given, settings

import discviz
from discviz import DiscvizError, Herniation
from discviz.drawing import theme
from discviz.drawing.mechanism.layout import curves, head
from discviz.drawing.mechanism.shapes import part, shapes
from discviz.figures import mechanism
from discviz.knowledge import atlas
from discviz.mechanism import accounts, graph

LINKS, NODES = discviz.table("links"), discviz.table("mechanisms")
ACCOUNTS = accounts.ids()


# What is drawn comes from the rows


def test_every_mechanism_is_a_box_with_its_name_and_every_link_an_arrow():
    figure = discviz.mechanism_figure()
    assert set(drawn(figure, "box")) == set(NODES.ids)
    assert set(drawn(figure, "line")) == set(drawn(figure, "head")) == set(LINKS.ids)
    words = next(trace for trace in figure.data if trace.name == "words")
    shown = [re.sub(r"<[^>]+>", " ", text) for text in words.text]
    assert [" ".join(text.split()) for text in shown] == [row["name"] for row in NODES]


def test_the_line_says_how_sure_and_no_two_words_look_alike():
    lines = drawn(discviz.mechanism_figure(), "line")
    for link in LINKS:
        line = lines[link["id"]].line
        assert (line.color, line.dash, line.width) == theme.CERTAINTY[link["certainty"]]
    dashes = [theme.CERTAINTY[word][1] for word in ("supported", "disputed", "hypothesis", "unverified")]
    assert len(set(dashes)) == 4, "never by colour alone"
    widths = [theme.CERTAINTY[word][2] for word in graph.CERTAINTIES[:4]]
    assert widths == sorted(widths, reverse=True)


def test_the_head_says_what_an_arrow_does():
    heads = drawn(discviz.mechanism_figure(), "head")
    curve = curves()["ring-bulge"]
    forms = {kind: (head(curve, kind), kind == "increases") for kind in ("causes", "increases", "reduces", "feedback")}
    assert len(set(forms.values())) == 4
    for link in LINKS:
        shape = heads[link["id"]]
        assert shape.path == head(curves()[link["id"]], link["kind"])
        assert (shape.fillcolor == theme.PAPER) == (link["kind"] == "increases")


def test_the_key_shows_every_word_that_the_tables_use():
    words = {row["word"] for row in atlas("mechanisms")["key"]["arrows"]}
    assert words == {link["certainty"] for link in LINKS} | {link["kind"] for link in LINKS}
    headings = next(trace for trace in discviz.mechanism_figure().data if trace.name == "headings")
    assert words <= set(headings.text)


def test_the_pointer_is_told_the_sentence_of_each_box_and_arrow():
    told = {trace.name: trace.hovertext for trace in discviz.mechanism_figure().data if trace.mode is None}
    assert set(told) == {*NODES.ids, *LINKS.ids}
    for row in (*NODES, *LINKS):
        words = told[row["id"]].replace("<br>", " ")
        assert row.get("says", row.get("plain")) in words
        assert row["certainty"] in words
        assert row.get("kind", "") in words


@given(every_herniation)
@settings(max_examples=8)
def test_a_figure_lights_what_applies_and_quiets_the_rest(herniation):
    figure = discviz.mechanism_figure(herniation)
    applying = {link["id"] for link in graph.links_of(herniation)}
    assert lines(figure) == applying
    ends = {LINKS[key][end] for key in applying for end in ("from", "to")}
    assert set(drawn(figure, "veil")) == set(NODES.ids) - ends
    assert figure.layout.title.text == herniation.title
    assert herniation.presses or not {key for key in lines(figure) if LINKS[key]["from"] == "herniation"}
    assert not herniation.presses or not {key for key in lines(figure) if LINKS[key]["from"] == "bulge"}


def test_l5_is_named_in_the_figure():
    words = next(t for t in discviz.mechanism_figure(Herniation("L4-L5")).data if t.name == "words").text
    text = " ".join(words).replace("<br>", " ")
    assert "lifting of the big toe; lifting of the foot (disputed)" in text
    assert "on the top of the foot and in the big toe" in text


# What the accounts say, passages and models


@pytest.mark.parametrize("key", ACCOUNTS)
def test_an_account_lights_its_own_explanation(key):
    figure = discviz.mechanism_figure(accounts=key)
    path = set(accounts.account(key)["path"])
    assert lines(figure) == set(drawn(figure, "band", "A")) == set(drawn(figure, "letter", "A")) == path
    assert f"{key} (A)" in figure.layout.title.text
    assert ("gives no cause of spasm" in figure.layout.title.text) == (not path)
    assert ("as told by" in figure.layout.title.text) == bool(path)


def test_the_two_models_share_no_arrow_and_expect_opposite_things():
    figure = discviz.mechanism_figure(accounts=["pain-spasm-pain", "Pain adaptation"])
    assert not set(drawn(figure, "band", "A")) & set(drawn(figure, "band", "B"))
    assert "A expects: A muscle in pain works more" in figure.layout.annotations[0].text
    assert "works less" in figure.layout.annotations[0].text


def test_no_letter_hides_the_bar_that_says_reduces_or_another_letter():
    figure = discviz.mechanism_figure(accounts=["pain-spasm-pain", "pain-adaptation"])
    places = [
        [float(number) for number in re.findall(r"M([\d.]+),([\d.]+)", shape.path)[0]]
        for letter in accounts.LETTERS
        for shape in drawn(figure, "disc", letter).values()
    ]
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(places, 2)) >= 14
    bar = curves()["holding-back-spasm"].tip
    assert min(abs(x + 8 - bar[0]) + abs(y - bar[1]) for x, y in places) >= 15


def test_every_figure_fits_under_the_bars_of_a_projected_page():
    shown = [(None, pair) for pair in combinations(ACCOUNTS, 2)]
    shown += [(Herniation("C5-C6", zone="central"), ()), (Herniation("L4-L5"), ())]
    for herniation, pair in shown:
        layout = mechanism.layout("", mechanism.caption(herniation, pair))
        assert layout["height"] <= 720 - 116, "JupyterLab's bars take 116 px"
        lines = layout["annotations"][0]["text"].count("<br>") + 1
        assert layout["margin"]["b"] >= 14 * lines, "no line of the caption is cut"


def test_two_passages_lie_over_one_another_and_differ_in_more_than_colour():
    figure = discviz.mechanism_figure(accounts=("P4", "P7"))
    a, b = drawn(figure, "band", "A"), drawn(figure, "band", "B")
    shared = set(discviz.table("passages")["P4"]["path"]) & set(discviz.table("passages")["P7"]["path"])
    assert set(a) & set(b) == shared == {"disc-nerves-back-pain"}
    one, two = a["disc-nerves-back-pain"].line, b["disc-nerves-back-pain"].line
    core = drawn(figure, "band-core", "B")["disc-nerves-back-pain"].line
    assert one.width == core.width < two.width, "A is a full band, B the two edges of a wider one"
    assert (one.color, core.color) == (theme.ACCOUNT_BANDS[0][0], theme.PAPER)
    order = list(parts_of(figure, shapes()))
    below, above = (order.index(part("band", "disc-nerves-back-pain", letter)) for letter in "BA")
    assert below < above


@pytest.mark.parametrize(
    ("wrong", "nearest"), [("P10", "P1"), ("p77", "P7"), (["P1", "Q3"], "P3"), ("pain adaption", "pain-adaptation")]
)
def test_an_unknown_account_names_the_nearest(wrong, nearest):
    with pytest.raises(DiscvizError, match=f"is not an account of spasm; did you mean '{nearest}'"):
        discviz.mechanism_figure(accounts=wrong)


def test_more_than_two_accounts_and_other_things_are_refused():
    with pytest.raises(DiscvizError, match="one or two"):
        discviz.mechanism_figure(accounts=["P1", "P2", "P3"])
    for wrong in (7, object(), [None], [["P1"]]):
        with pytest.raises(DiscvizError, match="is not an account of spasm"):
            discviz.mechanism_figure(accounts=wrong)
    for function in (discviz.mechanism_figure, discviz.mechanisms, discviz.describe_mechanism):
        with pytest.raises(DiscvizError, match="is not a herniation"):
            function("L4-L5")


# Small, steady, offline


@given(every_herniation)
@settings(max_examples=3)
def test_a_figure_is_the_same_each_time_and_small(herniation):
    one = discviz.mechanism_figure(herniation, accounts=("P4", "P7")).to_json()
    assert one == discviz.mechanism_figure(herniation, accounts=("P4", "P7")).to_json()
    assert len(one) < 150_000
    assert not re.search(r"https?://", one)
