"""The kit's own check of the atlas: what it knows of JSON Schema, and that our schemas use no more of it."""

from __future__ import annotations

import json

import pytest
from helpers import DATA

from discviz import DiscvizError
from discviz.knowledge.schema import RULES, check_schema

DESCRIBING = {"$schema", "$id", "$defs", "$comment", "title", "description", "examples"}
SCHEMAS = sorted((DATA / "atlas" / "schema").glob("*.schema.json"))


def words(schema):
    """Yield the words of the standard that a schema is written in; names of properties are none."""
    if isinstance(schema, dict):
        yield from schema
        for word, inner in schema.items():
            named = word in {"properties", "patternProperties", "$defs"}
            for part in inner.values() if named else inner if isinstance(inner, list) else [inner]:
                yield from words(part)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_our_schemas_say_nothing_that_is_not_checked(path):
    assert set(words(json.loads(path.read_text("utf-8")))) <= set(RULES) | DESCRIBING


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_drawing_keeps_to_its_schema(path):
    name = path.name.removesuffix(".schema.json") + ".json"
    drawing = json.loads((DATA / "atlas" / name).read_text("utf-8"))
    check_schema(drawing, json.loads(path.read_text("utf-8")), name)


@pytest.mark.parametrize(
    ("schema", "fits", "fails", "said"),
    [
        ({"type": "object"}, {}, [], "a.json: [] is not of the type object"),
        ({"type": ["string", "null"]}, None, 1, "1 is not of the type string or null"),
        ({"type": "number"}, 1.5, True, "True is not of the type number"),
        ({"type": "integer"}, 2, 2.5, "2.5 is not of the type integer"),
        ({"enum": ["left", "right"]}, "left", "up", "'up' is not accepted here"),
        ({"const": 1}, 1, 2, "2 is not accepted here"),
        ({"pattern": "^[CTLS]"}, "L5", "x", "'x' does not have the form ^[CTLS]"),
        ({"minimum": 0, "maximum": 1}, 1, 1.1, "1.1 is out of bounds"),
        ({"minItems": 2, "maxItems": 2}, [1, 2], [1], "1 items are too few or too many"),
        ({"required": ["id"]}, {"id": 1}, {}, "'id' is missing"),
        ({"properties": {"id": {"type": "string"}}}, {"id": "x"}, {"id": 1}, "a.json, id: 1 is not of the type string"),
        (
            {"additionalProperties": False, "properties": {"x": {}}},
            {"x": 1},
            {"y": 1},
            "a.json, y: 1 is not accepted here",
        ),
        (
            {"patternProperties": {"^L": {"const": 1}}},
            {"L5": 1, "x": 2},
            {"L5": 2},
            "a.json, L5: 2 is not accepted here",
        ),
        ({"items": {"type": "string"}}, ["x"], ["x", 1], "a.json, [1]: 1 is not of the type string"),
        ({"prefixItems": [{"const": 1}], "items": {"const": 2}}, [1, 2], [2, 2], "a.json, [0]: 2 is not accepted here"),
        ({"items": {"properties": {"x": {"const": 1}}}}, [{"id": "L5"}], [{"id": "L5", "x": 2}], "a.json, ['L5'].x: 2"),
        ({"anyOf": [{"const": 1}, {"const": 2}]}, 2, 3, "3 has none of the forms it may have"),
        ({"$ref": "#/$defs/x", "$defs": {"x": {"const": 1}}}, 1, 2, "2 is not accepted here"),
    ],
)
def test_each_word_lets_pass_what_fits_and_refuses_what_does_not(schema, fits, fails, said):
    check_schema(fits, schema, "a.json")
    with pytest.raises(DiscvizError) as caught:
        check_schema(fails, schema, "a.json")
    assert said in str(caught.value)
