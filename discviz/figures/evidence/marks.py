"""Parts shared by the figures of evidence: hover words, dots, bars, panels.

Every number drawn comes from a row of a table. A row marked unverified is drawn hollow, everywhere.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from discviz.drawing import theme
from discviz.figures import to_plotly
from discviz.figures.to_plotly import plain
from discviz.knowledge.sources import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discviz.figures.to_plotly import Spec
    from discviz.knowledge import Row

GRID = "#e3ddd5"
HOVER_LINE = 60  # characters of a line of hover text
MARGIN = {"l": 56, "r": 24, "t": 104, "b": 118}
EDGE = 12  # px from the page's edge to the caption
LEGEND: Spec = {**to_plotly.KEY_ABOVE, "y": 1.06}
REFERENCE = {"width": 2, "color": theme.QUIET_INK, "dash": "dash"}  # a line to compare with
UNVERIFIED = "unverified"
HOLLOW_NOTE = "Hollow: unverified, known to us only from memory or not confirmed."


def broken(text: str, width: int) -> str:
    """Return a cell in lines of at most so many characters."""
    return "<br>".join(plain(line) for line in wrap(text, width))


def is_sound(row: Row) -> bool:
    """Tell whether a row may be drawn filled."""
    return bool(row["certainty"] != UNVERIFIED)


def hover(row: Row, headline: str) -> str:
    """Return what the pointer reads: the number in words, what to know of it, certainty and source."""
    parts = [f"<b>{plain(headline)}</b>"]
    if row.get("n") is not None:
        counted = f"{row['count']:,} of " if row.get("count") is not None else ""
        parts.append(f"n: {counted}{row['n']:,}")
    parts += [broken(row["note"], HOVER_LINE), f"{plain(row['certainty'])}. {broken(cite(row['sources']), HOVER_LINE)}"]
    return "<br>".join(parts)


def dots(  # noqa: PLR0917 - a trace is its rows and what is read from them
    rows: Sequence[Row],
    x: Sequence[object],
    y: Sequence[object],
    said: Sequence[str],
    name: str,
    form: Spec,
    **more: object,
) -> list[Spec]:
    """Return dots with their hover words: one trace of filled ones, one of hollow ones.

    Parameters
    ----------
    rows : sequence of Row
        The rows drawn.
    x, y : sequence
        Where each row stands.
    said : sequence of str
        The headline of each row's hover words.
    name : str
        Name in the key.
    form : dict
        ``symbol`` and ``color`` of the dots; ``size`` and ``edge`` if not the usual ones.
    **more
        Further properties of the trace; sequences as long as rows are divided with them.
    """
    traces = []
    for sound in (True, False):
        chosen = [number for number, row in enumerate(rows) if is_sound(row) == sound]
        if not chosen:
            continue
        size = form.get("size", 13)
        marker = {
            "symbol": form["symbol"],
            "size": size,
            "line": {"width": 2, "color": form.get("edge", form["color"])},
        }
        divided = {key: _divided(value, chosen, len(rows)) for key, value in more.items()}
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text" if "text" in more else "markers",
                "name": plain(name if sound else f"{name}, {UNVERIFIED}"),
                "x": [x[number] for number in chosen],
                "y": [y[number] for number in chosen],
                "marker": {**marker, "color": form["color"] if sound else theme.PAPER},
                "hovertext": [hover(rows[number], said[number]) for number in chosen],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "textfont": {"size": 13},
                "cliponaxis": False,
                **divided,
            }
        )
    return traces


def _divided(value: object, chosen: Sequence[int], count: int) -> object:
    """Return the chosen entries of everything that has one entry for each row."""
    if isinstance(value, dict):
        return {key: _divided(part, chosen, count) for key, part in value.items()}
    if isinstance(value, list) and len(value) == count:
        return [value[number] for number in chosen]
    return value


def joined(x: Sequence[object], y: Sequence[object], line: Spec) -> Spec:
    """Return a line that joins dots; only the dots answer the pointer and stand in the key."""
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False, "x": x, "y": y, "line": line}


def spans(rows: Sequence[Row], middle: str, colour: str) -> Spec:
    """Return error bars from ``low`` to ``high`` round a column of the rows; none where the ends are not known."""
    ends = [(row[middle], row["low"], row["high"]) for row in rows]
    return {
        "type": "data",
        "symmetric": False,
        "array": [None if high is None else round(high - mid, 6) for mid, _, high in ends],
        "arrayminus": [None if low is None else round(mid - low, 6) for mid, low, _ in ends],
        "color": colour,
        "thickness": 2,
        "width": 5,
    }


def bars(rows: Sequence[Row], y: Sequence[object], said: Sequence[str], name: str, colour: str, **more: object) -> Spec:
    """Return lying bars of the column ``percent``, from zero, each with its number; hollow where unverified."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(name),
        "x": [row["percent"] for row in rows],
        "y": list(y),
        "text": [f"{row['percent']:g}" for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {
            "color": [colour if is_sound(row) else theme.PAPER for row in rows],
            "line": {"width": 2, "color": colour},
        },
        "hovertext": [hover(row, headline) for row, headline in zip(rows, said, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **more,
    }


def percent_axis(title: str, **more: object) -> Spec:
    """Return an axis from 0 to 100 per cent."""
    return axis(title, range=[0, 104], tickvals=[0, 20, 40, 60, 80, 100], **more)


def axis(title: str = "", **more: object) -> Spec:
    """Return an axis with quiet lines."""
    return {
        "title": {"text": title, "font": {"size": 13}, "standoff": 8},
        "gridcolor": GRID,
        "linecolor": theme.BODY_LINE,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 13},
        **more,
    }


def panel_title(text: str, x: float, y: float = 1.0) -> Spec:
    """Return the heading of a panel that starts at x, in shares of the figure's width."""
    place = {"xref": "paper", "yref": "paper", "x": x, "y": y, "xanchor": "left", "yanchor": "bottom", "yshift": 6}
    return {"text": f"<b>{text}</b>", "showarrow": False, "align": "left", "font": {"size": 13}, **place}


def label(text: str, x: float, y: float, **more: object) -> Spec:
    """Return words at a place of the data."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"size": 12}, "align": "left", **more}


def figure(
    title: str,
    words: str,
    rows: Sequence[Row],
    traces: Sequence[Spec],
    *,
    headings: Sequence[Spec] = (),
    labels: Sequence[Spec] = (),
    legend: Spec | None = None,
    caption_below: int = 46,
    **more: object,
) -> Spec:
    """Return a figure's data and layout; the caption names the rows' sources and says what hollow means.

    Parameters
    ----------
    title : str
        What is shown, in one line.
    words : str
        What to bear in mind.
    rows : sequence of Row
        Every row drawn.
    traces : sequence of dict
        What is drawn.
    headings, labels : sequence of dict
        Titles of panels, and words beside what is drawn.
    legend : dict, optional
        What of the key is not as usual.
    caption_below : int
        How far below the axes the caption starts, in px.
    **more
        Further parts of the layout: axes, margins.
    """
    if not all(map(is_sound, rows)):
        words = f"{words} {HOLLOW_NOTE}"
    keys = [key for row in rows for key in row["sources"]]
    lines = broken(words, to_plotly.CAPTION_LINE)
    layout = to_plotly.layout(
        title, to_plotly.caption(lines, keys) if keys else lines, legend=LEGEND | (legend or {}), **more
    )
    # the caption starts at the page's edge, whatever stands left of the axes
    shift = {"xshift": EDGE - layout["margin"]["l"], "yshift": -caption_below}
    layout["annotations"] = [{**layout["annotations"][0], **shift}, *headings, *labels]
    return {"data": list(traces), "layout": layout}
