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

from discviz.errors import DiscvizError
from discviz.knowledge import table
from discviz.knowledge.sources import references
from discviz.reasoning.cases import Case
from discviz.reasoning.findings import vocabulary
from discviz.reasoning.localize import localize
from discviz.reasoning.ranking import Ranking
from discviz.reasoning.teaching_cases import case, expert_order
from discviz.render.cards import red_flag_cards
from discviz.render.describe import describe, describe_mechanism
from discviz.spine.anatomy import levels
from discviz.spine.findings import Finding, Step
from discviz.spine.herniation import Herniation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discviz.figures.body import body_figure
    from discviz.figures.disc import disc_figure
    from discviz.figures.evidence.topics import evidence_figure
    from discviz.figures.mechanism import mechanism_figure
    from discviz.figures.ranking import localize_figure
    from discviz.figures.spine import spine_figure
    from discviz.widgets.evidence import DermatomeMaps, Evidence, dermatome_maps, evidence
    from discviz.widgets.examination import Examination, examine
    from discviz.widgets.explorer import Explorer, explore
    from discviz.widgets.find_discs import find_discs
    from discviz.widgets.mechanisms import Mechanisms, mechanisms
    from discviz.widgets.quiz import quiz

    FINDINGS: Mapping[str, str]
    LEVELS: tuple[str, ...]

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
    "dermatome_maps": "discviz.widgets.evidence",
    "DermatomeMaps": "discviz.widgets.evidence",
    "evidence": "discviz.widgets.evidence",
    "Evidence": "discviz.widgets.evidence",
    "evidence_figure": "discviz.figures.evidence.topics",
    "disc_figure": "discviz.figures.disc",
    "Examination": "discviz.widgets.examination",
    "examine": "discviz.widgets.examination",
    "explore": "discviz.widgets.explorer",
    "Explorer": "discviz.widgets.explorer",
    "find_discs": "discviz.widgets.find_discs",
    "localize_figure": "discviz.figures.ranking",
    "mechanism_figure": "discviz.figures.mechanism",
    "mechanisms": "discviz.widgets.mechanisms",
    "Mechanisms": "discviz.widgets.mechanisms",
    "quiz": "discviz.widgets.quiz",
    "spine_figure": "discviz.figures.spine",
}


# Vocabularies follow the tables: a cell that changes shows without a restart.
_WORDS = {"FINDINGS": vocabulary, "LEVELS": levels}


def __getattr__(name: str) -> object:
    if name in _WORDS:
        return _WORDS[name]()
    if name in _DRAWN:
        return getattr(import_module(_DRAWN[name]), name)
    raise AttributeError(f"module 'discviz' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
