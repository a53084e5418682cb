"""The left leg on the sheet of the chart: areas of roots, and how two schools of maps draw one root."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from discviz.drawing import theme
from discviz.drawing.scene import Part, Shape, path, rings
from discviz.errors import DiscvizError
from discviz.knowledge import atlas, table

# what of the sheet is seen: left to right, and from below
WINDOWS = {"front": ((46, 74), (3, 83)), "back": ((122, 150), (3, 83)), "feet_tops": ((228, 246), (57, 93))}
# landmarks for the words of the bands' row, by view
BAND = {"front": ("outer-thigh", "patella", "inner-shin", "key-L4"), "feet_tops": ("key-L4", "navicular", "big-toe")}
SCHOOLS = {"patches": theme.SERIES[2], "bands": theme.SERIES[0]}
TOE = 2  # units of the sheet from the landmark at the root of the big toe to its nail
Rings = dict[str, list[float | None]]  # x and y of polygons, separated by None


def _part(tissue: str, root: str = "", view: str = "") -> Part:
    return Part("leg", tissue, root, "left", view=view)


def outline(view: str) -> Shape:
    """Return the outline of the body in one view."""
    (left, right), (low, high) = WINDOWS[view]
    middle = (left + right) / 2
    for ring in rings(**atlas("chart")["outline"]):
        xs, ys = zip(*ring, strict=True)
        if min(xs) < middle < max(xs) and min(ys) < (low + high) / 2 < max(ys):
            return Shape(_part("skin", view=view), path(xs, ys), fill=theme.BODY, line=theme.BODY_LINE, width=1.2)
    raise DiscvizError(f"chart.json: the view {view!r} has no outline. Install discviz again.")


def areas(felt: Mapping[str, float]) -> Iterator[Shape]:
    """Give the areas of some roots, each as opaque as its share of people, and their edges."""
    for root, share in felt.items():
        ring, colour = path(**region(root)["nominal"]), theme.shades(root)[0]
        yield Shape(_part("felt", root), ring, fill=colour, opacity=share)
        yield Shape(_part("edge", root), ring, line=colour, width=1)


def patch(root: str) -> Shape:
    """Return the core of a root down to the ankle: the words of the map name no part of the foot."""
    cut = _above(region(root)["core"], _point("key-L4", "front")[1])
    whole = "".join(path(*zip(*ring, strict=True)) for ring in cut if ring)
    return Shape(_part("patches", root, "front"), whole, fill=SCHOOLS["patches"], line=theme.INK, width=1.5)


def band(root: str, view: str) -> Shape:
    """Return a broad striped line through landmarks."""
    x, y = zip(*(_point(key, view) for key in BAND[view]), strict=True)
    y = (*y[:-1], y[-1] - TOE) if BAND[view][-1] == "big-toe" else y
    line = path(x, y, closed=False)
    return Shape(_part("bands", root, view), line, line=SCHOOLS["bands"], width=13, dash="3px,3px")


def region(root: str) -> Mapping[str, Any]:
    """Return what the sheet says of a root's region."""
    regions = atlas("chart")["regions"]
    found: Mapping[str, Any] = next(each for each in regions if (each["root"], each["side"]) == (root, "left"))
    return found


def _above(polygons: Rings, height: float) -> Iterator[list[tuple[float, float]]]:
    """Give the parts of polygons above a height, cut straight."""
    for ring in rings(**polygons):
        cut = []
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            if y0 >= height:
                cut.append((x0, y0))
            if (y0 < height) != (y1 < height):
                cut.append((round(x0 + (height - y0) / (y1 - y0) * (x1 - x0), 2), height))
        yield cut


def _point(landmark: str, view: str) -> tuple[float, float]:
    """Return where a landmark of the left side stands in a view of the sheet."""
    sheet = atlas("chart")
    for spot in sheet["landmarks"]:
        if (spot["id"], spot["side"], spot["view"]) == (landmark, "left", view):
            return spot["x"], spot["y"]
    # a point at the very edge of the body is not on the sheet: its coordinates say where it would stand
    row, knee = table("landmarks")[landmark], table("landmarks")["patella"]
    axis_x = next(side["axis"] for side in sheet["views"] if side["id"] == view)
    return axis_x + row["x"], _point("patella", view)[1] + row["z"] - knee["z"]
