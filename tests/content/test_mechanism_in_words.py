"""The figure of mechanisms in plain sentences: nothing that is drawn is left out."""

from __future__ import annotations

from helpers.herniations import every_herniation
from hypothesis import given, settings

import discviz
from discviz.mechanism import graph

LINKS, NODES = discviz.table("links"), discviz.table("mechanisms")


def solid(text):
    """A text without its blanks, so that the breaking of lines does not matter."""
    return "".join(text.split())


def test_in_words_every_arrow_is_told_with_its_certainty():
    text = solid(discviz.describe_mechanism())
    for link in LINKS:
        arrow = f"{graph.DOES[link['kind']]} {NODES[link['to']]['name']} ({link['certainty']}): {link['says']}"
        assert solid(arrow) in text
    assert max(map(len, discviz.describe_mechanism().splitlines())) <= 100


@given(every_herniation)
@settings(max_examples=25)
def test_in_words_a_herniation_is_told_with_its_own_ends_and_warnings(herniation):
    text = solid(discviz.describe_mechanism(herniation))
    assert text.startswith(solid(herniation.title))
    assert solid("Seek medical help at once.") in text
    for row in herniation.red_flags:
        assert solid(row["sign"]) in text
    for lines in graph.own_words(herniation).values():
        assert all(solid(line) in text for line in lines)
    for link in LINKS:
        assert (solid(link["says"]) in text) == (link in graph.links_of(herniation))


def test_in_words_two_passages_are_compared():
    text = " ".join(discviz.describe_mechanism(accounts=["P4", "P7"]).split())
    for key in ("P4", "P7"):
        assert discviz.table("passages")[key]["theory"] in text
    assert "Arrows in common: 1. Only in A: 8. Only in B: 4." in text
    assert "(X7)" in text
    assert "(X4)" in discviz.describe_mechanism(accounts=["P1", "P7"])
