"""The spine figure: which disc presses which root, close at the level or inside the whole body."""

from collections.abc import Mapping, Sequence
from math import dist

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.drawing.body import surface
from discviz.drawing.scene import Pin, plain
from discviz.drawing.spine import flat, solid
from discviz.errors import require
from discviz.figures import body_surface, spine_solid, to_plotly
from discviz.figures.to_plotly import Spec
from discviz.knowledge import atlas, table
from discviz.spine.herniation import Herniation, require_herniation

VIEWS = ("level", "pathway", "flat")
SPINE_TITLE = "The spine: 24 vertebrae, 23 discs, 30 pairs of roots"
MODEL = "A teaching model drawn from measures, not a scan of a person. Teaching material, not medical advice."
WAY = "Dashed line from the root to the pain path: schematic."


def spine_figure(herniation: Herniation | None = None, view: str = "level") -> go.Figure:
    """Draw which disc presses which root, in 3D.

    Parameters
    ----------
    herniation : Herniation, optional
        Its disc, the roots that leave and pass there and the displaced material are drawn strongly, the
        rest translucent. Without one, the whole spine is drawn.
    view : {"level", "pathway", "flat"}
        "level": the spine, seen close at the disc. "pathway": the spine inside the translucent body, with
        the way from the disc to the skin. "flat": drawn flat from the left and from behind, for print and for
        machines that cannot draw in 3D.

    Returns
    -------
    plotly.graph_objects.Figure
        Drag to turn it; buttons show it from each side and with the arches of the vertebrae taken off.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation, or an unknown view.

    Examples
    --------
    >>> from discviz import Herniation
    >>> spine_figure(Herniation("L4-L5")).layout.title.text
    'Left L4-L5, subarticular protrusion: presses the L5 root'
    """
    herniation = require_herniation(herniation)
    require(view, "a view", VIEWS)
    title = plain(herniation.title) if herniation else SPINE_TITLE
    caption = to_plotly.caption(f"{MODEL} {WAY}" if view == "pathway" else MODEL, sources_of(herniation))
    draw = {"level": _level_figure, "pathway": _pathway_figure, "flat": _flat_figure}[view]
    return go.Figure(draw(title, caption, herniation), skip_invalid=False)


def sources_of(herniation: Herniation | None) -> tuple[str, ...]:
    """Return the keys of the sources that the picture rests on."""
    if herniation is None:
        return tuple(key for row in table("rules") if row["id"] in {"disc", "number-neck"} for key in row["sources"])
    return tuple(key for step in herniation.explain() for key in step.sources)


def _level_figure(title: str, caption: str, herniation: Herniation | None) -> Spec:
    """Return the spine, seen close at the level, with buttons that turn it."""
    views = solid.CAMERAS if herniation else ("oblique", "side", "front", "back")
    seen = solid.lit(herniation)
    data = [
        *(_seen(mesh) for mesh in spine_solid.mesh_traces(seen.colours)),
        *spine_solid.material_traces(seen.material),
        names_trace(),
        *to_plotly.tissue_key("scatter3d", whole=herniation is None),
    ]
    scene = spine_solid.scene(seen.pins, seen.camera)
    layout = to_plotly.layout(title, caption, scene=scene, updatemenus=[_buttons(herniation, views)], legend=LEGEND)
    return {"data": data, "layout": layout}


def _seen(mesh: Spec, roots: set[str] | None = None) -> Spec:
    """Return a mesh without the nuclei, which lie unseen inside the annuli, and without all roots but some."""
    spine = atlas("spine")[mesh["name"]]
    hidden = {number for number, label in enumerate(spine["labels"]) if label.get("part") == "nucleus"}
    if roots is not None and mesh["name"] == "nerves":
        hidden |= {number for number, label in enumerate(spine["labels"]) if label["id"] not in roots}
    return mesh | solid.without(spine, hidden) if hidden else mesh


def _buttons(herniation: Herniation | None, views: Sequence[str]) -> Spec:
    """Return the buttons of the views; one of them takes the arches off."""
    buttons = []
    for view in views:
        looked = {"scene.camera": spine_solid.camera(solid.camera(herniation, view))}
        changed = [{"visible": view != "inside the canal"}, looked, [solid.MESHES.index("arches")]]
        buttons.append({"label": view.capitalize(), "method": "update", "args": changed})
    place = {"x": 0, "y": 0.98, "xanchor": "left", "yanchor": "top", "pad": {"l": 4}, "bgcolor": theme.PAPER}
    return place | {"type": "buttons", "direction": "down", "showactive": True, "buttons": buttons}


HIT_SIZE = 12  # px within which the pointer means a disc of the flat spine
LEGEND = {**to_plotly.KEY_ABOVE, "itemsizing": "constant"}


def names_trace() -> Spec:
    """Return small points that name discs and roots under the pointer."""
    named: list[tuple[str, Sequence[float]]] = []
    for name, level in atlas("spine")["levels"].items():
        named.append((f"{name} disc", solid.before(level, 0.1)))
    for name in atlas("spine")["roots"]:
        named += [(f"{name} root, {side}", solid.root_end(name, side)) for side in ("left", "right")]
    return {
        "type": "scatter3d",
        "mode": "markers",
        "name": "names",
        **{axis: theme.packed(point[n] for _, point in named) for n, axis in enumerate("xyz")},
        "hovertext": [plain(text) for text, _ in named],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 3, "color": theme.QUIET_INK},
        "showlegend": False,
    }


def _flat_figure(title: str, caption: str, herniation: Herniation | None) -> Spec:
    """Return the spine drawn flat from two sides."""
    left, bottom, right, top = flat.frame(both=True)
    axes = to_plotly.sheet_axes(left - 6, bottom, right + 6, top + 3)  # with room for the names
    layout = to_plotly.layout(title, caption, **axes, dragmode="pan", hoverdistance=HIT_SIZE, legend=LEGEND)
    lit = flat.lit(herniation).parts if herniation else {}
    shapes = [(shape, lit.get(shape.part, shape.opacity)) for shape in flat.shapes()]
    layout["shapes"] = [to_plotly.shape(shape, opacity=seen) for shape, seen in shapes if seen]
    layout["annotations"] += [to_plotly.note(title, yanchor="bottom") for title in flat.titles()]
    traces = [flat_hits(), to_plotly.names(flat.disc_names()), *to_plotly.tissue_key(whole=herniation is None)]
    return {"data": traces, "layout": layout}


def flat_hits(suffix: str = "") -> Spec:
    """Return the unseen points of the flat spine that answer the pointer with the name of their disc."""
    points = [(f"{part.of} disc", x, y) for part, x, y in flat.hits()]
    return to_plotly.hits("discs of the sheet", points, suffix, HIT_SIZE)


# --- the way from the disc to the skin --------------------------------------------------------------------------

GLASS = 0.13  # opacity of the body that is looked through
PATHWAY = ("bodies", "discs", "nerves")  # what can be told apart from so far away


def _pathway_figure(title: str, caption: str, herniation: Herniation | None) -> Spec:
    """Return the spine inside the translucent body: from the disc along the root to the skin."""
    body = atlas("body")
    shades = surface.colours(herniation)
    quiet = {theme.BODY, surface.FACE}
    glass = [solid.rgba(shade, GLASS if shade in quiet or herniation is None else 0.9) for shade in shades]
    colours = {name: solid.colours_of(name, herniation) for name in PATHWAY}
    roots = {*herniation.roots, "cord"} if herniation else {"cord"}  # nobody sees from afar what is left alone
    spine = [_seen(mesh, roots) for mesh in spine_solid.mesh_traces(colours)]
    drawn = [
        *spine,
        *spine_solid.material_traces(solid.material(herniation)),
        {**body_surface.skin(glass), "opacity": 0.99, "name": "skin"},
        *body_surface.finding_traces(herniation),
    ]
    scene = body_surface.scene(herniation)
    if herniation is not None:
        drawn.append(_way(body, herniation))
        scene["annotations"] = [to_plotly.pin(pin) for pin in _pathway_pins(body, herniation)]
    layout = to_plotly.layout(title, caption, scene=scene, updatemenus=[body_surface.view_buttons()], legend=LEGEND)
    return {"data": [*drawn, *body_surface.key(herniation), *to_plotly.tissue_key("scatter3d")[:1]], "layout": layout}


def _way(body: Mapping[str, Sequence[Spec]], herniation: Herniation) -> Spec:
    """Return the line that joins the end of each pressed root with its pain path."""
    points: list[Sequence[float | None]] = []
    for pain in body["pain_paths"]:
        if pain["root"] not in herniation.roots or pain["side"] not in herniation.sides:
            continue
        end = solid.root_end(pain["root"], pain["side"])
        path = [point for point in zip(pain["x"], pain["y"], pain["z"], strict=True) if None not in point]
        near = min(path, key=lambda point: dist(point, end))
        points += [end, near, (None, None, None)]
    return {
        "type": "scatter3d",
        "mode": "lines",
        "name": "way",
        **{axis: [point[n] for point in points] for n, axis in enumerate("xyz")},
        "line": {"width": 5, "color": theme.PRESSED, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _pathway_pins(body: Mapping[str, Sequence[Spec]], herniation: Herniation) -> list[Pin]:
    """Return the names of disc, root and skin."""
    root, side = herniation.roots[0], herniation.sides[0]
    place = next(label for label in body["region_labels"] if label["root"] == root and label["side"] == side)
    level = atlas("spine")["levels"][herniation.level]
    away = 110 if side == "left" else -110  # seen from the front
    verb = "pressed" if herniation.presses else "close by"
    return [
        Pin(level["centre"], plain(f"{herniation.level} disc"), -away, -30),
        Pin(solid.root_end(root, side), plain(f"{root} root: {verb}"), away, -20),
        Pin((place["x"], place["y"], place["z"]), plain(f"{root}: {table('regions')[root]['name']}"), away, 20),
    ]
