"""A teaching kit on herniated discs: select a spinal level, see where it is felt and why.

Teaching material, not medical advice.

Examples
--------
>>> import discviz
>>> discviz.Herniation("L4-L5").roots
('L5',)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from discviz.anatomy import LEVELS
from discviz.describe import describe
from discviz.errors import DiscvizError
from discviz.herniation import Finding, Herniation, Step
from discviz.mechanism_describe import describe_mechanism
from discviz.sources import references
from discviz.tables import table

if TYPE_CHECKING:
    from discviz.explorer import Explorer, explore
    from discviz.figures.body import body_figure
    from discviz.figures.disc import disc_figure
    from discviz.figures.mechanism import mechanism_figure
    from discviz.figures.spine import spine_figure
    from discviz.mechanism_explorer import Mechanisms, mechanisms
    from discviz.practice import quiz

__version__ = "0.1.0"
__all__ = [
    "FINDINGS",
    "LEVELS",
    "DiscvizError",
    "Explorer",
    "Finding",
    "Herniation",
    "Mechanisms",
    "Step",
    "body_figure",
    "describe",
    "describe_mechanism",
    "disc_figure",
    "explore",
    "mechanism_figure",
    "mechanisms",
    "quiz",
    "references",
    "spine_figure",
    "table",
]

FINDINGS: dict[str, str] = {row["id"]: row["text"] for row in table("findings")}

# plotly and ipywidgets take most of a second to import; they are fetched when first drawn with.
_DRAWN = {
    "body_figure": "discviz.figures.body",
    "disc_figure": "discviz.figures.disc",
    "explore": "discviz.explorer",
    "Explorer": "discviz.explorer",
    "mechanism_figure": "discviz.figures.mechanism",
    "mechanisms": "discviz.mechanism_explorer",
    "Mechanisms": "discviz.mechanism_explorer",
    "quiz": "discviz.practice",
    "spine_figure": "discviz.figures.spine",
}


def __getattr__(name: str) -> object:
    if name in _DRAWN:
        return getattr(import_module(_DRAWN[name]), name)
    raise AttributeError(f"module 'discviz' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
