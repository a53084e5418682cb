"""Simulated patients: the same seed gives a whole class the same case, with the mess of real ones.

What a patient shows is drawn from ``data/frequencies.csv``, never from the ratios that ``localize`` reasons
with, so that its answers are tried on cases it was not made from.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from discviz.knowledge import remembered, table
from discviz.reasoning.cases import Case
from discviz.spine.herniation import Herniation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discviz.knowledge import Row, Table

PARTS = {"neck": 45, "back": 50, "trunk": 5}  # not as in the clinic: a class shall meet the neck and the chest too
SERIES = {"neck": "Oshina 2024", "back": "SPORT 2008", "trunk": "trunk"}
AGES = {"neck": (48.0, 11.0), "trunk": (48.0, 11.0)}  # the mean of Radhakrishnan 1994; the spread is ours
AGE_SPREAD = 12.0
SHOWN = 0.6  # each further sign of an area that is affected at all
UPPER = ("L1", "L2", "L3", "L4")
BAND = ("T7", "T8", "T9", "T10", "T11", "T12")
NEIGHBOURS = (-2, -1, -1, 1, 1, 2)  # off the map by 1.68 dermatomes on average (McAnany 2019)
SCREEN = {  # what is always examined; found normal, it is said so
    "neck": ("arm-lift", "elbow-bend", "wrist-up", "elbow-straight", "grip", "finger-spread"),
    "back": ("hip-bend", "knee-straight", "foot-lift", "big-toe-up", "tiptoe"),
    "trunk": (),
}
REFLEXES = {"neck": ("biceps", "brachioradialis", "triceps"), "back": ("knee", "ankle"), "trunk": ("belly",)}
ALARMS = {
    "back": ("red-saddle-numb", "red-bladder", "red-both-legs", "red-bowel"),
    "neck": ("red-clumsy-hands", "red-unsteady-gait", "red-hoffmann", "babinski"),
    "trunk": ("red-weak-legs", "red-unsteady-gait", "babinski", "clonus"),
}


def simulated(seed: int) -> Case:
    """Draw a patient."""
    return _Draw(seed).patient()


class _Draw:
    """Draws one patient; holds the random numbers and what was drawn so far."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(f"discviz case {seed}")  # noqa: S311 - for teaching, not for secrets
        self.part = self.random.choices(list(PARTS), list(PARTS.values()))[0]
        shares = {row["root"]: row["percent"] or 0 for row in table("priors") if row["series"] == SERIES[self.part]}
        self.root = self.random.choices(list(shares), list(shares.values()))[0]

    def patient(self) -> Case:
        mean, spread = AGES.get(self.part) or (table("priors")[f"age-{self.root}"]["mean_age"] or 0, AGE_SPREAD)
        age = round(min(max(self.random.gauss(mean, spread), 18), 90))
        side = self.random.choice(("left", "right"))
        emergency = self.chance("emergency")
        herniation = self.herniation(side, emergency=emergency)
        complaint = [*self.pain(), *self.told()]
        if emergency:
            complaint += self.some(ALARMS[self.part])
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

    def some(self, signs: Sequence[str]) -> list[str]:
        """Draw at least one sign, in the order given."""
        sure = self.random.choice(signs) if signs else ""
        return [sign for sign in signs if sign == sure or self.random.random() < SHOWN]

    def neighbour(self) -> str:
        """Draw a root near the pressed one, of the same part."""
        roots = [row["root"] for row in table("priors") if row["series"] == SERIES[self.part]]
        order = [root for root in table("roots").ids if root in roots]
        place = order.index(self.root) + self.random.choice(NEIGHBOURS)
        return order[min(max(place, 0), len(order) - 1)]

    def own_or(self, key: str) -> str:
        """Draw the pressed root with the frequency of that row, else a neighbour."""
        return self.root if self.chance(key) else self.neighbour()

    def herniation(self, side: str, *, emergency: bool) -> Herniation:
        zones = (
            ["foraminal", "subarticular"]
            if self.part == "back" and self.chance("back-far-lateral")
            else ["subarticular", "foraminal"]
        )
        levels: Table[Row] = table("levels")
        for zone in ["central", *zones] if emergency else [*zones, "central"]:
            fitting = [row["id"] for row in levels if row[f"{zone}_roots"][:1] == (self.root,)]
            fitting = fitting or [row["id"] for row in levels if self.root in row[f"{zone}_roots"]]
            if fitting:
                return Herniation(fitting[-1 if zone == "central" else 0], side=side, zone=zone)
        raise AssertionError(self.root)

    def pain(self) -> list[str]:
        if self.root in {"L5", "S1"}:
            keys = ("L5", "S1", "L4")
            shares = [table("frequencies")[f"back-pain-{self.root}-{key}"]["percent"] for key in keys]
            pattern = self.random.choices([*keys, ""], [*shares, 100 - sum(shares)])[0]
            return self.some(_signs_of(pattern, "pain")) if pattern else ["pain-below-knee"]
        key = {"neck": "neck-pain-own", "back": "back-pain-own", "trunk": "trunk-own"}[self.part]
        return self.some(_signs_of(self.own_or(key), "pain"))

    def told(self) -> list[str]:
        if self.part == "neck":
            pairs = [("pain-neck", "neck-pain-neck")]
        elif self.part == "back":
            pairs = [("pain-low-back", "back-pain-back"), ("worse-cough-leg", "back-cough")]
        else:
            pairs = []
        return [sign for sign, key in pairs if self.chance(key)]

    def felt(self) -> list[str]:
        key = f"{self.part}-sensory"
        own = "trunk-own" if self.part == "trunk" else f"{key}-own"
        return self.some(_signs_of(self.own_or(own), "sensory")) if self.chance(key) else []

    def weak(self) -> list[str]:
        if self.part == "trunk" or not self.chance(f"{self.part}-motor"):
            return []
        return self.some(_signs_of(self.own_or(f"{self.part}-motor-own"), "motor"))

    def reflex(self) -> list[str]:
        if self.part == "neck":
            key = "neck-reflex"
        elif self.part == "trunk":
            key = "trunk-reflex"
        else:
            key = {"S1": "back-ankle", "L5": "back-ankle-other"}.get(self.root, "back-knee")
        if not self.chance(key):
            return []
        return ["low-ankle"] if self.root == "L5" else self.some(_signs_of(self.root, "reflex"))

    def tests(self) -> list[str]:
        if self.part == "neck":
            pairs = [("test-spurling", "neck-spurling"), ("test-hand-on-head", "neck-hand-on-head")]
            pairs += [("test-arm-stretch", "neck-arm-stretch")]
        elif self.root in UPPER:
            pairs = [("test-femoral-stretch", "back-femoral-stretch")]
        elif self.part == "back":
            pairs = [("test-leg-raise", "back-leg-raise"), ("test-crossed-leg-raise", "back-crossed-leg-raise")]
        else:
            pairs = []
        return [sign for sign, key in pairs if self.chance(key)]

    def normal(self, found: Sequence[str]) -> list[str]:
        """Say of what is always examined and was not found that it is normal."""
        rows = [f"strong-{muscle}" for muscle in SCREEN[self.part]]
        rows += [f"normal-{reflex}-reflex" for reflex in REFLEXES[self.part]]
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
