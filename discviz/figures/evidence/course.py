"""How it goes on: how often a herniation shrinks by itself, and getting better with and without early operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.drawing import theme
from discviz.figures.evidence.marks import (
    MARGIN,
    axis,
    bars,
    dots,
    figure,
    joined,
    label,
    panel_title,
    percent_axis,
    spans,
)
from discviz.figures.to_plotly import plain
from discviz.knowledge import table
from discviz.spine.anatomy import morphologies

if TYPE_CHECKING:
    from discviz.figures.to_plotly import Spec
    from discviz.knowledge import Row

BLUE, GREEN, ORANGE, PURPLE = theme.SERIES
PER_FORM = {"chiu": (BLUE, "", -0.19), "zou": (ORANGE, "/", 0.19)}  # colour, pattern, place beside the other
ARMS = {"early": ("circle", BLUE, 17), "wait": ("diamond", ORANGE, 11)}  # of the trial: symbol, colour, size in px
AFTER = {"surgery": "operated on by", "lasting trouble": "not satisfied at"}


def regression() -> Spec:
    """Draw how often a herniation shrinks by itself, by its form."""
    rows = table("natural_history")
    of_form = [row for row in rows.where(topic="regression") if row["series"] in PER_FORM]
    together, gone = list(rows.where(series="pooled")), list(rows.where(topic="vanished"))
    seen = {row["morphology"] for row in of_form}
    forms = [form for form in reversed(morphologies()) if form in seen]  # from the top
    traces = []
    for series, (colour, pattern, shift) in PER_FORM.items():
        mine = [row for row in of_form if row["series"] == series]
        said = [f"{row['study']}: {row['percent']:g} of 100 shrank ({row['morphology']})" for row in mine]
        places = [forms.index(row["morphology"]) + shift for row in mine]
        whole = [f"{row['percent']:.0f}" for row in mine]  # the exact figures are read by pointing
        trace = bars(mine, places, said, f"shrank: {mine[0]['study']}", colour, width=0.36, text=whole)
        traces.append({**trace, "marker": {**trace["marker"], "pattern": {"shape": pattern}}})
    said = [f"{row['study']}: {row['percent']:g} of 100 were gone ({row['morphology']})" for row in gone]
    places = [forms.index(row["morphology"]) + PER_FORM[row["series"]][2] for row in gone]
    form: Spec = {"symbol": "diamond", "color": theme.INK, "size": 13, "edge": theme.PAPER}
    shares = [row["percent"] for row in gone]
    on_bar = {"text": [f" {share:g}" for share in shares], "textposition": "middle right"}
    drawn = dots(gone, shares, places, said, f"gone altogether: {gone[0]['study']}", form, **on_bar)
    traces += [{**trace, "textfont": {"size": 13, "color": theme.PAPER}} for trace in drawn]
    names = [_pooled_name(row) for row in together]
    middle = [row["percent"] for row in together]
    said = [f"{row['study']}: {row['percent']:g} of 100 shrank" for row in together]
    more: Spec = {"error_x": spans(together, "percent", GREEN), "xaxis": "x2", "yaxis": "y2"}
    more |= {"text": [f"{value:.0f}" for value in middle], "textposition": "top center"}
    traces += dots(together, middle, names, said, "all forms together", {"symbol": "circle", "color": GREEN}, **more)
    return figure(
        "The more has come out, the more often it shrinks by itself",
        "Low back, without operation. How many herniations stand behind each form, and the intervals, were not in what "
        "we read. Lines: 95 per cent intervals where known. One person's disc may do otherwise.",
        [*of_form, *gone, *together],
        traces,
        xaxis=percent_axis("of 100 herniations", domain=[0, 0.54]),
        yaxis=axis(tickvals=list(range(len(forms))), ticktext=forms, range=[len(forms) - 0.5, -0.5], showgrid=False),
        xaxis2=percent_axis("of 100 herniations", domain=[0.72, 1]),
        yaxis2=axis(anchor="x2", categoryorder="array", categoryarray=names[::-1]),
        headings=[panel_title("By form", 0), panel_title("All forms together", 0.6)],
        margin={**MARGIN, "l": 104},
    )


def _pooled_name(row: Row) -> str:
    people = "n not known" if row["n"] is None else f"n = {row['n']:,}"
    return f"{plain(row['study'])}<br>{plain(row['label'] or people)}"


def recovery() -> Spec:
    """Draw getting better with early operation and with waiting."""
    trial = [row for row in table("natural_history") if row["series"] in {*ARMS, "both"}]
    rows = [row for row in trial if row["topic"] == "recovery"]
    traces = []
    for arm, (symbol, colour, size) in ARMS.items():
        mine = [row for row in rows if row["series"] == arm]
        weeks, shares = [row["weeks"] for row in mine], [row["percent"] for row in mine]
        said = [f"{row['group']}: {row['percent']:g} of 100 recovered after {row['weeks']} weeks" for row in mine]
        form = {"symbol": symbol, "color": colour, "size": size}
        name = f"{mine[0]['group']} (n = {mine[0]['n']})"
        numbers = [f"{share:g}" for share in shares]
        position = ["bottom center", "top center" if arm == "early" else "bottom right"]
        drawn = dots(mine, weeks, shares, said, name, form, text=numbers, textposition=position)
        traces += [joined(weeks, shares, {"width": 2, "color": colour, "dash": "dot"}), *drawn]
    after = [row for topic in AFTER for row in trial if row["topic"] == topic]
    labels = []
    for place, row in enumerate(reversed(after)):
        what = f"{AFTER[row['topic']]} week {row['weeks']}"
        words = f"{plain(row['group'])}<br><i>{what}</i>"
        colour = ARMS[row["series"]][1] if row["series"] in ARMS else PURPLE
        where: Spec = {"xaxis": "x2", "yaxis": "y2", "showlegend": False, "width": 0.36}
        traces.append(bars([row], [place], [f"{row['group']}, {what}"], "", colour, **where))
        labels.append(label(words, 0, place + 0.2, xref="x2", yref="y2", xanchor="left", yanchor="bottom"))
    return figure(
        "Early operation: faster relief, but the same share recovered after a year",
        "One trial, people with sciatica for 6 to 12 weeks, as the person saw it. Dotted lines only join what was "
        "measured. Both groups may be operated on: compare the right side. Not for red flags, which cannot wait.",
        [*rows, *after],
        traces,
        xaxis=axis(
            "weeks after the start",
            range=[0, 68],
            tickvals=sorted({row["weeks"] for row in rows if row["weeks"] is not None}),
            domain=[0, 0.5],
        ),
        yaxis=percent_axis("recovered, of 100 people") | {"range": [0, 112]},
        xaxis2=percent_axis("of 100 people", domain=[0.6, 1]),
        yaxis2=axis(anchor="x2", visible=False, range=[-0.5, len(after) - 0.2]),
        labels=labels,
        headings=[panel_title("Recovered", 0), panel_title("Operated on, or not satisfied", 0.6)],
        margin=MARGIN,
    )
