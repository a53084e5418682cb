"""What must hold between the rows of the data tables, beyond one cell at a time.

The descriptions in ``data/datapackage.json`` say what to check: ``references`` and ``mirrors`` on a
field, ``graph`` on a schema. A fault names file, row and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discviz.errors import DiscvizError, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from discviz.knowledge.table import Row, Table

FIRST_ROW = 2  # a spreadsheet counts the header as row 1, so do our messages


def check_between_rows(resource: Mapping[str, Any], tables: Mapping[str, Table[Row]]) -> None:
    """Refuse a table whose rows do not fit together, or do not fit the other tables.

    Parameters
    ----------
    resource : mapping
        The table's description in the data package.
    tables : mapping of str to Table
        Every table of the data folder.

    Raises
    ------
    DiscvizError
        For a cell that points at a missing row, a pair of rows of which only one names the other,
        or a circle in a graph that must have none.
    """
    rows = tables[resource["name"]]
    for field in resource["schema"]["fields"]:
        if "references" in field:
            _check_references(resource["path"], field, rows, tables[field["references"]])
        if "mirrors" in field:
            _check_mirrored(resource["path"], field, rows, tables[field["references"]])
    if "graph" in resource["schema"]:
        _check_no_circle(resource["path"], resource["schema"]["graph"], rows)


def _check_references(file: str, field: Mapping[str, Any], rows: Table[Row], target: Table[Row]) -> None:
    """Refuse a cell that points at a row which does not exist."""
    known = set(target.ids)
    for place, _, key in _keys(file, field, rows):
        if key not in known:
            raise DiscvizError(place + str(unknown(key, f"an id of the table {target.name!r}", target.ids)))


def _check_mirrored(file: str, field: Mapping[str, Any], rows: Table[Row], target: Table[Row]) -> None:
    """Refuse a row that names a row of the target which does not name it back."""
    for place, row, key in _keys(file, field, rows):
        if row["id"] not in target[key][field["mirrors"]]:
            back = f"the column {field['mirrors']!r} of {key!r} in the table {target.name!r}"
            raise DiscvizError(f"{place}{key!r} stands here, but {row['id']!r} does not stand in {back}.")


def _keys(file: str, field: Mapping[str, Any], rows: Table[Row]) -> Iterator[tuple[str, Row, str]]:
    """Give place, row and key for every key in a column of keys."""
    for number, row in enumerate(rows, start=FIRST_ROW):
        value = row[field["name"]]
        for key in value if field.get("list") else (value,):
            if key:
                yield f"{file}, row {number}, column {field['name']!r}: ", row, key


def _check_no_circle(file: str, graph: Mapping[str, Any], rows: Table[Row]) -> None:
    """Refuse the first link that closes a circle, links of the kind that may close one left out."""
    column, free = graph["may_close_a_circle"]["column"], graph["may_close_a_circle"]["value"]
    leads_to: dict[str, list[str]] = {}
    for number, row in enumerate(rows, start=FIRST_ROW):
        if row[column] == free:
            continue
        start, end = row[graph["from"]], row[graph["to"]]
        way_back = _way(end, start, leads_to)
        if way_back:
            circle = " -> ".join([start, *way_back])
            hint = f"Only links whose {column} is {free!r} may close one."
            raise DiscvizError(f"{file}, row {number}, column {graph['to']!r}: closes the circle {circle}. {hint}")
        leads_to.setdefault(start, []).append(end)


def _way(start: str, end: str, leads_to: Mapping[str, list[str]]) -> list[str]:
    """Return the nodes on a way from start to end, both included; empty where there is none."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        if way[-1] == end:
            return way
        ahead = [node for node in leads_to.get(way[-1], ()) if node not in seen]
        seen.update(ahead)
        ways += [[*way, node] for node in ahead]
    return []
