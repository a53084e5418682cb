"""The figure of the explorer: spine, disc and body side by side in one figure, built once.

Everything that any selection can show is in it from the start. What depends on the selection comes from
:func:`state`, what depends on the size of the page from :func:`arrangement`.
"""

from collections.abc import Mapping
from math import ceil
from typing import Any, NamedTuple

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.drawing.body import chart
from discviz.drawing.disc import axial, cuts
from discviz.drawing.scene import Label, Lit, Shape
from discviz.drawing.spine import flat as flat_spine
from discviz.drawing.spine import solid
from discviz.figures import body_chart, spine_solid, to_plotly
from discviz.figures.spine import flat_hits
from discviz.figures.to_plotly import Spec
from discviz.knowledge import atlas, remembered
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


@remembered
def _drawn() -> tuple[tuple[Shape, str], ...]:
    """Return all that is drawn in the flat panels, each with the suffix of its axes."""
    panels = ((chart.shapes(), ""), (axial.shapes(), "2"), (flat_spine.shapes(), "3"))
    return tuple((shape, suffix) for shapes, suffix in panels for shape in shapes)


def shapes() -> list[Spec]:
    """Return every layout shape, in the order in which the painter counts them."""
    return [to_plotly.shape(shape, f"x{suffix}", f"y{suffix}") for shape, suffix in _drawn()]


def flat_traces(herniation: Herniation) -> list[Spec]:
    """Return the traces that need no WebGL."""
    return [
        body_chart.title_trace() | {"name": "titles"},
        body_chart.hit_trace(),
        flat_hits("3"),
        words_trace(_disc(herniation)),
        *_key(),
    ]


def _key() -> list[Spec]:
    """Return the traces that are entries of the key, and nothing else."""
    return [*body_chart.legend_traces(None, findings=True), *to_plotly.tissue_key()]


def model_traces(herniation: Herniation) -> list[Spec]:
    """Return the traces of the scene; the discs answer clicks."""
    seen = solid.lit(herniation, small=True)
    meshes = spine_solid.mesh_traces(seen.colours)
    next(mesh for mesh in meshes if mesh["name"] == "discs")["hoverinfo"] = "none"
    return [*meshes, *spine_solid.material_traces(seen.material)]


def model_scene(herniation: Herniation, view: str = solid.CAMERAS[0]) -> Spec:
    """Return the scene, its names small enough for a panel."""
    seen = solid.lit(herniation, view, small=True)
    return spine_solid.scene(seen.pins, seen.camera)


def _disc(herniation: Herniation) -> Lit:
    """Return what the cut through the disc shows and reads in a small panel."""
    return axial.lit(herniation, herniation.morphology, small=True)


def words_trace(seen: Lit) -> Spec:
    """Return the names in the cut through the disc, each in its place; the painter changes what they read."""
    size = [label.size - 1 for label in axial.labels()]
    font = {"size": size, "color": theme.INK}
    return to_plotly.names(axial.labels(), "2", name="words", text=words(seen), textfont=font, cliponaxis=False)


def words(seen: Lit) -> list[str]:
    """Return what each name in the cut reads; a blank keeps the place of the others."""
    return [seen.words.get(label.name) or " " for label in axial.labels()]


def layout(herniation: Herniation) -> Spec:
    """Return the layout, as yet without sizes."""
    axis = {"visible": False, "constrain": "domain"}
    made = body_chart.layout("", "")
    made["title"] = None  # the heading above the figure says it, and can be read aloud
    made |= {
        **to_plotly.sheet_axes(*cuts.sheet("axial"), "2"),
        "xaxis3": axis,
        "yaxis3": {**axis, "scaleanchor": "x3", "anchor": "x3"},
        "scene": model_scene(herniation),
        "shapes": shapes(),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "legend": {**made["legend"], "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "bottom", "font": {"size": 11}},
    }
    return made


def state(herniation: Herniation, view: str) -> Spec:
    """Return what a selection shows, in the terms of the painter."""
    disc, model = _disc(herniation), solid.lit(herniation, view, small=True)
    parts = {**chart.lit(herniation).parts, **disc.parts, **flat_spine.lit(herniation).parts}
    return {
        "lit": to_plotly.lit_by_place((shape for shape, _ in _drawn()), parts),
        "words": words(disc),
        "meshes": spine_solid.scales(model.colours),
        **{f"material_{side}": mesh for side, mesh in spine_solid.material(model.material).items()},
        "labels": [to_plotly.pin(pin) for pin in model.pins],
        "camera": spine_solid.camera(model.camera),
    }


def record(figure: go.Figure, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
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


def record_lit(figure: go.Figure, was: Mapping[str, float], lit: Mapping[str, float]) -> None:
    """Write which shapes are seen into a figure's own record, given which were seen before."""
    changed = {place: lit.get(place, 0.0) for place in {**was, **lit} if lit.get(place) != was.get(place)}
    figure.plotly_relayout({f"shapes[{place}].opacity": opacity for place, opacity in changed.items()})


def arrangement(width: int, height: int, *, flat: bool) -> Spec:
    """Return the part of the layout that fits the panels into a place, in px.

    Parameters
    ----------
    width, height : int
        The room there is. Three columns keep to the height; rows take what they need.
    flat : bool
        Whether the spine is drawn flat, from two sides, in place of the scene.
    """
    if width >= WIDE:
        boxes, tall = _columns(width, height, flat=flat)
    else:
        boxes, tall = _rows(width, height, flat=flat, narrow=width < MEDIUM)

    def domain(name: str) -> tuple[list[float], list[float]]:
        box = boxes[name]
        across, up = (box.left, box.left + box.width), (box.bottom, box.bottom + box.height)
        return [round(x / width, 4) for x in across], [round(y / tall, 4) for y in up]

    left, bottom, right, top = flat_spine.frame(both=flat)
    made: Spec = {"width": width, "height": tall}
    for number, name in (("", "body"), ("2", "disc"), ("3", "spine")):
        made[f"xaxis{number}_domain"], made[f"yaxis{number}_domain"] = domain(name)
    made["xaxis3_range"], made["yaxis3_range"] = [left, right], [bottom, top]
    titles = {"spine": FLAT_SPINE if flat else SPINE, "disc": DISC, "body": BODY}
    if not flat:
        made["scene_domain"] = dict(zip("xy", domain("model"), strict=True))
        titles["model"] = MODEL
    made["annotations"] = [_title(text, boxes[name], width, tall, name) for name, text in titles.items()]
    return made


def title_size(arranged: Spec) -> int:
    """Return the size of the names of the body's views, in px, at which they do not run into one another."""
    left, right = arranged["xaxis_domain"]
    return max(8, min(12, int((right - left) * arranged["width"] / 40)))


def _title(text: str, box: Box, width: int, tall: int, name: str) -> Spec:
    """Return the title of a panel, standing on its upper edge; the narrow spine's starts at the edge of the page."""
    anchor, x = ("left", box.left) if name == "spine" else ("center", box.left + box.width / 2)
    title = Label(x / width, (box.bottom + box.height) / tall, text, theme.QUIET_INK, anchor=anchor)
    return to_plotly.note(title, xref="paper", yref="paper", yanchor="bottom")


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


def _rows(width: int, height: int, *, flat: bool, narrow: bool) -> tuple[dict[str, Box], int]:
    """Spine, model and disc above, body below; on a narrow page the disc has a row of its own between them."""
    low, body_height = _key_height(width), width * _body_form()
    boxes = {"body": Box(0, low, width, body_height)}
    upper = low + body_height + TITLE + GAP
    beside = [] if flat else ["model"]  # the spine
    if narrow:
        row, gaps = float(ROW), GAP
        boxes["disc"] = Box(0, upper, width, width * 0.85)
        upper += width * 0.85 + TITLE + GAP
    else:
        row, gaps = min(max(height - upper - TITLE, 240), ROW), 2 * GAP
        beside.append("disc")
    spine_width = row * _spine_form(flat=flat) if beside else width
    boxes["spine"] = Box(0, upper, spine_width, row)
    for number, name in enumerate(beside):
        each = (width - spine_width - gaps) / len(beside)
        boxes[name] = Box(spine_width + GAP + number * (each + GAP), upper, each, row)
    return boxes, round(upper + row + TITLE)
