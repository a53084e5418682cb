"""What was counted: findings on scans of people with and without pain, and which disc herniates at what age."""

from discviz.drawing import theme
from discviz.figures.evidence import marks
from discviz.figures.to_plotly import Spec, on, plain
from discviz.knowledge import table

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
    said = "{finding}: {percent:g} of 100 at the age of {age}"
    for finding, (symbol, colour, below) in SCANNED.items():
        rows = [row for row in free if row["series"] == finding]
        few = next((number for number, row in enumerate(rows) if (row["n"] or 0) < FEW), len(rows)) or 1
        traces += [
            marks.joined(rows[:few], "age", "percent", width=3, color=colour, dash="solid"),
            marks.joined(rows[few - 1 :], "age", "percent", width=3, color=colour, dash="dot"),
        ]
        look = {"symbol": symbol, "color": colour, "size": 11}
        text = [f"{row['percent']:g}" if row["age"] in NUMBERED else "" for row in rows]
        beside = ["bottom center"] * below + ["top center"] * (len(rows) - below)
        name = rows[0]["finding"]
        traces += marks.dots(rows, "age", "percent", said, look, name=name, text=text, textposition=beside)
    names = [plain(row["finding"]) for row in odds]
    said = "{finding}: odds ratio {odds_ratio:g} ({low:g} to {high:g})"
    look = {"symbol": "square", "color": theme.INK, "size": 11}
    more: Spec = {"error_x": marks.spans(odds, "odds_ratio", theme.INK), "showlegend": False}
    traces += marks.dots(
        odds, "odds_ratio", names, said, look, name="odds ratio", text="{odds_ratio:g}", **more, **on("2")
    )
    people = [row["n"] for row in free if row["n"] is not None]
    return marks.figure(
        "Worn discs are common without pain, and yet some findings go with pain",
        f"Left: estimates from a model, people who never had back pain; {min(people)} to {max(people)} people behind a "
        f"point, dotted from the first age with fewer than {FEW}. Right: adults up to 50 years with back pain against "
        f"without, n = {odds[0]['n']:,}; lines: 95 per cent intervals; 1 means no difference.",
        [*free, *odds],
        traces,
        xaxis=marks.axis("age in years", range=[16, 84], dtick=10, domain=[0, 0.5]),
        yaxis=marks.percent_axis("of 100 people without pain"),
        xaxis2=marks.axis(
            "odds ratio (each step doubles)", type="log", range=[-0.1, 1.75], tickvals=DOUBLES, domain=[0.7, 1]
        ),
        yaxis2=marks.by_name(names, range=[-0.6, len(names) - 0.3]),
        shapes=[marks.spread("line", (1, 1), (0, 1), xref="x2", yref="y2 domain", line=marks.REFERENCE)],
        headings={0: "Without pain, by age", 0.58: "With pain against without"},
    )


def level_by_age() -> Spec:
    """Draw which disc herniates at what age, and in which series."""
    aged = [row for row in table("level_frequency") if row["mean_age"] is not None]
    counted = [row for row in table("level_frequency") if row["sources"][0] in SERIES and row["level"] in LOWEST]
    levels = [row["level"] for row in aged]
    error = {"type": "data", "array": [row["plus_minus"] for row in aged], "thickness": 2, "width": 6}
    look: Spec = {"symbol": "circle", "color": BLUE}
    more: Spec = {"error_x": error, "showlegend": False}
    said = "{level}: mean age {mean_age:g} years"
    traces = marks.dots(aged, "mean_age", levels, said, look, name="mean age", text="{mean_age:g}", **more)
    for level, (colour, pattern) in LOWEST.items():
        rows = [row for row in counted if row["level"] == level]
        series = [f"{plain(row['series'])}<br>n = {row['n']:,}" for row in rows]
        said = "{series}: {measure}, {percent:g} of 100"
        look = {"color": colour, "pattern": {"shape": pattern}}
        traces.append(marks.bars(rows, series, said, look, name=f"herniations at {level}", **on("2")))
    return marks.figure(
        "The level moves up with age, and which level leads depends on who was counted",
        f"Left: one series, n = {aged[0]['n']:,} in all; the axis starts at 40 years; lines: standard error of the "
        "mean, not how far ages spread. Right: three series; the rest of each are herniations at higher levels.",
        [*aged, *counted],
        traces,
        xaxis=marks.axis("mean age in years", range=[40, 66], domain=[0, 0.5]),
        yaxis=marks.axis(categoryorder="array", categoryarray=levels[::-1], range=[-0.6, len(levels) - 0.4]),
        xaxis2=marks.percent_axis("of 100 herniations of the series", domain=[0.7, 1]),
        yaxis2=marks.axis(anchor="x2", autorange="reversed", showgrid=False),
        headings={0: "Mean age of the people", 0.58: "Share of the two lowest discs"},
        barmode="group",
        bargap=0.35,
        legend={"x": 0.58},
    )
