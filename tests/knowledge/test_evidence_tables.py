"""The evidence: every claim judged, every figure sourced, and nothing open worded as settled."""

from __future__ import annotations

import re

import pytest

import discviz

NUMBERS = ("disc_pressure", "natural_history", "imaging_prevalence", "level_frequency", "dermatome_fidelity")
FAMILIES = {  # what the fact base says of each claim; where it says two things, either word will do
    "supported": "S2 S10 S12 S13 S14 S17 S18 S19 S20 S22 S25",
    "partly supported": "S1 S3 S8 S9 S11 S15 S21 S23 S24",
    "hypothesis": "S4",
    "disputed": "S5 S26",
    "unsupported": "S6 S7",
    "experience": "S16",
    "plausible untested": "S27",
}
FITTING = {  # certainty words that go with a verdict
    "supported": {"supported"},
    "partly supported": {"supported", "disputed", "hypothesis"},
    "hypothesis": {"hypothesis"},
    "disputed": {"disputed"},
    "unsupported": {"unverified"},
    "experience": {"unverified"},
    "plausible untested": {"hypothesis"},
}
CAREFUL = re.compile(
    r"\b(may|might|could|thought|possibly|perhaps|in pigs|we found|open|said to|old idea|not (been )?"
    r"(settled|shown|tested|measured|confirmed|followed)|not what one expects|clinic pages|commonly taught)\b",
    re.IGNORECASE,
)


def test_all_27_claims_are_judged_as_the_fact_base_judges_them():
    claims = discviz.table("claims")
    assert claims.ids == tuple(f"S{number}" for number in range(1, 28))
    for verdict, keys in FAMILIES.items():
        assert {row["id"] for row in claims if row["verdict"] == verdict} == set(keys.split()), verdict
    for row in claims:
        assert row["certainty"] in FITTING[row["verdict"]], row["id"]


def test_all_7_contradictions_name_both_sides_and_claims_of_their_passages():
    rows = discviz.table("contradictions")
    assert rows.ids == tuple(f"X{number}" for number in range(1, 8))
    claims = discviz.table("claims")
    for row in rows:
        sides = {*row["passages_a"], *row["passages_b"]}
        for claim in row["claims"]:
            assert sides & set(claims[claim]["passages"]), (row["id"], claim)


def test_each_passage_that_explains_spasm_does_so_by_links_that_end_in_spasm():
    links = discviz.table("links")
    for passage in discviz.table("passages"):
        path = [links[key] for key in passage["path"]]
        assert bool(path) != passage["theory"].startswith("None"), passage["id"]
        if path:
            reached = {link["to"] for link in path}
            ends = {link["to"] for link in path} - {link["from"] for link in path if link["kind"] != "feedback"}
            assert "spasm" in reached, passage["id"]
            assert ends <= {"spasm"}, (passage["id"], ends)


def test_every_mechanism_takes_part_and_every_felt_one_is_reached():
    links, mechanisms = discviz.table("links"), discviz.table("mechanisms")
    assert {link[end] for link in links for end in ("from", "to")} == set(mechanisms.ids)
    for row in mechanisms.where(group="felt"):
        assert any(link["to"] == row["id"] for link in links), row["id"]
    for link in links:
        assert link["id"] == f"{link['from']}-{link['to']}"


def test_a_link_resting_on_the_passages_alone_is_never_called_supported():
    for link in discviz.table("links"):
        if link["sources"] == ("seed_passages",):
            assert link["certainty"] in {"hypothesis", "unverified"}, link["id"]
        if link["certainty"] == "disputed":
            assert link["against"], link["id"]


@pytest.mark.parametrize(
    ("name", "column"),
    [("mechanisms", "plain"), ("links", "says"), ("claims", "why"), ("misconceptions", "right"), ("glossary", "plain")],
)
def test_what_is_only_an_idea_is_worded_as_one(name, column):
    for row in discviz.table(name):
        if row["certainty"] in {"hypothesis", "unverified"} and row.get("verdict") != "experience":
            assert CAREFUL.search(row[column]), (row["id"], row[column])


@pytest.mark.parametrize("name", ["disc_pressure", "natural_history", "imaging_prevalence"])
def test_every_row_of_figures_has_a_figure_or_says_why_not(name):
    columns = ("value", "percent", "odds_ratio", "count", "low", "n")
    for row in discviz.table(name):
        assert row["sources"], row["id"]
        assert row["note"], row["id"]
        assert any(row.get(column) is not None for column in columns), row["id"]
        if row.get("low") is not None:
            middle = row["percent"] if row.get("percent") is not None else row.get("odds_ratio")
            assert row["low"] <= row["high"], row["id"]
            assert middle is None or row["low"] <= middle <= row["high"], row["id"]


@pytest.mark.parametrize("name", [*NUMBERS, "dermatome_maps"])
def test_what_is_only_remembered_is_unverified(name):
    not_read = {row["id"] for row in discviz.table("sources") if row["seen"] == "not seen"}
    for row in discviz.table(name):
        if set(row["sources"]) <= not_read or "memory" in row.get("note", ""):
            assert row["certainty"] == "unverified", row["id"]


def test_counts_and_shares_agree():
    for name in ("natural_history", "level_frequency", "dermatome_fidelity"):
        for row in discviz.table(name):
            pooled = "pooled" in row["note"].lower()
            if row["count"] is not None and row["n"] and row["percent"] is not None and not pooled:
                assert row["percent"] == pytest.approx(100 * row["count"] / row["n"], abs=0.6), (name, row["id"])


def test_pressures_are_compared_with_standing_in_the_same_study():
    rows = discviz.table("disc_pressure")
    for study in ("Wilke 1999", "Nachemson"):
        of_study = rows.where(study=study)
        standing = next(row for row in of_study if row["posture"] == "standing, relaxed")
        assert standing["relative"] == 100
        for row in of_study:
            assert row["relative"] == pytest.approx(100 * row["value"] / standing["value"], abs=0.6), row["id"]


def test_the_two_studies_disagree_on_sitting_and_both_are_shown():
    sitting = {
        row["study"]: row["relative"] for row in discviz.table("disc_pressure") if "without support" in row["posture"]
    }
    assert sitting == {"Wilke 1999": 92, "Nachemson": 140}


def test_scans_of_pain_free_people_cover_every_age_and_only_ever_grow():
    rows = discviz.table("imaging_prevalence").where(study="Brinjikji 2015a")
    for finding in {row["finding"] for row in rows}:
        of_finding = rows.where(finding=finding)
        assert [row["age"] for row in of_finding] == [20, 30, 40, 50, 60, 70, 80]
        shares = [row["percent"] for row in of_finding]
        assert shares == sorted(shares)


def test_the_more_has_come_out_the_more_often_it_shrinks():
    for study in ("Chiu 2015", "Zou 2023"):
        shares = {
            row["morphology"]: row["percent"]
            for row in discviz.table("natural_history").where(study=study, topic="regression")
            if row["morphology"]
        }
        order = [shares[form] for form in ("bulge", "protrusion", "extrusion", "sequestration")]
        assert order == sorted(order)


def test_the_two_schools_of_maps_disagree_on_l4():
    of_l4 = discviz.table("dermatome_maps").where(root="L4")
    assert {row["school"] for row in of_l4} == {"patches", "bands"}
    assert "big toe" in next(row["area"] for row in of_l4 if row["school"] == "bands")


def test_patients_can_be_set_against_the_textbook_for_the_two_lowest_discs():
    rows = discviz.table("dermatome_fidelity")
    for level, n in (("L4-L5", 229), ("L5-S1", 164)):
        counts = [row["count"] for row in rows.where(study="Kortelainen 1985", level=level)]
        assert sum(counts) == n
