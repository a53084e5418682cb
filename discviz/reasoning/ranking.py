"""What some findings point to: the record that ``localize`` makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from discviz.errors import check_whole
from discviz.knowledge import remembered, table
from discviz.knowledge.words import say
from discviz.reasoning.findings import Said
from discviz.reasoning.mimics import short_name
from discviz.reasoning.odds import weights
from discviz.spine.anatomy import levels_met, zone_shares
from discviz.spine.findings import Step
from discviz.spine.herniation import common_herniation

K = TypeVar("K")  # what shares are given to


@dataclass(frozen=True)
class NextStep:
    """A sign worth looking for.

    Attributes
    ----------
    finding, text : str
        Its id and wording.
    bits : float
        How much less uncertain one is to expect to be afterwards: 1 bit halves the possibilities.
    reason : str
        What its presence and its absence would tell.
    """

    finding: str
    text: str
    bits: float
    reason: str

    def __str__(self) -> str:
        return f"{self.text} ({self.bits:.2f} bit): {self.reason}"


@dataclass(frozen=True)
class Mimic:
    """Something that looks like a pressed root: its probability, and the findings that speak for it."""

    id: str
    name: str
    probability: float
    reasons: tuple[str, ...]


class Tools(NamedTuple):
    """What works on a ranking; given to it by who makes it, so that the record knows nothing above itself."""

    explain: Callable[[Ranking], tuple[Step, ...]]
    next_steps: Callable[[Ranking, int], tuple[NextStep, ...]]
    ranges: Callable[[Ranking], dict[str, tuple[float, float]]]


@dataclass(frozen=True)
class Ranking:
    """What the findings point to.

    Attributes
    ----------
    findings, contradictions : tuple of str
        Ids that count, in the order of the vocabulary; and what was said both ways.
    side : str
        "left", "right", "both" or "".
    verdict : str
        "emergency", "not a root pattern", "single root" or "several roots" (none stands out).
    roots : tuple of (str, float)
        Every root C4 to S2 with its probability, given that it is a root; best first.
    mimics : tuple of Mimic
        Each with its probability among all explanations, roots included; best first.
    red_flags : tuple of str
        Warning signs among the findings, and what to do.
    prior : tuple of (str, float)
        The roots before any finding.
    also : str
        A second root that explains signs the first does not, or "".
    shares : tuple of float
        Every root, then every mimic, of all explanations together.
    """

    said: Said = field(repr=False)
    verdict: str
    roots: tuple[tuple[str, float], ...]
    mimics: tuple[Mimic, ...] = field(repr=False)
    red_flags: tuple[str, ...]
    prior: tuple[tuple[str, float], ...] = field(repr=False)
    also: str = field(repr=False)
    series: tuple[str, str] = field(repr=False)
    model: str = field(repr=False)
    age: float | None = field(repr=False)
    shares: tuple[float, ...] = field(repr=False)
    tools: Tools = field(repr=False, compare=False)

    @property
    def findings(self) -> tuple[str, ...]:
        """The ids of the findings that count."""
        return self.said.findings

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What was said both ways, each in a sentence, and signs that no one root explains."""
        parts = {part for finding in self.findings for part in weights("tempered")[finding].deficit_in}
        limbs = "The arm and the leg both have signs: no one root explains both. Think of the cord."
        return self.said.contradictions + ((limbs,) if {"neck", "back"} <= parts else ())

    @property
    def side(self) -> str:
        """The side named, "both", or "" where none was."""
        return self.said.side

    @cached_property
    def zones(self) -> tuple[tuple[str, str, float], ...]:
        """Every level and zone with its probability, best first."""
        ways = (((level, zone), chance * share) for root, chance in self.roots for level, zone, share in _ways(root))
        return tuple((level, zone, share) for (level, zone), share in best_first(_added_up(ways)))

    @cached_property
    def levels(self) -> tuple[tuple[str, float], ...]:
        """Every level with its probability, best first."""
        return best_first(_added_up((level, share) for level, _, share in self.zones))

    @cached_property
    def bands(self) -> tuple[tuple[str, float], ...]:
        """The chest and belly roots in bands, since neighbours there are hard to tell apart."""
        of = dict(self.roots)
        return _added_up((row["band"], of[row["id"]]) for row in table("roots") if row["band"])

    @cached_property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """The lowest and highest probability of each root, over all series, both models, with and without the age."""
        return self.tools.ranges(self)

    @property
    def root_share(self) -> float:
        """The probability that it is one of the roots, and none of the mimics."""
        return 1 - sum(mimic.probability for mimic in self.mimics)

    @property
    def headline(self) -> str:
        """The verdict in one line, ready to be a title."""
        (first, probability), (second, other) = self.roots[:2]
        mimic = self.mimics[0]
        if not (self.findings or self.red_flags):
            return "No finding yet: this is the prior, not an answer"
        return {
            "emergency": f"Emergency before anything else. {say('seek-help').rstrip('.')}",
            "not a root pattern": f"Not a root pattern: most likely {short_name(mimic.id)}, {mimic.probability:.0%}",
            "single root": f"A single root: {first}, {probability:.0%} if it is a root",
            "several roots": f"No one root stands out: {first} {probability:.0%}, then {second} {other:.0%}",
        }[self.verdict]

    def explain(self) -> tuple[Step, ...]:
        """Return the reasoning step by step: the prior, each finding's push, clashes, and the verdict."""
        return self.tools.explain(self)

    def next_steps(self, number: int = 5) -> tuple[NextStep, ...]:
        """Return what to ask or examine next, the most telling first.

        Examples
        --------
        >>> from discviz import localize
        >>> localize(["numb-thumb", "pain-neck"]).next_steps(1)[0].finding
        'test-neck-pull'
        """
        check_whole(number, "a number of steps")
        return self.tools.next_steps(self, number)

    def __str__(self) -> str:
        best = ", ".join(f"{root} {probability:.0%}" for root, probability in self.roots[:4])
        alarm = f" {say('seek-help')}" if self.verdict == "emergency" else ""
        return f"{self.verdict.capitalize()}.{alarm} Roots, if it is a root: {best}."


def best_first(shares: Iterable[tuple[K, float]]) -> tuple[tuple[K, float], ...]:
    """Put what has the greatest share first."""
    return tuple(sorted(shares, key=lambda item: -item[1]))


def _added_up(shares: Iterable[tuple[K, float]]) -> tuple[tuple[K, float], ...]:
    """Add up the shares that have the same name."""
    total: dict[K, float] = {}
    for name, share in shares:
        total[name] = total.get(name, 0.0) + share
    return tuple(total.items())


@remembered
def _ways(root: str) -> tuple[tuple[str, str, float], ...]:
    """Give the levels and zones at which a root is pressed, each with its share."""
    found = []
    for zone, share in zone_shares():
        reached = levels_met(root, zone)
        found += [(level, zone, share / len(reached)) for level in reached]
    only = common_herniation(root)
    if not found and only:  # S2 passes L5-S1 in the midline
        found = [(only.level, only.zone, 1.0)]
    whole = sum(share for _, _, share in found)
    return tuple((level, zone, share / whole) for level, zone, share in found)
