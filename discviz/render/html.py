"""Blocks as HTML, for widgets and for outputs."""

from collections.abc import Iterable

from discviz.content.blocks import Bar, Bars, Block, Box, Details, Heading, List, Marked, Sentence, Table, Words
from discviz.knowledge.certainty import doubt
from discviz.knowledge.sources import cite
from discviz.markup import NO_MATHS, Markup, h


def html(*blocks: Block) -> Markup:
    """Return blocks as one piece of HTML, or nothing for none; its classes are those of ``style.css``.

    Examples
    --------
    >>> print(html(Sentence("a < b")).partition(">")[2])
    <p class="discviz-sentence">a &lt; b</p></div>
    """
    return h("div", *map(_block, blocks), class_=f"discviz-words {NO_MATHS}") if blocks else Markup()


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            return h("h3", block.text, class_=_classes("heading", block.kind))
        case Sentence():
            return h("p", *_sentence(block), class_="discviz-sentence")
        case List():
            return _list(block)
        case Bars():
            rows = map(_bar, block.bars)
            return h("table", _caption(block.caption), h("tbody", *rows), class_="discviz-bars")
        case Box():
            inside = map(_block, block.blocks)
            return h("div", *inside, class_=_classes(block.kind), role=block.role, aria_label=block.label)
        case _:
            return _table(block)


def _classes(*names: str) -> str:
    return " ".join(f"discviz-{name}" for name in names if name)


def _words(words: Words) -> Iterable[str]:
    for part in (words,) if isinstance(words, str) else words:
        yield h(part.tag, part) if isinstance(part, Marked) else part


def _sentence(said: Sentence) -> Iterable[str]:
    """Give the parts of a sentence: whom it is about, the words, how sure, and who says so."""
    if said.label:
        yield from (h("strong", said.label), " ")
    yield from _words(said.words)
    if doubt(said.certainty):
        yield from (" ", h("em", doubt(said.certainty)))
    if said.sources:
        yield from (" ", h("small", cite(said.sources)))


def _list(block: List) -> Markup:
    tag, name = ("h4", "heading") if block.heading else ("p", "sentence")
    lead = h(tag, *_words(block.lead), class_=_classes(name)) if block.lead else ""
    insides = ([_details(item)] if isinstance(item, Details) else _sentence(item) for item in block.items)
    items = (h("li", *inside, class_="discviz-item") for inside in insides)
    listed = h("ol" if block.ordered else "ul", *items, class_=_classes("list", block.kind))
    return Markup(lead + listed)


def _details(block: Details) -> Markup:
    pairs = []
    for name, text in block.entries:
        pairs += [h("dt", h("strong", name), class_="discviz-entry"), h("dd", text, class_="discviz-entry")]
    summary = h("summary", *_words(block.summary))
    return h("details", summary, h("dl", *pairs, class_="discviz-entries"), open="open" if block.opened else "")


def _caption(text: str, tag: str = "span") -> Markup:
    return h("caption", h(tag, text), class_="discviz-caption")


def _table(block: Table) -> Markup:
    """Return a table; where contradictions stand, the first cell of a row names it."""
    head = (h("th", name, scope="col", class_="discviz-cell") for name in block.head)
    rows = []
    for cells in block.rows:
        told = [h("td", *_words(cell), class_="discviz-cell") for cell in cells]
        if block.kind == "contradictions":
            told[0] = h("th", *_words(cells[0]), scope="row", class_="discviz-cell")
        rows.append(h("tr", *told))
    body = (h("thead", h("tr", *head)), h("tbody", *rows))
    return h("table", _caption(block.caption, "strong"), *body, class_=_classes(block.kind))


def _bar(bar: Bar) -> Markup:
    """Return a row of a table whose bar is drawn beside its number: the share, its range, and where it began."""
    styles = {"bar": f"inline-size:{bar.share:.1%};background:{bar.colour}"}
    if bar.span:
        low, high = bar.span
        styles["span"] = f"inset-inline-start:{low:.1%};inline-size:{high - low:.1%}"
    if bar.before is not None:
        styles["stroke"] = f"inset-inline-start:{bar.before:.1%}"
    drawn = (h("div", class_=_classes(kind), style=style) for kind, style in styles.items())
    name, share = bar.short
    track = h("td", h("div", *drawn, class_="discviz-track", aria_hidden="true"))
    named = h("th", name, scope="row", class_="discviz-name")
    return h("tr", named, track, h("td", share, class_="discviz-share"))
