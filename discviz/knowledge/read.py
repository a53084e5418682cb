"""One CSV file read into rows: its header, its cells and their types, held to the description of the table.

A table that does not fit its description is refused whole, with the file, row and column named.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from pathlib import Path
from types import MappingProxyType

from discviz.errors import DiscvizError, require, shown, unknown
from discviz.knowledge.table import Json, Row, Table

Cell = str | float | tuple[str, ...] | None

LIST_SEPARATOR = ";"
# How a number is written, and what it is called. Narrower than Python's own reading, which takes "1_0", "nan" and "٣".
NUMBERS = {
    "number": (r"-?[0-9]{1,15}(\.[0-9]{1,15})?", "a number"),
    "integer": (r"-?[0-9]{1,15}", "a whole number"),
    "year": (r"[0-9]{4}", "a year of four digits"),
}
# What no text may hold, and why.
UNFIT = (
    (re.compile(r"^[=+@]"), "begins with a sign that spreadsheets take for the start of a formula"),
    (re.compile(r"\$.*\$", re.DOTALL), "has two dollar signs, between which a notebook sets a formula"),
    (
        re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]"),
        "has a control character, which nobody sees",
    ),
)


def read_table(path: Path, resource: Json) -> tuple[Table[Row], dict[str, int]]:
    """Read one CSV file and turn its cells into values; give the spreadsheet's row of each id, too."""
    fields = resource["schema"]["fields"]
    columns = tuple(field["name"] for field in fields)
    lines = _lines(path)
    if not any(map(any, lines)):
        raise DiscvizError(f"{path.name}: the file is empty; expected the columns {', '.join(columns)}.")
    _check_header(path.name, lines[0], columns)
    rows: list[Row] = []
    numbers: dict[str, int] = {}
    for number, cells in enumerate(lines[1:], start=2):  # a spreadsheet counts the header as row 1
        if not any(cell.strip() for cell in cells):
            continue  # spreadsheets leave such rows behind
        place = f"{path.name}, row {number}"
        if len(cells) != len(columns):
            raise DiscvizError(f"{place}: {len(cells)} cells, but there are {len(columns)} columns.")
        row: Row = {
            field["name"]: _value(cell, field, f"{place}, column {field['name']!r}")
            for field, cell in zip(fields, cells, strict=True)
        }
        if row["id"] in numbers:
            raise DiscvizError(f"{place}, column 'id': {row['id']!r} stands in row {numbers[row['id']]} too.")
        _check_order(row, resource["schema"].get("ordered", ()), place)
        numbers[row["id"]] = number
        rows.append(MappingProxyType(row))
    if not rows:
        raise DiscvizError(f"{path.name}: there is no row below the header.")
    return Table(resource["name"], resource.get("title", resource["name"]), columns, rows), numbers


def text_of(path: Path) -> str:
    """Read a file as UTF-8, or say what is wrong with it."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise DiscvizError(f"{path.name}: the file is missing from the folder data/.") from None
    except UnicodeDecodeError as fault:
        row = fault.object[: fault.start].count(b"\n") + 1
        raise DiscvizError(f"{path.name}, row {row}: not UTF-8 text; save the file with the encoding UTF-8.") from None


def _lines(path: Path) -> list[list[str]]:
    """Split a file into rows of cells."""
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text_of(path), newline="")))
    except csv.Error as fault:
        raise DiscvizError(f"{path.name}, row {len(lines) + 1}: a cell cannot be read ({fault}).") from None
    return lines


def _check_header(file: str, header: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse a header that lacks a column, has one too many, has them in another order, or comes of a spreadsheet."""
    whole = ",".join(header)
    if whole.startswith("sep="):
        raise DiscvizError(f"{file}, row 1: {whole!r} is a note some spreadsheets leave; delete this line.")
    for name, sign in (("semicolons", ";"), ("tabs", "\t")):
        if len(set(whole.split(sign)) & set(columns)) > 1:
            hint = "Save it as CSV with commas between the cells and points in the numbers."
            raise DiscvizError(f"{file}, row 1: a spreadsheet has put {name} between the cells. {hint}")
    for column in columns:
        if column not in header:
            raise DiscvizError(f"{file}, row 1: the column {column!r} is missing; found {shown(', '.join(header))}.")
    for column in header:
        require(column, f"a column of {file} (row 1)", columns)
    if tuple(header) != tuple(columns):
        raise DiscvizError(f"{file}, row 1: the columns must stand in this order: {', '.join(columns)}.")


def _check_order(row: Row, ordered: Sequence[Sequence[str]], place: str) -> None:
    """Refuse numbers that do not stand in the order of their columns, such as low, percent, high."""
    for columns in ordered:
        for low, high in pairwise(column for column in columns if row[column] is not None):
            if row[low] > row[high]:
                raise DiscvizError(f"{place}, column {high!r}: {row[high]} is less than {low}, {row[low]}.")


def _value(cell: str, field: Json, place: str) -> Cell:
    """Turn the text of a cell into its value, holding it to its field's constraints."""
    text = cell.strip()
    rules = field.get("constraints", {})
    if not text:
        if rules.get("required"):
            raise DiscvizError(f"{place}: the cell is empty, but a value is needed.")
        return () if field.get("list") else (None if field["type"] in NUMBERS else "")
    if field["type"] in NUMBERS:
        return _number(text, field["type"], rules, place)
    for unfit, why in UNFIT:
        if unfit.search(text):
            raise DiscvizError(f"{place}: {shown(text)} {why}.")
    if "enum" in rules and text not in rules["enum"]:
        raise DiscvizError(f"{place}: {unknown(text, 'accepted here', rules['enum'])}")
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        raise DiscvizError(f"{place}: {shown(text)} does not have the form {rules['pattern']}.")
    if field.get("list"):
        return tuple(part.strip() for part in text.split(LIST_SEPARATOR) if part.strip())
    return text


def _number(text: str, kind: str, rules: Mapping[str, float], place: str) -> float:
    """Turn the text of a cell into a number that is not out of bounds."""
    form, name = NUMBERS[kind]
    if not re.fullmatch(form, text):
        comma = "; write a point, not a comma" if re.fullmatch(form, text.replace(",", ".")) else ""
        raise DiscvizError(f"{place}: {shown(text)} is not {name}{comma}.")
    number = float(text) if kind == "number" else int(text)
    low, high = rules.get("minimum", -inf), rules.get("maximum", inf)
    if not low <= number <= high:
        outside = f"lies outside {low} to {high}" if high < inf else f"is less than {low}"
        raise DiscvizError(f"{place}: {text} {outside}.")
    return number
