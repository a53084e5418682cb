"""Shared by all tests: a real JupyterLab, and the data folder as a copy that may be damaged."""

from __future__ import annotations

import csv
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from helpers.laboratory import browser, lab, launch, open_lesson  # noqa: F401 - fixtures, found by name
from hypothesis import settings

from discviz.knowledge import load, using

ROOT = Path(__file__).parent.parent

SLOW = (
    "notebooks/",  # every lesson runs again
    "tests/browser/",
    "tests/house/test_wheel.py",
    "tests/notebooks/test_comparison.py",
)
SLOW_FIXTURES = {"launch", "rebuilt"}  # a browser, and what the scripts of the atlas make


def pytest_collection_modifyitems(items):
    """Mark what is slow by where it stands and what it asks for, and run it after all the rest."""
    for item in items:
        place = item.path.relative_to(ROOT).as_posix()
        if place.startswith(SLOW) or SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


settings.register_profile("kit", deadline=None)  # a slow machine is no wrong answer
settings.load_profile("kit")


@pytest.fixture
def data_copy(tmp_path):
    """A private copy of data/ without the atlas, to be damaged at will."""
    target = tmp_path / "data"
    shutil.copytree(ROOT / "data", target, ignore=shutil.ignore_patterns("atlas", "__pycache__"))
    return target


@pytest.fixture
def change_cell(data_copy):
    """Write one cell of one table of the copy; gives the spreadsheet row it stands in."""

    def change(name, row_id, column, value):
        path = data_copy / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        place = next(number for number, row in enumerate(rows) if row[0] == row_id)
        rows[place][rows[0].index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        return place + 1

    return change


@pytest.fixture
def change(change_cell, data_copy):
    """Change a cell of a copy of the data, which the kit reads instead of its own."""
    (data_copy / "atlas").symlink_to(ROOT / "data" / "atlas")
    with ExitStack() as stack:

        def changed(name, row, column, value):
            change_cell(name, row, column, value)
            stack.enter_context(using(load(data_copy)))

        yield changed
