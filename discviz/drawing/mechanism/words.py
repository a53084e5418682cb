"""What is written on the figure of mechanisms, and what the pointer is told over boxes and arrows."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.mechanism.layout import Point, boxes, curves
from discviz.drawing.mechanism.shapes import KEY_HEADINGS, KEY_TOP, KEY_WORDS, lanes
from discviz.knowledge import atlas, table
from discviz.mechanism import graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discviz.knowledge import Row
    from discviz.spine.herniation import Herniation

NAME_SIZE, WORD_SIZE = 12, 11  # px, the smaller one where a herniation's own words are added
NAME_LINE, FELT_NAME_LINE, WORD_LINE = 15, 22, 26  # characters that fit into a box, and into one of what is felt
WORD_LINES = {"weakness": 4, "numbness": 2, "root-pain": 3, "cord-cauda": 2}
HIT_STEP = 16  # px between the unseen points of an arrow
HOVER_LINE = 52
HEADING_UP = 9  # px of a lane's heading above its first box
KEY_GAP = 6  # px between an arrow of the key and its word
_TEXT = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False}
HIT = {
    "mode": "markers",
    "hoverinfo": "text",
    "marker": {"opacity": 0, "size": 6},
}  # what all unseen points have in common


def text_traces(herniation: Herniation | None, scale: float = 1) -> list[dict[str, Any]]:
    """Return all that is written on the sheet, in letters that grow with it."""
    return [heading_trace(scale), words_trace(herniation, scale)]


def words_trace(herniation: Herniation | None, scale: float = 1) -> dict[str, Any]:
    """Return what stands in the boxes."""
    groups = {row["id"]: row["group"] for row in table("mechanisms")}
    sizes = [WORD_SIZE if groups[key] == "felt" else NAME_SIZE for key in boxes()]
    return {
        **_TEXT,
        "name": "words",
        "x": [box.x for box in boxes().values()],
        "y": [box.y for box in boxes().values()],
        "text": words(herniation),
        "textfont": {"size": [round(size * scale, 1) for size in sizes], "color": theme.INK},
    }


def words(herniation: Herniation | None) -> list[str]:
    """Return the text of each box: the name, and what a herniation's ways end at."""
    own = graph.own_words(herniation)
    return [_boxed(key, own.get(key, ())) for key in boxes()]


def _boxed(key: str, own: tuple[str, ...]) -> str:
    name = graph.name_of(key)
    if not own:
        room = FELT_NAME_LINE if table("mechanisms")[key]["group"] == "felt" else NAME_LINE
        return "<br>".join(_lines(name, room))
    most = WORD_LINES[key]
    lines = [part for n, text in enumerate(own) for part in _cut(text, 1 if n else most - len(own) + 1)]
    named = [f"<b>{line}</b>" for line in _lines(name, FELT_NAME_LINE)]
    return "<br>".join([*named, *lines])


def _lines(text: str, room: int) -> list[str]:
    return [_safe(line) for line in wrap(text, room, break_long_words=True)]


def _cut(text: str, most: int) -> list[str]:
    """Break a text into lines; entries that do not fit are left to the words beside the figure, each as a whole."""
    entries = text.split("; ")
    kept = next((n for n in range(len(entries), 0, -1) if len(_some(entries, n)) <= most), 1)
    return [_safe(line) for line in wrap(" ".join(_some(entries, kept)), WORD_LINE, max_lines=most, placeholder=" …")]


def _some(entries: list[str], kept: int) -> list[str]:
    """Return the lines of the first few entries."""
    return wrap("; ".join(entries[:kept]) + ("; …" if kept < len(entries) else ""), WORD_LINE)


def _safe(text: str) -> str:
    """Return text that plotly does not take for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def heading_trace(scale: float = 1) -> dict[str, Any]:
    """Return the names of the lanes and the words of the key."""
    y = atlas("mechanisms")["height"] - KEY_TOP
    places = []
    for group, members in lanes():
        first = boxes()[members[0]]
        places.append(
            (first.x - first.width / 2, first.y - first.height / 2 - HEADING_UP, group.upper(), theme.LANES[group][1])
        )
    places += [(x + length + KEY_GAP, y, word, theme.INK) for _, _, word, x, length in KEY_WORDS]
    places += [(x, y, word, theme.QUIET_INK) for word, x in KEY_HEADINGS]
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
            "name": key,
            "x": theme.packed((round(x) for x, _ in points), "u2"),
            "y": theme.packed((round(y) for _, y in points), "u2"),
            "hovertext": said[key],
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
    rows: tuple[Row, ...] = (*table("mechanisms"), *table("links"))
    for row in rows:
        text = row["plain"] if "plain" in row else row["says"]
        does = f"{row['kind']}, " if "kind" in row else ""
        lines = [_safe(line) for line in wrap(text, HOVER_LINE)]
        name = "<br>".join(_lines(graph.name_of(row["id"]), HOVER_LINE))
        said[row["id"]] = "<br>".join([f"<b>{name}</b>", f"<i>{does}{row['certainty']}</i>", *lines])
    return said
