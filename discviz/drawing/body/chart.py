"""The body chart: front, back, hands and feet on one sheet, in sheet units of one centimetre.

The sheet comes ready from ``data/atlas/chart.json``. Findings are layout shapes: they lie over one
constant drawing, and a selection only changes their opacity, which plotly redraws without touching
anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body.marks import Mark, marks
from discviz.knowledge import atlas, remembered, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discviz.spine.herniation import Herniation

LIT = 1.0
FAINT = 0.5  # a bulge: the same places, but often nothing is felt
HIT_DISTANCE = 22  # px from a hidden point within which the pointer still means its region

Shape = dict[str, Any]
_BELOW: Shape = {"type": "path", "layer": "below"}  # the lines of the drawing stay on top


def path(x: Sequence[float | None], y: Sequence[float | None], *, closed: bool = True) -> str:
    """Return an SVG path of polygons or lines separated by None.

    Examples
    --------
    >>> path([0, 1, 1, None], [0, 0, 1, None])
    'M0,0L1,0L1,1Z'
    """
    parts, current = [], []
    for a, b in zip([*x, None], [*y, None], strict=True):
        if a is not None:
            current.append(f"{a:g},{b:g}")
        elif current:
            parts.append("M" + "L".join(current) + ("Z" if closed else ""))
            current = []
    return "".join(parts)


def _style(mark: Mark) -> Shape:
    """Return how a kind of mark is drawn; each kind has a form of its own beside its colour."""
    if mark.kind in {"core", "extent"}:
        core, extent = theme.shades(mark.id)
        if mark.kind == "core":
            return {"fillcolor": core, "line": {"width": 1, "color": core}}
        return {"fillcolor": extent, "line": {"width": 1.2, "color": core, "dash": "3px,2px"}}
    if mark.kind == "muscle":
        return {"fillcolor": theme.MUSCLE_FILL, "line": {"width": 1, "color": theme.MUSCLE}}
    if mark.kind == "pain":
        return {"fillcolor": "rgba(0,0,0,0)", "line": {"width": 4, "color": theme.PAIN, "dash": "5px,4px"}}
    return {"fillcolor": theme.PAPER, "line": {"width": 2, "color": theme.REFLEX}}


@remembered
def _elements() -> Mapping[str, Mapping[tuple[str, str], str]]:
    """Return the paths of everything that can be marked: kind -> (id, side) -> path."""
    sheet = atlas("chart")
    paths: dict[str, dict[tuple[str, str], str]] = {"pain": {}, "muscle": {}, "reflex": {}, "core": {}, "extent": {}}
    for region in sheet["regions"]:
        for kind in ("core", "extent"):
            paths[kind][region["root"], region["side"]] = path(**region[kind])
    for pain in sheet["pain_paths"]:
        paths["pain"][pain["root"], pain["side"]] = path(pain["x"], pain["y"], closed=False)
    for muscle in sheet["muscles"]:
        paths["muscle"][muscle["id"], muscle["side"]] = path(muscle["x"], muscle["y"])
    for reflex in sheet["reflexes"]:
        paths["reflex"][reflex["id"], reflex["side"]] = _diamonds(reflex["x"], reflex["y"])
    return paths


def _diamonds(x: Sequence[float | None], y: Sequence[float | None], size: float = 2.4) -> str:
    """Return a diamond round each point, sheet units."""
    points = [(a, b) for a, b in zip(x, y, strict=True) if a is not None and b is not None]
    return "".join(f"M{a - size:g},{b:g}L{a:g},{b + size:g}L{a + size:g},{b:g}L{a:g},{b - size:g}Z" for a, b in points)


def shape(mark: Mark, opacity: float = LIT) -> Shape:
    """Return the layout shape of a mark."""
    return {
        **_BELOW,
        "name": mark.name,
        "path": _elements()[mark.kind][mark.id, mark.side],
        "opacity": opacity,
        **_style(mark),
    }


def silhouette() -> Shape:
    """Return the quiet body that everything else is drawn upon."""
    whole = path(**atlas("chart")["outline"])
    return {
        **_BELOW,
        "name": "body",
        "path": whole,
        "fillcolor": theme.BODY,
        "line": {"width": 1.2, "color": theme.BODY_LINE},
    }


def every_mark() -> tuple[Mark, ...]:
    """Return every mark the chart can show, bottom layer first."""
    return tuple(
        Mark(kind, *key) for kind in ("extent", "core", "muscle", "pain", "reflex") for key in _elements()[kind]
    )


def opacities(herniation: Herniation) -> dict[str, float]:
    """Return the opacity of each mark a herniation lights, by the mark's name."""
    opacity = LIT if herniation.presses else FAINT
    drawn = _elements()
    return {mark.name: opacity for mark in marks(herniation) if (mark.id, mark.side) in drawn[mark.kind]}


def line_shapes() -> list[Shape]:
    """Return the lines of the drawing, above everything that is lit: details and region borders."""
    forms = {
        "borders": {"width": 0.6, "color": theme.BORDER_LINE},
        "details": {"width": 0.9, "color": theme.BODY_LINE},
    }
    sheet = atlas("chart")
    return [
        {
            "type": "path",
            "layer": "above",
            "name": name,
            "path": path(**sheet[name], closed=False),
            "line": line,
        }
        for name, line in forms.items()
    ]


def title_trace() -> dict[str, Any]:
    """Return the names of the six views, and L and R for the person's left and right."""
    views = atlas("chart")["views"]
    places = [(view["title_x"], view["title_y"], view["title"]) for view in views]
    places += [(view[f"{side}_x"], view[f"{side}_y"], side[0].upper()) for view in views for side in ("left", "right")]
    x, y, text = zip(*places, strict=True)
    font = {"size": 12, "color": theme.QUIET_INK}
    words = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "showlegend": False}
    return {**words, "x": x, "y": y, "text": text, "textfont": font}


@remembered
def hit_regions() -> tuple[tuple[str, str], ...]:
    """Return root and side of each point of :func:`hit_trace`, in its order."""
    regions = atlas("chart")["regions"]
    return tuple((region["root"], region["side"]) for region in regions for _ in region["hits"]["x"])


def hit_trace() -> dict[str, Any]:
    """Return the unseen points that answer the pointer: a filled outline itself tells plotly nothing."""
    regions = atlas("chart")["regions"]
    names = {row["id"]: f"{row['id']}: {row['name']}" for row in table("regions")}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "regions",
        "x": theme.packed(x for region in regions for x in region["hits"]["x"]),
        "y": theme.packed(y for region in regions for y in region["hits"]["y"]),
        "hovertext": [names[root] for root, _ in hit_regions()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"opacity": 0, "size": 6},
        "showlegend": False,
    }


def legend_traces(root: str | None, *, findings: bool) -> list[dict[str, Any]]:
    """Return the key to the drawing in the colours of a root, or in grey for any."""
    core, extent = theme.shades(root)
    nothing = {"type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip"}
    square = {"symbol": "square", "size": 15}
    entries: list[dict[str, Any]] = [
        {"name": theme.AGREE, "mode": "markers", "marker": {**square, "color": core}},
        {
            "name": theme.DIFFER,
            "mode": "markers",
            "marker": {**square, "color": extent, "line": {"width": 1.5, "color": core}},
        },
    ]
    if findings:
        entries += [
            {"name": "pain path", "mode": "lines", "line": {"width": 4, "color": theme.PAIN, "dash": "5px,4px"}},
            {
                "name": "weak muscle",
                "mode": "markers",
                "marker": {
                    "symbol": "diamond-tall",
                    "size": 15,
                    "color": theme.MUSCLE_FILL,
                    "line": {"width": 1.5, "color": theme.MUSCLE},
                },
            },
            {
                "name": "reflex to test",
                "mode": "markers",
                "marker": {
                    "symbol": "diamond",
                    "size": 12,
                    "color": theme.PAPER,
                    "line": {"width": 2, "color": theme.REFLEX},
                },
            },
        ]
    return [{**nothing, **entry} for entry in entries]


def chart_layout(title: str, caption: str) -> dict[str, Any]:
    """Return the layout of the sheet: equal scales, no axes, the key below."""
    sheet = atlas("chart")
    axis = {"visible": False, "fixedrange": False}
    return theme.layout(
        title,
        caption,
        xaxis={**axis, "range": [0, sheet["width"]], "constrain": "domain"},
        yaxis={**axis, "range": [0, sheet["height"]], "scaleanchor": "x", "constrain": "domain"},
        legend=theme.KEY_ABOVE,
        hoverdistance=HIT_DISTANCE,
        dragmode="pan",
    )


def dermatome_shapes() -> list[Shape]:
    """Return every region at once, neighbours in turn lighter and darker."""
    drawn = [silhouette()]
    for number, root in enumerate(table("roots").ids):
        core, extent = theme.shades(root)
        for region in (r for r in atlas("chart")["regions"] if r["root"] == root):
            whole = {**_BELOW, "name": f"region {root} {region['side']}", "path": path(**region["nominal"])}
            drawn.append(
                {
                    **whole,
                    "fillcolor": extent,
                    "opacity": 1 if number % 2 else 0.55,
                    "line": {"width": 0.8, "color": core},
                }
            )
            inner = {**_BELOW, "name": f"core {root} {region['side']}", "path": path(**region["core"])}
            drawn.append({**inner, "fillcolor": core, "opacity": 0.75 if number % 2 else 0.5, "line": {"width": 0}})
    return drawn


def label_trace() -> dict[str, Any]:
    """Return the names of the regions, written where the atlas says they fit."""
    labels = [(label, region["root"]) for region in atlas("chart")["regions"] for label in region["labels"]]
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "showlegend": False,
        "x": [label["x"] for label, _ in labels],
        "y": [label["y"] for label, _ in labels],
        "text": [root for _, root in labels],
        "textfont": {"size": 9, "color": theme.INK},
    }
