"""How it goes on: how often a herniation shrinks by itself, and getting better with and without early operation."""

from discviz.drawing import theme
from discviz.figures.evidence import marks
from discviz.figures.to_plotly import Spec, on, plain, refs
from discviz.knowledge import Row, table
from discviz.spine.anatomy import morphologies

BLUE, GREEN, ORANGE, PURPLE = theme.SERIES
PER_FORM = {"chiu": (BLUE, "", -0.19), "zou": (ORANGE, "/", 0.19)}  # colour, pattern, place beside the other
ARMS = {"early": ("circle", BLUE, 17), "wait": ("diamond", ORANGE, 11)}  # of the trial: symbol, colour, size in px
AFTER = {"surgery": "operated on by week {weeks}", "lasting trouble": "not satisfied at week {weeks}"}


def regression() -> Spec:
    """Draw how often a herniation shrinks by itself, by its form."""
    rows = table("natural_history")
    of_form = [row for row in rows.where(topic="regression") if row["series"] in PER_FORM]
    together, gone = list(rows.where(series="pooled")), list(rows.where(topic="vanished"))
    seen = {row["morphology"] for row in of_form}
    forms = [form for form in reversed(morphologies()) if form in seen]  # from the top
    traces = []
    said = "{study}: {percent:g} of 100 shrank ({morphology})"
    for series, (colour, pattern, shift) in PER_FORM.items():
        mine = [row for row in of_form if row["series"] == series]
        places = [forms.index(row["morphology"]) + shift for row in mine]
        whole = [f"{row['percent']:.0f}" for row in mine]  # the exact figures are read by pointing
        look: Spec = {"color": colour, "pattern": {"shape": pattern}}
        name = f"shrank: {mine[0]['study']}"
        traces.append(marks.bars(mine, places, said, look, name=name, width=0.36, text=whole))
    said = "{study}: {percent:g} of 100 were gone ({morphology})"
    places = [forms.index(row["morphology"]) + PER_FORM[row["series"]][2] for row in gone]
    look = {"symbol": "diamond", "color": theme.INK, "line": {"width": 2, "color": theme.PAPER}}
    on_bar: Spec = {
        "text": " {percent:g}",
        "textposition": "middle right",
        "textfont": {"size": 13, "color": theme.PAPER},
    }
    traces += marks.dots(gone, "percent", places, said, look, name=f"gone altogether: {gone[0]['study']}", **on_bar)
    names = [_pooled_name(row) for row in together]
    said = "{study}: {percent:g} of 100 shrank"
    look = {"symbol": "circle", "color": GREEN}
    more: Spec = {"error_x": marks.spans(together, "percent", GREEN), "text": "{percent:.0f}"}
    traces += marks.dots(together, "percent", names, said, look, name="all forms together", **more, **on("2"))
    return marks.figure(
        "The more has come out, the more often it shrinks by itself",
        "Low back, without operation. How many herniations stand behind each form, and the intervals, were not in what "
        "we read. Lines: 95 per cent intervals where known. One person's disc may do otherwise.",
        [*of_form, *gone, *together],
        traces,
        xaxis=marks.percent_axis("of 100 herniations", domain=[0, 0.54]),
        yaxis=marks.named_axis(forms, range=[len(forms) - 0.5, -0.5], showgrid=False),
        xaxis2=marks.percent_axis("of 100 herniations", domain=[0.72, 1]),
        yaxis2=marks.by_name(names[::-1]),
        headings={0: "By form", 0.6: "All forms together"},
        margin={"l": 104},
    )


def _pooled_name(row: Row) -> str:
    people = "n not known" if row["n"] is None else f"n = {row['n']:,}"
    return f"{plain(row['study'])}<br>{plain(row['label'] or people)}"


def recovery() -> Spec:
    """Draw getting better with early operation and with waiting."""
    trial = [row for row in table("natural_history") if row["series"] in {*ARMS, "both"}]
    rows = [row for row in trial if row["topic"] == "recovery"]
    traces = []
    said = "{group}: {percent:g} of 100 recovered after {weeks} weeks"
    for arm, (symbol, colour, size) in ARMS.items():
        mine = [row for row in rows if row["series"] == arm]
        look: Spec = {"symbol": symbol, "color": colour, "size": size}
        name = f"{mine[0]['group']} (n = {mine[0]['n']})"
        beside = ["bottom center", "top center" if arm == "early" else "bottom right"]
        traces.append(marks.joined(mine, "weeks", "percent", width=2, color=colour, dash="dot"))
        traces += marks.dots(mine, "weeks", "percent", said, look, name=name, text="{percent:g}", textposition=beside)
    after = [row for topic in AFTER for row in trial if row["topic"] == topic]
    labels = []
    for place, row in enumerate(reversed(after)):
        colour = ARMS[row["series"]][1] if row["series"] in ARMS else PURPLE
        what = AFTER[row["topic"]]
        look = {"color": colour}
        traces.append(marks.bars([row], [place], f"{{group}}, {what}", look, **on("2"), showlegend=False, width=0.36))
        words = f"{plain(row['group'])}<br><i>{what.format_map(row)}</i>"
        labels.append(marks.label(words, 0, place + 0.2, **refs("2"), xanchor="left", yanchor="bottom"))
    weeks_asked = sorted({row["weeks"] for row in rows if row["weeks"] is not None})
    return marks.figure(
        "Early operation: faster relief, but the same share recovered after a year",
        "One trial, people with sciatica for 6 to 12 weeks, as the person saw it. Dotted lines only join what was "
        "measured. Both groups may be operated on: compare the right side. Not for red flags, which cannot wait.",
        [*rows, *after],
        traces,
        xaxis=marks.axis("weeks after the start", range=[0, 68], tickvals=weeks_asked, domain=[0, 0.5]),
        yaxis=marks.percent_axis("recovered, of 100 people") | {"range": [0, 112]},
        xaxis2=marks.percent_axis("of 100 people", domain=[0.6, 1]),
        yaxis2=marks.axis(anchor="x2", visible=False, range=[-0.5, len(after) - 0.2]),
        labels=labels,
        headings={0: "Recovered", 0.6: "Operated on, or not satisfied"},
    )
