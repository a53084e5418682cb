"""Body, mechanisms, ranking and evidence: a cell is shown as it is, never markup; and no code reads its words."""

from __future__ import annotations

import csv
import json

import pytest
from helpers import DATA

import discviz
from discviz import Herniation
from discviz.figures.evidence.topics import TOPICS
from discviz.knowledge import load, using

LINK = "<a href='https://evil.example/'>here</a>"
CELLS = [  # table, row, column that is drawn
    ("sources", "lee2008", "authors"),
    ("sources", "fardon2014", "authors"),
    ("sources", "chiu2015", "authors"),
    ("sources", "yoss1957", "authors"),
    ("sources", "asia2008", "authors"),
    ("regions", "L5", "name"),
    ("mimics", "median-wrist", "short"),
    ("links", "guarding-spasm", "says"),
    ("mechanisms", "spasm", "name"),
    ("contradictions", "X7", "conflict"),
    ("findings", "numb-big-toe", "short"),
    ("natural_history", "peul-early-year", "group"),
    ("natural_history", "wang-all", "study"),
    ("natural_history", "dai-judged", "label"),
    ("imaging_prevalence", "odds-disc-bulge", "finding"),
    ("imaging_prevalence", "pain-free-disc-bulge-20", "finding"),
    ("level_frequency", "sport-L5-S1", "series"),
    ("disc_pressure", "nachemson-reclining", "posture"),
    ("disc_pressure", "nachemson-strain", "study"),
    ("dermatome_fidelity", "murphy-lumbar", "short"),
    ("dermatome_maps", "L4-bands", "area"),
    ("claims", "S5", "short"),
    ("passages", "P4", "topic"),
]
DRAWN = {
    "chart": lambda: discviz.body_figure(Herniation("L4-L5")),
    "whole chart": discviz.body_figure,
    "3d": lambda: discviz.body_figure(Herniation("L4-L5"), view="3d"),
    "mechanisms": lambda: discviz.mechanism_figure(accounts=["P4", "P7"]),
    "ranking": lambda: discviz.localize_figure(discviz.localize(["numb-thumb", "test-phalen"])),
    "examination": lambda: discviz.examine().figure,
    **{topic: lambda topic=topic: discviz.evidence_figure(topic) for topic in TOPICS},
}


@pytest.fixture
def hostile(change_cell, data_copy):
    """The kit with a link in every cell that is drawn."""
    (data_copy / "atlas").symlink_to(DATA / "atlas")
    for name, row, column in CELLS:
        change_cell(name, row, column, f"{LINK} {row}")
    with using(load(data_copy)):
        yield


def strings(value):
    """Every text in a figure."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("what", DRAWN)
def test_no_cell_makes_a_link(what):
    texts = strings(json.loads(DRAWN[what]().to_json()))
    assert not [text for text in texts if "<a" in text]
    assert [text for text in texts if "&lt;a href" in text], "it is shown as it is"


@pytest.mark.usefixtures("hostile")
def test_what_else_it_could_be_is_named_as_the_row_names_it():
    drawn = discviz.localize_figure(discviz.localize(["numb-thumb", "test-phalen"])).data
    bars = next(trace for trace in drawn if trace.name == "explanations")
    assert any("&lt;a" in name for name in bars.y), "folded first, then escaped"
    assert not any("<a" in name.replace("<br>", " ") for name in bars.y)


# Code depends on ids, never on the words of a cell.

WORDS = {  # table: columns of words that are drawn
    "natural_history": ("study", "group", "note"),
    "imaging_prevalence": ("study", "finding", "note"),
    "level_frequency": ("series", "measure", "note"),
    "disc_pressure": ("posture", "study", "note"),
    "dermatome_fidelity": ("study", "measure", "note"),
    "dermatome_maps": ("area",),
}


@pytest.fixture
def reworded(data_copy):
    """The kit with other words in every one of these cells."""
    (data_copy / "atlas").symlink_to(DATA / "atlas")
    for name, columns in WORDS.items():
        path = data_copy / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(row | dict.fromkeys(columns, f"other words {row['id']}") for row in rows)
    return load(data_copy)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "claims"])
def test_other_words_in_a_table_change_words_and_nothing_else(reworded, topic):
    before = discviz.evidence_figure(topic)
    with using(reworded):
        after = discviz.evidence_figure(topic)
    assert marks(after) == marks(before)
    assert "other words" in after.to_json()


def marks(figure):
    """Where the dots and bars stand, and in which colours; words that name a place are left out."""
    drawn = [(trace.type, numbers(trace.x), numbers(trace.y), trace.marker.color) for trace in figure.data]
    return drawn, [(shape.type, shape.path, shape.opacity) for shape in figure.layout.shapes]


def numbers(values):
    return [value for value in values or () if not isinstance(value, str)]
