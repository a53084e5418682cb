"""Colours, type and line widths of every figure, and the one place that keeps figures offline.

The hues are those of Okabe and Ito, told apart by colour-blind eyes; each kind of finding also has
its own form (fill, dashed line, leaf or beads, symbol), so that no figure speaks by hue alone.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from sys import byteorder
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from discviz.knowledge import table
from discviz.knowledge.sources import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

KEY_ABOVE = {  # the key of a figure: a row above it, whose entries do nothing when clicked
    "orientation": "h",
    "x": 0,
    "y": 1.0,
    "yanchor": "bottom",
    "font": {"size": 12},
    "itemclick": False,
    "itemdoubleclick": False,
}

CAPTION_LINE = 120  # characters that fit beside the list of files on a projector
HEIGHT = 680  # px; the width follows the page, so that a projector, a laptop and a phone all see the whole

# plotly 7 shows a button that uploads the figure; a classroom figure stays on the machine.
MODEBAR = {"remove": ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"], "orientation": "h"}


def layout(title: str, caption: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - plotly's layout holds anything
    """Return the layout every figure starts from.

    Parameters
    ----------
    title : str
        What is shown, in one line.
    caption : str
        What to notice and the sources, set small below the figure.
    **more
        Further layout properties of plotly.
    """
    return {
        # An empty template: plotly's default would add 7 kB to every saved figure.
        "template": "none",
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "autosize": True,
        "height": HEIGHT,
        "margin": {"l": 8, "r": 8, "t": 74, "b": 66},
        "title": {"text": title, "x": 0.01, "xanchor": "left", "y": 0.985, "yanchor": "top", "font": {"size": 17}},
        "annotations": [
            {
                "text": caption,
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": 0,
                "xanchor": "left",
                "yanchor": "top",
                "yshift": -6,
                "align": "left",
                "showarrow": False,
                "font": {"size": 11, "color": QUIET_INK},
            }
        ],
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK, "font": {"size": 14, "color": INK}, "align": "left"},
        "modebar": MODEBAR,
        **more,
    }


def caption(words: str, keys: Iterable[str], most: int = 8, line: int = CAPTION_LINE) -> str:
    """Return a caption: what to bear in mind, then the sources, the first few by name, in lines of so many characters.

    The whole list stands in the text beside the figure.
    """
    parts = list(dict.fromkeys(short(key) for key in keys))
    named = "; ".join(parts[:most]) + (f" and {len(parts) - most} more" if len(parts) > most else "")
    return "<br>".join([words, *wrap(f"Sources: {named.rstrip('.')}.", line)])


def shades(root: str | None) -> tuple[str, str]:
    """Return the colours of a root's core and extent, or greys that stand for any root.

    Examples
    --------
    >>> shades("L5") == PART_COLOURS["lumbar"]
    True
    """
    return PART_COLOURS[table("roots")[root]["part"]] if root else ANY_PART


def tissue_key(kind: str = "scatter", *, whole: bool = False) -> list[dict[str, Any]]:
    """Return the key to the colours of the spine as traces without points.

    Parameters
    ----------
    kind : {"scatter", "scatter3d"}
        The kind of trace that suits the figure.
    whole : bool
        True leaves out what only a herniation shows.
    """
    return [
        {
            "type": kind,
            "mode": "markers",
            **{axis: [None] for axis in ("xyz" if kind == "scatter3d" else "xy")},
            "name": name,
            "marker": {"symbol": "square", "size": 12, "color": colour, "line": {"width": 1, "color": line}},
            "hoverinfo": "skip",
        }
        for name, colour, line in (TISSUE_KEY[2:] if whole else TISSUE_KEY)
    ]


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
