"""The data: whole, sourced, and refused at load when damaged."""

from __future__ import annotations

import csv
import json
import runpy

import pytest
from frictionless import Package
from helpers import DATA

import discviz
from discviz import DiscvizError
from discviz.knowledge import Table, load

NAMES = [resource["name"] for resource in json.loads((DATA / "datapackage.json").read_text("utf-8"))["resources"]]
FACTS = [name for name in NAMES if name not in {"sources", "words"}]  # words state no fact
SETTLED_OR_NOT = {"established", "supported", "disputed", "hypothesis", "unverified"}


def test_the_data_package_is_valid():
    report = Package(DATA / "datapackage.json").validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])


def test_every_table_of_the_folder_is_described():
    assert sorted(path.stem for path in DATA.glob("*.csv")) == sorted(NAMES)


@pytest.fixture(scope="module")
def describe():
    return runpy.run_path(str(DATA / "describe.py"))


def test_the_dictionary_and_the_types_of_the_rows_are_what_the_script_writes(describe):
    for path, text in describe["written"]().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run python data/describe.py"


def test_a_new_column_and_a_changed_word_change_both(describe):
    package = json.loads((DATA / "datapackage.json").read_text("utf-8"))["resources"][:1]
    field = package[0]["schema"]["fields"][1]
    before = describe["dictionary"](package), describe["stub"](package)
    field["constraints"]["enum"] = ["neck"]
    package[0]["schema"]["fields"].append({"name": "depth", "type": "number", "description": "In cm."})
    after = describe["dictionary"](package), describe["stub"](package)
    assert "| depth | In cm. | number, may be empty |" in after[0]
    assert 'part: ReadOnly[Literal["neck"]]' in after[1]
    assert "depth: ReadOnly[float | None]" in after[1]
    assert not set(before) & set(after)


@pytest.mark.parametrize("name", FACTS)
def test_every_row_has_a_certainty_and_sources_that_exist(name):
    known = set(discviz.table("sources").ids)
    for row in discviz.table(name):
        assert row["certainty"] in SETTLED_OR_NOT
        assert row["sources"], row
        assert set(row["sources"]) <= known


def test_every_source_is_used():
    rows = [row for name in FACTS for row in discviz.table(name)]
    used = {key for row in rows for key in (*row["sources"], *row.get("against", ()))}
    assert used == set(discviz.table("sources").ids)


def test_roots_regions_and_findings_belong_together():
    roots = discviz.table("roots").ids
    assert len(roots) == 29
    assert discviz.table("regions").ids == roots
    for root in roots:
        kinds = {row["kind"] for row in discviz.table("findings").where(root=root)}
        assert {"sensory", "pain"} <= kinds, root
    muscles, reflexes = (set(discviz.table(name).ids) for name in ("muscles", "reflexes"))
    for row in discviz.table("findings"):
        accepted = {"motor": muscles, "reflex": reflexes, "sensory": set(roots), "pain": set(roots)}
        assert set(row["region"]) <= accepted.get(row["kind"], set(row["region"])), row["id"]


def test_each_key_muscle_of_the_standard_is_among_its_roots_findings():
    key_muscles = ["C5 biceps", "C6 wrist_extensors", "C7 triceps", "C8 finger_flexors", "T1 abductor_digiti_minimi"]
    key_muscles += ["L2 iliopsoas", "L3 quadriceps", "L4 tibialis_anterior", "L5 toe_extensors", "S1 calf"]
    for pair in key_muscles:
        root, muscle = pair.split()
        motor = [row for row in discviz.table("findings").where(root=root) if row["kind"] == "motor"]
        assert any(muscle in row["region"] for row in motor), pair


def test_cells_hold_plain_text():
    for path in DATA.glob("*.csv"):
        text = path.read_text("utf-8")
        assert "<" not in text.replace("< ", ""), path.name
        assert "](" not in text, path.name


def test_nothing_unverified_is_called_established_by_its_weakest_source():
    not_seen = {row["id"] for row in discviz.table("sources") if row["seen"] == "not seen"}
    for name in FACTS:
        for row in discviz.table(name):
            if set(row["sources"]) <= not_seen:
                assert row["certainty"] in {"unverified", "hypothesis", "disputed"}, (name, row["id"])


def test_a_table_reads_as_rows_and_shows_itself_escaped():
    levels = discviz.table("levels")
    assert levels["L4-L5"]["exiting_root"] == "L4"
    assert levels[0]["id"] == "C2-C3"
    assert [row["id"] for row in levels] == list(levels.ids)
    assert len(levels[:3]) == 3
    with pytest.raises(TypeError):
        levels[0]["id"] = "x"
    hostile = Table("t", "<b>", ("id", "note"), [{"id": "a", "note": "<script>|</script>"}])
    assert "<script>" not in hostile._repr_html_()
    assert "<script>" not in hostile._repr_markdown_()
    assert "\\|" in hostile._repr_markdown_()
    assert "23 rows" in repr(levels)


# Damage, one kind at a time: every message names file, row and column.


@pytest.mark.parametrize(
    ("name", "row", "column", "value", "said"),
    [
        ("levels", "L4-L5", "exiting_root", "L9", "'L9' is not an id of the table 'roots'"),
        ("levels", "L4-L5", "exiting_root", "", "the cell is empty"),
        ("levels", "L4-L5", "part", "lumber", "did you mean 'lumbar'"),
        ("levels", "L4-L5", "certainty", "sure", "is not accepted here"),
        ("levels", "L4-L5", "sources", "berra2021; nobody1999", "'nobody1999' is not an id of the table 'sources'"),
        ("findings", 5, "root", "L6", "'L6' is not an id of the table 'roots'"),
        ("dermatome_fidelity", 3, "n", "many", "is not a"),
        ("sources", 2, "year", "19x7", ""),
        ("links", "ring-bulge", "to", "balloon", "'balloon' is not an id of the table 'mechanisms'"),
        ("links", "ring-bulge", "against", "nobody1999", "'nobody1999' is not an id of the table 'sources'"),
        ("links", "ring-bulge", "kind", "cause", "did you mean 'causes'"),
        ("links", "ring-bulge", "applies", "bulge; slipped", "does not have the form"),
        ("claims", "S1", "sources", "", "the cell is empty"),
        ("claims", "S1", "verdict", "proven", "is not accepted here"),
        ("claims", "S1", "passages", "P1; P2", "'P2' stands here, but 'S1' does not stand in the column 'claims'"),
        ("passages", "P7", "path", "bulge-ligament; bulge-heaven", "'bulge-heaven' is not an id of the table 'links'"),
        ("natural_history", "chiu-bulge", "percent", "130", "130 lies outside 0 to 100"),
        ("priors", "part-neck", "percent", "-1", "-1 lies outside 0 to 100"),
        ("natural_history", 0, "n", "many", "'many' is not a whole number"),
        ("natural_history", 0, "n", "1_000", "'1_000' is not a whole number"),
        ("natural_history", 0, "n", "9" * 5000, "is not a whole number"),
        ("natural_history", 0, "percent", "nan", "'nan' is not a number"),
        ("natural_history", 0, "percent", "12,5", "'12,5' is not a number; write a point, not a comma"),
        ("sources", 2, "year", "998", "'998' is not a year of four digits"),
        ("landmarks", 0, "y", "1000000000", "lies outside -30 to 40"),
        ("findings", "C5-weak-arm-out", "region", "zzz9", "'zzz9' is not an id of the table 'muscles'"),
        ("wordings", "inversion", "meant", "inversion fooot", "'fooot' is not a word of findings.text"),
        (
            "glossary",
            0,
            "plain",
            "=HYPERLINK(1)",
            "begins with a sign that spreadsheets take for the start of a formula",
        ),
        ("glossary", 0, "plain", "@x", "begins with a sign"),
        ("glossary", 0, "plain", "from $x$ on", "has two dollar signs"),
        ("glossary", 0, "plain", "turned \u202e round", "has a control character"),
    ],
)
def test_a_damaged_cell_is_refused_with_its_place(data_copy, change_cell, name, row, column, value, said):
    row_id = row if isinstance(row, str) else discviz.table(name)[row]["id"]
    place = change_cell(name, row_id, column, value)
    with pytest.raises(DiscvizError) as caught:
        load(data_copy)
    message = str(caught.value)
    assert f"{name}.csv, row {place}, column '{column}'" in message
    assert said in message


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("natural_history", "count", "n"),
        ("natural_history", "low", "percent"),
        ("natural_history", "low", "high"),
        ("imaging_prevalence", "odds_ratio", "high"),
        ("dermatome_fidelity", "count", "n"),
        ("level_frequency", "count", "n"),
    ],
)
def test_numbers_that_do_not_stand_in_the_order_of_their_columns_are_refused(data_copy, change_cell, name, low, high):
    row = next(row for row in discviz.table(name) if (row[low] or 0) > 1 and row[high] is not None)
    place = change_cell(name, row["id"], high, "1")
    with pytest.raises(DiscvizError, match=rf"{name}.csv, row {place}, column '{high}': 1(\.0)? is less than"):
        load(data_copy)


def test_a_circle_of_links_is_refused_with_its_way_unless_it_is_marked_as_feedback(data_copy, change_cell):
    place = change_cell("links", "spasm-back-pain", "kind", "causes")
    with pytest.raises(DiscvizError) as caught:
        load(data_copy)
    message = str(caught.value)
    assert f"links.csv, row {place}, column 'to': closes the circle spasm -> back-pain ->" in message
    assert "Only links whose kind is 'feedback' may close one." in message


def test_a_link_from_a_mechanism_to_itself_is_a_circle_too(data_copy, change_cell):
    place = change_cell("links", "ring-bulge", "to", "ring")
    with pytest.raises(DiscvizError, match=rf"links.csv, row {place}, column 'to': closes the circle ring -> ring"):
        load(data_copy)


def rewrite(path, change):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(change(rows))


def test_a_missing_column_is_named(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [row[:-1] for row in rows])
    with pytest.raises(DiscvizError, match=r"roots.csv, row 1: the column 'sources' is missing"):
        load(data_copy)


def test_a_foreign_column_is_named(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [[*row, "extra"] for row in rows])
    with pytest.raises(DiscvizError, match=r"roots.csv \(row 1\)"):
        load(data_copy)


def test_columns_in_another_order_are_refused(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [row[::-1] for row in rows])
    with pytest.raises(DiscvizError, match=r"roots.csv, row 1: the columns must stand in this order"):
        load(data_copy)


def test_a_row_with_a_cell_too_few_is_named(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [*rows[:4], rows[4][:-1], *rows[5:]])
    with pytest.raises(DiscvizError, match=r"roots.csv, row 5"):
        load(data_copy)


def test_a_row_that_stands_twice_is_named(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [*rows, rows[3]])
    with pytest.raises(DiscvizError, match=r"roots.csv, row 31, column 'id': 'C4' stands in row 4 too"):
        load(data_copy)


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "the file is empty"), (b"id,\xff\xfe\n", "not UTF-8"), (None, "missing")]
)
def test_a_file_that_cannot_be_read_is_named(data_copy, content, said):
    path = data_copy / "glossary.csv"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(DiscvizError, match=f"glossary.csv.*{said}"):
        load(data_copy)


def test_a_table_with_only_a_header_is_refused(data_copy):
    rewrite(data_copy / "glossary.csv", lambda rows: rows[:1])
    with pytest.raises(DiscvizError, match=r"glossary.csv: there is no row"):
        load(data_copy)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace(",", ";"), "row 1: a spreadsheet has put semicolons between the cells"),
        (lambda text: text.replace(",", "\t"), "row 1: a spreadsheet has put tabs between the cells"),
        (lambda text: "sep=,\n" + text, "row 1: 'sep=,' is a note some spreadsheets leave; delete this line"),
        (lambda text: "sep=;\n" + text.replace(",", ";"), "row 1: 'sep=;' is a note some spreadsheets leave"),
    ],
)
def test_what_a_spreadsheet_does_to_a_table_is_named(data_copy, change, said):
    path = data_copy / "glossary.csv"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(DiscvizError, match=rf"glossary.csv, {said}"):
        load(data_copy)


@pytest.fixture
def usual_limit():
    """The CSV reader's own limit, whatever frictionless has made of it."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("usual_limit")
def test_a_cell_too_long_is_named_with_its_row(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [*rows[:6], ["x" * 200_000, *rows[6][1:]], *rows[7:]])
    with pytest.raises(DiscvizError, match=r"roots.csv, row 7: a cell cannot be read \(field larger"):
        load(data_copy)


def test_empty_rows_are_ignored_and_the_others_keep_their_numbers(data_copy):
    rewrite(data_copy / "roots.csv", lambda rows: [*rows[:3], [], ["", " ", *rows[0][2:0]], *rows[3:], []])
    assert load(data_copy).table("roots").ids == discviz.table("roots").ids
    rewrite(data_copy / "roots.csv", lambda rows: [*rows[:5], ["C4", "neck", *rows[5][2:]], *rows[6:]])
    with pytest.raises(DiscvizError, match=r"roots.csv, row 6, column 'part': 'neck' is not accepted here"):
        load(data_copy)


def test_a_value_that_a_column_never_has_is_refused_with_the_nearest():
    levels = discviz.table("levels")
    with pytest.raises(DiscvizError, match=r"'lumber' is not a value of the column 'part'.*did you mean 'lumbar'"):
        levels.where(part="lumber")
    assert len(levels.where(part="cervical").where(at_risk="cauda equina")) == 0  # each of them has rows


def test_a_broken_description_is_named(data_copy):
    (data_copy / "datapackage.json").write_text("{", "utf-8")
    with pytest.raises(DiscvizError, match=r"datapackage.json, line 1"):
        load(data_copy)


def test_a_file_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(data_copy):
    path = data_copy / "glossary.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(load(data_copy).table("glossary")) == len(discviz.table("glossary"))
