"""The explorer: choose a level, a side, a zone and a morphology; see and read what follows.

One figure is built once and then only recoloured; the text beside it says the same in words.
"""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go
import traitlets

from discviz import panels
from discviz.anatomy import LEVELS, MORPHOLOGIES, SIDES, ZONES, parse_level, parse_morphology, parse_side, parse_zone
from discviz.errors import DiscvizError
from discviz.figures import chart
from discviz.guard import Word, shown_to_learner
from discviz.herniation import Herniation, common_herniation, require_herniation
from discviz.selectors import LevelSelect, Painter, Surroundings

NARROWEST, WIDEST = 340, 980  # px of the figure: from a phone to a large screen
AROUND = 190  # px of JupyterLab's bars, the selectors and the heading, to be seen together with the figure
ARGUMENTS = ("level", "side", "zone", "morphology")


class StillFigure(go.FigureWidget):
    """A figure widget that keeps the opacity of its shapes to itself: the painter shows it, without a redraw."""

    def _send_relayout_msg(self, layout_data: dict[str, object], source_view_id: str | None = None) -> None:
        if not all(key.startswith("shapes[") for key in layout_data):
            super()._send_relayout_msg(layout_data, source_view_id)


class Explorer(widgets.VBox):
    """The linked selectors, body figure and text; made by :func:`explore`.

    Setting ``explorer.level = "C6-C7"`` in a cell does the same as choosing it.

    Attributes
    ----------
    level, side, zone, morphology : str
        The selection, as in :class:`discviz.Herniation`.
    herniation : Herniation
        The same selection as one value.
    figure : plotly.graph_objects.FigureWidget
        Built once; a selection changes opacities only.
    """

    level = Word(parse_level, LEVELS[0])
    side = Word(parse_side, "left")
    zone = Word(parse_zone, "subarticular")
    morphology = Word(parse_morphology, "protrusion")

    def __init__(
        self, level: str = "L4-L5", side: str = "left", zone: str = "subarticular", morphology: str = "protrusion"
    ) -> None:
        first = Herniation(level, side, zone, morphology)  # a wrong word is refused before anything is drawn
        self.heading = widgets.HTML()
        self.error = widgets.HTML()
        self.findings = widgets.HTML()
        self.reasoning = widgets.HTML()
        self.warnings = widgets.HTML()
        self.sources = widgets.Accordion([widgets.HTML()], titles=["Sources"])  # written when opened
        self._lit: dict[str, float] = {}
        self._shown: Herniation | None = None
        self.figure, self._place = _build_figure()
        self.page = Surroundings()
        self.painter = Painter()
        self.selectors = {
            "level": LevelSelect(value=first.level),
            "side": _dropdown("Side", SIDES),
            "zone": _dropdown("Zone", ZONES),
            "morphology": _dropdown("Form", MORPHOLOGIES),
        }
        row = widgets.HBox(list(self.selectors.values()), layout={"flex_flow": "row wrap", "grid_gap": "4px 18px"})
        text = widgets.HBox([self.findings, self.reasoning], layout={"flex_flow": "row wrap"})
        for panel in (self.findings, self.reasoning):
            panel.layout = {"flex": "1 1 420px", "min_width": "min(420px, 100%)"}
        super().__init__(
            [self.page, self.painter, row, self.error, self.heading, self.figure, self.warnings, text, self.sources]
        )
        for name in ARGUMENTS:
            setattr(self, name, getattr(first, name))
        for name, selector in self.selectors.items():
            traitlets.link((self, name), (selector, "value"))
        self.observe(self._select, names=ARGUMENTS)
        self.page.observe(self._fit, names="width")
        self.sources.observe(self._write_sources, names="selected_index")
        self._hits.on_click(self._click)
        self._show(first)

    @property
    def _hits(self) -> Any:  # noqa: ANN401 - a plotly trace
        return next(trace for trace in self.figure.data if trace.name == "regions")

    @property
    def herniation(self) -> Herniation:
        """The selection as one value."""
        return Herniation(self.level, self.side, self.zone, self.morphology)

    def select(self, herniation: Herniation) -> None:
        """Show a herniation; the selectors follow."""
        if require_herniation(herniation) is None:
            raise DiscvizError("There is no herniation to show; make one with discviz.Herniation('L4-L5').")
        with self.hold_trait_notifications():
            for name in ARGUMENTS:
                setattr(self, name, getattr(herniation, name))

    @shown_to_learner
    def _select(self, _change: object) -> None:
        if self._shown != self.herniation:
            self._show(self.herniation)

    @shown_to_learner
    def _click(self, _trace: Any, points: Any, _state: object) -> None:  # noqa: ANN401 - as plotly calls it
        """Select the level whose common herniation reaches the region that was clicked."""
        if not points.point_inds:  # plotly calls every trace for one click
            return
        root, side = chart.hit_regions()[points.point_inds[0]]
        herniation = common_herniation(root, side)
        if herniation is None:
            self.error.value = panels.note(f"No disc presses the root {root}: it leaves above the highest disc.")
            return
        self.select(herniation)

    @shown_to_learner
    def _write_sources(self, _change: object = None) -> None:
        if self.sources.selected_index is not None:
            self.sources.children[0].value = panels.sources(self.herniation)

    @shown_to_learner
    def _fit(self, _change: object) -> None:
        """Fit the figure into the page and the window, keeping the form of the sheet."""
        widest = min(WIDEST, chart.width_for(self.page.height - AROUND))
        width = max(NARROWEST, min(self.page.width - 8, widest))
        self.figure.update_layout(width=width, height=chart.height_for(width))

    def _show(self, herniation: Herniation) -> None:
        """Recolour the figure and rewrite the text."""
        lit = chart.opacities(herniation)
        self.painter.label = f"Body chart. {herniation.title}. The same is said in words below."
        self.painter.lit = {str(self._place[name]): opacity for name, opacity in lit.items()}
        changes = {name: lit.get(name, 0.0) for name in {**self._lit, **lit} if lit.get(name) != self._lit.get(name)}
        self.figure.plotly_relayout({f"shapes[{self._place[name]}].opacity": value for name, value in changes.items()})
        self._lit, self._shown = lit, herniation
        self.heading.value = panels.heading(herniation)
        self.findings.value = panels.findings(herniation)
        self.reasoning.value = panels.reasoning(herniation)
        self.warnings.value = panels.warnings(herniation)
        self._write_sources()
        self.selectors["level"].announcement = herniation.title
        self.error.value = ""

    def __repr__(self) -> str:
        return f"Explorer({self.level!r}, side={self.side!r}, zone={self.zone!r}, morphology={self.morphology!r})"


def explore(
    level: str = "L4-L5", side: str = "left", zone: str = "subarticular", morphology: str = "protrusion"
) -> Explorer:
    """Open the explorer: selectors, body figure, findings, reasoning, warning signs and sources.

    Parameters
    ----------
    level, side, zone, morphology : str
        Where to start, as in :class:`discviz.Herniation`.

    Returns
    -------
    Explorer
        Show it as the last line of a cell; keep it in a name to steer it from other cells.

    Raises
    ------
    DiscvizError
        For a word that is not accepted.

    Examples
    --------
    >>> explorer = explore("C6-C7")
    >>> explorer.zone = "central"
    >>> explorer
    Explorer('C6-C7', side='left', zone='central', morphology='protrusion')
    """
    return Explorer(level, side, zone, morphology)


def _dropdown(label: str, words: tuple[str, ...]) -> widgets.Dropdown:
    return widgets.Dropdown(
        options=words, description=label, layout={"width": "auto"}, style={"description_width": "initial"}
    )


def _build_figure() -> tuple[StillFigure, dict[str, int]]:
    """Return the figure with every mark in place but unseen, and where each mark stands."""
    every = chart.every_mark()
    layout = chart.chart_layout("", "")
    layout["title"] = None  # the heading above the figure says it, and can be read aloud
    layout["annotations"] = []
    layout |= {"autosize": False, "width": WIDEST, "height": chart.height_for(WIDEST), "margin": chart.MARGIN}
    unseen = [chart.shape(mark, opacity=0) for mark in every]
    layout["shapes"] = [chart.silhouette(), *unseen, *chart.line_shapes()]
    traces = [chart.title_trace(), chart.hit_trace(), *chart.legend_traces(None, findings=True)]
    figure = StillFigure({"data": traces, "layout": layout})
    return figure, {mark.name: place for place, mark in enumerate(every, start=1)}
