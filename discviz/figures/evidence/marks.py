"""Parts shared by the figures of evidence: hover words, dots, bars, panels.

Every number drawn comes from a row of a table. A row marked unverified is drawn hollow, everywhere.
"""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.knowledge.sources import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discviz.knowledge import Row

Trace = dict[str, Any]
GRID = "#e3ddd5"
HOVER_LINE = 60  # characters of a line of hover text
EDGE = 12  # px from the page's edge to the caption
LEGEND = {**theme.KEY_ABOVE, "y": 1.06}
REFERENCE = {"width": 2, "color": theme.QUIET_INK, "dash": "dash"}  # a line to compare with
UNVERIFIED = "unverified"
HOLLOW_NOTE = "Hollow: unverified, known to us only from memory or not confirmed."


def plain(text: object) -> str:
    """Return a cell as plotly shows it unchanged: plotly takes angle brackets for markup.

    Examples
    --------
    >>> plain("<b>")
    '&lt;b&gt;'
    """
    return escape(str(text), quote=False)


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
    rows: Sequence[Row], x: Sequence[Any], y: Sequence[Any], said: Sequence[str], name: str, form: Trace, **more: object
) -> list[Trace]:
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
                "name": name if sound else f"{name}, {UNVERIFIED}",
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


def _divided(value: Any, chosen: Sequence[int], count: int) -> Any:  # noqa: ANN401 - whatever plotly takes
    """Return the chosen entries of everything that has one entry for each row."""
    if isinstance(value, dict):
        return {key: _divided(part, chosen, count) for key, part in value.items()}
    if isinstance(value, list) and len(value) == count:
        return [value[number] for number in chosen]
    return value


def spans(rows: Sequence[Row], middle: str, colour: str) -> Trace:
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


def bars(rows: Sequence[Row], y: Sequence[Any], said: Sequence[str], name: str, colour: str, **more: object) -> Trace:
    """Return lying bars of the column ``percent``, from zero, each with its number; hollow where unverified."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
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


def percent_axis(title: str, **more: object) -> Trace:
    """Return an axis from 0 to 100 per cent."""
    return axis(title, range=[0, 104], tickvals=[0, 20, 40, 60, 80, 100], **more)


def axis(title: str = "", **more: object) -> Trace:
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


def panel_title(text: str, x: float, y: float = 1.0) -> Trace:
    """Return the heading of a panel that starts at x, in shares of the figure's width."""
    place = {"xref": "paper", "yref": "paper", "x": x, "y": y, "xanchor": "left", "yanchor": "bottom", "yshift": 6}
    return {"text": f"<b>{text}</b>", "showarrow": False, "align": "left", "font": {"size": 13}, **place}


def label(text: str, x: float, y: float, **more: object) -> Trace:
    """Return words at a place of the data."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"size": 12}, "align": "left", **more}


def figure(
    title: str,
    words: str,
    rows: Sequence[Row],
    traces: Sequence[Trace],
    **more: Any,  # noqa: ANN401 - plotly's layout holds anything
) -> dict[str, Any]:
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
    **more
        The layout: axes, ``headings`` of panels and ``labels`` beside the caption, margins.
    """
    if not all(map(is_sound, rows)):
        words = f"{words} {HOLLOW_NOTE}"
    keys = [key for row in rows for key in row["sources"]]
    lines = "<br>".join(wrap(words, theme.CAPTION_LINE))
    added = [*more.pop("headings", ()), *more.pop("labels", ())]
    legend = {**LEGEND, **more.pop("legend", {})}
    below = more.pop("caption_below", 46)
    layout = theme.layout(title, theme.caption(lines, keys) if keys else lines, legend=legend, **more)
    # the caption starts at the page's edge, whatever stands left of the axes
    shift = {"xshift": EDGE - layout["margin"]["l"], "yshift": -below}
    layout["annotations"] = [{**layout["annotations"][0], **shift}, *added]
    return {"data": list(traces), "layout": layout}
