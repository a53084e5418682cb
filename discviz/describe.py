"""The figures in plain sentences: their text alternative, in print, aloud and in a test."""

from __future__ import annotations

from textwrap import fill

from discviz.herniation import LINE, SEEK_HELP, Herniation, bullet, require_herniation
from discviz.tables import table

HEADINGS = {
    "sensory": "Skin",
    "pain": "Pain",
    "motor": "Muscles",
    "reflex": "Reflexes",
    "test": "Tests on examination",
    "red flag": "Warning signs",
}
# How sure the kit is, said in words wherever a finding is not settled.
DOUBT = {
    "established": "",
    "supported": "",
    "disputed": " (disputed)",
    "hypothesis": " (a hypothesis)",
    "unverified": " (unverified)",
}


def describe(herniation: Herniation | None = None) -> str:
    """Say in plain sentences what the figures of a herniation show.

    Parameters
    ----------
    herniation : Herniation, optional
        Without one, the whole dermatome chart is described.

    Returns
    -------
    str
        Paragraphs separated by blank lines, plain text.

    Raises
    ------
    DiscvizError
        If something else than a herniation is given.

    Examples
    --------
    >>> print(describe(Herniation("L4-L5")).splitlines()[0])
    Left L4-L5, subarticular protrusion: presses the L5 root.
    """
    if require_herniation(herniation) is None:
        return _describe_chart()
    assert herniation is not None  # noqa: S101 - tells the type checker what the line above settled
    parts = [f"{herniation.title}.", "Why:\n" + "\n".join(map(str, herniation.explain()))]
    for kind, heading in HEADINGS.items():
        of_kind = (item for item in herniation.findings if item.kind == kind)
        found = dict.fromkeys(f"{item.text}{DOUBT[item.certainty]}" for item in of_kind)  # roots share some
        if found:
            advice = f" {SEEK_HELP}" if kind == "red flag" else ""
            parts.append("\n".join([f"{heading}:{advice}", *map(bullet, found)]))
    sides = " and ".join(herniation.sides)
    last = f"The body figure marks these on the {sides}. Few patients have all of them, and some have none."
    parts.append(fill(last, LINE))
    return "\n\n".join(parts)


def _describe_chart() -> str:
    """Name every dermatome and the skin it covers."""
    lines = [f"{row['id']}: {row['name']}." for row in table("regions")]
    first = (
        "The dermatome chart: the skin each spinal root usually serves, on the front and back of the body, "
        "the hands and the feet. Neighbouring areas overlap, and maps differ; no border is a hard line."
    )
    return "\n".join([fill(first, LINE), "", *lines])
