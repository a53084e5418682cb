"""Each file of the atlas keeps to its JSON Schema, and each schema refuses a file that is damaged."""

import json
from copy import deepcopy

import pytest
from helpers import DATA
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from discviz import DiscvizError
from discviz.knowledge.schema import check_schema

ATLAS = DATA / "atlas"
NAMES = ["body", "chart", "mechanisms", "sections", "spine"]
GONE = object()


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schemas():
    return {name: load(ATLAS / "schema" / f"{name}.schema.json") for name in NAMES}


def fault(name, drawing, schema):
    """What is wrong with a file first of all, with its place."""
    found = best_match(Draft202012Validator(schema).iter_errors(drawing))
    return found and f"{name}.json, {found.json_path}: {found.message[:120]}"


def test_every_file_has_a_schema_and_every_schema_a_file():
    assert [path.stem for path in sorted(ATLAS.glob("*.json"))] == NAMES
    assert [path.name for path in sorted((ATLAS / "schema").iterdir())] == [f"{name}.schema.json" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_keeps_to_its_schema(name, schemas):
    Draft202012Validator.check_schema(schemas[name])
    assert fault(name, load(ATLAS / f"{name}.json"), schemas[name]) is None


def short(content):
    """The drawing with its long lists of numbers cut off, so that damage is found sooner."""
    if isinstance(content, dict):
        return {key: short(inner) for key, inner in content.items()}
    if isinstance(content, list):
        return [short(inner) for inner in (content if content and isinstance(content[0], dict) else content[:9])]
    return content


@pytest.fixture(scope="module")
def shortened(schemas):
    """Every drawing cut short; each keeps to its schema."""
    drawings = {name: short(load(ATLAS / f"{name}.json")) for name in NAMES}
    assert [fault(name, drawing, schemas[name]) for name, drawing in drawings.items()] == [None] * len(NAMES)
    return drawings


@pytest.mark.parametrize(
    ("name", "way", "value"),
    [
        ("body", ("vertices", "z"), GONE),
        ("body", ("faces", "i", "dtype"), "u1"),
        ("body", ("label", "bdata"), "not base 64"),
        ("body", ("labels", 0, "root"), "L6"),
        ("body", ("labels", 0, "side"), "links"),
        ("body", ("labels", 0, "colour"), "red"),
        ("body", ("landmarks", 0, "x"), "1.6"),
        ("body", ("pain_paths", 0, "z"), []),
        ("body", ("region_labels", 57), GONE),
        ("chart", ("views", 0, "id"), "top"),
        ("chart", ("outline", "x"), GONE),
        ("chart", ("regions", 0, "core", "y", 0), "0"),
        ("chart", ("regions", 0, "labels"), []),
        ("chart", ("regions", 0, "hits", "view", 0), "top"),
        ("chart", ("reflexes", 0, "x", 0), 300),
        ("chart", ("landmarks", 0, "view"), None),
        ("mechanisms", ("columns", 0), [59]),
        ("mechanisms", ("nodes", "spasm"), ["3", 10, 34]),
        ("mechanisms", ("ways", "guarding-spasm"), "up"),
        ("sections", ("view",), [0, 0, 1]),
        ("sections", ("parts", 0, "frame"), "sacral"),
        ("sections", ("parts", 0, "x"), GONE),
        ("sections", ("parts", 0, "name"), "axial muscle"),
        ("spine", ("bodies", "labels", 0, "id"), "C9"),
        ("spine", ("discs", "labels", 0, "part"), GONE),
        ("spine", ("nerves", "labels", 0, "at"), "C2"),
        ("spine", ("levels", "L4-L5"), GONE),
        ("spine", ("levels", "L4-L5", "up"), [0, 0]),
        ("spine", ("levels", "L4-L5", "zones", "lateral"), {}),
        ("spine", ("roots", "L5", "radius"), [0, 0]),
        ("spine", ("material", "extrusion", "faces", "i", 0), 0.5),
        ("spine", ("sheet", "views", "back", "bones", 0, "part"), "rib"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name_and_the_part(name, way, value, schemas, shortened):
    drawing = deepcopy(shortened[name])
    *outer, last = way
    part = drawing
    for step in outer:
        part = part[step]
    if value is GONE:
        del part[last]
    else:
        part[last] = value
    said = fault(name, drawing, schemas[name])
    assert said.startswith(f"{name}.json, $")
    assert way[0] in said
    with pytest.raises(DiscvizError, match=rf"^{name}.json, {way[0]}"):
        check_schema(drawing, schemas[name], f"{name}.json")  # what a learner meets
