"""From a damaged disc to what is felt, arrow by arrow: which arrows a herniation takes, and how sure they are.

Pure Python over the tables ``mechanisms``, ``links`` and ``passages``. A way is only as sure as its least
sure arrow.
"""

from __future__ import annotations

import re
from textwrap import fill
from typing import TYPE_CHECKING, Any

from discviz.describe import DOUBT
from discviz.errors import DiscvizError, unknown
from discviz.herniation import LINE, SEEK_HELP, bullet, require_herniation
from discviz.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.herniation import Herniation
    from discviz.tables import Row

CERTAINTIES = ("established", "supported", "disputed", "hypothesis", "unverified")  # surest first
DOES = {"causes": "leads to", "increases": "adds to", "reduces": "lessens", "feedback": "acts back on"}
ENDS = ("root-pain", "numbness", "weakness", "cord-cauda", "back-pain", "referred-pain", "spasm")
MOST_PASSAGES = 2  # laid over one another


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
    return held | {"open"} if herniation.morphology in {"extrusion", "sequestration"} else held


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
    """Return what a herniation's ways end at: its own muscles, reflex, skin and pain, by mechanism.

    Examples
    --------
    >>> from discviz import Herniation
    >>> own_words(Herniation("L3-L4"))["weakness"][1]
    'reflex: patellar'
    """
    if herniation is None or not herniation.presses:
        return {}
    if herniation.at_risk:
        return {"cord-cauda": (f"at risk: {herniation.at_risk}", SEEK_HELP)}
    said: dict[str, list[str]] = {"motor": [], "reflex": [], "sensory": [], "pain": []}
    for finding in herniation.findings:
        if finding.kind in said:
            term = re.search(r"\(([^)]*)\)$", finding.text) if finding.kind == "reflex" else None
            short = term[1].split(",")[0].removesuffix(" reflex") if term else _bare(finding.text)
            said[finding.kind].append(short + DOUBT[finding.certainty])
    lists = {kind: "; ".join(dict.fromkeys(words)) for kind, words in said.items()}
    weak = [f"{word}: {lists[kind]}" for word, kind in (("weak", "motor"), ("reflex", "reflex")) if lists[kind]]
    found = {
        "weakness": tuple(weak),
        "numbness": (f"numb: {lists['sensory']}",) if lists["sensory"] else (),
        "root-pain": (lists["pain"],) if lists["pain"] else (),
    }
    return {mechanism: words for mechanism, words in found.items() if words}


def _bare(text: str) -> str:
    """Leave out of a finding the word for what it is, the neighbours it is shared with, and the term."""
    text = re.sub(r" \([^)]*\)$", "", text)
    text = re.sub(r", (shared with|at worst|cannot|as in) .*$", "", text)
    text = re.sub(r"^(Weak|Numbness or tingling|Pain) ", "", text)
    return text[0].lower() + text[1:]


def parse_passages(given: object) -> tuple[str, ...]:
    """Return the ids of at most two passages, or raise naming the nearest.

    Examples
    --------
    >>> parse_passages("p7"), parse_passages(["P1", "P7"]), parse_passages(())
    (('P7',), ('P1', 'P7'), ())
    """
    accepted = table("passages").ids
    if given is None:
        return ()
    named = [given] if isinstance(given, str) or not isinstance(given, (list, tuple)) else given
    found = []
    for name in named:
        word = name.strip().upper() if isinstance(name, str) else name
        if word not in accepted:
            raise unknown(name, "a passage", accepted)
        found.append(word)
    if len(found) > MOST_PASSAGES:
        raise DiscvizError(f"{len(found)} passages are too many to be told apart; give one or two of them.")
    return tuple(dict.fromkeys(found))


def parse_chosen(given: object) -> str:
    """Return the id of a mechanism or of a link from its id or name; "" stands for none.

    Examples
    --------
    >>> parse_chosen("Muscle spasm"), parse_chosen("guarding -> spasm")
    ('spasm', 'guarding-spasm')
    """
    meant = {row["name"].casefold(): row["id"] for row in table("mechanisms")}
    meant |= {name_of(row["id"]).casefold(): row["id"] for row in table("links")}
    accepted = (*table("mechanisms").ids, *table("links").ids)
    if isinstance(given, str):
        word = re.sub(r"\s*(->|→)\s*", "-" if " " not in re.sub(r"\s*(->|→)\s*", "", given) else " → ", given.strip())
        word = word.casefold()
        if not word or word in accepted:
            return word
        if word in meant:
            return str(meant[word])
    raise unknown(given, "a mechanism or an arrow", accepted, meant=meant)


def name_of(key: str) -> str:
    """Return the plain name of a mechanism, or of a link: "Root pressed → Radicular pain"."""
    names = table("mechanisms")
    if key in names.ids:
        return str(names[key]["name"])
    link = table("links")[key]
    return f"{names[link['from']]['name']} → {names[link['to']]['name']}"


def claims_on(key: str) -> tuple[Row, ...]:
    """Return the claims of the passages that concern a link, or any link of a mechanism."""
    wanted = {link["id"] for link in table("links") if key in {link["id"], link["from"], link["to"]}}
    return tuple(claim for claim in table("claims") if wanted & {*claim["links"]})


def contradictions_of(one: str, other: str) -> tuple[Row, ...]:
    """Return the contradictions that have the two passages on different sides."""
    sides = {one, other} if one != other else set()
    return tuple(
        row
        for row in table("contradictions")
        if any({a, b} == sides for a in row["passages_a"] for b in row["passages_b"])
    )


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
    best: dict[str, tuple[tuple[Any, ...], tuple[Row, ...]]] = {}
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


def describe_mechanism(herniation: Herniation | None = None, passages: object = (), *, arrows: bool = True) -> str:
    """Say in plain sentences what the figure of mechanisms shows.

    Parameters
    ----------
    herniation : Herniation, optional
        Only the arrows that apply to it are told, and what they end at. Without one, all are told.
    passages : str or sequence of str, optional
        One or two of the passages "P1" to "P9": their own explanations are told instead.
    arrows : bool
        Whether every arrow is told with its sentence, too, or only the surest way to each end.

    Returns
    -------
    str
        Paragraphs separated by blank lines, plain text.

    Raises
    ------
    DiscvizError
        If something else than a herniation is given, or an unknown passage.

    Examples
    --------
    >>> print(describe_mechanism(passages="P7").splitlines()[-1])
      spasm (disputed).
    """
    require_herniation(herniation)
    chosen = parse_passages(passages)
    if chosen:
        return "\n\n".join([_told(key) for key in chosen] + _shared(chosen))
    links = links_of(herniation)
    parts = [title(herniation)]
    if herniation is not None:
        parts[0] = fill(f"{herniation.title}. {parts[0]}.", LINE)
    parts.append(
        "\n".join(
            ["The surest way from the disc to each; a way is only as sure as its least sure arrow:", *_ways(links)]
        )
    )
    words = own_words(herniation)
    if words:
        listed = [bullet(f"{name_of(key)}: {line}") for key, lines in words.items() for line in lines]
        parts.append("\n".join(["Here that means:", *listed]))
    for node in table("mechanisms") if arrows else ():
        leaving = [link for link in links if link["from"] == node["id"]]
        if leaving:
            lines = [bullet(_sentence(link)) for link in leaving]
            parts.append("\n".join([f"{node['name']}:", *lines]))
    if herniation is not None:
        signs = [bullet(row["sign"]) for row in herniation.red_flags]
        parts.append("\n".join([f"Warning signs. {SEEK_HELP}", *signs]))
    return "\n\n".join(parts)


def title(herniation: Herniation | None, passages: tuple[str, ...] = ()) -> str:
    """Return what the figure shows, in one line."""
    if passages:
        letters = zip("AB", passages, strict=False)
        return f"How {' and '.join(f'passage {key} ({letter})' for letter, key in letters)} explain spasm".replace(
            "explain", "explains" if len(passages) == 1 else "explain"
        )
    if herniation is None:
        return "From a damaged disc to what is felt: how sure is each arrow?"
    return "What may lead from it to what is felt, and how sure each arrow is"


def _ways(links: Iterable[Row]) -> list[str]:
    links = tuple(links)
    found = ((end, surest_way(end, links)) for end in ENDS)
    return [bullet(f"{name_of(end)}: {in_words(way)}.") for end, way in found if way]


def _sentence(link: Row) -> str:
    return f"{DOES[link['kind']]} {name_of(link['to'])} ({link['certainty']}): {link['says']}"


def _told(key: str) -> str:
    """Return a passage's explanation, and its way arrow by arrow."""
    row = table("passages")[key]
    links = [table("links")[name] for name in row["path"]]
    lines = [bullet(f"{in_words(way)}.") for way in _chained(links)]
    theory = fill(f"Passage {key} ({row['certainty']}). {row['theory']}", LINE)
    return "\n".join([theory, *lines])


def _chained(links: list[Row]) -> list[list[Row]]:
    """Join links that follow one another, in the order of the passage."""
    chains: list[list[Row]] = []
    for link in links:
        if chains and chains[-1][-1]["to"] == link["from"]:
            chains[-1].append(link)
        else:
            chains.append([link])
    return chains


def _shared(chosen: tuple[str, ...]) -> list[str]:
    """Say which arrows two passages have in common."""
    if len(chosen) < MOST_PASSAGES:
        return []
    paths = [table("passages")[key]["path"] for key in chosen]
    both = [name_of(key) for key in paths[0] if key in paths[1]]
    return [fill(f"Arrows in common: {'; '.join(both) or 'none'}.", LINE)]
