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
from discviz.cards import red_flag_cards
from discviz.cases import case, expert_order
from discviz.describe import describe
from discviz.errors import DiscvizError
from discviz.herniation import Finding, Herniation, Step
from discviz.localize import Ranking, localize
from discviz.mechanism_describe import describe_mechanism
from discviz.patients import Case
from discviz.sources import references
from discviz.tables import table
from discviz.vocabulary import FINDINGS

if TYPE_CHECKING:
    from discviz.evidence_view import DermatomeMaps, Evidence, dermatome_maps, evidence
    from discviz.examination import Examination, examine
    from discviz.exercise import find_discs
    from discviz.explorer import Explorer, explore
    from discviz.figures.body import body_figure
    from discviz.figures.charts import evidence_figure
    from discviz.figures.disc import disc_figure
    from discviz.figures.mechanism import mechanism_figure
    from discviz.figures.ranking import localize_figure
    from discviz.figures.spine import spine_figure
    from discviz.mechanism_explorer import Mechanisms, mechanisms
    from discviz.practice import quiz

__version__ = "0.1.0"
__all__ = [
    "FINDINGS",
    "LEVELS",
    "Case",
    "DermatomeMaps",
    "DiscvizError",
    "Evidence",
    "Examination",
    "Explorer",
    "Finding",
    "Herniation",
    "Mechanisms",
    "Ranking",
    "Step",
    "body_figure",
    "case",
    "dermatome_maps",
    "describe",
    "describe_mechanism",
    "disc_figure",
    "evidence",
    "evidence_figure",
    "examine",
    "expert_order",
    "explore",
    "find_discs",
    "localize",
    "localize_figure",
    "mechanism_figure",
    "mechanisms",
    "quiz",
    "red_flag_cards",
    "references",
    "spine_figure",
    "table",
]

# plotly and ipywidgets take most of a second to import; they are fetched when first drawn with. No module here may
# bear the name of what it gives: importing it would put the module in the function's place.
_DRAWN = {
    "body_figure": "discviz.figures.body",
    "dermatome_maps": "discviz.evidence_view",
    "DermatomeMaps": "discviz.evidence_view",
    "evidence": "discviz.evidence_view",
    "Evidence": "discviz.evidence_view",
    "evidence_figure": "discviz.figures.charts",
    "disc_figure": "discviz.figures.disc",
    "Examination": "discviz.examination",
    "examine": "discviz.examination",
    "explore": "discviz.explorer",
    "Explorer": "discviz.explorer",
    "find_discs": "discviz.exercise",
    "localize_figure": "discviz.figures.ranking",
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
