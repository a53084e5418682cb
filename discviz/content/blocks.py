"""What is said, as records; the renderers make HTML, plain text or Markdown of them.

Text inside them is plain: whoever renders it escapes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from discviz.knowledge.sources import reference
from discviz.knowledge.words import filled, template


class Marked(str):
    """Words set off from the rest of their sentence; ``tag`` is the HTML element for it."""

    __slots__ = ()
    tag = ""


class Strong(Marked):
    """Words that stand out."""

    tag = "strong"


class Stressed(Marked):
    """Words said with stress."""

    tag = "em"


class Small(Marked):
    """Small print."""

    tag = "small"


Words = str | tuple[str, ...]  # a sentence, or its parts in order, some of them marked
_MARKS = {"*": Strong, "_": Stressed, "~": Small}


@dataclass(frozen=True)
class Heading:
    """What follows is about this; ``kind`` "alarm" is the heading of an emergency."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence, how sure it is and who says so; ``label`` names the roots it is about.

    Plain text leaves out sources and label, which stand beside the sentence on a page.
    """

    words: Words
    certainty: str = ""
    sources: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Details:
    """A line that can be opened: the rest is pairs of a name and what there is to say."""

    summary: Words
    entries: tuple[tuple[str, str], ...]
    opened: bool = False

    @property
    def said(self) -> Sentence:
        """The whole in one sentence, for where nothing can be opened."""
        summary = (self.summary,) if isinstance(self.summary, str) else self.summary
        return Sentence((*summary, *(f" {name}: {text}" for name, text in self.entries)))


@dataclass(frozen=True)
class List:
    """Sentences under a lead, which is a ``heading`` or a line; ``kind`` is "columns", "claims" or "plain" lines."""

    items: tuple[Sentence | Details, ...]
    lead: Words = ""
    heading: bool = False
    ordered: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """Cells under a head; ``kind`` is "card" or "contradictions", where the first cell names its row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    kind: str


@dataclass(frozen=True)
class Bar:
    """A share of one: its name and words, long for text and short beside the bar; its range and start, if any."""

    name: str
    words: str
    short: tuple[str, str]
    share: float
    colour: str
    span: tuple[float, float] | None = None
    before: float | None = None


@dataclass(frozen=True)
class Bars:
    """Shares drawn as bars under a caption; in plain text, a list under a lead."""

    bars: tuple[Bar, ...]
    lead: str
    caption: str


@dataclass(frozen=True)
class Box:
    """Blocks that belong together: ``kind`` is how the frame looks, ``role`` how it is spoken, ``label`` its name."""

    blocks: tuple[Block, ...]
    kind: str = ""
    role: str = ""
    label: str = ""


Block = Heading | Sentence | List | Table | Bars | Box


def marked(key: str, /, **values: object) -> tuple[str, ...]:
    """Return a wording in parts: in the table ``words``, ``*strong*``, ``_stressed_`` and ``~small~`` are marked so.

    Examples
    --------
    >>> marked("named", name="It is", text="2 * 2")
    ('It is:', ' 2 * 2')
    """
    pieces = re.split(r"([*_~])(.+?)\1", template(key))  # plain, mark, marked, plain, mark, marked, plain ...
    parts = [filled(key, pieces[0], **values)]
    for mark, inside, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        parts += [_MARKS[mark](filled(key, inside, **values)), filled(key, after, **values)]
    return tuple(filter(None, parts))


def references(records: Iterable[Iterable[str]]) -> List:
    """Return the full references of records' sources, each once."""
    keys = dict.fromkeys(key for sources in records for key in sources)
    return List(tuple(Sentence(reference(key)) for key in keys))


def note(text: str) -> Box:
    """Return a sentence that is spoken when it appears."""
    return Box((Sentence(text),), "note", role="alert")
