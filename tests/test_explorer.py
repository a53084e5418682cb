"""The explorer without a browser: selection, clicks, text, errors and the size of its messages."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from ipywidgets import Widget
from test_levels_and_roots import every_herniation

import discviz
from discviz import DiscvizError, Herniation
from discviz.figures import chart
from discviz.figures.marks import KINDS, marks


@pytest.fixture(scope="module")
def explorer():
    return discviz.explore()


def shown(explorer):
    """The marks that can be seen now, which the figure and its painter must agree upon."""
    shapes = explorer.figure.layout.shapes
    painted = {shapes[int(place)].name for place, opacity in explorer.painter.lit.items() if opacity}
    assert painted == {shape.name for shape in shapes if shape.name.split()[0] in KINDS and shape.opacity}
    return painted


class Points:
    def __init__(self, *inds):
        self.point_inds = list(inds)


def click(explorer, key):
    """Do what plotly does when the pointer clicks a region: call every trace, one with a point."""
    hits = explorer._hits
    explorer._click(hits, Points(), None)
    explorer._click(hits, Points(chart.hit_regions().index(tuple(key.split()))), None)


@given(every_herniation)
@settings(max_examples=40)
def test_any_selection_shows_the_marks_and_words_of_its_herniation(herniation):
    explorer = test_any_selection_shows_the_marks_and_words_of_its_herniation.explorer
    explorer.select(herniation)
    assert explorer.herniation == herniation
    assert shown(explorer) == {mark.name for mark in marks(herniation) if mark.name in chart.opacities(herniation)}
    assert shown(explorer) >= {f"core {root} {side}" for root in herniation.roots for side in herniation.sides}
    assert herniation.title in explorer.heading.value
    assert explorer.selectors["level"].announcement == herniation.title
    assert "medical help at once" in explorer.warnings.value


test_any_selection_shows_the_marks_and_words_of_its_herniation.explorer = discviz.explore()


def test_a_cell_and_the_selector_do_the_same(explorer):
    explorer.level = "c6/7"
    assert explorer.level == explorer.selectors["level"].value == "C6-C7"
    explorer.selectors["level"].value = "L5-S1"
    explorer.selectors["zone"].value = "foraminal"
    assert explorer.herniation == Herniation("L5-S1", zone="foraminal")
    explorer.zone = "subarticular"


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("root", discviz.table("roots").ids)
def test_clicking_a_region_selects_the_level_whose_common_herniation_reaches_it(explorer, root, side):
    explorer.select(Herniation("T5-T6"))
    click(explorer, f"{root} {side}")
    if root == "C2":
        assert explorer.level == "T5-T6"
        assert "No disc presses the root C2" in explorer.error.value
    else:
        assert root in explorer.herniation.roots
        assert side in explorer.herniation.sides
        assert explorer.error.value == ""


def test_a_click_beside_every_region_changes_nothing(explorer):
    before = explorer.herniation
    explorer._click(explorer._hits, Points(), None)
    assert explorer.herniation == before


def test_clicking_twice_is_the_same_as_once(explorer):
    click(explorer, "L5 left")
    once = shown(explorer)
    click(explorer, "L5 left")
    assert shown(explorer) == once


@pytest.mark.parametrize("name", ["level", "side", "zone", "morphology"])
@pytest.mark.parametrize("wrong", ["L6-S1", "", None, 3.5])
def test_a_wrong_word_is_refused_and_nothing_changes(explorer, name, wrong):
    before, marks = explorer.herniation, shown(explorer)
    with pytest.raises(DiscvizError, match="is not a"):
        setattr(explorer, name, wrong)
    assert explorer.herniation == before
    assert shown(explorer) == marks
    with pytest.raises(DiscvizError):
        discviz.explore(**{name: wrong})


@pytest.mark.parametrize("wrong", [None, "L4-L5", 5])
def test_only_a_herniation_can_be_selected(explorer, wrong):
    with pytest.raises(DiscvizError, match="make one with"):
        explorer.select(wrong)


def test_an_error_in_a_callback_reaches_the_learners_eyes(explorer, monkeypatch):
    explorer.level = "L4-L5"
    monkeypatch.setattr(chart, "opacities", lambda _: 1 / 0)
    explorer.level = "L5-S1"
    assert "ZeroDivisionError" in explorer.error.value
    assert 'role="alert"' in explorer.error.value
    monkeypatch.undo()
    explorer.level = "L3-L4"
    assert explorer.error.value == ""


def test_data_is_shown_and_never_run(monkeypatch):
    hostile = discviz.Finding("sensory", "<img src=x onerror=alert(1)>", "L5", "disputed", (), "L5")
    monkeypatch.setattr(Herniation, "findings", (hostile,))
    from discviz import panels  # noqa: PLC0415 - after the patch

    assert "<img" not in panels.findings(Herniation("L4-L5"))
    assert "&lt;img" in panels.findings(Herniation("L4-L5"))
    assert "(disputed)" in panels.findings(Herniation("L4-L5"))


def test_the_full_references_are_written_when_opened(explorer):
    explorer.select(Herniation("L4-L5"))
    explorer.sources.selected_index = 0
    assert "Berra" in explorer.sources.children[0].value
    explorer.level = "C6-C7"
    assert "Berra" not in explorer.sources.children[0].value
    explorer.sources.selected_index = None


def test_the_repr_is_short_and_steady(explorer):
    explorer.select(Herniation("L4-L5"))
    assert repr(explorer) == "Explorer('L4-L5', side='left', zone='subarticular', morphology='protrusion')"


def test_every_mark_stands_in_the_figure_from_the_start(explorer):
    names = [shape.name for shape in explorer.figure.layout.shapes if shape.name.split()[0] in KINDS]
    assert names == [mark.name for mark in chart.every_mark()]


def test_the_figure_follows_the_width_of_the_page(explorer):
    for width, height, figure in [(840, 1400, 832), (2000, 1400, 980), (300, 1400, 340)]:
        explorer.page.height = height
        explorer.page.width = width
        assert explorer.figure.layout.width == figure
        assert explorer.figure.layout.height == pytest.approx(figure * 0.78, rel=0.1)


def test_selectors_heading_and_figure_are_seen_together_on_a_projector(explorer):
    explorer.page.height = 720
    explorer.page.width = 841
    assert 480 <= explorer.figure.layout.height <= 720 - 190


def test_one_figure_is_built_once_and_only_recoloured(explorer):
    figure, shapes = explorer.figure, [shape.path for shape in explorer.figure.layout.shapes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(figure), "send_state", lambda _self, _key=None: pytest.fail("the figure was sent again"))
        explorer.select(Herniation("C7-T1", side="both", zone="central"))
    assert explorer.figure is figure
    assert [shape.path for shape in figure.layout.shapes] == shapes


@given(every_herniation)
@settings(max_examples=25)
def test_no_update_message_is_larger_than_8_kb(herniation):
    explorer = test_any_selection_shows_the_marks_and_words_of_its_herniation.explorer
    explorer.select(Herniation("T1-T2"))
    sent = []
    with pytest.MonkeyPatch.context() as patch:
        for widget in widgets_of(explorer):
            patch.setattr(type(widget), "send_state", lambda self, key=None: sent.append(size_of(self, key)))
        explorer.select(herniation)
    assert sent or herniation == Herniation("T1-T2")
    assert max(sent, default=0) <= 8_000
    assert sum(sent) <= 12_000


def size_of(widget, key):
    """The size of a message that tells the browser of a change."""
    return len(json.dumps(widget.get_state(key), default=str))


def widgets_of(widget):
    found = [widget]
    for child in getattr(widget, "children", ()):
        found += widgets_of(child) if isinstance(child, Widget) else []
    return found
