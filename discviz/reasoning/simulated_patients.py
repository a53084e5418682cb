"""Simulated patients: the same seed gives a whole class the same case, with the mess of real ones.

What a patient shows is drawn from ``data/frequencies.csv``, never from the ratios that ``localize`` reasons
with, so that its answers are tried on cases it was not made from.
"""

import random
from collections.abc import Sequence

from discviz.knowledge import remembered, table
from discviz.reasoning.cases import Case
from discviz.reasoning.odds import mean_ages, part_of, series, shares_of
from discviz.spine.anatomy import lateral_zones, midline_zones
from discviz.spine.herniation import Herniation, common_herniation

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
        complaint = [*self.pain(), *self.signs("pain", "factor")]
        if emergency:
            complaint += self.some(part["alarms"])
        complaint += self.signs("sensory")
        found = [*self.signs("motor"), *self.signs("reflex"), *self.signs("test")]
        found += [sign for sign in _signs_of(self.neighbour(), "sensory", "motor") if self.chance("stray")]
        # What is always examined and was not found is normal.
        found += [sign for sign in part["examined"] if not {*table("findings")[sign]["denies"]} & {*found}]
        told = dict.fromkeys(complaint)
        return Case(
            name=self.seed,
            age=age,
            side=side,
            root=self.root,
            mimic="",
            emergency=emergency,
            herniation=herniation,
            complaint=tuple(told),
            examination=tuple(sign for sign in dict.fromkeys(found) if sign not in told),
        )

    def chance(self, key: str) -> bool:
        return bool(self.random.random() * 100 < table("frequencies")[key]["percent"])

    def signs(self, *kinds: str) -> list[str]:
        """Draw signs of some kinds, each as often as it is found: with the pressed root where counted, else in general.

        A row that names no sign stands for those of the root.
        """
        of_part = [row for row in table("frequencies") if row["part"] == self.part and row["kind"] in kinds]
        of_root = [row for row in of_part if self.root in row["roots"]]
        found: list[str] = []
        for row in of_root or [row for row in of_part if not row["roots"]]:
            if self.chance(row["id"]):
                found += [row["finding"]] if row["finding"] else self.of_area(row["kind"])
        return found

    def of_area(self, kind: str) -> list[str]:
        """Draw signs of the pressed root, or of a neighbour as often as they were felt or found off the map."""
        own = "trunk-own" if self.part == "trunk" else f"{self.part}-{kind}-own"
        mapped = kind == "reflex" or self.chance(own)
        return self.some(_signs_of(self.root if mapped else self.neighbour(), kind))

    def some(self, signs: Sequence[str]) -> list[str]:
        """Draw at least one sign, in the order given."""
        sure = self.random.choice(signs) if signs else ""
        return [sign for sign in signs if sign == sure or self.random.random() < SHOWN]

    def neighbour(self) -> str:
        """Draw a root near the pressed one, of the same part."""
        order = [root for root, part in part_of().items() if part == self.part]
        place = order.index(self.root) + self.random.choice(NEIGHBOURS)
        return order[min(max(place, 0), len(order) - 1)]

    def herniation(self, side: str, *, emergency: bool) -> Herniation | None:
        lateral = lateral_zones()
        if self.part == "back" and self.chance("back-far-lateral"):
            lateral = lateral[::-1]
        zones = (*midline_zones(), *lateral) if emergency else (*lateral, *midline_zones())
        return common_herniation(self.root, side, zones)

    def pain(self) -> list[str]:
        patterned = [row for row in table("frequencies") if row["pattern"]]
        shares = {row["pattern"]: row["percent"] for row in patterned if self.root in row["roots"]}
        if shares:
            patterns = list(dict.fromkeys(row["pattern"] for row in patterned))
            chances = [shares.get(pattern, 0) for pattern in patterns]
            shown = self.random.choices([*patterns, ""], [*chances, 100 - sum(chances)])[0]
            return self.some(_signs_of(shown, "pain")) if shown else ["pain-below-knee"]
        return self.of_area("pain")


@remembered
def _signs_of(root: str, *kinds: str) -> tuple[str, ...]:
    """Return the words of the examination for what a root may cause, of some kinds."""
    rows = [row for kind in kinds for row in table("findings") if row["root"] == root and row["kind"] == kind]
    return tuple(dict.fromkeys(sign for row in rows for sign in row["sign"]))
