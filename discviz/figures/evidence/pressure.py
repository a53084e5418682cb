"""The figure of pressure in the disc: two sets of measurements, what is confirmed apart from what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.figures.evidence.marks import EDGE, REFERENCE, axis, dots, figure, label, panel_title, plain
from discviz.knowledge import table

if TYPE_CHECKING:
    from discviz.knowledge import Row, Table

BLUE, _, ORANGE, _ = theme.SERIES
STANDING = 100
LEFT = 220  # px of the words left of the axis
MEASURED = {"Wilke 1999": ("circle", BLUE, 13), "Nachemson": ("diamond", ORANGE, 11)}


def pressure() -> dict[str, Any]:
    """Draw the pressure in the disc by posture: left where a figure is confirmed, right where none is."""
    every: Table[Row] = table("disc_pressure")
    confirmed = {row["posture"] for row in every if row["certainty"] != "unverified"}
    traces: list[dict[str, Any]] = []
    shapes, labels, axes = [], [], {}
    for mark, sound in (("", True), ("2", False)):
        rows = [row for row in every if (row["posture"] in confirmed) == sound]
        highest = {row["posture"]: 0.0 for row in rows}
        for row in rows:
            highest[row["posture"]] = max(highest[row["posture"]], row["relative"])
        order = sorted(highest, key=lambda posture: highest[posture])
        where = {"xref": f"x{mark}", "yref": f"y{mark}"}
        for place, posture in enumerate(order):
            pair = [row["relative"] for row in rows if row["posture"] == posture]
            line = {"width": 4, "color": theme.BORDER_LINE}
            ends = {"x0": min(pair), "x1": max(pair), "y0": place, "y1": place}
            shapes.append({"type": "line", "layer": "below", **where, **ends, "line": line})
            if sound and min(pair) < STANDING < max(pair):
                words = "<b>they disagree</b>"
                labels.append(label(words, max(pair), place, xanchor="left", xshift=44, **where))
        ends = {"x0": STANDING, "x1": STANDING, "y0": 0, "y1": 1, "xref": f"x{mark}", "yref": f"y{mark} domain"}
        shapes.append({"type": "line", **ends, "line": REFERENCE})
        for study, (symbol, colour, size) in MEASURED.items():
            mine = [row for row in rows if row["study"] == study]
            x, y = [row["relative"] for row in mine], [plain(row["posture"]) for row in mine]
            said = [f"{study}, {row['posture']}: {row['value']:g} {row['unit']}" for row in mine]
            text = [f"{value:g}" for value in x]
            if study == "Nachemson":  # where both say the same, one number is enough
                same = [row["value"] == row["relative"] == STANDING for row in mine]
                text = ["" if alike else said for alike, said in zip(same, text, strict=True)]
            side = [_beside(row, highest[row["posture"]], names_left=sound) for row in mine]
            form = {"symbol": symbol, "color": colour, "size": size}
            more = {"xaxis": f"x{mark}", "yaxis": f"y{mark}", "text": text, "textposition": side}
            traces += dots(mine, x, y, said, study, form, **more)
        ends = {"domain": [0, 0.47] if sound else [0.53, 1], "anchor": f"y{mark}"}
        axes[f"xaxis{mark}"] = axis("% of relaxed standing", range=[0, 510], dtick=100, **ends)
        names: dict[str, Any] = {
            "tickfont": {"size": 12},
            "categoryorder": "array",
            "categoryarray": [plain(posture) for posture in order],
        }
        axes[f"yaxis{mark}"] = axis(side="left" if sound else "right", anchor=f"x{mark}", **names)
    return figure(
        "Pressure in the disc by posture: two sets of measurements, set to relaxed standing = 100",
        f"Wilke 1999: n = {every['wilke-standing']['n']}, one man, one healthy disc. Nachemson: 1960s, n not known to "
        "us. Pressure is not pain.",
        list(every),
        traces,
        shapes=shapes,
        labels=[*labels, _key()],
        headings=[
            panel_title("Confirmed at least once", 0),
            panel_title("Never confirmed: not to be quoted", 0.53),
        ],
        margin={"t": 104, "b": 118, "l": LEFT, "r": 226},
        showlegend=False,
        **axes,
    )


def _key() -> dict[str, Any]:
    """Return the key as one line from the page's edge: plotly's own would break where the panels are narrow."""
    blue, orange = (f"<span style='color:{colour}'>" for _, colour, _ in MEASURED.values())
    wilke, nachemson = MEASURED
    words = f"{blue}●</span> {wilke}    {orange}◆</span> {nachemson}    {blue}○</span> {orange}◇</span> unverified"
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "font": {"size": 13}}
    return label(words, 0, 1, xshift=EDGE - LEFT, yshift=32, **place)


def _beside(row: Row, highest: float, *, names_left: bool) -> str:
    """Return where the number stands: outside the pair, and never on the words left of the axis."""
    if row["relative"] == highest:
        return "middle right"
    return "top center" if names_left and row["relative"] < STANDING / 2 else "middle left"
