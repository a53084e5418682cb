"""What to ask or examine next: the signs from which most is to be learned, given what is known."""

from __future__ import annotations

from math import exp, log2
from operator import mul
from typing import TYPE_CHECKING

from discviz.knowledge import remembered, table
from discviz.reasoning.findings import vocabulary
from discviz.reasoning.mimics import short_name
from discviz.reasoning.odds import ranked_roots, weights
from discviz.reasoning.ranking import NextStep, Ranking

if TYPE_CHECKING:
    from collections.abc import Mapping


# How often the best fitting cause shows a sign of each kind; near what data/frequencies.csv has. The numbers are ours.
SHOWN = {"sensory": 0.45, "motor": 0.4, "reflex": 0.5, "test": 0.6, "pain": 0.5, "factor": 0.4}
STRAY = 0.04  # any sign by chance, as in data/frequencies.csv
POSSIBLE = 0.02
ASKED = {"pain", "factor"}  # the rest is examined


@remembered
def _chances() -> Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    """Give for each sign its chance under every cause, and the uncertainty that stays when the cause is known."""
    made = {}
    for row in table("findings"):
        push = weights("tempered")[row["id"]].push
        if not row["root"] and not row["alarm"] and row["kind"] in SHOWN and any(push):
            chances = tuple(max(STRAY, SHOWN[row["kind"]] * exp(value - max(push))) for value in push)
            made[row["id"]] = (chances, tuple(map(_uncertainty, chances)))
    return made


def _uncertainty(chance: float) -> float:
    """Return the entropy of a yes or no, in bits."""
    return -chance * log2(chance) - (1 - chance) * log2(1 - chance)


def next_steps(ranking: Ranking, number: int) -> tuple[NextStep, ...]:
    """Return the signs to look for next, the most telling first."""
    shares = ranking.shares
    settled = _settled(ranking)
    found = []
    for finding, (chances, left) in _chances().items():
        if finding not in settled and _in_question(finding, shares) and (ranking.findings or finding in _asked()):
            there = sum(map(mul, shares, chances))
            found.append((_uncertainty(there) - sum(map(mul, shares, left)), finding))
    best = sorted(found, key=lambda item: (-item[0], item[1]))[:number]
    return tuple(NextStep(finding, vocabulary()[finding], bits, _reason(finding, shares)) for bits, finding in best)


@remembered
def _asked() -> frozenset[str]:
    """Return what the patient can tell: it comes before the examination."""
    return frozenset(row["id"] for row in table("findings") if row["kind"] in ASKED)


@remembered
def _fitting(finding: str) -> tuple[int, ...]:
    """Return the places of the roots a sign speaks for, or of the mimics where it speaks for no root."""
    favours = weights("tempered")[finding].favours
    roots = ranked_roots()
    causes = (*roots, *table("mimics").ids)
    return tuple(causes.index(cause) for cause in (favours & set(roots) or favours))


def _in_question(finding: str, shares: tuple[float, ...]) -> bool:
    """Tell whether what a sign speaks for is still possible: nobody with sciatica is asked about the neck."""
    return sum(shares[place] for place in _fitting(finding)) > POSSIBLE


def _settled(ranking: Ranking) -> set[str]:
    """Return what need not be looked for again: what was said to be there, and what was said to be normal."""
    rows = table("findings")
    said = {*ranking.said.findings, *ranking.said.dropped}
    return said | {denied for finding in said for denied in rows[finding]["denies"]}


def _reason(finding: str, shares: tuple[float, ...]) -> str:
    chances, _ = _chances()[finding]
    there = _leader([share * chance for share, chance in zip(shares, chances, strict=True)])
    absent = _leader([share * (1 - chance) for share, chance in zip(shares, chances, strict=True)])
    return f"if there, {there} leads; if not, {absent}."


def _leader(shares: list[float] | tuple[float, ...]) -> str:
    """Name the likeliest explanation, root or mimic, with its share of all."""
    place = max(range(len(shares)), key=shares.__getitem__)
    roots = ranked_roots()
    name = roots[place] if place < len(roots) else short_name(table("mimics").ids[place - len(roots)])
    return f"{name} {shares[place] / sum(shares):.0%}"
