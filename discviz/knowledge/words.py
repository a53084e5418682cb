"""What the kit itself says, by key and language, from the table ``words``; and cells of facts in that language."""

from discviz.errors import DiscvizError
from discviz.knowledge.load import current
from discviz.knowledge.table import Row
from discviz.knowledge.tables import table


def say(key: str, /, **values: object) -> str:
    """Return a wording in the language in use, or else in English, with its places filled.

    Examples
    --------
    >>> say("range", share="13%", low="5%", high="20%")
    '13%, between 5% and 20%.'
    """
    return filled(key, template(key), **values)


def template(key: str) -> str:
    """Return a wording with its places open: "{share}, between {low} and {high}."."""
    row = table("words")[key]
    return str(row.get(current().language) or row["en"])


def filled(key: str, text: str, /, **values: object) -> str:
    """Fill the places of a wording, or name the row whose places are others."""
    try:
        return text.format(**values)
    except (KeyError, IndexError, ValueError) as fault:
        places = ", ".join(f"{{{name}}}" for name in values) or "none"
        raise DiscvizError(f"words.csv, row {key!r}: {text!r} can be filled with {places} only.") from fault


def worded(row: Row, column: str) -> str:
    """Return a text cell in the language in use, if it has a column of its own (``text_de``), or else as it is."""
    return str(row.get(f"{column}_{current().language}") or row[column])
