"""Blocks as Markdown, for documents and for viewers without HTML."""

from discviz import markup
from discviz.content.blocks import Block, List, Sentence, Stressed, Strong, Table, Words
from discviz.knowledge.certainty import doubt
from discviz.knowledge.sources import cite
from discviz.render.text import Plain

ROUND = {Strong: "**", Stressed: "*"}


def markdown(*blocks: Block) -> str:
    r"""Return blocks as Markdown.

    Examples
    --------
    >>> from discviz.content.blocks import Sentence
    >>> markdown(Sentence("It *hurts*", "disputed"))
    'It \\*hurts\\* (disputed)'
    """
    return _Markdown().blocks(blocks)


class _Markdown(Plain):
    below = "\n\n"
    width = 1_000_000  # whoever shows it breaks its lines

    def words(self, words: Words) -> str:
        parts = (words,) if isinstance(words, str) else words
        return "".join(
            f"{ROUND.get(type(part), '')}{markup.markdown(part)}{ROUND.get(type(part), '')}" for part in parts
        )

    def heading(self, text: str) -> str:
        return f"### {markup.markdown(text)}"

    def sentence(self, said: Sentence) -> str:
        parts = (self.words((Strong(said.label),)) if said.label else "", self.words(said.words), doubt(said.certainty))
        return " ".join(filter(None, (*parts, f"({markup.markdown(cite(said.sources))})" if said.sources else "")))

    def lead(self, block: List) -> str:
        return "#### " * block.heading + self.words(block.lead).rstrip()

    def item(self, sentence: str, block: List) -> str:
        return ("1. " if block.ordered else "- ") + sentence

    def table(self, block: Table) -> str:
        rows = [tuple(" ".join("".join(cell).split()) for cell in row) for row in block.rows]
        return f"{self.words((Strong(block.caption),))}\n\n{markup.markdown_table(block.head, rows)}"
