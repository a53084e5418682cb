"""From findings back to the root: ranked roots, levels and mimics, and the reasons for them.

How the odds are multiplied, and why not simply, stands in ``discviz/odds.py``; what may be said, in
``discviz/vocabulary.py``; the reasons in words, in ``discviz/reasons.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from discviz.errors import DiscvizError, unknown
from discviz.herniation import SEEK_HELP, Step
from discviz.odds import DOUBT, ROOTS, posterior, prior, weights
from discviz.planning import NextStep, next_steps
from discviz.reasons import explain, short_name
from discviz.tables import table
from discviz.vocabulary import Said, read_findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.tables import Row

NECK_SERIES = ("Oshina 2024", "Yoss 1957")
BACK_SERIES = ("SPORT 2008", "Kortelainen 1985")
MODELS = ("tempered", "naive")
ZONE_SHARES = {"subarticular": 0.9, "foraminal": 0.1}  # 5 to 12 in 100 lumbar herniations lie far to the side
LEADS, RIVAL = 0.5, 0.5  # a single root has half of the probability, and its rival at most half of that
YOUNGEST, OLDEST = 16, 110  # years
FEW = 2  # fewer findings than this single out no root, whatever the numbers say
EXPLAINED_BY = {  # both sides, and yet no emergency, where the pattern is that of many nerves or of vessels
    "red-both-legs": {"numb-stocking", "numb-glove", "stand-still-helps", "test-pulses"},
    "red-both-hands-numb": {"numb-glove", "test-phalen", "test-tinel-wrist", "test-wrist-press", "pain-hand"},
}


@dataclass(frozen=True)
class Mimic:
    """Something that looks like a pressed root: its probability, and the findings that speak for it."""

    id: str
    name: str
    probability: float
    reasons: tuple[str, ...]


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
        shares: dict[tuple[str, str], float] = {}
        for root, probability in self.roots:
            for level, zone, share in _ways(root):
                shares[level, zone] = shares.get((level, zone), 0.0) + probability * share
        ranked = sorted(shares.items(), key=lambda item: -item[1])
        return tuple((level, zone, share) for (level, zone), share in ranked)

    @cached_property
    def levels(self) -> tuple[tuple[str, float], ...]:
        """Every level with its probability, best first."""
        shares: dict[str, float] = {}
        for level, _, share in self.zones:
            shares[level] = shares.get(level, 0.0) + share
        return tuple(sorted(shares.items(), key=lambda item: -item[1]))

    @cached_property
    def bands(self) -> tuple[tuple[str, float], ...]:
        """The chest and belly roots in bands, since neighbours there are hard to tell apart."""
        of = dict(self.roots)
        bands = {"T2-T6": range(2, 7), "T7-T9": range(7, 10), "T10-T12": range(10, 13)}
        return tuple((band, sum(of[f"T{number}"] for number in numbers)) for band, numbers in bands.items())

    @cached_property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """The lowest and highest probability of each root, over all series, both models, with and without the age."""
        found = [
            dict(_weigh(self.said, (neck, back), age, model).roots)
            for neck in NECK_SERIES
            for back in BACK_SERIES
            for model in MODELS
            for age in {None, self.age}
        ]
        return {root: (min(of[root] for of in found), max(of[root] for of in found)) for root in ROOTS}

    @property
    def root_share(self) -> float:
        """The probability that it is one of the roots, and none of the mimics."""
        return 1 - sum(mimic.probability for mimic in self.mimics)

    @property
    def headline(self) -> str:
        """The verdict in one line, ready to be a title."""
        (first, probability), (second, other) = self.roots[:2]
        mimic = self.mimics[0]
        name = mimic.name[0].lower() + short_name(mimic.name[1:])
        if not (self.findings or self.red_flags):
            return "No finding yet: this is the prior, not an answer"
        return {
            "emergency": f"Emergency before anything else. {SEEK_HELP.rstrip('.')}",
            "not a root pattern": f"Not a root pattern: most likely {name}, {mimic.probability:.0%}",
            "single root": f"A single root: {first}, {probability:.0%} if it is a root",
            "several roots": f"No one root stands out: {first} {probability:.0%}, then {second} {other:.0%}",
        }[self.verdict]

    def explain(self) -> tuple[Step, ...]:
        """Return the reasoning step by step: the prior, each finding's push, clashes, and the verdict."""
        return explain(self)

    def next_steps(self, number: int = 5) -> tuple[NextStep, ...]:
        """Return what to ask or examine next, the most telling first.

        Examples
        --------
        >>> localize(["numb-thumb", "pain-neck"]).next_steps(1)[0].finding
        'test-neck-pull'
        """
        return next_steps(self, number)

    def __str__(self) -> str:
        best = ", ".join(f"{root} {probability:.0%}" for root, probability in self.roots[:4])
        alarm = f" {SEEK_HELP}" if self.verdict == "emergency" else ""
        return f"{self.verdict.capitalize()}.{alarm} Roots, if it is a root: {best}."


def localize(
    findings: Iterable[str],
    *,
    neck: str = "Oshina 2024",
    back: str = "SPORT 2008",
    age: float | None = None,
    model: str = "tempered",
) -> Ranking:
    """Rank the roots, levels and mimics that could explain some findings.

    Parameters
    ----------
    findings : iterable of str
        Ids of ``discviz.FINDINGS`` or their synonyms, in any order; a side may stand before each.
    neck : {"Oshina 2024", "Yoss 1957"}
        Series of the neck to start from.
    back : {"SPORT 2008", "Kortelainen 1985"}
        Series of the low back to start from.
    age : float, optional
        Age in years: herniations of the low back move up with it (Dammers and Koehler 2002).
    model : {"tempered", "naive"}
        "naive" multiplies all ratios as if signs were independent, to show over-confidence.

    Raises
    ------
    DiscvizError
        For an unknown finding, series, model or age.

    Examples
    --------
    >>> localize(["numb-middle", "weak-elbow-straight", "low-triceps"]).roots[0][0]
    'C7'
    >>> localize(["pain-below-knee", "red-saddle-numb"]).verdict
    'emergency'
    """
    for given, kind, accepted in (
        (neck, "a series of the neck", NECK_SERIES),
        (back, "a series of the low back", BACK_SERIES),
        (model, "a model", MODELS),
    ):
        if given not in accepted:
            raise unknown(given, kind, accepted)
    return _weigh(read_findings(findings), (neck, back), _checked_age(age), model)


def _weigh(said: Said, series: tuple[str, str], age: float | None, model: str) -> Ranking:
    """Rank the causes of what was said, from one starting point and with one model."""
    start = prior(*series, age)
    rows = [weights(model)[finding] for finding in said.findings]
    shares = posterior(start, [row.push for row in rows])
    of_roots = sum(shares[: len(ROOTS)])
    before = sum(start[: len(ROOTS)])
    misled = posterior(start[: len(ROOTS)], [row.place for row in rows])
    doubt = DOUBT if model == "tempered" else 0.0
    found = ((1 - doubt) * share / of_roots + doubt * other for share, other in zip(shares, misled, strict=False))
    roots = _ranked(zip(ROOTS, found, strict=True))
    unordered = (
        Mimic(mimic["id"], mimic["name"], share, tuple(row.finding for row in rows if mimic["id"] in row.favours))
        for mimic, share in zip(table("mimics"), shares[len(ROOTS) :], strict=True)
    )
    mimics = tuple(sorted(unordered, key=lambda mimic: -mimic.probability))
    also = _second_root(said, [root for root, _ in roots])
    return Ranking(
        said=said,
        verdict=_verdict(said, roots, also, mimics),
        also=also,
        roots=roots,
        mimics=mimics,
        red_flags=tuple(dict.fromkeys(_flag(finding) for finding in said.alarms)),
        prior=_ranked((root, share / before) for root, share in zip(ROOTS, start, strict=False)),
        series=series,
        model=model,
        age=age,
        shares=tuple(shares),
    )


def _verdict(said: Said, roots: tuple[tuple[str, float], ...], also: str, mimics: tuple[Mimic, ...]) -> str:
    """Choose the word for it: an emergency goes before anything else, and few findings settle little."""
    if _is_emergency(said):
        return "emergency"
    few = len(said.findings) < FEW
    if (mimics[0].probability if few else sum(mimic.probability for mimic in mimics)) > LEADS:
        return "not a root pattern"
    (_, first), (_, second) = roots[:2]
    alone = not few and first >= LEADS and second <= RIVAL * first and not also
    return "single root" if alone else "several roots"


def _second_root(said: Said, ranked: list[str]) -> str:
    """Return a root that explains two deficits the best root does not, weakness or a reflex among them, or ""."""
    best = ranked[0]
    left: dict[str, list[str]] = {}
    for finding in said.findings:
        row = weights("tempered")[finding]
        if row.deficit_in and best not in row.favours:
            for root in row.favours & set(ROOTS):
                left.setdefault(root, []).append(table("findings")[finding]["kind"])
    fitting = [root for root, kinds in left.items() if len(kinds) > 1 and set(kinds) & {"motor", "reflex"}]
    return min(fitting, key=ranked.index, default="")


def _ranked(shares: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(shares, key=lambda item: -item[1]))


def _flag(finding: str) -> str:
    row = table("red_flags")[table("findings")[finding]["red_flag"]]
    return f"{row['sign']}. {row['advice']}."


def _is_emergency(said: Said) -> bool:
    """Tell an emergency: one sign that is enough, or two lesser ones of the same danger."""
    lesser: dict[str, int] = {}
    for finding in said.alarms:
        row = table("findings")[finding]
        explained = EXPLAINED_BY.get(finding, set()) & set(said.findings)
        if row["alarm"] == "alone" and not explained:
            return True
        danger = table("red_flags")[row["red_flag"]]["structure"].removeprefix("cervical ")
        lesser[danger] = lesser.get(danger, 0) + (not explained)
    return any(number > 1 for number in lesser.values())


@cache
def _ways(root: str) -> tuple[tuple[str, str, float], ...]:
    """Give the levels and zones at which a root is pressed, each with its share."""
    found = []
    for zone, share in ZONE_SHARES.items():
        levels: list[Row] = [row for row in table("levels") if root == row[f"{zone}_roots"][0]]
        levels = levels or [row for row in table("levels") if root in row[f"{zone}_roots"]]
        found += [(row["id"], zone, share / len(levels)) for row in levels]
    found = found or [("L5-S1", "central", 1.0)]  # S2 passes L5-S1 in the midline
    whole = sum(share for _, _, share in found)
    return tuple((level, zone, share / whole) for level, zone, share in found)


def _checked_age(age: Any) -> float | None:  # noqa: ANN401 - this is where wrong types are caught
    if age is None or (isinstance(age, int | float) and not isinstance(age, bool) and YOUNGEST <= age <= OLDEST):
        return age
    raise DiscvizError(f"{age!r} is not an age; give years from {YOUNGEST} to {OLDEST}, or leave it out.")
