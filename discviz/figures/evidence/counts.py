"""What was counted: findings on scans of people with and without pain, and which disc herniates at what age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.drawing import theme
from discviz.figures.evidence.marks import (
    MARGIN,
    REFERENCE,
    axis,
    bars,
    dots,
    figure,
    joined,
    panel_title,
    percent_axis,
    spans,
)
from discviz.figures.to_plotly import plain
from discviz.knowledge import table

if TYPE_CHECKING:
    from discviz.figures.to_plotly import Spec

BLUE, GREEN, ORANGE, PURPLE = theme.SERIES
FEW = 50  # people: a line drawn from fewer is dotted
SCANNED = {  # finding: symbol, colour, and of how many dots, from the youngest on, the number stands below
    "degeneration": ("circle", BLUE, 0),
    "bulge": ("square", ORANGE, 0),
    "protrusion": ("diamond", GREEN, 1),
    "fissure": ("triangle-up", PURPLE, 7),
}
NUMBERED = (20, 50, 80)  # years of age at which the number is written
DOUBLES = [1, 2, 4, 8, 16, 32]
SERIES = ("kortelainen1985", "lurie2008", "gupta2020")  # first sources of the series that are compared
LOWEST = {"L4-L5": (ORANGE, ""), "L5-S1": (PURPLE, "/")}  # disc: colour and pattern


def imaging() -> Spec:
    """Draw what scans show in people without pain, and in people with pain."""
    every = table("imaging_prevalence")
    odds = sorted(every.where(series="odds"), key=lambda row: row["odds_ratio"] or 0)
    free = [row for row in every if row["series"] in SCANNED]
    traces = []
    for finding, (symbol, colour, below) in SCANNED.items():
        rows = [row for row in free if row["series"] == finding]
        ages, shares = [row["age"] for row in rows], [row["percent"] for row in rows]
        said = [f"{row['finding']}: {row['percent']:g} of 100 at the age of {row['age']}" for row in rows]
        form = {"symbol": symbol, "color": colour, "size": 11}
        few = next((number for number, row in enumerate(rows) if (row["n"] or 0) < FEW), len(rows)) or 1
        for part, dash in ((slice(0, few), "solid"), (slice(few - 1, None), "dot")):
            traces.append(joined(ages[part], shares[part], {"width": 3, "color": colour, "dash": dash}))
        position = ["bottom center" if number < below else "top center" for number in range(len(rows))]
        words = [f"{share:g}" if age in NUMBERED else "" for age, share in zip(ages, shares, strict=True)]
        traces += dots(rows, ages, shares, said, rows[0]["finding"], form, text=words, textposition=position)
    names = [plain(row["finding"]) for row in odds]
    ratios = [row["odds_ratio"] for row in odds]
    said = [f"{row['finding']}: odds ratio {row['odds_ratio']:g} ({row['low']:g} to {row['high']:g})" for row in odds]
    form = {"symbol": "square", "color": theme.INK, "size": 11}
    more: Spec = {"error_x": spans(odds, "odds_ratio", theme.INK), "xaxis": "x2", "yaxis": "y2", "showlegend": False}
    more |= {"text": [f"{ratio:g}" for ratio in ratios], "textposition": "top center"}
    traces += dots(odds, ratios, names, said, "odds ratio", form, **more)
    people = [row["n"] for row in free if row["n"] is not None]
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


def level_by_age() -> Spec:
    """Draw which disc herniates at what age, and in which series."""
    aged = [row for row in table("level_frequency") if row["mean_age"] is not None]
    counted = [row for row in table("level_frequency") if row["sources"][0] in SERIES and row["level"] in LOWEST]
    levels = [row["level"] for row in aged]
    said = [f"{row['level']}: mean age {row['mean_age']:g} years" for row in aged]
    error = {"type": "data", "array": [row["plus_minus"] for row in aged], "thickness": 2, "width": 6}
    form = {"symbol": "circle", "color": BLUE}
    ages = [row["mean_age"] for row in aged]
    more: Spec = {"error_x": error, "text": [f"{age:g}" for age in ages], "textposition": "top center"}
    traces = dots(aged, ages, levels, said, "mean age", form, **more, showlegend=False)
    for level, (colour, pattern) in LOWEST.items():
        rows = [row for row in counted if row["level"] == level]
        series = [f"{plain(row['series'])}<br>n = {row['n']:,}" for row in rows]
        said = [f"{row['series']}: {row['measure']}, {row['percent']:g} of 100" for row in rows]
        trace = bars(rows, series, said, f"herniations at {level}", colour, xaxis="x2", yaxis="y2")
        traces.append({**trace, "marker": {**trace["marker"], "pattern": {"shape": pattern}}})
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
