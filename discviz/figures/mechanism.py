"""The figure of mechanisms: from a damaged disc to what is felt, each arrow drawn as sure as it is.

One constant drawing. What applies to a herniation, what a passage claims and what a learner has chosen are
opacities of shapes that are in it from the start.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from discviz import pathways
from discviz.figures import theme
from discviz.figures.ways import Curve, Point, boxes, curves, head
from discviz.herniation import require_herniation
from discviz.tables import atlas, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discviz.herniation import Herniation

QUIET = 0.13  # opacity of an arrow that is not spoken about
VEIL = 0.42  # opacity of the white that lies over the rest
NAME_SIZE, WORD_SIZE = 12, 11  # px, the smaller one where a herniation's own words are added
NAME_LINE, WIDE_NAME_LINE, WORD_LINE = 15, 22, 27  # characters that fit into a box, and into one of what is felt
WORD_LINES = {"weakness": 3, "numbness": 2, "root-pain": 2, "cord-cauda": 2}
HIT_STEP, HIT_DISTANCE = 16, 14  # px between the unseen points of an arrow, and within which the pointer means it
HOVER_LINE = 52
TITLE_ROOM, CAPTION_ROOM = 34, 56  # px above and below the sheet
CAPTION_LINE = 115
LETTER = {
    "A": "M-3,3.5L0,-4L3,3.5M-2,1.2L2,1.2",
    "B": "M-2.3,-4L-2.3,4L2.2,2.6L1.6,0.2L-2.3,0M1.6,0.2L1.8,-2.6L-2.3,-4",
}

Shape = dict[str, Any]
_PATH: Shape = {"type": "path", "layer": "below"}


def mechanism_figure(herniation: Herniation | None = None, passages: object = ()) -> go.Figure:
    """Draw how a damaged disc may lead to what is felt.

    Parameters
    ----------
    herniation : Herniation, optional
        The arrows that apply to it are lit and end at its own muscles and skin; the rest is quiet.
        Without one, every arrow is lit.
    passages : str or sequence of str, optional
        One or two of the passages "P1" to "P9": how each explains spasm, laid over the figure as the
        bands A and B.

    Returns
    -------
    plotly.graph_objects.Figure
        Solid arrows are supported, dashed ones disputed, dotted ones a hypothesis or unverified. Hover
        over a box or an arrow to read what it says.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation, an unknown passage, or more than two.

    Examples
    --------
    >>> mechanism_figure(passages="P7").layout.title.text
    'How passage P7 (A) explains spasm'
    """
    require_herniation(herniation)
    chosen = pathways.parse_passages(passages)
    lit = opacities(herniation, chosen)
    drawn = [shape | {"opacity": lit[shape["name"]]} for shape in state_shapes() if lit.get(shape["name"])]
    made = layout(_title(herniation, chosen), caption(herniation, chosen))
    made["shapes"] = [*lane_shapes(), *drawn, *key_shapes()]
    return go.Figure({"data": traces(herniation), "layout": made}, skip_invalid=False)


def _title(herniation: Herniation | None, passages: tuple[str, ...]) -> str:
    return herniation.title if herniation and not passages else pathways.title(herniation, passages)


def caption(herniation: Herniation | None, passages: tuple[str, ...] = ()) -> str:
    """Return the caption: what to bear in mind, and the sources of what is lit."""
    sources = table("sources")
    links = [table("links")[key] for key in lit_links(herniation, passages)]
    works = (key for link in links for key in (*link["sources"], *link["against"]))
    named = [key for key in dict.fromkeys(works) if sources[key]["kind"] != "web" and sources[key]["authors"]]
    words = "A way is only as sure as its least sure arrow. Teaching material, not medical advice."
    if herniation and herniation.at_risk:
        words = f"The {herniation.at_risk} may be in danger: with any warning sign seek medical help at once. {words}"
    told = "<br>".join(wrap(words, CAPTION_LINE))
    if not named:
        return f"{told}<br>No source stands behind these arrows but the passages themselves."
    return theme.caption(told, named, most=6)


def lit_links(herniation: Herniation | None, passages: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the ids of the lit links: those of the passages, or else those that apply."""
    if passages:
        paths = [key for name in passages for key in table("passages")[name]["path"]]
        return tuple(dict.fromkeys(paths))
    return tuple(link["id"] for link in pathways.links_of(herniation))


def opacities(
    herniation: Herniation | None = None, passages: tuple[str, ...] = (), chosen: str = ""
) -> dict[str, float]:
    """Return the opacity of every shape that depends on what is shown, by the shape's name.

    Parameters
    ----------
    herniation : Herniation, optional
        As in :func:`mechanism_figure`.
    passages : tuple of str
        Passages A and B; "" leaves a letter free.
    chosen : str
        The mechanism or link that the learner asks about.
    """
    lit = {*lit_links(herniation, tuple(filter(None, passages)))}
    spoken = pathways.mechanisms_of(table("links")[key] for key in lit)
    asked = {link["id"] for link in table("links") if chosen and chosen in {link["id"], link["from"], link["to"]}}
    shown: dict[str, float] = {}
    for key in table("links").ids:
        opacity = 1 if key in lit or key in asked else QUIET
        shown |= {f"line {key}": opacity, f"head {key}": opacity}
        if key in asked:
            shown[f"asked {key}"] = 1
    for key in table("mechanisms").ids:
        shown[f"box {key}"] = 1
        near = any(key in {table("links")[name]["from"], table("links")[name]["to"]} for name in asked)
        if key not in spoken and not near and key != chosen:
            shown[f"veil {key}"] = VEIL
        if key == chosen:
            shown[f"chosen {key}"] = 1
    for letter, name in zip("AB", passages, strict=False):
        for key in table("passages")[name]["path"] if name else ():
            shown |= {f"{part} {letter} {key}": 1 for part in ("band", "disc", "letter")}
    return shown


def state_shapes() -> list[Shape]:
    """Return every shape that depends on what is shown, bottom layer first."""
    links = table("links")
    claimed = {key for row in table("passages") for key in row["path"]}
    asked = {"fillcolor": "rgba(0,0,0,0)", "line": {"color": "#b9b4ad", "width": 9}}
    drawn = [_path(f"asked {key}", curve.path, **asked) for key, curve in curves().items()]
    for letter, (colour, dash, width) in zip("AB", theme.PASSAGE_BANDS, strict=True):
        band = {"fillcolor": "rgba(0,0,0,0)", "line": {"color": colour, "width": width, "dash": dash}}
        drawn += [_path(f"band {letter} {key}", curves()[key].path, **band) for key in links.ids if key in claimed]
    for key, curve in curves().items():
        drawn += _arrow(key, curve, links[key]["certainty"], links[key]["kind"])
    drawn += [_box(key) for key in boxes()]
    for letter in "AB":
        for key in (key for key in links.ids if key in claimed):
            drawn += _letter(letter, key)
    frame = {"layer": "above", "fillcolor": "rgba(0,0,0,0)", "line": {"color": theme.CHOSEN, "width": 3}}
    veil = {"layer": "above", "fillcolor": theme.PAPER, "line": {"width": 0}}
    drawn += [_path(f"veil {key}", _frame(key), **veil) for key in boxes()]
    return drawn + [_path(f"chosen {key}", _frame(key, 3), **frame) for key in boxes()]


def _path(name: str, path: str, **style: Any) -> Shape:  # noqa: ANN401 - plotly's shape holds anything
    return {**_PATH, "name": name, "path": path, **style}


def _arrow(key: str, curve: Curve, certainty: str, kind: str) -> list[Shape]:
    """Return line and head: the line says how sure, the head what it does."""
    colour, dash, width = theme.CERTAINTY[certainty]
    line = {"color": colour, "width": width, "dash": dash}
    fill = theme.PAPER if kind == "increases" else colour
    return [
        _path(f"line {key}", curve.path, fillcolor="rgba(0,0,0,0)", line=line),
        _path(f"head {key}", head(curve, kind), fillcolor=fill, line={"color": colour, "width": 1.2}),
    ]


def _box(key: str) -> Shape:
    fill, line = theme.LANES[table("mechanisms")[key]["group"]]
    return _path(
        f"box {key}", _frame(key), fillcolor=theme.mixed(fill, theme.PAPER, 0.1), line={"color": line, "width": 1.3}
    )


def _frame(key: str, margin: float = 0) -> str:
    """Return a box as a path, its corners rounded."""
    box, r = boxes()[key], 6
    left, right = box.x - box.width / 2 - margin, box.x + box.width / 2 + margin
    top, low = box.y - box.height / 2 - margin, box.y + box.height / 2 + margin
    return (
        f"M{left + r:g},{top:g}H{right - r:g}Q{right:g},{top:g} {right:g},{top + r:g}V{low - r:g}"
        f"Q{right:g},{low:g} {right - r:g},{low:g}H{left + r:g}Q{left:g},{low:g} {left:g},{low - r:g}"
        f"V{top + r:g}Q{left:g},{top:g} {left + r:g},{top:g}Z"
    )


def _letter(letter: str, key: str) -> list[Shape]:
    """Return the letter of a passage, on a disc that sits on the arrow."""
    x, y = curves()[key].at(0.3 if letter == "A" else 0.7)
    colour = theme.PASSAGE_BANDS["AB".index(letter)][0]
    disc = f"M{x - 8:g},{y:g}" + f"C{x - 8:g},{y - 10.6:g} {x + 8:g},{y - 10.6:g} {x + 8:g},{y:g}"
    disc += f"C{x + 8:g},{y + 10.6:g} {x - 8:g},{y + 10.6:g} {x - 8:g},{y:g}Z"
    strokes = _moved(LETTER[letter], x, y)
    return [
        _path(f"disc {letter} {key}", disc, fillcolor=colour, line={"color": theme.INK, "width": 1}),
        _path(f"letter {letter} {key}", strokes, fillcolor="rgba(0,0,0,0)", line={"color": theme.INK, "width": 1.3}),
    ]


def _moved(path: str, x: float, y: float) -> str:
    """Return a path of M and L moved to a place."""
    parts = path.replace("M", " M").replace("L", " L").split()
    points = ((part[0], *map(float, part[1:].split(","))) for part in parts)
    return "".join(f"{word}{x + a:.1f},{y + b:.1f}" for word, a, b in points)


def lane_shapes() -> list[Shape]:
    """Return the ground of each lane: the boxes of one group that stand together."""
    drawn = []
    for group, members in lanes():
        inside = [boxes()[key] for key in members]
        left = min(box.x - box.width / 2 for box in inside) - 6
        right = max(box.x + box.width / 2 for box in inside) + 6
        top = min(box.y - box.height / 2 for box in inside) - 18
        low = max(box.y + box.height / 2 for box in inside) + 6
        path = f"M{left:g},{top:g}H{right:g}V{low:g}H{left:g}Z"
        ground = theme.mixed(theme.LANES[group][0], theme.PAPER, 0.68)
        drawn.append(_path(f"lane {group}", path, fillcolor=ground, line={"width": 0}))
    return drawn


def lanes() -> list[tuple[str, tuple[str, ...]]]:
    """Return each group with those of its members that stand together in a column."""
    groups = {row["id"]: row["group"] for row in table("mechanisms")}
    found: list[tuple[str, list[str]]] = []
    last = None
    for key in sorted(boxes(), key=lambda key: (boxes()[key].x, boxes()[key].y)):
        if (boxes()[key].x, groups[key]) != last:
            found.append((groups[key], []))
            last = (boxes()[key].x, groups[key])
        found[-1][1].append(key)
    return [(group, tuple(members)) for group, members in found]


KEY_TOP = 14  # px of the key's line above the lower edge of the sheet
KEY_WORDS = (
    ("supported", "supported", "causes", 4),
    ("disputed", "disputed", "causes", 112),
    ("hypothesis", "hypothesis", "causes", 212),
    ("unverified", "unverified", "causes", 322),
    ("supported", "causes", "causes", 436),
    ("supported", "increases", "increases", 528),
    ("supported", "reduces", "reduces", 636),
    ("supported", "feedback", "feedback", 732),
)


def key_shapes() -> list[Shape]:
    """Return the key to lines and heads, below the boxes."""
    y = atlas("mechanisms")["height"] - KEY_TOP
    drawn = []
    for number, (certainty, word, kind, x) in enumerate(KEY_WORDS):
        start, tip = x, x + (34 if number < 4 else 26)
        end = tip - (3 if kind == "reduces" else 8)
        curve = Curve(((start, y), (start + 5, y), (end - 5, y), (end, y)), (tip, y), (1, 0))
        drawn += [shape | {"name": f"key {word} {number}"} for shape in _arrow(word, curve, certainty, kind)]
    return drawn


def traces(herniation: Herniation | None) -> list[dict[str, Any]]:
    """Return the texts, and the unseen points that answer the pointer."""
    return [*hit_traces(), *text_traces(herniation)]


def text_traces(herniation: Herniation | None, scale: float = 1) -> list[dict[str, Any]]:
    """Return all that is written on the sheet, in letters that grow with it."""
    return [heading_trace(scale), words_trace(herniation, scale)]


def words_trace(herniation: Herniation | None, scale: float = 1) -> dict[str, Any]:
    """Return what stands in the boxes."""
    sizes = [WORD_SIZE if key in WORD_LINES else NAME_SIZE for key in boxes()]
    return {
        **_TEXT,
        "name": "words",
        "x": [box.x for box in boxes().values()],
        "y": [box.y for box in boxes().values()],
        "text": words(herniation),
        "textfont": {"size": [round(size * scale, 1) for size in sizes], "color": theme.INK},
    }


_TEXT = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}


def words(herniation: Herniation | None) -> list[str]:
    """Return the text of each box: the name, and what a herniation's ways end at."""
    own = pathways.own_words(herniation)
    return [_boxed(key, own.get(key, ())) for key in boxes()]


def _boxed(key: str, own: tuple[str, ...]) -> str:
    name = pathways.name_of(key)
    if not own:
        room = NAME_LINE if boxes()[key].width < 150 else WIDE_NAME_LINE
        return "<br>".join(_lines(name, room))
    most = WORD_LINES[key]
    lines = [part for text in own for part in _cut(text, most - len(own) + 1)]
    named = [f"<b>{line}</b>" for line in _lines(name, WIDE_NAME_LINE)]
    return "<br>".join([*named, *lines])


def _lines(text: str, room: int) -> list[str]:
    return [_safe(line) for line in wrap(text, room, break_long_words=True)]


def _cut(text: str, most: int) -> list[str]:
    """Break a text into lines; what does not fit is left to the words beside the figure."""
    return [_safe(line) for line in wrap(text, WORD_LINE, max_lines=most, placeholder=" …")]


def _safe(text: str) -> str:
    """Return text that plotly does not take for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def heading_trace(scale: float = 1) -> dict[str, Any]:
    """Return the names of the lanes and the words of the key."""
    y = atlas("mechanisms")["height"] - KEY_TOP
    places = []
    for group, members in lanes():
        first = boxes()[members[0]]
        word = "other" if group == "other" else group
        places.append((first.x - first.width / 2, first.y - first.height / 2 - 9, word.upper(), theme.LANES[group][1]))
    places += [(x + (40 if n < 4 else 32), y, word, theme.INK) for n, (_, word, _, x) in enumerate(KEY_WORDS)]
    x, heights, text, colours = zip(*places, strict=True)
    return {
        **_TEXT,
        "name": "headings",
        "x": x,
        "y": heights,
        "text": text,
        "textposition": "middle right",
        "textfont": {"size": round((WORD_SIZE - 0.5) * scale, 1), "color": colours},
    }


def hit_traces() -> list[dict[str, Any]]:
    """Return the unseen points over each box and each arrow, with what it says; a trace bears its name."""
    said = hover_words()
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": key,
            "x": theme.packed(x for x, _ in points),
            "y": theme.packed(y for _, y in points),
            "hovertext": said[key],
            "hoverinfo": "text",
            "marker": {"opacity": 0, "size": 6},
            "showlegend": False,
        }
        for key, points in hits().items()
    ]


def hits() -> Mapping[str, tuple[Point, ...]]:
    """Return the points that answer the pointer for each mechanism and link."""
    found = {}
    for key, box in boxes().items():
        across = range(round(-box.width / 2) + 10, round(box.width / 2), 20)
        found[key] = tuple((box.x + dx, box.y + dy) for dx in across for dy in (-box.height / 4, box.height / 4))
    for key, curve in curves().items():
        found[key] = tuple(point for point in curve.along(HIT_STEP)[1:] if not _covered(*point))
    return found


def _covered(x: float, y: float) -> bool:
    """Tell whether a point lies under a box."""
    return any(abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2 for box in boxes().values())


def hover_words() -> Mapping[str, str]:
    """Return what the pointer is told of each mechanism and link."""
    said = {}
    for row in (*table("mechanisms"), *table("links")):
        text = row["plain"] if "plain" in row else row["says"]
        does = f"{row['kind']}, " if "kind" in row else ""
        lines = [_safe(line) for line in wrap(text, HOVER_LINE)]
        name = "<br>".join(_lines(pathways.name_of(row["id"]), HOVER_LINE))
        said[row["id"]] = "<br>".join([f"<b>{name}</b>", f"<i>{does}{row['certainty']}</i>", *lines])
    return said


def layout(title: str, caption: str) -> dict[str, Any]:
    """Return the layout of the sheet: equal scales, y downwards, no axes."""
    sheet = atlas("mechanisms")
    axis = {"visible": False, "constrain": "domain", "fixedrange": True}
    made = theme.layout(
        title,
        caption,
        xaxis={**axis, "range": [0, sheet["width"]]},
        yaxis={**axis, "range": [sheet["height"], 0], "scaleanchor": "x"},
        hoverdistance=HIT_DISTANCE,
        dragmode=False,
    )
    made["margin"] = {"l": 4, "r": 4, "t": TITLE_ROOM, "b": CAPTION_ROOM}
    made["height"] = sheet["height"] + TITLE_ROOM + CAPTION_ROOM
    return made
