"""From a damaged disc to what is felt, arrow by arrow: which arrows a herniation takes, and how sure they are.

Pure Python over the tables ``mechanisms``, ``links`` and ``passages``. A way is only as sure as its least
sure arrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from discviz.errors import unknown
from discviz.knowledge import Row, table
from discviz.knowledge.certainty import CERTAINTIES, doubt
from discviz.knowledge.words import say
from discviz.spine.anatomy import form
from discviz.spine.herniation import Herniation

if TYPE_CHECKING:
    from discviz.knowledge.tables import ClaimsRow

DOES = {"causes": "leads to", "increases": "adds to", "reduces": "lessens", "feedback": "acts back on"}
OWN = (("weakness", "motor"), ("weakness", "reflex"), ("numbness", "sensory"), ("root-pain", "pain"))  # its findings
ENDS = ("root-pain", "numbness", "weakness", "cord-cauda", "back-pain", "referred-pain", "spasm")


def tokens(herniation: Herniation) -> set[str]:
    """Return the words of the column ``applies`` that hold for a herniation; one of them is enough.

    Examples
    --------
    >>> from discviz import Herniation
    >>> sorted(tokens(Herniation("L4-L5")))
    ['any', 'herniation', 'root']
    """
    if not herniation.presses:
        return {"any", "bulge"}
    held = {"any", "herniation", "central" if herniation.at_risk else "root"}
    return held | {"open"} if form(herniation.morphology)["opens_annulus"] == "yes" else held


def links_of(herniation: Herniation | None) -> tuple[Row, ...]:
    """Return the links that apply to a herniation, or all of them.

    A link that lessens something is left out where nothing leads to what it would lessen.
    """
    links = table("links")
    if herniation is None:
        return tuple(links)
    applying = [link for link in links if tokens(herniation) & {*link["applies"]}]
    reached = {link["to"] for link in applying if link["kind"] != "reduces"}
    return tuple(link for link in applying if link["kind"] != "reduces" or link["to"] in reached)


def mechanisms_of(links: Iterable[Row]) -> set[str]:
    """Return the ids of the mechanisms that links join."""
    return {link[end] for link in links for end in ("from", "to")}


def own_words(herniation: Herniation | None) -> dict[str, tuple[str, ...]]:
    """Return what a herniation's ways end at: its own muscles, reflex, skin and pain, by mechanism, in lines.

    Examples
    --------
    >>> from discviz import Herniation
    >>> own_words(Herniation("L3-L4"))["weakness"][1]
    'reflex: patellar'
    """
    entries = own_entries(herniation)
    return {mechanism: tuple("; ".join(line) for line in lines) for mechanism, lines in entries.items()}


def own_entries(herniation: Herniation | None) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the same with the entries of each line apart, for a place that may have no room for all.

    Examples
    --------
    >>> from discviz import Herniation
    >>> own_entries(Herniation("L3-L4"))["weakness"][1]
    ('reflex: patellar',)
    """
    if herniation is None or not herniation.presses:
        return {}
    if herniation.at_risk:
        return {"cord-cauda": ((f"at risk: {herniation.at_risk}",), (say("seek-help"),))}
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for mechanism, kind in OWN:
        mine = [finding for finding in herniation.findings if finding.kind == kind]
        line = tuple(dict.fromkeys(f"{finding.short} {doubt(finding.certainty)}".rstrip() for finding in mine))
        if line:
            named = (f"reflex: {line[0]}", *line[1:]) if kind == "reflex" else line
            found[mechanism] = (*found.get(mechanism, ()), named)
    return found


def parse_chosen(given: object) -> str:
    """Return the id of a mechanism or of a link from its id or name; "" stands for none.

    Examples
    --------
    >>> parse_chosen("Muscle spasm"), parse_chosen("guarding -> spasm")
    ('spasm', 'guarding-spasm')
    """
    ids = (*table("mechanisms").ids, *table("links").ids)
    names = {name_of(key).casefold(): key for key in ids}
    words = {_parse_word(word): key for word, key in (*names.items(), *zip(ids, ids, strict=True))}
    if isinstance(given, str) and (_parse_word(given) in words or not given.strip()):
        return words.get(_parse_word(given), "")
    raise unknown(given, "a mechanism or an arrow", ids, meant=names)


def _parse_word(text: str) -> str:
    """Fold what does not matter: case, blanks, and how an arrow is written."""
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))


def name_of(key: str) -> str:
    """Return the plain name of a mechanism, or of a link: "Root pressed → Radicular pain"."""
    names = table("mechanisms")
    if key in names.ids:
        return str(names[key]["name"])
    link = table("links")[key]
    return f"{names[link['from']]['name']} → {names[link['to']]['name']}"


def claims_on(key: str) -> tuple[ClaimsRow, ...]:
    """Return the claims of the passages that concern a link, or any link of a mechanism."""
    wanted = {link["id"] for link in table("links") if key in {link["id"], link["from"], link["to"]}}
    return tuple(claim for claim in table("claims") if wanted & {*claim["links"]})


def surest_way(end: str, links: Iterable[Row]) -> tuple[Row, ...]:
    """Return the way to a mechanism whose least sure arrow is surest, then the shortest; () where there is none.

    It starts at the disc: feedback and other causes do not count as a way from the disc.

    Examples
    --------
    >>> [link["id"] for link in surest_way("root-pain", table("links"))]
    ['herniation-root-pressed', 'root-pressed-root-pain']
    """
    groups = {row["id"]: row["group"] for row in table("mechanisms")}
    ahead = [link for link in links if link["kind"] in {"causes", "increases"}]
    best: dict[str, tuple[tuple[int, int, list[str]], tuple[Row, ...]]] = {}
    ways: list[tuple[Row, ...]] = [(link,) for link in ahead if groups[link["from"]] == "disc"]
    while ways:
        way = ways.pop()
        last = way[-1]["to"]
        rank = (max(CERTAINTIES.index(link["certainty"]) for link in way), len(way), [link["id"] for link in way])
        if last not in best or rank < best[last][0]:
            best[last] = (rank, way)
            ways += [(*way, link) for link in ahead if link["from"] == last and groups[last] != "disc"]
    return best[end][1] if end in best else ()


def in_words(way: Iterable[Row]) -> str:
    """Return a way in words, each arrow with its certainty: "A → B (supported) → C (disputed)"."""
    way = tuple(way)
    names = table("mechanisms")
    steps = [f"{names[link['to']]['name']} ({link['certainty']})" for link in way]
    return " → ".join([str(names[way[0]["from"]]["name"]), *steps])
