"""The spine in 3D as plotly takes it: meshes, scene, names and camera; for the spine figure and the explorer."""

from collections.abc import Mapping, Sequence

from discviz.drawing import theme
from discviz.drawing.scene import Pin
from discviz.drawing.spine import solid
from discviz.figures import to_plotly
from discviz.figures.to_plotly import Spec
from discviz.knowledge import atlas

CLEAR = {"bodies", "arches", "dura"}  # drawn translucent
# plotly takes the triangles of a spine for too small to have a direction, and leaves them dark
EVERY_TRIANGLE = {"vertexnormalsepsilon": 0, "facenormalsepsilon": 0}
LOOK = {
    "lighting": {"ambient": 0.5, "diffuse": 0.6, "specular": 0.05, "roughness": 0.9, "fresnel": 0.05} | EVERY_TRIANGLE,
    # The reversed x axis turns every triangle inside out: light from below and behind falls from above and in front.
    "lightposition": {"x": -100_000, "y": -100_000, "z": 0},
    "hoverinfo": "skip",
    "showlegend": False,
}
# One triangle without extent: plotly makes no mesh of no triangles, and could not fill it later.
NOTHING: solid.Mesh = {**{axis: [0, 0, 0] for axis in "xyz"}, "i": [0], "j": [1], "k": [2]}


def scales(colours: Mapping[str, Sequence[str]]) -> Spec:
    """Return the colour scale of each mesh from the colours of its labels."""
    return {name: to_plotly.colour_steps(painted) for name, painted in colours.items()}


def mesh_traces(colours: Mapping[str, Sequence[str]]) -> list[Spec]:
    """Return the constant meshes, painted."""
    spine = atlas("spine")
    return [
        {
            **to_plotly.LABELLED,
            **LOOK,
            "name": name,
            **spine[name]["vertices"],
            **spine[name]["faces"],
            "intensity": spine[name]["label"],
            "colorscale": scale,
            # below 1, plotly heeds the opacity of each colour
            "opacity": 0.99 if name in CLEAR else 1,
        }
        for name, scale in scales(colours).items()
    ]


def material(placed: Mapping[str, solid.Mesh]) -> dict[str, Spec]:
    """Return the displaced material of each side as the coordinates of a small mesh; unseen where there is none."""
    kinds = {"x": "f4", "y": "f4", "z": "f4", "i": "u1", "j": "u1", "k": "u1"}
    drawn = {side: placed.get(side, NOTHING) for side in ("left", "right")}
    return {
        side: {axis: theme.packed(mesh[axis], kind) for axis, kind in kinds.items()} for side, mesh in drawn.items()
    }


def material_traces(placed: Mapping[str, solid.Mesh]) -> list[Spec]:
    """Return the displaced material of each side as a trace."""
    return [
        {**LOOK, "type": "mesh3d", "name": f"material {side}", **mesh, "color": theme.MATERIAL}
        for side, mesh in material(placed).items()
    ]


def camera(seen_from: solid.Camera) -> Spec:
    """Return a camera."""
    eye, centre = (dict(zip("xyz", place, strict=True)) for place in seen_from)
    return {"eye": eye, "center": centre, "up": {"x": 0, "y": 0, "z": 1}}


def scene(pins: Sequence[Pin], seen_from: solid.Camera) -> Spec:
    """Return the scene: no axes, equal scales, the names and the camera."""
    low, high = solid.bounds()
    hidden = {"visible": False, "showspikes": False, "autorange": False}
    ranges = {axis: [low[n], high[n]] for n, axis in enumerate("xyz")}
    # x grows towards the body's left: plotly, which expects it to the right, would show a mirror image.
    ranges["x"].reverse()
    return {
        **{f"{axis}axis": {**hidden, "range": reach} for axis, reach in ranges.items()},
        "aspectmode": "manual",
        "aspectratio": {axis: round(abs(b - a) / solid.UNIT, 4) for axis, (a, b) in ranges.items()},
        "dragmode": "orbit",
        "camera": camera(seen_from),
        "annotations": [to_plotly.pin(pin) for pin in pins],
    }
