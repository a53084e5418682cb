"""A teaching kit on herniated discs: select a spinal level, see where it is felt and why.

Teaching material, not medical advice.

Examples
--------
>>> import discviz
>>> discviz.Herniation("L4-L5").roots
('L5',)
"""

from importlib import import_module

__version__ = "0.1.0"

# Where each public name is at home; it is fetched when first asked for, since plotly and ipywidgets take most of a
# second to import. Their types stand in the stub beside this file. No module here may bear the name of what it gives:
# importing it would put the module in the function's place.
_GIVEN_BY = {
    "errors": ("DiscvizError",),
    "figures.body": ("body_figure",),
    "figures.disc": ("disc_figure",),
    "figures.evidence.topics": ("evidence_figure",),
    "figures.mechanism": ("mechanism_figure",),
    "figures.ranking": ("localize_figure",),
    "figures.spine": ("spine_figure",),
    "knowledge": ("table",),
    "knowledge.sources": ("references",),
    "reasoning.cases": ("Case",),
    "reasoning.findings": ("FINDINGS",),
    "reasoning.localize": ("localize",),
    "reasoning.ranking": ("Ranking",),
    "reasoning.teaching_cases": ("case", "expert_order"),
    "render.cards": ("red_flag_cards",),
    "render.describe": ("describe", "describe_mechanism"),
    "spine.anatomy": ("LEVELS",),
    "spine.findings": ("Finding", "Step"),
    "spine.herniation": ("Herniation",),
    "widgets.evidence": ("DermatomeMaps", "Evidence", "dermatome_maps", "evidence"),
    "widgets.examination": ("Examination", "examine"),
    "widgets.explorer": ("Explorer", "explore"),
    "widgets.find_discs": ("find_discs",),
    "widgets.mechanisms": ("Mechanisms", "mechanisms"),
    "widgets.quiz": ("quiz",),
}
_HOME = {name: module for module, names in _GIVEN_BY.items() for name in names}
# Vocabularies are asked for anew each time: a cell of a table that changes shows without a restart.
_ASKED = {"FINDINGS": "vocabulary", "LEVELS": "levels"}
__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'discviz' has no attribute {name!r}")
    found: object = getattr(import_module(f"discviz.{_HOME[name]}"), _ASKED.get(name, name))
    return found() if name in _ASKED and callable(found) else found


def __dir__() -> list[str]:
    return sorted(__all__)
