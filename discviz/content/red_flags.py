"""What the cards of warning signs say: the signs by the structure in danger, each with how telling it is."""

from discviz.content.blocks import Block, Sentence, Small, Table
from discviz.knowledge import Row, table
from discviz.knowledge.certainty import doubt
from discviz.knowledge.sources import cite
from discviz.knowledge.words import say, worded

STRUCTURES = ("cauda equina", "conus medullaris", "cord", "any")


def signs(structure: str) -> tuple[Row, ...]:
    """Return the rows of the table ``red_flags`` on one card."""
    return tuple(row for row in table("red_flags") if row["structure"] in {structure, f"cervical {structure}"})


def cards(structures: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a table of each structure, and how to read them."""
    known = any(map(_is_known, structures))
    notes = " ".join([say("how-to-read")] * known + [say("no-all-clear")])
    return *map(_card, structures), Sentence((Small(notes),))


def _card(structure: str) -> Table:
    """Return the table of a structure; without accuracy where none is known on the whole card."""
    measures = ("sensitivity", "specificity") if _is_known(structure) else ()
    columns = ("sign", *measures, "what-to-know", "sources")
    rows = []
    for row in signs(structure):
        shares = (_share(row[measure]) for measure in measures)
        to_know = f"{worded(row, 'why')} {doubt(row['certainty'])}".rstrip()
        rows.append((worded(row, "sign"), *shares, to_know, cite(row["sources"])))
    title = say(f"card-{structure.replace(' ', '-')}")
    return Table(f"{title}. {say('seek-help')}", tuple(map(say, columns)), tuple(rows), "card")


def _is_known(structure: str) -> bool:
    return any(row["sensitivity"] is not None for row in signs(structure))


def _share(value: float | None) -> str:
    return "" if value is None else say("of-100", number=f"{value * 100:.0f}")
