"""The data tables: found, read, checked against their schema, and shown.

This is the only module that opens a file of ``data/``. Every table is described in
``data/datapackage.json``; a table that does not fit its description is refused whole, with the
file, row and column named.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, overload

from discviz.checks import check_between_rows
from discviz.errors import DiscvizError, unknown

LIST_SEPARATOR = ";"
HEADER_ROWS = 1  # a spreadsheet counts the header as row 1, so do our messages

Row = Mapping[str, Any]


@cache
def data_folder() -> Path:
    """Return the folder of the data: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "datapackage.json").is_file():
            return folder
    message = "The data of discviz is missing: no data/datapackage.json was found. Install discviz again."
    raise DiscvizError(message)


class Table(Sequence[Row]):
    """A read-only data table: rows in file order, each a mapping from column name to value.

    Numbers are numbers (``None`` where the cell is empty), list cells are tuples of str, and
    everything else is str. A row is also found by its id: ``table("levels")["L4-L5"]``.
    """

    def __init__(self, name: str, title: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
        self.name = name
        self.title = title
        self.columns = columns
        self._rows = tuple(rows)
        self._by_id = {row["id"]: row for row in self._rows}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the rows, in file order."""
        return tuple(self._by_id)

    @overload
    def __getitem__(self, key: int | str) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, key: int | str | slice) -> Row | tuple[Row, ...]:
        if isinstance(key, (int, slice)):
            return self._rows[key]
        if key not in self._by_id:
            raise unknown(key, f"an id of the table {self.name!r}", self._by_id)
        return self._by_id[key]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def where(self, **wanted: object) -> Table:
        """Return the table of the rows whose columns have the wanted values.

        Examples
        --------
        >>> len(table("levels").where(part="cervical"))
        6
        """
        for column in wanted:
            if column not in self.columns:
                raise unknown(column, f"a column of the table {self.name!r}", self.columns)
        rows = [row for row in self._rows if all(row[c] == value for c, value in wanted.items())]
        return Table(self.name, self.title, self.columns, rows)

    def only(self, *columns: str) -> Table:
        """Return the table with some of its columns; the id comes along, as it names the row.

        Examples
        --------
        >>> table("levels").only("exiting_root").columns
        ('id', 'exiting_root')
        """
        for column in columns:
            if column not in self.columns:
                raise unknown(column, f"a column of the table {self.name!r}", self.columns)
        kept = tuple(dict.fromkeys(("id", *columns)))
        return Table(self.name, self.title, kept, [{column: row[column] for column in kept} for row in self._rows])

    def __repr__(self) -> str:
        return f"<table {self.name!r}: {len(self)} rows, columns {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        left = 'style="text-align:left"'  # JupyterLab would set words to the right, as if they were numbers
        head = "".join(f'<th scope="col" {left}>{escape(_words(c))}</th>' for c in self.columns)
        lines = ("".join(f"<td {left}>{escape(_shown(row[c]))}</td>" for c in self.columns) for row in self._rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        caption = f'<caption style="text-align:left;white-space:nowrap">{escape(self.title)}</caption>'
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _repr_markdown_(self) -> str:
        def line(cells: list[str]) -> str:
            return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

        lines = [line([_words(c) for c in self.columns]), line(["---"] * len(self.columns))]
        lines += [line([escape(_shown(row[c])) for c in self.columns]) for row in self._rows]
        return "\n".join(lines)


def table(name: str) -> Table:
    """Return a data table by name.

    Parameters
    ----------
    name : str
        A table of ``data/``: "levels", "roots", "findings", "sources" ...

    Returns
    -------
    Table
        Rows as mappings, shown as a readable table in a notebook.

    Raises
    ------
    DiscvizError
        For an unknown name, or when a file of ``data/`` is faulty.

    Examples
    --------
    >>> table("levels")["L4-L5"]["traversing_root"]
    'L5'
    """
    tables = load(data_folder())
    if name not in tables:
        raise unknown(name, "a table", tables)
    return tables[name]


@cache
def atlas(name: str) -> Mapping[str, Any]:
    """Return a geometry file of ``data/atlas``: "chart" (2D sheet), "body" (3D surface), "sections" (cuts) ..."""
    path = data_folder() / "atlas" / f"{name}.json"
    try:
        return MappingProxyType(json.loads(_text(path)))
    except json.JSONDecodeError as fault:
        message = f"{path.name}, line {fault.lineno}: not readable as JSON. Install discviz again."
        raise DiscvizError(message) from fault


@cache
def load(folder: Path) -> Mapping[str, Table]:
    """Read and check every table of a data folder; all of them, or an error."""
    try:
        package = json.loads(_text(folder / "datapackage.json"))
    except json.JSONDecodeError as fault:
        message = f"datapackage.json, line {fault.lineno}: not readable as JSON ({fault.msg})."
        raise DiscvizError(message) from fault
    tables = {res["name"]: _read(folder / res["path"], res) for res in package["resources"]}
    for resource in package["resources"]:
        check_between_rows(resource, tables)
    return MappingProxyType(tables)


def _read(path: Path, resource: Mapping[str, Any]) -> Table:
    """Read one CSV file and turn its cells into values."""
    fields = resource["schema"]["fields"]
    columns = tuple(field["name"] for field in fields)
    lines = list(csv.reader(io.StringIO(_text(path), newline="")))
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


def _text(path: Path) -> str:
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


def _words(column: str) -> str:
    return column.replace("_", " ")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
