from collections.abc import Mapping

from discviz.errors import DiscvizError as DiscvizError
from discviz.figures.body import body_figure as body_figure
from discviz.figures.disc import disc_figure as disc_figure
from discviz.figures.evidence.topics import evidence_figure as evidence_figure
from discviz.figures.mechanism import mechanism_figure as mechanism_figure
from discviz.figures.ranking import localize_figure as localize_figure
from discviz.figures.spine import spine_figure as spine_figure
from discviz.knowledge import table as table
from discviz.knowledge.sources import references as references
from discviz.reasoning.cases import Case as Case
from discviz.reasoning.localize import localize as localize
from discviz.reasoning.ranking import Ranking as Ranking
from discviz.reasoning.teaching_cases import case as case
from discviz.reasoning.teaching_cases import expert_order as expert_order
from discviz.render.cards import red_flag_cards as red_flag_cards
from discviz.render.describe import describe as describe
from discviz.render.describe import describe_mechanism as describe_mechanism
from discviz.spine.findings import Finding as Finding
from discviz.spine.findings import Step as Step
from discviz.spine.herniation import Herniation as Herniation
from discviz.widgets.evidence import DermatomeMaps as DermatomeMaps
from discviz.widgets.evidence import Evidence as Evidence
from discviz.widgets.evidence import dermatome_maps as dermatome_maps
from discviz.widgets.evidence import evidence as evidence
from discviz.widgets.examination import Examination as Examination
from discviz.widgets.examination import examine as examine
from discviz.widgets.explorer import Explorer as Explorer
from discviz.widgets.explorer import explore as explore
from discviz.widgets.find_discs import find_discs as find_discs
from discviz.widgets.mechanisms import Mechanisms as Mechanisms
from discviz.widgets.mechanisms import mechanisms as mechanisms
from discviz.widgets.quiz import quiz as quiz

__version__: str
FINDINGS: Mapping[str, str]
LEVELS: tuple[str, ...]
