"""Colours, type and line widths of every figure.

The hues are those of Okabe and Ito, told apart by colour-blind eyes; each kind of finding also has
its own form (fill, dashed line, leaf or beads, symbol), so that no figure speaks by hue alone.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from sys import byteorder
from typing import Any

from discviz.knowledge import table

FONT = "Open Sans, Verdana, Arial, sans-serif"
INK = "#23262b"  # text and symbols
QUIET_INK = "#6b655e"  # contours, small labels
BODY = "#f6f1ea"  # skin that is not spoken about
BODY_LINE = "#8d857b"
BORDER_LINE = "#d8cfc4"
PAPER = "#ffffff"

# One hue for each part of the spine: (core, extent), the extent being the same hue, lighter.
PART_COLOURS = {
    "cervical": ("#0072b2", "#a9d3ea"),
    "thoracic": ("#009e73", "#a5dcc9"),
    "lumbar": ("#e69f00", "#f8dda0"),
    "sacral": ("#b0589a", "#e6c3dc"),
}
SERIES = tuple(core for core, _ in PART_COLOURS.values())  # the same hues for studies and groups of people
AGREE, DIFFER = "numbness, tingling: maps agree", "numbness, tingling: maps differ"
ANY_PART = ("#6f6f6f", "#d5d5d5")
PAIN = "#a3000b"
MUSCLE = "#3b2f8f"
MUSCLE_FILL = "rgba(59,47,143,0.18)"
REFLEX = "#111111"

# Tissues of the spine: light when quiet; what is pressed is dark, what presses is in between, so that print and
# colour-blind eyes tell them apart by lightness.
BONE, BONE_LINE = "#efe6d2", "#9c8b6d"
ANNULUS, ANNULUS_LINE = "#b9cbd9", "#5b7186"
NUCLEUS = "#f5c7a3"  # a light tint of the material that comes out of it
MATERIAL, MATERIAL_LINE = "#d55e00", "#7a3500"
NERVE, NERVE_LINE = "#f4dc74", "#8a6d00"  # cord, cauda equina and roots that are left alone
PRESSED, PRESSED_LINE = PAIN, "#4d0005"
DURA_LINE, LIGAMENT = "#3c7f78", "#2f4b7c"
TISSUE_KEY = (
    ("pressed", PRESSED, PRESSED_LINE),
    ("displaced material", MATERIAL, MATERIAL_LINE),
    ("cord and roots", NERVE, NERVE_LINE),
    ("disc", ANNULUS, ANNULUS_LINE),
)
FLESH = "#e9c9bd"  # muscle round the spine

# The arrows of the figure of mechanisms by certainty: colour, dash and width. The less sure, the more broken and thin.
CERTAINTY = {
    "established": ("#16385c", "solid", 2.6),
    "supported": ("#16385c", "solid", 2.2),
    "disputed": ("#b04a00", "7px,4px", 1.9),
    "hypothesis": ("#75589c", "2px,3px", 1.7),
    "unverified": ("#6f6a64", "2px,8px", 2.0),
}
# The lanes of that figure: (fill, border and heading).
LANES = {
    "disc": ("#cfdbe5", "#3f566b"),
    "chemistry": ("#fbdcc3", "#8a4410"),
    "mechanics": ("#dfe3d3", "#566036"),
    "nerve": ("#f8e9ad", "#6f5800"),
    "muscle": ("#efd3c8", "#85422c"),
    "felt": ("#f3cdd4", "#8c1230"),
    "other": ("#e3e1de", "#5b5751"),
}
# Two accounts laid over one another, colour and width: a full band, and the edges of a wider one on both its sides.
ACCOUNT_BANDS = (("#7cc7f2", 11), ("#d98200", 18))
CHOSEN = "#23262b"


def shades(root: str | None) -> tuple[str, str]:
    """Return the colours of a root's core and extent, or greys that stand for any root.

    Examples
    --------
    >>> shades("L5") == PART_COLOURS["lumbar"]
    True
    """
    return PART_COLOURS[table("roots")[root]["part"]] if root else ANY_PART


_KINDS = {"f4": "f", "u2": "H", "u1": "B"}  # plotly's names and Python's


def packed(numbers: Iterable[float], kind: str = "f4") -> dict[str, str]:
    """Return numbers as plotly's typed array: a list would take one line of the saved notebook for each.

    Parameters
    ----------
    numbers : iterable of float
        What to pack.
    kind : {"f4", "u2", "u1"}
        Floating point, or whole numbers up to 65,535 or 255.

    Examples
    --------
    >>> packed([1, 2])
    {'dtype': 'f4', 'bdata': 'AACAPwAAAEA='}
    """
    values = array(_KINDS[kind], numbers)
    if byteorder == "big":
        values.byteswap()
    return {"dtype": kind, "bdata": b64encode(values.tobytes()).decode()}


def unpacked(values: Mapping[str, str]) -> array[Any]:
    """Return the numbers of a typed array.

    Examples
    --------
    >>> list(unpacked(packed([1, 2], "u2")))
    [1, 2]
    """
    numbers = array(_KINDS[values["dtype"]])
    numbers.frombytes(b64decode(values["bdata"]))
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def mixed(colour: str, other: str, share: float) -> str:
    """Return a hex colour moved by a share (0 to 1) towards another.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
