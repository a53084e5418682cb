"""Citations: a short one for captions, a full one for reference lists.

References follow the Vancouver style of medical journals. Square brackets round a title say that the
words are ours, because the title itself was not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from discviz.errors import unknown
from discviz.knowledge.tables import table

if TYPE_CHECKING:
    from discviz.knowledge.tables import SourcesRow

MOST_AUTHORS = 6  # Vancouver names six and says "et al" of the rest

_INITIALS = re.compile(r"( [A-Z]{1,4})?( and colleagues| \(.*\))?$")  # "Murphy DR and colleagues" -> "Murphy"


def short(key: str) -> str:
    """Return author and year: "Murphy 2009".

    Examples
    --------
    >>> short("murphy2009")
    'Murphy 2009'
    """
    row = table("sources")[key]
    who = _INITIALS.sub("", row["authors"].split(";")[0]) or " ".join(row["title"].strip("[]").split()[:6]) + " ..."
    return f"{who} {row['year']}{_letter(key)}" if row["year"] else who


def _letter(key: str) -> str:
    """Return the letter that tells works of one author and year apart: "a" of brinjikji2015a, which has a sister."""
    alike = [other for other in table("sources").ids if other[:-1] == key[:-1]]
    return key[-1] if key[-1].isalpha() and len(alike) > 1 else ""


def cite(keys: Iterable[str]) -> str:
    """Return short citations of several sources, each once: "Murphy 2009; Fardon 2014"."""
    return "; ".join(dict.fromkeys(short(key) for key in keys))


def reference(key: str) -> str:
    """Return the full reference of a source in Vancouver style, ending with its DOI or address where known.

    Examples
    --------
    >>> reference("weber1983").split(". ")[2]
    'Spine'
    """
    row = table("sources")[key]
    title = f"{row['title']} [Internet]" if row["kind"] == "web" and row["url"] else row["title"]
    parts = [_authors(row["authors"]), title, *_where(row)]
    text = " ".join(part if part.endswith(("?", ".")) else f"{part}." for part in parts if part)
    return f"{text} {_link(row)}".rstrip()


def _authors(cell: str) -> str:
    """Return the authors joined by commas, the seventh and later ones as "et al"."""
    names = cell.replace(" and colleagues", "; et al").split("; ")
    return ", ".join(names if len(names) <= MOST_AUTHORS + ("et al" in names) else [*names[:MOST_AUTHORS], "et al"])


def _where(row: SourcesRow) -> tuple[str, ...]:
    """Return journal or site, then year, volume and pages: "Spine", "2013;38(12):995-998"."""
    year = str(row["year"] or "")
    if row["kind"] == "web":
        return ("; ".join(filter(None, (row["journal"], year))),)
    return row["journal"], ";".join(filter(None, (year, row["volume_pages"])))


def _link(row: SourcesRow) -> str:
    """Return where to find the work; nothing follows it, so that it can be copied."""
    if row["doi"]:
        return f"doi:{row['doi']}"
    if row["pmid"]:
        return f"PMID: {row['pmid']}"
    return f"Available from: {row['url']}" if row["url"] else ""


def references(*keys: str) -> str:
    """Return the full references of sources in Vancouver style, one per line, in alphabetical order.

    Parameters
    ----------
    *keys : str
        Keys of the table ``sources``.

    Raises
    ------
    DiscvizError
        For an unknown key.

    Examples
    --------
    >>> print(references("murphy2009")[:6])
    Murphy
    """
    for key in keys:
        if not isinstance(key, str):  # a table gives rows by number, too
            raise unknown(key, "a source", table("sources").ids)
    return "\n".join(sorted(map(reference, keys)))
