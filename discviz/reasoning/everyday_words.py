"""Everyday words for a finding, read by the rules of ``data/wordings.csv``: their order does not matter.

"Pins and needles in the little finger" and "little finger tingles" both become the words {numb, little, finger}.
Only wording that means exactly one finding is accepted; nothing is guessed. The grammar, after the rules have turned
what was said into words of the vocabulary::

    saying   = finding | places | first saying    several findings without a comma; ``first`` is the longest finding or
                                                  places that is understood (_sequence)
    places   = place (joint place)+               "numb thumb and index", "weak grip, low triceps" (_parts)
             | digits that share a quality        "numb index and middle finger" (_places)
    place    = [quality] words [noun]             a quality said once serves the places after it, a noun ("finger")
                                                  said last serves those before it
    joint    = "," | "/" | "&" | "+" | "and"
    finding  = a set of words that stands for exactly one row of findings.csv

All of a saying is understood or none of it. One with a denial in it ("no", "without ... and") is refused, as nothing
tells how far the denial reaches.
"""

import re
from collections.abc import Iterator, Mapping

from discviz.knowledge import remembered, table

QUALITIES = ("numb", "pain", "weak", "normal", "low", "brisk")  # said once for several places: "numb thumb and index"
DIGITS = ("thumb", "index", "middle", "ring", "little")
LONGEST = 12  # words of one saying
JOINED = re.compile(r",|/|&|\+|\band\b")


@remembered
def _rules() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return each rule as the words it takes away and those it puts in their place."""
    return tuple(
        (frozenset(said.split()), frozenset(row["meant"].split())) for row in table("wordings") for said in row["said"]
    )


@remembered
def plain_words(text: str) -> frozenset[str]:
    """Return the words of the vocabulary that some wording stands for.

    Examples
    --------
    >>> sorted(plain_words("pins and needles in the little finger"))
    ['finger', 'little', 'numb']
    """
    words = frozenset(re.findall(r"[^\W_]+", text.casefold().replace("'", "")))
    for said, meant in _rules():
        if said <= words:
            words = words - said | meant
    return words


def without_apostrophes(text: str) -> str:
    """Return a text in small letters, "can't" as "cant", whichever apostrophe was typed."""
    return text.casefold().replace("'", "").replace("\u2019", "")


def folded(word: str) -> str:
    """Fold what does not matter: case, blanks, and the hyphens of an id."""
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())


@remembered
def literal() -> Mapping[str, str]:
    """Every accepted wording, and the id it stands for; ids go before synonyms."""
    words: dict[str, str] = {}
    for row in table("findings"):
        for synonym in row["synonyms"]:
            words.setdefault(folded(synonym), row["id"])
    for row in reversed(table("findings")):  # the same text may stand for several roots; the first row wins
        words[folded(row["text"])] = row["id"]
    return words | {folded(finding): finding for finding in table("findings").ids}


@remembered
def _meanings() -> Mapping[frozenset[str], str]:
    """Return the one finding that each set of words stands for; what could be two stands for none."""
    meant: dict[frozenset[str], set[str]] = {}
    for row in table("findings"):
        for wording in () if row["root"] else (row["short"], *row["synonyms"]):
            meant.setdefault(plain_words(wording), set()).add(row["id"])
    return {words: "".join(found) for words, found in meant.items() if len(found) == 1 and words - set(QUALITIES)}


def meaning(words: frozenset[str]) -> str:
    """Return the one finding that a set of words stands for, or ""."""
    return _meanings().get(words, "")


def affirmed(text: str) -> tuple[str, ...]:
    """Return the findings that a wording without denials stands for: one, several said at once, or none.

    Examples
    --------
    >>> affirmed("tingling in thumb and index finger")
    ('numb-thumb', 'numb-index')
    >>> affirmed("back pain after lifting")
    ('pain-low-back', 'after-lifting')
    >>> affirmed("numb nose")
    ()
    """
    if text in literal():
        return (literal()[text],)
    words = plain_words(text)
    if words in _meanings():
        return (_meanings()[words],)
    return _places(text, words) or _sequence(tuple(text.split()))


def _places(text: str, words: frozenset[str]) -> tuple[str, ...]:
    """Read several places that share one quality: "numb index and middle finger"."""
    digits = [digit for digit in DIGITS if digit in words]
    if len(digits) > 1 and "toe" not in words:
        rest = words - {*DIGITS, "finger"}
        parts = [rest | ({digit} if digit == "thumb" else {digit, "finger"}) for digit in digits]
    else:
        parts = [part for part in _parts(text) if part]
    read = [_meanings().get(part, "") for part in parts]
    return tuple(read) if len(read) > 1 and all(read) else ()


@remembered
def _sequence(words: tuple[str, ...]) -> tuple[str, ...]:
    """Read findings said one after the other without a comma; all of it must be understood."""
    if len(words) > LONGEST:
        return ()
    for end in range(len(words) - 1, 0, -1):
        first = plain_words(" ".join(words[:end]))
        found = (_meanings()[first],) if first in _meanings() else _places(" ".join(words[:end]), first)
        rest = affirmed(" ".join(words[end:])) if found else ()
        if rest:
            return found + rest
    return ()


def _parts(text: str) -> Iterator[frozenset[str]]:
    """Yield the words of each joined place, with the quality that the first has and the noun that the last has."""
    pieces = [plain_words(piece) for piece in JOINED.split(text)]
    shared = next((words & set(QUALITIES) for words in pieces if words & set(QUALITIES)), frozenset())
    noun = pieces[-1] & {"finger", "toe", "thigh", "reflex", "forearm", "calf"}
    for words in pieces:
        own = words if words & set(QUALITIES) or not words else words | shared
        yield own if own in _meanings() else own | noun


def nearest(text: str) -> str:
    """Return the finding whose wording shares most words with a text, or "" where none shares any.

    Examples
    --------
    >>> nearest("some tingling of the small toe nail")
    'numb-little-toe'
    """
    words = plain_words(text)
    alike = {known: len(words & known) / len(words | known) for known in _meanings()}
    best = max(alike, key=alike.__getitem__)
    return _meanings()[best] if alike[best] >= 1 / 3 else ""
