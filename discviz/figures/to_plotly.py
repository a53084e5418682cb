"""The drawing as plotly takes it: shapes, layout, caption, key. Every text that reaches a figure is escaped here.

The one place that keeps figures offline, too.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any, TypeAlias

from discviz.drawing import theme
from discviz.drawing.scene import Label, Part, Pin, Shape, plain
from discviz.knowledge.sources import short

__all__ = ["plain"]  # the one way in which a text of the data reaches a figure
Spec: TypeAlias = dict[str, Any]  # a piece of a plotly figure: what it may hold, only plotly knows

ON_THE_PAGE = {"xref": "paper", "yref": "paper"}  # placed in shares of the page, not in the data
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

# How a name in three dimensions stands out from what lies behind it.
PIN: Spec = {"bgcolor": "rgba(255,255,255,0.85)", "borderwidth": 1, "borderpad": 2, "arrowhead": 0, "arrowwidth": 1.2}

# plotly 7 shows a button that uploads the figure; a classroom figure stays on the machine.
MODEBAR = {"remove": ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"], "orientation": "h"}
SHADES = 256  # as many different numbers as a colour scale of plotly can tell apart
# How plotly paints each face in the colour of its label's number: the middle of each of the 256 shades is one number.
LABELLED: Spec = {
    "type": "mesh3d",
    "intensitymode": "cell",
    "cmin": -0.5,
    "cmax": SHADES - 0.5,
    "showscale": False,
    "hoverinfo": "skip",
}


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
        "line": {"width": drawn.width},
    }
    # what plotly takes for granted is left out: a saved notebook holds hundreds of shapes
    made |= {"xref": xref, "yref": yref} if (xref, yref) != ("x", "y") else {}
    seen = drawn.opacity if opacity is None else opacity
    made |= {"opacity": seen} if seen != 1 else {}
    if drawn.fill:
        made["fillcolor"] = drawn.fill
    if drawn.line:
        made["line"]["color"] = drawn.line
    if drawn.dash:
        made["line"]["dash"] = drawn.dash
    return made


def sheet_axes(left: float, bottom: float, right: float, top: float, suffix: str = "", **more: object) -> Spec:
    """Return the unseen axes of a drawing whose units are as long both ways, by the edges of what is shown of it."""
    still: Spec = {"visible": False, "constrain": "domain", **more}
    upward = {"range": [bottom, top], "scaleanchor": f"x{suffix}", "anchor": f"x{suffix}"}
    return {f"xaxis{suffix}": still | {"range": [left, right]}, f"yaxis{suffix}": still | upward}


def lit_by_place(drawn: Iterable[Shape], parts: Mapping[Part, float]) -> dict[str, float]:
    """Return the opacity of each lit part by its place among the shapes of a figure, as the painter wants it."""
    return {str(place): parts[shape.part] for place, shape in enumerate(drawn) if shape.part in parts}


def note(label: Label, suffix: str = "", text: str | None = None, **more: object) -> Spec:
    """Return a name as an annotation, with a thin line to what it names if it has a tip.

    Parameters
    ----------
    label : Label
        The name and its place.
    suffix : str
        Of the axes of its panel: "" for the first, "2" ...
    text : str, optional
        What it reads; its own text if not given.
    **more
        Further properties of the annotation.
    """
    made: Spec = {
        "text": plain(label.text) if text is None else text,
        "font": {"size": label.size, "color": label.colour or theme.INK},
        "xref": f"x{suffix}",
        "yref": f"y{suffix}",
        "x": label.x,
        "y": label.y,
        "xanchor": label.anchor,
        "align": label.anchor,
        "showarrow": False,
    }
    if label.name:
        made["name"] = label.name
    if label.backed:
        made["bgcolor"] = theme.PAPER
    if label.tip:
        side = "left" if label.x < label.tip[0] else "right"
        line = {"showarrow": True, "arrowhead": 0, "arrowwidth": 0.8, "arrowcolor": theme.INK}
        ends = dict(zip(("x", "y", "ax", "ay"), (*label.tip, label.x, label.y), strict=True))
        made |= {**line, **ends, "axref": f"x{suffix}", "ayref": f"y{suffix}", "xanchor": side, "align": side}
    return made | more


def pin(drawn: Pin) -> Spec:
    """Return a name in three dimensions as an annotation of a scene."""
    ink = theme.PRESSED if drawn.strong else theme.INK
    return PIN | {
        **{axis: round(value, 2) for axis, value in zip("xyz", drawn.point, strict=True)},
        "text": drawn.text,
        "font": {"size": drawn.size, "color": ink},
        "bordercolor": ink,
        "arrowcolor": ink,
        "ax": drawn.across,
        "ay": drawn.down,
    }


def hits(name: str, places: Iterable[tuple[str, float, float]], suffix: str = "", size: int = 14) -> Spec:
    """Return unseen points that answer the pointer with a text: a filled shape itself tells plotly nothing."""
    text, x, y = zip(*places, strict=True)
    said = map(plain, text)
    look: Spec = {"marker": {"opacity": 0, "size": size}, "showlegend": False}
    return points(theme.packed(x), theme.packed(y), said, name=name, **on(suffix), **look)


def points(x: object, y: object, said: Iterable[str], **more: object) -> Spec:
    """Return points that each answer the pointer with their words, new lines and stress among them."""
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, **answers(said), **more}


def answers(said: Iterable[str]) -> Spec:
    """Return what makes each point of a trace answer the pointer with its words."""
    return {"hovertext": [*said], "hovertemplate": "%{hovertext}<extra></extra>"}


def on(suffix: str) -> dict[str, str]:
    """Return the axes of a panel as traces name them."""
    return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}


def refs(suffix: str = "", end: str = "") -> dict[str, str]:
    """Return the axes of a panel as shapes and annotations name them; with the end " domain", in shares of the panel.

    Examples
    --------
    >>> refs("2", " domain")
    {'xref': 'x2 domain', 'yref': 'y2 domain'}
    """
    return {"xref": f"x{suffix}{end}", "yref": f"y{suffix}{end}"}


def written(text: str, x: float, y: float, **more: object) -> Spec:
    """Return words at a place, without an arrow."""
    return {"text": text, "x": x, "y": y, "showarrow": False, **more}


def menu(kind: str, changes: Mapping[str, Spec], **more: object) -> Spec:
    """Return a menu: for each word, what it changes in the layout.

    Parameters
    ----------
    kind : {"buttons", "dropdown"}
        How it looks.
    changes : mapping of str to dict
        Parts of the layout and their new values, by the word that is pressed.
    **more
        Its place and further properties.
    """
    buttons = [{"label": word, "method": "relayout", "args": [changed]} for word, changed in changes.items()]
    return {"type": kind, "buttons": buttons, **more}


def names(labels: Iterable[Label], suffix: str = "", **more: object) -> Spec:
    """Return names as one trace, each at its place; what is given beside them takes the place of what is returned."""
    each = tuple(labels)
    turned = {"left": "middle right", "right": "middle left", "center": "middle center"}
    return {
        "type": "scatter",
        "mode": "text",
        **on(suffix),
        "x": [label.x for label in each],
        "y": [label.y for label in each],
        "text": [plain(label.text) for label in each],
        "textposition": [turned[label.anchor] for label in each],
        "textfont": {"size": [label.size for label in each], "color": [label.colour or theme.INK for label in each]},
        "hoverinfo": "skip",
        "showlegend": False,
        **more,
    }


def colour_steps(colours: Sequence[str]) -> list[list[float | str]]:
    """Return a colour scale that paints the number n with the n-th colour, equal runs merged.

    plotly samples a scale at 256 shades, so that is how many numbers can have a colour of their own.

    Examples
    --------
    >>> [(round(place * 255), colour) for place, colour in colour_steps(["red", "red", "blue"])]
    [(0, 'red'), (1, 'red'), (2, 'blue'), (255, 'blue')]
    """
    last = SHADES - 1
    runs = groupby(range(SHADES), key=lambda number: colours[min(number, len(colours) - 1)])
    steps: list[list[float | str]] = []
    for colour, numbers in runs:
        run = list(numbers)
        steps += [[run[0] / last, colour], [run[-1] / last, colour]]
    return steps


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
    below = Label(0, 0, colour=theme.QUIET_INK, anchor="left", size=11)
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
        "annotations": [note(below, text=caption, xref="paper", yref="paper", yanchor="top", yshift=-6)],
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
