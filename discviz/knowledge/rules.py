"""What must hold between the rows of the data tables, beyond one row at a time.

The descriptions in ``data/datapackage.json`` say what to check: ``references``, ``mirrors`` and ``words_of`` on a
field, ``graph`` on a schema. A fault names file, row and column.
"""

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from discviz.errors import DiscvizError, unknown
from discviz.knowledge.table import Json, Row, Table

Placed = list[tuple[str, Row]]  # each row after the words that say where it stands
Tables = Mapping[str, Table[Row]]


def check_between_rows(resource: Json, tables: Tables, numbers: Mapping[str, int]) -> None:
    """Refuse a table whose rows do not fit together, or do not fit the other tables.

    Parameters
    ----------
    resource : mapping
        The table's description in the data package.
    tables : mapping of str to Table
        Every table of the data folder.
    numbers : mapping of str to int
        The row of the file in which each id of the table stands.

    Raises
    ------
    DiscvizError
        For a cell that points at a missing row, a pair of rows of which only one names the other, a word
        that none of the columns knows where it should stand, or a circle in a graph that must have none.
    """
    rows = [(f"{resource['path']}, row {numbers[row['id']]}", row) for row in tables[resource["name"]]]
    for field in resource["schema"]["fields"]:
        if "references" in field:
            _check_references(field, rows, tables)
        if "mirrors" in field:
            _check_mirrored(field, rows, tables[field["references"]])
        if "words_of" in field:
            _check_words(field, rows, tables)
    if "graph" in resource["schema"]:
        _check_no_circle(resource["schema"]["graph"], rows)


def _check_references(field: Json, rows: Placed, tables: Tables) -> None:
    """Refuse a cell that points at a row which does not exist."""
    accepted: dict[str, dict[str, None]] = {}
    for place, row, key in _keys(field, rows):
        target = field["references"]
        if not isinstance(target, str):  # it depends on another cell of the row
            target = target["tables"].get(row[target["column"]], "")
        if target and target not in accepted:
            accepted[target] = dict.fromkeys(_values(target, tables))
        if target and key not in accepted[target]:
            name, _, column = target.partition(".")
            what = f"a value of the column {column!r}" if column else "an id"
            raise DiscvizError(f"{place}{unknown(key, f'{what} of the table {name!r}', accepted[target])}")


def _check_mirrored(field: Json, rows: Placed, target: Table[Row]) -> None:
    """Refuse a row that names a row of the target which does not name it back."""
    for place, row, key in _keys(field, rows):
        if row["id"] not in target[key][field["mirrors"]]:
            back = f"the column {field['mirrors']!r} of {key!r} in the table {target.name!r}"
            raise DiscvizError(f"{place}{key!r} stands here, but {row['id']!r} does not stand in {back}.")


def _check_words(field: Json, rows: Placed, tables: Tables) -> None:
    """Refuse a cell with a word that stands in none of the columns it is taken from."""
    known = {word for column in field["words_of"] for text in _values(column, tables) for word in _words(text)}
    for place, _, text in _keys(field, rows):
        for word in _words(text):
            if word not in known:
                raise DiscvizError(
                    f"{place}{unknown(word, 'a word of ' + ', '.join(field['words_of']), sorted(known))}"
                )


def _values(target: str, tables: Tables) -> Iterator[str]:
    """Give the ids of a table, or what stands in one column of it where that is named: "red_flags.structure"."""
    name, _, column = target.partition(".")
    for row in tables[name]:
        yield from _each(row[column or "id"])


def _keys(field: Json, rows: Placed) -> Iterator[tuple[str, Row, str]]:
    """Give place, row and key for every key in a column of keys."""
    for place, row in rows:
        for key in _each(row[field["name"]]):
            yield f"{place}, column {field['name']!r}: ", row, key


def _each(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands in a cell, whether it is a list, one word or nothing."""
    return value if isinstance(value, tuple) else (value,) if value else ()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _check_no_circle(graph: Json, rows: Placed) -> None:
    """Refuse the first link that closes a circle, links of the kind that may close one left out."""
    column, free = graph["may_close_a_circle"]["column"], graph["may_close_a_circle"]["value"]
    comes_from: dict[str, list[str]] = {}
    for place, row in rows:
        if row[column] == free:
            continue
        start, end = row[graph["from"]], row[graph["to"]]
        comes_from.setdefault(end, []).append(start)
        try:
            TopologicalSorter(comes_from).prepare()
        except CycleError as fault:
            nodes = fault.args[1][1:]  # the first of them stands at the end, too
            first = nodes.index(start)
            circle = " -> ".join([*nodes[first:], *nodes[: first + 1]])
            hint = f"Only links whose {column} is {free!r} may close one."
            raise DiscvizError(f"{place}, column {graph['to']!r}: closes the circle {circle}. {hint}") from None
