# Written by data/describe.py from data/datapackage.json.
from typing import Literal, overload

from typing_extensions import ReadOnly, TypedDict

from discviz.knowledge.table import Row, Table

class LevelsRow(TypedDict):
    id: ReadOnly[str]
    part: ReadOnly[Literal["cervical", "thoracic", "lumbar"]]
    upper: ReadOnly[str]
    lower: ReadOnly[str]
    exiting_root: ReadOnly[str]
    traversing_root: ReadOnly[str]
    subarticular_roots: ReadOnly[tuple[str, ...]]
    foraminal_roots: ReadOnly[tuple[str, ...]]
    central_roots: ReadOnly[tuple[str, ...]]
    at_risk: ReadOnly[Literal["cord", "conus medullaris", "cauda equina"]]
    at_risk_note: ReadOnly[str]
    common_zone: ReadOnly[str]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class RootsRow(TypedDict):
    id: ReadOnly[str]
    part: ReadOnly[Literal["cervical", "thoracic", "lumbar", "sacral"]]
    band: ReadOnly[str]
    exits: ReadOnly[str]
    disc_of_exit: ReadOnly[str]
    sensory: ReadOnly[str]
    motor: ReadOnly[str]
    reflex: ReadOnly[str]
    pain: ReadOnly[str]
    key_point: ReadOnly[str]
    key_muscle: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class RegionsRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    core: ReadOnly[str]
    extent: ReadOnly[str]
    disagreement: ReadOnly[str]
    key_point: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class FindingsRow(TypedDict):
    id: ReadOnly[str]
    root: ReadOnly[str]
    kind: ReadOnly[Literal["sensory", "motor", "reflex", "pain", "test", "red flag", "factor", "context", "normal"]]
    text: ReadOnly[str]
    short: ReadOnly[str]
    region: ReadOnly[tuple[str, ...]]
    rank: ReadOnly[Literal["main", "part", ""]]
    sign: ReadOnly[tuple[str, ...]]
    denies: ReadOnly[tuple[str, ...]]
    landmarks: ReadOnly[tuple[str, ...]]
    red_flag: ReadOnly[str]
    alarm: ReadOnly[Literal["alone", "together", ""]]
    explained_by: ReadOnly[tuple[str, ...]]
    both_sides: ReadOnly[str]
    outweighed_by: ReadOnly[str]
    synonyms: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class WordingsRow(TypedDict):
    id: ReadOnly[str]
    said: ReadOnly[tuple[str, ...]]
    meant: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class NegationsRow(TypedDict):
    id: ReadOnly[str]
    role: ReadOnly[Literal["before", "after", "ends", "seems", "cannot", "loss of"]]
    said: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class AlarmWordsRow(TypedDict):
    id: ReadOnly[str]
    red_flag: ReadOnly[str]
    said: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class MusclesRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    plain: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class ReflexesRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    plain: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class RedFlagsRow(TypedDict):
    id: ReadOnly[str]
    structure: ReadOnly[Literal["cord", "conus medullaris", "cauda equina", "any"]]
    part: ReadOnly[Literal["cervical", "thoracic", "lumbar", ""]]
    sign: ReadOnly[str]
    why: ReadOnly[str]
    advice: ReadOnly[str]
    sensitivity: ReadOnly[float | None]
    specificity: ReadOnly[float | None]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class LikelihoodsRow(TypedDict):
    id: ReadOnly[str]
    finding: ReadOnly[str]
    roots: ReadOnly[tuple[str, ...]]
    mimics: ReadOnly[tuple[str, ...]]
    ratio: ReadOnly[float]
    basis: ReadOnly[Literal["published", "derived", "textbook"]]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class AccuracyRow(TypedDict):
    id: ReadOnly[str]
    sign: ReadOnly[str]
    asks: ReadOnly[str]
    part: ReadOnly[Literal["neck", "back"]]
    sensitivity: ReadOnly[float]
    specificity: ReadOnly[float]
    ratio_if_present: ReadOnly[float]
    ratio_if_absent: ReadOnly[float]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class MimicsRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    short: ReadOnly[str]
    plain: ReadOnly[str]
    part: ReadOnly[Literal["neck", "back", "any"]]
    tissue: ReadOnly[Literal["nerve", "other"]]
    share: ReadOnly[float]
    tell_apart: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class PriorsRow(TypedDict):
    id: ReadOnly[str]
    series: ReadOnly[
        Literal[
            "parts",
            "Oshina 2024",
            "Yoss 1957",
            "SPORT 2008",
            "Kortelainen 1985",
            "trunk",
            "mean age",
        ]
    ]
    part: ReadOnly[Literal["neck", "trunk", "back"]]
    root: ReadOnly[str]
    percent: ReadOnly[float | None]
    mean_age: ReadOnly[float | None]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class PartsRow(TypedDict):
    id: ReadOnly[str]
    simulated: ReadOnly[float]
    mean_age: ReadOnly[float | None]
    age_spread: ReadOnly[float]
    examined: ReadOnly[tuple[str, ...]]
    alarms: ReadOnly[tuple[str, ...]]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class FrequenciesRow(TypedDict):
    id: ReadOnly[str]
    part: ReadOnly[Literal["neck", "trunk", "back", "any"]]
    roots: ReadOnly[tuple[str, ...]]
    kind: ReadOnly[Literal["pain", "factor", "sensory", "motor", "reflex", "test", ""]]
    finding: ReadOnly[str]
    pattern: ReadOnly[str]
    what: ReadOnly[str]
    percent: ReadOnly[float]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class CasesRow(TypedDict):
    id: ReadOnly[str]
    title: ReadOnly[str]
    kind: ReadOnly[Literal["root", "mimic", "emergency"]]
    root: ReadOnly[str]
    mimic: ReadOnly[str]
    structure: ReadOnly[Literal["cord", "cauda equina", "any", ""]]
    level: ReadOnly[str]
    zone: ReadOnly[str]
    side: ReadOnly[Literal["left", "right", "both"]]
    age: ReadOnly[int]
    story: ReadOnly[str]
    findings: ReadOnly[tuple[str, ...]]
    teaches: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class LevelFrequencyRow(TypedDict):
    id: ReadOnly[str]
    level: ReadOnly[str]
    root: ReadOnly[str]
    part: ReadOnly[Literal["cervical", "thoracic", "lumbar"]]
    series: ReadOnly[str]
    measure: ReadOnly[str]
    count: ReadOnly[int | None]
    n: ReadOnly[int | None]
    percent: ReadOnly[float | None]
    mean_age: ReadOnly[float | None]
    plus_minus: ReadOnly[float | None]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class DermatomeFidelityRow(TypedDict):
    id: ReadOnly[str]
    study: ReadOnly[str]
    part: ReadOnly[Literal["cervical", "thoracic", "lumbar"]]
    root: ReadOnly[str]
    level: ReadOnly[str]
    measure: ReadOnly[str]
    symptom: ReadOnly[Literal["pain", "tingling", ""]]
    short: ReadOnly[str]
    count: ReadOnly[int | None]
    n: ReadOnly[int | None]
    percent: ReadOnly[float | None]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class MechanismsRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    plain: ReadOnly[str]
    group: ReadOnly[Literal["disc", "chemistry", "mechanics", "nerve", "muscle", "felt", "other"]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

LinksRow = TypedDict(
    "LinksRow",
    {
        "id": ReadOnly[str],
        "from": ReadOnly[str],
        "to": ReadOnly[str],
        "says": ReadOnly[str],
        "kind": ReadOnly[Literal["causes", "increases", "reduces", "feedback"]],
        "applies": ReadOnly[tuple[str, ...]],
        "would_decide": ReadOnly[str],
        "against": ReadOnly[tuple[str, ...]],
        "certainty": ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]],
        "sources": ReadOnly[tuple[str, ...]],
    },
)

class PassagesRow(TypedDict):
    id: ReadOnly[str]
    topic: ReadOnly[str]
    theory: ReadOnly[str]
    path: ReadOnly[tuple[str, ...]]
    claims: ReadOnly[tuple[str, ...]]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class ModelsRow(TypedDict):
    id: ReadOnly[str]
    theory: ReadOnly[str]
    expects: ReadOnly[str]
    path: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class ClaimsRow(TypedDict):
    id: ReadOnly[str]
    passages: ReadOnly[tuple[str, ...]]
    short: ReadOnly[str]
    claim: ReadOnly[str]
    verdict: ReadOnly[
        Literal[
            "supported",
            "partly supported",
            "hypothesis",
            "disputed",
            "unsupported",
            "plausible untested",
            "experience",
        ]
    ]
    why: ReadOnly[str]
    would_decide: ReadOnly[str]
    links: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class ContradictionsRow(TypedDict):
    id: ReadOnly[str]
    passages_a: ReadOnly[tuple[str, ...]]
    passages_b: ReadOnly[tuple[str, ...]]
    conflict: ReadOnly[str]
    side_a: ReadOnly[str]
    side_b: ReadOnly[str]
    literature: ReadOnly[str]
    settled: ReadOnly[Literal["yes", "partly", "no"]]
    claims: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class DiscPressureRow(TypedDict):
    id: ReadOnly[str]
    posture: ReadOnly[str]
    pose: ReadOnly[str]
    study: ReadOnly[str]
    series: ReadOnly[Literal["wilke", "nachemson"]]
    value: ReadOnly[float]
    unit: ReadOnly[Literal["MPa", "% of standing"]]
    relative: ReadOnly[float]
    n: ReadOnly[int | None]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class NaturalHistoryRow(TypedDict):
    id: ReadOnly[str]
    study: ReadOnly[str]
    topic: ReadOnly[Literal["regression", "vanished", "recovery", "surgery", "recurrence", "lasting trouble"]]
    group: ReadOnly[str]
    series: ReadOnly[Literal["chiu", "zou", "pooled", "early", "wait", "both", ""]]
    label: ReadOnly[str]
    part: ReadOnly[Literal["cervical", "thoracic", "lumbar"]]
    morphology: ReadOnly[str]
    weeks: ReadOnly[int | None]
    count: ReadOnly[int | None]
    n: ReadOnly[int | None]
    percent: ReadOnly[float | None]
    low: ReadOnly[float | None]
    high: ReadOnly[float | None]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class ImagingPrevalenceRow(TypedDict):
    id: ReadOnly[str]
    study: ReadOnly[str]
    finding: ReadOnly[str]
    series: ReadOnly[Literal["degeneration", "bulge", "protrusion", "fissure", "odds", ""]]
    people: ReadOnly[Literal["pain-free", "with against without pain"]]
    age: ReadOnly[int | None]
    percent: ReadOnly[float | None]
    odds_ratio: ReadOnly[float | None]
    low: ReadOnly[float | None]
    high: ReadOnly[float | None]
    n: ReadOnly[int | None]
    note: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class DermatomeMapsRow(TypedDict):
    id: ReadOnly[str]
    root: ReadOnly[str]
    school: ReadOnly[Literal["patches", "bands"]]
    area: ReadOnly[str]
    blank: ReadOnly[Literal["yes", "no"]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class MisconceptionsRow(TypedDict):
    id: ReadOnly[str]
    wrong: ReadOnly[str]
    right: ReadOnly[str]
    why_it_matters: ReadOnly[str]
    where: ReadOnly[Literal["numbers", "level", "mechanism", "sources", "imaging", "localise"]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class GlossaryRow(TypedDict):
    id: ReadOnly[str]
    term: ReadOnly[str]
    plain: ReadOnly[str]
    see: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class LandmarksRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    root: ReadOnly[str]
    kind: ReadOnly[Literal["key point", "bony", "skin", "muscle", "reflex"]]
    x: ReadOnly[float]
    y: ReadOnly[float]
    z: ReadOnly[float]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class MorphologiesRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    is_herniation: ReadOnly[Literal["yes", "no"]]
    presses: ReadOnly[Literal["yes", "no"]]
    opens_annulus: ReadOnly[Literal["yes", "no"]]
    is_free: ReadOnly[Literal["yes", "no"]]
    drawn_like: ReadOnly[str]
    definition: ReadOnly[str]
    contact: ReadOnly[str]
    synonyms: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class ZonesRow(TypedDict):
    id: ReadOnly[str]
    name: ReadOnly[str]
    is_midline: ReadOnly[Literal["yes", "no"]]
    roots_column: ReadOnly[Literal["central_roots", "subarticular_roots", "foraminal_roots"]]
    share: ReadOnly[float | None]
    definition: ReadOnly[str]
    note: ReadOnly[str]
    synonyms: ReadOnly[tuple[str, ...]]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class RulesRow(TypedDict):
    id: ReadOnly[str]
    about: ReadOnly[Literal["disc", "zone", "form", "map"]]
    part: ReadOnly[tuple[str, ...]]
    levels: ReadOnly[tuple[str, ...]]
    zone: ReadOnly[tuple[str, ...]]
    morphology: ReadOnly[tuple[str, ...]]
    text: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class QuestionsRow(TypedDict):
    id: ReadOnly[str]
    topic: ReadOnly[str]
    question: ReadOnly[str]
    right: ReadOnly[str]
    why_right: ReadOnly[str]
    wrong_1: ReadOnly[str]
    why_wrong_1: ReadOnly[str]
    wrong_2: ReadOnly[str]
    why_wrong_2: ReadOnly[str]
    wrong_3: ReadOnly[str]
    why_wrong_3: ReadOnly[str]
    certainty: ReadOnly[Literal["established", "supported", "disputed", "hypothesis", "unverified"]]
    sources: ReadOnly[tuple[str, ...]]

class SourcesRow(TypedDict):
    id: ReadOnly[str]
    kind: ReadOnly[Literal["article", "book", "guideline", "standard", "web"]]
    authors: ReadOnly[str]
    year: ReadOnly[int | None]
    title: ReadOnly[str]
    journal: ReadOnly[str]
    volume_pages: ReadOnly[str]
    doi: ReadOnly[str]
    pmid: ReadOnly[str]
    url: ReadOnly[str]
    seen: ReadOnly[Literal["abstract", "table", "full text", "secondary page", "not seen"]]

class WordsRow(TypedDict):
    id: ReadOnly[str]
    en: ReadOnly[str]

@overload
def table(name: Literal["levels"]) -> Table[LevelsRow]: ...
@overload
def table(name: Literal["roots"]) -> Table[RootsRow]: ...
@overload
def table(name: Literal["regions"]) -> Table[RegionsRow]: ...
@overload
def table(name: Literal["findings"]) -> Table[FindingsRow]: ...
@overload
def table(name: Literal["wordings"]) -> Table[WordingsRow]: ...
@overload
def table(name: Literal["negations"]) -> Table[NegationsRow]: ...
@overload
def table(name: Literal["alarm_words"]) -> Table[AlarmWordsRow]: ...
@overload
def table(name: Literal["muscles"]) -> Table[MusclesRow]: ...
@overload
def table(name: Literal["reflexes"]) -> Table[ReflexesRow]: ...
@overload
def table(name: Literal["red_flags"]) -> Table[RedFlagsRow]: ...
@overload
def table(name: Literal["likelihoods"]) -> Table[LikelihoodsRow]: ...
@overload
def table(name: Literal["accuracy"]) -> Table[AccuracyRow]: ...
@overload
def table(name: Literal["mimics"]) -> Table[MimicsRow]: ...
@overload
def table(name: Literal["priors"]) -> Table[PriorsRow]: ...
@overload
def table(name: Literal["parts"]) -> Table[PartsRow]: ...
@overload
def table(name: Literal["frequencies"]) -> Table[FrequenciesRow]: ...
@overload
def table(name: Literal["cases"]) -> Table[CasesRow]: ...
@overload
def table(name: Literal["level_frequency"]) -> Table[LevelFrequencyRow]: ...
@overload
def table(name: Literal["dermatome_fidelity"]) -> Table[DermatomeFidelityRow]: ...
@overload
def table(name: Literal["mechanisms"]) -> Table[MechanismsRow]: ...
@overload
def table(name: Literal["links"]) -> Table[LinksRow]: ...
@overload
def table(name: Literal["passages"]) -> Table[PassagesRow]: ...
@overload
def table(name: Literal["models"]) -> Table[ModelsRow]: ...
@overload
def table(name: Literal["claims"]) -> Table[ClaimsRow]: ...
@overload
def table(name: Literal["contradictions"]) -> Table[ContradictionsRow]: ...
@overload
def table(name: Literal["disc_pressure"]) -> Table[DiscPressureRow]: ...
@overload
def table(name: Literal["natural_history"]) -> Table[NaturalHistoryRow]: ...
@overload
def table(name: Literal["imaging_prevalence"]) -> Table[ImagingPrevalenceRow]: ...
@overload
def table(name: Literal["dermatome_maps"]) -> Table[DermatomeMapsRow]: ...
@overload
def table(name: Literal["misconceptions"]) -> Table[MisconceptionsRow]: ...
@overload
def table(name: Literal["glossary"]) -> Table[GlossaryRow]: ...
@overload
def table(name: Literal["landmarks"]) -> Table[LandmarksRow]: ...
@overload
def table(name: Literal["morphologies"]) -> Table[MorphologiesRow]: ...
@overload
def table(name: Literal["zones"]) -> Table[ZonesRow]: ...
@overload
def table(name: Literal["rules"]) -> Table[RulesRow]: ...
@overload
def table(name: Literal["questions"]) -> Table[QuestionsRow]: ...
@overload
def table(name: Literal["sources"]) -> Table[SourcesRow]: ...
@overload
def table(name: Literal["words"]) -> Table[WordsRow]: ...
@overload
def table(name: str) -> Table[Row]: ...
