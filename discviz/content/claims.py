"""The claims of the nine passages: chosen by verdict and passage, and set as HTML.

Every cell of data is escaped: data is never run.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from discviz.content.panels import COMPACT
from discviz.errors import unknown
from discviz.knowledge import table
from discviz.knowledge.sources import cite, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.knowledge import Row

ALL = "all"
# Each verdict has a sign of its own beside its colour, in figures and in text; the order is from firm to open.
SIGNS = {
    "supported": "●",
    "partly supported": "◉",
    "plausible untested": "◇",
    "hypothesis": "△",
    "disputed": "✕",
    "unsupported": "○",
    "experience": "☆",
}
LIST = "display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:4px 0 8px 24px;width:auto"
OPENED = 6  # as many claims or fewer are shown with their reasons opened
SETTLED = {"yes": "settled", "partly": "partly settled", "no": "not settled"}


def parse_verdict(given: object) -> str:
    """Return a verdict, or "all"."""
    return _parse(given, "a verdict", (ALL, *SIGNS))


def parse_passage(given: object) -> str:
    """Return the id of a passage, or "all"."""
    return _parse(given, "a passage", (ALL, *table("passages").ids))


def parse_school(given: object) -> str:
    """Return a school of dermatome maps, or "both"."""
    return _parse(given, "a school of maps", ("both", *dict.fromkeys(row["school"] for row in table("dermatome_maps"))))


def _parse(given: object, kind: str, accepted: tuple[str, ...]) -> str:
    spelling = {word.casefold(): word for word in accepted}
    if isinstance(given, str) and given.strip().casefold() in spelling:
        return spelling[given.strip().casefold()]
    raise unknown(given, kind, accepted)


def chosen_claims(verdict: str = ALL, passage: str = ALL) -> tuple[Row, ...]:
    """Return the claims with a verdict that a passage makes.

    Examples
    --------
    >>> [row["id"] for row in chosen_claims("disputed", "P4")]
    ['S5']
    """
    return tuple(
        row
        for row in table("claims")
        if verdict in {ALL, row["verdict"]} and (passage == ALL or passage in row["passages"])
    )


def chosen_contradictions(claims: Iterable[Row], passage: str = ALL) -> tuple[Row, ...]:
    """Return the contradictions about any of some claims in which a passage takes part."""
    ids = {row["id"] for row in claims}
    return tuple(
        row
        for row in table("contradictions")
        if ids & set(row["claims"]) and passage in {ALL, *row["passages_a"], *row["passages_b"]}
    )


def passage_html(passage: str) -> str:
    """Return what a passage is and how it explains spasm; nothing for all of them."""
    if passage == ALL:
        return ""
    row = table("passages")[passage]
    return (
        f'<div style="{COMPACT};border-left:4px solid #6b655e;padding:2px 12px;margin:4px 0">'
        f"<strong>{escape(row['id'])}.</strong> {escape(row['topic'])}. {escape(row['theory'])} "
        f"<em>{escape(row['note'])}</em></div>"
    )


def claims_html(claims: tuple[Row, ...]) -> str:
    """Return the claims as a list, each with verdict, reason, what would decide it, certainty and sources."""
    if not claims:
        return "<p>No claim fits both choices.</p>"
    opened = " open" if len(claims) <= OPENED else ""
    return f'<ul style="{COMPACT};list-style:none;padding-left:0">{"".join(_claim(row, opened) for row in claims)}</ul>'


def _claim(row: Row, opened: str) -> str:
    said = {
        "Why": row["why"],
        "What would decide it": row["would_decide"],
        "Certainty": row["certainty"],
        "Said by": ", ".join(row["passages"]),
        "Sources": cite(row["sources"]),
    }
    # JupyterLab floats the parts of such a list; a grid keeps long lines inside the page
    free = 'style="float:none;width:auto;margin:0;padding:0"'
    parts = "".join(
        f"<dt {free}><strong>{name}</strong></dt><dd {free}>{escape(text)}</dd>" for name, text in said.items()
    )
    verdict = f"{SIGNS[row['verdict']]} {escape(row['verdict'])}"
    return (
        f'<li style="margin:6px 0"><details{opened}><summary><strong>{escape(row["id"])}</strong> '
        f"{escape(row['claim'])} <strong>[{verdict}]</strong></summary>"
        f'<dl style="{LIST}">{parts}</dl></details></li>'
    )


def contradictions_html(contradictions: tuple[Row, ...]) -> str:
    """Return contradictions as a table: one side, the other, how the literature leans, and whether it is settled."""
    if not contradictions:
        return "<p>None of the contradictions is about these claims.</p>"
    cell = 'style="text-align:left;vertical-align:top;white-space:normal;padding:4px 8px"'
    names = ("", "Side A", "Side B", "How the literature leans", "Settled?")
    head = "".join(f'<th scope="col" {cell}>{name}</th>' for name in names)
    body = ""
    for row in contradictions:
        sides = [
            f"<strong>{escape(', '.join(row[f'passages_{x}']))}</strong><br>{escape(row[f'side_{x}'])}" for x in "ab"
        ]
        leans = f"{escape(row['literature'])} <small>{escape(cite(row['sources']))}</small>"
        settled = f"{SETTLED[row['settled']]}<br><small>{escape(row['certainty'])}</small>"
        first = f'<th scope="row" {cell}>{escape(row["id"])}. {escape(row["conflict"])}</th>'
        body += f"<tr>{first}{''.join(f'<td {cell}>{text}</td>' for text in (*sides, leans, settled))}</tr>"
    caption = '<caption style="text-align:left"><strong>Where the passages contradict one another</strong></caption>'
    table_style = f"{COMPACT};border-collapse:collapse;width:100%"
    return f'<table style="{table_style}">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def maps_html(root: str, school: str) -> str:
    """Return what a school of maps, or each, says of a root, with certainty and sources."""
    rows = [row for row in table("dermatome_maps").where(root=root) if school in {"both", row["school"]}]
    said = (
        f"<li><strong>{escape(row['school'].capitalize())}:</strong> {escape(row['area'])} "
        f"<small>({escape(row['certainty'])}; {escape(cite(row['sources']))})</small></li>"
        for row in rows
    )
    return f'<ul role="status" style="{COMPACT}">{"".join(said)}</ul>'


def references_html(rows: Iterable[Row]) -> str:
    """Return the full references of rows, each once."""
    keys = dict.fromkeys(key for row in rows for key in row["sources"])
    return f'<ul style="{COMPACT}">{"".join(f"<li>{escape(reference(key))}</li>" for key in keys)}</ul>'
