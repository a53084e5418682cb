"""The body figure: where a herniation is felt, as a chart of six views or in 3D."""

import plotly.graph_objects as go

from discviz.drawing.body import chart
from discviz.errors import require
from discviz.figures import body_chart, body_surface, to_plotly
from discviz.figures.to_plotly import Spec, plain
from discviz.knowledge import table
from discviz.spine.herniation import Herniation, require_herniation

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
    require(view, "a view", VIEWS)
    draw = chart_figure if view == "chart" else body_surface.surface_figure
    title = herniation.title if herniation else CHART_TITLE
    return go.Figure(draw(plain(title), _caption(herniation), herniation), skip_invalid=False)


def _caption(herniation: Herniation | None) -> str:
    """Return the caption: what to bear in mind, and the sources."""
    works = table("sources")
    said = [key for finding in herniation.findings for key in finding.sources] if herniation else []
    written = [key for key in said if works[key]["kind"] != "web" and works[key]["authors"]]
    return to_plotly.caption(
        "Solid: where maps agree. Light, dashed: where maps differ; neighbours overlap. "
        "L and R are the person's left and right. Teaching material, not medical advice.",
        (*MAP_SOURCES, *written),
    )


def chart_figure(title: str, caption: str, herniation: Herniation | None) -> Spec:
    """Return the chart as plotly's plain data and layout."""
    if herniation is None:
        labels, shapes = [body_chart.label_trace()], [*map(to_plotly.shape, chart.dermatome_shapes())]
    else:
        lit = chart.lit(herniation).parts
        marked = [to_plotly.shape(chart.mark_shapes()[part], opacity=opacity) for part, opacity in lit.items()]
        labels, shapes = [], [to_plotly.shape(chart.silhouette()), *marked]
    shapes += map(to_plotly.shape, chart.line_shapes())
    key = body_chart.legend_traces(herniation.roots[0] if herniation else None, findings=herniation is not None)
    traces = [body_chart.title_trace(), *labels, body_chart.hit_trace(), *key]
    return {"data": traces, "layout": {**body_chart.layout(title, caption), "shapes": shapes}}
