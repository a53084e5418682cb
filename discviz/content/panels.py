"""The text beside the figures as HTML. Every cell of data is escaped: data is never run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from discviz.content.describe import BARS, HEADINGS, OTHERS, percent
from discviz.errors import DiscvizError
from discviz.knowledge.certainty import MARKED
from discviz.knowledge.sources import cite, reference
from discviz.reasoning.mimics import short_name
from discviz.spine.findings import SEEK_HELP, capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from discviz.knowledge import Row
    from discviz.reasoning.cases import Case
    from discviz.reasoning.ranking import Ranking
    from discviz.spine.findings import Finding, Step
    from discviz.spine.herniation import Herniation

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


RED, BLUE = "#a3000b", "#0072b2"


def ranking(result: Ranking, colour_of: Callable[[str], str]) -> str:
    """Return the verdict, the roots as bars with their ranges, what else it could be, and what to look at next.

    The bars have the colours of the roots on the body, which the figures know.
    """
    urgent = result.verdict == "emergency"
    parts = [f'<h3 style="margin:0 0 4px;color:{RED if urgent else "inherit"}">{escape(result.headline)}</h3>']
    parts += [f'<div role="alert" style="color:{RED}"><b>{escape(flag)}</b></div>' for flag in result.red_flags]
    parts += [note(clash) for clash in result.contradictions]
    ranges, prior = result.ranges, dict(result.prior)
    roots = [_bar(root, share, ranges[root], prior[root], colour_of(root)) for root, share in result.roots[:BARS]]
    parts.append(
        _bars("If it is a root: which? Line: range over priors and models; stroke: before any finding.", roots)
    )
    others = [("One of the roots", result.root_share)]
    others += [(capital(short_name(mimic.id)), mimic.probability) for mimic in result.mimics[: OTHERS - 1]]
    parts.append(
        _bars("A root, or something else?", [_bar(name, share, None, None, "#6f6f6f") for name, share in others])
    )
    if not urgent:
        steps = "".join(
            f"<li><b>{escape(step.text)}</b>: {escape(step.reason)} <small>{step.bits:.2f} bit</small></li>"
            for step in result.next_steps(3)
        )
        parts.append(f'<div><b>Ask or examine next</b> (most telling first)</div><ol style="margin:0">{steps}</ol>')
    parts.append("<small>Most ratios behind this are unverified. Teaching material, not medical advice.</small>")
    return f'<div style="{COMPACT};font-size:12px">{"".join(parts)}</div>'


def _bars(caption: str, rows: list[str]) -> str:
    head = f'<caption style="text-align:left;padding:2px 0">{escape(caption)}</caption>'
    return f'<table style="width:100%;border-spacing:0;margin:0">{head}{"".join(rows)}</table>'


def _bar(name: str, share: float, span: tuple[float, float] | None, before: float | None, colour: str) -> str:
    """Return a row of a table whose bar is drawn behind its number."""
    said = percent(share) + (f" ({percent(span[0])} to {percent(span[1])})" if span else "")
    inside = f'<div style="position:absolute;height:12px;width:{share:.1%};background:{colour}"></div>'
    if span:
        line = f"left:{span[0]:.1%};width:{span[1] - span[0]:.1%};top:5px;height:2px;background:#23262b"
        inside += f'<div style="position:absolute;{line}"></div>'
    if before is not None:
        inside += f'<div style="position:absolute;left:{before:.1%};width:3px;height:12px;background:#23262b"></div>'
    cell = f'<div aria-hidden="true" style="position:relative;height:12px;background:#efece7">{inside}</div>'
    return (
        f'<tr><th scope="row" style="text-align:left;font-weight:bold;padding:0 8px 0 0;width:1%;white-space:nowrap">'
        f'{escape(name)}</th><td style="padding:2px 0">{cell}</td>'
        f'<td style="width:1%;white-space:nowrap;padding:0 0 0 8px;text-align:left">{escape(said)}</td></tr>'
    )


def hidden() -> str:
    """Return what stands in the place of a ranking that is not to be seen yet."""
    return f'<div style="{COMPACT}"><h3>What do you think?</h3><p>Look for what would tell most. Then commit.</p></div>'


def steps(said: Iterable[Step]) -> str:
    """Return steps of reasoning with their sources."""
    listed = "".join(f"<li>{escape(step.text)} <small>{escape(cite(step.sources))}</small></li>" for step in said)
    return f'<ol style="{COMPACT}">{listed}</ol>'


def story(patient: Case) -> str:
    """Return what the patient tells."""
    return f'<div style="{COMPACT}"><b>The patient.</b> {escape(patient.story)} <i>An invented case.</i></div>'


def truth(patient: Case, answer: str, order: Iterable[str]) -> str:
    """Return whether an answer is right, the truth, and how an expert might have examined."""
    right = "Right." if patient.is_right(answer) else f"Not quite: you said {answer}."
    listed = "".join(f"<li>{escape(line)}</li>" for line in order)
    return (
        f'<div role="status" style="{COMPACT};border-left:4px solid {BLUE};padding:2px 10px">'
        f"<b>{escape(right)} {escape(patient.solution)}</b> {escape(patient.teaches)}"
        f'<div>An expert might have gone like this:</div><ol style="margin:0">{listed}</ol></div>'
    )


def note(text: str) -> str:
    """Return a sentence that is spoken when it appears."""
    return f'<div role="alert" style="padding:4px 12px;border-left:4px solid {BLUE}">{escape(text)}</div>'


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
