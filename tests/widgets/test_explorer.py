"""The explorer without a browser: selection, clicks, text, errors and the size of its messages."""

from __future__ import annotations

import base64

import pytest
from helpers.herniations import every_herniation
from helpers.widgets import size_of, widgets_of
from hypothesis import given, settings

import discviz
from discviz import DiscvizError, Herniation
from discviz.content.herniation import findings
from discviz.drawing.body import chart
from discviz.drawing.body.marks import mark, marks
from discviz.drawing.spine import flat, solid
from discviz.figures import explorer as linked
from discviz.figures import spine_solid
from discviz.knowledge import atlas
from discviz.knowledge.words import say
from discviz.render.html import html
from discviz.spine.anatomy import levels
from discviz.widgets.parts.painter import StillFigure

LEVELS = levels()


@pytest.fixture(scope="module")
def explorer():
    return discviz.explore()


def shown(explorer):
    """All that can be seen now, which the figure and its painter must agree upon; of it the marks on the body."""
    shapes = explorer.figure._layout["shapes"]  # as they are kept: plotly's own objects take a second to make
    painted = {shapes[int(place)]["name"] for place, opacity in explorer.painter.lit.items() if opacity}
    assert painted == {shape["name"] for shape in shapes if shape.get("opacity")}
    return {part for part in chart.mark_shapes() if part.name in painted}


def trace(explorer, name):
    return next(trace for trace in explorer.figure.data if trace.name == name)


class Points:
    def __init__(self, *inds):
        self.point_inds = list(inds)


def click(explorer, key):
    """Do what plotly does when the pointer clicks a region: call every trace, one with a point."""
    hits = trace(explorer, "regions")
    explorer._click_region(hits, Points(), None)
    number = next(n for n, (region, *_) in enumerate(chart.hits()) if f"{region.of} {region.side}" == key)
    explorer._click_region(hits, Points(number), None)


@given(every_herniation)
@settings(max_examples=40)
def test_any_selection_shows_the_marks_and_words_of_its_herniation(explorer, herniation):
    explorer.select(herniation)
    assert explorer.herniation == herniation
    assert shown(explorer) == {*marks(herniation)} & {*chart.mark_shapes()}
    assert shown(explorer) >= {mark("core", root, side) for root in herniation.roots for side in herniation.sides}
    assert herniation.title in explorer.heading.value
    assert explorer.selectors["level"].announcement == herniation.title
    assert "medical help at once" in explorer.warnings.value


def test_a_cell_and_the_selector_do_the_same(explorer):
    explorer.select(Herniation("L4-L5"))
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
    for clicked in (explorer._click_region, explorer._click_sheet):
        clicked(None, Points(), None)
    assert explorer.herniation == before


@pytest.mark.parametrize("level", LEVELS)
def test_clicking_a_disc_on_the_flat_spine_or_in_the_model_selects_its_level(explorer, level):
    explorer.select(Herniation("T5-T6" if level != "T5-T6" else "L1-L2"))
    explorer._click_sheet(None, Points([part.of for part, _, _ in flat.hits()].index(level)), None)
    assert explorer.level == level
    explorer.select(Herniation("T5-T6" if level != "T5-T6" else "L1-L2"))
    numbers = [label["id"] for label in atlas("spine")["discs"]["labels"]]
    faces = base64.b64decode(trace(explorer, "discs").intensity["bdata"])
    explorer.painter.picked = [faces.index(numbers.index(level)), 1]
    assert explorer.level == level


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
    monkeypatch.setattr(chart, "lit", lambda _: 1 / 0)
    explorer.level = "L5-S1"
    assert "ZeroDivisionError" in explorer.error.value
    assert 'role="alert"' in explorer.error.value
    monkeypatch.undo()
    explorer.level = "L3-L4"
    assert explorer.error.value == ""


def test_data_is_shown_and_never_run(monkeypatch):
    hostile = discviz.Finding("sensory", "<img src=x onerror=alert(1)>", ("L5",), "disputed", (), "L5")
    monkeypatch.setattr(Herniation, "findings", (hostile,))
    shown = html(*findings(Herniation("L4-L5")))
    assert "<img" not in shown
    assert "&lt;img" in shown
    assert "(disputed)" in shown


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
    names = [shape.name for shape in explorer.figure.layout.shapes]
    assert len(set(names)) == len(names)
    assert {part.name for part in chart.mark_shapes()} <= set(names)
    assert names == [shape["name"] for shape in linked.shapes()]


# --- the page ---------------------------------------------------------------------------------------------------


@pytest.fixture
def page():
    """A fresh explorer, and a function that tells it the size of its page."""
    explorer = discviz.explore()

    def tell(width, height, *, webgl=True):
        explorer.page.webgl, explorer.page.height, explorer.page.width = webgl, height, width
        return explorer

    return tell


def panels_of(figure):
    """The panels of the figure as (left, right, bottom, top), shares of the figure."""
    layout = figure.layout
    found = {name: (*layout[f"xaxis{n}"].domain, *layout[f"yaxis{n}"].domain) for name, n in PANELS.items()}
    if any(trace.type == "mesh3d" for trace in figure.data):
        found["model"] = (*layout.scene.domain.x, *layout.scene.domain.y)
    return found


PANELS = {"body": "", "disc": "2", "spine": "3"}


@pytest.mark.parametrize("webgl", [True, False])
@pytest.mark.parametrize("width", [320, 400, 480, 585, 760, 841, 1240, 2000])
def test_no_two_panels_overlap_on_any_page(page, width, webgl):
    panels = panels_of(page(width, 768, webgl=webgl).figure)
    assert set(panels) == {"body", "disc", "spine"} | ({"model"} if webgl else set())
    for name, (left, right, bottom, top) in panels.items():
        assert 0 <= left < right <= 1.001, name
        assert 0 <= bottom < top <= 1.001, name
        for other, (l2, r2, b2, t2) in panels.items():
            assert name == other or right <= l2 or r2 <= left or top <= b2 or t2 <= bottom, (name, other)


@pytest.mark.parametrize(("width", "columns"), [(841, 3), (1100, 3), (585, 3), (400, 2)])
def test_the_panels_stand_in_one_column_when_narrow(page, width, columns):
    panels = panels_of(page(width, 768).figure)
    assert len({round(panel[0], 2) for panel in panels.values()}) == columns
    if width == 400:
        spine, disc, body = panels["spine"], panels["disc"], panels["body"]
        assert spine[2] > disc[3] > disc[2] > body[3]


def test_selectors_heading_and_figure_are_seen_together_on_a_projector(page):
    layout = page(841, 720).figure.layout
    assert 480 <= layout.height <= 720 - 190
    assert layout.width <= 841


def test_the_figure_waits_for_the_page_before_it_is_shown(page):
    explorer = page(0, 0)
    assert explorer.figure not in explorer.place.children
    page(841, 720)
    assert explorer.place.children == (explorer.figure,)


def test_without_webgl_the_spine_is_flat_and_a_sentence_says_so(page):
    explorer = page(841, 720, webgl=False)
    assert not [trace for trace in explorer.figure.data if trace.type == "mesh3d"]
    assert "scene" not in explorer.figure.layout.to_plotly_json()
    assert say("no-webgl") in explorer.note.value
    assert explorer.in_3d.disabled
    explorer.select(Herniation("C5-C6", zone="central"))
    assert shown(explorer) >= {mark("core", "C6", "left"), mark("core", "C6", "right")}
    assert explorer.error.value == ""


def test_3d_can_be_switched_off_and_on_again(page):
    explorer = page(841, 720)
    before = [trace.name for trace in explorer.figure.data]
    explorer.in_3d.value = False
    explorer.level = "C6-C7"
    explorer.in_3d.value = True
    assert [trace.name for trace in explorer.figure.data] == before
    assert scales_of(explorer.herniation)["nerves"] == scale_of(trace(explorer, "nerves"))
    explorer.level = "L5-S1"
    assert scales_of(explorer.herniation)["nerves"] == scale_of(trace(explorer, "nerves"))
    assert explorer.error.value == ""


def scales_of(herniation):
    scales = spine_solid.scales(solid.lit(herniation).colours)
    return {name: [list(step) for step in scale] for name, scale in scales.items()}


def scale_of(mesh):
    return [list(step) for step in mesh.colorscale]


@given(every_herniation)
@settings(max_examples=15)
def test_the_record_of_the_model_keeps_step_with_its_painter(explorer, herniation):
    explorer.select(herniation)
    for name, scale in explorer.painter.meshes.items():
        assert scale_of(trace(explorer, name)) == scale == scales_of(herniation)[name]
    assert trace(explorer, "material left").x == explorer.painter.material_left["x"]
    assert trace(explorer, "material right").i == explorer.painter.material_right["i"]
    scene = explorer.figure.layout.scene
    assert [label.text for label in scene.annotations] == [label["text"] for label in explorer.painter.labels]
    assert scene.camera.to_plotly_json() == explorer.painter.camera


@pytest.mark.parametrize("view", solid.CAMERAS)
def test_each_view_is_one_click_away(explorer, view):
    explorer.select(Herniation("L4-L5"))
    explorer.view.value = view
    assert explorer.painter.camera == spine_solid.camera(solid.camera(explorer.herniation, view))
    arches = explorer.painter.meshes["arches"]
    assert all(colour.endswith(",0)") for _, colour in arches) == (view == "inside the canal")
    explorer.view.value = "oblique"


def test_one_figure_is_built_once_and_only_recoloured(explorer):
    figure, shapes = explorer.figure, [shape.path for shape in explorer.figure.layout.shapes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StillFigure, "send_state", lambda _self, _key=None: pytest.fail("the figure was sent again"))
        explorer.select(Herniation("C7-T1", side="both", zone="central"))
    assert explorer.figure is figure
    assert [shape.path for shape in figure.layout.shapes] == shapes


@given(every_herniation)
@settings(max_examples=25)
def test_no_update_message_is_larger_than_8_kb(explorer, herniation):
    explorer.select(Herniation("T1-T2"))
    sent = []
    with pytest.MonkeyPatch.context() as patch:
        for widget in widgets_of(explorer):
            patch.setattr(type(widget), "send_state", lambda self, key=None: sent.append(size_of(self, key)))
        explorer.select(herniation)
    assert sent or herniation == Herniation("T1-T2")
    assert max(sent, default=0) <= 8_000
    assert sum(sent) <= 24_000
