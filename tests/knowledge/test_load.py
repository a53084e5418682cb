"""The tables in use: read again when a file changes, and kept when the change is faulty."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile

import pytest
from helpers import DATA, ROOT

import discviz
from discviz import DiscvizError, Herniation
from discviz.knowledge import atlas, current, load, remembered, using
from discviz.knowledge.load import _InUse


@pytest.fixture
def in_use(data_copy):
    """The copy as the folder in use, looked at again with every question."""
    (data_copy / "atlas").symlink_to(DATA / "atlas")
    before = vars(_InUse).copy()
    _InUse.knowledge = load(data_copy)
    yield lambda: setattr(_InUse, "looked", float("-inf"))
    for name in ("knowledge", "looked", "lent"):
        setattr(_InUse, name, before[name])


def test_a_changed_cell_is_told_everywhere_without_a_restart(in_use, change_cell):
    explorer = discviz.explore("L4-L5")
    said = explorer.painter.label
    change_cell("levels", "L4-L5", "subarticular_roots", "L4")
    in_use()
    assert Herniation("L4-L5").roots == ("L4",)
    assert "presses the L4 root" in discviz.describe(Herniation("L4-L5"))
    explorer.side = "right"
    explorer.side = "left"
    assert explorer.painter.label != said
    assert "L4" in explorer.painter.label


def test_a_faulty_change_is_told_once_with_its_place_and_the_old_tables_go_on_serving(in_use, change_cell):
    place = change_cell("levels", "L4-L5", "part", "lumber")
    in_use()
    with pytest.raises(DiscvizError, match=rf"levels.csv, row {place}, column 'part'.*stay in use as they were"):
        discviz.table("levels")
    in_use()
    assert Herniation("L4-L5").roots == ("L5",)
    change_cell("levels", "L4-L5", "part", "lumbar")
    change_cell("levels", "L4-L5", "subarticular_roots", "L4")
    in_use()
    assert Herniation("L4-L5").roots == ("L4",)


def test_unchanged_files_are_not_read_again(in_use):
    known = current()
    in_use()
    assert current() is known


def test_what_was_worked_out_is_remembered_once_for_each_knowledge(data_copy):
    asked = []

    @remembered
    def count(name):
        asked.append(name)
        return len(asked)

    assert [count("a"), count("a"), count("b")] == [1, 1, 2]
    with using(load(data_copy)):
        assert count("a") == 3
    assert count("a") == 1


def test_tables_are_lent_for_a_while_even_if_an_error_ends_it(data_copy):
    known, other = current(), load(data_copy)
    with using(other):
        assert current() is other
    with pytest.raises(DiscvizError), using(other):
        discviz.table("level")
    assert current() is known


def test_an_atlas_file_that_breaks_its_schema_names_file_and_part(data_copy):
    folder = data_copy / "atlas" / "schema"
    folder.mkdir(parents=True)
    form = {"type": "object", "required": ["id", "x"], "properties": {"x": {"minimum": 0}}}
    schema = {"properties": {"nodes": {"type": "array", "items": {"$ref": "#/$defs/node"}}}, "$defs": {"node": form}}
    (folder / "cord.schema.json").write_text(json.dumps(schema), "utf-8")
    drawing = data_copy / "atlas" / "cord.json"
    with using(load(data_copy)):
        drawing.write_text('{"nodes": [{"id": "conus", "x": -1}]}', "utf-8")
        with pytest.raises(DiscvizError, match=r"cord.json, nodes\['conus'\].x: -1 is out of bounds"):
            atlas("cord")
        drawing.write_text('{"nodes": [{"id": "conus", "x": 1}]}', "utf-8")
        assert atlas("cord")["nodes"][0]["x"] == 1


def test_inside_a_zipped_file_it_says_that_it_must_be_installed(tmp_path):
    with zipfile.ZipFile(tmp_path / "kit.zip", "w") as kit:
        for path in (ROOT / "discviz").rglob("*.py"):
            kit.write(path, path.relative_to(ROOT))
    code = "import sys; sys.path.insert(0, 'kit.zip'); from discviz import table; table('levels')"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "discviz was imported from inside a zipped file; install it with pip" in result.stderr
