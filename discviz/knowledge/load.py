"""All that is known, in one object: the tables of a data folder, the atlas beside them, and what was worked out.

Whatever is worked out from the tables is remembered by the object that holds them, so that a changed table is a
new object with a clean memory. The object in use is the one of the kit's own folder; it is read again when a file
in it has changed, so that a corrected cell needs no restart.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from discviz.errors import DiscvizError, unknown
from discviz.knowledge.read import read_table, text_of
from discviz.knowledge.rules import check_between_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from discviz.knowledge.table import Row, Table

P = ParamSpec("P")
T = TypeVar("T")
LOOK_AGAIN = 1.0  # s between two looks whether a file has changed


class Knowledge:
    """The tables and the atlas of one data folder, read and checked; all of them, or an error.

    Attributes
    ----------
    folder : Path
        Where they stand.
    language : str
        Which column of the table ``words`` is said, "en" by default, and which of the texts (``text_de``).
    tables : mapping of str to Table
        Every table by name.
    memory : dict
        What :func:`remembered` functions have worked out from them.
    """

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.folder = folder
        self.language = language
        self.seen = _changes(folder)
        package = self._json(folder / "datapackage.json")
        tables = {res["name"]: read_table(folder / res["path"], res) for res in package["resources"]}
        for resource in package["resources"]:
            check_between_rows(resource, tables)
        self.tables: Mapping[str, Table[Row]] = MappingProxyType(tables)
        spoken = self.table("words").columns[1:]
        if language not in spoken:
            raise unknown(language, "a language of words.csv", spoken)
        self.memory: dict[tuple[Any, ...], Any] = {}

    def table(self, name: str) -> Table[Row]:
        """Return a table by name, or raise."""
        if not isinstance(name, str) or name not in self.tables:
            raise unknown(name, "a table", self.tables)
        return self.tables[name]

    def atlas(self, name: str) -> Mapping[str, Any]:
        """Return a geometry file of ``atlas/``: "chart" (2D sheet), "body" (3D surface), "sections" (cuts) ..."""
        key = ("atlas", name)
        if key not in self.memory:
            self.memory[key] = MappingProxyType(self._json(self.folder / "atlas" / f"{name}.json"))
        found: Mapping[str, Any] = self.memory[key]
        return found

    @staticmethod
    def _json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
        try:
            return json.loads(text_of(path))
        except json.JSONDecodeError as fault:
            message = f"{path.name}, line {fault.lineno}: not readable as JSON ({fault.msg})."
            raise DiscvizError(message) from fault


def load(folder: Path, language: str = "en") -> Knowledge:
    """Read and check a data folder; see :func:`using`."""
    return Knowledge(folder, language)


class _InUse:
    """Which knowledge is in use, and when its folder was last looked at."""

    knowledge: Knowledge | None = None
    looked = 0.0
    lent = False


def current() -> Knowledge:
    """Return the knowledge in use, read again if a file of its folder has changed."""
    if _InUse.knowledge is None:
        _InUse.knowledge, _InUse.looked = load(_own_folder()), monotonic()
    elif not _InUse.lent and monotonic() - _InUse.looked > LOOK_AGAIN:
        _InUse.looked = monotonic()
        if _changes(_InUse.knowledge.folder) != _InUse.knowledge.seen:
            _InUse.knowledge = load(_InUse.knowledge.folder, _InUse.knowledge.language)
    return _InUse.knowledge


@contextmanager
def using(knowledge: Knowledge) -> Iterator[Knowledge]:
    """Let everything be told from other tables for a while: a copy with a changed cell, say.

    Examples
    --------
    >>> from discviz import Herniation
    >>> with using(load(current().folder)):
    ...     Herniation("L4-L5").roots
    ('L5',)
    """
    before = _InUse.knowledge, _InUse.lent
    _InUse.knowledge, _InUse.lent = knowledge, True
    try:
        yield knowledge
    finally:
        _InUse.knowledge, _InUse.lent = before


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Work a thing out once for each knowledge, as ``functools.cache`` does once for ever."""

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        memory = current().memory
        key = (function, args, *kwargs.items())
        if key not in memory:
            memory[key] = function(*args, **kwargs)
        found: T = memory[key]
        return found

    return asked


def table(name: str) -> Table[Row]:
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
    return current().table(name)


def atlas(name: str) -> Mapping[str, Any]:
    """Return a geometry file of the knowledge in use; see :meth:`Knowledge.atlas`."""
    return current().atlas(name)


def _own_folder() -> Path:
    """Return the folder of the data: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "datapackage.json").is_file():
            return folder
    message = "The data of discviz is missing: no data/datapackage.json was found. Install discviz again."
    raise DiscvizError(message)


def _changes(folder: Path) -> dict[str, int]:
    """Return when each file of a data folder was last changed, in ns."""
    files = (*folder.glob("*.csv"), folder / "datapackage.json", *folder.glob("atlas/*.json"))
    return {path.name: path.stat().st_mtime_ns for path in files if path.is_file()}
