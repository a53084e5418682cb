"""From findings back to the root: ranked roots, levels and mimics, and the reasons for them.

How the odds are multiplied, and why not simply, stands in ``odds.py``; what may be said, in ``findings.py``; the
reasons in words, in ``why.py``.
"""

from collections.abc import Iterable

from discviz.errors import DiscvizError, require, shown
from discviz.knowledge import table
from discviz.reasoning.findings import Said, read_findings
from discviz.reasoning.next_step import next_steps
from discviz.reasoning.odds import DOUBT, part_of, posterior, prior, ranked_roots, series, weights
from discviz.reasoning.ranking import Mimic, Ranking, Tools, best_first
from discviz.reasoning.why import explain, flags_of

MODELS = ("tempered", "naive")
LEADS, RIVAL = 0.5, 0.5  # a single root has half of the probability, and its rival at most half of that
YOUNGEST, OLDEST = 16, 110  # years
FEW = 2  # fewer findings than this single out no root, whatever the numbers say


def localize(
    findings: Iterable[str],
    *,
    neck: str | None = None,
    back: str | None = None,
    age: float | None = None,
    model: str = "tempered",
) -> Ranking:
    """Rank the roots, levels and mimics that could explain some findings.

    Parameters
    ----------
    findings : iterable of str
        Ids of ``discviz.FINDINGS`` or their synonyms, in any order; a side may stand before each.
    neck : {"Oshina 2024", "Yoss 1957"}, optional
        Series of the neck to start from; the first is usual.
    back : {"SPORT 2008", "Kortelainen 1985"}, optional
        Series of the low back to start from; the first is usual.
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
    chosen = (series("neck")[0] if neck is None else neck, series("back")[0] if back is None else back)
    for given, kind, accepted in (
        (chosen[0], "a series of the neck", series("neck")),
        (chosen[1], "a series of the low back", series("back")),
        (model, "a model", MODELS),
    ):
        require(given, kind, accepted)
    return _weigh(read_findings(findings), chosen, _checked_age(age), model)


def _weigh(said: Said, chosen: tuple[str, str], age: float | None, model: str) -> Ranking:
    """Rank the causes of what was said, from one starting point and with one model."""
    start, names = prior(*chosen, age), ranked_roots()
    rows = {finding: weights(model)[finding] for finding in said.findings}
    shares = posterior(start, [row.push for row in rows.values()])
    of_roots = sum(shares[: len(names)])
    before = sum(start[: len(names)])
    misled = posterior(start[: len(names)], [row.place for row in rows.values()])
    doubt = DOUBT if model == "tempered" else 0.0
    found = ((1 - doubt) * share / of_roots + doubt * other for share, other in zip(shares, misled, strict=False))
    roots = best_first(zip(names, found, strict=True))
    mimics = tuple(
        Mimic(row["id"], row["name"], share, tuple(sign for sign in rows if row["id"] in rows[sign].favours))
        for row, share in best_first(zip(table("mimics"), shares[len(names) :], strict=True))
    )
    also = _second_root(said, [root for root, _ in roots])
    return Ranking(
        said=said,
        verdict=_verdict(said, roots, also, mimics),
        also=also,
        roots=roots,
        mimics=mimics,
        red_flags=tuple(f"{flag['sign']}. {flag['advice']}." for flag in flags_of(said)),
        prior=best_first((root, share / before) for root, share in zip(names, start, strict=False)),
        series=chosen,
        model=model,
        age=age,
        shares=tuple(shares),
        tools=Tools(explain, next_steps, _ranges),
    )


def _ranges(ranking: Ranking) -> dict[str, tuple[float, float]]:
    found = [
        dict(_weigh(ranking.said, (neck, back), age, model).roots)
        for neck in series("neck")
        for back in series("back")
        for model in MODELS
        for age in {None, ranking.age}
    ]
    return {root: (min(of[root] for of in found), max(of[root] for of in found)) for root in ranked_roots()}


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
            for root in row.favours & part_of().keys():
                left.setdefault(root, []).append(table("findings")[finding]["kind"])
    fitting = [root for root, kinds in left.items() if len(kinds) > 1 and set(kinds) & {"motor", "reflex"}]
    return min(fitting, key=ranked.index, default="")


def _is_emergency(said: Said) -> bool:
    """Tell an emergency: one sign that is enough, or two lesser ones of the same danger."""
    lesser: dict[str, int] = {}
    for finding in said.alarms:
        row = table("findings")[finding]
        explained = {*row["explained_by"]} & {*said.findings}
        if row["alarm"] == "alone" and not explained:
            return True
        danger = table("red_flags")[row["red_flag"]]["structure"]
        lesser[danger] = lesser.get(danger, 0) + (not explained)
    return any(number > 1 for number in lesser.values())


def _checked_age(age: object) -> float | None:
    if age is None:
        return None
    if isinstance(age, int | float) and not isinstance(age, bool) and YOUNGEST <= age <= OLDEST:
        return age
    raise DiscvizError(f"{shown(age)} is not an age; give years from {YOUNGEST} to {OLDEST}, or leave it out.")
