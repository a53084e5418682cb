"""What a ranking says: the verdict, the roots with their ranges, what else it could be, and what to look at next."""

from collections.abc import Callable, Iterable

from discviz.content.blocks import Bar, Bars, Block, Box, Heading, List, Sentence, Strong, marked, note
from discviz.knowledge.words import say
from discviz.reasoning.mimics import short_name
from discviz.reasoning.ranking import Ranking
from discviz.spine.findings import Step, capital

BARS, OTHERS = 6, 4  # roots and other explanations that are named
GREY = "#6f6f6f"  # of what is no root


def described(ranking: Ranking) -> tuple[Block, ...]:
    """Return all that the text alternative of the ranking says."""
    flags = tuple(map(Sentence, ranking.red_flags))
    return (
        Heading(f"{ranking.headline}."),
        *((List(flags, lead=say("kind-red-flag", advice=say("seek-help"))),) if flags else ()),
        _roots(ranking, lambda _: GREY),
        _others(ranking, OTHERS),
        List(_next(ranking, 5), lead=say("next-in-words")),
    )


def panel(ranking: Ranking, colour_of: Callable[[str], str]) -> Box:
    """Return what stands beside the body; its bars have the colours of the roots there, which the figures know."""
    urgent = ranking.verdict == "emergency"
    flags = (Box((Sentence((Strong(flag),)),), "alarm", role="alert") for flag in ranking.red_flags)
    steps = () if urgent else (List(_next(ranking, 3), lead=marked("next"), ordered=True),)
    blocks = (
        Heading(ranking.headline, "alarm" if urgent else ""),
        *flags,
        *map(note, ranking.contradictions),
        _roots(ranking, colour_of),
        _others(ranking, OTHERS - 1),
        *steps,
        Sentence(marked("mostly-unverified")),
    )
    return Box(blocks, "ranking")


def hidden() -> tuple[Block, ...]:
    """Return what stands in the place of a ranking that is not to be seen yet."""
    return Heading(say("think")), Sentence(say("think-first"))


def steps(said: Iterable[Step]) -> List:
    """Return steps of reasoning with their sources; each says itself how sure it is."""
    return List(tuple(Sentence(step.text, sources=step.sources) for step in said), ordered=True)


def percent(share: float) -> str:
    """Return a share as a percentage that never says 0 or 100 for what is only near it.

    Examples
    --------
    >>> percent(0.127), percent(0.001), percent(0.9991)
    ('13%', 'under 1%', 'over 99%')
    """
    if share < 0.005:  # noqa: PLR2004 - from here on it rounds to 1
        return say("under-1")
    return say("over-99") if share > 0.995 else f"{share:.0%}"  # noqa: PLR2004 - the same at the other end


def _roots(ranking: Ranking, colour_of: Callable[[str], str]) -> Bars:
    bars, prior = [], dict(ranking.prior)
    for root, share in ranking.roots[:BARS]:
        low, high = ranking.ranges[root]
        values = {"share": percent(share), "low": percent(low), "high": percent(high)}
        words, short = say("range", **values), say("range-short", **values)
        bars.append(Bar(root, words, (root, short), share, colour_of(root), (low, high), prior[root]))
    return Bars(tuple(bars), say("roots-in-words"), say("roots"))


def _others(ranking: Ranking, number: int) -> Bars:
    shares = [(say("one-of-roots"), say("one-of-roots"), ranking.root_share)]
    shares += [(mimic.name, capital(short_name(mimic.id)), mimic.probability) for mimic in ranking.mimics[:number]]
    bars = (Bar(name, f"{percent(share)}.", (short, percent(share)), share, GREY) for name, short, share in shares)
    return Bars(tuple(bars), say("others-in-words"), say("others"))


def _next(ranking: Ranking, number: int) -> tuple[Sentence, ...]:
    steps = ranking.next_steps(number)
    told = (marked("next-step", sign=step.text, bits=f"{step.bits:.2f}", reason=step.reason) for step in steps)
    return tuple(map(Sentence, told))
