"""The body to click on as plotly takes it: the chart, the places that answer a click, and the key."""

from discviz.drawing import theme
from discviz.drawing.body import clickable
from discviz.figures import body_chart, to_plotly
from discviz.figures.body_chart import key_entry
from discviz.figures.to_plotly import Spec, plain
from discviz.knowledge import atlas

KEY = 44  # px below the body
FORM = 0.744 + 0.08  # height by width, the key included, near enough


def traces() -> list[Spec]:
    """Return the traces: names of the views, places to click, and the key."""
    agree, differ, _pain, *marked = body_chart.legend_traces(None, findings=True)
    names = {"cliponaxis": False, "textfont": {"size": 10, "color": theme.QUIET_INK}}
    return [
        body_chart.title_trace() | names,
        hit_trace(),
        key_entry("numb here", "circle", 11, theme.INK),
        key_entry("pain here", "x", 11, theme.PAIN),
        agree | {"name": "best roots: maps agree"},
        differ | {"name": "maps differ"},
        *marked,
    ]


def hit_trace() -> Spec:
    """Return the points that answer the pointer: small rings, so that one sees where to click."""
    *_, x, y = zip(*clickable.spots(), strict=True)
    said = map(_hover, range(len(x)))
    ring = {"size": 6, "color": theme.PAPER, "opacity": 0.6, "line": {"width": 1, "color": theme.BODY_LINE}}
    return to_plotly.points(theme.packed(x), theme.packed(y), said, name="places", marker=ring, showlegend=False)


def _hover(number: int) -> str:
    side, said = clickable.named_at(number)
    return "<br>".join(map(plain, (side, *said)))


def layout() -> Spec:
    """Return the layout, as yet without a size."""
    made = body_chart.layout("", "")
    legend = {**made["legend"], "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "top", "font": {"size": 11}}
    return made | {
        "title": None,
        "annotations": [],
        "shapes": [*map(to_plotly.shape, clickable.shapes())],
        "autosize": False,
        "margin": {"l": 0, "r": 8, "t": 0, "b": KEY},
        "legend": legend,
        "hoverdistance": 14,
        "dragmode": False,
    }


def size(width: int) -> dict[str, int]:
    """Return width and height in px for the room there is."""
    sheet = atlas("chart")
    return {"width": width, "height": round(width * sheet["height"] / sheet["width"]) + KEY}
