"""What a panel is made of: drawn parts, names on them, and which are lit. No plotly: figures turn it into theirs.

Geometry is constant. A selection answers, for each panel, with one :class:`Lit`: which parts are seen and how
strongly, and what each name reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

# Signs that turn the direction of all that follows them, and would do so far beyond the cell they stand in.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Part(NamedTuple):
    """What one drawn part is; nobody ever has to read that out of a name.

    Attributes
    ----------
    panel : str
        The drawing it belongs to: "body", "axial", "foramen", "side", "spine", "mechanism" ...
    tissue : str
        What kind of thing: "core", "annulus", "root", "material", "box" ...
    of : str
        Which one: a root, a muscle, a level, a mechanism; "" where there is but one.
    side : str
        "left", "right", or "" for what lies in the middle.
    state : str
        The state in which it is drawn so: "subarticular extrusion" ...; "" at rest.
    view : str
        Which drawing of the panel, where it has several: "lumbar", "back" ...

    Examples
    --------
    >>> Part("body", "core", of="L5", side="left").name
    'body core L5 left'
    """

    panel: str
    tissue: str
    of: str = ""
    side: str = ""
    state: str = ""
    view: str = ""

    @property
    def name(self) -> str:
        """The part's name in a figure, for people who look into one; nothing is parsed out of it."""
        return " ".join(filter(None, (self.panel, self.view, *self[1:-1])))


@dataclass(frozen=True)
class Shape:
    """One drawn part: its line as an SVG path in the units of its panel, and how it looks when lit.

    ``opacity`` is what it has before any selection: 1 for what is always seen, 0 for what waits to be lit.
    """

    part: Part
    path: str
    fill: str = ""
    line: str = ""
    width: float = 0.0
    dash: str = ""
    opacity: float = 1.0
    above: bool = False


@dataclass(frozen=True)
class Label:
    """A name in a flat panel: where it stands, and what a thin line leads to from there.

    ``name`` is the key under which :class:`Lit` says what it reads; one without always reads its ``text``.
    """

    x: float
    y: float
    text: str = ""
    colour: str = ""
    name: str = ""
    anchor: str = "center"
    size: int = 12
    tip: tuple[float, float] | None = None
    backed: bool = False


class Pin(NamedTuple):
    """A name in a panel of three dimensions, so many px beside the point that a line leads to from it."""

    point: tuple[float, float, float]
    text: str
    across: float = 0
    down: float = 0
    strong: bool = False
    size: int = 13


@dataclass(frozen=True)
class Lit:
    """What a selection shows in a panel: the opacity of each part that is seen, and what each name reads.

    What is read is :func:`plain`, but for the marks of stress (``<b>``), colour and new line that a panel adds.
    """

    parts: Mapping[Part, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def plain(text: object) -> str:
    """Return a text as a picture shows it unchanged: angle brackets would be taken for markup.

    Examples
    --------
    >>> plain("<b>")
    '&lt;b&gt;'
    """
    return escape(str(text).translate(_TURNING), quote=False)


def path(x: Sequence[float | None], y: Sequence[float | None], *, closed: bool = True) -> str:
    """Return an SVG path of polygons or lines separated by None.

    Examples
    --------
    >>> path([0, 1, 1, None], [0, 0, 1, None])
    'M0,0L1,0L1,1Z'
    """
    end = "Z" if closed else ""
    lines = ("L".join(f"{a:g},{b:g}" for a, b in ring) for ring in rings(x, y))
    return "".join(f"M{line}{end}" for line in lines)


def rings(x: Iterable[float | None], y: Iterable[float | None]) -> Iterator[list[tuple[float, float]]]:
    """Give the polygons or lines that are separated by None one by one.

    Examples
    --------
    >>> list(rings([0, 1, None, 5], [0, 0, None, 5]))
    [[(0, 0), (1, 0)], [(5, 5)]]
    """
    ring: list[tuple[float, float]] = []
    for a, b in zip([*x, None], [*y, None], strict=True):
        if a is not None and b is not None:
            ring.append((a, b))
        elif ring:
            yield ring
            ring = []
