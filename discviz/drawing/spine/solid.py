"""The spine in 3D: bones, discs, cord and roots, in the coordinates of the body, so that it sits inside it.

The geometry comes ready from ``data/atlas/spine.json`` and never changes. Each triangle carries the number of
its part; a selection changes the colour each number is painted with, places the displaced material (a small
mesh), moves the camera and says what the names read.
"""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from math import hypot
from typing import Any, NamedTuple

from discviz.drawing import theme
from discviz.drawing.body import surface
from discviz.drawing.scene import Pin, plain
from discviz.knowledge import atlas, remembered, table
from discviz.spine.anatomy import form
from discviz.spine.herniation import Herniation

TOWARDS = {  # where a camera stands from what it looks at: to the herniated side, forward, up
    "oblique": (0.85, -1.0, 0.45),
    "side": (1.0, 0.0, 0.0),
    "front": (0.0, 1.0, 0.0),
    "back": (0.0, -1.0, 0.0),
    "inside the canal": (0.35, -1.0, 0.4),
    "whole spine": (0.9, -0.9, 0.1),
}
CAMERAS = tuple(TOWARDS)
MESHES = ("bodies", "arches", "discs", "nerves", "dura")
NAMES = ("disc", "exiting left", "traversing left", "exiting right", "traversing right", "at risk")
NOWHERE = (1e4, 1e4, 1e4)  # cm: outside the scene, where no name is drawn
TOUCHED = theme.mixed(theme.PRESSED, theme.NERVE, 0.45)  # beside the cord, which is what is pressed first
WIDEST = 5.0  # cm: width of a low-back disc
UNIT = 20.0  # cm of the body to one unit of the scene
CLOSE, FAR = 1.15, 5.0  # distance of the camera to a level and to the whole spine, in units
Point = tuple[float, float, float]
Mesh = dict[str, list[float]]  # corners by axis (x, y, z), and the three corners of each triangle (i, j, k)


class Camera(NamedTuple):
    """Where a scene is seen from and looked at, in its own units."""

    eye: Point
    centre: Point


class Model(NamedTuple):
    """What a selection shows in three dimensions.

    Attributes
    ----------
    colours : mapping of str to list of str
        The colour of each label of each of the ``MESHES``.
    material : mapping of str to Mesh
        The displaced material of each side; none where nothing is displaced.
    pins : list of Pin
        The names, always as many: empty ones lie out of sight.
    camera : Camera
        Where it is seen from.
    """

    colours: Mapping[str, list[str]]
    material: Mapping[str, Mesh]
    pins: list[Pin]
    camera: Camera


def lit(herniation: Herniation | None, view: str = CAMERAS[0], *, small: bool = False) -> Model:
    """Return what is painted, placed, written and looked at.

    Parameters
    ----------
    herniation : Herniation or None
        None paints the whole spine alike.
    view : str
        One of the ``CAMERAS``; "inside the canal" takes the arches of the vertebrae off.
    small : bool
        True suits a panel of some 250 px.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [pin.text for pin in lit(Herniation("L4-L5")).pins if pin.strong]
    ['L5 passes: <b>pressed</b>']
    """
    colours = {name: colours_of(name, herniation) for name in MESHES}
    if view == "inside the canal":
        colours["arches"] = [rgba(theme.BONE, 0.0)] * len(colours["arches"])
    return Model(colours, material(herniation), pins(herniation, small=small), camera(herniation, view))


# --- colours ----------------------------------------------------------------------------------------------------


def colours_of(mesh: str, herniation: Herniation | None) -> list[str]:
    """Return the colour of each label of a mesh: what is pressed, what is near, and the translucent rest."""
    labels = atlas("spine")[mesh]["labels"]
    if mesh == "dura":
        return [rgba(theme.DURA_LINE, 0.16)] * len(labels)
    if mesh == "discs":
        level = herniation.level if herniation else ""
        shades = rgba(theme.ANNULUS, 1), rgba(theme.NUCLEUS, 1)
        return [shades[label["part"] == "nucleus" or label["id"] == level] for label in labels]
    if mesh == "nerves":
        return _nerves(labels, herniation) if herniation else [rgba(theme.NERVE, 1)] * len(labels)
    if herniation is None:
        return [rgba(theme.BONE, 0.85)] * len(labels)
    row = table("levels")[herniation.level]
    near = {"sacrum" if row[end] == "S1" else row[end] for end in ("upper", "lower")}
    shades = rgba(theme.BONE, 0.3), rgba(theme.BONE, 0.7)
    return [shades[label["id"] in near] for label in labels]


def _nerves(labels: Sequence[Mapping[str, str]], herniation: Herniation) -> list[str]:
    """Return the colours of cord and roots: pressed, spoken of, or beside the point."""
    spoken_of = {herniation.exiting_root, herniation.traversing_root, "cord"}
    quiet, free = rgba(theme.mixed(theme.NERVE, theme.PAPER, 0.45), 1), rgba(theme.NERVE, 1)
    pressed = {}
    if herniation.presses:
        colour = rgba(TOUCHED if touched_only(herniation) else theme.PRESSED, 1)
        pressed = {(root, side): colour for root in herniation.roots for side in herniation.sides}
        if herniation.at_risk:
            pressed["cord", herniation.level] = rgba(theme.PRESSED, 1)
    return [
        pressed.get((name, label["at"] if name == "cord" else label["side"]), free if name in spoken_of else quiet)
        for label in labels
        for name in [label["id"]]
    ]


def rgba(colour: str, opacity: float) -> str:
    """Return a hex colour with an opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def touched_only(herniation: Herniation) -> bool:
    """Tell whether the roots may be touched beside the cord, which is what is pressed first."""
    return herniation.at_risk in {"cord", "conus medullaris"}


# --- geometry ---------------------------------------------------------------------------------------------------


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


def material(herniation: Herniation | None) -> dict[str, Mesh]:
    """Return the displaced material of each side that has some, in its place, as the atlas says ("about")."""
    if herniation is None:
        return {}
    spine = atlas("spine")
    drawn = form(herniation.morphology)["drawn_like"]
    level, piece = spine["levels"][herniation.level], spine["material"][drawn]
    zone, up = level["zones"][herniation.zone], level["up"]
    if drawn == "bulge":  # in the frame of the whole disc
        start, first, second = level["centre"], (1.0, 0.0, 0.0), level["forward"]
        sizes = (level["width"] / 5, level["depth"] / 3.4, level["height"] / 0.95)
    else:  # along the rim, out of the disc, and up
        start, first, second = zone["point"], _cross(up, zone["out"]), zone["out"]
        sizes = (level["scale"], level["scale"], level["scale"] * zone["turn"])
    ways = [[size * part for part in way] for size, way in zip(sizes, (first, second, up), strict=True)]
    corners = list(zip(*(piece["vertices"][axis] for axis in "xyz"), strict=True))
    placed = {
        axis: [start[n] + sum(a * way[n] for a, way in zip(corner, ways, strict=True)) for corner in corners]
        for n, axis in enumerate("xyz")
    }
    left = placed | piece["faces"]
    sides = ("left",) if herniation.is_midline else herniation.sides  # once in the midline
    return {side: left if side == "left" else left | {"x": [-x for x in left["x"]]} for side in sides}


def disc_of_face(number: int) -> str:
    """Return the level of the disc that a triangle of the mesh "discs" belongs to."""
    discs = atlas("spine")["discs"]
    return str(discs["labels"][b64decode(discs["label"]["bdata"])[number]]["id"])


def before(level: Mapping[str, Any], out: float = 0) -> Point:
    """Return the point at the front of a disc, or so many cm before it."""
    reach = 0.5 * level["depth"] + out
    return _point([c + reach * f for c, f in zip(level["centre"], level["forward"], strict=True)])


def root_end(root: str, side: str) -> Point:
    """Return where a root of one side ends, a few cm outside its opening."""
    return _root(root, side)[-1]


def _root(root: str, side: str) -> list[Point]:
    """Return the line of a root; that of the right mirrors the left."""
    line = atlas("spine")["roots"][root]
    sign = -1 if side == "right" else 1
    return [(sign * x, y, z) for x, y, z in zip(line["x"], line["y"], line["z"], strict=True)]


def _cross(a: Sequence[float], b: Sequence[float]) -> Point:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


# --- names in the picture ---------------------------------------------------------------------------------------


def pins(herniation: Herniation | None, *, small: bool = False) -> list[Pin]:
    """Return the names in the picture, always the same number of them: empty ones lie out of sight."""
    named = dict.fromkeys(NAMES, Pin(NOWHERE, ""))
    if herniation is None:
        return [*named.values()]
    level = atlas("spine")["levels"][herniation.level]
    turn = 1 if herniation.side == "right" else -1  # where the side lies in the picture, as seen from behind
    named["disc"] = Pin(before(level), f"{plain(herniation.level)} disc", 95 * turn, -45)
    for role, root in (("exiting", herniation.exiting_root), ("traversing", herniation.traversing_root)):
        for side in herniation.sides:
            pressed = herniation.presses and root in herniation.roots
            fate = "may be touched" if touched_only(herniation) else "<b>pressed</b>"
            text = f"{plain(root)} {'leaves' if role == 'exiting' else 'passes'}"
            text += f":{'<br>' if small else ' '}{fate}" if pressed else ""
            outward = 1 if side == "right" else -1
            across = 95 * outward if role == "exiting" or len(herniation.sides) > 1 else -120 * outward
            beside = len(herniation.sides) > 1 and _hangs(root)  # then both names of a side start near each other
            down = 12 if role == "exiting" else 105 if beside else 70
            named[f"{role} {side}"] = Pin(_mark(root, side, level, role), text, across, down, strong=pressed)
    if herniation.at_risk and herniation.presses:
        text = f"{plain(herniation.at_risk)}: <b>at risk</b>"
        named["at risk"] = Pin(_point(level["back"]), text, -120 * turn, -60, strong=True)
    if small:
        return [pin._replace(across=pin.across * 0.55, down=pin.down * 0.5, size=11) for pin in named.values()]
    return list(named.values())


def _hangs(root: str) -> bool:
    """Tell whether a root hangs in the canal over several discs before it leaves."""
    return table("roots")[root]["part"] in {"lumbar", "sacral"}


def _mark(root: str, side: str, level: Mapping[str, Any], role: str) -> Point:
    """Return the point of a root that its label points at: outside its opening, or where it passes the disc."""
    points = _root(root, side)
    if role == "traversing" and _hangs(root):
        return min(points, key=lambda point: abs(point[2] - level["back"][2]))
    return points[-2]


def _point(numbers: Sequence[float]) -> Point:
    x, y, z = numbers
    return x, y, z


# --- camera ------------------------------------------------------------------------------------------


def camera(herniation: Herniation | None, view: str) -> Camera:
    """Return the camera that looks at the level of a herniation from one of the ``CAMERAS``."""
    side = -1.0 if herniation and herniation.side == "right" else 1.0
    across, forward, up = TOWARDS[view]
    towards = (across * side, forward, up)
    low, high = bounds()
    middle = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    target, distance = middle, FAR
    if herniation is not None and view != "whole spine":
        level = atlas("spine")["levels"][herniation.level]
        target, distance = level["back"], CLOSE * (0.4 + 0.6 * level["width"] / WIDEST)
    # of the scene: its middle is zero, and x is reversed
    centre = [(t - m) / UNIT * turn for t, m, turn in zip(target, middle, (-1, 1, 1), strict=True)]
    eye = [c + distance * t / hypot(*towards) * turn for c, t, turn in zip(centre, towards, (-1, 1, 1), strict=True)]
    return Camera(_point([round(v, 4) for v in eye]), _point([round(v, 4) for v in centre]))


@remembered
def bounds() -> tuple[Point, Point]:
    """Return the lowest and the highest corner of the box that holds the spine, in cm."""
    spine = atlas("spine")
    sides = [[surface.extent(spine[name]["vertices"][axis]) for name in MESHES] for axis in "xyz"]
    low, high = ([choose(end[k] for end in ends) for ends in sides] for k, choose in ((0, min), (1, max)))
    return _point(low), _point(high)
