"""An atlas file held to its JSON schema, in the few words of that standard (draft 2020-12) that ours are written in.

A library would do all of them, but each needs something compiled; and long lists of numbers are only looked into
here, because they would take longer to check than to read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discviz.errors import DiscvizError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discviz.knowledge.table import Json

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
SOME = 3  # items of a list of numbers, or of points, that are looked at
# Words that are checked; those of the second line only describe. A test holds the schemas to them.
CHECKED = {"$ref", "type", "enum", "const", "pattern", "minimum", "maximum", "minItems", "maxItems", "anyOf", "oneOf"}
CHECKED |= {"required", "properties", "patternProperties", "additionalProperties", "items", "prefixItems"}


def check_schema(drawing: object, schema: Json, file: str) -> None:
    """Refuse a drawing that breaks its schema; the message names the file and the part.

    Examples
    --------
    >>> check_schema({"cord": "x"}, {"properties": {"cord": {"type": "number"}}}, "spine.json")
    Traceback (most recent call last):
    discviz.errors.DiscvizError: spine.json, cord: 'x' is not of the type number.
    """
    for part, fault in _faults(drawing, schema, schema, ""):
        raise DiscvizError(f"{file}{f', {part}' if part else ''}: {fault}.")


def _faults(value: object, schema: Json, root: Json, part: str) -> Iterator[tuple[str, str]]:
    """Give the part and the fault for each thing that does not fit."""
    if "$ref" in schema:
        yield from _faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, part)
    yield from ((part, fault) for fault in _own_faults(value, schema))
    forms = schema.get("anyOf") or schema.get("oneOf")
    if forms and all(any(_faults(value, form, root, part)) for form in forms):
        yield part, f"{shown(value)} has none of the forms it may have"
    for name, inner, rule in _inside(value, schema):
        path = f"{part}[{name!r}]" if isinstance(value, list) else f"{part}.{name}".removeprefix(".")
        if rule is False:
            yield path, "not expected here"
        elif rule is not True:
            yield from _faults(inner, rule, root, path)


def _own_faults(value: object, schema: Json) -> Iterator[str]:
    """Give what is wrong with a value itself, whatever is inside it."""
    kinds = schema.get("type", ())
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    if kinds and not any(
        isinstance(value, TYPES[kind]) and (type(value) is not bool or kind == "boolean") for kind in kinds
    ):
        yield f"{shown(value)} is not of the type {' or '.join(kinds)}"
        return
    if value not in schema.get("enum", (value,)) or value != schema.get("const", value):
        yield f"{shown(value)} is not accepted here"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{shown(value)} does not have the form {schema['pattern']}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{value} is out of bounds"
    if isinstance(value, list) and not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{len(value)} items are too few or too many"
    if isinstance(value, dict):
        yield from (f"{name!r} is missing" for name in schema.get("required", ()) if name not in value)


def _inside(value: object, schema: Json) -> Iterable[tuple[str | int, object, Json | bool]]:
    """Give name, value and schema of what is inside an object or a list; False where nothing may be."""
    if isinstance(value, dict):
        rest = schema.get("additionalProperties", True)
        patterns = schema.get("patternProperties", {})
        for name, inner in value.items():
            fitting = (rule for pattern, rule in patterns.items() if re.search(pattern, name))
            yield name, inner, schema.get("properties", {}).get(name) or next(fitting, rest)
    if isinstance(value, list):
        first = schema.get("prefixItems", ())
        looked_at = value if value and isinstance(value[0], dict | str) else value[:SOME]
        for number, inner in enumerate(looked_at):
            name = inner.get("id", number) if isinstance(inner, dict) else number
            yield name, inner, first[number] if number < len(first) else schema.get("items", True)
