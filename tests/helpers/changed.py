"""The kit with one table changed, as a teacher might."""

from __future__ import annotations

import csv
import shutil

from discviz.knowledge import load, using
from helpers import DATA

FOCAL_EXTRUSION = {
    "id": "focal-extrusion",
    "name": "focal extrusion",
    "drawn_like": "extrusion",
    "definition": "A focal extrusion is a form made up for a test.",
    "contact": "pushes {what} aside",
    "synonyms": "blowout",
}


def with_a_sixth_form(rows):
    """Return the forms and one more, which is drawn like an extrusion."""
    like = next(row for row in rows if row["id"] == "extrusion")
    return [*rows, like | FOCAL_EXTRUSION]


def changed(folder, name, change):
    """Use a copy of the data, made in a folder, whose rows of one table went through a function."""
    shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.DictReader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return using(load(folder / "data"))
