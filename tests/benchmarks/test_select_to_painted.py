"""How long a selection takes until it is painted: the explorer beside an `interact` that rebuilds the figure.

    pytest tests/benchmarks -s -o addopts=""

Fails nothing: it prints what it measured. Only the ratio within one run means anything.
"""

from __future__ import annotations

import json
import statistics

import nbformat

ROUNDS = 25
LEVELS = ["C5-C6", "C6-C7", "T10-T11", "L3-L4", "L4-L5", "L5-S1"]
CELLS = [
    "import discviz\nfrom ipywidgets import interact\ndiscviz.explore()",
    """
@interact(level=list(discviz.LEVELS))
def rebuilt(level):
    return discviz.body_figure(discviz.Herniation(level))
""",
]
TIMED = """
async ([kind, level, core]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const mine = document.querySelector(".discviz-level select");
  const theirs = [...document.querySelectorAll(".widget-interact select")][0];
  const select = kind === "explorer" ? mine : theirs;
  const painted = () => {
    const root = kind === "explorer" ? mine.closest(".widget-vbox") : theirs.closest(".widget-interact");
    const gd = root.querySelector(".js-plotly-plot");
    const shapes = gd?._fullLayout?.shapes ?? [];
    const place = shapes.findIndex(shape => shape.name === core);
    const path = gd?.querySelector(`.shapelayer path[data-index="${place}"]`);
    return Boolean(path) && Number(path.style.opacity) > 0;
  };
  if (painted()) throw new Error("already painted");
  const start = performance.now();
  select.value = level;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  while (!painted()) { await frame(); if (performance.now() - start > 20000) throw new Error("never painted"); }
  await frame();
  return performance.now() - start;
}
"""


def test_select_to_painted(open_lesson, tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    path = tmp_path / "benchmark.ipynb"
    nbformat.write(notebook, path)
    lesson = open_lesson(path)
    lesson.run_all()
    lesson.page.wait_for_selector(".widget-interact .js-plotly-plot .main-svg", timeout=60_000)
    lesson.page.wait_for_selector(".discviz-level select", timeout=60_000)
    lesson.page.wait_for_timeout(3000)
    roots = {"C5-C6": "C6", "C6-C7": "C7", "T10-T11": "T10", "L3-L4": "L4", "L4-L5": "L5", "L5-S1": "S1"}
    taken: dict[str, list[float]] = {"explorer": [], "interact": []}
    for number in range(ROUNDS + 1):
        level = LEVELS[number % len(LEVELS)]
        for kind, times in taken.items():
            spent = lesson.page.evaluate(TIMED, [kind, level, f"core {roots[level]} left"])
            lesson.page.wait_for_timeout(250)
            if number:  # the first of each warms up
                times.append(spent)
    report = {kind: {"median": statistics.median(times), "worst": max(times)} for kind, times in taken.items()}
    ratio = report["explorer"]["median"] / report["interact"]["median"]
    print(json.dumps(report, indent=1))
    print(f"explorer / interact, medians of {ROUNDS}: {ratio:.2f} (1/{1 / ratio:.1f})")
