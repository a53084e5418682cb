"""The figure of the explorer: spine, disc and body side by side in one figure, built once.

Everything that any selection can show is in it from the start. What depends on the selection comes from
:func:`state`, what depends on the size of the page from :func:`arrangement`.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from discviz.drawing import theme
from discviz.drawing.body import chart
from discviz.drawing.disc import axial
from discviz.drawing.spine import flat as flat_spine
from discviz.drawing.spine import solid
from discviz.knowledge import atlas, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discviz.spine.herniation import Herniation

WIDE, MEDIUM = 760, 470  # px of width from which the panels stand in three columns, or in two rows
LOWEST, TALLEST = 480, 800  # px of height of the figure in three columns
GAP = 12  # px between panels
KEY_ENTRY, KEY_ROW = 224, 19  # px of width and height that an entry of the key takes
SPINE, DISC, BODY, MODEL = "From the left", "The disc from below", "Where it is felt", "The level in 3D"
FLAT_SPINE = "From the left, and from behind"


class Box(NamedTuple):
    """A panel's place in px, measured from the lower left corner of the figure."""

    left: float
    bottom: float
    width: float
    height: float


def shapes() -> list[dict[str, Any]]:
    """Return every layout shape, in the order that :func:`places` counts."""
    body = [chart.silhouette(), *(chart.shape(mark, opacity=0) for mark in chart.every_mark()), *chart.line_shapes()]
    return [*body, *axial.axial_shapes("x2", "y2"), *flat_spine.shapes("x3", "y3")]


@remembered
def places() -> Mapping[str, int]:
    """Return the place of each named shape in ``layout.shapes``."""
    return {shape["name"]: place for place, shape in enumerate(shapes())}


def flat_traces(herniation: Herniation) -> list[dict[str, Any]]:
    """Return the traces that need no WebGL."""
    return [
        chart.title_trace() | {"name": "titles"},
        chart.hit_trace(),
        flat_spine.hit_trace("x3", "y3"),
        words_trace(herniation),
        *_key(),
    ]


def _key() -> list[dict[str, Any]]:
    """Return the traces that are entries of the key, and nothing else."""
    return [*chart.legend_traces(None, findings=True), *theme.tissue_key()]


def model_traces(herniation: Herniation) -> list[dict[str, Any]]:
    """Return the traces of the scene; the discs answer clicks."""
    meshes = solid.mesh_traces(herniation)
    next(mesh for mesh in meshes if mesh["name"] == "discs")["hoverinfo"] = "none"
    return [*meshes, *solid.material_traces(herniation)]


def model_scene(herniation: Herniation, view: str = solid.CAMERAS[0]) -> dict[str, Any]:
    """Return the scene, its labels small enough for a panel."""
    return solid.scene(herniation, view) | {"annotations": solid.words(herniation, small=True)}


def words_trace(herniation: Herniation) -> dict[str, Any]:
    """Return the names in the cut through the disc, each in its place; the painter changes what they read."""
    names = axial.axial_annotations()
    turned = {"left": "middle right", "right": "middle left", "center": "middle center"}
    return {
        "type": "scatter",
        "mode": "text",
        "name": "words",
        "xaxis": "x2",
        "yaxis": "y2",
        "x": [name["x"] for name in names],
        "y": [name["y"] for name in names],
        "text": words(herniation),
        "textposition": [turned[name["xanchor"]] for name in names],
        "textfont": {"size": [name["font"]["size"] - 1 for name in names], "color": theme.INK},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def words(herniation: Herniation) -> list[str]:
    """Return what each name in the cut reads, shortened for a small panel; a blank keeps the place of the others."""
    said = axial.axial_words(herniation)
    return [_shortened(name["name"], said[name["name"]]) for name in axial.axial_annotations()]


def _shortened(name: str, text: str) -> str:
    """Keep of a root its name and fate, of the zones the one spoken about, and say the form without its swatch."""
    if name.startswith("zone") and "<b>" not in text:
        return " "
    text = re.sub(r" root \((exiting|traversing)\)", "", text)
    return re.sub(r"<span.*</span> ", "", text) or " "


def layout(herniation: Herniation) -> dict[str, Any]:
    """Return the layout, as yet without sizes."""
    axis = {"visible": False, "constrain": "domain"}
    made = chart.chart_layout("", "")
    made["title"] = None  # the heading above the figure says it, and can be read aloud
    left, bottom, right, top = axial.axial_range()
    made |= {
        "xaxis2": {**axis, "range": [left, right]},
        "yaxis2": {**axis, "range": [bottom, top], "scaleanchor": "x2", "anchor": "x2"},
        "xaxis3": axis,
        "yaxis3": {**axis, "scaleanchor": "x3", "anchor": "x3"},
        "scene": model_scene(herniation),
        "shapes": shapes(),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "legend": {**made["legend"], "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "bottom", "font": {"size": 11}},
    }
    return made


def state(herniation: Herniation, view: str) -> dict[str, Any]:
    """Return what a selection shows, in the terms of the painter."""
    lit = chart.opacities(herniation) | axial.axial_opacities(herniation) | flat_spine.opacities(herniation)
    material = {f"material_{trace['name'].split()[1]}": trace for trace in solid.material_traces(herniation)}
    return {
        "lit": {str(places()[name]): opacity for name, opacity in lit.items()},
        "words": words(herniation),
        "meshes": solid.colours(herniation, arches=view != "inside the canal"),
        **{name: {part: trace[part] for part in "xyzijk"} for name, trace in material.items()},
        "labels": solid.words(herniation, small=True),
        "camera": solid.camera(herniation, view),
    }


def record(figure: Any, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:  # noqa: ANN401 - a plotly figure
    """Write what a selection shows into a figure's own record, given what was shown before."""
    record_lit(figure, before.get("lit", {}), now["lit"])
    drawn = {trace.name: number for number, trace in enumerate(figure.data)}
    figure.plotly_restyle({"text": [now["words"]]}, drawn["words"])
    if "material left" not in drawn:
        return
    figure.plotly_relayout({"scene.annotations": now["labels"], "scene.camera": now["camera"]})
    for name, scale in now["meshes"].items():
        if scale != before.get("meshes", {}).get(name):
            figure.plotly_restyle({"colorscale": [scale]}, drawn[name])
    for side in ("left", "right"):
        mesh = {part: [values] for part, values in now[f"material_{side}"].items()}
        figure.plotly_restyle(mesh, drawn[f"material {side}"])


def record_lit(figure: Any, was: Mapping[str, float], lit: Mapping[str, float]) -> None:  # noqa: ANN401 - the same
    """Write which shapes are seen into a figure's own record, given which were seen before."""
    changed = {place: lit.get(place, 0.0) for place in {**was, **lit} if lit.get(place) != was.get(place)}
    figure.plotly_relayout({f"shapes[{place}].opacity": opacity for place, opacity in changed.items()})


def arrangement(width: int, height: int, *, flat: bool) -> dict[str, Any]:
    """Return the part of the layout that fits the panels into a place, in px.

    Parameters
    ----------
    width, height : int
        The room there is. Three columns keep to the height; rows take what they need.
    flat : bool
        Whether the spine is drawn flat, from two sides, in place of the scene.
    """
    form = "wide" if width >= WIDE else "medium" if width >= MEDIUM else "narrow"
    boxes, tall = {"wide": _columns, "medium": _two_rows, "narrow": _one_column}[form](width, height, flat=flat)

    def across(box: Box) -> list[float]:
        return [round(box.left / width, 4), round((box.left + box.width) / width, 4)]

    def upward(box: Box) -> list[float]:
        return [round(box.bottom / tall, 4), round((box.bottom + box.height) / tall, 4)]

    left, bottom, right, top = flat_spine.frame(both=flat)
    made: dict[str, Any] = {"width": width, "height": tall}
    for number, name in (("", "body"), ("2", "disc"), ("3", "spine")):
        made[f"xaxis{number}_domain"] = across(boxes[name])
        made[f"yaxis{number}_domain"] = upward(boxes[name])
    made["xaxis3_range"], made["yaxis3_range"] = [left, right], [bottom, top]
    titles = {"spine": FLAT_SPINE if flat else SPINE, "disc": DISC, "body": BODY}
    if not flat:
        made["scene_domain"] = {"x": across(boxes["model"]), "y": upward(boxes["model"])}
        titles["model"] = MODEL
    made["annotations"] = [_title(text, boxes[name], width, tall, name) for name, text in titles.items()]
    return made


def title_size(arranged: Mapping[str, Any]) -> int:
    """Return the size of the names of the body's views, in px, at which they do not run into one another."""
    left, right = arranged["xaxis_domain"]
    return max(8, min(12, int((right - left) * arranged["width"] / 40)))


def _title(text: str, box: Box, width: int, tall: int, name: str) -> dict[str, Any]:
    """Return the title of a panel, standing on its upper edge; the narrow spine's starts at the edge of the page."""
    left = name == "spine"
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": (box.left + (0 if left else box.width / 2)) / width,
        "y": (box.bottom + box.height) / tall,
        "xanchor": "left" if left else "center",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": theme.QUIET_INK},
    }


TITLE = 18  # px for the title of a panel
ROW = 330  # px of height of the spine's panels where they stand above the body


def _spine_form(*, flat: bool) -> float:
    """Return width by height of the flat spine."""
    left, bottom, right, top = flat_spine.frame(both=flat)
    return (right - left) / (top - bottom)


def _body_form() -> float:
    """Return height by width of the body chart."""
    drawn = atlas("chart")
    return float(drawn["height"]) / float(drawn["width"])


def _key_height(width: int) -> int:
    """Return the height of the key, whose entries are set in as many columns as fit."""
    columns = max(1, width // KEY_ENTRY)
    return KEY_ROW * ceil(len(_key()) / columns) + 10


def _columns(width: int, height: int, *, flat: bool) -> tuple[dict[str, Box], int]:
    """Spine at the left, model over disc in the middle, body at the right."""
    tall = min(max(height, LOWEST), TALLEST)
    low = _key_height(width)
    room = tall - low - TITLE
    spine_width = room * _spine_form(flat=flat)
    middle = min(0.34 * width, 0.62 * room)
    half = (room - TITLE - GAP) / 2
    start = spine_width + GAP
    body = width - start - middle - 2 * GAP
    body_height = min(body * _body_form(), room)
    boxes = {
        "spine": Box(0, low, spine_width, room),
        "disc": Box(start, low, middle, room if flat else half),
        "body": Box(start + middle + GAP, low + (room - body_height), body, body_height),
    }
    if not flat:
        boxes["model"] = Box(start, low + half + TITLE + GAP, middle, half)
    return boxes, tall


def _two_rows(width: int, height: int, *, flat: bool) -> tuple[dict[str, Box], int]:
    """Spine, model and disc above, body below."""
    body_height = width * _body_form()
    low = _key_height(width)
    row = min(max(height - body_height - low - 2 * TITLE - GAP, 240), ROW)
    upper = low + body_height + TITLE + GAP
    spine_width = row * _spine_form(flat=flat)
    rest = width - spine_width - 2 * GAP
    boxes = {"body": Box(0, low, width, body_height), "spine": Box(0, upper, spine_width, row)}
    if flat:
        boxes["disc"] = Box(spine_width + GAP, upper, rest, row)
    else:
        boxes["model"] = Box(spine_width + GAP, upper, rest / 2, row)
        boxes["disc"] = Box(spine_width + 2 * GAP + rest / 2, upper, rest / 2, row)
    return boxes, round(upper + row + TITLE)


def _one_column(width: int, _height: int, *, flat: bool) -> tuple[dict[str, Box], int]:
    """One below the other: spine (with the model beside it), disc, body."""
    row = ROW
    low = _key_height(width)
    body_height = width * _body_form()
    disc_bottom = low + body_height + TITLE + GAP
    disc_height = width * 0.85
    upper = disc_bottom + disc_height + TITLE + GAP
    spine_width = width if flat else row * _spine_form(flat=False)
    boxes = {
        "body": Box(0, low, width, body_height),
        "disc": Box(0, disc_bottom, width, disc_height),
        "spine": Box(0, upper, spine_width, row),
    }
    if not flat:
        boxes["model"] = Box(spine_width + GAP, upper, width - spine_width - GAP, row)
    return boxes, round(upper + row + TITLE)
