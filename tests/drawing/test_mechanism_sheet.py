"""The sheet of mechanisms: nothing overlaps, nothing is cut, every arrow can be followed and pointed at."""

from __future__ import annotations

from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest
from helpers.mechanism_figure import texts

import discviz
from discviz import DiscvizError, Herniation
from discviz.drawing.mechanism import lit
from discviz.drawing.mechanism.layout import boxes, curves, hits
from discviz.drawing.mechanism.shapes import lanes
from discviz.figures import mechanism
from discviz.knowledge import atlas, load, using
from discviz.mechanism import graph

LINKS, NODES = discviz.table("links"), discviz.table("mechanisms")


def test_every_arrow_answers_the_pointer_somewhere_outside_the_boxes():
    for key, points in hits().items():
        assert len(points) >= 1, key


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


@pytest.mark.parametrize("level", discviz.LEVELS)
def test_what_is_cut_short_in_a_box_is_cut_between_entries_so_that_no_doubt_is_lost(level):
    for entries in (line for lines in graph.own_entries(Herniation(level)).values() for line in lines):
        shown = " ".join(lit._cut(entries, 3)).removesuffix("; …")
        beginnings = ["; ".join(entries[: n + 1]) for n in range(len(entries))]
        assert shown in beginnings or (shown.endswith("…") and entries[0].startswith(shown[:-2])), entries
