"""The body figure: where a herniation is felt, as a chart of six views or in 3D."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.drawing.body import chart, surface
from discviz.drawing.body.marks import marks
from discviz.errors import unknown
from discviz.knowledge import table
from discviz.spine.herniation import require_herniation

if TYPE_CHECKING:
    from discviz.spine.herniation import Herniation

VIEWS = ("chart", "3d")
CHART_TITLE = "Dermatomes: the skin each spinal root usually serves"
MAP_SOURCES = ("asia2008", "lee2008", "downs2011")


def body_figure(herniation: Herniation | None = None, view: str = "chart") -> go.Figure:
    """Draw where a herniation is felt on the body.

    Parameters
    ----------
    herniation : Herniation, optional
        Its sensory regions, pain paths, weak muscles and reflexes are drawn, the rest stays quiet.
        Without one, the whole labelled dermatome chart is drawn.
    view : {"chart", "3d"}
        "chart": front, back, hands and feet. "3d": the body surface, to be turned.

    Returns
    -------
    plotly.graph_objects.Figure
        Hover over a region to read its name.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation, or an unknown view.

    Examples
    --------
    >>> from discviz import Herniation
    >>> body_figure(Herniation("L4-L5")).layout.title.text
    'Left L4-L5, subarticular protrusion: presses the L5 root'
    """
    herniation = require_herniation(herniation)
    if view not in VIEWS:
        raise unknown(view, "a view", VIEWS)
    draw = chart_figure if view == "chart" else surface.surface_figure
    return go.Figure(draw(title_of(herniation), caption_of(herniation), herniation), skip_invalid=False)


def title_of(herniation: Herniation | None) -> str:
    """Return the title: what is shown, in one line."""
    return herniation.title if herniation else CHART_TITLE


def caption_of(herniation: Herniation | None) -> str:
    """Return the caption: what to bear in mind, and the sources."""
    if herniation is None:
        keys: tuple[str, ...] = MAP_SOURCES
    else:
        said = (key for finding in herniation.findings for key in finding.sources)
        works = (key for key in said if table("sources")[key]["kind"] != "web" and table("sources")[key]["authors"])
        keys = (*MAP_SOURCES, *works)
    return theme.caption(
        "Solid: where maps agree. Light, dashed: where maps differ; neighbours overlap. "
        "L and R are the person's left and right. Teaching material, not medical advice.",
        keys,
    )


def chart_figure(title: str, caption: str, herniation: Herniation | None) -> dict[str, object]:
    """Return the chart as plotly's plain data and layout."""
    layout = chart.chart_layout(title, caption)
    if herniation is None:
        traces = [
            chart.title_trace(),
            chart.label_trace(),
            chart.hit_trace(),
            *chart.legend_traces(None, findings=False),
        ]
        layout["shapes"] = [*chart.dermatome_shapes(), *chart.line_shapes()]
    else:
        traces = [
            chart.title_trace(),
            chart.hit_trace(),
            *chart.legend_traces(herniation.roots[0], findings=True),
        ]
        lit = chart.opacities(herniation)
        shapes = [chart.shape(mark, lit[mark.name]) for mark in marks(herniation) if mark.name in lit]
        layout["shapes"] = [chart.silhouette(), *shapes, *chart.line_shapes()]
    return {"data": traces, "layout": layout}
