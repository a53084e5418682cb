"""What to ask or examine next: the signs from which most is to be learned, given what is known."""

from collections.abc import Mapping
from math import exp, log2
from operator import mul

from discviz.knowledge import remembered, table
from discviz.reasoning.findings import vocabulary
from discviz.reasoning.mimics import short_name
from discviz.reasoning.odds import part_of, weights
from discviz.reasoning.ranking import NextStep, Ranking

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
    rows = table("findings")
    said = {*ranking.said.findings, *ranking.said.dropped}
    settled = said | {denied for finding in said for denied in rows[finding]["denies"]}  # said to be there, or normal
    found = []
    for finding, (chances, left) in _chances().items():
        to_be_asked = ranking.findings or rows[finding]["kind"] in ASKED  # what the patient can tell comes first
        if to_be_asked and finding not in settled and _in_question(finding, shares):
            there = sum(map(mul, shares, chances))
            found.append((_uncertainty(there) - sum(map(mul, shares, left)), finding))
    best = sorted(found, key=lambda item: (-item[0], item[1]))[:number]
    return tuple(NextStep(finding, vocabulary()[finding], bits, _reason(finding, shares)) for bits, finding in best)


@remembered
def _fitting(finding: str) -> tuple[int, ...]:
    """Return the places of the roots a sign speaks for, or of the mimics where it speaks for no root."""
    favours = weights("tempered")[finding].favours
    return tuple(map(_causes().index, favours & part_of().keys() or favours))


@remembered
def _causes() -> tuple[str, ...]:
    """Return the roots and the mimics, in the order of the shares."""
    return (*part_of(), *table("mimics").ids)


def _in_question(finding: str, shares: tuple[float, ...]) -> bool:
    """Tell whether what a sign speaks for is still possible: nobody with sciatica is asked about the neck."""
    return sum(shares[place] for place in _fitting(finding)) > POSSIBLE


def _reason(finding: str, shares: tuple[float, ...]) -> str:
    there = [share * chance for share, chance in zip(shares, _chances()[finding][0], strict=True)]
    absent = [share - shown for share, shown in zip(shares, there, strict=True)]
    return f"if there, {_leader(there)} leads; if not, {_leader(absent)}."


def _leader(shares: list[float]) -> str:
    """Name the likeliest explanation, root or mimic, with its share of all."""
    place = max(range(len(shares)), key=shares.__getitem__)
    cause = _causes()[place]
    name = cause if cause in part_of() else short_name(cause)
    return f"{name} {shares[place] / sum(shares):.0%}"
