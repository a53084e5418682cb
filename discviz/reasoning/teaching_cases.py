"""Cases to examine: simulated patients, teaching cases, and how an expert might have gone about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.errors import DiscvizError, shown, unknown
from discviz.knowledge import table
from discviz.reasoning.cases import Case
from discviz.reasoning.findings import quoted
from discviz.reasoning.localize import localize
from discviz.reasoning.simulated_patients import simulated
from discviz.spine.herniation import Herniation

if TYPE_CHECKING:
    from discviz.knowledge.tables import CasesRow

LONGEST_SEED = 128  # bits
SHORTEST, LONGEST = 2, 8  # signs looked for in an examination


def case(seed: int | str) -> Case:
    """Make a simulated patient, or take a teaching case.

    Parameters
    ----------
    seed : int or str
        A whole number: the same seed gives the same patient. Or an id of the table "cases".

    Raises
    ------
    DiscvizError
        If the seed is neither.

    Examples
    --------
    >>> case(7) == case(7)
    True
    >>> case("pianist").age
    47
    """
    if isinstance(seed, str) and seed in table("cases").ids:
        return _teaching(table("cases")[seed])
    if isinstance(seed, str) and not seed.isdigit():
        raise unknown(seed, "a teaching case", table("cases").ids, hint="A whole number makes a simulated patient.")
    if isinstance(seed, bool) or not isinstance(seed, int) or seed.bit_length() > LONGEST_SEED:
        raise DiscvizError(f"{shown(seed)} is not a seed; give a whole number, the same for the whole class.")
    return simulated(seed)


def _teaching(row: CasesRow) -> Case:
    """Make a patient of a row of the table: what is told comes first, the rest is found."""
    told = {"pain", "sensory", "factor", "context", "red flag"}
    kinds = {finding: table("findings")[finding]["kind"] for finding in row["findings"]}
    return Case(
        name=row["id"],
        age=row["age"],
        side=row["side"],
        root=row["root"],
        mimic=row["mimic"],
        emergency=row["kind"] == "emergency",
        herniation=Herniation(row["level"], side=row["side"], zone=row["zone"]) if row["kind"] == "root" else None,
        complaint=tuple(finding for finding, kind in kinds.items() if kind in told),
        examination=tuple(finding for finding, kind in kinds.items() if kind not in told),
        told=row["story"],
        teaches=row["teaches"],
    )


def expert_order(patient: Case) -> tuple[str, ...]:
    """Return how an expert might have examined: warning signs, then always what tells most, until it is clear."""
    if not isinstance(patient, Case):
        raise DiscvizError(f"{shown(patient)} is not a case; make one with discviz.case(7).")
    alarms = [finding for finding in patient.findings if table("findings")[finding]["alarm"]]
    known = [*dict.fromkeys((*patient.complaint, *alarms))]
    ranking = localize(known, age=patient.age)
    seen = "; ".join(quoted(finding) for finding in alarms) or "none"
    lines = [f"Takes the story, and looks for warning signs: {seen}. {ranking.headline}."]
    asked: set[str] = set()
    while ranking.verdict != "emergency" and len(asked) < LONGEST:
        ahead = [step for step in ranking.next_steps(len(asked) + 1) if step.finding not in asked]
        if not ahead or (ranking.verdict != "several roots" and len(asked) >= SHORTEST):
            break
        step = ahead[0]
        asked.add(step.finding)
        found = patient.answer(step.finding)
        known += [found] if found else []
        ranking = localize(known, age=patient.age)
        result = f"finds {quoted(found)}" if found else "finds nothing of note"
        lines.append(f"Looks for {quoted(step.finding)}: {result}. {ranking.headline}.")
    return tuple(lines)
