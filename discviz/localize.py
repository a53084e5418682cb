"""From findings back to the root: ranked roots, levels and mimics, and the reasons for them.

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

Both constants were chosen, not fitted. ``model="naive"`` leaves both out, to show over-confidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from math import exp, log
from typing import TYPE_CHECKING, Any

from discviz.errors import DiscvizError, unknown
from discviz.herniation import SEEK_HELP, Step
from discviz.reasons import explain
from discviz.tables import table
from discviz.vocabulary import Said, read_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discviz.tables import Row

TEMPER = 0.6
DOUBT = 0.07
ELSEWHERE = 0.0005  # a root for a finding in another part of the body: it cannot cause it
FAR = 0.4  # a root of the same part, but not next to the one the finding speaks for
UNEXPLAINED = {"sensory": 0.2, "motor": 0.2, "reflex": 0.2, "test": 0.3, "pain": 0.4}  # a mimic, for signs not its own
NO_NERVE = 0.03  # a joint, muscle or vessel, for numbness, weakness or a lost reflex
FLAT = 0.15  # share of each part given to its roots evenly: a series without a root does not rule it out
PLACED = ("sensory", "pain", "motor", "reflex")
PARTS = {"neck": ("C4", "T1"), "trunk": ("T2", "T12"), "back": ("L1", "S2")}  # first and last root of each
NECK_SERIES = ("Oshina 2024", "Yoss 1957")
BACK_SERIES = ("SPORT 2008", "Kortelainen 1985")
MODELS = ("tempered", "naive")
AGE_SPREAD = 12.0  # years; half a year of standard error in some 600 people (Dammers and Koehler)
ZONE_SHARES = {"subarticular": 0.9, "foraminal": 0.1}  # 5 to 12 in 100 lumbar herniations lie far to the side
LEADS, RIVAL = 0.5, 0.5  # a single root has half of the probability, and its rival at most half of that
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
    """

    said: Said = field(repr=False)
    verdict: str
    roots: tuple[tuple[str, float], ...]
    mimics: tuple[Mimic, ...] = field(repr=False)
    red_flags: tuple[str, ...]
    prior: tuple[tuple[str, float], ...] = field(repr=False)
    series: tuple[str, str] = field(repr=False)
    model: str = field(repr=False)

    @property
    def findings(self) -> tuple[str, ...]:
        """The ids of the findings that count."""
        return self.said.findings

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What was said both ways, each in a sentence, and signs that no one root explains."""
        parts = {part for finding in self.findings for part in _weights("tempered")[finding].parts}
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

    def explain(self) -> tuple[Step, ...]:
        """Return the reasoning step by step: the prior, each finding's push, clashes, and the verdict."""
        return explain(self)

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
    said = read_findings(findings)
    start = _prior(neck, back, _checked_age(age))
    weights = _weights(model)
    rows = [weights[finding] for finding in said.findings]
    shares = _posterior(start, [row.push for row in rows])
    of_roots = sum(shares[: len(ROOTS)])
    before = sum(start[: len(ROOTS)])
    misled = _posterior(start[: len(ROOTS)], [row.place for row in rows])
    doubt = DOUBT if model == "tempered" else 0.0
    found = ((1 - doubt) * share / of_roots + doubt * other for share, other in zip(shares, misled, strict=False))
    roots = _ranked(zip(ROOTS, found, strict=True))
    unordered = (
        Mimic(mimic["id"], mimic["name"], share, tuple(row.finding for row in rows if mimic["id"] in row.favours))
        for mimic, share in zip(table("mimics"), shares[len(ROOTS) :], strict=True)
    )
    mimics = tuple(sorted(unordered, key=lambda mimic: -mimic.probability))
    flags = tuple(dict.fromkeys(_flag(finding) for finding in said.alarms))
    return Ranking(
        said=said,
        verdict=_verdict(said, roots, mimics),
        roots=roots,
        mimics=mimics,
        red_flags=flags,
        prior=_ranked((root, share / before) for root, share in zip(ROOTS, start, strict=False)),
        series=(neck, back),
        model=model,
    )


def _posterior(start: Iterable[float], pushes: list[tuple[float, ...]]) -> list[float]:
    """Multiply the starting shares by every finding's ratios, given as logarithms, and share out anew."""
    logs = [log(share) + sum(column) for share, *column in zip(start, *pushes, strict=True)]
    highest = max(logs)
    shares = [exp(value - highest) for value in logs]
    total = sum(shares)
    return [share / total for share in shares]


def _verdict(said: Said, roots: tuple[tuple[str, float], ...], mimics: tuple[Mimic, ...]) -> str:
    """Choose the word for it: an emergency goes before anything else, and few findings settle little."""
    if _is_emergency(said):
        return "emergency"
    few = len(said.findings) < FEW
    if (mimics[0].probability if few else sum(mimic.probability for mimic in mimics)) > LEADS:
        return "not a root pattern"
    (_, first), (_, second) = roots[:2]
    return "single root" if not few and first >= LEADS and second <= RIVAL * first else "several roots"


@dataclass(frozen=True)
class Weights:
    """One finding's push on every root and mimic, as logarithms, and what it speaks for.

    ``place`` holds only what the part of the body tells about the roots.
    """

    finding: str
    push: tuple[float, ...]
    place: tuple[float, ...]
    parts: frozenset[str]
    favours: frozenset[str]


def _all_roots() -> tuple[str, ...]:
    ids = table("roots").ids
    return ids[ids.index("C4") : ids.index("S2") + 1]


ROOTS = _all_roots()


def _part(root: str) -> str:
    return next(part for part, (_, last) in PARTS.items() if ROOTS.index(root) <= ROOTS.index(last))


@cache
def _weights(model: str) -> Mapping[str, Weights]:
    """Turn the table of ratios into one row of logarithms for each finding."""
    power = TEMPER if model == "tempered" else 1.0
    ratios: dict[str, dict[str, float]] = {finding: {} for finding in table("findings").ids}
    for row in table("likelihoods"):
        ratios[row["finding"]].update(dict.fromkeys((*row["roots"], *row["mimics"]), row["ratio"]))
    mimics = table("mimics")
    part_of = {root: _part(root) for root in ROOTS}
    built = {}
    for row in table("findings"):
        ratio = ratios[row["id"]]
        own = {root: value for root, value in ratio.items() if root in part_of}
        parts = frozenset(part_of[root] for root in own) if row["kind"] != "normal" else frozenset()
        places = parts or {mimics[mimic]["part"] for mimic in ratio if mimic not in part_of} - {"any"}
        top = [place for place, root in enumerate(ROOTS) if own and own.get(root) == max(own.values())]
        push = []
        for place, root in enumerate(ROOTS):
            if root in own or not own or row["kind"] == "normal":
                push.append(power * log(own.get(root, 1.0)))
            elif part_of[root] not in parts:
                push.append(log(ELSEWHERE))
            else:
                near = row["kind"] not in PLACED or any(abs(place - other) == 1 for other in top)
                push.append(0.0 if near else power * log(FAR))
        for mimic in mimics:
            if mimic["id"] in ratio:
                push.append(power * log(ratio[mimic["id"]]))
            elif not ratio or row["kind"] == "normal":
                push.append(0.0)
            elif mimic["part"] != "any" and places and mimic["part"] not in places:
                push.append(log(ELSEWHERE))
            else:
                unlike = mimic["tissue"] == "other" and row["kind"] in {"sensory", "motor", "reflex"}
                push.append(power * log(NO_NERVE if unlike else UNEXPLAINED.get(row["kind"], 1.0)))
        placed = (
            parts
            if row["kind"] in PLACED and max(own.values(), default=0) > 1 and row["kind"] != "pain"
            else frozenset()
        )
        favours = frozenset(cause for cause, value in ratio.items() if value > 1)
        elsewhere = tuple(log(ELSEWHERE) if parts and part_of[root] not in parts else 0.0 for root in ROOTS)
        built[row["id"]] = Weights(row["id"], tuple(push), elsewhere, placed, favours)
    return built


@cache
def _prior(neck: str, back: str, age: float | None) -> tuple[float, ...]:
    """Share out one hundred suspected patients over the roots and the mimics."""
    rows = table("priors")
    part_shares = {row["part"]: row["percent"] for row in rows if row["series"] == "parts"}
    mimics = [row["share"] / 100 for row in table("mimics")]
    mean_age = {row["root"]: row["mean_age"] for row in rows if row["series"] == "mean age"}
    shares: dict[str, float] = {}
    for part, series in (("neck", neck), ("trunk", "trunk"), ("back", back)):
        of_part = {row["root"]: row["percent"] for row in rows if row["series"] == series}
        if age is not None and part == "back":
            of_part = {
                root: share * exp(-(((age - mean_age[root]) / AGE_SPREAD) ** 2) / 2) for root, share in of_part.items()
            }
        whole = sum(of_part.values())
        for root, share in of_part.items():
            softened = (1 - FLAT) * share / whole + FLAT / len(of_part)
            shares[root] = (1 - sum(mimics)) * part_shares[part] / sum(part_shares.values()) * softened
    return (*(shares[root] for root in ROOTS), *mimics)


def _checked_age(age: Any) -> float | None:  # noqa: ANN401 - this is where wrong types are caught
    if age is None or (isinstance(age, int | float) and not isinstance(age, bool) and 16 <= age <= 110):
        return age
    raise DiscvizError(f"{age!r} is not an age; give years from 16 to 110, or leave it out.")


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
