"""An exercise with the explorer: find every disc that can press a root."""

from collections.abc import Mapping

import ipywidgets as widgets

from discviz.content.blocks import Box, Sentence, Strong, marked
from discviz.errors import DiscvizError, shown, unknown
from discviz.knowledge import table
from discviz.knowledge.words import say
from discviz.render.html import html
from discviz.spine.anatomy import levels, zones
from discviz.spine.herniation import Herniation
from discviz.widgets.explorer import Explorer
from discviz.widgets.linked_view import View


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
        found[level] = tuple(disc.zone for disc in discs if not disc.is_midline and root in disc.roots)
    return {level: pressing for level, pressing in found.items() if pressing}


class FindDiscs(View):
    """An explorer, and above it what has been found so far; made by :func:`find_discs`."""

    def __init__(self, root: str, explorer: Explorer | None) -> None:
        super().__init__()
        self.root = root
        self.ways = ways_to_press(root)
        first = levels().index(next(iter(self.ways)))
        self.found: dict[str, str] = {}
        self.said = widgets.HTML()
        start = levels()[first - 1 if first else 1]  # near, but not yet right
        self.explorer = explorer or Explorer()
        self.explorer.select(Herniation(start))
        self._judged = self.explorer.herniation
        self.explorer.observe(self._show, names=["level", "zone", "morphology"])
        self._say("nothing-found")
        self.children = [self.error, self.said, self.explorer]

    def show(self) -> None:
        """Say whether the herniation now shown presses the root, and what that means."""
        shown = self.explorer.herniation
        if shown == self._judged:  # told already: two parts of it changed at once
            return
        self._judged = shown
        if not shown.presses:
            self._say("bulge-presses-none")
        elif shown.zone == "central":
            self._say("midline-never-one")
        elif self.root not in shown.roots:
            self._say("presses-other", roots=" and ".join(shown.roots))
        elif shown.level in self.found:
            self._say("found-already", level=shown.level)
        else:
            self.found[shown.level] = shown.zone
            self._say("found-leaving" if self.root == shown.exiting_root else "found-passing", level=shown.level)

    def _say(self, key: str, **values: object) -> None:
        found = ", ".join(f"{level} ({zone})" for level, zone in self.found.items()) or say("none")
        counted = {"root": self.root, "number": len(self.found), "all": len(self.ways), "found": found}
        done = (Strong(f" {say('found-all')}"),) if len(self.found) == len(self.ways) else ()
        words = marked("found-so-far", **counted, words=say(key, root=self.root, **values))
        self.said.value = html(Box((Sentence((*words, *done)),), "note", role="status"))

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
