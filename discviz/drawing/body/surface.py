"""The body in 3D: one labelled surface, coordinates in cm, x to the body's left, y forward, z up.

Each triangle carries the number of its region; a selection only changes the colour each number is
painted with, never the surface.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body.marks import marks
from discviz.knowledge import atlas, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discviz.spine.herniation import Herniation

FACE = "#efe7dc"
SHADES = 256  # as many different numbers as a colour scale of plotly can tell apart
HEIGHT = 1.95  # of the body in the scene, where 2 just fills a figure of this form
DISTANCE = 2.0  # of the camera
TURN = 0.9  # how far it moves to the side, in the same units
LIGHT = {
    "x": 10_000,
    "y": 30_000,
    "z": 120,
}  # from the screen (right, up, to the viewer): every side one turns to is lit


def surface_figure(title: str, caption: str, herniation: Herniation | None) -> dict[str, object]:
    """Return the 3D body as plotly's plain data and layout."""
    body = atlas("body")
    lit = lit_cores(herniation)
    mesh = skin([colour(label, herniation, lit) for label in body["labels"]])
    if herniation is None:
        drawn: list[dict[str, Any]] = []
        root = None
    else:
        drawn, root = finding_traces(body, herniation), herniation.roots[0]
    data = [mesh, *key(root), *drawn, _key_points(body)]
    layout = theme.layout(title, caption, scene=scene(body["vertices"], eye(herniation)), updatemenus=[view_buttons()])
    small = {"size": 11}  # all six entries in one row beside the list of files
    layout["legend"] = {
        "orientation": "h",
        "x": 0,
        "y": 1.0,
        "yanchor": "bottom",
        "itemclick": False,
        "itemsizing": "constant",
        "font": small,
    }
    return {"data": data, "layout": layout}


def eye(herniation: Herniation | None) -> tuple[float, float]:
    """Return where the body is best seen from, as (x, y) in the scene's own units."""
    if herniation is None:
        return 0.0, DISTANCE
    # Sacral regions lie behind; a region of one side is seen best from that side.
    turned = {"left": -TURN, "right": TURN}.get(herniation.side, 0.0)
    return turned, -DISTANCE if herniation.roots[0].startswith("S") else DISTANCE


# How plotly paints each face in the colour of its label's number: the middle of each of the 256 shades is one number.
LABELLED = {
    "type": "mesh3d",
    "intensitymode": "cell",
    "cmin": -0.5,
    "cmax": SHADES - 0.5,
    "showscale": False,
    "hoverinfo": "skip",
}


def skin(colours: Sequence[str]) -> dict[str, Any]:
    """Return the surface of the body, the faces of each label in its colour."""
    body = atlas("body")
    return {
        **LABELLED,
        **body["vertices"],
        **body["faces"],
        "intensity": body["label"],
        "colorscale": colour_steps(colours),
        "lighting": {"ambient": 0.42, "diffuse": 0.56, "specular": 0.04, "roughness": 0.9, "fresnel": 0.05},
        "lightposition": LIGHT,
    }


def lit_cores(herniation: Herniation | None) -> set[tuple[str, str]]:
    """Return root and side of each region that a herniation lights."""
    return {(mark.id, mark.side) for mark in marks(herniation) if mark.kind == "core"} if herniation else set()


def colour_steps(colours: Sequence[str]) -> list[list[Any]]:
    """Return a colour scale that paints the number n with the n-th colour, equal runs merged.

    plotly samples a scale at 256 shades, so that is how many numbers can have a colour of their own.

    Examples
    --------
    >>> [(round(place * 255), colour) for place, colour in colour_steps(["red", "red", "blue"])]
    [(0, 'red'), (1, 'red'), (2, 'blue'), (255, 'blue')]
    """
    last = SHADES - 1
    runs = groupby(range(SHADES), key=lambda number: colours[min(number, len(colours) - 1)])
    steps: list[list[Any]] = []
    for colour, numbers in runs:
        run = list(numbers)
        steps += [[run[0] / last, colour], [run[-1] / last, colour]]
    return steps


def colour(label: Mapping[str, Any], herniation: Herniation | None, lit: set[tuple[str, str]]) -> str:
    """Return the colour of one label: lit, light, or quiet."""
    if label["root"] is None:
        return FACE
    core, extent = theme.shades(label["root"])
    if herniation is None:
        lighter = table("roots").ids.index(label["root"]) % 2
        return core if label["core"] else (theme.mixed(extent, theme.PAPER, 0.35) if lighter else extent)
    if (label["root"], label["side"]) in lit:
        return core if label["core"] and herniation.presses else extent
    if (label["also"], label["side"]) in lit:
        return theme.mixed(theme.shades(label["also"])[1], theme.BODY, 0.5)
    return theme.BODY


def key(root: str | None) -> list[dict[str, Any]]:
    """Return the key to the two shades of a region."""
    core, extent = theme.shades(root)
    nowhere = {"type": "scatter3d", "mode": "markers", "x": [None], "y": [None], "z": [None]}
    return [
        {**nowhere, "name": theme.AGREE, "marker": {"symbol": "square", "color": core}},
        {**nowhere, "name": theme.DIFFER, "marker": {"symbol": "square", "color": extent}},
    ]


def _key_points(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the examiner's key sensory points as small dots that name their region."""
    points = [point for point in body["landmarks"] if point["id"].startswith("key-")]
    rows = [table("regions")[point["id"].removeprefix("key-").replace("S4-5", "S5")] for point in points]
    return {
        "type": "scatter3d",
        "mode": "markers",
        "name": "key point",
        **{axis: [point[axis] for point in points] for axis in "xyz"},
        "hovertext": [f"{row['id']}: {row['name']}" for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 2, "color": theme.QUIET_INK},
    }


def finding_traces(body: Mapping[str, Any], herniation: Herniation) -> list[dict[str, Any]]:
    """Return pain paths, weak muscles and reflex points as lines and symbols just off the skin."""
    dashes = {"mode": "lines", "line": {"width": 7, "color": theme.PAIN, "dash": "dot"}}
    beads = {"mode": "markers", "marker": {"symbol": "diamond", "size": 2, "color": theme.MUSCLE}}
    diamond = {"mode": "markers", "marker": {"symbol": "diamond-open", "size": 7, "color": theme.REFLEX}}
    # of muscles every third point, so that each row of beads can be told from a line
    forms = (
        ("pain", "pain_paths", "root", 1, {"name": "pain path", **dashes}),
        ("muscle", "muscles", "id", 3, {"name": "weak muscle", **beads}),
        ("reflex", "reflexes", "id", 1, {"name": "reflex to test", **diamond}),
    )
    wanted = {(mark.kind, mark.id, mark.side) for mark in marks(herniation)}
    drawn = []
    for kind, collection, key, step, form in forms:
        joined: dict[str, list[float | None]] = {"x": [], "y": [], "z": []}
        for item in body[collection]:
            if (kind, item[key], item["side"]) in wanted:
                for axis, line in joined.items():
                    values = item[axis]
                    line += [*(values if isinstance(values, list) else [values])[::step], None]
        if joined["x"]:
            drawn.append({"type": "scatter3d", **joined, **form, "hoverinfo": "skip"})
    return drawn


def scene(vertices: Mapping[str, Any], seen_from: tuple[float, float]) -> dict[str, Any]:
    """Return a scene without axes, seen from an eye at (x, y) in the scene's own units."""
    hidden = {"visible": False, "showspikes": False}
    sizes = {axis: high - low for axis, (low, high) in ((axis, extent(vertices[axis])) for axis in "xyz")}
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
            "eye": {"x": seen_from[0], "y": seen_from[1], "z": 0.1},
            "up": {"x": 0, "y": 0, "z": 1},
            "projection": {"type": "orthographic"},
        },
    }


def extent(values: Mapping[str, str]) -> tuple[float, float]:
    """Return the lowest and the highest number of a typed array."""
    numbers = theme.unpacked(values)
    return round(min(numbers), 2), round(max(numbers), 2)


def view_buttons() -> dict[str, Any]:
    """Return buttons that turn the body."""
    eyes = {"Front": (0, DISTANCE), "Back": (0, -DISTANCE), "Left": (-DISTANCE, 0), "Right": (DISTANCE, 0)}
    return {
        "type": "buttons",
        "direction": "down",
        "x": 0,
        "y": 0.5,
        "xanchor": "left",
        "showactive": False,
        "buttons": [
            {"label": name, "method": "relayout", "args": [{"scene.camera.eye": {"x": x, "y": y, "z": 0.1}}]}
            for name, (x, y) in eyes.items()
        ],
    }
