"""The figures of evidence: what studies counted, each number from a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.errors import unknown
from discviz.figures.evidence import claims, dermatomes, pressure
from discviz.figures.evidence.marks import (
    REFERENCE,
    axis,
    bars,
    dots,
    figure,
    label,
    panel_title,
    percent_axis,
    plain,
    spans,
)
from discviz.knowledge import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from discviz.knowledge import Row

FEW = 50  # people: a line drawn from fewer is dotted
BLUE, GREEN, ORANGE, PURPLE = theme.SERIES
MARGIN = {"l": 56, "r": 24, "t": 104, "b": 118}
FORMS = ("sequestration", "extrusion", "protrusion", "bulge")  # from the top
PER_FORM = {"Chiu 2015": (BLUE, "", -0.19), "Zou 2023": (ORANGE, "/", 0.19)}  # colour, pattern, place beside the other


def evidence_figure(topic: str) -> go.Figure:
    """Draw what is known on a topic.

    Parameters
    ----------
    topic : str
        "claims": what the nine passages claim, by verdict.
        "regression": how often a herniation shrinks by itself, by its form.
        "recovery": getting better with early operation and with waiting.
        "imaging": what scans show in people without pain, and in people with pain.
        "pressure": pressure in the disc by posture, in two sets of measurements.
        "level by age": which disc herniates at what age, and in which series.
        "dermatomes": textbook against patients.
        "dermatome maps": the root L4 in two schools of maps.

    Returns
    -------
    plotly.graph_objects.Figure
        Hover over a mark to read what stands behind it. Hollow marks are unverified.

    Raises
    ------
    DiscvizError
        For an unknown topic.

    Examples
    --------
    >>> evidence_figure("regression").layout.title.text
    'The more has come out, the more often it shrinks by itself'
    """
    if topic not in tuple(TOPICS):
        raise unknown(topic, "a topic", TOPICS)
    return go.Figure(TOPICS[topic](), skip_invalid=False)


def _regression() -> dict[str, Any]:
    """Draw the share of herniations that shrink, by form and all together."""
    of_form = [row for row in _of("natural_history", topic="regression") if row["morphology"]]
    together = [row for row in _of("natural_history", topic="regression") if not row["morphology"]]
    gone = _of("natural_history", topic="vanished")
    traces = []
    for study, (colour, shape, shift) in PER_FORM.items():
        rows = [row for row in of_form if row["study"] == study]
        said = [f"{study}: {row['percent']:g} of 100 shrank ({row['morphology']})" for row in rows]
        places = [FORMS.index(row["morphology"]) + shift for row in rows]
        whole = [f"{row['percent']:.0f}" for row in rows]  # the exact figures are read by pointing
        trace = bars(rows, places, said, f"shrank: {plain(study)}", colour, width=0.36, text=whole)
        traces.append({**trace, "marker": {**trace["marker"], "pattern": {"shape": shape}}})
    said = [f"{row['study']}: {row['percent']:g} of 100 were gone ({row['morphology']})" for row in gone]
    places = [FORMS.index(row["morphology"]) + PER_FORM[row["study"]][2] for row in gone]
    form = {"symbol": "diamond", "color": theme.INK, "size": 13, "edge": theme.PAPER}
    shares = [row["percent"] for row in gone]
    on_bar = {"text": [f" {share:g}" for share in shares], "textposition": "middle right"}
    drawn = dots(gone, shares, places, said, f"gone altogether: {plain(gone[0]['study'])}", form, **on_bar)
    traces += [{**trace, "textfont": {"size": 13, "color": theme.PAPER}} for trace in drawn]
    names = [_pooled_name(row) for row in together]
    middle = [row["percent"] for row in together]
    said = [f"{row['study']}: {row['percent']:g} of 100 shrank" for row in together]
    form = {"symbol": "circle", "color": GREEN}
    more = {"error_x": spans(together, "percent", GREEN), "xaxis": "x2", "yaxis": "y2"}
    more |= {"text": [f"{value:.0f}" for value in middle], "textposition": "top center"}
    traces += dots(together, middle, names, said, "all forms together", form, **more)
    return figure(
        "The more has come out, the more often it shrinks by itself",
        "Low back, without operation. How many herniations stand behind each form, and the intervals, were not in what "
        "we read. Lines: 95 per cent intervals where known. One person's disc may do otherwise.",
        [*of_form, *gone, *together],
        traces,
        xaxis=percent_axis("of 100 herniations", domain=[0, 0.54]),
        yaxis=axis(tickvals=list(range(len(FORMS))), ticktext=FORMS, range=[len(FORMS) - 0.5, -0.5], showgrid=False),
        xaxis2=percent_axis("of 100 herniations", domain=[0.72, 1]),
        yaxis2=axis(anchor="x2", categoryorder="array", categoryarray=names[::-1]),
        headings=[panel_title("By form", 0), panel_title("All forms together", 0.6)],
        margin={**MARGIN, "l": 104},
    )


def _pooled_name(row: Row) -> str:
    measured = row["group"].removeprefix("without operation").lstrip(", ")
    people = f"<br>n = {row['n']:,}" if row["n"] is not None else "<br>n not known"
    return plain(row["study"]) + (f"<br>{plain(measured)}" if measured else people)


def _recovery() -> dict[str, Any]:
    """Draw recovery over time, and who was operated on, in the groups of one trial."""
    rows = [row for row in _of("natural_history", study="Peul 2007", topic="recovery") if row["group"] in GROUPS]
    traces = []
    for group, (symbol, colour, size) in GROUPS.items():
        mine = [row for row in rows if row["group"] == group]
        weeks, shares = [row["weeks"] for row in mine], [row["percent"] for row in mine]
        said = [f"{group}: {row['percent']:g} of 100 recovered after {row['weeks']} weeks" for row in mine]
        form = {"symbol": symbol, "color": colour, "size": size}
        name = f"{group} (n = {mine[0]['n']})"
        numbers = [f"{share:g}" for share in shares]
        position = ["bottom center", "top center" if group == next(iter(GROUPS)) else "bottom right"]
        drawn = dots(mine, weeks, shares, said, name, form, text=numbers, textposition=position)
        line = {"width": 2, "color": colour, "dash": "dot"}
        skip = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
        traces += [{**skip, "x": weeks, "y": shares, "line": line}, *drawn]
    after = [row for row in table("natural_history") if row["study"] in {"Peul 2007", "Peul 2008"}]
    after = [row for row in after if row["topic"] == "surgery"] + [r for r in after if r["topic"] == "lasting trouble"]
    lying, labels = [], []
    for place, row in enumerate(reversed(after)):
        what = {"surgery": "operated on by"}.get(row["topic"], "not satisfied at")
        words = f"{plain(row['group'])}<br><i>{what} week {row['weeks']}</i>"
        colour = GROUPS.get(row["group"], ("", PURPLE))[1]
        lying.append(
            bars(
                [row],
                [place],
                [f"{row['group']}, {what} week {row['weeks']}"],
                "",
                colour,
                xaxis="x2",
                yaxis="y2",
                showlegend=False,
                width=0.36,
            )
        )
        labels.append(label(words, 0, place + 0.2, xref="x2", yref="y2", xanchor="left", yanchor="bottom"))
    return figure(
        "Early operation: faster relief, but the same share recovered after a year",
        "One trial, people with sciatica for 6 to 12 weeks, as the person saw it. Dotted lines only join what was "
        "measured. Both groups may be operated on: compare the right side. Not for red flags, which cannot wait.",
        [*rows, *after],
        [*traces, *lying],
        xaxis=axis(
            "weeks after the start", range=[0, 68], tickvals=sorted({row["weeks"] for row in rows}), domain=[0, 0.5]
        ),
        yaxis=percent_axis("recovered, of 100 people") | {"range": [0, 112]},
        xaxis2=percent_axis("of 100 people", domain=[0.6, 1]),
        yaxis2=axis(anchor="x2", visible=False, range=[-0.5, len(after) - 0.2]),
        labels=labels,
        headings=[panel_title("Recovered", 0), panel_title("Operated on, or not satisfied", 0.6)],
        margin=MARGIN,
    )


GROUPS = {"early operation": ("circle", BLUE, 17), "longer conservative care": ("diamond", ORANGE, 11)}


def _imaging() -> dict[str, Any]:
    """Draw what scans show in people without pain by age, and the odds of each finding with pain."""
    odds = sorted(
        _of("imaging_prevalence", people="with against without pain"), key=lambda row: float(row["odds_ratio"])
    )
    free: list[Row] = [
        row for row in table("imaging_prevalence") if row["age"] is not None and row["finding"] in SCANNED
    ]
    traces = []
    for finding, (symbol, colour) in SCANNED.items():
        rows = [row for row in free if row["finding"] == finding]
        ages, shares = [row["age"] for row in rows], [row["percent"] for row in rows]
        said = [f"{finding}: {row['percent']:g} of 100 at the age of {row['age']}" for row in rows]
        form = {"symbol": symbol, "color": colour, "size": 11}
        few = next((number for number, row in enumerate(rows) if row["n"] < FEW), len(rows)) or 1
        skip = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
        for part, dash in ((slice(0, few), "solid"), (slice(few - 1, None), "dot")):
            line = {"width": 3, "color": colour, "dash": dash}
            traces.append({**skip, "x": ages[part], "y": shares[part], "line": line})
        low = {"annular fissure": len(rows), "disc protrusion": 1}.get(finding, 0)  # numbers below the dots
        position = ["bottom center"] * low + ["top center"] * (len(rows) - low)
        words = [f"{share:g}" if age in {20, 50, 80} else "" for age, share in zip(ages, shares, strict=True)]
        traces += dots(rows, ages, shares, said, finding, form, text=words, textposition=position)
    names = [plain(row["finding"]) for row in odds]
    ratios = [row["odds_ratio"] for row in odds]
    said = [f"{row['finding']}: odds ratio {row['odds_ratio']:g} ({row['low']:g} to {row['high']:g})" for row in odds]
    form = {"symbol": "square", "color": theme.INK, "size": 11}
    more = {"error_x": spans(odds, "odds_ratio", theme.INK), "xaxis": "x2", "yaxis": "y2", "showlegend": False}
    more |= {"text": [f"{ratio:g}" for ratio in ratios], "textposition": "top center"}
    traces += dots(odds, ratios, names, said, "odds ratio", form, **more)
    people = [row["n"] for row in free]
    return figure(
        "Worn discs are common without pain, and yet some findings go with pain",
        f"Left: estimates from a model, people who never had back pain; {min(people)} to {max(people)} people behind a "
        f"point, dotted from the first age with fewer than {FEW}. Right: adults up to 50 years with back pain against "
        f"without, n = {odds[0]['n']:,}; lines: 95 per cent intervals; 1 means no difference.",
        [*free, *odds],
        traces,
        xaxis=axis("age in years", range=[16, 84], dtick=10, domain=[0, 0.5]),
        yaxis=percent_axis("of 100 people without pain"),
        xaxis2=axis(
            "odds ratio (each step doubles)", type="log", range=[-0.1, 1.75], tickvals=DOUBLES, domain=[0.7, 1]
        ),
        yaxis2=axis(anchor="x2", categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.3]),
        shapes=[
            {"type": "line", "xref": "x2", "yref": "y2 domain", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "line": REFERENCE}
        ],
        headings=[panel_title("Without pain, by age", 0), panel_title("With pain against without", 0.58)],
        margin=MARGIN,
    )


SCANNED = {
    "disc degeneration": ("circle", BLUE),
    "disc bulge": ("square", ORANGE),
    "disc protrusion": ("diamond", GREEN),
    "annular fissure": ("triangle-up", PURPLE),
}
DOUBLES = [1, 2, 4, 8, 16, 32]


def _level_by_age() -> dict[str, Any]:
    """Draw the mean age by level, and which level leads in which series."""
    aged = [row for row in table("level_frequency") if row["mean_age"] is not None]
    counted = [row for row in table("level_frequency") if row["series"] in SERIES and row["level"] in LOWEST]
    levels = [row["level"] for row in aged]
    said = [f"{row['level']}: mean age {row['mean_age']:g} years" for row in aged]
    error = {"type": "data", "array": [row["plus_minus"] for row in aged], "thickness": 2, "width": 6}
    form = {"symbol": "circle", "color": BLUE}
    ages = [row["mean_age"] for row in aged]
    more = {"error_x": error, "text": [f"{age:g}" for age in ages], "textposition": "top center", "showlegend": False}
    traces: list[dict[str, Any]] = dots(aged, ages, levels, said, "mean age", form, **more)
    for level, colour in zip(LOWEST, (ORANGE, PURPLE), strict=True):
        rows = [row for row in counted if row["level"] == level]
        series = [f"{plain(row['series'])}<br>n = {row['n']:,}" for row in rows]
        said = [f"{row['series']}: {row['measure']}, {row['percent']:g} of 100" for row in rows]
        trace = bars(rows, series, said, f"herniations at {level}", colour, xaxis="x2", yaxis="y2")
        pattern = {"pattern": {"shape": "" if colour == ORANGE else "/"}}
        traces.append({**trace, "marker": {**trace["marker"], **pattern}})
    return figure(
        "The level moves up with age, and which level leads depends on who was counted",
        f"Left: one series, n = {aged[0]['n']:,} in all; the axis starts at 40 years; lines: standard error of the "
        "mean, not how far ages spread. Right: three series; the rest of each are herniations at higher levels.",
        [*aged, *counted],
        traces,
        xaxis=axis("mean age in years", range=[40, 66], domain=[0, 0.5]),
        yaxis=axis(categoryorder="array", categoryarray=levels[::-1], range=[-0.6, len(levels) - 0.4]),
        xaxis2=percent_axis("of 100 herniations of the series", domain=[0.7, 1]),
        yaxis2=axis(anchor="x2", autorange="reversed", showgrid=False),
        headings=[panel_title("Mean age of the people", 0), panel_title("Share of the two lowest discs", 0.58)],
        barmode="group",
        bargap=0.35,
        margin=MARGIN,
        legend={"x": 0.58},
    )


SERIES = ("Kortelainen 1985", "SPORT 2008", "Gupta 2020")
LOWEST = ("L4-L5", "L5-S1")


def _of(name: str, **wanted: object) -> list[Row]:
    return list(table(name).where(**wanted))


TOPICS: dict[str, Callable[[], dict[str, Any]]] = {
    "claims": claims.claims,
    "regression": _regression,
    "recovery": _recovery,
    "imaging": _imaging,
    "pressure": pressure.pressure,
    "level by age": _level_by_age,
    "dermatomes": dermatomes.dermatomes,
    "dermatome maps": dermatomes.dermatome_maps,
}
