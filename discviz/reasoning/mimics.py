"""The names of what only looks like a pressed root."""

from discviz.knowledge import table


def named_mimic(mimic: str) -> str:
    """Return the name of a mimic, ready to stand inside a sentence."""
    name = table("mimics")[mimic]["name"]
    return f"{name[0].lower()}{name[1:]}"


def short_name(mimic: str) -> str:
    """Return the name of a mimic without its term, short enough for a figure, ready to stand inside a sentence.

    Examples
    --------
    >>> short_name("peroneal-knee")
    'common peroneal nerve at the knee'
    """
    return str(table("mimics")[mimic]["short"])
