"""Is it said to be there, or not? A small grammar of denial, after NegEx and ConText.

A phrase is cut into clauses, each affirmed or denied: "leg pain without back pain" affirms the one and denies the
other. What a denied clause means is its normal counterpart, as the column ``denies`` of ``data/findings.csv`` says,
unless a function is denied: "no knee jerk" is a lost reflex, "knee jerk not reduced" a normal one. What cannot be
read surely is read as nothing. The words of the grammar stand in ``data/negations.csv``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discviz.knowledge import remembered, table
from discviz.reasoning.everyday_words import affirmed, meaning, plain_words, without_apostrophes

if TYPE_CHECKING:
    from collections.abc import Mapping

Clause = tuple[tuple[str, ...], bool]  # its words, and whether they are denied
LOST = {"low", "weak", "numb", "pain", "brisk"}  # a denied function is lost, unless its loss is what is denied
UNCLEAR: tuple[Clause, ...] = (((), False),)
APART = {"without", "no", "denies", "denied", "nor"}  # what stands before these is a clause of its own
JOINS = {"or", "nor", "/", ","}
LOOSE = {"but", "and", "with", "has", "had", "is", "are", "there", "patient", "he", "she", "i", "have", "also", "now"}
SPECIFIC = 4  # a counterpart that denies more than so many findings says more than the phrase did


@remembered
def _words() -> Mapping[str, frozenset[str]]:
    """Return the words of the grammar by their role."""
    rows = table("negations")
    return {
        row["role"]: frozenset(said for other in rows if other["role"] == row["role"] for said in other["said"])
        for row in rows
    }


def is_denying(text: str) -> bool:
    """Tell whether a phrase denies anything, or seems to."""
    return bool({*_tokens(text)} & (_words()["before"] | _words()["after"])) or _seems(text)


def understood(text: str) -> tuple[str, ...]:
    """Return the findings that a phrase stands for, those it denies as their normal counterparts; or none.

    Examples
    --------
    >>> understood("saddle numbness without leg pain")
    ('red-saddle-numb', 'no-limb-pain')
    >>> understood("knee jerk not reduced"), understood("no knee jerk")
    (('normal-knee-reflex',), ('low-knee',))
    >>> understood("not without leg pain")
    ()
    """
    if not is_denying(text):
        return affirmed(text)
    found: list[str] = []
    for words, denied in () if _seems(text) else _clauses(_tokens(text)):
        read = _denied(words) if denied else affirmed(" ".join(words))
        if not read:
            return ()
        found += read
    return tuple(found)


def _tokens(text: str) -> tuple[str, ...]:
    """Return words, and the commas and strokes between them."""
    return tuple(re.findall(r"[^\W_]+|[,/]", without_apostrophes(text)))


def _seems(text: str) -> bool:
    """Tell whether a phrase holds what looks like a denial and is none, or is one of a change: "no better"."""
    spoken = f" {' '.join(_tokens(text))} "
    return any(f" {said} " in spoken for said in _words()["seems"])


def _clauses(tokens: tuple[str, ...]) -> tuple[Clause, ...]:
    """Cut a phrase into affirmed and denied clauses; an empty one is understood by nobody."""
    words = _words()
    first = next((place for place, word in enumerate(tokens) if word in words["before"]), None)
    if first is None:
        return _denied_after(tokens)
    end = next((place for place, word in enumerate(tokens) if place > first and word in words["ends"]), len(tokens))
    left, pieces, tail = _trimmed(tokens[:first]), _pieces(tokens[first:end]), _trimmed(tokens[end + 1 :])
    # "cannot walk without stumbling"; "no numbness and weak grip" may deny both; "no numbness denied"
    tangled = (
        {*tokens} & words["cannot"]
        or "and" in (*left, *tokens[first:])
        or (tokens[-1] in words["after"] and len(pieces[-1]) > 1)
    )
    if tangled or not all(pieces) or {*tail} & words["before"]:
        return UNCLEAR
    rest: tuple[Clause, ...] = ((tail, False),) if tail else ()
    if left and tokens[first] not in APART:  # "thumb not numb"
        if len(pieces) > 1:
            return UNCLEAR
        if not (affirmed(" ".join(left)) and affirmed(" ".join(pieces[0]))):
            return (((*left, *pieces[0]), True), *rest)
    whole: tuple[Clause, ...] = ((left, False),) if left else ()
    return (*whole, *((piece, True) for piece in pieces), *rest)


def _denied_after(tokens: tuple[str, ...]) -> tuple[Clause, ...]:
    """Read a denial that follows: "numbness absent" is none, "ankle jerk absent" a lost function."""
    bare = tuple(word for word in tokens if word not in _words()["after"])
    plain = plain_words(" ".join(bare))
    if not plain & _words()["loss of"]:
        return ((bare, True),)
    twice = len(tokens) - len(bare) > 1  # "absent ankle jerk absent"
    either = {*tokens} & JOINS  # "reduced or absent"
    return UNCLEAR if twice or (plain & LOST and not either) else ((tokens, False),)


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take off the words at the ends that only join or introduce."""
    while words and words[-1] in LOOSE | JOINS:
        words = words[:-1]
    while words and words[0] in LOOSE | JOINS:
        words = words[1:]
    return words


def _pieces(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Part what one denial, or several, reach: "no A or B", "neither A nor B", "no A no B"."""
    before = _words()["before"]
    pieces: list[tuple[str, ...]] = [()]
    inside = tokens[1:]
    if "," in inside and not {"or", "nor"} & {*inside}:
        return [()]  # does the denial reach beyond the comma?
    for word in inside:
        if word in before and word != "nor" and not pieces[-1]:
            return [()]  # "not without"
        if word in JOINS or word in before:
            if word == "without":
                return [()]
            pieces.append(())
        else:
            pieces[-1] = (*pieces[-1], word)
    whole = tuple(word for word in inside if word not in before)
    if len(pieces) > 1 and not all(affirmed(" ".join(piece)) for piece in pieces) and affirmed(" ".join(whole)):
        return [whole]  # "no bladder or bowel trouble"
    return [piece for piece in pieces[:-1] if piece] + pieces[-1:]  # nothing behind the last: "no numbness denied"


def _denied(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is said by denying some words: the lost function, or the normal counterparts of what they mean."""
    text = " ".join(words)
    plain = plain_words(text)
    if plain & _words()["loss of"] and not plain & LOST:
        direct = meaning(plain_words(f"no {text}"))
        return (direct,) if direct and table("findings")[direct]["kind"] != "normal" else ()
    direct = "" if "low" in plain or "brisk" in plain else meaning(plain_words(f"no {text}"))
    if direct and (table("findings")[direct]["denies"] or direct.startswith("no-")):
        return (direct,)
    found = tuple(_counterpart(finding) for finding in affirmed(text))
    return found if all(found) and "brisk" not in plain else ()


@remembered
def _counterpart(finding: str) -> str:
    """Return the finding that says of another that it is not there, and little else; or ""."""
    saying = [row for row in table("findings") if finding in row["denies"] and len(row["denies"]) <= SPECIFIC]
    return min(saying, key=lambda row: len(row["denies"]))["id"] if saying else ""
