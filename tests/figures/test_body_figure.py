"""The figures: what is drawn for which herniation, read from the figures' own data."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import product

import plotly.graph_objects as go
import pytest
from helpers.herniations import every_herniation
from helpers.parts import named, parts_of
from hypothesis import given, settings

import discviz
from discviz import Herniation
from discviz.drawing import theme
from discviz.drawing.body import chart
from discviz.drawing.body.marks import KINDS, SIDES, mark
from discviz.knowledge import atlas


def drawn(figure):
    """What a chart shows, by part."""
    return parts_of(figure, (*chart.shapes(), *chart.dermatome_shapes()))


@given(every_herniation)
@settings(max_examples=60)
def test_the_lit_regions_are_those_of_the_pressed_roots_on_the_affected_sides(herniation):
    figure = discviz.body_figure(herniation)
    expected = {*product(herniation.roots, herniation.sides)}
    assert named(drawn(figure), "core") == expected
    assert named(drawn(figure), "extent") == expected
    assert figure.layout.title.text == herniation.title


def test_each_kind_of_finding_has_a_form_of_its_own():
    figure = discviz.body_figure(Herniation("L5-S1"))
    kinds = {part.tissue: shape for part, shape in drawn(figure).items() if part.tissue in KINDS}
    assert set(kinds) == {"core", "extent", "muscle", "pain", "reflex"}
    forms = {kind: (shape.line.dash, shape.fillcolor, shape.line.width) for kind, shape in kinds.items()}
    assert len(set(forms.values())) == len(forms)
    key = {trace.name for trace in figure.data if trace.showlegend is not False}
    assert len(key) == 5


def test_weak_muscles_and_reflexes_are_those_of_the_findings():
    figure = discviz.body_figure(Herniation("L5-S1", side="right"))
    assert ("calf", "right") in named(drawn(figure), "muscle")
    assert ("achilles", "right") in named(drawn(figure), "reflex")
    assert named(drawn(discviz.body_figure(Herniation("L3-L4"))), "reflex") == {("patellar", "left")}


def test_a_bulge_is_drawn_faint():
    shown = drawn(discviz.body_figure(Herniation("L4-L5", morphology="bulge")))
    assert {shape.opacity for part, shape in shown.items() if part.tissue in KINDS} == {0.5}


def test_without_a_herniation_the_whole_chart_is_labelled():
    figure = discviz.body_figure()
    assert named(drawn(figure), "region") == {*product(discviz.table("roots").ids, SIDES)}
    labels = next(trace for trace in figure.data if trace.mode == "text" and "L5" in trace.text)
    assert set(labels.text) >= set(discviz.table("roots").ids)


def test_hover_names_each_region_in_plain_words():
    hits = next(trace for trace in discviz.body_figure().data if trace.name == "regions")
    assert {words.split(":")[0] for words in hits.hovertext} == set(discviz.table("roots").ids)
    words = {part: said for (part, *_), said in zip(chart.hits(), hits.hovertext, strict=True)}
    assert words[mark("region", "L5", "left")] == f"L5: {discviz.table('regions')['L5']['name']}"
    assert "big toe" in words[mark("region", "L5", "left")]


@pytest.mark.parametrize("herniation", [None, Herniation("L4-L5"), Herniation("C5-C6", side="right", zone="central")])
def test_the_3d_body_lights_the_same_regions(herniation):
    figure = discviz.body_figure(herniation, view="3d")
    mesh = next(trace for trace in figure.data if trace.type == "mesh3d")
    labels = atlas("body")["labels"]
    colours = {}
    for start, end in zip(mesh.colorscale[::2], mesh.colorscale[1::2], strict=False):
        for number in range(round(start[0] * 255), round(end[0] * 255) + 1):
            colours[number] = start[1]
    assert len(labels) <= 256
    lit = {
        (label["root"], label["side"]) for n, label in enumerate(labels) if label["core"] and colours[n] != theme.BODY
    }
    sides = herniation.sides if herniation else ("left", "right")
    roots = herniation.roots if herniation else discviz.table("roots").ids
    assert lit == {(root, side) for root in roots for side in sides}


@pytest.mark.parametrize("view", ["chart", "3d"])
@pytest.mark.parametrize("herniation", [None, Herniation("L4-L5")])
def test_no_figure_can_send_or_fetch_anything(herniation, view):
    figure = discviz.body_figure(herniation, view=view)
    assert "sendChartToCloud" in figure.layout.modebar.remove
    text = figure.to_json()
    assert not re.search(r"https?://", text)
    assert not {trace.type for trace in figure.data} & {"choropleth", "scattergeo", "scattermap", "choroplethmap"}


@given(every_herniation)
@settings(max_examples=20)
def test_a_figure_is_the_same_each_time_and_small(herniation):
    one, two = discviz.body_figure(herniation).to_json(), discviz.body_figure(herniation).to_json()
    assert one == two
    assert len(one) < 320_000
    assert json.loads(one)


def test_a_figure_is_a_plain_plotly_figure():
    assert type(discviz.body_figure()) is go.Figure


def test_the_two_figure_kinds_agree_on_colour():
    shown = drawn(discviz.body_figure(Herniation("C5-C6")))
    assert shown[mark("core", "C6", "left")].fillcolor == theme.PART_COLOURS["cervical"][0]


def test_the_palette_can_be_told_apart_in_grey_print():
    def lightness(colour):
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2

    for core, extent in theme.PART_COLOURS.values():
        assert lightness(extent) - lightness(core) > 0.2
        assert lightness(theme.BODY) - lightness(core) > 0.3


def test_an_old_plotly_is_named_in_one_sentence():
    code = """
import plotly; plotly.__version__ = "6.9.0"
import discviz
try: discviz.body_figure()
except Exception as e: print(type(e).__name__, e)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.startswith("DiscvizError discviz draws with plotly 7")
    assert "6.9.0" in said
