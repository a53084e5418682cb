"""The body to click on: where it hurts or tingles, and over it the roots that would explain that.

The drawing is that of the chart, built once; what is said only changes which shapes are opaque.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body import chart
from discviz.knowledge import atlas, remembered, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discviz.reasoning.ranking import Ranking

MODES = ("sensory", "pain")  # what a click on the body means
SIDES = ("left", "right")
BOTH_SIDES_OR_NO_PLACE = {
    "numb-stocking",
    "numb-glove",
    "burning-feet",
    "vibration-lost",
    "numb-ring-half",
    "pain-hand",
}
RIM, CROSS = 2.3, 2.0  # half the size of a spot, sheet units
KEY = 44  # px below the body
FORM = 0.744 + 0.08  # height by width, the key included, near enough
FAINTEST = 0.12  # a root with less than this share of the best is not drawn
EDGE, FLOOR = 0.8, 5.0  # cm inside the edge; height of the floor on the sheet
Place = tuple[str, str]  # a landmark and its side


@remembered
def spots() -> tuple[tuple[str, str, str, float, float], ...]:
    """Return every point that can be clicked: landmark, side, view, x, y."""
    named = {landmark for mode in MODES for landmark in _finding_at(mode)}
    return tuple(mark for mark in _marks() if mark[0] in named)


@remembered
def _marks() -> tuple[tuple[str, str, str, float, float], ...]:
    """Return where each landmark is seen; one at the very edge, which no view shows, stands on the edge in front."""
    seen = [(m["id"], m["side"], m["view"], m["x"], m["y"]) for m in atlas("chart")["landmarks"]]
    front = next(view for view in atlas("chart")["views"] if view["id"] == "front")
    for row in table("landmarks"):
        if row["id"] not in {mark[0] for mark in seen}:
            for side, sign in zip(SIDES, (1, -1), strict=True):
                seen.append((row["id"], side, "front", front["axis"] + sign * (row["x"] - EDGE), row["z"] + FLOOR))
    return tuple(seen)


@remembered
def _finding_at(mode: str) -> Mapping[str, str]:
    """Return the finding each landmark stands for: the first that names it."""
    found: dict[str, str] = {}
    for row in table("findings"):
        if row["kind"] == mode and not row["root"] and not row["alarm"] and row["id"] not in BOTH_SIDES_OR_NO_PLACE:
            for landmark in row["landmarks"]:
                found.setdefault(landmark, row["id"])
    return found


def finding_of(number: int, mode: str) -> Place:
    """Return the finding and the side that a click on a point means: its own, or that of the nearest point.

    Examples
    --------
    >>> number = [spot[0] for spot in spots()].index("thumb-tip")
    >>> finding_of(number, "sensory"), finding_of(number, "pain")
    (('numb-thumb', 'left'), ('pain-thumb', 'left'))
    """
    landmark, side, view, x, y = spots()[number]
    known = _finding_at(mode)
    if landmark in known:
        return known[landmark], side
    near = [spot for spot in spots() if spot[1:3] == (side, view) and spot[0] in known]
    near = near or [spot for spot in spots() if spot[1] == side and spot[0] in known]
    return known[min(near, key=lambda spot: hypot(spot[3] - x, spot[4] - y))[0]], side


def hit_trace() -> dict[str, Any]:
    """Return the points that answer the pointer: small rings, so that one sees where to click."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "places",
        "x": theme.packed(x for *_, x, _ in spots()),
        "y": theme.packed(y for *_, y in spots()),
        "hovertext": [_hover(number) for number in range(len(spots()))],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 6, "color": theme.PAPER, "opacity": 0.6, "line": {"width": 1, "color": theme.BODY_LINE}},
        "showlegend": False,
    }


def _hover(number: int) -> str:
    rows = table("findings")
    side = spots()[number][1]
    said = dict.fromkeys(rows[finding_of(number, mode)[0]]["text"].split(" (")[0] for mode in MODES)
    return f"{side}<br>" + "<br>".join(said)


def shapes() -> list[dict[str, Any]]:
    """Return every layout shape, in the order that :func:`places` counts."""
    body = [chart.silhouette(), *(chart.shape(mark, opacity=0) for mark in chart.every_mark() if mark.kind != "pain")]
    return [*body, *chart.line_shapes(), *map(_spot_shape, _said_places())]


@remembered
def places() -> Mapping[str, int]:
    """Return the place of each named shape in ``layout.shapes``."""
    return {shape["name"]: place for place, shape in enumerate(shapes())}


def _said_places() -> list[Place]:
    rows = (row for row in table("findings") if row["kind"] in MODES and row["landmarks"] and not row["root"])
    return [(row["id"], side) for row in rows for side in SIDES]


def _spot_shape(place: Place) -> dict[str, Any]:
    """Return how a place that was named is drawn: a full dot for numbness, a cross for pain."""
    finding, side = place
    row = table("findings")[finding]
    marks = [mark for mark in _marks() if mark[0] in row["landmarks"] and mark[1] == side]
    numb = row["kind"] == "sensory"
    line = {"width": 1.5, "color": theme.PAPER} if numb else {"width": 3.5, "color": theme.PAIN}
    return {
        "type": "path",
        "layer": "above",
        "name": f"{finding} {side}",
        "path": "".join((_dot if numb else _cross)(mark[3], mark[4]) for mark in marks),
        "fillcolor": theme.INK,
        "line": line,
        "opacity": 0,
    }


def _dot(x: float, y: float) -> str:
    """Return an eight-cornered dot."""
    r, d = RIM, RIM * 0.7
    points = ((r, 0), (d, d), (0, r), (-d, d), (-r, 0), (-d, -d), (0, -r), (d, -d))
    return "M" + "L".join(f"{x + a:g},{y + b:g}" for a, b in points) + "Z"


def _cross(x: float, y: float) -> str:
    r = CROSS
    return f"M{x - r:g},{y - r:g}L{x + r:g},{y + r:g}M{x - r:g},{y + r:g}L{x + r:g},{y - r:g}"


def lit(said: Mapping[str, set[str]], ranking: Ranking, *, explain: bool = True) -> dict[str, float]:
    """Return the opacity of each shape to be seen, by its place.

    Parameters
    ----------
    said : mapping of str to set of str
        Each finding with the sides it was said of; "" for none.
    ranking : Ranking
        Whose best roots are laid over the body.
    explain : bool
        False leaves the roots out: the learner shall think first.
    """
    names: dict[str, float] = {}
    sides = {side for named in said.values() for side in named} & set(SIDES) or set(SIDES)
    if explain and ranking.findings and ranking.verdict in {"single root", "several roots"}:
        best = ranking.roots[0][1]
        for root, share in ranking.roots:
            if share >= FAINTEST * best:
                names |= {f"{kind} {root} {side}": share / best for kind in ("core", "extent") for side in sides}
    for finding, named in said.items():
        row = table("findings")[finding]
        for side in named & set(SIDES) or sides:
            names[f"{finding} {side}"] = 1.0
            kind = {"motor": "muscle", "reflex": "reflex"}.get(row["kind"], "")
            names |= {f"{kind} {region} {side}": 1.0 for region in row["region"] if kind}
    return {str(places()[name]): opacity for name, opacity in names.items() if name in places()}


def traces() -> list[dict[str, Any]]:
    """Return the traces: names of the views, places to click, and the key."""
    key = [entry for entry in chart.legend_traces(None, findings=True) if entry["name"] != "pain path"]
    key[0]["name"], key[1]["name"] = "best roots: maps agree", "maps differ"
    nothing = {"type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip", "mode": "markers"}
    said = [
        {**nothing, "name": "numb here", "marker": {"symbol": "circle", "size": 11, "color": theme.INK}},
        {**nothing, "name": "pain here", "marker": {"symbol": "x", "size": 11, "color": theme.PAIN}},
    ]
    names = chart.title_trace() | {"cliponaxis": False, "textfont": {"size": 10, "color": theme.QUIET_INK}}
    return [names, hit_trace(), *said, *key]


def layout() -> dict[str, Any]:
    """Return the layout, as yet without a size."""
    made = chart.chart_layout("", "")
    legend = {**made["legend"], "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "top", "font": {"size": 11}}
    return made | {
        "title": None,
        "annotations": [],
        "shapes": shapes(),
        "autosize": False,
        "margin": {"l": 0, "r": 8, "t": 0, "b": KEY},
        "legend": legend,
        "hoverdistance": 14,
        "dragmode": False,
    }


def size(width: int) -> dict[str, int]:
    """Return width and height in px for the room there is."""
    sheet = atlas("chart")
    return {"width": width, "height": round(width * sheet["height"] / sheet["width"]) + KEY}
