"""What the kit itself says stands in one table, one column a language, and can be printed anywhere."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from string import Formatter

import pytest
from helpers import DATA, ROOT

import discviz
from discviz import DiscvizError, Herniation
from discviz.content import herniation
from discviz.knowledge import load, using
from discviz.knowledge.words import say
from discviz.render.html import html

GERMAN = {"why": "Warum", "why-this-root": "Warum diese Wurzel", "certainty-unverified": "nicht geprüft"}
STEP = "Hier tritt die Wurzel {exiting} aus."


@pytest.fixture
def in_german(data_copy):
    """A copy of the data with some German words and one German step, made as CONTRIBUTING says."""
    package = json.loads((data_copy / "datapackage.json").read_text("utf-8"))
    for name, after, column in (("words", "en", "de"), ("rules", "text", "text_de")):
        fields = next(res["schema"]["fields"] for res in package["resources"] if res["name"] == name)
        place = [field["name"] for field in fields].index(after) + 1
        fields.insert(place, {"name": column, "type": "string", "title": column, "description": "In German."})
        with (data_copy / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (data_copy / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field["name"] for field in fields], lineterminator="\n")
            writer.writeheader()
            for row in rows:
                writer.writerow(row | {column: GERMAN.get(row["id"], "") if name == "words" else STEP})
    (data_copy / "datapackage.json").write_text(json.dumps(package), "utf-8")
    return data_copy


def test_a_second_language_is_a_column_and_what_it_lacks_is_said_in_english(in_german):
    with using(load(in_german, language="de")):
        shown = html(*herniation.reasoning(Herniation("T5-T6")))
        assert "Warum diese Wurzel" in shown
        assert "Hier tritt die Wurzel T5 aus." in shown
        assert "(nicht geprüft)" in shown
        assert "What may be felt and found" in html(*herniation.findings(Herniation("T5-T6")))
        assert "Warum:" in discviz.describe(Herniation("L4-L5"))
    with using(load(in_german)):
        assert "Why this root" in html(*herniation.reasoning(Herniation("T5-T6")))


def test_a_language_that_no_column_holds_is_refused(data_copy):
    with pytest.raises(DiscvizError, match="'fr' is not a language"):
        load(data_copy, language="fr")


def test_a_wording_with_a_wrong_place_is_named_with_its_row(data_copy, change_cell):
    change_cell("words", "range", "en", "{shore}, between {low} and {high}.")
    with using(load(data_copy)), pytest.raises(DiscvizError, match=r"words.csv, row 'range': .*\{share\}"):
        say("range", share="1", low="2", high="3")


def test_every_wording_is_used_and_every_key_exists():
    files = [path.read_text("utf-8") for path in (ROOT / "discviz").rglob("*.py")]
    code = "".join(
        text for text in files if "knowledge.words import" in text or "import say" in text or "marked" in text
    )
    families = set(re.findall(r"f?[\"']([a-z]+-)(?:\{|[\"'] \+)", code))
    for row in discviz.table("words"):
        key = row["id"]
        assert f'"{key}"' in code or f"'{key}'" in code or any(key.startswith(family) for family in families), key
    for key in re.findall(r"\b(?:say|marked)\([\"']([a-z0-9-]+)[\"'][,)]", code):
        assert key in discviz.table("words").ids


def test_the_places_of_a_wording_are_plain_names():
    for row in discviz.table("words"):
        for _, place, form, _ in Formatter().parse(row["en"]):
            assert place is None or (place.isidentifier() and not form), row["id"]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_whatever_is_printed_can_be_encoded(encoding):
    code = (
        "import discviz; h = discviz.Herniation('L4-L5'); r = discviz.localize(['numb-thumb', 'pain-neck']);"
        "print(discviz.describe(h), discviz.describe(r), discviz.describe(), discviz.describe_mechanism(h));"
        "print(discviz.describe_mechanism(), *discviz.FINDINGS.values())"
    )
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)
    assert said.returncode == 0, said.stderr.decode()
    printed = said.stdout.decode(encoding)
    assert ("→" in printed) == (encoding == "utf-8")
    assert ("->" in printed) == (encoding != "utf-8")
    assert "?" not in printed.replace("? ", "").replace("?\n", "").replace("?\r", ""), "nothing was lost"


def test_every_cell_that_may_be_printed_can_be_encoded_in_the_commonest_western_code():
    for path in DATA.glob("*.csv"):
        path.read_text("utf-8").encode("cp1252")
