"""The body figure: where a herniation is felt, as a chart of six views or in 3D."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from discviz.drawing.body import chart
from discviz.errors import unknown
from discviz.figures import body_chart, body_surface, to_plotly
from discviz.figures.to_plotly import plain
from discviz.knowledge import table
from discviz.spine.herniation import require_herniation

if TYPE_CHECKING:
    from discviz.figures.to_plotly import Spec
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
    draw = chart_figure if view == "chart" else body_surface.surface_figure
    return go.Figure(draw(plain(title_of(herniation)), caption_of(herniation), herniation), skip_invalid=False)


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
    return to_plotly.caption(
        "Solid: where maps agree. Light, dashed: where maps differ; neighbours overlap. "
        "L and R are the person's left and right. Teaching material, not medical advice.",
        keys,
    )


def chart_figure(title: str, caption: str, herniation: Herniation | None) -> Spec:
    """Return the chart as plotly's plain data and layout."""
    traces = [body_chart.title_trace(), body_chart.hit_trace()]
    made = body_chart.layout(title, caption)
    if herniation is None:
        traces[1:1] = [body_chart.label_trace()]
        traces += body_chart.legend_traces(None, findings=False)
        drawn = [*chart.dermatome_shapes(), *chart.line_shapes()]
        made["shapes"] = [to_plotly.shape(each) for each in drawn]
    else:
        traces += body_chart.legend_traces(herniation.roots[0], findings=True)
        lit = chart.lit(herniation).parts
        marked = [to_plotly.shape(chart.mark_shapes()[part], opacity=opacity) for part, opacity in lit.items()]
        above = [to_plotly.shape(each) for each in chart.line_shapes()]
        made["shapes"] = [to_plotly.shape(chart.silhouette()), *marked, *above]
    return {"data": traces, "layout": made}
