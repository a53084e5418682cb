"""The model behind the ranking: starting odds, ratios, and how they are multiplied.

A tempered naive Bayes model. Each finding multiplies the odds of a cause by a likelihood ratio from
``data/likelihoods.csv``; the starting odds stand in ``data/priors.csv``. Three things keep it modest:

- **Tempering.** Signs of one root rise and fall together: where reflex loss and weakness were studied as a
  pair, adding loss of feeling made the ratio smaller (22 to 14 in one series, 9 to 3.5 in another), not
  larger. Multiplying them as if independent would count the same damage two or three times. So each ratio
  counts with its power ``TEMPER``. The power is the same for all findings: a discount that depended on
  what else was found could make a root lose by gaining one of its own signs.
- **A ceiling.** With probability ``DOUBT`` the findings mislead and tell no more than the part of the body;
  the best published clinicians named the right root or level in 87 to 93 of 100.
- **Shared signs are shared.** All roots that teach a sign have the same ratio for it. It lifts them
  together, and other signs must tell them apart.

The constants were chosen, not fitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from discviz.knowledge import remembered, table

if TYPE_CHECKING:
    from discviz.knowledge.tables import FindingsRow, MimicsRow, PriorsRow

TEMPER = 0.6
DOUBT = 0.07
ELSEWHERE = 0.0005  # a root for a finding in another part of the body: it cannot cause it
FAR = 0.4  # a root of the same part, but not next to the one the finding speaks for
FARTHER, FARTHEST = 2, 0.12  # the same for a lost function more than two roots away: no map reaches that far
UNEXPLAINED = {"sensory": 0.2, "motor": 0.2, "reflex": 0.2, "test": 0.3, "pain": 0.4}  # a mimic, for signs not its own
NO_NERVE = 0.03  # a joint, muscle or vessel, for numbness, weakness or a lost reflex
FLAT = 0.3  # share of each part given to its roots evenly: a series without a root does not rule it out
DEFICITS = ("sensory", "motor", "reflex")
PLACED = (*DEFICITS, "pain")  # kinds that stand for one place in the body
ANATOMICAL = (*PLACED, "test")  # kinds that roots of another part cannot cause


@remembered
def part_of() -> Mapping[str, str]:
    """Return each root that is ranked, C4 to S2, and its part: neck, trunk or back."""
    parts = {row["root"]: row["part"] for row in table("priors")}
    return {root: parts[root] for root in table("roots").ids if root in parts}


def ranked_roots() -> tuple[str, ...]:
    """Return the roots that are ranked, from the neck down."""
    return tuple(part_of())


@remembered
def series(part: str) -> tuple[str, ...]:
    """Return the series of a part that may be started from, the usual one first.

    Examples
    --------
    >>> series("neck")
    ('Oshina 2024', 'Yoss 1957')
    """
    return tuple(dict.fromkeys(row["series"] for row in _shares() if row["part"] == part))


def shares_of(name: str) -> dict[str, float]:
    """Return the share of each root in a series, in per cent."""
    return {row["root"]: row["percent"] or 0.0 for row in _shares() if row["series"] == name}


def _shares() -> tuple[PriorsRow, ...]:
    """Return the rows that share a part out over its roots; others share out the parts, or give ages."""
    return tuple(row for row in table("priors") if row["root"] and row["percent"] is not None)


@remembered
def mean_ages() -> Mapping[str, float]:
    """Return the mean age, in years, of people with a herniation that presses a root, where it was counted."""
    return {row["root"]: row["mean_age"] for row in table("priors") if row["mean_age"] is not None}


def posterior(start: Iterable[float], pushes: list[tuple[float, ...]]) -> list[float]:
    """Multiply the starting shares by every finding's ratios, given as logarithms, and share out anew."""
    logs = [log(share) + sum(column) for share, *column in zip(start, *pushes, strict=True)]
    highest = max(logs)
    shares = [exp(value - highest) for value in logs]
    total = sum(shares)
    return [share / total for share in shares]


@dataclass(frozen=True)
class Weights:
    """One finding's push on every root and mimic, as logarithms, and what it speaks for.

    ``place`` holds only what the part of the body tells about the roots; ``deficit_in`` names the parts
    whose roots it shows to be failing.
    """

    push: tuple[float, ...]
    place: tuple[float, ...]
    deficit_in: frozenset[str]
    favours: frozenset[str]


@remembered
def weights(model: str) -> Mapping[str, Weights]:
    """Turn the table of ratios into one row of logarithms for each finding."""
    power = TEMPER if model == "tempered" else 1.0
    ratios: dict[str, dict[str, float]] = {finding: {} for finding in table("findings").ids}
    for row in table("likelihoods"):
        ratios[row["finding"]].update(dict.fromkeys((*row["roots"], *row["mimics"]), row["ratio"]))
    return {row["id"]: _weights(row, ratios[row["id"]], power) for row in table("findings")}


def _weights(row: FindingsRow, ratio: Mapping[str, float], power: float) -> Weights:
    """Fill in what the table leaves out: causes that a finding does not name."""
    kind = row["kind"]
    mimics, part, roots = table("mimics"), part_of(), ranked_roots()
    own = {root: value for root, value in ratio.items() if root in part}
    parts = frozenset(part[root] for root in own) if kind in ANATOMICAL else frozenset()
    places = parts or {mimics[cause]["part"] for cause in ratio if cause not in own and kind in ANATOMICAL} - {"any"}
    best = [roots.index(root) for root, value in own.items() if value == max(own.values())]
    elsewhere = {root for root in roots if parts and part[root] not in parts}

    def of_root(place: int, root: str) -> float:
        if root in own:
            return power * log(own[root])
        if root in elsewhere:
            return log(ELSEWHERE)
        away = min((abs(place - other) for other in best), default=1)
        if away <= 1 or kind not in PLACED:
            return 0.0
        return power * log(FARTHEST if away > FARTHER and kind in DEFICITS else FAR)

    def of_mimic(mimic: MimicsRow) -> float:
        if mimic["id"] in ratio:
            return power * log(ratio[mimic["id"]])
        if not ratio or kind not in UNEXPLAINED:
            return 0.0
        if places and mimic["part"] not in {"any", *places}:
            return log(ELSEWHERE)
        unlike = mimic["tissue"] == "other" and kind in DEFICITS
        return power * log(NO_NERVE if unlike else UNEXPLAINED[kind])

    deficit = kind in DEFICITS and max(own.values(), default=0) > 1
    return Weights(
        push=(*(of_root(place, root) for place, root in enumerate(roots)), *map(of_mimic, mimics)),
        place=tuple(log(ELSEWHERE) if root in elsewhere else 0.0 for root in roots),
        deficit_in=parts if deficit else frozenset(),
        favours=frozenset(cause for cause, value in ratio.items() if value > 1),
    )


@remembered
def prior(neck: str, back: str, age: float | None) -> tuple[float, ...]:
    """Share out one hundred suspected patients over the roots and the mimics."""
    part_shares = {row["part"]: row["percent"] or 0.0 for row in table("priors") if not row["root"]}
    mimics = [row["share"] / 100 for row in table("mimics")]
    mean_age = mean_ages()
    shares: dict[str, float] = {}
    for part, percent in part_shares.items():
        of_part = shares_of({"neck": neck, "back": back}.get(part) or series(part)[0])
        if age is not None and of_part.keys() <= mean_age.keys():
            spread = table("parts")[part]["age_spread"]
            of_part = {
                root: share * exp(-(((age - mean_age[root]) / spread) ** 2) / 2) for root, share in of_part.items()
            }
        whole = sum(of_part.values())
        for root, share in of_part.items():
            softened = (1 - FLAT) * share / whole + FLAT / len(of_part)
            shares[root] = (1 - sum(mimics)) * percent / sum(part_shares.values()) * softened
    return (*(shares[root] for root in ranked_roots()), *mimics)
