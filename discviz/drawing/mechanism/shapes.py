"""The lines and boxes of the figure of mechanisms, as drawn parts.

The line of an arrow says how sure it is, its head what it does.
"""

from collections.abc import Iterator
from itertools import groupby

from discviz.drawing import theme
from discviz.drawing.mechanism.layout import Curve, boxes, curves, head
from discviz.drawing.scene import Label, Part, Shape
from discviz.knowledge import Row, atlas, remembered, table
from discviz.mechanism import accounts

KEY_TOP = 14  # px of the key's line above the lower edge of the sheet
KEY_GAP = 6  # px between an arrow of the key and its word
HEADING_UP = 9  # px of a lane's heading above its first box
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
        yield from _arrow(curve, links[key], part("line", key), part("head", key))
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


def _arrow(curve: Curve, row: Row, line: Part, tip: Part, opacity: float = 0) -> tuple[Shape, Shape]:
    """Return line and head: the line says how sure, the head what it does."""
    colour, dash, width = theme.CERTAINTY[row["certainty"]]
    fill = theme.PAPER if row["kind"] == "increases" else colour
    return (
        Shape(line, curve.path, line=colour, width=width, dash=dash, opacity=opacity),
        Shape(tip, head(curve, row["kind"]), fill=fill, line=colour, width=1.2, opacity=opacity),
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
    drawn = atlas("mechanisms")["letters"][letter]
    x, y = curves()[key].at(drawn["at"])
    middle = boxes()[table("links")[key]["from"]].x
    if abs(x - middle) < CORNER * 2:  # a short arrow between two boxes of a column: beside it, not on its head
        x += LETTER_ASIDE if x >= middle else -LETTER_ASIDE
    colour = theme.ACCOUNT_BANDS[accounts.LETTERS.index(letter)][0]
    disc = f"M{x - 8:g},{y:g}" + f"C{x - 8:g},{y - 10.6:g} {x + 8:g},{y - 10.6:g} {x + 8:g},{y:g}"
    disc += f"C{x + 8:g},{y + 10.6:g} {x - 8:g},{y + 10.6:g} {x - 8:g},{y:g}Z"
    strokes = "".join(
        "M" + "L".join(f"{x + across:.1f},{y + down:.1f}" for across, down in stroke) for stroke in drawn["strokes"]
    )
    return (
        Shape(part("disc", key, letter), disc, fill=colour, line=theme.INK, width=1, opacity=0),
        Shape(part("letter", key, letter), strokes, line=theme.INK, width=1.3, opacity=0),
    )


def _lane_shapes() -> Iterator[Shape]:
    """Give the ground of each lane: the boxes of one group that stand together."""
    for group, members in lanes():
        first, last = boxes()[members[0]], boxes()[members[-1]]  # one above the other, alike in width
        left, right = first.x - first.width / 2 - 6, first.x + first.width / 2 + 6
        top, low = first.y - first.height / 2 - 18, last.y + last.height / 2 + 6
        path = f"M{left:g},{top:g}H{right:g}V{low:g}H{left:g}Z"
        yield Shape(part("lane", group), path, fill=theme.mixed(theme.LANES[group][0], theme.PAPER, 0.68))


def lanes() -> list[tuple[str, tuple[str, ...]]]:
    """Return each group with those of its members that stand together in a column."""
    groups, placed = {row["id"]: row["group"] for row in table("mechanisms")}, boxes()
    downward = sorted(placed, key=lambda key: (placed[key].x, placed[key].y))
    together = groupby(downward, key=lambda key: (placed[key].x, groups[key]))
    return [(group, tuple(members)) for (_, group), members in together]


def headings() -> tuple[Label, ...]:
    """Return the names of the lanes and the words of the key."""
    sheet, found = atlas("mechanisms"), list[Label]()
    for group, members in lanes():
        box = boxes()[members[0]]
        above = box.y - box.height / 2 - HEADING_UP
        found.append(Label(box.x - box.width / 2, above, group.upper(), theme.LANES[group][1]))
    key, y = sheet["key"], sheet["height"] - KEY_TOP
    found += [Label(row["x"] + row["length"] + KEY_GAP, y, row["word"], theme.INK) for row in key["arrows"]]
    return (*found, *(Label(x, y, word, theme.QUIET_INK) for word, x in key["headings"]))


def _key_shapes() -> Iterator[Shape]:
    """Give the key to lines and heads, below the boxes."""
    sheet = atlas("mechanisms")
    y = sheet["height"] - KEY_TOP
    for row in sheet["key"]["arrows"]:
        start, tip = row["x"], row["x"] + row["length"]
        end = tip - (3 if row["kind"] == "reduces" else 8)
        curve = Curve(((start, y), (start + 5, y), (end - 5, y), (end, y)), (tip, y), (1, 0))
        yield from _arrow(curve, row, part("key", row["word"], "line"), part("key", row["word"], "head"), 1)
