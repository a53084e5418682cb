"""Words of a warning sign, looked for in a phrase as it was typed, before and apart from any reading of it.

Nothing is decided by them. They see to it that what is not understood, and may be a warning sign, is never answered
like a typing error.
"""

from __future__ import annotations

import re

from discviz.knowledge import remembered, table
from discviz.reasoning.everyday_words import without_apostrophes

GAP = r"\b.*\b"  # what three dots in an entry stand for


@remembered
def _entries() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each entry as a pattern, and the warning sign it may mean."""
    return tuple(
        (re.compile(rf"\b{GAP.join(map(re.escape, said.split(' ... ')))}\b"), row["red_flag"])
        for row in table("alarm_words")
        for said in row["said"]
    )


def heard(text: str) -> tuple[str, ...]:
    """Return the warning signs, by their ids in ``red_flags``, that a phrase may speak of.

    Examples
    --------
    >>> heard("I cannot feel the toilet paper")
    ('ces-saddle', 'ces-bladder')
    >>> heard("numb thumb")
    ()
    """
    words = " ".join(re.findall(r"[^\W_]+", without_apostrophes(text)))
    return tuple(dict.fromkeys(flag for said, flag in _entries() if said.search(words)))
