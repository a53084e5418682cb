"""The drawing as plotly takes it: shapes, layout, caption, key. Every text that reaches a figure is escaped here.

The one place that keeps figures offline, too.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, TypeAlias

from discviz.drawing import theme
from discviz.drawing.scene import plain
from discviz.knowledge.sources import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discviz.drawing.scene import Part, Shape

__all__ = ["plain"]  # the one way in which a text of the data reaches a figure
Spec: TypeAlias = dict[str, Any]  # a piece of a plotly figure: what it may hold, only plotly knows

CAPTION_LINE = 120  # characters that fit beside the list of files on a projector
HEIGHT = 680  # px; the width follows the page, so that a projector, a laptop and a phone all see the whole
KEY_ABOVE = {  # the key of a figure: a row above it, whose entries do nothing when clicked
    "orientation": "h",
    "x": 0,
    "y": 1.0,
    "yanchor": "bottom",
    "font": {"size": 12},
    "itemclick": False,
    "itemdoubleclick": False,
}

# plotly 7 shows a button that uploads the figure; a classroom figure stays on the machine.
MODEBAR = {"remove": ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"], "orientation": "h"}


def shape(drawn: Shape, xref: str = "x", yref: str = "y", opacity: float | None = None) -> Spec:
    """Return a drawn part as a layout shape.

    Parameters
    ----------
    drawn : Shape
        What is drawn.
    xref, yref : str
        The axes of its panel.
    opacity : float, optional
        How strongly it is seen; its own if not given.
    """
    made: Spec = {
        "type": "path",
        "layer": "above" if drawn.above else "below",
        "name": drawn.part.name,
        "path": drawn.path,
        "xref": xref,
        "yref": yref,
        "opacity": drawn.opacity if opacity is None else opacity,
        "line": {"width": drawn.width},
    }
    if drawn.fill:
        made["fillcolor"] = drawn.fill
    if drawn.line:
        made["line"]["color"] = drawn.line
    if drawn.dash:
        made["line"]["dash"] = drawn.dash
    return made


def lit_by_place(drawn: Iterable[Shape], parts: Mapping[Part, float]) -> dict[str, float]:
    """Return the opacity of each lit part by its place among the shapes of a figure, as the painter wants it."""
    return {str(place): parts[shape.part] for place, shape in enumerate(drawn) if shape.part in parts}


def layout(title: str, caption: str, **more: object) -> Spec:
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
        "font": {"family": theme.FONT, "size": 13, "color": theme.INK},
        "paper_bgcolor": theme.PAPER,
        "plot_bgcolor": theme.PAPER,
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
                "font": {"size": 11, "color": theme.QUIET_INK},
            }
        ],
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.PAPER,
            "bordercolor": theme.INK,
            "font": {"size": 14, "color": theme.INK},
            "align": "left",
        },
        "modebar": MODEBAR,
        **more,
    }


def caption(words: str, keys: Iterable[str], most: int = 8, line: int = CAPTION_LINE) -> str:
    """Return a caption: what to bear in mind, then the sources, the first few by name, in lines of so many characters.

    The whole list stands in the text beside the figure.
    """
    parts = list(dict.fromkeys(plain(short(key)) for key in keys))
    named = "; ".join(parts[:most]) + (f" and {len(parts) - most} more" if len(parts) > most else "")
    return "<br>".join([words, *wrap(f"Sources: {named.rstrip('.')}.", line)])


def tissue_key(kind: str = "scatter", *, whole: bool = False) -> list[Spec]:
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
        for name, colour, line in (theme.TISSUE_KEY[2:] if whole else theme.TISSUE_KEY)
    ]
