"""The body in 3D as plotly takes it: the skin, what is marked on it, and the scene it turns in."""

from collections.abc import Sequence

from discviz.drawing import theme
from discviz.drawing.body import surface
from discviz.drawing.body.surface import DISTANCE
from discviz.figures import to_plotly
from discviz.figures.to_plotly import Spec, plain
from discviz.knowledge import atlas, table
from discviz.spine.herniation import Herniation

HEIGHT = 1.95  # of the body in the scene, where 2 just fills a figure of this form
# from the screen (right, up, to the viewer): every side one turns to is lit
LIGHT = {"x": 10_000, "y": 30_000, "z": 120}
SMALL = 11  # px: all six entries of the key in one row beside the list of files
FORMS: dict[str, tuple[str, str, Spec]] = {  # kind of mark: its name in the key, how it is drawn, its look
    "pain": ("pain path", "lines", {"line": {"width": 7, "color": theme.PAIN, "dash": "dot"}}),
    "muscle": ("weak muscle", "markers", {"marker": {"symbol": "diamond", "size": 2, "color": theme.MUSCLE}}),
    "reflex": ("reflex to test", "markers", {"marker": {"symbol": "diamond-open", "size": 7, "color": theme.REFLEX}}),
}


def surface_figure(title: str, caption: str, herniation: Herniation | None) -> Spec:
    """Return the 3D body as plotly's plain data and layout."""
    data = [skin(surface.colours(herniation)), *key(herniation), *finding_traces(herniation), _key_points()]
    made = to_plotly.layout(title, caption, scene=scene(herniation), updatemenus=[view_buttons()])
    legend = to_plotly.KEY_ABOVE | {"itemsizing": "constant", "font": {"size": SMALL}}
    del legend["itemdoubleclick"]
    return {"data": data, "layout": made | {"legend": legend}}


def skin(colours: Sequence[str]) -> Spec:
    """Return the surface of the body, the faces of each label in its colour."""
    body = atlas("body")
    return {
        **to_plotly.LABELLED,
        **body["vertices"],
        **body["faces"],
        "intensity": body["label"],
        "colorscale": to_plotly.colour_steps(colours),
        "lighting": {"ambient": 0.42, "diffuse": 0.56, "specular": 0.04, "roughness": 0.9, "fresnel": 0.05},
        "lightposition": LIGHT,
    }


def key(herniation: Herniation | None) -> list[Spec]:
    """Return the key to the two shades of a region."""
    nowhere: Spec = {"type": "scatter3d", "mode": "markers", "x": [None], "y": [None], "z": [None]}
    shades = theme.shades(herniation.roots[0] if herniation else None)
    return [
        nowhere | {"name": name, "marker": {"symbol": "square", "color": shade}}
        for name, shade in zip((theme.AGREE, theme.DIFFER), shades, strict=True)
    ]


def finding_traces(herniation: Herniation | None) -> list[Spec]:
    """Return pain paths, weak muscles and reflex points as lines and symbols."""
    traces = []
    for kind, line in (surface.finding_lines(herniation) if herniation else {}).items():
        name, mode, look = FORMS[kind]
        traces.append({"type": "scatter3d", **line, "name": name, "mode": mode, **look, "hoverinfo": "skip"})
    return traces


def _key_points() -> Spec:
    """Return the examiner's key sensory points as small dots that name their region."""
    roots = {row["id"]: row["root"] for row in table("landmarks") if row["kind"] == "key point"}
    points = [point for point in atlas("body")["landmarks"] if point["id"] in roots]
    rows = [table("regions")[roots[point["id"]]] for point in points]
    said = [plain(f"{row['id']}: {row['name']}") for row in rows]
    at = {axis: [point[axis] for point in points] for axis in "xyz"}
    marker = {"size": 2, "color": theme.QUIET_INK}
    return to_plotly.points(**at, said=said, type="scatter3d", name="key point", marker=marker)


def scene(herniation: Herniation | None) -> Spec:
    """Return a scene without axes, seen from where the herniation shows best."""
    hidden = {"visible": False, "showspikes": False}
    vertices = atlas("body")["vertices"]
    sizes = {axis: high - low for axis, (low, high) in ((axis, surface.extent(vertices[axis])) for axis in "xyz")}
    x, y = surface.eye(herniation)
    return {
        # x grows towards the body's left: plotly, which expects it to the right, would show a mirror image.
        "xaxis": {**hidden, "autorange": "reversed"},
        "yaxis": hidden,
        "zaxis": hidden,
        # An orthographic camera cannot step back; the body is scaled into its view instead.
        "aspectmode": "manual",
        "aspectratio": {axis: size * HEIGHT / sizes["z"] for axis, size in sizes.items()},
        "dragmode": "turntable",
        "camera": {
            "eye": {"x": x, "y": y, "z": 0.1},
            "up": {"x": 0, "y": 0, "z": 1},
            "projection": {"type": "orthographic"},
        },
    }


def view_buttons() -> Spec:
    """Return buttons that turn the body."""
    eyes = {"Front": (0, DISTANCE), "Back": (0, -DISTANCE), "Left": (-DISTANCE, 0), "Right": (DISTANCE, 0)}
    changes = {name: {"scene.camera.eye": {"x": x, "y": y, "z": 0.1}} for name, (x, y) in eyes.items()}
    return to_plotly.menu("buttons", changes, direction="down", x=0, y=0.5, xanchor="left", showactive=False)
