"""The figure of mechanisms: every box, arrow, style and sentence comes from the tables, and all of it is reachable."""

from __future__ import annotations

import json
import re
from itertools import combinations, pairwise, product

import plotly.graph_objects as go
import pytest
from helpers.herniations import every_herniation
from helpers.parts import parts_of
from helpers.widgets import widgets_of
from hypothesis import given, settings

import discviz
from discviz import DiscvizError, Herniation
from discviz.content import mechanism as panels
from discviz.drawing import theme
from discviz.drawing.mechanism import lit
from discviz.drawing.mechanism.layout import boxes, curves, head, hits
from discviz.drawing.mechanism.shapes import KEY_WORDS, lanes, part, shapes
from discviz.figures import mechanism
from discviz.knowledge import atlas, load, using
from discviz.knowledge.sources import short
from discviz.mechanism import accounts, graph
from discviz.render.html import html as rendered

LINKS, NODES = discviz.table("links"), discviz.table("mechanisms")
PASSAGES = discviz.table("passages").ids
ACCOUNTS = accounts.ids()
ALL = [
    Herniation(*words)
    for words in product(
        discviz.LEVELS,
        *map(
            list,
            (
                ("left", "right", "both"),
                ("central", "subarticular", "foraminal", "extraforaminal"),
                ("bulge", "protrusion", "extrusion", "sequestration"),
            ),
        ),
    )
]


@pytest.fixture(scope="module")
def view():
    return discviz.mechanisms()


def drawn(figure, tissue, state=""):
    """What is drawn of a kind: what it is of -> shape."""
    found = parts_of(figure, shapes())
    return {part.of: shape for part, shape in found.items() if (part.tissue, part.state) == (tissue, state)}


def lines(figure):
    """The arrows that are lit."""
    return {key for key, shape in drawn(figure, "line").items() if shape.opacity is None}


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
    words = {entry[2] for entry in KEY_WORDS}
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


def test_every_arrow_answers_the_pointer_somewhere_outside_the_boxes():
    for key, points in hits().items():
        assert len(points) >= 1, key


# Where it is drawn


# Hundredths of the size: DejaVu Sans, the widest letters a figure falls back to.
WIDTHS = {28: "ijl'", 33: "IJ ,./:;|", 36: "-f", 40: "()[]t!r", 53: "sz?c", 57: "LFk", 60: "vxyPTYaoe"}
WIDTHS |= {63: "ESbdghnpqu0123456789", 69: "KAVBRXZC", 77: "UHNDG", 82: "OQw", 99: "MmW…"}
WIDTH = {letter: width / 100 for width, letters in WIDTHS.items() for letter in letters}


def width_of(text, size):
    """The width in px of a line."""
    return size * sum(WIDTH.get(letter, 0.84) for letter in text)


def texts(figure):
    """Every text on the sheet with its box in px: (text, left, top, right, bottom)."""
    for trace in figure.data:
        if trace.mode != "text":
            continue
        sizes = trace.textfont.size if isinstance(trace.textfont.size, tuple) else [trace.textfont.size] * len(trace.x)
        for x, y, text, size in zip(trace.x, trace.y, trace.text, sizes, strict=True):
            lines = text.split("<br>")
            width = max(width_of(re.sub(r"<[^>]+>", "", line), size) * (1.12 if "<b>" in line else 1) for line in lines)
            height = size * (1.3 * (len(lines) - 1) + 1.15)
            left = x if trace.textposition == "middle right" else x - width / 2
            yield text, left, y - height / 2, left + width, y + height / 2


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("herniation", [None, Herniation("L4-L5"), Herniation("C5-C6", zone="central")])
def test_no_two_boxes_and_no_two_labels_overlap(herniation):
    rectangles = [
        (b.x - b.width / 2, b.y - b.height / 2, b.x + b.width / 2, b.y + b.height / 2) for b in boxes().values()
    ]
    assert not [pair for pair in combinations(rectangles, 2) if overlap(*pair)]
    labels = [text[1:] for text in texts(discviz.mechanism_figure(herniation))]
    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
    sheet = atlas("mechanisms")
    for left, top, right, bottom in labels:
        assert 0 <= left < right <= sheet["width"]
        assert 0 <= top < bottom <= sheet["height"]


@pytest.mark.parametrize("zone", ["central", "subarticular", "foraminal"])
@pytest.mark.parametrize("level", discviz.LEVELS)
def test_what_stands_in_a_box_fits_into_it_for_every_level(level, zone):
    figure = go.Figure(mechanism.traces(lit.lit(Herniation(level, zone=zone))))
    words = next(trace for trace in figure.data if trace.name == "words")
    of_box = dict(zip(words.text, boxes().values(), strict=False))
    for text, left, top, right, bottom in texts(figure):
        if text in of_box:
            box = of_box[text]
            assert right - left <= box.width, text
            assert bottom - top <= box.height, text


def test_no_arrow_runs_through_a_box_or_through_a_heading():
    named = [text for text in texts(discviz.mechanism_figure()) if text[0].isupper()]
    assert len(named) == len(lanes())
    for link in LINKS:
        points = curves()[link["id"]].along(3)
        for x, y in points[1:-1]:
            for key, box in boxes().items():
                inside = abs(x - box.x) < box.width / 2 - 1 and abs(y - box.y) < box.height / 2 - 1
                assert not inside, (link["id"], key)
            for text, left, top, right, bottom in named:
                assert not (left < x < right and top + 3 < y < bottom - 3), (link["id"], text)


def test_arrows_seldom_cross():
    def crossings(one, other):
        return sum(meet(*a, *b) for a in pairwise(one) for b in pairwise(other))

    def meet(a, b, c, d):
        def side(p, q, r):
            return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

        return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0

    lines = [curve.along(8) for curve in curves().values()]
    assert sum(crossings(*pair) for pair in combinations(lines, 2)) <= 29


def test_each_arrow_touches_its_boxes_at_a_place_of_its_own():
    tips = [curve.tip for curve in curves().values()] + [curve.points[0] for curve in curves().values()]
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(tips, 2)) >= 5


def test_boxes_stand_in_lanes_from_the_disc_to_what_is_felt():
    across = {group: {boxes()[key].x for key in members} for group, members in lanes()}
    order = ["disc", "chemistry", "nerve", "muscle", "felt"]
    assert [max(across[group]) for group in order] == sorted(max(across[group]) for group in order)
    assert across["mechanics"] == across["chemistry"]
    assert all(len(columns) == 1 for columns in across.values())


def test_a_mechanism_without_a_place_is_named(data_copy):
    (data_copy / "atlas").mkdir()
    (data_copy / "atlas" / "mechanisms.json").write_text('{"nodes": {}, "columns": []}')
    with (
        using(load(data_copy)),
        pytest.raises(DiscvizError, match=r"mechanisms\.json: the mechanism 'ring' has no place"),
    ):
        boxes()


# What applies to a herniation


def test_one_word_of_applies_is_enough_for_all_1104_herniations():
    assert len(ALL) == 1104
    for herniation in ALL:
        held = {"any": True, "bulge": herniation.morphology == "bulge", "herniation": herniation.morphology != "bulge"}
        held["open"] = herniation.morphology in {"extrusion", "sequestration"}
        held["root"] = held["herniation"] and herniation.zone != "central"
        held["central"] = held["herniation"] and herniation.at_risk is not None
        applying = {link["id"] for link in LINKS if any(held[word] for word in link["applies"])}
        chosen = {link["id"] for link in graph.links_of(herniation)}
        assert chosen <= applying
        # only a lessening of what nothing leads to is left out
        assert {LINKS[key]["kind"] for key in applying - chosen} <= {"reduces"}
        assert {LINKS[key]["to"] for key in applying - chosen} <= {"root-pressed", "root-pain"}
        assert not (applying - chosen and held["root"])


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


@given(every_herniation)
@settings(max_examples=60)
def test_the_ways_end_at_the_herniations_own_muscles_and_skin(herniation):
    own = graph.own_words(herniation)
    lit_ends = graph.mechanisms_of(graph.links_of(herniation))
    assert set(own) <= lit_ends, "nothing is named that is not lit"
    if not herniation.presses:
        assert own == {}
    elif herniation.at_risk:
        assert own == {"cord-cauda": (f"at risk: {herniation.at_risk}", "Seek medical help at once.")}
    else:
        for kind, key in (("motor", "weakness"), ("sensory", "numbness"), ("pain", "root-pain")):
            found = [finding for finding in herniation.findings if finding.kind == kind]
            said = "; ".join(own.get(key, ())).lower()
            for finding in found:
                assert finding.text.split(" ", 1)[1].split(" (")[0].split(",")[0][-12:].lower() in said
                assert finding.certainty != "disputed" or "(disputed)" in said


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


@pytest.mark.parametrize(("one", "other"), list(combinations(PASSAGES, 2)))
def test_two_passages_are_counted_and_their_contradictions_named(one, other):
    a, b = (set(accounts.account(key)["path"]) for key in (one, other))
    counted, *rest = accounts.compared((one, other))
    assert counted == f"Arrows in common: {len(a & b)}. Only in A: {len(a - b)}. Only in B: {len(b - a)}."
    for row in accounts.contradictions_of(one, other):
        assert f"{row['conflict']} ({row['id']})" in rest[0]
    assert bool(rest) == bool(accounts.contradictions_of(one, other))


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


def test_it_is_a_plain_figure_without_a_button_that_sends_it_away(view):
    figure = discviz.mechanism_figure()
    assert type(figure) is go.Figure
    for each in (figure, view.figure):
        assert "sendChartToCloud" in each.layout.modebar.remove
    assert len(view.figure.to_json()) < 150_000


# In words


def solid(text):
    """A text without its blanks, so that the breaking of lines does not matter."""
    return "".join(text.split())


def test_in_words_every_arrow_is_told_with_its_certainty():
    text = solid(discviz.describe_mechanism())
    for link in LINKS:
        arrow = f"{graph.DOES[link['kind']]} {NODES[link['to']]['name']} ({link['certainty']}): {link['says']}"
        assert solid(arrow) in text
    assert max(map(len, discviz.describe_mechanism().splitlines())) <= 100


@given(every_herniation)
@settings(max_examples=25)
def test_in_words_a_herniation_is_told_with_its_own_ends_and_warnings(herniation):
    text = solid(discviz.describe_mechanism(herniation))
    assert text.startswith(solid(herniation.title))
    assert solid("Seek medical help at once.") in text
    for row in herniation.red_flags:
        assert solid(row["sign"]) in text
    for lines in graph.own_words(herniation).values():
        assert all(solid(line) in text for line in lines)
    for link in LINKS:
        assert (solid(link["says"]) in text) == (link in graph.links_of(herniation))


def test_in_words_two_passages_are_compared():
    text = " ".join(discviz.describe_mechanism(accounts=["P4", "P7"]).split())
    for key in ("P4", "P7"):
        assert discviz.table("passages")[key]["theory"] in text
    assert "Arrows in common: 1. Only in A: 8. Only in B: 4." in text
    assert "(X7)" in text
    assert "(X4)" in discviz.describe_mechanism(accounts=["P1", "P7"])


def test_no_way_to_spasm_is_surer_than_disputed():
    for herniation in (None, *ALL):
        way = graph.surest_way("spasm", graph.links_of(herniation))
        assert max(graph.CERTAINTIES.index(link["certainty"]) for link in way) >= 2
    assert [link["certainty"] for link in graph.surest_way("root-pain", LINKS)] == ["supported", "supported"]


def test_the_surest_way_is_the_surest_of_all_ways():
    ahead = [link for link in LINKS if link["kind"] in {"causes", "increases"}]

    def ways(node, seen):
        for link in ahead:
            if link["to"] == node and link["from"] not in seen:
                if NODES[link["from"]]["group"] == "disc":
                    yield [link]
                else:
                    yield from ([*way, link] for way in ways(link["from"], {*seen, node}))

    for end in graph.ENDS:
        ranks = [max(graph.CERTAINTIES.index(link["certainty"]) for link in way) for way in ways(end, {end})]
        best = graph.surest_way(end, LINKS)
        assert max(graph.CERTAINTIES.index(link["certainty"]) for link in best) == min(ranks), end


# The widget


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


@pytest.mark.parametrize("level", discviz.LEVELS)
def test_what_is_cut_short_in_a_box_is_cut_between_entries_so_that_no_doubt_is_lost(level):
    for entries in (line for lines in graph.own_entries(Herniation(level)).values() for line in lines):
        shown = " ".join(lit._cut(entries, 3)).removesuffix("; …")
        beginnings = ["; ".join(entries[: n + 1]) for n in range(len(entries))]
        assert shown in beginnings or (shown.endswith("…") and entries[0].startswith(shown[:-2])), entries


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
