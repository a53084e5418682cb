"""The ranking as bars: each root with its range over priors and models, and what else it could be."""

from collections.abc import Sequence

import plotly.graph_objects as go

from discviz.content.ranking import BARS, OTHERS, percent
from discviz.drawing import theme
from discviz.errors import DiscvizError, shown
from discviz.figures import to_plotly
from discviz.figures.to_plotly import ON_THE_PAGE, Spec, plain
from discviz.reasoning.mimics import short_name
from discviz.reasoning.ranking import Ranking
from discviz.spine.findings import capital

HEIGHT = 470
SOURCES = ("oshina2024", "yoss1957", "lurie2008", "kortelainen1985")
LONG = 24  # characters that no longer fit in a line beside a bar
AXIS: Spec = {"automargin": True, "ticksuffix": " ", "fixedrange": True}  # of names
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
        yaxis={**AXIS, "tickfont": {"size": 15}},
        yaxis2={**AXIS, "tickfont": {"size": 12}, "anchor": "x2"},
    )
    if result.verdict == "emergency":
        layout["title"] |= {"font": {"size": 17, "color": theme.PAIN}}
        traces = [{**trace, "opacity": PALE} for trace in traces]
    layout["annotations"][0]["yshift"] = -30
    above = {**ON_THE_PAGE, "xanchor": "left", "yanchor": "bottom", "font": {"size": 13, "color": theme.QUIET_INK}}
    for heading, x in (("If it is a root: which?", 0), ("A root, or something else?", 0.56)):
        layout["annotations"].append(to_plotly.written(heading, x, 1, **above))
    return go.Figure({"data": traces, "layout": layout}, skip_invalid=False)


def _root_bars(result: Ranking, roots: Sequence[tuple[str, float]]) -> list[Spec]:
    names, shares = zip(*roots, strict=True)
    priors = dict(result.prior)
    before = [priors[root] for root in names]
    known = [(share, *result.ranges[root]) for root, share in roots]
    ranges = {
        "symmetric": False,
        "array": [high - share for share, _, high in known],
        "arrayminus": [share - low for share, low, _ in known],
        "color": theme.INK,
        "thickness": 1.6,
        "width": 6,
    }
    hues = {"color": [theme.shades(root)[0] for root in names]}
    stroke = {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": theme.QUIET_INK}}
    beside = [max(high, prior) + 0.015 for (*_, high), prior in zip(known, before, strict=True)]
    text = [f"<b>{percent(share)}</b> ({percent(low)} to {percent(high)})" for share, low, high in known]
    silent: Spec = {"type": "scatter", "y": names, "hoverinfo": "skip", "cliponaxis": False}
    words = {"mode": "text", "x": beside, "text": text, "textposition": "middle right"}
    return [
        _bars("roots", shares, names, marker=hues, error_x=ranges, hovertemplate="%{y}: %{x:.0%}<extra></extra>"),
        {**silent, "name": "before any finding", "mode": "markers", "x": before, "marker": stroke},
        {**silent, "name": "numbers", **words},
    ]


def _other_bars(others: Sequence[tuple[str, float]]) -> Spec:
    names, shares = zip(*others, strict=True)
    hues = {"color": [theme.ANY_PART[0]] * (len(others) - 1) + [theme.INK]}
    quiet: Spec = {"textposition": "outside", "cliponaxis": False, "hoverinfo": "skip"}
    text = [*map(percent, shares)]
    return _bars("explanations", shares, [*map(_folded, names)], marker=hues, text=text, **quiet, **to_plotly.on("2"))


def _bars(name: str, x: Sequence[float], y: Sequence[str], **more: object) -> Spec:
    return {"type": "bar", "orientation": "h", "name": name, "x": x, "y": y, **more}


def _folded(name: str) -> str:
    """Break a long name near its middle."""
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if len(name) < LONG or not spaces:
        return plain(name)
    middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return f"{plain(name[:middle])}<br>{plain(name[middle + 1 :])}"


def _share_axis(domain: list[float], end: float) -> Spec:
    look: Spec = {"tickformat": ".0%", "dtick": 0.25, "fixedrange": True, "gridcolor": "#ece7e0"}
    return {"domain": domain, "range": [0, end], **look}
