"""The graph of mechanisms: which arrows a herniation takes, how sure they are, and what the accounts share."""

from __future__ import annotations

from itertools import combinations

import pytest
from helpers.herniations import ALL, every_herniation
from hypothesis import given, settings

import discviz
from discviz.mechanism import accounts, graph

LINKS, NODES = discviz.table("links"), discviz.table("mechanisms")
PASSAGES = discviz.table("passages").ids


def test_one_word_of_applies_is_enough_for_all_1104_herniations():
    assert len(ALL) == 1104
    for herniation in ALL:
        held = {"any": True, "bulge": herniation.morphology == "bulge", "herniation": herniation.morphology != "bulge"}
        held["open"] = herniation.morphology in {"extrusion", "sequestration"}
        held["root"] = held["herniation"] and herniation.zone != "central"
        held["central"] = held["herniation"] and herniation.at_risk is not None
        applying = {link["id"] for link in LINKS if any(held[word] for word in link["applies"])}
        chosen = {link["id"] for link in graph.links_of(herniation)}
        assert chosen <= applying
        # only a lessening of what nothing leads to is left out
        assert {LINKS[key]["kind"] for key in applying - chosen} <= {"reduces"}
        assert {LINKS[key]["to"] for key in applying - chosen} <= {"root-pressed", "root-pain"}
        assert not (applying - chosen and held["root"])


@given(every_herniation)
@settings(max_examples=60)
def test_the_ways_end_at_the_herniations_own_muscles_and_skin(herniation):
    own = graph.own_words(herniation)
    lit_ends = graph.mechanisms_of(graph.links_of(herniation))
    assert set(own) <= lit_ends, "nothing is named that is not lit"
    if not herniation.presses:
        assert own == {}
    elif herniation.at_risk:
        assert own == {"cord-cauda": (f"at risk: {herniation.at_risk}", "Seek medical help at once.")}
    else:
        for kind, key in (("motor", "weakness"), ("sensory", "numbness"), ("pain", "root-pain")):
            found = [finding for finding in herniation.findings if finding.kind == kind]
            said = "; ".join(own.get(key, ())).lower()
            for finding in found:
                assert finding.text.split(" ", 1)[1].split(" (")[0].split(",")[0][-12:].lower() in said
                assert finding.certainty != "disputed" or "(disputed)" in said


@pytest.mark.parametrize(("one", "other"), list(combinations(PASSAGES, 2)))
def test_two_passages_are_counted_and_their_contradictions_named(one, other):
    a, b = (set(accounts.account(key)["path"]) for key in (one, other))
    counted, *rest = accounts.compared((one, other))
    assert counted == f"Arrows in common: {len(a & b)}. Only in A: {len(a - b)}. Only in B: {len(b - a)}."
    for row in accounts.contradictions_of(one, other):
        assert f"{row['conflict']} ({row['id']})" in rest[0]
    assert bool(rest) == bool(accounts.contradictions_of(one, other))


def test_no_way_to_spasm_is_surer_than_disputed():
    for herniation in (None, *ALL):
        way = graph.surest_way("spasm", graph.links_of(herniation))
        assert max(graph.CERTAINTIES.index(link["certainty"]) for link in way) >= 2
    assert [link["certainty"] for link in graph.surest_way("root-pain", LINKS)] == ["supported", "supported"]


def test_the_surest_way_is_the_surest_of_all_ways():
    ahead = [link for link in LINKS if link["kind"] in {"causes", "increases"}]

    def ways(node, seen):
        for link in ahead:
            if link["to"] == node and link["from"] not in seen:
                if NODES[link["from"]]["group"] == "disc":
                    yield [link]
                else:
                    yield from ([*way, link] for way in ways(link["from"], {*seen, node}))

    for end in graph.ENDS:
        ranks = [max(graph.CERTAINTIES.index(link["certainty"]) for link in way) for way in ways(end, {end})]
        best = graph.surest_way(end, LINKS)
        assert max(graph.CERTAINTIES.index(link["certainty"]) for link in best) == min(ranks), end
