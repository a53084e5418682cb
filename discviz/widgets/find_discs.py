"""An exercise with the explorer: find every disc that can press a root."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets as widgets

from discviz.content.blocks import Box, Sentence, Strong
from discviz.errors import DiscvizError, shown, unknown
from discviz.knowledge import table
from discviz.render.html import html
from discviz.spine.anatomy import levels, zones
from discviz.spine.herniation import Herniation
from discviz.widgets.explorer import Explorer


def ways_to_press(root: str) -> Mapping[str, tuple[str, ...]]:
    """Return the discs that can press a root at the side, each with the zones in which it does.

    The central zone is left out: there it is the cord or many roots together.

    Parameters
    ----------
    root : str
        A root's name.

    Examples
    --------
    >>> ways_to_press("L5")
    {'L4-L5': ('subarticular',), 'L5-S1': ('foraminal', 'extraforaminal')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for level in levels():
        discs = [Herniation(level, zone=zone) for zone in zones()]
        ways = tuple(disc.zone for disc in discs if not disc.is_midline and root in disc.roots)
        if ways:
            found[level] = ways
    return found


class FindDiscs(widgets.VBox):
    """An explorer, and above it what has been found so far; made by :func:`find_discs`."""

    def __init__(self, root: str, explorer: Explorer | None) -> None:
        self.root = root
        self.ways = ways_to_press(root)
        first = levels().index(next(iter(self.ways)))
        self.found: dict[str, str] = {}
        self.said = widgets.HTML()
        start = levels()[first - 1 if first else 1]  # near, but not yet right
        self.explorer = explorer or Explorer()
        self.explorer.select(Herniation(start))
        self._judged = self.explorer.herniation
        self.explorer.observe(self._judge, names=["level", "zone", "morphology"])
        self._say("Nothing is found yet.")
        super().__init__([self.said, self.explorer])

    def _judge(self, _change: object = None) -> None:
        """Say whether the herniation now shown presses the root, and what that means."""
        shown = self.explorer.herniation
        if shown == self._judged:  # told already: two parts of it changed at once
            return
        self._judged = shown
        if not shown.presses:
            self._say("A bulge reaches no root by itself. Choose another form.")
        elif shown.zone == "central":
            self._say(f"In the midline it is never {self.root} alone. Choose another zone.")
        elif self.root not in shown.roots:
            self._say(f"This presses {' and '.join(shown.roots)}, not {self.root}.")
        elif shown.level in self.found:
            self._say(f"{shown.level} is found already. Is there another disc?")
        else:
            self.found[shown.level] = shown.zone
            role = "leaves" if self.root == shown.exiting_root else "passes on its way down"
            self._say(f"Right: at {shown.level} the root {self.root} {role}, and this herniation meets it there.")

    def _say(self, words: str) -> None:
        found = ", ".join(f"{level} ({zone})" for level, zone in self.found.items()) or "none"
        counted = Strong(f"{len(self.found)} of {len(self.ways)} discs that can press {self.root}:")
        done = (Strong(" That is all of them."),) if len(self.found) == len(self.ways) else ()
        sentence = Sentence((counted, f" {found}. {words}", *done))
        self.said.value = html(Box((sentence,), "note", role="status"))

    def __repr__(self) -> str:
        return f"FindDiscs({self.root!r}, {len(self.found)} of {len(self.ways)} found)"


def find_discs(root: str, explorer: Explorer | None = None) -> FindDiscs:
    """Open an explorer with a task: find every disc that can press a root.

    Parameters
    ----------
    root : str
        The root to press, such as "L5".
    explorer : Explorer, optional
        One that is open already, to be shown here once more; else a new one.

    Returns
    -------
    FindDiscs
        Show it as the last line of a cell.

    Raises
    ------
    DiscvizError
        For a root that is unknown, or that no disc presses at the side; for anything that is no explorer.

    Examples
    --------
    >>> find_discs("L5")
    FindDiscs('L5', 0 of 2 found)
    """
    roots = table("roots").ids
    if root not in roots or not ways_to_press(root):
        pressed = [name for name in roots if ways_to_press(name)]
        raise unknown(root, "a root that a disc can press at the side", pressed)
    if not isinstance(explorer, Explorer | None):
        raise DiscvizError(f"{shown(explorer)} is not an explorer; make one with discviz.explore().")
    return FindDiscs(root, explorer)
