"""The body in 3D: one labelled surface, coordinates in cm, x to the body's left, y forward, z up.

Each triangle carries the number of its region; a selection only changes the colour each number is
painted with, never the surface.
"""

from collections.abc import Mapping
from typing import TypeAlias

from discviz.drawing import theme
from discviz.drawing.body.marks import mark, marks
from discviz.drawing.scene import Part
from discviz.knowledge import atlas, table
from discviz.spine.herniation import Herniation

FACE = "#efe7dc"
DISTANCE = 2.0  # of the camera
TURN = 0.9  # how far it moves to the side, in the same units
Lines: TypeAlias = dict[str, list[float | None]]  # axis -> coordinates, lines separated by None


def eye(herniation: Herniation | None) -> tuple[float, float]:
    """Return where the body is best seen from, as (x, y) in the scene's own units."""
    if herniation is None:
        return 0.0, DISTANCE
    # Sacral regions lie behind; a region of one side is seen best from that side.
    turned = {"left": -TURN, "right": TURN}.get(herniation.side, 0.0)
    return turned, -DISTANCE if table("roots")[herniation.roots[0]]["part"] == "sacral" else DISTANCE


def colours(herniation: Herniation | None) -> list[str]:
    """Return the colour of each label of the surface: lit, light, or quiet."""
    lit = {part for part in marks(herniation) if part.tissue == "core"} if herniation else set()
    return [_colour(label, herniation, lit) for label in atlas("body")["labels"]]


def _colour(label: Mapping[str, str], herniation: Herniation | None, lit: set[Part]) -> str:
    if label["root"] is None:
        return FACE
    core, extent = theme.shades(label["root"])
    if herniation is None:
        lighter = table("roots").ids.index(label["root"]) % 2
        return core if label["core"] else (theme.mixed(extent, theme.PAPER, 0.35) if lighter else extent)
    if mark("core", label["root"], label["side"]) in lit:
        return core if label["core"] and herniation.presses else extent
    if mark("core", label["also"], label["side"]) in lit:
        return theme.mixed(theme.shades(label["also"])[1], theme.BODY, 0.5)
    return theme.BODY


def finding_lines(herniation: Herniation) -> Mapping[str, Lines]:
    """Return the lines and points of what is marked beside the skin, just off it, by kind: pain, muscle, reflex."""
    body, lit = atlas("body"), marks(herniation)
    # of muscles every third point, so that each row of beads can be told from a line
    kinds = (("pain", "pain_paths", "root", 1), ("muscle", "muscles", "id", 3), ("reflex", "reflexes", "id", 1))
    found: dict[str, Lines] = {}
    for kind, collection, key, step in kinds:
        for item in body[collection]:
            if mark(kind, item[key], item["side"]) in lit:
                joined = found.setdefault(kind, {"x": [], "y": [], "z": []})
                for axis, line in joined.items():
                    values = item[axis]
                    line += [*(values if isinstance(values, list) else [values])[::step], None]
    return found


def extent(values: Mapping[str, str]) -> tuple[float, float]:
    """Return the lowest and the highest number of a typed array."""
    numbers = theme.unpacked(values)
    return round(min(numbers), 2), round(max(numbers), 2)
