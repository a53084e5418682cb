"""Why a ranking came out as it did: the prior, each finding's push, and the verdict, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from discviz.knowledge import remembered, table
from discviz.knowledge.words import say
from discviz.reasoning.findings import Said, quoted
from discviz.reasoning.mimics import named_mimic
from discviz.reasoning.ranking import Ranking
from discviz.spine.findings import Step, capital

if TYPE_CHECKING:
    from discviz.knowledge.tables import LikelihoodsRow, RedFlagsRow

MODEL = "kit_data"  # what the kit itself decided
NAMED = 4  # so many roots are named one by one; more are named as a row
TOGETHER = {  # what multiplying does, by model
    "naive": "All ratios were multiplied as if the signs were independent. They are not: this answer is too sure.",
    "tempered": "Signs of one root come together, so each ratio counts for less than it says, and no answer is sure.",
}


def explain(ranking: Ranking) -> tuple[Step, ...]:
    """Return the reasoning of a ranking, step by step, each step with its certainty and sources."""
    flags = zip(ranking.red_flags, flags_of(ranking.said), strict=True)
    steps = [Step(f"Warning sign: {text}", flag["sources"], flag["certainty"]) for text, flag in flags]
    steps.append(_start(ranking))
    if not ranking.findings:
        steps.append(Step("No finding counts, so this is the prior and no answer: examine first.", (MODEL,)))
    for finding in ranking.findings:
        steps += _pushes(finding)
    steps += [Step(clash, (MODEL,)) for clash in ranking.contradictions]
    if len(ranking.findings) > 1:
        steps += [Step(text, (MODEL,), "hypothesis") for text in (TOGETHER[ranking.model], _range(ranking))]
    steps.append(_verdict(ranking))
    return tuple(steps)


def flags_of(said: Said) -> tuple[RedFlagsRow, ...]:
    """Return the rows of the warning signs among the findings, each once."""
    keys = dict.fromkeys(table("findings")[finding]["red_flag"] for finding in said.alarms)
    return tuple(table("red_flags")[key] for key in keys)


def _start(ranking: Ranking) -> Step:
    neck, back = ranking.series
    best = ", ".join(f"{root} {share:.0%}" for root, share in ranking.prior[:4])
    used = [row for row in table("priors") if row["series"] in {neck, back} or not row["root"]]
    sources = tuple(dict.fromkeys(key for row in used for key in row["sources"]))
    return Step(f"Before any finding (the prior; {neck}, {back}): {best}.", sources, "supported")


def _pushes(finding: str) -> list[Step]:
    """Say what a finding does to the roots, and which mimic it fits."""
    rows = _rows_of(finding)
    ratios = [row["ratio"] for row in rows if row["roots"]] or [1.0]
    of_roots = max(ratios) if max(ratios) > 1 else min(ratios)
    of_mimics = max([row["ratio"] for row in rows if row["mimics"]], default=1.0)
    steps = [_push(finding, "roots", of_roots)] if of_roots != 1 else []
    steps += [_push(finding, "mimics", of_mimics)] if of_mimics > 1 else []
    if not steps and not table("findings")[finding]["alarm"]:
        steps.append(Step(f"{capital(quoted(finding))}: says nothing about the root.", (MODEL,), "unverified"))
    return steps


def _push(finding: str, column: Literal["roots", "mimics"], ratio: float) -> Step:
    """Say how far a finding speaks for the causes that have this ratio, or against them."""
    rows = [row for row in _rows_of(finding) if row[column] and row["ratio"] == ratio]
    causes = [cause for row in rows for cause in row[column]]
    named = _roots(causes) if column == "roots" else " and ".join(named_mimic(cause) for cause in causes)
    certainty, *others = dict.fromkeys(row["certainty"] for row in rows)
    certainty = "unverified" if others else certainty
    push = (
        f"favours {named}, about {ratio:g} to 1" if ratio > 1 else f"speaks against {named}, about 1 to {1 / ratio:.2g}"
    )
    sources = tuple(dict.fromkeys(key for row in rows for key in row["sources"]))
    return Step(f"{capital(quoted(finding))}: {push}, {certainty}", sources, certainty)


def _roots(causes: list[str]) -> str:
    ordered = [root for root in table("roots").ids if root in causes]
    if len(ordered) > NAMED:
        return f"{ordered[0]} to {ordered[-1]}"
    return " and ".join(filter(None, [", ".join(ordered[:-1]), ordered[-1]]))


@remembered
def _rows_of(finding: str) -> tuple[LikelihoodsRow, ...]:
    return tuple(row for row in table("likelihoods") if row["finding"] == finding)


def _range(ranking: Ranking) -> str:
    root = ranking.roots[0][0]
    low, high = ranking.ranges[root]
    return f"Over all series to start from and both models, {root} comes out between {low:.0%} and {high:.0%}."


def _verdict(ranking: Ranking) -> Step:
    (first, probability), (second, other) = ranking.roots[:2]
    mimic = ranking.mimics[0]
    more = f" {ranking.also} explains signs that {first} does not: perhaps both." if ranking.also else ""
    said = {
        "emergency": f"Emergency before anything else. {say('seek-help')}",
        "not a root pattern": f"Not a root pattern; most likely {named_mimic(mimic.id)}, {mimic.probability:.0%}. "
        f"{table('mimics')[mimic.id]['tell_apart']}",
        "single root": f"A single root: {first}, {probability:.0%}, if it is a root; next {second}, {other:.0%}.",
        "several roots": f"No one root stands out: {first} {probability:.0%}, {second} {other:.0%}.{more}",
    }
    return Step(said[ranking.verdict], (MODEL,), "unverified" if ranking.verdict != "emergency" else "established")
