"""An atlas file held to its JSON schema, in the few words of that standard (draft 2020-12) that ours are written in.

A library would do all of them, but each needs something compiled. Speed matters, because a drawing is read while a
learner waits: the schema is turned into functions first, and of a list of numbers only the first is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discviz.errors import DiscvizError, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from discviz.knowledge.table import Json

    Check = Callable[[object], None]

TYPES: dict[str, tuple[type, ...]] = {  # exact, because for Python True is a number, too
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (float, int),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


class _Misfit(Exception):  # noqa: N818 - no error yet: the way to it is still being gathered
    """What does not fit, and the way to it, from the inside out."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        self.way: list[str] = []


def check_schema(drawing: object, schema: Json, file: str) -> None:
    """Refuse a drawing that breaks its schema; the message names the file and the part.

    Examples
    --------
    >>> check_schema({"cord": "x"}, {"properties": {"cord": {"type": "number"}}}, "spine.json")
    Traceback (most recent call last):
    discviz.errors.DiscvizError: spine.json, cord: 'x' is not of the type number.
    """
    named: dict[str, Check] = {}
    for name, part in schema.get("$defs", {}).items():
        named[f"#/$defs/{name}"] = _check_of(part, named)
    try:
        _check_of(schema, named)(drawing)
    except _Misfit as misfit:
        part = "".join(reversed(misfit.way)).removeprefix(".")
        raise DiscvizError(f"{file}{part and f', {part}'}: {misfit.fault}.") from None


def _check_of(schema: Json | bool, named: dict[str, Check]) -> Check:  # noqa: FBT001 - so JSON Schema has it
    """Turn a schema into a function that raises where a value does not fit; "false" lets nothing pass."""
    words: Json = {} if schema is True else schema or {"enum": []}
    makers = dict.fromkeys(RULES[word] for word in words if word in RULES)
    checks = [make(words, named) for make in makers]

    def check(value: object) -> None:
        for each in checks:
            each(value)

    return checks[0] if len(checks) == 1 else check


def _named(schema: Json, named: dict[str, Check]) -> Check:
    def check(value: object) -> None:
        named[schema["$ref"]](value)  # looked up late, because definitions may name one another

    return check


def _type(schema: Json, _: object) -> Check:
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    accepted = frozenset(kind for name in kinds for kind in TYPES[name])

    def check(value: object) -> None:
        if type(value) not in accepted:
            raise _Misfit(f"{shown(value)} is not of the type {' or '.join(kinds)}")

    return check


def _enum(schema: Json, _: object) -> Check:
    accepted = schema.get("enum", [schema.get("const")])

    def check(value: object) -> None:
        if value not in accepted:
            raise _Misfit(f"{shown(value)} is not accepted here")

    return check


def _pattern(schema: Json, _: object) -> Check:
    form = schema["pattern"]

    def check(value: object) -> None:
        if isinstance(value, str) and not re.search(form, value):
            raise _Misfit(f"{shown(value)} does not have the form {form}")

    return check


def _bounds(schema: Json, _: object) -> Check:
    low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))

    def check(value: object) -> None:
        if isinstance(value, int | float) and not low <= value <= high:
            raise _Misfit(f"{value} is out of bounds")

    return check


def _forms(schema: Json, named: dict[str, Check]) -> Check:
    forms = [_check_of(form, named) for form in schema.get("anyOf", schema.get("oneOf"))]

    def check(value: object) -> None:
        for form in forms:
            try:
                return form(value)
            except _Misfit:
                continue
        raise _Misfit(f"{shown(value)} has none of the forms it may have")

    return check


def _object(schema: Json, named: dict[str, Check]) -> Check:
    required = frozenset(schema.get("required", ()))
    parts = {name: _check_of(part, named) for name, part in schema.get("properties", {}).items()}
    patterns = [(form, _check_of(part, named)) for form, part in schema.get("patternProperties", {}).items()]
    rest = _check_of(schema.get("additionalProperties", True), named)

    def check(value: object) -> None:
        if not isinstance(value, dict):
            return
        if not required <= value.keys():
            raise _Misfit(f"{min(required - value.keys())!r} is missing")
        name = ""
        try:
            for name, inner in value.items():
                if name in parts:
                    parts[name](inner)
                else:
                    next((part for form, part in patterns if re.search(form, name)), rest)(inner)
        except _Misfit as misfit:
            misfit.way.append(f".{name}")
            raise

    return check


def _list(schema: Json, named: dict[str, Check]) -> Check:
    first = [_check_of(part, named) for part in schema.get("prefixItems", ())]
    rest = _check_of(schema.get("items", True), named)
    least, most = schema.get("minItems", 0), schema.get("maxItems", float("inf"))

    def check(value: object) -> None:
        if not isinstance(value, list):
            return
        if not least <= len(value) <= most:
            raise _Misfit(f"{len(value)} items are too few or too many")
        looked_at = value if value and isinstance(value[0], dict | str) else value[: len(first) + 1]
        number, inner = 0, None
        try:
            for number, inner in enumerate(looked_at):
                (first[number] if number < len(first) else rest)(inner)
        except _Misfit as misfit:
            name = inner.get("id", number) if isinstance(inner, dict) else number
            misfit.way.append(f"[{name!r}]")
            raise

    return check


RULES: dict[str, Callable[[Json, dict[str, Check]], Check]] = {
    "type": _type,
    "$ref": _named,
    **dict.fromkeys(("enum", "const"), _enum),
    "pattern": _pattern,
    **dict.fromkeys(("minimum", "maximum"), _bounds),
    **dict.fromkeys(("anyOf", "oneOf"), _forms),
    **dict.fromkeys(("required", "properties", "patternProperties", "additionalProperties"), _object),
    **dict.fromkeys(("items", "prefixItems", "minItems", "maxItems"), _list),
}
