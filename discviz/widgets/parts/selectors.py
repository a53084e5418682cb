"""Small parts of the widgets: a grouped selector, which ipywidgets lacks, a plain one, and the place they stand in.

The grouped selector is a native ``<select>`` with ``<optgroup>``, so that keyboard, screen reader and touch
work as everywhere else.
"""

from collections.abc import Sequence
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets

from discviz.knowledge import table
from discviz.knowledge.words import say
from discviz.render.style import SHEET

PARTS = ("cervical", "thoracic", "lumbar")  # of the spine


class GroupedSelect(anywidget.AnyWidget):
    """A labelled selector whose words stand in named groups.

    Attributes
    ----------
    label : str
        Stands beside the selector and is read out with it.
    value : str
        What is selected.
    groups : list
        Name and words of each group; a word is itself, or a pair of value and text. A group without a
        name stands outside all groups.
    announcement : str
        Read out by screen readers whenever it changes.
    """

    _esm = Path(__file__).with_name("selector.mjs")
    label = traitlets.Unicode("").tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)
    announcement = traitlets.Unicode("").tag(sync=True)
    groups: traitlets.List[list[object]] = traitlets.List().tag(sync=True)


def level_groups() -> list[list[object]]:
    """Return the 23 levels by part of the spine."""
    rows = table("levels")
    return [[say(f"part-{part}"), [row["id"] for row in rows if row["part"] == part]] for part in PARTS]


def dropdown(label: str, options: Sequence[str] | Sequence[tuple[str, str]]) -> widgets.Dropdown:
    """Return a labelled selector as wide as its words; options are words, or pairs of text and value."""
    return widgets.Dropdown(
        options=options, description=label, layout={"width": "auto"}, style={"description_width": "initial"}
    )


class Surroundings(anywidget.AnyWidget):
    """An unseen part that looks after the place where widgets are shown.

    It keeps key presses for them: JupyterLab takes letters, digits and arrows for itself even while
    a selector has the focus (jupyter-widgets/ipywidgets issue 3912), so that an arrow would leave the
    cell and an "x" cut it. And it tells the ``width`` of the place and the ``height`` of the window,
    in px, so that selectors and figure can be seen together, and whether the browser can draw in 3D.
    It brings the stylesheet of all widgets into the page.
    """

    _esm = Path(__file__).with_name("surroundings.mjs")
    _css = SHEET
    width = traitlets.Int(0).tag(sync=True)
    height = traitlets.Int(0).tag(sync=True)
    webgl = traitlets.Bool(True).tag(sync=True)  # noqa: FBT003 - a trait's default stands alone

    def __init__(self) -> None:
        super().__init__(layout={"height": "0", "margin": "0", "width": "100%"})
