"""The explorer: choose a level, a side, a zone and a morphology; see and read what follows.

One figure of spine, disc and body is built once and then only recoloured; the text beside it says the same
in words.
"""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from discviz.content import herniation as said
from discviz.content.blocks import Heading, note
from discviz.drawing.body import chart
from discviz.drawing.spine import flat, solid
from discviz.errors import DiscvizError
from discviz.figures import explorer
from discviz.knowledge.words import say
from discviz.render.html import html
from discviz.spine.anatomy import SIDES, morphologies, parse_level, parse_morphology, parse_side, parse_zone, zones
from discviz.spine.herniation import Herniation, common_herniation, require_herniation
from discviz.widgets.linked_view import LinkedView, Points, shown_to_learner, side_by_side
from discviz.widgets.parts.selectors import GroupedSelect, dropdown, level_groups
from discviz.widgets.parts.traits import Parsed

NARROWEST, WIDEST = 320, 1240  # px of the figure: from a phone to a large screen
AROUND = 222  # px of JupyterLab's bars, the selectors and the heading, to be seen together with the figure
ARGUMENTS = ("level", "side", "zone", "morphology")


class Explorer(LinkedView):
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

    level = Parsed(parse_level, "L4-L5")
    side = Parsed(parse_side, "left")
    zone = Parsed(parse_zone, "subarticular")
    morphology = Parsed(parse_morphology, "protrusion")

    def __init__(
        self, level: str = "L4-L5", side: str = "left", zone: str = "subarticular", morphology: str = "protrusion"
    ) -> None:
        first = Herniation(level, side, zone, morphology)  # a wrong word is refused before anything is drawn
        self._shown: tuple[Herniation, str] | None = None
        traces = [*explorer.flat_traces(first), *explorer.model_traces(first)]
        folded = {"Sources": lambda: html(said.sources(self.herniation))}
        super().__init__({"data": traces, "layout": explorer.layout(first)}, folded, waiting="Drawing the figure ...")
        self.findings, self.reasoning, self.warnings, self.note = (widgets.HTML() for _ in range(4))
        self.selectors = {
            "level": GroupedSelect(label="Level", value=first.level, groups=level_groups()).add_class("discviz-level"),
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
        for panel in (self.findings, self.reasoning):
            panel.add_class("discviz-column")
        self.sources = self.folded
        above = [self.page, self.painter, side_by_side(*self.selectors.values()), self.error, self.heading]
        seen = [side_by_side(self.in_3d, self.view), self.note, self.place]
        below = [self.warnings, side_by_side(self.findings, self.reasoning), self.sources]
        self.children = [*above, *seen, *below]
        self.select(first)
        self.link(self.selectors)
        self.page.observe(self._take_webgl, names="webgl")
        self.in_3d.observe(self._change_dimension, names="value")
        self.view.observe(self._show, names="value")
        self.trace("regions").on_click(self._click_region)
        self.trace("discs of the sheet").on_click(self._click_sheet)
        self.painter.observe(self._click_model, names="picked")

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
    def _click_region(self, _trace: object, points: Points, _state: object) -> None:
        """Select the level whose common herniation reaches the region that was clicked."""
        if not points.point_inds:  # plotly calls every trace for one click
            return
        region, *_ = chart.hits()[points.point_inds[0]]
        herniation = common_herniation(region.of, region.side)
        if herniation is None:
            raise DiscvizError(say("no-disc-presses", root=region.of))
        self.select(herniation)

    @shown_to_learner
    def _click_sheet(self, _trace: object, points: Points, _state: object) -> None:
        """Select the disc that was clicked on the flat spine."""
        if points.point_inds:
            self.level = flat.hits()[points.point_inds[0]][0].of

    @shown_to_learner
    def _click_model(self, _change: object) -> None:
        """Select the disc that was clicked in the scene."""
        self.level = solid.disc_of_face(self.painter.picked[0])

    @shown_to_learner
    def _take_webgl(self, _change: object) -> None:
        """Fall back to the flat spine where the browser cannot draw in 3D."""
        self.in_3d.value = self.page.webgl
        self.in_3d.disabled = not self.page.webgl
        self.note.value = "" if self.page.webgl else html(note(say("no-webgl")))

    @shown_to_learner
    def _change_dimension(self, _change: object) -> None:
        """Take the scene out of the figure, or put it back."""
        self.view.layout.display = None if self.in_3d.value else "none"
        if self.in_3d.value:
            self.figure.add_traces(explorer.model_traces(self.herniation))
            self.figure.layout.scene = explorer.model_scene(self.herniation, self.view.value)
            self._shown = None  # what is new must be painted, too
            self.show()
        else:
            self.figure.data = [trace for trace in self.figure.data if trace.type != "mesh3d"]
            self.figure.layout.scene = None
        self._fit()

    def fit(self) -> None:
        """Fit the panels into the page and the window."""
        width = max(NARROWEST, min(self.page.width - 8, WIDEST))
        arranged = explorer.arrangement(width, self.page.height - AROUND, flat=not self.in_3d.value)
        with self.figure.batch_update():
            self.figure.update_layout(arranged)
            self.trace("titles").textfont.size = explorer.title_size(arranged)

    def show(self) -> None:
        """Recolour the figure, let its camera fly to the view that was chosen, and rewrite the text."""
        herniation, view = self.herniation, self.view.value
        if (herniation, view) == self._shown:  # told already: two parts of it changed at once
            return
        self.paint(**explorer.state(herniation, view), label=say("figure-of-explorer", title=herniation.title))
        self._shown = herniation, view
        self.heading.value = html(Heading(herniation.title))
        self.findings.value = html(*said.findings(herniation))
        self.reasoning.value = html(*said.reasoning(herniation))
        self.warnings.value = html(said.warnings(herniation))
        self.selectors["level"].announcement = herniation.title

    def record(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """Write what is shown into the figure's own record: words, colours and camera of the scene, too."""
        explorer.record(self.figure, before, now)

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
