"""The comparison of the saved lessons is strict: a changed fact, root or colour fails it, an unchanged kit does not."""

from __future__ import annotations

import csv
import shutil

import pytest
from helpers import ROOT
from helpers.lessons import compare


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


@pytest.fixture
def copied_kit(tmp_path):
    """The package, its data and the first lesson, to be changed and run."""
    for name in ("discviz", "data"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.py" if name == "data" else "")
        )
    shutil.copy(ROOT / "notebooks" / "00_start_here.ipynb", tmp_path)
    return tmp_path


def replace(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_unchanged_kit_passes_the_comparison(copied_kit):
    result = compare(copied_kit)
    assert result.returncode == 0, result.stdout


def test_a_changed_fact_fails_the_comparison(copied_kit):
    replace(copied_kit / "data" / "findings.csv", "Weak lifting of the big toe", "Weak lifting of the little toe")
    result = compare(copied_kit)
    assert result.returncode == 1
    assert "little toe" in result.stdout


def test_a_changed_root_fails_the_comparison(copied_kit):
    replace(copied_kit / "data" / "levels.csv", "L4-L5,lumbar,L4,L5,L4,L5,L5,", "L4-L5,lumbar,L4,L5,L4,L5,S1,")
    assert compare(copied_kit).returncode == 1


def test_a_changed_region_colour_fails_the_comparison(copied_kit):
    replace(copied_kit / "discviz" / "drawing" / "theme.py", '"lumbar": ("#e69f00"', '"lumbar": ("#e69f01"')
    result = compare(copied_kit)
    assert result.returncode == 1
    assert "2 failed" in result.stdout, "the two figures, and nothing else"
