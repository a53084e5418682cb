"""One CSV file read into rows: its header, its cells and their types, held to the description of the table.

A table that does not fit its description is refused whole, with the file, row and column named.
"""

from __future__ import annotations

import csv
import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from discviz.errors import DiscvizError, unknown
from discviz.knowledge.table import Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LIST_SEPARATOR = ";"
HEADER_ROWS = 1  # a spreadsheet counts the header as row 1, so do our messages


def read_table(path: Path, resource: Mapping[str, Any]) -> Table[Row]:
    """Read one CSV file and turn its cells into values."""
    fields = resource["schema"]["fields"]
    columns = tuple(field["name"] for field in fields)
    lines = list(csv.reader(io.StringIO(text_of(path), newline="")))
    if not lines or lines == [[]]:
        message = f"{path.name}: the file is empty; expected the columns {', '.join(columns)}."
        raise DiscvizError(message)
    _check_header(path.name, lines[0], columns)
    if len(lines) == HEADER_ROWS:
        message = f"{path.name}: there is no row below the header."
        raise DiscvizError(message)
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(lines[HEADER_ROWS:], start=HEADER_ROWS + 1):
        if len(cells) != len(columns):
            message = f"{path.name}, row {number}: {len(cells)} cells, but there are {len(columns)} columns."
            raise DiscvizError(message)
        row = {
            field["name"]: _value(cell, field, f"{path.name}, row {number}, column {field['name']!r}")
            for field, cell in zip(fields, cells, strict=True)
        }
        if row["id"] in seen:
            message = f"{path.name}, row {number}, column 'id': {row['id']!r} stands in row {seen[row['id']]} too."
            raise DiscvizError(message)
        seen[row["id"]] = number
        rows.append(MappingProxyType(row))
    return Table(resource["name"], resource.get("title", resource["name"]), columns, rows)


def text_of(path: Path) -> str:
    """Read a file as UTF-8, or say what is wrong with it."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = f"{path.name}: the file is missing from the folder data/."
        raise DiscvizError(message) from None
    except UnicodeDecodeError as fault:
        row = path.read_bytes()[: fault.start].count(b"\n") + 1
        message = f"{path.name}, row {row}: not UTF-8 text; save the file with the encoding UTF-8."
        raise DiscvizError(message) from None


def _check_header(file: str, header: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse a header that lacks a column, has one too many, or has them in another order."""
    for column in columns:
        if column not in header:
            message = f"{file}, row 1: the column {column!r} is missing; found {', '.join(header)}."
            raise DiscvizError(message)
    for column in header:
        if column not in columns:
            raise unknown(column, f"a column of {file} (row 1)", columns)
    if tuple(header) != tuple(columns):
        message = f"{file}, row 1: the columns must stand in this order: {', '.join(columns)}."
        raise DiscvizError(message)


def _value(cell: str, field: Mapping[str, Any], place: str) -> Any:  # noqa: ANN401 - a cell has the type its schema says
    """Turn the text of a cell into its value, holding it to its field's constraints."""
    text = cell.strip()
    rules = field.get("constraints", {})
    if not text:
        if rules.get("required"):
            message = f"{place}: the cell is empty, but a value is needed."
            raise DiscvizError(message)
        return () if field.get("list") else (None if field["type"] in {"number", "integer", "year"} else "")
    if "enum" in rules and text not in map(str, rules["enum"]):
        raise DiscvizError(f"{place}: " + str(unknown(text, "accepted here", map(str, rules["enum"]))))
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        message = f"{place}: {text!r} does not have the form {rules['pattern']}."
        raise DiscvizError(message)
    if field.get("list"):
        return tuple(part.strip() for part in text.split(LIST_SEPARATOR) if part.strip())
    if field["type"] == "string":
        return text
    try:
        number = float(text) if field["type"] == "number" else int(text)
    except ValueError:
        message = f"{place}: {text!r} is not a {field['type']}."
        raise DiscvizError(message) from None
    low, high = rules.get("minimum", number), rules.get("maximum", number)
    if not float(low) <= number <= float(high):  # also refuses nan
        message = f"{place}: {text} lies outside {low} to {high}."
        raise DiscvizError(message)
    return number
