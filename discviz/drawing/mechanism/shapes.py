"""The lines and boxes of the figure of mechanisms, as drawn parts.

The line of an arrow says how sure it is, its head what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.drawing import theme
from discviz.drawing.mechanism.layout import Curve, boxes, curves, head
from discviz.drawing.scene import Label, Part, Shape
from discviz.knowledge import atlas, remembered, table
from discviz.mechanism import accounts

if TYPE_CHECKING:
    from collections.abc import Iterator

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
KEY_GAP = 6  # px between an arrow of the key and its word
HEADING_UP = 9  # px of a lane's heading above its first box
LETTER = {  # the strokes of an account's letter, px from its middle
    "A": (((-3, 3.5), (0, -4), (3, 3.5)), ((-2, 1.2), (2, 1.2))),
    "B": (
        ((-2.3, -4), (-2.3, 4), (2.2, 2.6), (1.6, 0.2), (-2.3, 0)),
        ((1.6, 0.2), (1.8, -2.6), (-2.3, -4)),
    ),
}
LETTER_AT = {"A": 0.3, "B": 0.7}  # share of the arrow
LETTER_ASIDE = 15  # px
CORNER = 6  # px of a box's rounding
ASKED = "#b9b4ad"  # behind an arrow that is asked about


def part(tissue: str, key: str, state: str = "") -> Part:
    """Return a part of the sheet.

    Parameters
    ----------
    tissue : str
        Of an arrow: "line", "head", "asked", "band", "band-core", "disc", "letter"; of a box: "box", "veil", "chosen";
        of the sheet: "lane", "key".
    key : str
        The link, the mechanism, the group of mechanisms, or the word of the key.
    state : str
        The letter of an account, "A" or "B".
    """
    return Part("mechanism", tissue, key, state=state)


@remembered
def shapes() -> tuple[Shape, ...]:
    """Return the whole drawing, bottom layer first: lanes, all that depends on what is shown, and the key."""
    return (*_lane_shapes(), *_state_shapes(), *_key_shapes())


def _state_shapes() -> Iterator[Shape]:
    links = table("links")
    paths = {key for name in accounts.ids() for key in accounts.account(name)["path"]}
    claimed = [key for key in links.ids if key in paths]
    for key, curve in curves().items():
        yield Shape(part("asked", key), curve.path, line=ASKED, width=9, opacity=0)
    (colour_a, inner), (colour_b, outer) = theme.ACCOUNT_BANDS
    for tissue, letter, colour, width in (
        ("band", "B", colour_b, outer),
        ("band-core", "B", theme.PAPER, inner),
        ("band", "A", colour_a, inner),
    ):
        for key in claimed:
            yield Shape(part(tissue, key, letter), curves()[key].path, line=colour, width=width, opacity=0)
    for key, curve in curves().items():
        yield from _arrow(curve, links[key]["certainty"], links[key]["kind"], part("line", key), part("head", key))
    for key in boxes():
        fill, line = theme.LANES[table("mechanisms")[key]["group"]]
        fill = theme.mixed(fill, theme.PAPER, 0.1)
        yield Shape(part("box", key), _frame(key), fill=fill, line=line, width=1.3, opacity=0)
    for letter in accounts.LETTERS:
        for key in claimed:
            yield from _letter(letter, key)
    for key in boxes():
        yield Shape(part("veil", key), _frame(key), fill=theme.PAPER, opacity=0, above=True)
    for key in boxes():
        yield Shape(part("chosen", key), _frame(key, 3), line=theme.CHOSEN, width=3, opacity=0, above=True)


def _arrow(  # noqa: PLR0917 - an arrow is its course, what it says, and what its two parts are
    curve: Curve, certainty: str, kind: str, line: Part, tip: Part, opacity: float = 0
) -> tuple[Shape, Shape]:
    """Return line and head: the line says how sure, the head what it does."""
    colour, dash, width = theme.CERTAINTY[certainty]
    fill = theme.PAPER if kind == "increases" else colour
    return (
        Shape(line, curve.path, line=colour, width=width, dash=dash, opacity=opacity),
        Shape(tip, head(curve, kind), fill=fill, line=colour, width=1.2, opacity=opacity),
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


def _letter(letter: str, key: str) -> tuple[Shape, Shape]:
    """Return the letter of an account, on a disc that sits on the arrow."""
    x, y = curves()[key].at(LETTER_AT[letter])
    middle = boxes()[table("links")[key]["from"]].x
    if abs(x - middle) < CORNER * 2:  # a short arrow between two boxes of a column: beside it, not on its head
        x += LETTER_ASIDE if x >= middle else -LETTER_ASIDE
    colour = theme.ACCOUNT_BANDS[accounts.LETTERS.index(letter)][0]
    disc = f"M{x - 8:g},{y:g}" + f"C{x - 8:g},{y - 10.6:g} {x + 8:g},{y - 10.6:g} {x + 8:g},{y:g}"
    disc += f"C{x + 8:g},{y + 10.6:g} {x - 8:g},{y + 10.6:g} {x - 8:g},{y:g}Z"
    strokes = "".join(
        "M" + "L".join(f"{x + across:.1f},{y + down:.1f}" for across, down in stroke) for stroke in LETTER[letter]
    )
    return (
        Shape(part("disc", key, letter), disc, fill=colour, line=theme.INK, width=1, opacity=0),
        Shape(part("letter", key, letter), strokes, line=theme.INK, width=1.3, opacity=0),
    )


def _lane_shapes() -> Iterator[Shape]:
    """Give the ground of each lane: the boxes of one group that stand together."""
    for group, members in lanes():
        inside = [boxes()[key] for key in members]
        left = min(box.x - box.width / 2 for box in inside) - 6
        right = max(box.x + box.width / 2 for box in inside) + 6
        top = min(box.y - box.height / 2 for box in inside) - 18
        low = max(box.y + box.height / 2 for box in inside) + 6
        path = f"M{left:g},{top:g}H{right:g}V{low:g}H{left:g}Z"
        yield Shape(part("lane", group), path, fill=theme.mixed(theme.LANES[group][0], theme.PAPER, 0.68))


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


def headings() -> tuple[Label, ...]:
    """Return the names of the lanes and the words of the key."""
    y = atlas("mechanisms")["height"] - KEY_TOP
    found = []
    for group, members in lanes():
        box = boxes()[members[0]]
        above = box.y - box.height / 2 - HEADING_UP
        found.append(Label(box.x - box.width / 2, above, group.upper(), theme.LANES[group][1]))
    found += [Label(x + length + KEY_GAP, y, word, theme.INK) for _, _, word, x, length in KEY_WORDS]
    return (*found, *(Label(x, y, word, theme.QUIET_INK) for word, x in KEY_HEADINGS))


def _key_shapes() -> Iterator[Shape]:
    """Give the key to lines and heads, below the boxes."""
    y = atlas("mechanisms")["height"] - KEY_TOP
    for certainty, kind, word, start, length in KEY_WORDS:
        tip = start + length
        end = tip - (3 if kind == "reduces" else 8)
        curve = Curve(((start, y), (start + 5, y), (end - 5, y), (end, y)), (tip, y), (1, 0))
        parts = (part("key", word, "line"), part("key", word, "head"))
        yield from _arrow(curve, certainty, kind, *parts, opacity=1)
