"""A canary, ten seconds at most on a quiet machine: which of plotly's internals that are used has a new one moved?"""

from __future__ import annotations

import base64
import struct
from pathlib import Path

import plotly
import pytest
from helpers import ROOT
from plotly.basewidget import BaseFigureWidget

from discviz.widgets.parts.painter import OVERRIDDEN, StillFigure

PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PAINTER = ROOT / "discviz" / "widgets" / "parts" / "painter.mjs"
NUMBERS = {"fullTrace": 3, "texts": 3}  # of the trace of words in the figure below; all else is the first of its kind


def packed(kind, *values):
    """A typed array as Python sends it to the page."""
    return {
        "dtype": "f4" if kind.endswith("f") else "u1",
        "bdata": base64.b64encode(struct.pack(kind, *values)).decode(),
    }


def square(size):
    """An upright square before the camera, in two triangles."""
    corners = {"x": (-size, size, size, -size), "y": (0, 0, 0, 0), "z": (-size, -size, size, size)}
    triangles = {"i": (0, 0), "j": (1, 2), "k": (2, 3)}
    floats = {axis: packed("4f", *values) for axis, values in corners.items()}
    return floats | {corner: packed("2B", *values) for corner, values in triangles.items()}


BLACK, RED = [[0, "rgb(0,0,0)"], [1, "rgb(0,0,0)"]], [[0, "rgb(255,0,0)"], [1, "rgb(255,0,0)"]]
MESH = {"type": "mesh3d", "intensity": [0, 1], "intensitymode": "cell", "colorscale": BLACK, "showscale": False}
EYE = {"eye": {"x": 0, "y": -2, "z": 0}, "center": {"x": 0, "y": 0, "z": 0}, "up": {"x": 0, "y": 0, "z": 1}}
LABEL = {"x": 0, "y": 0, "z": 0, "text": "before", "font": {"size": 9}}
FIGURE = {
    "data": [
        MESH | square(1.0) | {"name": "discs", "hoverinfo": "none"},
        MESH | square(0.1) | {"name": "material left", "hoverinfo": "skip"},
        MESH | square(0.1) | {"name": "material right", "hoverinfo": "skip"},
        {"mode": "text", "name": "words", "x": [1], "y": [1], "text": ["before"]},
    ],
    "layout": {
        "margin": dict.fromkeys("lrtb", 0),
        "xaxis": {"domain": [0, 0.5]},
        "shapes": [{"type": "path", "path": "M0,0L1,1L1,0Z", "opacity": 0}],
        "scene": {"domain": {"x": [0.5, 1]}, "annotations": [LABEL], "camera": EYE},
    },
}
STATE = {
    "lit": {"0": 0.5},
    "words": ["after"],
    "meshes": {"discs": RED},
    "material_left": square(0.2),
    "material_right": square(0.3),
    "labels": [LABEL | {"text": "after"}],
    "camera": EYE | {"eye": {"x": 0, "y": -1.5, "z": 0}},
    "label": "said",
    "picked": [],
}
DRAW = """
async ([painter, { data, layout }]) => {
  const url = URL.createObjectURL(new Blob([painter], { type: "text/javascript" }));
  window.painter = await import(url);
  document.body.style.margin = 0;
  document.body.innerHTML =
    '<div class="widget-vbox"><i></i><div id="figure" style="width:400px;height:300px"></div></div>';
  window.figure = document.getElementById("figure");
  await Plotly.newPlot(figure, data, layout);
}
"""
MOVED = """
numbers => Object.entries(painter.internals).flatMap(([name, reach]) => {
  try {
    const found = reach(figure, numbers[name] ?? 0);
    if (found instanceof NodeList ? found.length : found) return [];
  } catch {}
  return [`${name}: ${reach}`];
})
"""
PAINT = """
async state => {
  window.model = { ...state, on() {}, save_changes() {},
                   get(name) { return this[name]; }, set(name, value) { this[name] = value; } };
  painter.default.render({ model, el: document.querySelector("i") });
  await new Promise(done => setTimeout(done, 1500));  // until the camera has flown
  const { fullTrace, fullLabel, whereFrom } = painter.internals;
  return [Number(figure.querySelector(".shapelayer path").style.opacity),
          figure.querySelector(".textpoint").textContent,
          fullTrace(figure, 0).colorscale[0][1],
          fullTrace(figure, 1).x[1].toFixed(1),
          fullLabel(figure, 0).text,
          whereFrom(figure)().eye.y.toFixed(1),
          figure.getAttribute("aria-label")];
}
"""


@pytest.fixture(scope="module")
def page(browser):
    """A bare page, and in it a tiny figure of meshes, a text and a shape."""
    page = browser.new_page(viewport={"width": 400, "height": 300})
    page.add_script_tag(path=PLOTLY_JS)
    page.evaluate(DRAW, [PAINTER.read_text("utf-8"), FIGURE])
    yield page
    page.close()


@pytest.mark.browser
def test_every_internal_of_plotly_js_is_where_the_painter_looks_for_it(page):
    moved = page.evaluate(MOVED, NUMBERS)
    assert not moved, "\n".join(["plotly has moved:", *moved])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("owner", "name", "missed"),
    [
        ("figure", "_fullData", "fullTrace"),
        ("figure._fullLayout.scene", "_scene", "scene"),
        ("figure._fullLayout.scene._scene", "fullSceneLayout", "fullLabel"),
        ("figure._fullLayout.scene._scene.glplot", "selection", "selection"),
        ("Object.values(figure._fullLayout.scene._scene.traces)[0].mesh", "drawPick", "pick"),
    ],
)
def test_one_that_has_moved_is_named(page, owner, name, missed):
    page.evaluate(f"() => {{ window.was = {owner}.{name}; {owner}.{name} = undefined; }}")
    moved = page.evaluate(MOVED, NUMBERS)
    page.evaluate(f"() => {{ {owner}.{name} = window.was; }}")
    assert missed in [line.split(":")[0] for line in moved]
    assert page.evaluate(MOVED, NUMBERS) == []


@pytest.mark.browser
def test_what_the_painter_is_told_is_painted_and_a_click_on_a_mesh_is_told_back(page):
    assert page.evaluate(PAINT, STATE) == [0.5, "after", "rgb(255,0,0)", "0.2", "after", "-1.5", "said"]
    page.mouse.move(300, 150)
    for step in range(20):
        page.wait_for_timeout(100)
        page.mouse.move(300 + step % 2, 150)
        if page.evaluate("Boolean(painter.internals.selection(figure).object)"):
            break
    page.mouse.click(300, 150)
    assert page.evaluate("model.picked") in ([0, 1], [1, 1])


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_every_method_of_the_figure_widget_that_is_overridden_is_still_there_and_used(name):
    assert callable(getattr(BaseFigureWidget, name, None)), f"{name} has moved"
    used = "plotly_relayout" if "relayout" in name else "plotly_restyle"
    assert name in getattr(StillFigure, used).__code__.co_names, f"{used} no longer calls {name}"


def test_a_still_figure_keeps_its_changes_to_itself():
    figure, sent = StillFigure({"data": [{"y": [1]}]}), []
    figure.observe(sent.append, names=["_py2js_relayout", "_py2js_restyle"])
    with figure.still():
        figure.plotly_relayout({"title.text": "kept"})
        figure.plotly_restyle({"name": "kept"})
    assert sent == []
    assert (figure.layout.title.text, figure.data[0].name) == ("kept", "kept")
    figure.plotly_relayout({"title.text": "told"})
    figure.plotly_restyle({"name": "told"})
    assert {change["name"] for change in sent} == {"_py2js_relayout", "_py2js_restyle"}
