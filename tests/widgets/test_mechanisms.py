"""The figure of mechanisms to be questioned: clicks, lists and cells do the same, and all of the tables is reached."""

from __future__ import annotations

import json
import re
from itertools import combinations

import plotly.graph_objects as go
import pytest
from helpers.mechanism_figure import texts
from helpers.widgets import widgets_of

import discviz
from discviz import DiscvizError, Herniation
from discviz.content import mechanism as panels
from discviz.drawing.mechanism import lit
from discviz.drawing.mechanism.layout import boxes
from discviz.drawing.mechanism.shapes import part, shapes
from discviz.knowledge import atlas
from discviz.knowledge.sources import short
from discviz.mechanism import accounts, graph
from discviz.render.html import html as rendered

LINKS, NODES = discviz.table("links"), discviz.table("mechanisms")
PASSAGES = discviz.table("passages").ids
ACCOUNTS = accounts.ids()


@pytest.fixture(scope="module")
def view():
    return discviz.mechanisms()


def test_it_is_a_plain_figure_without_a_button_that_sends_it_away(view):
    figure = discviz.mechanism_figure()
    assert type(figure) is go.Figure
    for each in (figure, view.figure):
        assert "sendChartToCloud" in each.layout.modebar.remove
    assert len(view.figure.to_json()) < 150_000


class Points:
    def __init__(self, *inds):
        self.point_inds = list(inds)


def click(view, key):
    """Do what plotly does when the pointer clicks: call every trace, one with a point."""
    for trace in view.figure.data:
        for callback in trace._click_callbacks:
            callback(trace, Points(*[0] * (trace.name == key)), None)


def seen(view):
    """The parts that can be seen now, which the figure and its painter must agree upon: part -> opacity."""
    parts = [shape.part for shape in shapes()]
    painted = {parts[int(place)]: opacity for place, opacity in view.painter.lit.items()}
    for each, shape in zip(parts, view.figure.layout.shapes, strict=True):
        if each.tissue not in {"lane", "key"}:
            assert (1 if shape.opacity is None else shape.opacity) == painted.get(each, 0), each
    return painted


@pytest.mark.parametrize("key", NODES.ids)
def test_every_box_answers_a_click(view, key):
    click(view, key)
    assert view.chosen == key
    assert graph.name_of(key) in plain(view.answer.value)


@pytest.mark.parametrize("key", ["spasm", "cord-cauda", "guarding-spasm", "herniation-spasm"])
def test_clicking_is_the_same_as_choosing_from_the_list_and_as_a_cell(view, key):
    view.chosen = ""
    click(view, key)
    shown, answer = seen(view), view.answer.value
    assert view.chosen == key
    selector = view.boxes if key in NODES.ids else view.arrows
    assert selector.value == key
    view.chosen = ""
    assert view.answer.value == ""
    selector.value = key
    assert (seen(view), view.answer.value) == (shown, answer)
    view.chosen = ""
    view.chosen = graph.name_of(key)
    assert (seen(view), view.answer.value) == (shown, answer)


def test_the_lists_hold_every_box_arrow_and_passage(view):
    def values(selector):
        return {word[0] for _, words in selector.groups for word in words} - {""}

    assert values(view.boxes) == set(NODES.ids)
    assert values(view.arrows) == set(LINKS.ids)
    for selector in view.accounts:
        assert values(selector) == set(ACCOUNTS)
    assert {word for _, words in view.level.groups[1:] for word in words} == set(discviz.LEVELS)


def test_the_empty_entry_of_a_list_lets_go(view):
    view.boxes.value = "spasm"
    view.arrows.value = "guarding-spasm"
    assert (view.boxes.value, view.chosen) == ("", "guarding-spasm")
    view.arrows.value = ""
    assert view.chosen == ""


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&#x27;", "'").replace("&amp;", "&")


@pytest.mark.parametrize("key", LINKS.ids)
def test_an_arrow_that_is_clicked_answers_what_it_claims_how_sure_who_says_so_and_what_would_decide(view, key):
    click(view, key)
    link, text = LINKS[key], plain(view.answer.value)
    for words in (link["says"], link["certainty"], link["would_decide"]):
        assert words in text
    for source in (*link["sources"], *link["against"]):
        if source != "seed_passages":
            assert short(source) in text
    for claim in discviz.table("claims"):
        assert (f"{claim['id']} (" in text) == (key in claim["links"])
    assert link["says"] in plain(view.heading.value)


def test_every_claim_and_every_contradiction_is_reached_through_the_widget(view):
    claims, clashes = set(), set()
    for one, other in combinations(PASSAGES, 2):
        view.account_a, view.account_b = one, other
        text = plain(" ".join(panel.value for panel in (*view.theories, view.between)))
        claims |= set(re.findall(r"\b(S\d+) \(", text))
        clashes |= set(re.findall(r"\b(X\d+):", text))
    view.account_a = view.account_b = ""
    assert claims == set(discviz.table("claims").ids)
    assert clashes == set(discviz.table("contradictions").ids)


def test_passages_and_herniation_are_shown_together_with_words(view):
    view.account_a, view.accounts[1].value = "p4", "P7"
    assert view.accounts[0].value == "P4"
    shown = seen(view)
    bands = {each.of for each in shown if (each.tissue, each.state) == ("band", "A")}
    assert bands == set(discviz.table("passages")["P4"]["path"])
    view.account_a = view.account_b = ""
    view.herniation = Herniation("L4-L5")
    words = next(trace for trace in view.figure.data if trace.name == "words")
    assert "big" in "".join(words.text)
    assert "L4-L5" in view.heading.value or view.chosen
    assert view.painter.words == list(words.text)
    assert "medical help at once" in view.warnings.value
    lines = {each.of for each, opacity in seen(view).items() if each.tissue == "line" and opacity > lit.QUIET}
    asked = {link["id"] for link in LINKS if view.chosen in {link["id"], link["from"], link["to"]}}
    assert lines - asked == {link["id"] for link in graph.links_of(view.herniation)} - asked
    view.herniation = None
    assert view.warnings.value == ""


@pytest.mark.parametrize("name", ["chosen", "account_a", "herniation"])
@pytest.mark.parametrize("wrong", ["spsm", 3.5, object()])
def test_a_wrong_word_is_refused_and_nothing_changes(view, name, wrong):
    before, shown = getattr(view, name), seen(view)
    with pytest.raises(DiscvizError, match="is not a"):
        setattr(view, name, wrong)
    assert getattr(view, name) == before
    assert seen(view) == shown


def test_an_unknown_mechanism_or_arrow_names_the_nearest(view):
    with pytest.raises(DiscvizError, match="did you mean 'spasm'"):
        view.chosen = "spsm"
    with pytest.raises(DiscvizError, match="did you mean 'guarding-spasm'"):
        view.chosen = "guardin-spasm"
    with pytest.raises(DiscvizError, match="did you mean 'spasm'"):
        view.chosen = "Muscle spams"


def test_an_error_in_a_callback_reaches_the_learners_eyes(view, monkeypatch):
    view.chosen = "spasm"
    monkeypatch.setattr(graph, "links_of", lambda *_: 1 / 0)
    view.chosen = "ring"
    assert "ZeroDivisionError" in view.error.value
    assert 'role="alert"' in view.error.value
    monkeypatch.undo()
    view.chosen = "guarding"
    assert view.error.value == ""


def test_data_is_shown_and_never_run(monkeypatch):
    hostile = "<img src=x onerror=alert(1)>"
    link = {**LINKS["guarding-spasm"], "says": hostile, "would_decide": hostile}
    claim = {**discviz.table("claims")["S1"], "claim": hostile, "why": hostile}
    monkeypatch.setattr(panels, "_row", lambda _: (link, hostile))
    monkeypatch.setattr(graph, "claims_on", lambda _: (claim,))
    for html in (rendered(*panels.chosen("guarding-spasm")), rendered(panels.heading("guarding-spasm", hostile))):
        assert "<img" not in html
        assert "&lt;img" in html
    monkeypatch.setattr(graph, "name_of", lambda _: hostile)
    figure = discviz.mechanism_figure()
    for trace in figure.data:
        for text in (trace.hovertext or "", *(trace.text or ())):
            assert "<img" not in text


def test_a_choice_changes_opacities_only_and_sends_little(view):
    view.chosen = ""
    figure, paths = view.figure, [shape.path for shape in view.figure.layout.shapes]
    sent = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(figure), "send_state", lambda _self, _key=None: pytest.fail("the figure was sent again"))
        for widget in widgets_of(view):
            if widget is not figure:
                patch.setattr(
                    type(widget),
                    "send_state",
                    lambda self, key=None: sent.append(len(json.dumps(self.get_state(key), default=str))),
                )
        for view.chosen in ("spasm", "herniation-spasm", "back-pain"):
            pass
        view.account_a, view.account_b = "P4", "P6"
        view.account_a = view.account_b = ""
    assert view.figure is figure
    assert [shape.path for shape in figure.layout.shapes] == paths
    assert max(sent) <= 8_000, "the widest answer, with every claim on spasm"


def test_words_and_sources_are_written_when_opened(view):
    view.chosen = "guarding-spasm"
    view.more.selected_index = 1
    assert "van Dieen" in view.more.children[1].value
    view.more.selected_index = 0
    assert "Protective guarding" in view.more.children[0].value
    view.more.selected_index = None


def test_the_figure_and_its_letters_follow_the_page(view):
    for width, figure, letters in [(840, 832, 12.2), (2000, 1240, 16.5), (300, 828, 12)]:
        view.page.height, view.page.width = 860, width
        assert view.figure.layout.width == pytest.approx(figure, abs=6)
        words = next(trace for trace in view.figure.data if trace.name == "words")
        assert max(words.textfont.size) == pytest.approx(letters, abs=0.3)


@pytest.mark.parametrize("size", [(840, 720), (1180, 720), (1900, 1080), (480, 900)])
def test_what_stands_in_a_box_fits_into_it_on_every_page(view, size):
    view.page.width, view.page.height = size
    view.herniation = Herniation("L4-L5")
    layout, sheet = view.figure.layout, atlas("mechanisms")
    across, down = ((layout[side] - 8) / sheet[side] for side in ("width", "height"))
    words = next(trace for trace in view.figure.data if trace.name == "words")
    of_box = dict(zip(words.text, boxes().values(), strict=True))
    for text, left, top, right, bottom in texts(view.figure):
        if text in of_box:
            assert right - left <= of_box[text].width * across, text
            assert bottom - top <= of_box[text].height * down, text
    view.herniation = None


def test_the_list_of_levels_lights_the_common_herniation_and_lets_go(view):
    view.level.value = "T8-T9"
    assert view.herniation == Herniation("T8-T9", zone="central")
    view.herniation = Herniation("L4-L5", zone="foraminal")
    assert view.level.value == "L4-L5"
    assert view.herniation.zone == "foraminal", "the list follows and does not choose anew"
    view.level.value = ""
    assert view.herniation is None


def test_an_account_laid_alone_as_b_is_called_b(view):
    turn, view.account_b = view.painter.turn, "P7"
    assert view.painter.turn > turn, "the painter is told that all is set"
    assert "P7 (B)" in view.heading.value or view.chosen
    assert "P7 (B)" in view.painter.label
    assert {each.state for each in seen(view) if each.tissue == "band"} == {"B"}
    view.account_b = ""


def test_what_is_asked_about_stands_out(view):
    view.herniation, view.chosen = None, "spasm"
    shown = seen(view)
    for link in LINKS:
        asked = "spasm" in {link["from"], link["to"]}
        assert shown[part("line", link["id"])] == (1 if asked else lit.BESIDE)
        assert (part("asked", link["id"]) in shown) == asked
    assert part("chosen", "spasm") in shown
    view.chosen = ""


def test_lists_heading_and_figure_are_seen_together_on_a_projector(view):
    for width in (838, 1180):
        view.page.height, view.page.width = 720, width
        assert 480 <= view.figure.layout.height <= 720 - 200


def test_the_figure_has_a_name_for_those_who_do_not_see_it_and_a_short_repr(view):
    assert view.painter.label.startswith("Figure of mechanisms.")
    assert repr(discviz.mechanisms(Herniation("L4-L5"))).startswith("Mechanisms(Herniation(level='L4-L5'")
    assert repr(view) == "Mechanisms()"
