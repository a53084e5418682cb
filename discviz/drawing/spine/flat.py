"""The spine on a flat sheet, from the left and from behind: a way to choose a disc, and all there is without 3D.

From behind, the arches of the vertebrae are taken off, so that cord and roots are seen in the canal. Sheet
units are cm. As in the other flat figures, a selection only changes which shapes are opaque.
"""

from collections.abc import Iterator

from discviz.drawing import theme
from discviz.drawing.scene import Label, Lit, Part, Shape, path
from discviz.knowledge import Row, atlas, remembered
from discviz.spine.herniation import Herniation

VIEWS = ("side", "back")


def _part(tissue: str, view: str, of: str = "", side: str = "") -> Part:
    return Part("spine", tissue, of, side, view=view)


@remembered
def shapes() -> tuple[Shape, ...]:
    """Return every shape of the sheet: the quiet spine, and over it what a selection can light, still unseen."""
    return tuple(shape for view in VIEWS for shape in _view_shapes(view))


def _view_shapes(view: str) -> Iterator[Shape]:
    """Yield the shapes of one view, bottom layer first."""
    drawn = atlas("spine")["sheet"]["views"][view]
    faint = theme.mixed(theme.NERVE_LINE, theme.PAPER, 0.35)
    bones = "".join(path(bone["x"], bone["y"]) for bone in drawn["bones"])
    discs = {disc["id"]: path(disc["x"], disc["y"]) for disc in drawn["discs"]}
    roots = {(root["id"], root["side"]): path(root["x"], root["y"], closed=False) for root in drawn["roots"]}
    yield Shape(_part("bones", view), bones, theme.BONE, theme.BONE_LINE, 0.8)
    yield Shape(_part("discs", view), "".join(discs.values()), theme.ANNULUS, theme.ANNULUS_LINE, 0.6)
    yield Shape(_part("cord", view), path(**drawn["cord"]), theme.NERVE, theme.NERVE_LINE, 0.8)
    yield Shape(_part("roots", view), "".join(roots.values()), line=faint, width=1.4)
    for name, line in discs.items():
        yield Shape(_part("disc", view, name), line, theme.MATERIAL, theme.MATERIAL_LINE, 2, opacity=0)
    for (name, side), line in roots.items():
        yield Shape(_part("root", view, name, side), line, line=theme.PRESSED, width=3.5, opacity=0)


def lit(herniation: Herniation) -> Lit:
    """Return the disc and the roots that a herniation lights, over the quiet spine.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [(part.tissue, part.of) for part in lit(Herniation("L4-L5")).parts if part.view == "side"]
    [('disc', 'L4-L5'), ('root', 'L5')]
    """
    seen = [_part("disc", view, herniation.level) for view in VIEWS]
    for root in herniation.roots if herniation.presses else ():
        seen.append(_part("root", "side", root, "left"))  # the two sides lie one behind the other
        seen += [_part("root", "back", root, side) for side in herniation.sides]
    return Lit(dict.fromkeys(seen, 1.0))


@remembered
def hits() -> tuple[tuple[Part, float, float], ...]:
    """Return the points that answer the pointer, each with its disc: one in each view."""
    views = atlas("spine")["sheet"]["views"]
    return tuple(
        (_part("disc", view, disc["id"]), _middle("x", disc), _middle("y", disc))
        for view in VIEWS
        for disc in views[view]["discs"]
    )


def _ends(axis: str, *outlines: Row) -> tuple[float, float]:
    """Return between which numbers some outlines lie."""
    numbers = [number for outline in outlines for number in outline[axis] if number is not None]
    return min(numbers), max(numbers)


def _middle(axis: str, *outlines: Row) -> float:
    return sum(_ends(axis, *outlines)) / 2


@remembered
def frame(*, both: bool) -> tuple[float, float, float, float]:
    """Return the edges of the sheet, left, bottom, right and top: the side view alone, or both."""
    views = [atlas("spine")["sheet"]["views"][view] for view in (VIEWS if both else VIEWS[:1])]
    parts = [part for view in views for kind in ("bones", "roots") for part in view[kind]]
    (left, right), (bottom, top) = _ends("x", *parts), _ends("y", *parts)
    return left - 0.5, bottom - 0.5, right + 0.5, top + 0.5


def titles() -> list[Label]:
    """Return the names of the two views, above them."""
    views, top = atlas("spine")["sheet"]["views"], frame(both=True)[3]
    said = {"side": "From the left", "back": "From behind"}
    return [Label(_middle("x", *views[view]["bones"]), top, text, theme.QUIET_INK) for view, text in said.items()]


def disc_names() -> list[Label]:
    """Return the names of the discs beside the view from the left."""
    drawn = atlas("spine")["sheet"]["views"]["side"]
    left = _ends("x", *drawn["bones"])[0] - 0.5
    named = [(disc["id"], _middle("y", disc)) for disc in drawn["discs"]]
    return [Label(left, y, name, theme.QUIET_INK, anchor="right", size=8) for name, y in named]
