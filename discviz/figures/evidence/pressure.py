"""The figure of pressure in the disc: two sets of measurements, what is confirmed apart from what is not."""

from collections.abc import Mapping

from discviz.drawing import theme
from discviz.figures.evidence import marks
from discviz.figures.to_plotly import ON_THE_PAGE, Spec, on, plain, refs
from discviz.knowledge import Row, table

BLUE, _, ORANGE, _ = theme.SERIES
STANDING = 100
LEFT = 220  # px of the words left of the axis
PAIR = {"width": 4, "color": theme.BORDER_LINE}  # the line that joins the two measurements of a posture
MEASURED = {
    "wilke": {"symbol": "circle", "color": BLUE, "size": 13},
    "nachemson": {"symbol": "diamond", "color": ORANGE, "size": 11},
}


def pressure() -> Spec:
    """Draw pressure in the disc by posture, in two sets of measurements.

    At the left stands what is confirmed at least once, at the right what is not.
    """
    every = table("disc_pressure")
    confirmed = {row["pose"] for row in every if row["certainty"] != marks.UNVERIFIED}
    words = {row["pose"]: plain(row["posture"]) for row in reversed(every)}  # of a pose, as its first row says
    studies: dict[str, str] = {row["series"]: row["study"] for row in every}
    traces, shapes, labels = [], [], []
    axes: Spec = {}
    for panel, sound in (("", True), ("2", False)):
        rows = [row for row in every if (row["pose"] in confirmed) == sound]
        pairs: dict[str, list[float]] = {}
        for row in rows:
            pairs.setdefault(row["pose"], []).append(row["relative"])
        order = sorted(pairs, key=lambda pose: max(pairs[pose]))
        for place, pose in enumerate(order):
            low, high = min(pairs[pose]), max(pairs[pose])
            shapes.append(marks.spread("line", (low, high), (place, place), **refs(panel), layer="below", line=PAIR))
            if sound and low < STANDING < high:
                labels.append(
                    marks.label("<b>they disagree</b>", high, place, xanchor="left", xshift=44, **refs(panel))
                )
        across = {"xref": f"x{panel}", "yref": f"y{panel} domain"}
        shapes.append(marks.spread("line", (STANDING, STANDING), (0, 1), **across, line=marks.REFERENCE))
        for series, look in MEASURED.items():
            mine = [row for row in rows if row["series"] == series]
            names = [words[row["pose"]] for row in mine]
            said = "{study}, {posture}: {value:g} {unit}"
            # where both say the same, one number is enough
            same = [series == "nachemson" and row["value"] == row["relative"] == STANDING for row in mine]
            text = ["" if alike else f"{row['relative']:g}" for alike, row in zip(same, mine, strict=True)]
            beside = [_beside(row, max(pairs[row["pose"]]), names_left=sound) for row in mine]
            more: Spec = {"name": studies[series], "text": text, "textposition": beside}
            traces += marks.dots(mine, "relative", names, said, look, **more, **on(panel))
        domain, side = ([0, 0.47], "left") if sound else ([0.53, 1], "right")
        values: Spec = {"range": [0, 510], "dtick": 100, "domain": domain, "anchor": f"y{panel}"}
        axes[f"xaxis{panel}"] = marks.axis("% of relaxed standing", **values)
        axes[f"yaxis{panel}"] = marks.by_name([words[pose] for pose in order], panel, side=side, tickfont={"size": 12})
    return marks.figure(
        "Pressure in the disc by posture: two sets of measurements, set to relaxed standing = 100",
        f"Wilke 1999: n = {every['wilke-standing']['n']}, one man, one healthy disc. Nachemson: 1960s, n not known to "
        "us. Pressure is not pain.",
        list(every),
        traces,
        shapes=shapes,
        labels=[*labels, _key(studies)],
        headings={0: "Confirmed at least once", 0.53: "Never confirmed: not to be quoted"},
        margin={"t": 104, "b": 118, "l": LEFT, "r": 226},
        showlegend=False,
        **axes,
    )


def _key(studies: Mapping[str, str]) -> Spec:
    """Return the key as one line from the page's edge: plotly's own would break where the panels are narrow."""
    blue, orange = (f"<span style='color:{look['color']}'>" for look in MEASURED.values())
    wilke, nachemson = (plain(studies[series]) for series in MEASURED)
    words = f"{blue}●</span> {wilke}    {orange}◆</span> {nachemson}    {blue}○</span> {orange}◇</span> unverified"
    place: Spec = {**ON_THE_PAGE, "xanchor": "left", "yanchor": "bottom", "font": {"size": 13}}
    return marks.label(words, 0, 1, xshift=marks.EDGE - LEFT, yshift=32, **place)


def _beside(row: Row, highest: float, *, names_left: bool) -> str:
    """Return where the number stands: outside the pair, and never on the words left of the axis."""
    if row["relative"] == highest:
        return "middle right"
    return "top center" if names_left and row["relative"] < STANDING / 2 else "middle left"
