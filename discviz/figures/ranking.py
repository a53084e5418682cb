"""The ranking as bars: each root with its range over priors and models, and what else it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from discviz.content.ranking import BARS, OTHERS, percent
from discviz.drawing import theme
from discviz.errors import DiscvizError, shown
from discviz.figures import to_plotly
from discviz.figures.to_plotly import plain
from discviz.reasoning.mimics import short_name
from discviz.reasoning.ranking import Ranking
from discviz.spine.findings import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discviz.figures.to_plotly import Spec

HEIGHT = 470
SOURCES = ("oshina2024", "yoss1957", "lurie2008", "kortelainen1985")
LONG = 24  # characters that no longer fit in a line beside a bar
PALE = 0.35  # the bars of an emergency: first things first


def localize_figure(result: Ranking) -> go.Figure:
    """Draw what some findings point to.

    Parameters
    ----------
    result : Ranking
        What :func:`discviz.localize` returned. ``discviz.describe(result)`` says the same in words.

    Returns
    -------
    plotly.graph_objects.Figure
        At the left the roots, if it is a root; at the right a root against everything else.

    Raises
    ------
    DiscvizError
        For anything that is no ranking.

    Examples
    --------
    >>> from discviz import localize
    >>> localize_figure(localize(["numb-thumb", "low-biceps"])).layout.title.text
    'A single root: C6, 74% if it is a root'
    """
    if not isinstance(result, Ranking):
        raise DiscvizError(
            f"{shown(result)} is no ranking; make one with discviz.localize(['numb-thumb', 'pain-neck'])."
        )
    roots = result.roots[:BARS][::-1]
    others = [(capital(short_name(mimic.id)), mimic.probability) for mimic in result.mimics[:OTHERS][::-1]]
    others.append(("one of the roots", result.root_share))
    traces = [*_root_bars(result, roots), _other_bars(others)]
    words = (
        "Left: chances if it is a root; the line spans all series to start from and both models, the small upright "
        "stroke is the chance before any finding.<br>Most ratios behind it are unverified. "
        "Teaching material, not medical advice."
    )
    layout = to_plotly.layout(
        plain(result.headline),
        to_plotly.caption(words, SOURCES),
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 74, "b": 96},
        showlegend=False,
        bargap=0.35,
        xaxis=_share_axis([0, 0.38], 1.02),
        xaxis2=_share_axis([0.75, 1], 1.3),
        yaxis={"automargin": True, "tickfont": {"size": 15}, "ticksuffix": " ", "fixedrange": True},
        yaxis2={"anchor": "x2", "automargin": True, "tickfont": {"size": 12}, "ticksuffix": " ", "fixedrange": True},
    )
    if result.verdict == "emergency":
        layout["title"] |= {"font": {"size": 17, "color": theme.PAIN}}
        traces = [{**trace, "opacity": PALE} for trace in traces]
    layout["annotations"] += [_above("If it is a root: which?", 0), _above("A root, or something else?", 0.56)]
    layout["annotations"][0]["yshift"] = -30
    return go.Figure({"data": traces, "layout": layout}, skip_invalid=False)


def _root_bars(result: Ranking, roots: Sequence[tuple[str, float]]) -> list[Spec]:
    names = [root for root, _ in roots]
    ranges = [result.ranges[root] for root in names]
    prior = dict(result.prior)
    base = {"y": names, "type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "roots",
        "x": [share for _, share in roots],
        "y": names,
        "marker": {"color": [theme.shades(root)[0] for root in names]},
        "error_x": {
            "symmetric": False,
            "array": [high - share for (_, share), (_, high) in zip(roots, ranges, strict=True)],
            "arrayminus": [share - low for (_, share), (low, _) in zip(roots, ranges, strict=True)],
            "color": theme.INK,
            "thickness": 1.6,
            "width": 6,
        },
        "hovertemplate": "%{y}: %{x:.0%}<extra></extra>",
    }
    words = {
        **base,
        "name": "numbers",
        "mode": "text",
        "x": [max(high, prior[root]) + 0.015 for root, (_, high) in zip(names, ranges, strict=True)],
        "text": [
            f"<b>{percent(share)}</b> ({percent(low)} to {percent(high)})"
            for (_, share), (low, high) in zip(roots, ranges, strict=True)
        ],
        "textposition": "middle right",
    }
    before = {
        **base,
        "name": "before any finding",
        "mode": "markers",
        "x": [prior[root] for root in names],
        "marker": {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": theme.QUIET_INK}},
    }
    return [bars, before, words]


def _other_bars(others: Sequence[tuple[str, float]]) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "name": "explanations",
        "x": [share for _, share in others],
        "y": [_folded(name) for name, _ in others],
        "xaxis": "x2",
        "yaxis": "y2",
        "marker": {"color": [theme.ANY_PART[0]] * (len(others) - 1) + [theme.INK]},
        "text": [percent(share) for _, share in others],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _folded(name: str) -> str:
    """Break a long name near its middle."""
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if len(name) < LONG or not spaces:
        return plain(name)
    middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return f"{plain(name[:middle])}<br>{plain(name[middle + 1 :])}"


def _share_axis(domain: list[float], end: float) -> Spec:
    return {
        "domain": domain,
        "range": [0, end],
        "tickformat": ".0%",
        "dtick": 0.25,
        "fixedrange": True,
        "gridcolor": "#ece7e0",
    }


def _above(text: str, x: float) -> Spec:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": theme.QUIET_INK},
    }
