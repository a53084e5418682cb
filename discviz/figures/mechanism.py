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
from discviz.figures.mechanism_shapes import key_shapes, lane_shapes, state_shapes
from discviz.figures.mechanism_words import hit_traces, text_traces
from discviz.herniation import require_herniation
from discviz.tables import atlas, table

if TYPE_CHECKING:
    from discviz.herniation import Herniation

QUIET, BESIDE = 0.13, 0.4  # opacity of an arrow that is not spoken about, and of one beside those asked about
VEIL = 0.42  # opacity of the white that lies over a box that is not
HIT_DISTANCE = 14  # px from an unseen point within which the pointer means it
TITLE_ROOM, CAPTION_ROOM = 34, 56  # px above and below the sheet
CAPTION_LINE = 115


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
    hushed = bool(asked) and not any(passages)  # what is asked about stands out
    shown: dict[str, float] = {}
    for key in table("links").ids:
        opacity = 1 if key in asked or (key in lit and not hushed) else BESIDE if key in lit else QUIET
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


def traces(herniation: Herniation | None) -> list[dict[str, Any]]:
    """Return the texts, and the unseen points that answer the pointer."""
    return [*hit_traces(), *text_traces(herniation)]


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
