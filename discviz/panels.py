"""The text beside the figures as HTML. Every cell of data is escaped: data is never run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from discviz.describe import HEADINGS
from discviz.errors import DiscvizError
from discviz.herniation import SEEK_HELP
from discviz.sources import cite, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.herniation import Finding, Herniation, Step
    from discviz.tables import Row

# A word for the doubtful, so that colour is not needed; the settled needs none.
MARKED = {"disputed", "hypothesis", "unverified"}
COMPACT = "line-height:1.4"  # JupyterLab sets widget text with very wide lines
_HOW_TO_READ = (
    '<p style="margin:2px 0"><small>In brackets: of 100 people with the trouble, how many show the sign / of 100 '
    "without it, how many lack it. Without figures: not known to us. No missing sign gives the all-clear.</small></p>"
)


def heading(herniation: Herniation) -> str:
    """Return the title of the selection."""
    return f'<h3 style="margin:4px 0">{escape(herniation.title)}</h3>'


def findings(herniation: Herniation) -> str:
    """Return the findings, grouped by kind, each with its certainty and sources."""
    parts = []
    for kind, title in HEADINGS.items():
        if kind == "red flag":
            continue  # they stand in a box of their own
        of_kind = [finding for finding in herniation.findings if finding.kind == kind]
        if of_kind:
            listed = "".join(map(_finding, _merged(of_kind)))
            parts.append(f'<h4 style="margin:8px 0 2px">{escape(title)}</h4><ul style="margin:0">{listed}</ul>')
    return f'<div style="{COMPACT}"><h3>What may be felt and found</h3>{"".join(parts)}</div>'


def reasoning(herniation: Herniation) -> str:
    """Return the steps from the disc to the root."""
    steps = "".join(
        f"<li>{escape(step.text)}{_doubt(step.certainty)} <small>{escape(cite(step.sources))}</small></li>"
        for step in herniation.explain()
    )
    return f'<div style="{COMPACT}"><h3>Why this root</h3><ol>{steps}</ol></div>'


def warnings(herniation: Herniation) -> str:
    """Return the warning signs that belong to the level, always with the advice to seek help."""
    own = [row for row in herniation.red_flags if row["structure"] != "any"]
    general = [row["sign"] for row in herniation.red_flags if row["structure"] == "any"]
    box = f"border:2px solid #a3000b;border-radius:6px;padding:8px 14px;margin:6px 0;{COMPACT}"
    columns = "columns:2 320px;margin:4px 0;padding-left:18px"
    return (
        f'<div role="note" aria-label="Warning signs" style="{box}">'
        f"<strong>Warning signs at this level. {SEEK_HELP}</strong>"
        f'<ul style="{columns}">{"".join(map(_warning, own))}</ul>{_HOW_TO_READ if any(map(accuracy, own)) else ""}'
        f"With any pain of back or neck: {escape('; '.join(general))}.</div>"
    )


def accuracy(flag: Row) -> str:
    """Return how telling a warning sign is, as "sensitivity/specificity" in per cent, or nothing where not known.

    Examples
    --------
    >>> accuracy({"sensitivity": 0.6, "specificity": 0.67})
    '60/67'
    """
    shares = (flag["sensitivity"], flag["specificity"])
    return "" if None in shares else "/".join(f"{share:.0%}".rstrip("%") for share in shares)


def sources(herniation: Herniation) -> str:
    """Return the full references of everything said."""
    said: list[Finding | Step] = [*herniation.findings, *herniation.explain()]
    keys = dict.fromkeys(key for item in said for key in item.sources)
    listed = "".join(f"<li>{escape(reference(key))}</li>" for key in keys)
    return f'<ul style="{COMPACT}">{listed}</ul>'


def note(text: str) -> str:
    """Return a sentence that is spoken when it appears."""
    return f'<div role="alert" style="padding:4px 12px;border-left:4px solid #0072b2">{escape(text)}</div>'


def error(fault: Exception) -> str:
    """Return what went wrong, in words a learner can act on."""
    if isinstance(fault, DiscvizError):
        return note(str(fault))
    return note(f"Something in discviz went wrong ({type(fault).__name__}: {fault}). The figure may be out of step.")


def _warning(flag: Row) -> str:
    known = accuracy(flag)
    return f"<li style='break-inside:avoid'>{escape(flag['sign'])}{f' <small>({known})</small>' if known else ''}</li>"


def _merged(items: Iterable[Finding]) -> list[tuple[Finding, list[str]]]:
    """Join findings that several roots share, keeping their order."""
    by_text: dict[str, tuple[Finding, list[str]]] = {}
    for item in items:
        by_text.setdefault(item.text, (item, []))[1].append(item.root)
    return list(by_text.values())


def _finding(entry: tuple[Finding, list[str]]) -> str:
    item, roots = entry
    named = f"<strong>{escape(', '.join(filter(None, roots)))}</strong> " if any(roots) else ""
    return f"<li>{named}{escape(item.text)}{_doubt(item.certainty)} <small>{escape(cite(item.sources))}</small></li>"


def _doubt(certainty: str) -> str:
    return f" <em>({escape(certainty)})</em>" if certainty in MARKED else ""
