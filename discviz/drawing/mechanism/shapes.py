"""The lines and boxes of the figure of mechanisms, as layout shapes; every one is named.

The line of an arrow says how sure it is, its head what it does.
"""

from __future__ import annotations

from typing import Any

from discviz.drawing import theme
from discviz.drawing.mechanism.layout import Curve, boxes, curves, head
from discviz.knowledge import atlas, table
from discviz.mechanism import accounts

KEY_TOP = 14  # px of the key's line above the lower edge of the sheet
KEY_HEADINGS = (("line:", 4), ("head:", 430))  # what the first four and the last four of the key speak of
KEY_WORDS = (  # certainty and kind drawn, the word beside it, where it starts, and its length in px
    ("supported", "causes", "supported", 33, 26),
    ("disputed", "causes", "disputed", 131, 26),
    ("hypothesis", "causes", "hypothesis", 222, 26),
    ("unverified", "causes", "unverified", 325, 26),
    ("supported", "causes", "causes", 465, 24),
    ("supported", "increases", "increases", 543, 24),
    ("supported", "reduces", "reduces", 637, 24),
    ("supported", "feedback", "feedback", 721, 24),
)
LETTER = {
    "A": "M-3,3.5L0,-4L3,3.5M-2,1.2L2,1.2",
    "B": "M-2.3,-4L-2.3,4L2.2,2.6L1.6,0.2L-2.3,0M1.6,0.2L1.8,-2.6L-2.3,-4",
}
LETTER_AT = {"A": 0.3, "B": 0.7}  # share of the arrow
LETTER_ASIDE = 15  # px
CORNER = 6  # px of a box's rounding

Shape = dict[str, Any]
DEFAULTS: Shape = {"layer": "below"}  # of every shape; plotly leaves a line unfilled by itself


def state_shapes() -> list[Shape]:
    """Return every shape that depends on what is shown, bottom layer first."""
    links = table("links")
    claimed = {key for name in accounts.ids() for key in accounts.account(name)["path"]}
    asked: Shape = {"line": {"color": "#b9b4ad", "width": 9}}
    drawn = [_path(f"asked {key}", curve.path, **asked) for key, curve in curves().items()]
    (colour_a, inner), (colour_b, outer) = theme.ACCOUNT_BANDS
    for part, colour, width in (
        ("band B", colour_b, outer),
        ("core B", theme.PAPER, inner),
        ("band A", colour_a, inner),
    ):
        band: Shape = {"line": {"color": colour, "width": width}}
        drawn += [_path(f"{part} {key}", curves()[key].path, **band) for key in links.ids if key in claimed]
    for key, curve in curves().items():
        drawn += _arrow(key, curve, links[key]["certainty"], links[key]["kind"])
    drawn += [_box(key) for key in boxes()]
    for letter in "AB":
        for key in (key for key in links.ids if key in claimed):
            drawn += _letter(letter, key)
    frame: Shape = {"layer": "above", "line": {"color": theme.CHOSEN, "width": 3}}
    veil: Shape = {"layer": "above", "fillcolor": theme.PAPER, "line": {"width": 0}}
    drawn += [_path(f"veil {key}", _frame(key), **veil) for key in boxes()]
    return drawn + [_path(f"chosen {key}", _frame(key, 3), **frame) for key in boxes()]


def _path(name: str, path: str, **style: Any) -> Shape:  # noqa: ANN401 - plotly's shape holds anything
    return {"type": "path", "name": name, "path": path, **style}


def _arrow(key: str, curve: Curve, certainty: str, kind: str) -> list[Shape]:
    """Return line and head: the line says how sure, the head what it does."""
    colour, dash, width = theme.CERTAINTY[certainty]
    line = {"color": colour, "width": width, "dash": dash}
    fill = theme.PAPER if kind == "increases" else colour
    return [
        _path(f"line {key}", curve.path, line=line),
        _path(f"head {key}", head(curve, kind), fillcolor=fill, line={"color": colour, "width": 1.2}),
    ]


def _box(key: str) -> Shape:
    fill, line = theme.LANES[table("mechanisms")[key]["group"]]
    return _path(
        f"box {key}", _frame(key), fillcolor=theme.mixed(fill, theme.PAPER, 0.1), line={"color": line, "width": 1.3}
    )


def _frame(key: str, margin: float = 0) -> str:
    """Return a box as a path, its corners rounded."""
    box, r = boxes()[key], CORNER
    left, right = box.x - box.width / 2 - margin, box.x + box.width / 2 + margin
    top, low = box.y - box.height / 2 - margin, box.y + box.height / 2 + margin
    return (
        f"M{left + r:g},{top:g}H{right - r:g}Q{right:g},{top:g} {right:g},{top + r:g}V{low - r:g}"
        f"Q{right:g},{low:g} {right - r:g},{low:g}H{left + r:g}Q{left:g},{low:g} {left:g},{low - r:g}"
        f"V{top + r:g}Q{left:g},{top:g} {left + r:g},{top:g}Z"
    )


def _letter(letter: str, key: str) -> list[Shape]:
    """Return the letter of an account, on a disc that sits on the arrow."""
    x, y = curves()[key].at(LETTER_AT[letter])
    middle = boxes()[table("links")[key]["from"]].x
    if abs(x - middle) < CORNER * 2:  # a short arrow between two boxes of a column: beside it, not on its head
        x += LETTER_ASIDE if x >= middle else -LETTER_ASIDE
    colour = theme.ACCOUNT_BANDS["AB".index(letter)][0]
    disc = f"M{x - 8:g},{y:g}" + f"C{x - 8:g},{y - 10.6:g} {x + 8:g},{y - 10.6:g} {x + 8:g},{y:g}"
    disc += f"C{x + 8:g},{y + 10.6:g} {x - 8:g},{y + 10.6:g} {x - 8:g},{y:g}Z"
    strokes = _moved(LETTER[letter], x, y)
    return [
        _path(f"disc {letter} {key}", disc, fillcolor=colour, line={"color": theme.INK, "width": 1}),
        _path(f"letter {letter} {key}", strokes, line={"color": theme.INK, "width": 1.3}),
    ]


def _moved(path: str, x: float, y: float) -> str:
    """Return a path of M and L moved to a place."""
    parts = path.replace("M", " M").replace("L", " L").split()
    points = ((part[0], part[1:].split(",")) for part in parts)
    return "".join(f"{word}{x + float(across):.1f},{y + float(down):.1f}" for word, (across, down) in points)


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


def key_shapes() -> list[Shape]:
    """Return the key to lines and heads, below the boxes."""
    y = atlas("mechanisms")["height"] - KEY_TOP
    drawn = []
    for number, (certainty, kind, word, start, length) in enumerate(KEY_WORDS):
        tip = start + length
        end = tip - (3 if kind == "reduces" else 8)
        curve = Curve(((start, y), (start + 5, y), (end - 5, y), (end, y)), (tip, y), (1, 0))
        drawn += [shape | {"name": f"key {word} {number}"} for shape in _arrow(word, curve, certainty, kind)]
    return drawn
