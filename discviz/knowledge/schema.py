"""An atlas file held to its JSON schema, in the few words of that standard (draft 2020-12) that ours are written in.

A library would do all of them, but each needs something compiled. Each word is one function below. Speed matters,
because a drawing is read while a learner waits: of a list of numbers only the first is looked at.
"""

import re
from collections.abc import Callable, Mapping
from math import inf

from discviz.errors import DiscvizError, shown
from discviz.knowledge.table import Json

Named = Mapping[str, Json]  # the parts of a schema that its other parts name

TYPES: dict[str, tuple[type, ...]] = {  # exact, because for Python True is a number, too
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (float, int),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


def check_schema(drawing: object, schema: Json, file: str) -> None:
    """Refuse a drawing that breaks its schema; the message names the file and the part.

    Examples
    --------
    >>> check_schema({"cord": "x"}, {"properties": {"cord": {"type": "number"}}}, "spine.json")
    Traceback (most recent call last):
    discviz.errors.DiscvizError: spine.json, cord: 'x' is not of the type number.
    """
    named = {f"#/$defs/{name}": part for name, part in schema.get("$defs", {}).items()}
    fault = _fault(drawing, schema, named)
    if fault:
        way = fault if fault.startswith(":") else f", {fault.removeprefix('.')}"
        raise DiscvizError(f"{file}{way}.")


def _fault(value: object, schema: Json, named: Named) -> str:
    """Return what does not fit, behind the way to it: ".nodes['conus'].x: -1 is out of bounds"; "" where all does."""
    for rule in dict.fromkeys(RULES[word] for word in schema if word in RULES):
        fault = rule(value, schema, named)
        if fault:
            return fault
    return ""


def _named(value: object, schema: Json, named: Named) -> str:
    return _fault(value, named[schema["$ref"]], named)


def _type(value: object, schema: Json, _: Named) -> str:
    kinds = (schema["type"],) if isinstance(schema["type"], str) else schema["type"]
    fits = any(type(value) in TYPES[kind] for kind in kinds)
    return "" if fits else f": {shown(value)} is not of the type {' or '.join(kinds)}"


def _enum(value: object, schema: Json, _: Named) -> str:
    accepted = schema["enum"] if "enum" in schema else [schema["const"]]
    return "" if value in accepted else f": {shown(value)} is not accepted here"


def _pattern(value: object, schema: Json, _: Named) -> str:
    fits = not isinstance(value, str) or re.search(schema["pattern"], value)
    return "" if fits else f": {shown(value)} does not have the form {schema['pattern']}"


def _bounds(value: object, schema: Json, _: Named) -> str:
    fits = not isinstance(value, int | float) or schema.get("minimum", -inf) <= value <= schema.get("maximum", inf)
    return "" if fits else f": {value} is out of bounds"


def _forms(value: object, schema: Json, named: Named) -> str:
    fits = any(not _fault(value, form, named) for form in schema["anyOf"])
    return "" if fits else f": {shown(value)} has none of the forms it may have"


def _object(value: object, schema: Json, named: Named) -> str:
    if not isinstance(value, dict):
        return ""
    missing = {*schema.get("required", ())} - value.keys()
    if missing:
        return f": {min(missing)!r} is missing"
    parts, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    rest = {} if schema.get("additionalProperties", True) else {"enum": ()}  # "false" lets no other part pass
    for name, inner in value.items():
        fitting = (part for form, part in patterns.items() if re.search(form, name))
        fault = _fault(inner, parts[name] if name in parts else next(fitting, rest), named)
        if fault:
            return f".{name}{fault}"
    return ""


def _list(value: object, schema: Json, named: Named) -> str:
    if not isinstance(value, list):
        return ""
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", inf):
        return f": {len(value)} items are too few or too many"
    first = schema.get("prefixItems", ())
    looked_at = value if value and isinstance(value[0], dict | str) else value[: len(first) + 1]
    for number, inner in enumerate(looked_at):
        fault = _fault(inner, first[number] if number < len(first) else schema.get("items", {}), named)
        if fault:
            name = inner.get("id", number) if isinstance(inner, dict) else number
            return f"[{name!r}]{fault}"
    return ""


RULES: dict[str, Callable[[object, Json, Named], str]] = {
    "type": _type,
    "$ref": _named,
    **dict.fromkeys(("enum", "const"), _enum),
    "pattern": _pattern,
    **dict.fromkeys(("minimum", "maximum"), _bounds),
    "anyOf": _forms,
    **dict.fromkeys(("required", "properties", "patternProperties", "additionalProperties"), _object),
    **dict.fromkeys(("items", "prefixItems", "minItems", "maxItems"), _list),
}
