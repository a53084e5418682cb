"""A data table: rows in file order, found by number or id, and shown readably in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

from discviz.errors import LONGEST, require, unknown
from discviz.markup import NO_MATHS, h, markdown_table

Json = Mapping[str, Any]  # an object of a JSON file
Row = Mapping[str, Any]
R_co = TypeVar("R_co", bound=Mapping[str, Any], covariant=True)


class Table(Sequence[R_co], Generic[R_co]):
    """A read-only data table: rows in file order, each a mapping from column name to value.

    Numbers are numbers (``None`` where the cell is empty), list cells are tuples of str, and
    everything else is str. A row is also found by its id: ``table("levels")["L4-L5"]``.
    """

    def __init__(self, name: str, title: str, columns: tuple[str, ...], rows: Sequence[R_co]) -> None:
        self.name = name
        self.title = title
        self.columns = columns
        self._rows = tuple(rows)
        self._whole = self
        self._by_id: dict[str, R_co] = {row["id"]: row for row in self._rows}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the rows, in file order."""
        return tuple(self._by_id)

    @overload
    def __getitem__(self, key: int | str) -> R_co: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[R_co, ...]: ...
    def __getitem__(self, key: int | str | slice) -> R_co | tuple[R_co, ...]:
        if isinstance(key, str) and key in self._by_id:
            return self._by_id[key]
        if isinstance(key, slice):
            return self._rows[key]
        if isinstance(key, int) and not isinstance(key, bool) and -len(self) <= key < len(self):
            return self._rows[key]
        raise unknown(key, f"an id of the table {self.name!r}", self._by_id)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R_co]:
        return iter(self._rows)

    def where(self, **wanted: object) -> Table[R_co]:
        """Return the table of the rows whose columns have the wanted values; a value found nowhere is refused.

        Examples
        --------
        >>> from discviz import table
        >>> len(table("levels").where(part="cervical"))
        6
        """
        self._require_columns(wanted)
        for column, value in wanted.items():
            known = [row[column] for row in self._whole]
            if value not in known:
                accepted = dict.fromkeys(_shown(other)[:LONGEST] for other in known)
                raise unknown(value, f"a value of the column {column!r} of the table {self.name!r}", accepted)
        rows = [row for row in self._rows if all(row[c] == value for c, value in wanted.items())]
        found = Table(self.name, self.title, self.columns, rows)
        found._whole = self._whole  # what is lacking here may yet be a value there
        return found

    def only(self, *columns: str) -> Table[Row]:
        """Return the table with some of its columns; the id comes along, as it names the row.

        Examples
        --------
        >>> from discviz import table
        >>> table("levels").only("exiting_root").columns
        ('id', 'exiting_root')
        """
        self._require_columns(columns)
        kept = tuple(dict.fromkeys(("id", *columns)))
        return Table(self.name, self.title, kept, [{column: row[column] for column in kept} for row in self._rows])

    def _require_columns(self, columns: Iterable[object]) -> None:
        for column in columns:
            require(column, f"a column of the table {self.name!r}", self.columns)

    def __repr__(self) -> str:
        return f"<table {self.name!r}: {len(self)} rows, columns {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        left = "text-align:left"  # JupyterLab would set words to the right, as if they were numbers
        head = h("tr", *(h("th", _words(column), scope="col", style=left) for column in self.columns))
        rows = (h("tr", *(h("td", cell, style=left) for cell in line)) for line in self._lines())
        caption = h("caption", self.title, style=f"{left};white-space:nowrap")
        return h("table", caption, h("thead", head), h("tbody", *rows), class_=NO_MATHS)

    def _repr_markdown_(self) -> str:
        return markdown_table(tuple(map(_words, self.columns)), self._lines())

    def _lines(self) -> list[tuple[str, ...]]:
        return [tuple(_shown(row[column]) for column in self.columns) for row in self._rows]


def _words(column: str) -> str:
    return column.replace("_", " ")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
