"""The examination as a learner meets it: real JupyterLab, real Chromium, keyboard alone, then the mouse."""

from __future__ import annotations

import pytest
from helpers.laboratory import ROOT, Lesson, picture
from playwright.sync_api import expect

from discviz.drawing.body import clickable

pytestmark = pytest.mark.browser

PLACE = ".widget-vbox:has(.discviz-picker):not(:has(.widget-vbox))"
LESSON = ROOT / "notebooks" / "06_from_symptoms_to_level.ipynb"
FIGURES = 4 + 2  # those of the lesson; the bodies of its examination and of the case


@pytest.fixture(scope="module")
def page(browser, lab):
    """Lesson 06, run from top to bottom; shared by the tests below."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    lesson = Lesson(context.new_page(), lab, LESSON)
    lesson.run_all()
    expect(lesson.page.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(FIGURES, timeout=60_000)
    assert lesson.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").count() == 0
    yield lesson.page
    assert lesson.strangers == []
    assert lesson.faults == []
    context.close()


def shape_of(finding, side):
    """Where the drawing of a place on the body is found in the page."""
    places = [(shape.part.tissue, shape.part.of, shape.part.side) for shape in clickable.shapes()]
    return f'.shapelayer path[data-index="{places.index(("spot", finding, side))}"]'


def test_by_keyboard_alone_one_says_what_is_wrong_and_reads_what_it_points_to(page):
    first = page.locator(PLACE).first
    expect(first.get_by_role("heading")).to_contain_text("No finding yet: this is the prior, not an answer")
    first.get_by_label("Side", exact=True).focus()
    page.keyboard.type("le")  # left
    for words in ("numb thumb", "biceps reflex absent"):
        first.get_by_label("or in your own words").focus()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    expect(first.get_by_role("list", name="Findings so far").get_by_role("listitem")).to_have_count(2)
    expect(first.get_by_role("heading")).to_contain_text("A single root: C6")
    expect(first.get_by_role("status")).to_contain_text("A single root: C6")
    seen = first.locator(shape_of("numb-thumb", "left"))
    expect(seen).to_have_css("opacity", "1")
    first.get_by_label("Kind", exact=True).select_option(label="Warning signs")
    first.get_by_role("button", name="Add").focus()
    page.keyboard.press("Enter")
    expect(first.get_by_role("heading")).to_contain_text("Emergency before anything else")
    first.get_by_role("button", name="Take away: left Numbness between the legs").focus()
    page.keyboard.press("Enter")
    expect(first.get_by_role("heading")).to_contain_text("A single root: C6")
    picture("examination", first)


def test_a_click_on_the_body_marks_the_place_at_once(page):
    first = page.locator(PLACE).first
    number = next(
        n for n in range(len(clickable.spots())) if clickable.finding_of(n, "sensory") == ("numb-big-toe", "left")
    )
    name = shape_of("numb-big-toe", "left")
    expect(first.locator(name)).to_have_css("opacity", "0")
    page.evaluate("figure => figure.drawings = 0", first.locator(".js-plotly-plot").element_handle())
    page.evaluate(
        "figure => figure.on('plotly_afterplot', () => figure.drawings++)",
        first.locator(".js-plotly-plot").element_handle(),
    )
    spot = first.locator(".trace.scatter .points path.point").nth(number)
    spot.scroll_into_view_if_needed()
    box = spot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(first.locator(name)).to_have_css("opacity", "1", timeout=2_000)
    assert page.evaluate("figure => figure.drawings", first.locator(".js-plotly-plot").element_handle()) == 0


def test_a_case_keeps_its_truth_until_one_commits(page):
    second = page.locator(PLACE).nth(1)
    expect(second).not_to_contain_text("C5-C6 herniation")
    expect(second.get_by_role("heading")).to_contain_text("What do you think?")
    second.get_by_label("or in your own words").fill("weak wrist extension")
    page.keyboard.press("Enter")
    expect(second.get_by_role("list", name="Findings so far")).to_contain_text("Weak lifting of the hand at the wrist")
    second.get_by_label("My answer").select_option("C6")
    second.get_by_role("button", name="Commit").click()
    expect(second).to_contain_text("Right. C6: C5-C6 herniation")
    expect(second).to_contain_text("An expert might have gone like this")
    picture("case", second)
