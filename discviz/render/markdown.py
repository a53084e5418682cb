"""Blocks as Markdown, for documents and for viewers without HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.content.blocks import Bars, Box, Details, Heading, List, Sentence, Stressed, Strong
from discviz.knowledge.certainty import doubt
from discviz.knowledge.sources import cite
from discviz.markup import markdown as escaped
from discviz.markup import markdown_table
from discviz.render.text import plain

if TYPE_CHECKING:
    from discviz.content.blocks import Block, Table, Words

ROUND = {Strong: "**", Stressed: "*"}


def markdown(*blocks: Block) -> str:
    r"""Return blocks as Markdown.

    Examples
    --------
    >>> markdown(Sentence("It *hurts*", "disputed"))
    'It \\*hurts\\* (disputed)'
    """
    return "\n\n".join(filter(None, map(_block, blocks)))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"### {escaped(block.text)}"
        case Sentence():
            return _sentence(block)
        case List():
            point = "1. " if block.ordered else "- "
            lead = [f"#### {_words(block.lead)}" if block.heading else _words(block.lead)] if block.lead else []
            return "\n\n".join([*lead, "\n".join(point + _item(item) for item in block.items)])
        case Bars():
            return "\n\n".join(
                [escaped(block.lead), "\n".join(f"- {escaped(f'{bar.name}: {bar.words}')}" for bar in block.bars)]
            )
        case Box():
            return markdown(*block.blocks)
        case _:
            return _table(block)


def _words(words: Words) -> str:
    parts = (words,) if isinstance(words, str) else words
    return "".join(f"{ROUND.get(type(part), '')}{escaped(part)}{ROUND.get(type(part), '')}" for part in parts)


def _sentence(said: Sentence) -> str:
    label = f"**{escaped(said.label)}** " if said.label else ""
    sources = f" ({escaped(cite(said.sources))})" if said.sources else ""
    return f"{label}{_words(said.words)} {escaped(doubt(said.certainty))}".rstrip() + sources


def _item(item: Sentence | Details) -> str:
    if isinstance(item, Sentence):
        return _sentence(item)
    return "\n".join(
        [_words(item.summary), *(f"  - **{escaped(name)}:** {escaped(text)}" for name, text in item.entries)]
    )


def _table(block: Table) -> str:
    rows = [tuple(" ".join(plain(cell).split()) for cell in row) for row in block.rows]
    return f"**{escaped(block.caption)}**\n\n{markdown_table(block.head, rows)}"
