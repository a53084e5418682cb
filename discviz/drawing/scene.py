"""What a panel is made of: drawn parts, names on them, and which are lit. No plotly: figures turn it into theirs.

Geometry is constant. A selection answers, for each panel, with one :class:`Lit`: which parts are seen and how
strongly, and what each name reads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


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

    @property
    def name(self) -> str:
        """The part's name in a figure, for people who look into one; nothing is parsed out of it."""
        return " ".join(filter(None, self))


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
class Lit:
    """What a selection shows in a panel: the opacity of each part that is seen, and what each name reads."""

    parts: Mapping[Part, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
