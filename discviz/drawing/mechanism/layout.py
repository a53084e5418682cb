"""The sheet of the figure of mechanisms: boxes in columns, and arrows as curves between them.

Which column and which height belongs to the drawing and stands in ``data/atlas/mechanisms.json``; what the
boxes and arrows say stands in the tables. Every arrow leaves and enters a box at a place of its own.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import dist
from typing import NamedTuple

from discviz.errors import DiscvizError
from discviz.knowledge import Row, Table, atlas, remembered, table

Point = tuple[float, float]

STEP = 11  # px between two arrows at the same side of a box
TALL = 8  # from so many times that distance on, the arrows spread over the whole side
CORNER = 5  # px at the end of a side where no arrow stands
HEAD, HALF_HEAD = 9, 4  # px: length and half the width of an arrow's head
ROUND = 24  # px that an arrow swings out to go round a box of its own column
TURN = 0.28  # share of a gap by which the outermost arrows of a side turn earlier or later
HIT_STEP = 16  # px between the unseen points of an arrow
OUTWARD = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}


class Box(NamedTuple):
    """A box of the sheet: its middle, width and height in px."""

    x: float
    y: float
    width: float
    height: float

    def at(self, side: str, along: float = 0) -> Point:
        """Return a point of a side, counted from the middle of the side."""
        across, down = OUTWARD[side]
        x, y = self.x + across * self.width / 2, self.y + down * self.height / 2
        return (x, y + along) if across else (x + along, y)


class Touch(NamedTuple):
    """Where an arrow touches a box: the point, how far it is from the middle of the side (-1 to 1), and the side."""

    point: Point
    offset: float
    side: str


class Curve(NamedTuple):
    """An arrow: the control points of its cubic curves one after the other, and where its head points."""

    points: tuple[Point, ...]
    tip: Point
    direction: Point

    @property
    def path(self) -> str:
        """The line as an SVG path."""
        start, *rest = (f"{x:g},{y:g}" for x, y in self.points)
        return f"M{start}" + "".join(f"C{' '.join(rest[n : n + 3])}" for n in range(0, len(rest), 3))

    def along(self, apart: float) -> tuple[Point, ...]:
        """Return points of the line about so many px apart."""
        found = []
        for n in range(0, len(self.points) - 1, 3):
            part = self.points[n : n + 4]
            length = sum(dist(a, b) for a, b in pairwise(part))
            steps = max(1, round(length / apart))
            found += [_on_cubic(part, step / steps) for step in range(steps)]
        return (*found, self.points[-1])

    def at(self, share: float) -> Point:
        """Return the point after a share of the line's length."""
        points = self.along(4)
        return points[round(share * (len(points) - 1))]


def _on_cubic(control: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * point[axis] for w, point in zip(weights, control, strict=True)) for axis in (0, 1))
    return x, y


@remembered
def boxes() -> Mapping[str, Box]:
    """Return the box of every mechanism."""
    sheet = atlas("mechanisms")
    found = {}
    for node in table("mechanisms").ids:
        if node not in sheet["nodes"]:
            raise DiscvizError(f"mechanisms.json: the mechanism {node!r} has no place; add one to 'nodes'.")
        column, y, height = sheet["nodes"][node]
        x, width = sheet["columns"][column - 1]
        found[node] = Box(x, y, width, height)
    return found


@remembered
def curves() -> Mapping[str, Curve]:
    """Return the curve of every link."""
    links: Table[Row] = table("links")
    queues: dict[tuple[str, str], list[tuple[float, int, str, str]]] = {}  # at each side of each box
    for number, link in enumerate(links):
        for end, side in zip(("from", "to"), _sides(link), strict=True):
            queues.setdefault((link[end], side), []).append((_leans(link, end, side), number, link["id"], end))
    touches: dict[tuple[str, str], Touch] = {}  # of each end of each link
    for (node, side), queue in queues.items():
        box = boxes()[node]
        length = box.height if OUTWARD[side][0] else box.width
        step = min(max(STEP, length / TALL), (length - 2 * CORNER) / max(1, len(queue) - 1))
        for number, (_, _, key, end) in enumerate(sorted(queue)):
            along = (number - (len(queue) - 1) / 2) * step
            touches[key, end] = Touch(box.at(side, along), 2 * along / length, side)
    return {key: _curve(links[key], touches[key, "from"], touches[key, "to"]) for key in links.ids}


def _column(node: str) -> int:
    return int(atlas("mechanisms")["nodes"][node][0])


def _way(link: Row) -> Sequence[float] | str:
    """Return the heights at which an arrow passes the columns between, or the side on which it goes round a box."""
    way: Sequence[float] | str = atlas("mechanisms")["ways"].get(link["id"], ())
    return way


def _sides(link: Row) -> tuple[str, str]:
    """Return the side at which an arrow leaves its first box, and enters its last."""
    start, end = _column(link["from"]), _column(link["to"])
    if start == end:
        way = _way(link)
        down = boxes()[link["to"]].y > boxes()[link["from"]].y
        return (way, way) if isinstance(way, str) else ("bottom", "top") if down else ("top", "bottom")
    return ("right", "left") if start < end else ("left", "right")


def _leans(link: Row, end: str, side: str) -> float:
    """Return what an arrow's place along a side is sorted by: the height at which it goes on."""
    if side in {"top", "bottom"}:
        return 0
    other = boxes()[link["to" if end == "from" else "from"]].y
    way = _way(link)
    if isinstance(way, str):  # round the next box: nearest to it
        return 1000 if other > boxes()[link[end]].y else -1000
    return float((way[0] if end == "from" else way[-1]) if way else other)


def _curve(link: Row, first: Touch, last: Touch) -> Curve:
    """Lay the line from box to box; across a column between them it runs level."""
    start, stop = first.point, last.point
    out = OUTWARD[last.side]
    gap = 3 if link["kind"] == "reduces" else HEAD * (1.7 if link["kind"] == "feedback" else 1) - 1
    end = (stop[0] + out[0] * gap, stop[1] + out[1] * gap)
    way = _way(link)
    points = [start]
    if isinstance(way, str):
        swing = out[0] * ROUND
        points += [(start[0] + swing, start[1]), (stop[0] + swing + out[0] * 4, stop[1]), end]
    elif first.side in {"top", "bottom"}:
        third = (end[1] - start[1]) / 3
        points += [(start[0], start[1] + third), (end[0], end[1] - third), end]
    else:
        forward = OUTWARD[first.side][0]
        stations = [start]
        for step, y in enumerate(way, start=1):
            x, width = atlas("mechanisms")["columns"][_column(link["from"]) + forward * step - 1]
            stations += [(x - forward * width / 2, y), (x + forward * width / 2, y)]
        stations.append(end)
        turns = [0.0] * (len(stations) - 1)  # where in a gap the line turns: neighbours keep apart
        turns[0], turns[-1] = (first.offset, last.offset) if way else ((first.offset + last.offset) / 2,) * 2
        for (a, b), turn in zip(pairwise(stations), turns, strict=True):
            points += _gap(a, b, turn)
    return Curve(tuple((round(x, 1), round(y, 1)) for x, y in points), stop, (-out[0], -out[1]))


def _gap(a: Point, b: Point, turn: float) -> list[Point]:
    """Lead a line from one column to the next, turning early or late by its place at the box."""
    across = b[0] - a[0]
    if a[1] == b[1]:
        return [(a[0] + across / 3, a[1]), (b[0] - across / 3, b[1]), b]
    late = TURN * turn * (1 if b[1] < a[1] else -1) * (1 if across > 0 else -1)
    return [(a[0] + across * (0.5 + late), a[1]), (b[0] - across * (0.5 - late), b[1]), b]


@remembered
def hits() -> Mapping[str, tuple[Point, ...]]:
    """Return the points that answer the pointer for each mechanism and link."""
    found = {}
    for key, box in boxes().items():
        across = range(round(-box.width / 2) + 10, round(box.width / 2), 20)
        found[key] = tuple((box.x + dx, box.y + dy) for dx in across for dy in (-box.height / 4, box.height / 4))
    for key, curve in curves().items():
        found[key] = tuple(point for point in curve.along(HIT_STEP)[1:] if not _covered(*point))
    return found


def _covered(x: float, y: float) -> bool:
    """Tell whether a point lies under a box."""
    return any(abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2 for box in boxes().values())


def head(curve: Curve, kind: str) -> str:
    """Return the head of an arrow as an SVG path: a triangle, two for feedback, a bar for what reduces."""
    (x, y), (ahead, down) = curve.tip, curve.direction

    def corner(back: float, aside: float) -> str:
        return f"{x - ahead * back - down * aside:g},{y - down * back + ahead * aside:g}"

    if kind == "reduces":
        half = HALF_HEAD + 2
        return f"M{corner(3, -half)}L{corner(3, half)}L{corner(1, half)}L{corner(1, -half)}Z"
    starts = (0, HEAD * 0.7) if kind == "feedback" else (0,)
    return "".join(
        f"M{corner(back + 0.5, 0)}L{corner(back + HEAD, -HALF_HEAD)}L{corner(back + HEAD, HALF_HEAD)}Z"
        for back in starts
    )
