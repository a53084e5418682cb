"""Which root a disc presses: held against the published table, written out here a second time."""

from __future__ import annotations

import itertools

import pytest
from helpers.herniations import every_herniation
from hypothesis import given

import discviz
from discviz import Herniation
from discviz.knowledge import load, using
from discviz.spine.anatomy import SIDES, levels, morphologies, zones

LEVELS, MORPHOLOGIES, ZONES = levels(), morphologies(), zones()

# level, exiting, traversing, common type, foraminal or beyond, at risk when central
EXPECTED = """
C2-C3   C3  C4   C3       C3   cord
C3-C4   C4  C5   C4       C4   cord
C4-C5   C5  C6   C5       C5   cord
C5-C6   C6  C7   C6       C6   cord
C6-C7   C7  C8   C7       C7   cord
C7-T1   C8  T1   C8       C8   cord
T1-T2   T1  T2   T1       T1   cord
T2-T3   T2  T3   T2       T2   cord
T3-T4   T3  T4   T3       T3   cord
T4-T5   T4  T5   T4       T4   cord
T5-T6   T5  T6   T5       T5   cord
T6-T7   T6  T7   T6       T6   cord
T7-T8   T7  T8   T7       T7   cord
T8-T9   T8  T9   T8       T8   cord
T9-T10  T9  T10  T9       T9   cord
T10-T11 T10 T11  T10      T10  cord
T11-T12 T11 T12  T11      T11  cord
T12-L1  T12 L1   T12,L1   T12  conus_medullaris
L1-L2   L1  L2   L2       L1   conus_medullaris
L2-L3   L2  L3   L3       L2   cauda_equina
L3-L4   L3  L4   L4       L3   cauda_equina
L4-L5   L4  L5   L5       L4   cauda_equina
L5-S1   L5  S1   S1       L5   cauda_equina
"""
TABLE = [line.split() for line in EXPECTED.strip().splitlines()]


def test_there_are_23_levels_from_top_to_bottom():
    assert tuple(row[0] for row in TABLE) == discviz.LEVELS
    assert len(discviz.LEVELS) == 23


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_roots_and_structure_at_risk_match_the_table(row):
    level, exiting, traversing, common, lateral, structure = row
    assert Herniation(level).exiting_root == exiting
    assert Herniation(level).traversing_root == traversing
    assert Herniation(level, zone="subarticular").roots == tuple(common.split(","))
    assert Herniation(level, zone="foraminal").roots == (lateral,)
    assert Herniation(level, zone="extraforaminal").roots == (lateral,)
    assert Herniation(level, zone="central").at_risk == structure.replace("_", " ")


def test_in_the_neck_every_lateral_zone_meets_the_same_root():
    for level in LEVELS[:6]:
        assert len({Herniation(level, zone=zone).roots for zone in ZONES[1:]}) == 1


def test_in_the_low_back_the_lateral_zones_meet_the_root_one_higher():
    roots = discviz.table("roots").ids
    for level in LEVELS[18:]:
        inner, outer = (Herniation(level, zone=zone).roots[0] for zone in ("subarticular", "foraminal"))
        assert roots.index(inner) == roots.index(outer) + 1


def test_a_central_lumbar_herniation_may_reach_every_root_that_still_runs_behind_the_disc():
    assert Herniation("L4-L5", zone="central").roots == ("L5", "S1", "S2", "S3", "S4", "S5")


@given(every_herniation)
def test_only_a_central_herniation_threatens_a_structure_and_then_both_sides(herniation):
    assert (herniation.at_risk is not None) == (herniation.zone == "central")
    if herniation.zone == "central" or herniation.side == "both":
        assert herniation.sides == ("left", "right")
    else:
        assert herniation.sides == (herniation.side,)


@given(every_herniation)
def test_every_answer_is_whole_sourced_and_worded(herniation):
    assert herniation.roots
    assert set(herniation.roots) <= set(discviz.table("roots").ids)
    for item in (*herniation.findings, *herniation.explain()):
        assert item.text
        assert item.sources
        assert "{" not in item.text
        assert set(item.sources) <= set(discviz.table("sources").ids)
    kinds = {finding.kind for finding in herniation.findings}
    assert {"sensory", "pain", "red flag"} <= kinds
    text = discviz.describe(herniation)
    assert herniation.title in text
    assert "medical help at once" in text
    assert all(len(line) <= 92 for line in text.splitlines()[1:])
    for root in herniation.roots:
        assert root in text


@given(every_herniation)
def test_the_reasoning_names_the_disc_and_the_roots_it_ends_at(herniation):
    reasons = " ".join(step.text for step in herniation.explain())
    assert herniation.level in reasons
    if not herniation.at_risk:
        assert all(root in reasons for root in herniation.roots)
    else:
        assert herniation.at_risk in reasons or herniation.part == "cervical"


@given(every_herniation)
def test_a_bulge_is_said_to_be_no_herniation_and_common_without_pain(herniation):
    reasons = " ".join(step.text for step in herniation.explain())
    is_bulge = herniation.morphology == "bulge"
    assert ("not a herniation" in reasons) == is_bulge
    assert ("no pain" in reasons) == is_bulge
    assert ("not a herniation" in herniation.title) == is_bulge


def test_every_combination_is_answered():
    combinations = list(itertools.product(LEVELS, SIDES, ZONES, MORPHOLOGIES))
    assert len(combinations) == 23 * 3 * 4 * 4
    assert len({Herniation(*each).title for each in combinations}) > 23 * 4 * 4


def test_a_changed_cell_of_the_levels_table_changes_the_answer(data_copy, change_cell):
    change_cell("levels", "L4-L5", "subarticular_roots", "L4")
    with using(load(data_copy)):
        assert Herniation("L4-L5").roots == ("L4",)
    assert Herniation("L4-L5").roots == ("L5",)
