"""Simulated patients: the same seed gives a whole class the same case, with the mess of real ones.

What a patient shows is drawn from ``data/frequencies.csv``, never from the ratios that ``localize`` reasons
with, so that its answers are tried on cases it was not made from.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from discviz.knowledge import remembered, table
from discviz.reasoning.cases import Case
from discviz.reasoning.odds import mean_ages, part_of, series, shares_of
from discviz.spine.anatomy import levels, roots_met, zone_shares
from discviz.spine.herniation import Herniation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discviz.knowledge.tables import FrequenciesRow

SHOWN = 0.6  # each further sign of an area that is affected at all
NEIGHBOURS = (-2, -1, -1, 1, 1, 2)  # off the map by 1.68 dermatomes on average (McAnany 2019)
YOUNGEST, OLDEST = 18, 90  # years


def simulated(seed: int) -> Case:
    """Draw a patient."""
    return _Draw(seed).patient()


class _Draw:
    """Draws one patient; holds the random numbers and what was drawn so far."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(f"discviz case {seed}")  # noqa: S311 - for teaching, not for secrets
        parts = table("parts")
        self.part = self.random.choices(parts.ids, [row["simulated"] for row in parts])[0]
        shares = shares_of(series(self.part)[0])
        self.root = self.random.choices(list(shares), list(shares.values()))[0]

    def patient(self) -> Case:
        part = table("parts")[self.part]
        mean = mean_ages()[self.root] if part["mean_age"] is None else part["mean_age"]
        age = round(min(max(self.random.gauss(mean, part["age_spread"]), YOUNGEST), OLDEST))
        side = self.random.choice(("left", "right"))
        emergency = self.chance("emergency")
        herniation = self.herniation(side, emergency=emergency)
        complaint = [*self.pain(), *self.told()]
        if emergency:
            complaint += self.some(part["alarms"])
        complaint += self.felt()
        found = [*self.weak(), *self.reflex(), *self.tests()]
        stray = [sign for sign in _signs_of(self.neighbour(), "sensory", "motor") if self.chance("stray")]
        found += stray
        found += self.normal(found)
        unique = dict.fromkeys(found)
        told = dict.fromkeys(complaint)
        examined = tuple(sign for sign in unique if sign not in told)
        return Case(
            name=self.seed,
            age=age,
            side=side,
            root=self.root,
            mimic="",
            emergency=emergency,
            herniation=herniation,
            complaint=tuple(told),
            examination=examined,
        )

    def chance(self, key: str) -> bool:
        return bool(self.random.random() * 100 < table("frequencies")[key]["percent"])

    def rows(self, *kinds: str) -> list[FrequenciesRow]:
        """Return how often signs of some kinds are found: with the pressed root where counted, else in general."""
        of_part = [row for row in table("frequencies") if row["part"] == self.part and row["kind"] in kinds]
        return [row for row in of_part if self.root in row["roots"]] or [row for row in of_part if not row["roots"]]

    def some(self, signs: Sequence[str]) -> list[str]:
        """Draw at least one sign, in the order given."""
        sure = self.random.choice(signs) if signs else ""
        return [sign for sign in signs if sign == sure or self.random.random() < SHOWN]

    def neighbour(self) -> str:
        """Draw a root near the pressed one, of the same part."""
        order = [root for root, part in part_of().items() if part == self.part]
        place = order.index(self.root) + self.random.choice(NEIGHBOURS)
        return order[min(max(place, 0), len(order) - 1)]

    def own_or(self, key: str) -> str:
        """Draw the pressed root with the frequency of that row, else a neighbour."""
        return self.root if self.chance(key) else self.neighbour()

    def herniation(self, side: str, *, emergency: bool) -> Herniation:
        lateral = [zone for zone, _ in zone_shares()]
        if self.part == "back" and self.chance("back-far-lateral"):
            lateral.reverse()
        midline = [row["id"] for row in table("zones") if row["is_midline"] == "yes"]
        for zone in [*midline, *lateral] if emergency else [*lateral, *midline]:
            fitting = [level for level in levels() if roots_met(level, zone)[:1] == (self.root,)]
            fitting = fitting or [level for level in levels() if self.root in roots_met(level, zone)]
            if fitting:
                return Herniation(fitting[-1 if zone in midline else 0], side=side, zone=zone)
        raise AssertionError(self.root)

    def pain(self) -> list[str]:
        patterned = [row for row in table("frequencies") if row["pattern"]]
        shares = {row["pattern"]: row["percent"] for row in patterned if self.root in row["roots"]}
        if shares:
            patterns = list(dict.fromkeys(row["pattern"] for row in patterned))
            chances = [shares.get(pattern, 0) for pattern in patterns]
            shown = self.random.choices([*patterns, ""], [*chances, 100 - sum(chances)])[0]
            return self.some(_signs_of(shown, "pain")) if shown else ["pain-below-knee"]
        key = {"neck": "neck-pain-own", "back": "back-pain-own", "trunk": "trunk-own"}[self.part]
        return self.some(_signs_of(self.own_or(key), "pain"))

    def told(self) -> list[str]:
        return [row["finding"] for row in self.rows("pain", "factor") if self.chance(row["id"])]

    def felt(self) -> list[str]:
        own = "trunk-own" if self.part == "trunk" else f"{self.part}-sensory-own"
        felt = any(self.chance(row["id"]) for row in self.rows("sensory"))
        return self.some(_signs_of(self.own_or(own), "sensory")) if felt else []

    def weak(self) -> list[str]:
        weak = any(self.chance(row["id"]) for row in self.rows("motor"))
        return self.some(_signs_of(self.own_or(f"{self.part}-motor-own"), "motor")) if weak else []

    def reflex(self) -> list[str]:
        found: list[str] = []
        for row in self.rows("reflex"):
            if self.chance(row["id"]):
                found += [row["finding"]] if row["finding"] else self.some(_signs_of(self.root, "reflex"))
        return found

    def tests(self) -> list[str]:
        return [row["finding"] for row in self.rows("test") if self.chance(row["id"])]

    def normal(self, found: Sequence[str]) -> list[str]:
        """Say of what is always examined and was not found that it is normal."""
        rows = table("parts")[self.part]["examined"]
        return [row for row in rows if not set(table("findings")[row]["denies"]) & set(found)]


def _signs_of(root: str, *kinds: str) -> tuple[str, ...]:
    """Return the words of the examination for what a root may cause, of some kinds."""
    return tuple(dict.fromkeys(sign for kind in kinds for sign in _signs().get((root, kind), ())))


@remembered
def _signs() -> Mapping[tuple[str, str], tuple[str, ...]]:
    signs: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in table("findings"):
        if row["root"]:
            key = row["root"], row["kind"]
            signs[key] = signs.get(key, ()) + row["sign"]
    return signs
