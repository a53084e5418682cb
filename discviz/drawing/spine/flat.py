"""The spine on a flat sheet, from the left and from behind: a way to choose a disc, and all there is without 3D.

From behind, the arches of the vertebrae are taken off, so that cord and roots are seen in the canal. Sheet
units are cm. As in the other flat figures, a selection only changes which shapes are opaque.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body.chart import Shape, path
from discviz.knowledge import atlas, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discviz.spine.herniation import Herniation

VIEWS = ("side", "back")
HIT_SIZE = 12  # px within which the pointer means a disc


def shapes(xref: str = "x", yref: str = "y") -> list[Shape]:
    """Return every shape of the sheet: the quiet spine, and over it what a selection can light, still unseen."""
    return [{**shape, "type": "path", "layer": "below", "xref": xref, "yref": yref} for shape in _shapes()]


@remembered
def _shapes() -> tuple[Shape, ...]:
    return tuple(shape for view in VIEWS for shape in _view_shapes(view))


def _view_shapes(view: str) -> Iterator[Shape]:
    """Yield the shapes of one view, bottom layer first."""
    drawn = atlas("spine")["sheet"]["views"][view]
    faint = theme.mixed(theme.NERVE_LINE, theme.PAPER, 0.35)
    bones = "".join(path(bone["x"], bone["y"]) for bone in drawn["bones"])
    discs = {disc["id"]: path(disc["x"], disc["y"]) for disc in drawn["discs"]}
    roots = {(root["id"], root["side"]): path(root["x"], root["y"], closed=False) for root in drawn["roots"]}
    ink = {"width": 0.8, "color": theme.BONE_LINE}
    yield {"name": f"{view} bones", "path": bones, "fillcolor": theme.BONE, "line": ink}
    ink = {"width": 0.6, "color": theme.ANNULUS_LINE}
    yield {"name": f"{view} discs", "path": "".join(discs.values()), "fillcolor": theme.ANNULUS, "line": ink}
    ink = {"width": 0.8, "color": theme.NERVE_LINE}
    yield {"name": f"{view} cord", "path": path(**drawn["cord"]), "fillcolor": theme.NERVE, "line": ink}
    yield {"name": f"{view} roots", "path": "".join(roots.values()), "line": {"width": 1.4, "color": faint}}
    for name, line in discs.items():
        ink = {"width": 2, "color": theme.MATERIAL_LINE}
        yield {"name": f"{view} disc {name}", "path": line, "opacity": 0, "fillcolor": theme.MATERIAL, "line": ink}
    for (name, side), line in roots.items():
        ink = {"width": 3.5, "color": theme.PRESSED}
        yield {"name": f"{view} root {name} {side}", "path": line, "opacity": 0, "line": ink}


def opacities(herniation: Herniation) -> dict[str, float]:
    """Return the opacity of each shape that a herniation lights, by name.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [name for name in opacities(Herniation("L4-L5")) if name.startswith("side")]
    ['side disc L4-L5', 'side root L5 left']
    """
    lit = {f"{view} disc {herniation.level}" for view in VIEWS}
    if herniation.presses:
        pressed = [(root, side) for root in herniation.roots for side in herniation.sides]
        lit |= {f"back root {root} {side}" for root, side in pressed}
        lit |= {f"side root {root} left" for root in herniation.roots}  # the two sides lie one behind the other
    return {shape["name"]: 1.0 for shape in _shapes() if shape["name"] in lit}


@remembered
def hit_levels() -> tuple[str, ...]:
    """Return the level of each point of :func:`hit_trace`, in its order."""
    views = atlas("spine")["sheet"]["views"]
    return tuple(disc["id"] for view in VIEWS for disc in views[view]["discs"])


def hit_trace(xaxis: str = "x", yaxis: str = "y") -> dict[str, Any]:
    """Return an unseen point on each disc that answers the pointer."""
    views = atlas("spine")["sheet"]["views"]
    discs = [disc for view in VIEWS for disc in views[view]["discs"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "discs of the sheet",
        "xaxis": xaxis,
        "yaxis": yaxis,
        "x": theme.packed(_middle(disc["x"]) for disc in discs),
        "y": theme.packed(_middle(disc["y"]) for disc in discs),
        "hovertext": [f"{level} disc" for level in hit_levels()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"opacity": 0, "size": HIT_SIZE},
        "showlegend": False,
    }


def _middle(values: list[float | None]) -> float:
    numbers = [value for value in values if value is not None]
    return (min(numbers) + max(numbers)) / 2


@remembered
def frame(*, both: bool) -> tuple[float, float, float, float]:
    """Return the edges of the sheet, left, bottom, right and top: the side view alone, or both."""
    sheet = atlas("spine")["sheet"]
    views = VIEWS if both else VIEWS[:1]
    parts = [part for view in views for kind in ("bones", "roots") for part in sheet["views"][view][kind]]
    x, y = ([v for part in parts for v in part[axis] if v is not None] for axis in "xy")
    return min(x) - 0.5, min(y) - 0.5, max(x) + 0.5, max(y) + 0.5


def titles() -> list[dict[str, Any]]:
    """Return the names of the two views, above them."""
    return [
        {
            "text": text,
            "x": (min(_across(view)) + max(_across(view))) / 2,
            "y": frame(both=True)[3],
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 12, "color": theme.QUIET_INK},
        }
        for view, text in (("side", "From the left"), ("back", "From behind"))
    ]


def name_trace() -> dict[str, Any]:
    """Return the names of the discs beside the view from the left."""
    discs = atlas("spine")["sheet"]["views"]["side"]["discs"]
    left = min(_across("side"))
    return {
        "type": "scatter",
        "mode": "text",
        "x": [left - 0.5] * len(discs),
        "y": [_middle(disc["y"]) for disc in discs],
        "text": [disc["id"] for disc in discs],
        "textposition": "middle left",
        "textfont": {"size": 8, "color": theme.QUIET_INK},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _across(view: str) -> list[float]:
    """Return where the bones of a view lie from left to right."""
    bones = atlas("spine")["sheet"]["views"][view]["bones"]
    return [x for bone in bones for x in bone["x"] if x is not None]
