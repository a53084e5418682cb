"""Parts shared by the figures of evidence: hover words, dots, bars, panels.

Every number drawn comes from a row of a table. A row marked unverified is drawn hollow, everywhere.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias

from discviz.drawing import theme
from discviz.figures import to_plotly
from discviz.figures.to_plotly import Spec, plain
from discviz.knowledge import Row
from discviz.knowledge.sources import cite

Places: TypeAlias = str | Sequence[object]  # a column of the rows, or an entry for each row

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
    """Return what the pointer reads: the headline, its columns filled, what to know of it, certainty and source."""
    parts = [f"<b>{plain(headline.format_map(row))}</b>"]
    if row.get("n") is not None:
        counted = f"{row['count']:,} of " if row.get("count") is not None else ""
        parts.append(f"n: {counted}{row['n']:,}")
    parts += [broken(row["note"], HOVER_LINE), f"{plain(row['certainty'])}. {broken(cite(row['sources']), HOVER_LINE)}"]
    return "<br>".join(parts)


def dots(
    rows: Sequence[Row], x: Places, y: Places, said: str, look: Spec, *, name: str, text: Places = "", **more: object
) -> list[Spec]:
    """Return dots with their hover words: one trace of filled ones, one of hollow ones.

    Parameters
    ----------
    rows : sequence of Row
        The rows drawn.
    x, y : str or sequence
        Where each row stands: a column, or the places.
    said : str
        The headline of each row's hover words, its columns in braces.
    look : dict
        The marker, whose colour a hollow one has as its edge only.
    name : str
        Name in the key.
    text : str or sequence of str
        What stands beside each dot: a pattern with columns in braces, or the words.
    **more
        Further properties of the trace; lists as long as rows are divided with them.
    """
    beside = [text.format_map(row) for row in rows] if isinstance(text, str) else list(text)
    usual: Spec = {"mode": "markers+text", "text": beside, "textposition": "top center", "textfont": {"size": 13}}
    every = to_plotly.points(
        _places(rows, x), _places(rows, y), [hover(row, said) for row in rows], **usual | more, cliponaxis=False
    )
    traces = []
    for sound, suffix in ((True, ""), (False, f", {UNVERIFIED}")):
        chosen = [number for number, row in enumerate(rows) if is_sound(row) == sound]
        if chosen:
            marker = {"size": 13, "line": {"width": 2, "color": look["color"]}} | look
            marker |= {} if sound else {"color": theme.PAPER}
            traces.append(_divided(every, chosen, len(rows)) | {"name": plain(name + suffix), "marker": marker})
    return traces


def _places(rows: Sequence[Row], given: Places) -> list[object]:
    return [row[given] for row in rows] if isinstance(given, str) else list(given)


def _divided(whole: Spec, chosen: Sequence[int], count: int) -> Spec:
    """Return a trace with the chosen entries of everything that has one entry for each row."""
    part = dict(whole)
    for key, value in whole.items():
        if isinstance(value, dict):
            part[key] = _divided(value, chosen, count)
        elif isinstance(value, list) and len(value) == count:
            part[key] = [value[number] for number in chosen]
    return part


def joined(rows: Sequence[Row], x: str, y: str, **line: object) -> Spec:
    """Return a line that joins dots of two columns; only the dots answer the pointer and stand in the key."""
    ends = {"x": _places(rows, x), "y": _places(rows, y), "line": line}
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False, **ends}


def spans(rows: Sequence[Row], middle: str, colour: str) -> Spec:
    """Return error bars from ``low`` to ``high`` round a column of the rows; none where the ends are not known."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [None if row["high"] is None else round(row["high"] - row[middle], 6) for row in rows],
        "arrayminus": [None if row["low"] is None else round(row[middle] - row["low"], 6) for row in rows],
        "color": colour,
        "thickness": 2,
        "width": 5,
    }


def bars(rows: Sequence[Row], y: Places, said: str, look: Spec, *, name: str = "", **more: object) -> Spec:
    """Return lying bars of the column ``percent``, from zero, each with its number; hollow where unverified.

    Parameters
    ----------
    rows, y, said, look, name
        As :func:`dots` takes them.
    **more
        Further properties of the trace.
    """
    fills = [look["color"] if is_sound(row) else theme.PAPER for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(name),
        "x": _places(rows, "percent"),
        "y": _places(rows, y),
        "text": [f"{row['percent']:g}" for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"line": {"width": 2, "color": look["color"]}} | look | {"color": fills},
        **to_plotly.answers(hover(row, said) for row in rows),
        **more,
    }


def percent_axis(title: str, **more: object) -> Spec:
    """Return an axis from 0 to 100 per cent."""
    return axis(title, range=[0, 104], tickvals=[0, 20, 40, 60, 80, 100], **more)


def axis(title: str = "", /, **more: object) -> Spec:
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


def named_axis(names: Sequence[str], **more: object) -> Spec:
    """Return an axis with a name at each whole number."""
    return axis(tickvals=[*range(len(names))], ticktext=[*names], **more)


def by_name(names: Sequence[object], suffix: str = "2", **more: object) -> Spec:
    """Return an upright axis of names, the first at the bottom."""
    return axis(anchor=f"x{suffix}", categoryorder="array", categoryarray=[*names], **more)


def label(text: str, x: float, y: float, **more: object) -> Spec:
    """Return words at a place of the data."""
    return to_plotly.written(text, x, y, **{"font": {"size": 12}, "align": "left", **more})


def spread(kind: str, x: tuple[float, float], y: tuple[float, float], **more: object) -> Spec:
    """Return a "line" or a "rect" from one place to another."""
    return {"type": kind, "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], **more}


def figure(
    title: str,
    words: str,
    rows: Sequence[Row],
    traces: Sequence[Spec],
    *,
    headings: Mapping[float, str] | None = None,
    labels: Sequence[Spec] = (),
    legend: Spec | None = None,
    margin: Spec | None = None,
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
    headings : mapping of float to str, optional
        The heading of each panel, by where the panel starts in shares of the figure's width.
    labels : sequence of dict
        Words beside what is drawn.
    legend, margin : dict, optional
        What of the key and of the margins is not as usual.
    caption_below : int
        How far below the axes the caption starts, in px.
    **more
        Further parts of the layout: axes, shapes.
    """
    if not all(map(is_sound, rows)):
        words = f"{words} {HOLLOW_NOTE}"
    keys = [key for row in rows for key in row["sources"]]
    lines = broken(words, to_plotly.CAPTION_LINE)
    said = to_plotly.caption(lines, keys) if keys else lines
    margin = MARGIN | (margin or {})
    layout = to_plotly.layout(title, said, legend=LEGEND | (legend or {}), margin=margin, **more)
    # the caption starts at the page's edge, whatever stands left of the axes
    (below,) = layout["annotations"]
    below |= {"xshift": EDGE - margin["l"], "yshift": -caption_below}
    above = {**to_plotly.ON_THE_PAGE, "xanchor": "left", "yanchor": "bottom", "yshift": 6, "font": {"size": 13}}
    titles = [label(f"<b>{text}</b>", x, 1.0, **above) for x, text in (headings or {}).items()]
    layout["annotations"] = [below, *titles, *labels]
    return {"data": list(traces), "layout": layout}
