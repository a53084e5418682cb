"""Whatever a cell of the data holds reaches a figure as text: no link, no stress, no turned writing."""

from __future__ import annotations

import csv
import shutil

import pytest
from helpers import DATA

import discviz
from discviz import Herniation
from discviz.drawing.scene import plain
from discviz.figures import explorer
from discviz.knowledge import load, using

LINK, TURNED = '<a href="https://evil.example/">Click</a>', " turned"
CELLS = {"sources": "authors", "regions": "name"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The data with a link and signs that turn the writing in every author's and region's name."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for table, column in CELLS.items():
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(row | {column: f"{LINK}{TURNED}"} for row in rows)
    return load(folder)


def texts(drawn):
    """Every text in a figure's data."""
    if isinstance(drawn, str):
        yield drawn
    elif isinstance(drawn, dict):
        for value in drawn.values():
            yield from texts(value)
    elif isinstance(drawn, list | tuple):
        for value in drawn:
            yield from texts(value)


def explored(herniation):
    drawn = [*explorer.flat_traces(herniation), *explorer.model_traces(herniation), explorer.layout(herniation)]
    return [drawn, explorer.state(herniation, "oblique")]


FIGURES = {
    "disc": lambda herniation: discviz.disc_figure(herniation).to_dict(),
    "level": lambda herniation: discviz.spine_figure(herniation).to_dict(),
    "pathway": lambda herniation: discviz.spine_figure(herniation, view="pathway").to_dict(),
    "flat": lambda herniation: discviz.spine_figure(herniation, view="flat").to_dict(),
    "explorer": explored,
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_hostile_cell_is_shown_as_it_is_written(hostile, name):
    with using(hostile):
        found = list(texts(FIGURES[name](Herniation("L4-L5"))))
    assert not [text for text in found if "<a" in text]
    assert any("&lt;a href" in text for text in found)
    assert any("turned" in text for text in found)


def test_plain_leaves_other_writing_alone():
    assert plain("\u202eturned\u2067") == "turned", "no cell can hold such a sign, but a name that a person types can"
    assert plain("Müller & Σ שלום") == "Müller &amp; Σ שלום"
