"""The text beside the figure of mechanisms as HTML. Every cell of data is escaped: data is never run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from discviz.content.panels import COMPACT
from discviz.knowledge import table
from discviz.knowledge.sources import cite, reference
from discviz.mechanism import accounts, graph
from discviz.spine.findings import SEEK_HELP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.knowledge import Row, Table

INVITATION = "Choose a box or an arrow: what does it claim, how sure is it, who says so, and who disagrees?"
KIND = {"causes": "A cause", "increases": "It increases", "reduces": "It reduces", "feedback": "Feedback"}
PASSAGES = "seed_passages"  # the key of the nine passages among the sources


def heading(chosen: str, title: str) -> str:
    """Return, in one or two lines, what is chosen, how sure it is and what it says; or what is shown."""
    if not chosen:
        strong, rest = title, INVITATION
    else:
        row, says = _row(chosen)
        strong, rest = f"{graph.name_of(chosen)} ({_sure(row)})", says
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
        takers = [name for name in accounts.ids() if key in accounts.account(name)["path"]]
        parts = [_line("It claims", f"{says} ({KIND[row['kind']]}.)"), *parts]
        parts += [
            _line("Who says so", _who(row["sources"])),
            _line("Who disagrees", _who(row["against"]) or "nobody, in what we read"),
            _line("What would decide it", row["would_decide"]),
            _line("Accounts of spasm that take it", ", ".join(takers) or "none"),
        ]
    else:
        parts = [_line("It is", says), *parts, _line("Who says so", _who(row["sources"]))]
        links: Table[Row] = table("links")
        for word, end, other in (("It comes from", "to", "from"), ("It leads on to", "from", "to")):
            found = [link for link in links if link[end] == key]
            parts += [_listed(word, (_arrow(link, other) for link in found))] if found else []
    if "cord-cauda" in {key, row.get("to")}:
        parts.append(f"<p><strong>{SEEK_HELP}</strong></p>")
    claims = graph.claims_on(key)
    told = _claims(claims) if key in table("links").ids else map(_claim, claims)  # the reasons stand with the arrows
    return _block(graph.name_of(key), [*parts, _listed("Claims of the nine passages on it", told)])


def account(letter: str, key: str) -> str:
    """Return what an account holds: a passage with its claims, or a model with what it expects."""
    if not key:
        return ""
    row = accounts.account(key)
    path = [f"{escape(graph.name_of(link))} ({_sure(table('links')[link])})" for link in row["path"]]
    arrows = _listed("Its arrows", path)
    if key in table("models").ids:
        lines = (("It says", f"{row['theory']} ({_sure(row)})"), ("It expects", row["expects"]))
        told = [*(_line(*line) for line in lines), _line("Who says so", _who(row["sources"])), arrows]
        return _block(f"{letter}: the model {key}", told)
    told = [_line("What it is", f"{row['topic']}. {row['note']}")]
    told += [_line("Its explanation of spasm", f"{row['theory']} ({_sure(row)})"), arrows]
    told.append(_listed("Its claims", _claims(table("claims")[claim] for claim in row["claims"])))
    return _block(f"{letter}: passage {key}", told)


def compared(keys: Iterable[str]) -> str:
    """Return where accounts A and B go together, and where they contradict one another."""
    two = [key for _, key in accounts.lettered(keys)]
    told = accounts.compared(keys)
    if not told:
        return ""
    one, other = (accounts.account(key)["path"] for key in two)
    shared = [escape(graph.name_of(key)) for key in one if key in other]
    clashes = [_contradiction(row) for row in accounts.contradictions_of(*two)]
    parts = [_line("Counted", told[0]), _listed("Arrows in common", shared)]
    parts += [_line("What a recording should show", told[-1])] if " expects: " in told[-1] else []
    parts += [_listed("They contradict one another", clashes)] if clashes else []
    return _block(f"{two[0]} beside {two[1]}", parts)


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
    does = graph.DOES[link["kind"]]
    words = f"{does} {graph.name_of(link['to'])}" if other == "to" else f"{graph.name_of(link['from'])} {does} it"
    return escape(f"{words} ({_sure(link)})")


def _claim(claim: Row) -> str:
    """Return a claim and its verdict in one line."""
    who = f"{escape(claim['id'])} ({escape(', '.join(claim['passages']))})"
    return f"{who}: {escape(claim['claim'])} <strong>{escape(claim['verdict'])}</strong>."


def _claims(claims: Iterable[Row]) -> list[str]:
    """Return claims with what the evidence says of each."""
    return [
        f"{_claim(claim)} {escape(claim['why'])} <em>What would decide it:</em> {escape(claim['would_decide'])} "
        f"<small>{_cited(claim['sources'])}</small>"
        for claim in claims
    ]


def _cited(keys: Iterable[str]) -> str:
    return escape(_who(keys))


def _who(keys: Iterable[str]) -> str:
    """Return short citations; the nine passages are no study, and are named as what they are."""
    keys = tuple(keys)
    words = [cite(key for key in keys if key != PASSAGES)] if set(keys) - {PASSAGES} else []
    return "; ".join([*words, *["the nine passages, which name no study"] * (PASSAGES in keys)])


def _contradiction(row: Row) -> str:
    sides = (("passages_a", "side_a"), ("passages_b", "side_b"))
    said = " ".join(f"{escape(', '.join(row[who]))}: {escape(row[what])}" for who, what in sides)
    return (
        f"{escape(row['id'])}: <strong>{escape(row['conflict'])}</strong> {said} "
        f"<em>The literature:</em> {escape(row['literature'])} Settled: {escape(row['settled'])}. "
        f"<small>{_cited(row['sources'])}</small>"
    )
