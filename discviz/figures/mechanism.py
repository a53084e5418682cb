"""The figure of mechanisms: from a damaged disc to what is felt, each arrow drawn as sure as it is.

One constant drawing. What applies to a herniation, what an account claims and what a learner has chosen are
opacities of shapes that are in it from the start.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.drawing.mechanism.shapes import DEFAULTS, key_shapes, lane_shapes, state_shapes
from discviz.drawing.mechanism.words import HIT, hit_traces, text_traces
from discviz.knowledge import atlas, table
from discviz.mechanism import graph
from discviz.mechanism.accounts import account, compared, lettered, parse_accounts, title
from discviz.spine.herniation import require_herniation

if TYPE_CHECKING:
    from discviz.spine.herniation import Herniation

QUIET, BESIDE = 0.13, 0.4  # opacity of an arrow that is not spoken about, and of one beside those asked about
VEIL = 0.42  # opacity of the white that lies over a box that is not
HIT_DISTANCE = 14  # px from an unseen point within which the pointer means it
TITLE_ROOM, LINE_ROOM = 26, 14.5  # px above the sheet, and of each line of the caption
EDGE = 5  # px beside it
CAPTION_LINE = 136
REMINDER = "A way is only as sure as its least sure arrow."
ADVICE = "Teaching material, not medical advice."


def mechanism_figure(herniation: Herniation | None = None, accounts: object = ()) -> go.Figure:
    """Draw how a damaged disc may lead to what is felt.

    Parameters
    ----------
    herniation : Herniation, optional
        The arrows that apply to it are lit and end at its own muscles and skin; the rest is quiet.
        Without one, every arrow is lit.
    accounts : str or sequence of str, optional
        One or two of the passages "P1" to "P9" and the models "pain-spasm-pain" and "pain-adaptation": how
        each explains spasm, laid over the figure as the bands A and B. Where both lie, A shows through B.

    Returns
    -------
    plotly.graph_objects.Figure
        Solid arrows are supported, dashed ones disputed, dotted ones a hypothesis or unverified. Hover
        over a box or an arrow to read what it says.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation, an unknown account, or more than two.

    Examples
    --------
    >>> mechanism_figure(accounts="P7").layout.title.text
    'Pain and spasm as told by P7 (A)'
    """
    require_herniation(herniation)
    chosen = parse_accounts(accounts)
    lit = opacities(herniation, chosen)
    drawn = [_faded(shape, lit[shape["name"]]) for shape in state_shapes() if lit.get(shape["name"])]
    made = layout(_title(herniation, chosen), caption(herniation, chosen))
    made["shapes"] = [*lane_shapes(), *drawn, *key_shapes()]
    return go.Figure({"data": traces(herniation), "layout": made}, skip_invalid=False)


def _faded(shape: dict[str, Any], opacity: float) -> dict[str, Any]:
    return shape if opacity == 1 else shape | {"opacity": opacity}


def _title(herniation: Herniation | None, accounts: tuple[str, ...]) -> str:
    return herniation.title if herniation and not accounts else title(herniation, accounts)


def caption(herniation: Herniation | None, accounts: tuple[str, ...] = ()) -> str:
    """Return the caption: what to bear in mind, and the sources of what is lit."""
    sources = table("sources")
    links = [table("links")[key] for key in lit_links(herniation, accounts)]
    works = dict.fromkeys(key for link in links for key in (*link["sources"], *link["against"]))
    named = [key for key in works if sources[key]["kind"] != "web" and sources[key]["authors"]]
    words = " ".join([*(compared(accounts) or [REMINDER]), ADVICE])
    if herniation and herniation.at_risk:
        words = f"The {herniation.at_risk} may be in danger: with any warning sign seek medical help at once. {words}"
    told = "<br>".join(wrap(words, CAPTION_LINE))
    if not works:
        return told
    if not named:
        return f"{told}<br>No source stands behind these arrows but the passages themselves."
    return theme.caption(told, named, most=5, line=CAPTION_LINE)


def lit_links(herniation: Herniation | None, accounts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the ids of the lit links: those of the accounts, or else those that apply."""
    if any(accounts):
        paths = [key for _, name in lettered(accounts) for key in account(name)["path"]]
        return tuple(dict.fromkeys(paths))
    return tuple(link["id"] for link in graph.links_of(herniation))


def opacities(
    herniation: Herniation | None = None, accounts: tuple[str, ...] = (), chosen: str = ""
) -> dict[str, float]:
    """Return the opacity of every shape that depends on what is shown, by the shape's name.

    Parameters
    ----------
    herniation : Herniation, optional
        As in :func:`mechanism_figure`.
    accounts : tuple of str
        Accounts A and B; "" leaves a letter free.
    chosen : str
        The mechanism or link that the learner asks about.
    """
    lit = {*lit_links(herniation, accounts)}
    spoken = graph.mechanisms_of(table("links")[key] for key in lit)
    asked = {link["id"] for link in table("links") if chosen and chosen in {link["id"], link["from"], link["to"]}}
    hushed = bool(asked) and not any(accounts)  # what is asked about stands out
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
    for letter, name in lettered(accounts):
        for key in account(name)["path"]:
            shown |= {f"{part} {letter} {key}": 1 for part in ("band", "disc", "letter", *["core"] * (letter == "B"))}
    return shown


def traces(herniation: Herniation | None) -> list[dict[str, Any]]:
    """Return the texts, and the unseen points that answer the pointer."""
    return [*hit_traces(), *text_traces(herniation)]


def layout(title: str, caption: str) -> dict[str, Any]:
    """Return the layout of the sheet: y downwards, no axes, as wide as its boxes need; a narrower page scrolls."""
    sheet = atlas("mechanisms")
    axis = {"visible": False, "fixedrange": True}
    made = theme.layout(
        title,
        caption,
        xaxis={**axis, "range": [0, sheet["width"]]},
        yaxis={**axis, "range": [sheet["height"], 0]},
        hoverdistance=HIT_DISTANCE,
        dragmode=False,
        showlegend=False,
        template={"data": {"scatter": [HIT]}, "layout": {"shapedefaults": DEFAULTS}},  # said once, for a small file
    )
    below = round(LINE_ROOM * (caption.count("<br>") + 1)) + 6
    made["margin"] = {"l": EDGE, "r": EDGE, "t": TITLE_ROOM, "b": below}
    made |= {"autosize": False, "width": sheet["width"] + 2 * EDGE}
    return made | {"height": sheet["height"] + TITLE_ROOM + below}
