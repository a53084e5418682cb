"""What a form and a zone do stands in their rows: code asks the row, never the word."""

from __future__ import annotations

import subprocess
import sys

import pytest
from helpers.changed import FOCAL_EXTRUSION, changed, with_a_sixth_form

import discviz
from discviz import DiscvizError, Herniation, describe, localize
from discviz.drawing.body.marks import marks
from discviz.mechanism.graph import own_words
from discviz.spine.anatomy import SIDES, form, morphologies, roots_met, zone, zone_shares, zones


def test_each_form_says_whether_it_presses_opens_the_ring_and_is_free():
    said = {
        key: tuple(form(key)[column] for column in ("presses", "opens_annulus", "is_free")) for key in morphologies()
    }
    assert said == {
        "bulge": ("no", "no", "no"),
        "protrusion": ("yes", "no", "no"),
        "extrusion": ("yes", "yes", "no"),
        "sequestration": ("yes", "yes", "yes"),
    }


def test_each_zone_names_its_roots_and_only_the_middle_has_no_side():
    assert {key: roots_met("L4-L5", key)[0] for key in zones()} == {
        "central": "L5",
        "subarticular": "L5",
        "foraminal": "L4",
        "extraforaminal": "L4",
    }
    assert [key for key in zones() if zone(key)["is_midline"] == "yes"] == ["central"]
    assert sum(share for _, share in zone_shares()) == pytest.approx(1)


@pytest.mark.parametrize("table", ["zones", "morphologies"])
def test_other_words_for_a_zone_or_a_form_are_named_and_never_taken(table):
    for row in discviz.table(table):
        for word in row["synonyms"]:
            with pytest.raises(DiscvizError, match=f"did you mean '{row['id']}'"):
                Herniation("L4-L5", **{"zones": {"zone": word}, "morphologies": {"morphology": word}}[table])


def test_a_new_form_is_one_row(tmp_path):
    with changed(tmp_path, "morphologies", with_a_sixth_form):
        for side in SIDES:
            for where in zones():
                new = Herniation("L4-L5", side, where, "focal extrusion")
                old = Herniation("L4-L5", side, where, "extrusion")
                assert new.title == old.title.replace("extrusion", "focal extrusion")
                assert new.findings == old.findings
                assert describe(new).splitlines()[0] == new.title + "."
                assert FOCAL_EXTRUSION["definition"] in {step.text for step in new.explain()}
        assert Herniation("L4-L5", morphology="focal-extrusion").contact == "focal extrusion: pushes the L5 root aside"
        with pytest.raises(DiscvizError, match="did you mean 'focal-extrusion'"):
            Herniation("L4-L5", morphology="blowout")
    assert "focal-extrusion" not in morphologies()


def test_a_form_that_presses_nothing_is_said_to_press_nothing(tmp_path):
    with changed(tmp_path, "morphologies", lambda rows: [row | {"presses": "no"} for row in rows]):
        assert not Herniation("L4-L5", morphology="extrusion").presses
        assert "lies next to the L5 root" in Herniation("L4-L5", morphology="extrusion").title


def test_the_share_of_a_zone_moves_the_levels_of_a_ranking(tmp_path):
    found = ["numb-inner-shin", "weak-knee-straight", "low-knee"]
    before = dict(localize(found).levels)
    with changed(tmp_path, "zones", lambda rows: [row | ({"share": "50"} if row["share"] else {}) for row in rows]):
        after = dict(localize(found).levels)
    assert after["L4-L5"] > 2 * before["L4-L5"]  # L4 in its own opening


def test_a_reworded_finding_changes_its_sentence_and_nothing_else(tmp_path):
    def reworded(rows):
        return [row | {"text": f"{row['id']} reworded"} for row in rows]

    def all_else():
        said = localize(["numb-thumb", "weak triceps", "ankle jerk absent", "pins and needles in the little finger"])
        ranked = said.roots, said.mimics, said.verdict, [step.finding for step in said.next_steps()]
        discs = [Herniation(level, zone=where) for level in discviz.LEVELS for where in zones()]
        return ranked, [(disc.title, own_words(disc), marks(disc), disc.explain()) for disc in discs]

    before = all_else()
    with changed(tmp_path, "findings", reworded):
        assert all(finding.text.endswith("reworded") for finding in Herniation("L4-L5").findings)
        assert localize(["numb-thumb"]).explain()[1].text.startswith("Numb-thumb reworded: ")
        assert all_else() == before


def test_no_table_is_read_before_it_is_asked_for():
    code = "import discviz, sys; discviz.Herniation; print(sys.modules['discviz.knowledge.load']._InUse.knowledge)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "None\n"
