"""What the widgets share: the page they stand in, errors that are seen, and a figure repainted but never rebuilt."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import ipywidgets as widgets
import traitlets

from discviz.content.blocks import note
from discviz.errors import DiscvizError
from discviz.figures.explorer import record_lit
from discviz.knowledge.words import say
from discviz.render.html import html
from discviz.widgets.parts.painter import Painter, StillFigure
from discviz.widgets.parts.selectors import Surroundings
from discviz.widgets.parts.turns import take_turns

Arguments = ParamSpec("Arguments")
AView = TypeVar("AView", bound="View")


class Trace(Protocol):
    """A trace of plotly's, as far as a click needs to know it."""

    name: str


class Points(Protocol):
    """What plotly tells of a click: the points of the trace that were hit; none, for the traces that were not."""

    point_inds: Sequence[int]


def shown_to_learner(
    callback: Callable[Concatenate[AView, Arguments], None],
) -> Callable[Concatenate[AView, Arguments], None]:
    """Let an error inside a view's callback reach the learner's eyes instead of vanishing."""

    @wraps(callback)
    def guarded(view: AView, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            callback(view, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - whatever it was, the learner is told
            ours = isinstance(error, DiscvizError)  # and so in words that a learner can act on
            told = str(error) if ours else say("went-wrong", kind=type(error).__name__, fault=error)
            view.error.value = html(note(told))

    return guarded


class View(widgets.VBox):
    """A widget that knows its page and tells the learner of its errors.

    Parameters
    ----------
    folded : mapping of str to callable
        Titles of parts that are shut at first, and what gives the text of each.

    Attributes
    ----------
    page : Surroundings
        What the page tells, and the stylesheet.
    error : ipywidgets.HTML
        The sentence of an error.
    folded : ipywidgets.Accordion
        The parts that are shut at first: their texts are written while they are open.
    """

    def __init__(self, folded: Mapping[str, Callable[[], str]] | None = None) -> None:
        self.page, self.error = Surroundings(), widgets.HTML()
        self._texts = dict(folded or {})
        self.folded = widgets.Accordion([widgets.HTML() for _ in self._texts], titles=[*self._texts])
        super().__init__()
        self.folded.observe(self._write_folded, names="selected_index")

    @traitlets.observe("children")
    def _answer_in_turn(self, _change: object) -> None:
        take_turns(self)

    def link(self, selectors: Mapping[str, widgets.Widget]) -> None:
        """Keep each of these traits the same as the value of its selector, and show what follows from them."""
        for name, selector in selectors.items():
            traitlets.link((self, name), (selector, "value"))
        self.observe(self._show, names=[*selectors])
        self._show()

    def show(self) -> None:
        """Paint and write what follows from the selection."""
        raise NotImplementedError

    @shown_to_learner
    def _show(self, _change: object = None) -> None:
        self.show()
        self.error.value = ""
        self._write_folded()

    @shown_to_learner
    def _write_folded(self, _change: object = None) -> None:
        """Write the text of the part that is open, if one is."""
        if self.folded.selected_index is not None:
            part = self.folded.children[self.folded.selected_index]
            part.value = [*self._texts.values()][self.folded.selected_index]()


class LinkedView(View):
    """A view with a figure, built once; a choice only repaints it.

    Parameters
    ----------
    figure : mapping
        Data and layout of the figure, every part of it in place, seen or unseen.
    folded : mapping of str to callable
        As of any view.
    waiting : str
        What stands in its place until the page is known; without it the figure is there at once.

    Attributes
    ----------
    figure : plotly.graph_objects.FigureWidget
        The only one of the view.
    painter : Painter
        Paints it.
    place : ipywidgets.Box
        Where it stands.
    heading : ipywidgets.HTML
        What is seen, in words.
    """

    def __init__(
        self, figure: Mapping[str, object], folded: Mapping[str, Callable[[], str]] | None = None, waiting: str = ""
    ) -> None:
        self.painter, self.figure, self.heading = Painter(), StillFigure(figure), widgets.HTML()
        self.place = widgets.Box([widgets.HTML(waiting) if waiting else self.figure])
        super().__init__(folded)
        self.page.observe(self._fit, names=["width", "height"])
        take_turns(self.figure)  # it may come into its place later

    def trace(self, name: str) -> Any:  # noqa: ANN401 - plotly gives its traces no types
        """Return a trace of the figure."""
        return next(trace for trace in self.figure.data if trace.name == name)

    def paint(self, **state: object) -> None:
        """Let the painter show a state, in the terms of its attributes, and keep the figure's own record in step."""
        before = {name: getattr(self.painter, name) for name in state}
        self.painter.show(**state)
        with self.figure.still():
            self.record(before, state)

    def record(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """Write what is shown into the figure's own record, given what was shown before."""
        record_lit(self.figure, before["lit"], now["lit"])

    def fit(self) -> None:
        """Fit the figure into the page and the window."""
        raise NotImplementedError

    @shown_to_learner
    def _fit(self, _change: object = None) -> None:
        """Fit the figure; the first time the page is known, show it."""
        self.fit()
        if self.page.width and self.figure not in self.place.children:
            self.place.children = [self.figure]


def side_by_side(*parts: widgets.Widget, tight: bool = False) -> widgets.HBox:
    """Return parts side by side, as many as the page has room for; others follow below."""
    made = widgets.HBox(parts).add_class("discviz-row")
    return made.add_class("discviz-tight") if tight else made
