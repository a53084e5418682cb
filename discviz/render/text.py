"""Blocks as plain text: in print, aloud and in a test."""

from __future__ import annotations

import sys
from textwrap import fill
from typing import TYPE_CHECKING

from discviz.content.blocks import Bars, Box, Details, Heading, List, Sentence
from discviz.knowledge.certainty import doubt
from discviz.spine.findings import LINE, bullet

if TYPE_CHECKING:
    from discviz.content.blocks import Block, Table, Words

PLAINER = {"→": "->", "●": "*", "◉": "+", "◇": "?", "△": "?", "✕": "x", "○": "-", "☆": "*"}


def text(*blocks: Block) -> str:
    r"""Return blocks as paragraphs separated by blank lines.

    Examples
    --------
    >>> text(Sentence("A bulge is near."), List((Sentence("It hurts", "disputed"),), lead="Pain"))
    'A bulge is near.\n\nPain:\n- It hurts (disputed)'
    """
    return printable("\n\n".join(filter(None, map(_block, blocks))))


def printable(text: str) -> str:
    """Return text that can be printed: what an older console has no letter for is written in plainer ones."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plainer = "".join(PLAINER.get(letter, letter) for letter in text)
        return plainer.encode(encoding, "replace").decode(encoding)
    return text


def plain(words: Words) -> str:
    """Return a sentence without what makes its parts stand out."""
    return "".join(words)


def sentence(said: Sentence) -> str:
    """Return a sentence with its doubt; sources and label are for the page."""
    return f"{plain(said.words)} {doubt(said.certainty)}".rstrip()


def _block(block: Block) -> str:
    match block:
        case Heading():
            return block.text
        case Sentence():
            return fill(sentence(block), LINE)
        case List():
            return _list(block)
        case Bars():
            return "\n".join([block.lead, *(bullet(f"{bar.name}: {bar.words}") for bar in block.bars)])
        case Box():
            return "\n".join(map(_block, block.blocks))
        case _:
            return _table(block)


def _list(block: List) -> str:
    lead = plain(block.lead).rstrip()
    lead += ":" * (bool(lead) and not lead.endswith((".", ":", "!", "?")))
    lines = [_item(item, "" if block.kind == "plain" else "- ") for item in block.items]
    return "\n".join([*([fill(lead, LINE)] if lead else []), *lines])


def _item(item: Sentence | Details, point: str) -> str:
    if isinstance(item, Details):
        return "\n".join(map(bullet, [plain(item.summary), *(f"{name}: {words}" for name, words in item.entries)]))
    return bullet(sentence(item)) if point else sentence(item)


def _table(block: Table) -> str:
    """Return a table row by row, each cell with the name of its column."""
    rows = (
        "; ".join(
            f"{name}: {plain(cell)}".removeprefix(": ") for name, cell in zip(block.head, row, strict=True) if cell
        )
        for row in block.rows
    )
    return "\n".join([block.caption, *(bullet(" ".join(row.split())) for row in rows)])
