"""How long `import discviz` takes beside importing what it depends on. Fails nothing.

pytest tests/benchmarks -s -o addopts=""
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 7


def seconds(code):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def test_import_time():
    cases = {
        "nothing": "pass",
        "dependencies": "import plotly.graph_objects, ipywidgets, anywidget",
        "discviz": "import discviz",
        "discviz and a first figure": "import discviz; discviz.body_figure(discviz.Herniation('L4-L5'))",
    }
    taken = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, code in cases.items():
            taken[name].append(seconds(code))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    bare = medians.pop("nothing")
    for name, median in medians.items():
        print(f"{name}: {(median - bare) / (medians['dependencies'] - bare):.2f} of the dependencies' time")
