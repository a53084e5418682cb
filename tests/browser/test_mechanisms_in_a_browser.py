"""The figure of mechanisms as a learner meets it: real JupyterLab, real Chromium, real clicks."""

from __future__ import annotations

import pytest
from helpers.laboratory import Lesson, notebook_of

import discviz
from discviz.drawing.mechanism.layout import hits
from discviz.drawing.mechanism.shapes import shapes
from discviz.mechanism import graph

pytestmark = pytest.mark.browser

FIGURE = ".js-plotly-plot"
LINKS = discviz.table("links")


@pytest.fixture(scope="module")
def mechanisms(browser, lab, tmp_path_factory):
    """The figure of mechanisms, open on a projector of 1280 by 720; shared by the tests below."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    path = notebook_of(
        ["import discviz\ndiscviz.mechanisms()"], tmp_path_factory.mktemp("mechanisms") / "mechanisms.ipynb"
    )
    lesson = Lesson(context.new_page(), lab, path)
    lesson.run_all()
    page = lesson.page
    page.locator(f"{FIGURE} .shapelayer path").first.wait_for(timeout=60_000)
    page.get_by_label("Level", exact=True).evaluate("list => list.scrollIntoView()")
    page.wait_for_timeout(1500)
    lesson.screenshot("mechanisms")
    yield lesson
    context.close()


def seen(page, tissue, state=""):
    """The shapes of a kind that can be seen, read from the drawing itself: name -> opacity."""
    found = page.evaluate(
        """figure => { const gd = document.querySelector(figure), found = {};
           for (const path of gd.querySelectorAll('.shapelayer path')) {
             const shape = gd._fullLayout.shapes[path.getAttribute('data-index')];
             if (shape) found[shape.name] = Number(getComputedStyle(path).opacity);
           } return found; }""",
        FIGURE,
    )
    parts = (shape.part for shape in shapes() if (shape.part.tissue, shape.part.state) == (tissue, state))
    return {part.of: found[part.name] for part in parts if part.name in found}


def click(page, key):
    """Click a box or an arrow as a hand does: come near, rest until it is noticed, press."""
    points = hits()[key]
    x, y = points[len(points) // 2]
    across, down = page.evaluate(
        """([figure, x, y]) => { const gd = document.querySelector(figure), box = gd.getBoundingClientRect();
           const { xaxis, yaxis } = gd._fullLayout;
           return [box.left + xaxis._offset + xaxis.l2p(x), box.top + yaxis._offset + yaxis.l2p(y)]; }""",
        [FIGURE, x, y],
    )
    page.wait_for_timeout(350)  # two clicks within 300 ms would be a double click
    for step in range(40):
        page.mouse.move(across + step % 2, down)
        page.wait_for_timeout(50)
        noticed = page.evaluate(
            """figure => { const gd = document.querySelector(figure);
                 return gd._fullData[gd._hoverdata?.[0]?.curveNumber]?.name; }""",
            FIGURE,
        )
        if noticed == key:
            break
    assert noticed == key, f"the pointer over {key} was taken for {noticed}"
    page.mouse.down()
    page.mouse.up()


def wait_for_heading(page, words):
    page.locator("[role=status] strong").filter(has_text=words).first.wait_for(timeout=10_000)
    page.wait_for_timeout(150)


def test_boxes_and_arrows_answer_a_click_and_the_lists_follow(mechanisms):
    page = mechanisms.page
    for key in ("spasm", "guarding-spasm", "root-pressed-root-pain", "bulge"):
        click(page, key)
        wait_for_heading(page, graph.name_of(key))
        label = "Arrow" if key in LINKS.ids else "Box"
        assert page.get_by_label(label, exact=True).input_value() == key
        asked = {link["id"] for link in LINKS if key in {link["id"], link["from"], link["to"]}}
        assert {name for name, opacity in seen(page, "asked").items() if opacity} == asked
    text = page.locator(".jp-OutputArea").first.inner_text()
    for words in ("Who says so", "It leads on to", "Claims of the nine passages"):
        assert words in text
    mechanisms.screenshot("mechanisms_clicked")


def test_lists_lay_accounts_over_one_another_and_light_a_level_by_keyboard(mechanisms):
    page = mechanisms.page
    page.mouse.move(0, 0)
    for label in ("Box", "Arrow"):
        page.get_by_label(label, exact=True).select_option("")
    page.get_by_label("Account A", exact=True).focus()
    page.keyboard.type("P4")
    page.get_by_label("Account B", exact=True).select_option("P7")
    wait_for_heading(page, "P4 (A) and P7 (B)")
    passages = discviz.table("passages")
    for letter, key in (("A", "P4"), ("B", "P7")):
        bands = {name for name, opacity in seen(page, "band", letter).items() if opacity}
        assert bands == set(passages[key]["path"])
    mechanisms.screenshot("mechanisms_accounts")
    for letter in "AB":
        page.get_by_label(f"Account {letter}", exact=True).select_option("")
    page.get_by_label("Level", exact=True).select_option("C6-C7")
    wait_for_heading(page, "Left C6-C7")
    page.wait_for_timeout(1000)
    lit = {name for name, opacity in seen(page, "line").items() if opacity == 1}
    assert lit == {link["id"] for link in graph.links_of(discviz.Herniation("C6-C7"))}
    written = page.locator(f"{FIGURE} .textpoint text").all_text_contents()
    assert "triceps" in " ".join(written)
    assert "Seek medical help at once" in page.locator(".jp-OutputArea").first.inner_text()
    mechanisms.screenshot("mechanisms_level")


def test_lists_heading_and_figure_are_seen_together_and_nothing_is_asked_of_other_machines(mechanisms):
    page = mechanisms.page
    page.get_by_label("Level", exact=True).evaluate("list => list.scrollIntoView()")
    top = page.get_by_label("Level", exact=True).bounding_box()
    figure = page.locator(FIGURE).bounding_box()
    assert figure["x"] + figure["width"] <= 1280
    bar = page.locator("#jp-main-statusbar, .jp-StatusBar-Widget").first.bounding_box()
    assert (
        figure["y"] + figure["height"] - top["y"]
        <= bar["y"] - page.locator(".jp-NotebookPanel-notebook").bounding_box()["y"]
    )
    assert mechanisms.strangers == []
    assert mechanisms.faults == []
