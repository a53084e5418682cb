"""A changed cell of data fails the comparison of the lesson that shows it, at that one figure."""

from __future__ import annotations
import csv
import html
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
import plotly.graph_objects as go
import pytest
from helpers import DATA, ROOT
from helpers.lessons import compare
from helpers.widgets import size_of, widgets_of
import discviz
from discviz import DiscvizError
from discviz.content import claims, panels, red_flags
from discviz.drawing import theme
from discviz.figures.evidence.marks import plain
from discviz.figures.evidence.topics import TOPICS
from discviz.knowledge import load, sources, using


@pytest.mark.parametrize(
    ("lesson", "name", "row", "column", "value"),
    [
        ("05_course_imaging_and_red_flags.ipynb", "natural_history", "chiu-extrusion", "percent", "71"),
        ("04_what_the_sources_say.ipynb", "claims", "S5", "verdict", "unsupported"),
    ],
)
def test_one_changed_cell_fails_the_comparison_of_the_lesson(tmp_path, lesson, name, row, column, value):
    for folder in ("discviz", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "notebooks" / lesson, tmp_path)
    path = tmp_path / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    place = next(number for number, cells in enumerate(rows) if cells[0] == row)
    rows[place][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    result = compare(tmp_path)
    assert result.returncode == 1
    assert "1 failed" in result.stdout, "the one figure, and nothing else"
