"""The figures in plain sentences: their text alternative, in print, aloud and in a test."""

from __future__ import annotations

from textwrap import fill

from discviz.knowledge import table
from discviz.knowledge.certainty import DOUBT
from discviz.reasoning.ranking import Ranking
from discviz.spine.findings import LINE, SEEK_HELP, bullet
from discviz.spine.herniation import Herniation, require_herniation

BARS, OTHERS = 6, 4  # roots and other explanations that are named
HEADINGS = {
    "sensory": "Skin",
    "pain": "Pain",
    "motor": "Muscles",
    "reflex": "Reflexes",
    "test": "Tests on examination",
    "red flag": "Warning signs",
}


def describe(herniation: Herniation | Ranking | None = None) -> str:
    """Say in plain sentences what the figures of a herniation, or of a ranking, show.

    Parameters
    ----------
    herniation : Herniation or Ranking, optional
        What was drawn. Without it, the whole dermatome chart is described.

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
    if isinstance(herniation, Ranking):
        return _describe_ranking(herniation)
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


def percent(share: float) -> str:
    """Return a share as a percentage that never says 0 or 100 for what is only near it.

    Examples
    --------
    >>> percent(0.127), percent(0.001), percent(0.9991)
    ('13%', 'under 1%', 'over 99%')
    """
    if share < 0.005:  # noqa: PLR2004 - from here on it rounds to 1
        return "under 1%"
    return "over 99%" if share > 0.995 else f"{share:.0%}"  # noqa: PLR2004 - the same at the other end


def _describe_chart() -> str:
    """Name every dermatome and the skin it covers."""
    lines = [f"{row['id']}: {row['name']}." for row in table("regions")]
    first = (
        "The dermatome chart: the skin each spinal root usually serves, on the front and back of the body, "
        "the hands and the feet. Neighbouring areas overlap, and maps differ; no border is a hard line."
    )
    return "\n".join([fill(first, LINE), "", *lines])


def _describe_ranking(ranking: Ranking) -> str:
    """Say what the bars show: the roots with their ranges, the other explanations, and what to examine next."""
    ranges = ranking.ranges
    roots = [
        f"{root}: {percent(share)}, between {percent(ranges[root][0])} and {percent(ranges[root][1])}."
        for root, share in ranking.roots[:BARS]
    ]
    others = [f"One of the roots: {percent(ranking.root_share)}."]
    others += [f"{mimic.name}: {percent(mimic.probability)}." for mimic in ranking.mimics[:OTHERS]]
    parts = [ranking.headline + "." * (not ranking.headline.endswith("."))]
    if ranking.red_flags:
        parts.append("\n".join([f"Warning signs: {SEEK_HELP}", *map(bullet, ranking.red_flags)]))
    parts.append("\n".join(["If it is a root (over all series to start from and both models):", *map(bullet, roots)]))
    parts.append("\n".join(["A root, or something else:", *map(bullet, others)]))
    parts.append(
        "\n".join(
            ["To ask or examine next, the most telling first:", *(bullet(str(step)) for step in ranking.next_steps())]
        )
    )
    return "\n\n".join(parts)
