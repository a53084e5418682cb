"""The text beside the figure of mechanisms as HTML. Every cell of data is escaped: data is never run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from discviz import pathways
from discviz.herniation import SEEK_HELP
from discviz.panels import COMPACT
from discviz.sources import cite, reference
from discviz.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.tables import Row

INVITATION = "Choose a box or an arrow: what does it claim, how sure is it, who says so, and who disagrees?"
KIND = {"causes": "A cause", "increases": "It increases", "reduces": "It reduces", "feedback": "Feedback"}
PASSAGES = "seed_passages"  # the key of the nine passages among the sources


def heading(chosen: str, title: str) -> str:
    """Return, in one or two lines, what is chosen, how sure it is and what it says; or what is shown."""
    if not chosen:
        strong, rest = title, INVITATION
    else:
        row, says = _row(chosen)
        strong, rest = f"{pathways.name_of(chosen)} ({_sure(row)})", says
    style = f"{COMPACT};min-height:2.8em"  # the figure below keeps its place when the words change
    return f'<div role="status" style="{style}"><strong>{escape(strong)}</strong><br>{escape(rest)}</div>'


def chosen(key: str) -> str:
    """Return all that the tables know of a mechanism or link."""
    if not key:
        return ""
    row, says = _row(key)
    meaning = table("glossary")["certainty-" + row["certainty"]]["plain"].removeprefix("A certainty word of this kit: ")
    parts = [_line("How sure", f"{_sure(row)}: {meaning}")]
    if key in table("links").ids:
        takers = [passage["id"] for passage in table("passages") if key in passage["path"]]
        parts = [_line("It claims", f"{says} ({KIND[row['kind']]}.)"), *parts]
        parts += [
            _line("Who says so", _who(row["sources"])),
            _line("Who disagrees", _who(row["against"]) or "nobody, in what we read"),
            _line("What would decide it", row["would_decide"]),
            _line("Passages that take it to explain spasm", ", ".join(takers) or "none"),
        ]
    else:
        parts = [_line("It is", says), *parts, _line("Who says so", _who(row["sources"]))]
        for word, end, other in (("It comes from", "to", "from"), ("It leads on to", "from", "to")):
            found = [link for link in table("links") if link[end] == key]
            parts += [_listed(word, (_arrow(link, other) for link in found))] if found else []
    if "cord-cauda" in {key, row.get("to")}:
        parts.append(f"<p><strong>{SEEK_HELP}</strong></p>")
    return _block(
        pathways.name_of(key), [*parts, _listed("Claims of the nine passages on it", _claims(pathways.claims_on(key)))]
    )


def passages(keys: Iterable[str]) -> str:
    """Return what passages A and B hold, which arrows they share, and where they contradict one another."""
    named = [(letter, key) for letter, key in zip("AB", keys, strict=False) if key]
    said = "".join(_passage(letter, key) for letter, key in named)
    if len(named) == pathways.MOST_PASSAGES:
        said += _compared(named[0][1], named[1][1])
    return said


def sources(chosen: str, lit: Iterable[str]) -> str:
    """Return the full references of what is chosen, or else of all that is lit."""
    rows = [_row(chosen)[0]] if chosen else [table("links")[key] for key in lit]
    keys = dict.fromkeys(key for row in rows for key in (*row["sources"], *row.get("against", ())))
    return f'<ul style="{COMPACT}">{"".join(f"<li>{escape(reference(key))}</li>" for key in keys)}</ul>'


def in_words(text: str) -> str:
    """Return the text alternative, its lines kept."""
    return f'<pre style="white-space:pre-wrap;font-family:inherit;{COMPACT}">{escape(text)}</pre>'


def _row(key: str) -> tuple[Row, str]:
    """Return the row of a mechanism or link, and its sentence."""
    if key in table("links").ids:
        return table("links")[key], table("links")[key]["says"]
    return table("mechanisms")[key], table("mechanisms")[key]["plain"]


def _sure(row: Row) -> str:
    return "a hypothesis" if row["certainty"] == "hypothesis" else str(row["certainty"])


def _line(word: str, text: str) -> str:
    return f'<p style="margin:4px 0"><strong>{escape(word)}:</strong> {escape(text)}</p>'


def _listed(word: str, entries: Iterable[str]) -> str:
    """Return a heading and a list of entries that are escaped already."""
    items = "".join(f"<li>{entry}</li>" for entry in entries) or "<li>none</li>"
    return f'<p style="margin:4px 0"><strong>{escape(word)}:</strong></p><ul style="margin:0">{items}</ul>'


def _block(title: str, parts: Iterable[str]) -> str:
    return f'<div style="{COMPACT}"><h3 style="margin:8px 0 2px">{escape(title)}</h3>{"".join(parts)}</div>'


def _arrow(link: Row, other: str) -> str:
    does = pathways.DOES[link["kind"]]
    words = f"{does} {pathways.name_of(link['to'])}" if other == "to" else f"{pathways.name_of(link['from'])} {does} it"
    return escape(f"{words} ({_sure(link)})")


def _claims(claims: Iterable[Row]) -> list[str]:
    """Return claims with what the evidence says of each."""
    return [
        f"{escape(claim['id'])} ({escape(', '.join(claim['passages']))}): {escape(claim['claim'])} "
        f"<strong>{escape(claim['verdict'])}</strong>. {escape(claim['why'])} "
        f"<em>What would decide it:</em> {escape(claim['would_decide'])} <small>{_cited(claim['sources'])}</small>"
        for claim in claims
    ]


def _cited(keys: Iterable[str]) -> str:
    return escape(_who(keys))


def _who(keys: Iterable[str]) -> str:
    """Return short citations; the nine passages are no study, and are named as what they are."""
    keys = tuple(keys)
    words = [cite(key for key in keys if key != PASSAGES)] if set(keys) - {PASSAGES} else []
    return "; ".join([*words, *["the nine passages, which name no study"] * (PASSAGES in keys)])


def _passage(letter: str, key: str) -> str:
    row = table("passages")[key]
    claims = [table("claims")[claim] for claim in row["claims"]]
    path = [pathways.name_of(link) + f" ({_sure(table('links')[link])})" for link in row["path"]]
    return _block(
        f"{letter}: passage {key}",
        [
            _line("What it is", f"{row['topic']}. {row['note']}"),
            _line("Its explanation of spasm", f"{row['theory']} ({_sure(row)})"),
            _listed("Its arrows", map(escape, path)),
            _listed("Its claims", _claims(claims)),
        ],
    )


def _compared(one: str, other: str) -> str:
    paths = [table("passages")[key]["path"] for key in (one, other)]
    shared = [escape(pathways.name_of(key)) for key in paths[0] if key in paths[1]]
    clashes = [_contradiction(row) for row in pathways.contradictions_of(one, other)]
    return _block(
        f"{one} beside {other}", [_listed("Arrows in common", shared), _listed("They contradict one another", clashes)]
    )


def _contradiction(row: Row) -> str:
    sides = (("passages_a", "side_a"), ("passages_b", "side_b"))
    said = " ".join(f"{escape(', '.join(row[who]))}: {escape(row[what])}" for who, what in sides)
    return (
        f"{escape(row['id'])}: <strong>{escape(row['conflict'])}</strong> {said} "
        f"<em>The literature:</em> {escape(row['literature'])} Settled: {escape(row['settled'])}. "
        f"<small>{_cited(row['sources'])}</small>"
    )
