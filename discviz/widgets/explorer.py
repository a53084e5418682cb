"""The explorer: choose a level, a side, a zone and a morphology; see and read what follows.

One figure of spine, disc and body is built once and then only recoloured; the text beside it says the same
in words.
"""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import traitlets

from discviz.content import panels
from discviz.drawing.body import chart
from discviz.drawing.spine import flat, solid
from discviz.errors import DiscvizError
from discviz.figures import explorer
from discviz.spine.anatomy import (
    SIDES,
    morphologies,
    parse_level,
    parse_morphology,
    parse_side,
    parse_zone,
    zones,
)
from discviz.spine.herniation import Herniation, common_herniation, require_herniation
from discviz.widgets.parts.painter import Painter, StillFigure
from discviz.widgets.parts.selectors import LevelSelect, Surroundings, dropdown
from discviz.widgets.parts.traits import Word, shown_to_learner

NARROWEST, WIDEST = 320, 1240  # px of the figure: from a phone to a large screen
AROUND = 222  # px of JupyterLab's bars, the selectors and the heading, to be seen together with the figure
NO_WEBGL = (
    "This browser cannot draw in 3D (it has no WebGL), so the spine is shown flat, from the left and from behind. "
    "Everything else is the same."
)
ARGUMENTS = ("level", "side", "zone", "morphology")


class Explorer(widgets.VBox):
    """The linked selectors, figure and text; made by :func:`explore`.

    Setting ``explorer.level = "C6-C7"`` in a cell does the same as choosing it.

    Attributes
    ----------
    level, side, zone, morphology : str
        The selection, as in :class:`discviz.Herniation`.
    herniation : Herniation
        The same selection as one value.
    figure : plotly.graph_objects.FigureWidget
        Spine, disc and body, built once; a selection changes colours only.
    """

    level = Word(parse_level, "L4-L5")
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
        self.note = widgets.HTML()
        self._shown: Herniation | None = None
        self._state: dict[str, Any] = {}
        self.figure = StillFigure(
            {"data": [*explorer.flat_traces(first), *explorer.model_traces(first)], "layout": explorer.layout(first)}
        )
        self.place = widgets.Box([widgets.HTML("Drawing the figure ...")])
        self.page = Surroundings()
        self.painter = Painter()
        self.selectors = {
            "level": LevelSelect(value=first.level),
            "side": dropdown("Side", SIDES),
            "zone": dropdown("Zone", zones()),
            "morphology": dropdown("Form", morphologies()),
        }
        self.in_3d = widgets.Checkbox(
            value=True, description="Spine in 3D", indent=False, layout={"width": "auto", "margin": "0 12px 0 0"}
        )
        self.view = widgets.ToggleButtons(
            options=[(view.capitalize(), view) for view in solid.CAMERAS], style={"button_width": "auto"}
        )
        row = _row([*self.selectors.values()])
        views = _row([self.in_3d, self.view])
        text = _row([self.findings, self.reasoning])
        for panel in (self.findings, self.reasoning):
            panel.layout = {"flex": "1 1 420px", "min_width": "min(420px, 100%)"}
        drawn = [self.heading, views, self.note, self.place]
        super().__init__([self.page, self.painter, row, self.error, *drawn, self.warnings, text, self.sources])
        for name in ARGUMENTS:
            setattr(self, name, getattr(first, name))
        for name, selector in self.selectors.items():
            traitlets.link((self, name), (selector, "value"))
        self.observe(self._select, names=ARGUMENTS)
        self.page.observe(self._fit, names=["width", "height"])
        self.page.observe(self._take_webgl, names="webgl")
        self.in_3d.observe(self._change_dimension, names="value")
        self.view.observe(self._look, names="value")
        self.sources.observe(self._write_sources, names="selected_index")
        self._trace("regions").on_click(self._click_region)
        self._trace("discs of the sheet").on_click(self._click_sheet)
        self.painter.observe(self._click_model, names="picked")
        self._show(first)

    def _trace(self, name: str) -> Any:  # noqa: ANN401 - a plotly trace
        return next(trace for trace in self.figure.data if trace.name == name)

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
    def _click_region(self, _trace: Any, points: Any, _state: object) -> None:  # noqa: ANN401 - as plotly calls it
        """Select the level whose common herniation reaches the region that was clicked."""
        if not points.point_inds:  # plotly calls every trace for one click
            return
        region, *_ = chart.hits()[points.point_inds[0]]
        herniation = common_herniation(region.of, region.side)
        if herniation is None:
            self.error.value = panels.note(f"No disc presses the root {region.of}: it leaves above the highest disc.")
            return
        self.select(herniation)

    @shown_to_learner
    def _click_sheet(self, _trace: Any, points: Any, _state: object) -> None:  # noqa: ANN401 - as plotly calls it
        """Select the disc that was clicked on the flat spine."""
        if points.point_inds:
            self.level = flat.hits()[points.point_inds[0]][0].of

    @shown_to_learner
    def _click_model(self, _change: object) -> None:
        """Select the disc that was clicked in the scene."""
        self.level = solid.disc_of_face(self.painter.picked[0])

    @shown_to_learner
    def _look(self, _change: object) -> None:
        """Let the camera fly to the view that was chosen."""
        self._paint(self.herniation)

    @shown_to_learner
    def _take_webgl(self, _change: object) -> None:
        """Fall back to the flat spine where the browser cannot draw in 3D."""
        self.in_3d.value = self.page.webgl
        self.in_3d.disabled = not self.page.webgl
        self.note.value = "" if self.page.webgl else panels.note(NO_WEBGL)

    @shown_to_learner
    def _change_dimension(self, _change: object) -> None:
        """Take the scene out of the figure, or put it back."""
        self.view.layout.display = None if self.in_3d.value else "none"
        if self.in_3d.value:
            self.figure.add_traces(explorer.model_traces(self.herniation))
            self.figure.layout.scene = explorer.model_scene(self.herniation, self.view.value)
            self._paint(self.herniation)
        else:
            self.figure.data = [trace for trace in self.figure.data if trace.type != "mesh3d"]
            self.figure.layout.scene = None
        self._fit()

    @shown_to_learner
    def _write_sources(self, _change: object = None) -> None:
        if self.sources.selected_index is not None:
            self.sources.children[0].value = panels.sources(self.herniation)

    @shown_to_learner
    def _fit(self, _change: object = None) -> None:
        """Fit the figure into the page and the window; the first time, show it."""
        width = max(NARROWEST, min(self.page.width - 8, WIDEST))
        arranged = explorer.arrangement(width, self.page.height - AROUND, flat=not self.in_3d.value)
        with self.figure.batch_update():
            self.figure.update_layout(arranged)
            self._trace("titles").textfont.size = explorer.title_size(arranged)
        if self.page.width and self.figure not in self.place.children:
            self.place.children = [self.figure]

    def _show(self, herniation: Herniation) -> None:
        """Recolour the figure and rewrite the text."""
        self._paint(herniation)
        self._shown = herniation
        self.heading.value = panels.heading(herniation)
        self.findings.value = panels.findings(herniation)
        self.reasoning.value = panels.reasoning(herniation)
        self.warnings.value = panels.warnings(herniation)
        self._write_sources()
        self.selectors["level"].announcement = herniation.title
        self.error.value = ""

    def _paint(self, herniation: Herniation) -> None:
        """Let the painter show a herniation, and keep the figure's own record in step."""
        state = explorer.state(herniation, self.view.value)
        label = f"Spine, disc and body. {herniation.title}. The same is said in words below."
        self.painter.show(**state, label=label)
        with self.figure.still():
            explorer.record(self.figure, self._state, state)
        self._state = state

    def __repr__(self) -> str:
        return f"Explorer({self.level!r}, side={self.side!r}, zone={self.zone!r}, morphology={self.morphology!r})"


def explore(
    level: str = "L4-L5", side: str = "left", zone: str = "subarticular", morphology: str = "protrusion"
) -> Explorer:
    """Open the explorer: selectors, figure of spine, disc and body, findings, reasoning, warning signs and sources.

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


def _row(parts: list[widgets.Widget]) -> widgets.HBox:
    return widgets.HBox(parts, layout={"flex_flow": "row wrap", "grid_gap": "4px 18px", "align_items": "center"})
