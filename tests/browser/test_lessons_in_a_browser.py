"""The lessons as a learner meets them: real JupyterLab, real Chromium, mouse and keyboard."""

from __future__ import annotations

import pytest
from helpers.laboratory import Lesson, notebook_of
from playwright.sync_api import expect

import discviz
from discviz import Herniation
from discviz.drawing.body import chart
from discviz.drawing.spine.flat import hits
from discviz.drawing.spine.solid import CAMERAS, camera
from discviz.knowledge import atlas
from discviz.spine.herniation import common_herniation
from discviz.widgets.explorer import NARROWEST

pytestmark = pytest.mark.browser

LESSONS = {  # lesson: figures saved in it, and figures drawn when all cells have run (those of widgets need a kernel)
    "00_start_here.ipynb": (2, 3),
    "01_discs_roots_and_numbers.ipynb": (4, 5),
    "02_from_level_to_symptoms.ipynb": (4, 6),
    "03_why_it_hurts_and_why_muscles_spasm.ipynb": (4, 5),
    "04_what_the_sources_say.ipynb": (3, 4),
    "05_course_imaging_and_red_flags.ipynb": (5, 5),
    "06_from_symptoms_to_level.ipynb": (4, 6),
}
EXPLORER = ".widget-vbox:has(.discviz-level):not(:has(.widget-vbox))"
FIGURE = f"{EXPLORER} .js-plotly-plot"


@pytest.mark.parametrize("name", LESSONS)
def test_a_fresh_lesson_shows_its_figures_then_runs_from_top_to_bottom_and_asks_no_other_machine(open_lesson, name):
    saved, drawn = LESSONS[name]
    lesson = open_lesson(name, cleared=False)
    page = lesson.page
    figures = page.locator(".js-plotly-plot .main-svg:first-child")
    expect(figures).to_have_count(saved, timeout=60_000)
    page.evaluate("jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    expect(figures).to_have_count(0)
    lesson.run_all()
    expect(figures).to_have_count(drawn, timeout=60_000)
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").count() == 0
    for number in range(drawn):
        lesson.screenshot(f"{name[:2]}_figure_{number + 1}", page.locator(".js-plotly-plot").nth(number))
    assert lesson.strangers == []
    assert lesson.faults == []


@pytest.fixture(scope="module")
def explorer(browser, lab):
    """The explorer of the first lesson, open and drawn; shared by the tests below."""
    context = browser.new_context(viewport={"width": 1900, "height": 1400})
    lesson = Lesson(context.new_page(), lab, "00_start_here.ipynb")
    lesson.run_all()
    lesson.page.locator(f"{FIGURE}[aria-label]").wait_for(timeout=60_000)  # painted for the first time
    lesson.page.locator(FIGURE).scroll_into_view_if_needed()
    yield lesson
    context.close()


def seen(page):
    """The names of the marks that are painted, read from the drawing itself."""
    return set(
        page.evaluate(
            """figure => { const gd = document.querySelector(figure), painted = [];
               for (const path of gd.querySelectorAll('.shapelayer path')) {
                 const shape = gd._fullLayout.shapes[path.getAttribute('data-index')];
                 if (shape && Number(path.style.opacity) > 0) painted.push(shape.name);
               } return painted; }""",
            FIGURE,
        )
    )


def place_of(page, region):
    """Where on the screen a region answers the pointer."""
    return page.evaluate(
        """([figure, n]) => { const gd = document.querySelector(figure), box = gd.getBoundingClientRect();
           const hits = gd._fullData.find(trace => trace.name === 'regions'), { xaxis, yaxis } = gd._fullLayout;
           const x = box.left + xaxis._offset + xaxis.l2p(hits.x[n]);
           return [x, box.top + yaxis._offset + yaxis.l2p(hits.y[n])]; }""",
        [FIGURE, regions().index(tuple(region.split()))],
    )


def regions():
    """Root and side of each point that answers the pointer."""
    return [(region.of, region.side) for region, *_ in chart.hits()]


def point_at(page, root, side):
    """Move the pointer to a region as a hand does: it comes near, trembles, and rests until it is noticed."""
    x, y = place_of(page, f"{root} {side}")
    numbers = [number for number, region in enumerate(regions()) if region == (root, side)]
    page.wait_for_timeout(350)  # two clicks within 300 ms would be a double click
    for step in range(40):
        page.mouse.move(x + (step % 3 - 1) * 0.6, y)
        page.wait_for_timeout(60)
        noticed = page.evaluate("figure => document.querySelector(figure)._hoverdata?.[0]?.pointNumber", FIGURE)
        if noticed in numbers:
            return
    pytest.fail(f"the pointer over {root} {side} was taken for {regions()[noticed] if noticed is not None else None}")


def wait_for_title(page, words):
    page.locator(f"{EXPLORER} h3").filter(has_text=words).first.wait_for(timeout=30_000)
    page.locator(f'{FIGURE}[aria-label*="{words}"]').wait_for(timeout=30_000)  # named when it is painted
    page.wait_for_timeout(150)


def test_levels_are_selected_by_keyboard_alone(explorer):
    page = explorer.page
    select = page.locator(EXPLORER).get_by_label("Level", exact=True)
    select.focus()
    page.keyboard.type("L5-S1")
    wait_for_title(page, "L5-S1")
    assert "body core S1 left" in seen(page)
    page.keyboard.press("ArrowUp")
    wait_for_title(page, "L4-L5")
    assert "body core L5 left" in seen(page)
    assert "body core S1 left" not in seen(page)
    for label, key, words in [
        ("Side", "right", "Right L4-L5"),
        ("Zone", "extra", "extraforaminal"),
        ("Form", "ext", "extrusion"),
    ]:
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.labels?.[0]?.textContent")
        assert focused == label
        page.keyboard.type(key)
        wait_for_title(page, words)
    assert "body core L4 right" in seen(page)
    explorer.screenshot("explorer_by_keyboard", page.locator(EXPLORER))


@pytest.mark.parametrize("level", ["L4-L5", "L5-S1", "C6-C7", "T10-T11"])
def test_each_selection_is_painted_and_written(explorer, level):
    page = explorer.page
    box = page.locator(EXPLORER)
    for label, value in [("Side", "left"), ("Zone", "subarticular"), ("Form", "protrusion"), ("Level", level)]:
        box.get_by_label(label, exact=True).select_option(value)
    herniation = Herniation(level)
    wait_for_title(page, herniation.title)
    assert {f"body core {root} left" for root in herniation.roots} <= seen(page)
    text = box.inner_text()
    for finding in herniation.findings:
        if finding.kind != "red flag":
            assert finding.text in text
    for step in herniation.explain():
        assert step.text in text
    assert "Seek medical help at once" in text
    assert box.locator("[role=status]").first.inner_text() == herniation.title
    assert herniation.title in page.get_by_role("figure").first.get_attribute("aria-label")
    explorer.screenshot(f"explorer_{level}", box)


def test_every_region_answers_a_click_with_the_level_that_reaches_it(explorer):
    page = explorer.page
    page.locator(FIGURE).scroll_into_view_if_needed()
    wrong = []
    for root in discviz.table("roots").ids[1:]:
        for side in ("left", "right"):
            point_at(page, root, side)
            page.mouse.down()
            page.mouse.up()
            herniation = common_herniation(root, side)
            try:
                wait_for_title(page, herniation.title)
                if f"body core {root} {side}" not in seen(page):
                    wrong.append((root, side, "not painted"))
            except Exception:  # noqa: BLE001 - collected, so that one report names them all
                wrong.append((root, side, page.locator(f"{EXPLORER} h3").first.inner_text()))
    assert wrong == []


def test_the_pointer_is_told_the_region_in_plain_words(explorer):
    page = explorer.page
    point_at(page, "L5", "left")
    page.wait_for_selector(f"{FIGURE} .hovertext", timeout=5000)
    assert discviz.table("regions")["L5"]["name"] in page.locator(f"{FIGURE} .hovertext").text_content()


def test_no_button_sends_the_figure_away(explorer):
    page = explorer.page
    page.locator(FIGURE).hover()
    buttons = page.locator(".js-plotly-plot .modebar-btn")
    titles = [buttons.nth(n).get_attribute("data-title") or "" for n in range(buttons.count())]
    assert titles
    assert not [title for title in titles if "share" in title.lower() or "cloud" in title.lower()]


# --- the spine in 3D --------------------------------------------------------------------------------------------


def reset(page, level="L4-L5"):
    box = page.locator(EXPLORER)
    for label, value in [("Side", "left"), ("Zone", "subarticular"), ("Form", "protrusion"), ("Level", level)]:
        box.get_by_label(label, exact=True).select_option(value)
    wait_for_title(page, f"Left {level}")
    page.wait_for_timeout(1500)  # the camera has flown


@pytest.mark.parametrize("view", CAMERAS)
def test_each_view_of_the_spine_is_one_click_away(explorer, view):
    page = explorer.page
    reset(page)
    page.locator(EXPLORER).get_by_role("button", name=view.capitalize(), exact=True).click()
    page.wait_for_timeout(1500)
    eye = page.evaluate("f => document.querySelector(f)._fullLayout.scene._scene.getCamera().eye", FIGURE)
    assert [eye[axis] for axis in "xyz"] == pytest.approx(camera(Herniation("L4-L5"), view).eye, abs=0.02)
    explorer.screenshot(f"spine_{view.replace(' ', '_')}", page.locator(FIGURE))
    page.locator(EXPLORER).get_by_role("button", name="Oblique", exact=True).click()


@pytest.mark.parametrize("level", ["C5-C6", "T8-T9", "L5-S1"])
def test_clicking_a_disc_of_the_flat_spine_selects_its_level(explorer, level):
    page = explorer.page
    reset(page)
    page.locator(FIGURE).scroll_into_view_if_needed()
    x, y = page.evaluate(
        """([figure, n]) => { const gd = document.querySelector(figure), box = gd.getBoundingClientRect();
           const hits = gd._fullData.find(trace => trace.name === 'discs of the sheet');
           const { xaxis3: a, yaxis3: b } = gd._fullLayout;
           return [box.left + a._offset + a.l2p(hits.x[n]), box.top + b._offset + b.l2p(hits.y[n])]; }""",
        [FIGURE, [part.of for part, _, _ in hits()].index(level)],
    )
    page.wait_for_timeout(350)
    for step in range(8):
        page.mouse.move(x + step % 2, y)
        page.wait_for_timeout(60)
    page.mouse.down()
    page.mouse.up()
    wait_for_title(page, f"Left {level}")


@pytest.mark.parametrize("level", ["L3-L4", "L5-S1"])
def test_clicking_a_disc_of_the_model_selects_its_level_through_bone_and_roots(explorer, level):
    page = explorer.page
    reset(page)
    page.locator(FIGURE).scroll_into_view_if_needed()
    x, y = page.evaluate(
        """([figure, point]) => { const scene = document.querySelector(figure)._fullLayout.scene._scene;
           const { model, view, projection } = scene.glplot.cameraParams;
           const through = (m, v) => [0, 1, 2, 3].map(r => v.reduce((sum, part, n) => sum + m[4 * n + r] * part, 0));
           const here = [...point.map((value, n) => value * scene.dataScale[n]), 1];
           const [a, b, , w] = [model, view, projection].reduce((v, m) => through(m, v), here);
           const box = scene.container.getBoundingClientRect();
           return [box.left + box.width * (0.5 + a / w / 2), box.top + box.height * (0.5 - b / w / 2)]; }""",
        [FIGURE, atlas("spine")["levels"][level]["centre"]],
    )
    for step in range(4):
        page.mouse.move(x + step % 2, y)
        page.wait_for_timeout(200)
    page.mouse.down()
    page.mouse.up()
    wait_for_title(page, f"Left {level}")


def test_the_words_in_the_disc_follow_the_selection(explorer):
    page = explorer.page
    reset(page, "C5-C6")
    assert [word for word in written(page) if "C6" in word and "pressed" in word]
    page.locator(EXPLORER).get_by_label("Zone", exact=True).select_option("central")
    wait_for_title(page, "threatens the cord")
    assert "spinal cord: pressed" in " ".join(written(page))
    reset(page)
    assert [word for word in written(page) if "L5" in word and "pressed" in word]


def written(page):
    """What stands in the panel of the disc."""
    return page.evaluate(
        """figure => { const gd = document.querySelector(figure);
           const words = gd._fullData.find(trace => trace.name === 'words');
           return [...gd.querySelectorAll(`.trace${words.uid} text`)].map(text => text.textContent); }""",
        FIGURE,
    )


@pytest.fixture
def without_webgl(launch, lab, tmp_path):
    """An explorer in the browser of a machine that cannot draw in 3D."""
    path = notebook_of(["import discviz\ndiscviz.explore()"], tmp_path / "flat.ipynb")
    chromium = launch("--disable-3d-apis")
    yield Lesson(chromium.new_page(viewport={"width": 1280, "height": 900}), lab, path)
    chromium.close()


def test_without_webgl_the_explorer_falls_back_to_flat_views_and_says_so(without_webgl):
    lesson, page, said = without_webgl, without_webgl.page, []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    lesson.run_all()
    page.locator(FIGURE).wait_for(timeout=60_000)
    page.locator(EXPLORER).get_by_text("cannot draw in 3D").wait_for(timeout=10_000)
    assert page.locator(f"{FIGURE} .no-webgl").count() == 0
    assert page.locator(f"{FIGURE} canvas").count() == 0
    page.locator(EXPLORER).get_by_label("Level", exact=True).select_option("C5-C6")
    wait_for_title(page, "C5-C6")
    assert {f"spine {part}" for part in ("side disc C5-C6", "back disc C5-C6", "back root C6 left")} <= seen(page)
    assert "body core C6 left" in seen(page)
    lesson.screenshot("explorer_without_webgl", page.locator(EXPLORER))
    assert lesson.faults == []
    assert said == []


def test_the_quiz_answers_every_choice_by_keyboard(explorer):
    page = explorer.page
    radio = page.locator(".widget-radio input[type=radio]").first
    radio.focus()
    page.keyboard.press("Space")
    feedback = (
        page.locator("[role=status]")
        .filter(has_text="Right.")
        .or_(page.locator("[role=status]").filter(has_text="Not quite."))
    )
    feedback.first.wait_for(timeout=5000)
    page.get_by_text("right so far").wait_for(timeout=5000)


@pytest.mark.parametrize("width", [1280, 1024, 480])
def test_nothing_of_the_explorer_is_cut_off(explorer, width):
    page = explorer.page
    page.set_viewport_size({"width": width, "height": 1000})
    page.wait_for_timeout(1500)
    page.locator(EXPLORER).scroll_into_view_if_needed()
    assert page.locator(EXPLORER).get_by_label("Level", exact=True).is_visible()
    area, figure = (page.locator(place).bounding_box() for place in (EXPLORER, FIGURE))
    assert figure["x"] + figure["width"] <= area["x"] + area["width"] + 1 or area["width"] < NARROWEST
    lowest, key = page.evaluate(
        """figure => { const gd = document.querySelector(figure), { yaxis, yaxis2, yaxis3 } = gd._fullLayout;
           const ends = [yaxis, yaxis2, yaxis3].map(axis => axis._offset + axis._length);
           const [box, key] = [gd, gd.querySelector('.legend')].map(part => part.getBoundingClientRect());
           return [Math.max(...ends), key.top - box.top]; }""",
        FIGURE,
    )
    assert key >= lowest - 1
    explorer.screenshot(f"explorer_at_{width}")
    page.set_viewport_size({"width": 1900, "height": 1400})


def test_with_the_network_off_everything_still_works(explorer):
    page = explorer.page
    assert explorer.strangers == []
    page.locator(EXPLORER).get_by_label("Level", exact=True).select_option("C5-C6")
    wait_for_title(page, "C5-C6")
    assert explorer.strangers == []
    assert explorer.faults == []


def test_the_evidence_view_is_used_by_keyboard_alone(open_lesson):
    lesson = open_lesson("04_what_the_sources_say.ipynb")
    lesson.run_all()
    page = lesson.page
    view = page.locator(".widget-vbox:has(details)").first
    expect(view.locator("details")).to_have_count(3, timeout=30_000)  # P9, chosen in a cell
    cells = page.locator(".jp-CodeCell").count()
    page.get_by_label("Passage").focus()
    page.keyboard.press("Home")  # all
    expect(view.locator("details")).to_have_count(27)
    page.get_by_label("Verdict").focus()
    page.keyboard.press("x")  # JupyterLab would cut the cell
    page.keyboard.press("End")  # the last verdict
    expect(view.locator("details")).to_have_count(1)
    summary = view.locator("summary")
    expect(summary).to_contain_text("S16")
    summary.focus()
    page.keyboard.press("Enter")
    expect(view.locator("details[open]")).to_have_count(0)
    assert page.locator(".jp-CodeCell").count() == cells
    width = page.evaluate("el => [el.scrollWidth, el.clientWidth]", view.element_handle())
    assert width[0] <= width[1] + 1, "nothing runs out of the page"
    lesson.screenshot("04_evidence", view)
    maps = page.locator(".widget-vbox:has(.widget-toggle-buttons):has(.js-plotly-plot)").last
    button = maps.get_by_role("button", name="Bands", exact=True)
    button.scroll_into_view_if_needed()
    button.focus()
    page.keyboard.press("Space")
    expect(maps.get_by_role("status")).to_contain_text("Bands:")
    expect(maps.get_by_role("status")).not_to_contain_text("Patches:")
    drawn = """el => Object.fromEntries([...el.querySelectorAll(".shapelayer path")].map(
      path => [path.dataset.index, Number(path.style.opacity)]))"""
    page.wait_for_timeout(300)
    painted = page.evaluate(drawn, maps.element_handle())
    assert (painted["2"], painted["3"], painted["4"]) == (0, 1, 1), "no patch; the band on leg and foot"
    lesson.screenshot("04_maps", maps)
