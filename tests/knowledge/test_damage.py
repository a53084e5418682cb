"""What frictionless refuses, the kit refuses: the two readings of datapackage.json agree on damage drawn at random.

The kit is stricter in much, and kinder in two things, which are not drawn here: blanks around a cell, and empty rows.
"""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from frictionless import Package
from helpers import DATA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discviz import DiscvizError
from discviz.knowledge import load

PACKAGE = json.loads((DATA / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
TABLES = {
    name: list(csv.reader(io.StringIO((DATA / resource["path"]).read_text("utf-8"), newline="")))
    for name, resource in RESOURCES.items()
}
CELLS = [(name, column) for name, rows in TABLES.items() for column in rows[0]]
KEYS = [  # drawn as often as all other columns together, because a key breaks in its own way
    (name, key["fields"][0])
    for name, resource in RESOURCES.items()
    for key in resource["schema"].get("foreignKeys", ())
]
WORDS = ["", "x", "L9", "-1", "0.5", "1e9", "99999", "nan", "INF", "2,5", "1 000", "19x7", "S1; S2", "lumber", "true"]


@st.composite
def damaged(draw):
    """A table with one cell changed: a word of no sense here, another cell of the column, or one of another table."""
    name, named = draw(st.sampled_from(CELLS) | st.sampled_from(KEYS))
    rows = [list(row) for row in TABLES[name]]
    place = draw(st.integers(1, len(rows) - 1))
    column = rows[0].index(named)
    other = draw(st.sampled_from(sorted(TABLES)))
    rows[place][column] = draw(
        st.sampled_from(WORDS)
        | st.sampled_from([row[column] for row in rows[1:]])
        | st.sampled_from([cell for row in TABLES[other] for cell in row])
        | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8)
    )
    return name, rows


def refused_by_frictionless(folder, name):
    """Ask frictionless about one table and those its keys point at."""
    keys = RESOURCES[name]["schema"].get("foreignKeys", ())
    needed = {name, *(key["reference"]["resource"] for key in keys)} - {""}
    others = [
        resource | {"schema": {key: value for key, value in resource["schema"].items() if key != "foreignKeys"}}
        for resource in map(RESOURCES.get, needed - {name})
    ]
    descriptor = PACKAGE | {"resources": [RESOURCES[name], *others]}
    (folder / "part.json").write_text(json.dumps(descriptor), "utf-8")
    report = Package(folder / "part.json").validate()
    return not next(task for task in report.tasks if task.name == name).valid


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    copy = tmp_path_factory.mktemp("damage") / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("atlas", "__pycache__"))
    return copy


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(damage=damaged())
def test_what_frictionless_refuses_is_refused_at_load(folder, damage):
    name, rows = damage
    path = folder / RESOURCES[name]["path"]
    whole = path.read_bytes()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    try:
        if refused_by_frictionless(folder, name):
            with pytest.raises(DiscvizError, match=rf"{name}.csv"):
                load(folder)
    finally:
        path.write_bytes(whole)
