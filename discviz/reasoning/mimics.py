"""The names of what only looks like a pressed root."""

from __future__ import annotations

import re

from discviz.knowledge import table


def named_mimic(mimic: str) -> str:
    """Return the name of a mimic, ready to stand inside a sentence."""
    name = table("mimics")[mimic]["name"]
    return f"{name[0].lower()}{name[1:]}"


def short_name(name: str) -> str:
    """Return the name of a mimic without what stands in brackets, short enough for a figure.

    Examples
    --------
    >>> short_name("Common peroneal (fibular) nerve at the knee")
    'Common peroneal nerve at the knee'
    """
    return re.sub(r" \(.*?\)", "", name).split(" or other")[0]
