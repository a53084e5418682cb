"""The body chart as plotly takes it: its names, the points that answer the pointer, the key and the sheet."""

from collections.abc import Iterable

from discviz.drawing import theme
from discviz.drawing.body import chart
from discviz.drawing.scene import Label
from discviz.figures import to_plotly
from discviz.figures.to_plotly import Spec
from discviz.knowledge import atlas, table

HIT_DISTANCE = 22  # px from a hidden point within which the pointer still means its region
_NOTHING: Spec = {"type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip"}  # an entry of the key alone


def title_trace() -> Spec:
    """Return the names of the six views, and L and R for the person's left and right."""
    return _names(chart.view_names(), 12, theme.QUIET_INK)


def label_trace() -> Spec:
    """Return the names of the regions."""
    return _names(chart.root_names(), 9, theme.INK)


def _names(labels: Iterable[Label], size: int, colour: str) -> Spec:
    return to_plotly.names(labels, textposition="middle center", textfont={"size": size, "color": colour})


def hit_trace() -> Spec:
    """Return the unseen points that answer the pointer, in the order of ``chart.hits``."""
    names = {row["id"]: f"{row['id']}: {row['name']}" for row in table("regions")}
    return to_plotly.hits("regions", ((names[part.of], x, y) for part, x, y in chart.hits()), size=6)


def legend_traces(root: str | None, *, findings: bool) -> list[Spec]:
    """Return the key to the drawing in the colours of a root, or in grey for any."""
    core, extent = theme.shades(root)
    entries = [
        key_entry(theme.AGREE, "square", 15, core),
        key_entry(theme.DIFFER, "square", 15, extent, color=core, width=1.5),
    ]
    if findings:
        dashes = {"width": 4, "color": theme.PAIN, "dash": "5px,4px"}
        entries += [
            _NOTHING | {"name": "pain path", "mode": "lines", "line": dashes},
            key_entry("weak muscle", "diamond-tall", 15, theme.MUSCLE_FILL, color=theme.MUSCLE, width=1.5),
            key_entry("reflex to test", "diamond", 12, theme.PAPER, color=theme.REFLEX, width=2),
        ]
    return entries


def key_entry(name: str, symbol: str, size: int, colour: str, **edge: object) -> Spec:
    """Return an entry of the key: a symbol without a place, with an edge if one is described."""
    marker: Spec = {"symbol": symbol, "size": size, "color": colour} | ({"line": edge} if edge else {})
    return _NOTHING | {"name": name, "mode": "markers", "marker": marker}


def layout(title: str, caption: str) -> Spec:
    """Return the layout of the sheet: equal scales, no axes, the key above."""
    sheet = atlas("chart")
    axis = {"visible": False, "fixedrange": False}
    return to_plotly.layout(
        title,
        caption,
        xaxis={**axis, "range": [0, sheet["width"]], "constrain": "domain"},
        yaxis={**axis, "range": [0, sheet["height"]], "scaleanchor": "x", "constrain": "domain"},
        legend=to_plotly.KEY_ABOVE,
        hoverdistance=HIT_DISTANCE,
        dragmode="pan",
    )
