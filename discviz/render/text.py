"""Blocks as plain text: in print, aloud and in a test."""

import sys
from textwrap import fill

from discviz.content.blocks import Bars, Block, Box, Details, Heading, List, Sentence, Table, Words
from discviz.knowledge.certainty import doubt
from discviz.spine.findings import LINE, bullet


def text(*blocks: Block) -> str:
    r"""Return blocks as paragraphs separated by blank lines.

    Examples
    --------
    >>> text(Sentence("A bulge is near."), List((Sentence("It hurts", "disputed"),), lead="Pain"))
    'A bulge is near.\n\nPain:\n- It hurts (disputed)'
    """
    return printable(Plain().blocks(blocks))


def printable(text: str) -> str:
    """Return text that can be printed: an older console has no arrows, and gets plainer letters."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.replace("→", "->").encode(encoding, "replace").decode(encoding)
    return text


class Plain:
    """How blocks are written line by line; Markdown has other marks, and says more beside a sentence."""

    below = "\n"  # between a lead and its list
    width = LINE  # characters of a line

    def blocks(self, blocks: tuple[Block, ...], between: str = "\n\n") -> str:
        """Write blocks one under the other."""
        return between.join(filter(None, map(self.block, blocks)))

    def block(self, block: Block) -> str:
        """Write a block."""
        match block:
            case Heading():
                return self.heading(block.text)
            case Sentence():
                return fill(self.sentence(block), self.width)
            case List():
                said = (item.said if isinstance(item, Details) else item for item in block.items)
                items = "\n".join(self.item(self.sentence(item), block) for item in said)
                return self.below.join(filter(None, (self.lead(block), items)))
            case Bars():
                bars = tuple(Sentence(f"{bar.name}: {bar.words}") for bar in block.bars)
                return self.block(List(bars, lead=block.lead))
            case Box():
                return self.blocks(block.blocks, self.below)
            case _:
                return self.table(block)

    def words(self, words: Words) -> str:
        """Write a sentence without what makes its parts stand out."""
        return "".join(words)

    def heading(self, text: str) -> str:
        """Write a heading."""
        return text

    def sentence(self, said: Sentence) -> str:
        """Write a sentence with its doubt; sources and label are for the page."""
        return f"{self.words(said.words)} {doubt(said.certainty)}".rstrip()

    def lead(self, block: List) -> str:
        """Write what leads to a list."""
        lead = self.words(block.lead).rstrip()
        return fill(lead + ":" * (bool(lead) and not lead.endswith((".", ":", "!", "?"))), self.width)

    def item(self, sentence: str, block: List) -> str:
        """Write a point of a list."""
        return sentence if block.kind == "plain" else bullet(sentence)

    def table(self, block: Table) -> str:
        """Write a table row by row, each cell with the name of its column."""
        rows = []
        for row in block.rows:
            cells = ((name, " ".join(self.words(cell).split())) for name, cell in zip(block.head, row, strict=True))
            rows.append(Sentence("; ".join(f"{name}: {cell}".removeprefix(": ") for name, cell in cells if cell)))
        return self.block(List(tuple(rows), lead=block.caption))
