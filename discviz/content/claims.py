"""What the nine passages claim, by verdict and passage, where they contradict one another, and two schools of maps."""

from collections.abc import Iterable

from discviz.content.blocks import Block, Box, Details, List, Sentence, Small, Strong, Table, Words, marked
from discviz.errors import unknown
from discviz.knowledge import Row, table
from discviz.knowledge.certainty import sure
from discviz.knowledge.sources import cite
from discviz.knowledge.words import say, worded

ALL = "all"
# Each verdict has a sign of its own beside its colour, in figures and in text; the order is from firm to open.
SIGNS = {
    "supported": "●",
    "partly supported": "◉",
    "plausible untested": "◇",
    "hypothesis": "△",
    "disputed": "✕",
    "unsupported": "○",
    "experience": "☆",
}
OPENED = 6  # as many claims or fewer are shown with their reasons opened


def parse_verdict(given: object) -> str:
    """Return a verdict, or "all"."""
    return _parse(given, "a verdict", (ALL, *SIGNS))


def parse_passage(given: object) -> str:
    """Return the id of a passage, or "all"."""
    return _parse(given, "a passage", (ALL, *table("passages").ids))


def parse_school(given: object) -> str:
    """Return a school of dermatome maps, or "both"."""
    return _parse(given, "a school of maps", ("both", *dict.fromkeys(row["school"] for row in table("dermatome_maps"))))


def _parse(given: object, kind: str, accepted: tuple[str, ...]) -> str:
    spelling = {word.casefold(): word for word in accepted}
    if isinstance(given, str) and given.strip().casefold() in spelling:
        return spelling[given.strip().casefold()]
    raise unknown(given, kind, accepted)


def chosen_claims(verdict: str = ALL, passage: str = ALL) -> tuple[Row, ...]:
    """Return the claims with a verdict that a passage makes.

    Examples
    --------
    >>> [row["id"] for row in chosen_claims("disputed", "P4")]
    ['S5']
    """
    rows = table("claims")
    return tuple(row for row in rows if verdict in {ALL, row["verdict"]} and passage in {ALL, *row["passages"]})


def chosen_contradictions(claims: Iterable[Row], passage: str = ALL) -> tuple[Row, ...]:
    """Return the contradictions about any of some claims in which a passage takes part."""
    ids = {row["id"] for row in claims}
    return tuple(
        row
        for row in table("contradictions")
        if ids & set(row["claims"]) and passage in {ALL, *row["passages_a"], *row["passages_b"]}
    )


def counted(claims: tuple[Row, ...], contradictions: tuple[Row, ...]) -> Box:
    """Return how many there are of each; read out by screen readers when it changes."""
    of = {"all_claims": len(table("claims")), "all_contradictions": len(table("contradictions"))}
    words = say("counted-claims", claims=len(claims), contradictions=len(contradictions), **of)
    return Box((Sentence(words),), role="status")


def passage(key: str) -> tuple[Block, ...]:
    """Return what a passage is and how it explains spasm; nothing for all of them."""
    if key == ALL:
        return ()
    row = table("passages")[key]
    values = {column: worded(row, column) for column in ("topic", "theory", "note")}
    return (Box((Sentence(marked("about-passage", id=key, **values)),), "quiet"),)


def claims(rows: tuple[Row, ...]) -> Block:
    """Return the claims as a list, each with verdict, reason, what would decide it, certainty and sources."""
    if not rows:
        return Sentence(say("no-claim-fits"))
    return List(tuple(_claim(row, opened=len(rows) <= OPENED) for row in rows), kind="claims")


def _claim(row: Row, *, opened: bool) -> Details:
    verdict = f"{SIGNS[row['verdict']]} {say('verdict-' + row['verdict'].replace(' ', '-'))}"
    entries = (
        (say("why"), worded(row, "why")),
        (say("would-decide"), worded(row, "would_decide")),
        (say("certainty"), row["certainty"]),
        (say("said-by"), ", ".join(row["passages"])),
        (say("sources"), cite(row["sources"])),
    )
    return Details(marked("summary", id=row["id"], claim=worded(row, "claim"), verdict=verdict), entries, opened)


def contradictions(rows: tuple[Row, ...]) -> Block:
    """Return contradictions as a table: one side, the other, how the literature leans, and whether it is settled."""
    if not rows:
        return Sentence(say("no-contradiction"))
    head = ("", say("side-a"), say("side-b"), say("leans"), say("settled"))
    lines: list[tuple[Words, ...]] = []
    for row in rows:
        sides = ((Strong(", ".join(row[f"passages_{x}"])), f"\n{worded(row, f'side_{x}')}") for x in "ab")
        leans = (worded(row, "literature"), " ", Small(cite(row["sources"])))
        settled = (say(f"settled-{row['settled']}"), "\n", Small(row["certainty"]))
        lines.append((f"{row['id']}. {worded(row, 'conflict')}", *sides, leans, settled))
    return Table(say("contradictions"), head, tuple(lines), "contradictions")


def maps(root: str, school: str) -> Box:
    """Return what a school of maps, or each, says of a root, with certainty and sources."""
    rows = [row for row in table("dermatome_maps").where(root=root) if school in {"both", row["school"]}]
    return Box((List(tuple(map(_map, rows))),), role="status")


def _map(row: Row) -> Sentence:
    who = {"certainty": sure(row["certainty"]), "who": cite(row["sources"])}
    return Sentence(marked("map", school=row["school"].capitalize(), area=worded(row, "area"), **who))
