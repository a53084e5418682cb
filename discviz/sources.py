"""Citations: a short one for captions, a full one for reference lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discviz.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    return f"{who} {row['year']}" if row["year"] else who


def cite(keys: Iterable[str]) -> str:
    """Return short citations of several sources, each once: "Murphy 2009; Fardon 2014"."""
    return "; ".join(dict.fromkeys(short(key) for key in keys))


def reference(key: str) -> str:
    """Return the full reference of a source, ending with its DOI or address where known."""
    row = table("sources")[key]
    place = ", ".join(part for part in (row["journal"], row["volume_pages"]) if part)
    link = f"doi:{row['doi']}" if row["doi"] else f"PMID {row['pmid']}" if row["pmid"] else row["url"]
    who = f"{row['authors']} ({row['year']})" if row["year"] else row["authors"]
    return ". ".join(part.rstrip(".") for part in (who, row["title"], place, link) if part) + "."


def references(*keys: str) -> str:
    """Return the full references of sources, one per line, in alphabetical order.

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
    return "\n".join(sorted(reference(key) for key in keys))
