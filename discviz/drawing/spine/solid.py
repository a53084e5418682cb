"""The spine in 3D: bones, discs, cord and roots, in the coordinates of the body, so that it sits inside it.

The geometry comes ready from ``data/atlas/spine.json`` and never changes. Each triangle carries the number of
its part; a selection changes the colour each number is painted with, places the displaced material (a small
mesh) and moves the camera.
"""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body import surface
from discviz.knowledge import atlas, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discviz.spine.herniation import Herniation

CAMERAS = ("oblique", "side", "front", "back", "inside the canal", "whole spine")
MESHES = ("bodies", "arches", "discs", "nerves", "dura")
CLEAR = {"bodies", "arches", "dura"}  # drawn translucent
LABELS = ("disc", "exiting left", "traversing left", "exiting right", "traversing right", "at risk")
NOWHERE = (1e4, 1e4, 1e4)  # cm: outside the scene, where plotly draws no label
LOOK = {
    "lighting": {
        "ambient": 0.5,
        "diffuse": 0.6,
        "specular": 0.05,
        "roughness": 0.9,
        "fresnel": 0.05,
        # plotly takes the triangles of a spine for too small to have a direction, and leaves them dark
        "vertexnormalsepsilon": 0,
        "facenormalsepsilon": 0,
    },
    # The reversed x axis turns every triangle inside out: light from below and behind falls from above and in front.
    "lightposition": {"x": -100_000, "y": -100_000, "z": 0},
    "hoverinfo": "skip",
    "showlegend": False,
}
TOUCHED = theme.mixed(theme.PRESSED, theme.NERVE, 0.45)  # beside the cord, which is what is pressed first
WIDEST = 5.0  # cm: width of a low-back disc
UNIT = 20.0  # cm of the body to one unit of the scene
CLOSE, FAR = 1.15, 5.0  # distance of the camera to a level and to the whole spine, in units
Point = tuple[float, float, float]


# --- colours: the state of the figure ---------------------------------------------------------------------------


def colours(herniation: Herniation | None, *, arches: bool = True) -> dict[str, list[list[Any]]]:
    """Return the colour scale of each mesh: what is pressed, what is near, and the translucent rest.

    Parameters
    ----------
    herniation : Herniation or None
        None paints the whole spine alike.
    arches : bool
        False takes the arches of the vertebrae off, to look into the canal.
    """
    spine = atlas("spine")
    paint = {"bodies": _bone, "arches": _bone, "discs": _disc, "nerves": _nerve, "dura": _dura}
    scales = {}
    for name in MESHES:
        scale = [paint[name](label, herniation) for label in spine[name]["labels"]]
        if name == "arches" and not arches:
            scale = [rgba(theme.BONE, 0.0)] * len(scale)
        scales[name] = surface.colour_steps(scale)
    return scales


def rgba(colour: str, opacity: float) -> str:
    """Return a hex colour with an opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def _bone(label: Mapping[str, Any], herniation: Herniation | None) -> str:
    if herniation is None:
        return rgba(theme.BONE, 0.85)
    near = {part.replace("S1", "sacrum") for part in herniation.level.split("-")}
    return rgba(theme.BONE, 0.7 if label["id"] in near else 0.3)


def _disc(label: Mapping[str, Any], herniation: Herniation | None) -> str:
    if label["part"] == "nucleus":
        return rgba(theme.NUCLEUS, 1)
    chosen = herniation is not None and label["id"] == herniation.level
    return rgba(theme.NUCLEUS if chosen else theme.ANNULUS, 1)


def _nerve(label: Mapping[str, Any], herniation: Herniation | None) -> str:
    if herniation is None:
        return rgba(theme.NERVE, 1)
    if herniation.presses and label["id"] == "cord" and label["at"] == herniation.level and herniation.at_risk:
        return rgba(theme.PRESSED, 1)
    if herniation.presses and label["id"] in herniation.roots and label["side"] in herniation.sides:
        return rgba(TOUCHED if touched_only(herniation) else theme.PRESSED, 1)
    spoken_of = label["id"] in {herniation.exiting_root, herniation.traversing_root, "cord"}
    return rgba(theme.NERVE if spoken_of else theme.mixed(theme.NERVE, theme.PAPER, 0.45), 1)


def touched_only(herniation: Herniation) -> bool:
    """Tell whether the roots may be touched beside the cord, which is what is pressed first."""
    return herniation.at_risk in {"cord", "conus medullaris"}


def _dura(_label: Mapping[str, Any], _herniation: Herniation | None) -> str:
    return rgba(theme.DURA_LINE, 0.16)


# --- geometry ---------------------------------------------------------------------------------------------------


def mesh_traces(herniation: Herniation | None) -> list[dict[str, Any]]:
    """Return the constant meshes, painted for a herniation."""
    spine, scales = atlas("spine"), colours(herniation)
    return [
        {
            **surface.LABELLED,
            **LOOK,
            "name": name,
            **spine[name]["vertices"],
            **spine[name]["faces"],
            "intensity": spine[name]["label"],
            "colorscale": scales[name],
            # below 1, plotly heeds the opacity of each colour
            "opacity": 0.99 if name in CLEAR else 1,
        }
        for name in MESHES
    ]


def without(mesh: Mapping[str, Any], hidden: set[int]) -> dict[str, Any]:
    """Return the geometry of a mesh without the faces of some labels, and without the corners only they had."""
    label = b64decode(mesh["label"]["bdata"])
    faces = [number for number, name in enumerate(label) if name not in hidden]
    corners = {axis: theme.unpacked(mesh["faces"][axis]) for axis in "ijk"}
    used = sorted({corners[axis][face] for axis in "ijk" for face in faces})
    number = {corner: place for place, corner in enumerate(used)}
    points = {axis: theme.unpacked(mesh["vertices"][axis]) for axis in "xyz"}
    return {
        **{axis: theme.packed(points[axis][corner] for corner in used) for axis in "xyz"},
        **{axis: theme.packed((number[corners[axis][face]] for face in faces), "u2") for axis in "ijk"},
        "intensity": theme.packed((label[face] for face in faces), "u1"),
    }


def material_traces(herniation: Herniation | None) -> list[dict[str, Any]]:
    """Return the displaced material of each side as a small mesh; nothing to be seen where there is none."""
    sides: tuple[str, ...] = ()
    if herniation is not None:
        sides = ("left",) if herniation.zone == "central" else herniation.sides  # once in the midline
    return [
        {
            **LOOK,
            "type": "mesh3d",
            "name": f"material {side}",
            **(_placed(herniation, side) if herniation is not None and side in sides else _NOTHING),
            "color": theme.MATERIAL,
        }
        for side in ("left", "right")
    ]


# One triangle without extent: plotly makes no mesh of no triangles, and could not fill it later.
_NOTHING = {axis: theme.packed([0, 0, 0]) for axis in "xyz"}
_NOTHING |= {corner: theme.packed([number], "u1") for number, corner in enumerate("ijk")}


def _placed(herniation: Herniation, side: str) -> dict[str, Any]:
    """Return the material of one side in its place, as the atlas says ("about")."""
    spine = atlas("spine")
    level, piece = spine["levels"][herniation.level], spine["material"][herniation.morphology]
    zone, up = level["zones"][herniation.zone], level["up"]
    if herniation.morphology == "bulge":  # in the frame of the whole disc
        start, first, second = level["centre"], (1.0, 0.0, 0.0), level["forward"]
        sizes = (level["width"] / 5, level["depth"] / 3.4, level["height"] / 0.95)
    else:  # along the rim, out of the disc, and up
        start, first, second = zone["point"], _cross(up, zone["out"]), zone["out"]
        sizes = (level["scale"], level["scale"], level["scale"] * zone["turn"])
    local = list(zip(*(piece["vertices"][axis] for axis in "xyz"), strict=True))
    ways = [[size * part for part in way] for size, way in zip(sizes, (first, second, up), strict=True)]
    place: dict[str, Any] = {}
    for n, axis in enumerate("xyz"):
        turn = -1.0 if axis == "x" and side == "right" else 1.0
        place[axis] = theme.packed(
            turn * (start[n] + sum(a * way[n] for a, way in zip(point, ways, strict=True))) for point in local
        )
    return place | {corner: theme.packed(piece["faces"][corner], "u1") for corner in "ijk"}


def disc_of_face(number: int) -> str:
    """Return the level of the disc that a triangle of the mesh "discs" belongs to."""
    discs = atlas("spine")["discs"]
    return str(discs["labels"][b64decode(discs["label"]["bdata"])[number]]["id"])


def root_end(root: str, side: str) -> Point:
    """Return where a root of one side ends, a few cm outside its opening."""
    line = atlas("spine")["roots"][root]
    return (-line["x"][-1] if side == "right" else line["x"][-1], line["y"][-1], line["z"][-1])


def _cross(a: Sequence[float], b: Sequence[float]) -> Point:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


# --- words in the picture ---------------------------------------------------------------------------------------


def words(herniation: Herniation | None, *, small: bool = False) -> list[dict[str, Any]]:
    """Return the labels of the picture, always the same number of them: empty ones lie out of sight.

    Small ones suit a panel of some 250 px.
    """
    labels = {name: label(NOWHERE, "") for name in LABELS}
    if herniation is None:
        return list(labels.values())
    spine = atlas("spine")
    level = spine["levels"][herniation.level]
    front = [c + 0.5 * level["depth"] * f for c, f in zip(level["centre"], level["forward"], strict=True)]
    turn = 1 if herniation.side == "right" else -1  # where the side lies in the picture, as seen from behind
    labels["disc"] = label(front, f"{herniation.level} disc", 95 * turn, -45)
    for role, root in (("exiting", herniation.exiting_root), ("traversing", herniation.traversing_root)):
        for side in herniation.sides:
            pressed = herniation.presses and root in herniation.roots
            fate = "may be touched" if touched_only(herniation) else "<b>pressed</b>"
            text = f"{root} {'leaves' if role == 'exiting' else 'passes'}"
            text += f":{'<br>' if small else ' '}{fate}" if pressed else ""
            outward = 1 if side == "right" else -1
            across = 95 * outward if role == "exiting" or len(herniation.sides) > 1 else -120 * outward
            point = _mark(root, side, level, role)
            beside = len(herniation.sides) > 1 and root[0] in "LS"  # then both labels of a side start near each other
            down = 12 if role == "exiting" else 105 if beside else 70
            labels[f"{role} {side}"] = label(point, text, across, down, strong=pressed)
    if herniation.at_risk and herniation.presses:
        labels["at risk"] = label(level["back"], f"{herniation.at_risk}: <b>at risk</b>", -120 * turn, -60, strong=True)
    if small:
        for mark in labels.values():
            mark |= {"ax": mark["ax"] * 0.55, "ay": mark["ay"] * 0.5, "font": {**mark["font"], "size": 11}}
    return list(labels.values())


def _mark(root: str, side: str, level: Mapping[str, Any], role: str) -> list[float]:
    """Return the point of a root that its label points at: outside its opening, or where it passes the disc."""
    line = atlas("spine")["roots"][root]
    points = list(zip(line["x"], line["y"], line["z"], strict=True))
    if role == "traversing" and root[0] in "LS":
        point = min(points, key=lambda p: abs(p[2] - level["back"][2]))
    else:
        point = points[-2]
    return [-point[0] if side == "right" else point[0], point[1], point[2]]


def label(
    point: Sequence[float], text: str, across: float = 0, down: float = 0, *, strong: bool = False
) -> dict[str, Any]:
    """Return an annotation of the scene so many px beside a point, with a line that leads to it."""
    ink = theme.PRESSED if strong else theme.INK
    return {
        **{axis: round(value, 2) for axis, value in zip("xyz", point, strict=True)},
        "text": text,
        "font": {"size": 13, "color": ink},
        "bgcolor": "rgba(255,255,255,0.85)",
        "bordercolor": ink,
        "borderwidth": 1,
        "borderpad": 2,
        "arrowcolor": ink,
        "arrowhead": 0,
        "arrowwidth": 1.2,
        "ax": across,
        "ay": down,
    }


# --- scene and cameras ------------------------------------------------------------------------------------------


def camera(herniation: Herniation | None, view: str) -> dict[str, Any]:
    """Return the camera that looks at the level of a herniation from one of the ``CAMERAS``."""
    side = -1.0 if herniation and herniation.side == "right" else 1.0
    towards = {
        "oblique": (0.85 * side, -1.0, 0.45),
        "side": (side, 0.0, 0.0),
        "front": (0.0, 1.0, 0.0),
        "back": (0.0, -1.0, 0.0),
        "inside the canal": (0.35 * side, -1.0, 0.4),
        "whole spine": (0.9 * side, -0.9, 0.1),
    }[view]
    length = sum(part * part for part in towards) ** 0.5
    low, high = bounds()
    middle = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    target, distance = middle, FAR
    if herniation is not None and view != "whole spine":
        level = atlas("spine")["levels"][herniation.level]
        target, distance = level["back"], CLOSE * (0.4 + 0.6 * level["width"] / WIDEST)
    # of the scene: its middle is zero, and x is reversed
    centre = [(t - m) / UNIT * turn for t, m, turn in zip(target, middle, (-1, 1, 1), strict=True)]
    eye = [c + distance * t / length * turn for c, t, turn in zip(centre, towards, (-1, 1, 1), strict=True)]
    return {
        "eye": dict(zip("xyz", (round(v, 4) for v in eye), strict=True)),
        "center": dict(zip("xyz", (round(v, 4) for v in centre), strict=True)),
        "up": {"x": 0, "y": 0, "z": 1},
    }


@remembered
def bounds() -> tuple[Point, Point]:
    """Return the lowest and the highest corner of the box that holds the spine, in cm."""
    spine = atlas("spine")
    sides = [[surface.extent(spine[name]["vertices"][axis]) for name in MESHES] for axis in "xyz"]
    low, high = ([choose(end[k] for end in ends) for ends in sides] for k, choose in ((0, min), (1, max)))
    return (low[0], low[1], low[2]), (high[0], high[1], high[2])


def scene(herniation: Herniation | None, view: str = "oblique") -> dict[str, Any]:
    """Return the scene: no axes, equal scales, the labels and the camera."""
    low, high = bounds()
    hidden = {"visible": False, "showspikes": False, "autorange": False}
    ranges = {axis: [low[n], high[n]] for n, axis in enumerate("xyz")}
    # x grows towards the body's left: plotly, which expects it to the right, would show a mirror image.
    ranges["x"].reverse()
    return {
        **{f"{axis}axis": {**hidden, "range": reach} for axis, reach in ranges.items()},
        "aspectmode": "manual",
        "aspectratio": {axis: round(abs(b - a) / UNIT, 4) for axis, (a, b) in ranges.items()},
        "dragmode": "orbit",
        "camera": camera(herniation, view),
        "annotations": words(herniation),
    }
