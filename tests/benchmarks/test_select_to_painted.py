"""How long a selection takes until it is painted, and the explorer until it is first seen. Fails nothing.

    pytest tests/benchmarks -s -o addopts=""

Beside it stands an `interact` that rebuilds the same figure of spine, disc and body, and for the first display a
plain FigureWidget with the same traces and shapes. Only the ratios within one run mean anything: without a
graphics card, as here, the model in 3D is drawn by the processor.
"""

from __future__ import annotations

import json
import statistics

from helpers.laboratory import notebook_of

ROUNDS = 25
FIRST = 5
LEVELS = ["C5-C6", "C6-C7", "T10-T11", "L3-L4", "L4-L5", "L5-S1"]
ROOTS = {"C5-C6": "C6", "C6-C7": "C7", "T10-T11": "T10", "L3-L4": "L4", "L4-L5": "L5", "L5-S1": "S1"}
SETUP = """
import discviz, plotly.graph_objects as go
from ipywidgets import interact
from discviz.figures import explorer

def whole(level, kind=go.Figure):
    herniation = discviz.Herniation(level)
    traces = [*explorer.flat_traces(herniation), *explorer.model_traces(herniation)]
    figure = kind({"data": traces, "layout": explorer.layout(herniation)})
    explorer.record(figure, {}, explorer.state(herniation, "oblique"))
    return figure.update_layout(explorer.arrangement(833, 498, flat=False))
"""
SELECTING = {  # a page each: a browser keeps 16 scenes, and drops the oldest when `interact` makes one more
    "explorer": SETUP + "discviz.explore()",
    "interact": SETUP + "@interact(level=list(discviz.LEVELS))\ndef rebuilt(level):\n    return whole(level)",
}
SHOWING = {"explorer": "discviz.explore('C6-C7')", "figure widget": "whole('C6-C7', go.FigureWidget)"}
TIMED = """
async ([kind, level, core, nerves]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const select = document.querySelector(kind === "explorer" ? ".discviz-level select" : ".widget-interact select");
  const drawn = () => document.querySelector(".js-plotly-plot");
  const flat = () => {
    const gd = drawn();
    const place = (gd?._fullLayout?.shapes ?? []).findIndex(shape => shape.name === core);
    const path = gd?.querySelector(`.shapelayer path[data-index="${place}"]`);
    return Boolean(path) && Number(path.style.opacity) > 0;
  };
  const model = () => {
    const trace = drawn()?._fullData?.find(trace => trace.name === "nerves");
    const scene = drawn()?._fullLayout?.scene?._scene;
    return Boolean(scene?.traces?.[trace?.uid]) && JSON.stringify(trace.colorscale) === JSON.stringify(nerves);
  };
  if (flat()) throw new Error("already painted");
  const start = performance.now();
  select.value = level;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const until = async done => {
    while (!done()) { await frame(); if (performance.now() - start > 60000) throw new Error("never painted"); }
    await frame();
    return performance.now() - start;
  };
  return [await until(flat), await until(() => flat() && model())];
}
"""
SHOWN = """
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const start = performance.now();
  await jupyterapp.commands.execute("notebook:run-cell");
  const ready = () => {
    const gd = [...document.querySelectorAll(".js-plotly-plot")].at(-1);
    return gd?.querySelector(".shapelayer path") && gd._fullLayout?.scene?._scene?.glplot;
  };
  while (!ready()) { await frame(); if (performance.now() - start > 60000) throw new Error("never shown"); }
  await frame(); await frame();
  return performance.now() - start;
}
"""


def test_select_to_painted(open_lesson, tmp_path):
    import discviz  # noqa: PLC0415 - not needed by the other benchmarks
    from discviz.figures import explorer  # noqa: PLC0415 - the same

    pages = {}
    for kind, cell in SELECTING.items():
        lesson = open_lesson(notebook_of([cell], tmp_path / f"{kind}.ipynb"), height=1000)
        lesson.run_all()
        lesson.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
        pages[kind] = lesson.page
    pages["interact"].wait_for_timeout(5000)
    taken: dict[str, list[float]] = {"explorer": [], "explorer, flat parts": [], "interact": []}
    for number in range(ROUNDS + 1):
        level = LEVELS[number % len(LEVELS)]
        nerves = explorer.state(discviz.Herniation(level), "oblique")["meshes"]["nerves"]
        for kind, page in pages.items():
            flat, whole = page.evaluate(TIMED, [kind, level, f"body core {ROOTS[level]} left", nerves])
            page.wait_for_timeout(1500)
            if number:  # the first of each warms up
                taken[kind].append(whole)
                if kind == "explorer":
                    taken["explorer, flat parts"].append(flat)
    report = {kind: {"median": statistics.median(times), "worst": max(times)} for kind, times in taken.items()}
    print(json.dumps(report, indent=1))
    for kind in ("explorer", "explorer, flat parts"):
        ratio = report[kind]["median"] / report["interact"]["median"]
        print(f"{kind} / interact, medians of {ROUNDS}: {ratio:.2f} (1/{1 / ratio:.1f})")


def test_first_display(open_lesson, tmp_path):
    taken: dict[str, list[float]] = {kind: [] for kind in SHOWING}
    for number in range(FIRST):
        for kind, cell in SHOWING.items():
            path = notebook_of([SETUP + "whole('L4-L5');", cell], tmp_path / f"{kind}{number}.ipynb")
            lesson = open_lesson(path)
            run = 'jupyterapp.commands.execute("notebook:run-cell-and-select-next")'
            lesson.page.evaluate(
                f"async () => {{ await jupyterapp.shell.currentWidget.sessionContext.ready; await {run}; }}"
            )
            taken[kind].append(lesson.page.evaluate(SHOWN))
            lesson.page.close()
    medians = {kind: statistics.median(times) for kind, times in taken.items()}
    print(json.dumps(medians, indent=1))
    print(f"first display, explorer / figure widget: {medians['explorer'] / medians['figure widget']:.2f}")
