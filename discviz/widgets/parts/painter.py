"""The unseen part that changes the plotly figure beside it in the page, without a redraw.

Whatever Python tells a FigureWidget, plotly 7 draws the whole figure anew: its front end marks each message
with a word that plotly.js takes for an unknown attribute. Changing what is already drawn, both in the page
and in the figure's own record of itself, takes next to no time.

What of plotly's inside is used for this stands in two lists: ``OVERRIDDEN`` here, ``internals`` in painter.mjs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anywidget
import plotly.graph_objects as go
import traitlets

OVERRIDDEN = ("_send_relayout_msg", "_send_restyle_msg")


class StillFigure(go.FigureWidget):
    """A figure widget that can keep changes to itself: the painter shows them, without a redraw."""

    is_still = False

    @contextmanager
    def still(self) -> Iterator[None]:
        """Keep the changes made meanwhile to the figure's own record."""
        self.is_still = True
        try:
            yield
        finally:
            self.is_still = False

    def _send_relayout_msg(self, *args: object, **kwargs: object) -> None:
        if not self.is_still:
            super()._send_relayout_msg(*args, **kwargs)

    def _send_restyle_msg(self, *args: object, **kwargs: object) -> None:
        if not self.is_still:
            super()._send_restyle_msg(*args, **kwargs)


class Painter(anywidget.AnyWidget):
    """What is seen in the figure beside it.

    Attributes
    ----------
    lit : dict of str to float
        The shapes to be seen, by their place in ``layout.shapes``, with their opacity; all others hide.
    words : list of str
        The texts of the trace named "words".
    meshes : dict of str to list
        Colour scale of each mesh of the scene, by the trace's name.
    material_left, material_right : dict
        Coordinates and corners of the meshes named "material left" and "material right".
    labels : list of dict
        The annotations of the scene.
    camera : dict
        Where the scene is seen from; the camera flies there.
    label : str
        What the figure shows, for screen readers: plotly gives its figures no name.
    turn : int
        Counts the pictures: raised when all of the above is said, it has them painted together.
    picked : list of int
        The triangle of the scene that was clicked, and how many clicks there were: told by the page.
    """

    _esm = Path(__file__).with_name("painter.mjs")
    lit: traitlets.Dict[str, float] = traitlets.Dict().tag(sync=True)
    words: traitlets.List[str] = traitlets.List().tag(sync=True)
    meshes: traitlets.Dict[str, object] = traitlets.Dict().tag(sync=True)
    material_left: traitlets.Dict[str, object] = traitlets.Dict().tag(sync=True)
    material_right: traitlets.Dict[str, object] = traitlets.Dict().tag(sync=True)
    labels: traitlets.List[object] = traitlets.List().tag(sync=True)
    camera: traitlets.Dict[str, object] = traitlets.Dict().tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    turn = traitlets.Int(0).tag(sync=True)
    picked: traitlets.List[int] = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(layout={"height": "0", "margin": "0"})

    def show(self, **state: object) -> None:
        """Say what is to be seen, by the names of the attributes, and have it painted together."""
        for name, value in state.items():
            setattr(self, name, value)
        self.turn += 1
