"""All that is known, in one object: the tables of a data folder, the atlas beside them, and what was worked out.

Whatever is worked out from the tables is remembered by the object that holds them, so that a changed table is a
new object with a clean memory. The object in use is the one of the kit's own folder; it is read again when a file
in it has changed, so that a corrected cell needs no restart.
"""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import ParamSpec, TypeVar, cast

from discviz.errors import DiscvizError, require
from discviz.knowledge.read import read_table, text_of
from discviz.knowledge.rules import check_between_rows
from discviz.knowledge.schema import check_schema
from discviz.knowledge.table import Json, Row, Table

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
    seen : mapping
        When each file was last changed, and its size, when it was last looked at.
    memory : dict
        What :func:`remembered` functions have worked out from them.
    """

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.folder = folder
        self.language = language
        self.seen = _state(folder)  # before the reading: a change while it goes on is seen at the next look
        resources = _json(folder / "datapackage.json")["resources"]
        read = {resource["name"]: read_table(folder / resource["path"], resource) for resource in resources}
        self.tables: Mapping[str, Table[Row]] = MappingProxyType({name: rows for name, (rows, _) in read.items()})
        for resource in resources:
            check_between_rows(resource, self.tables, read[resource["name"]][1])
        spoken = self.table("words").columns[1:]
        require(language, "a language of words.csv", spoken)
        self.memory: dict[Hashable, object] = {}

    def table(self, name: str) -> Table[Row]:
        """Return a table by name, or raise."""
        require(name, "a table", self.tables)
        return self.tables[name]


def load(folder: Path, language: str = "en") -> Knowledge:
    """Read and check a data folder; see :func:`using`."""
    return Knowledge(folder, language)


class _InUse:
    """Which knowledge is in use, and what its folder looked like when it was last looked at."""

    knowledge: Knowledge | None = None
    looked = 0.0
    lent = False


def current() -> Knowledge:
    """Return the knowledge in use, read again if a file of its folder has changed.

    A change that cannot be read is told once, as an error; then the tables read before go on serving, until the
    files change again.
    """
    if _InUse.knowledge is None:
        _InUse.knowledge, _InUse.looked = load(_own_folder()), monotonic()
    elif not _InUse.lent and monotonic() - _InUse.looked > LOOK_AGAIN:
        _InUse.looked = monotonic()
        known, state = _InUse.knowledge, _state(_InUse.knowledge.folder)
        if state != known.seen:
            known.seen = state
            try:
                _InUse.knowledge = load(known.folder, known.language)
            except DiscvizError as fault:
                message = f"{fault} Until that is right, the tables stay in use as they were read before."
                raise DiscvizError(message) from fault
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
        return cast("T", memory[key])

    return asked


@remembered
def atlas(name: str) -> Json:
    """Return a geometry file of ``atlas/``: "chart" (2D sheet), "body" (3D surface), "sections" (cuts) ..."""
    folder = current().folder / "atlas"
    drawing, schema = _json(folder / f"{name}.json"), folder / "schema" / f"{name}.schema.json"
    if schema.is_file():
        check_schema(drawing, _json(schema), f"{name}.json")
    return MappingProxyType(drawing)


def _json(path: Path) -> Json:
    """Read a JSON file, or say what is wrong with it."""
    try:
        found: Json = json.loads(text_of(path))
    except json.JSONDecodeError as fault:
        raise DiscvizError(f"{path.name}, line {fault.lineno}: not readable as JSON ({fault.msg}).") from fault
    return found


def _own_folder() -> Path:
    """Return the folder of the data: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    if not package.is_dir():
        raise DiscvizError("discviz was imported from inside a zipped file; install it with pip, which unpacks it.")
    for folder in (package / "data", package.parent / "data"):
        if (folder / "datapackage.json").is_file():
            return folder
    raise DiscvizError("The data of discviz is missing: no data/datapackage.json was found. Install discviz again.")


def _state(folder: Path) -> Mapping[str, tuple[int, int]]:
    """Return when each file of a data folder was last changed, in ns, and its size."""
    files = (*folder.glob("*.csv"), folder / "datapackage.json", *folder.glob("atlas/*.json"))
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file()}
