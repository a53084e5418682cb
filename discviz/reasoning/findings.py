"""What people say and examiners find, read into findings: synonyms, sides, and words that clash.

Everything that may be said stands in ``data/findings.csv``. A row that belongs to a root ("C7-weak-elbow-straight")
is read as the sign it shows as ("weak-elbow-straight"): the root in its name is no evidence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from types import MappingProxyType
from typing import Any

from discviz.errors import DiscvizError, shown, unknown
from discviz.knowledge import remembered, table
from discviz.knowledge.words import say
from discviz.reasoning.alarm_words import heard
from discviz.reasoning.denial import is_denying, understood
from discviz.reasoning.everyday_words import folded, literal, meaning, nearest, plain_words

SIDES = ("left", "right")
MOST = 1000  # findings at once
LONGEST = 500  # characters of one of them
NAMED = 2  # of those that are not understood
TWICE = {"both", "bilateral", "sides"}  # words that say so
MISSPELT = 0.85  # alike from here on, a word is a misspelling; below it, other words for something near


@remembered
def vocabulary() -> Mapping[str, str]:
    """Return every finding and its plain wording."""
    return MappingProxyType({row["id"]: row["text"] for row in table("findings")})


@dataclass(frozen=True)
class Said:
    """What was said, in the order of the vocabulary, so that the order of saying does not matter.

    Attributes
    ----------
    findings : tuple of str
        Ids of findings that count.
    alarms : tuple of str
        Ids of findings that are warning signs; never dropped, even when contradicted.
    dropped : tuple of str
        Ids that count for nothing, because they were said to be there and not to be there.
    side : str
        "left", "right", "both", or "" where no side was named.
    contradictions : tuple of str
        Each clash, in a sentence.
    """

    findings: tuple[str, ...]
    alarms: tuple[str, ...]
    dropped: tuple[str, ...]
    side: str
    contradictions: tuple[str, ...]


def read_findings(given: Iterable[str]) -> Said:
    """Read findings in any order: ids or synonyms, with "left " or "right " before them if wanted.

    Parameters
    ----------
    given : iterable of str
        For instance ``["left numb-thumb", "weak triceps"]``.

    Raises
    ------
    DiscvizError
        For a word that is no finding; the message names the nearest one.

    Examples
    --------
    >>> read_findings(["weak triceps", "C7-numb-middle-finger"]).findings
    ('numb-middle', 'weak-elbow-straight')
    """
    rows = table("findings")
    sides: dict[str, set[str]] = {}
    refused: list[object] = []
    for word in listed(given):
        ids, meant = _read(word)
        refused += [] if ids else [word]
        for sign in (sign for finding in ids for sign in rows[finding]["sign"] or (finding,)):
            sides.setdefault(sign, set()).update(meant)
    if refused:
        raise _refusal(refused, sides)
    limbs: dict[str, set[str]] = {}  # one limb on each side may be two roots, but is the cord until shown otherwise
    for finding, named in sides.items():
        limbs.setdefault(rows[finding]["both_sides"], set()).update(named)
    for sign, named in limbs.items():
        if sign and set(SIDES) <= named:
            sides.setdefault(sign, set()).add("")
    said = [finding for finding in rows.ids if finding in sides]
    dropped, clashes = _clashes(said, sides)
    named = {side for finding in said for side in sides[finding]} - {""}
    return Said(
        findings=tuple(finding for finding in said if finding not in dropped),
        alarms=tuple(finding for finding in said if rows[finding]["alarm"]),
        dropped=tuple(finding for finding in said if finding in dropped),
        side="both" if len(named) > 1 else "".join(named),
        contradictions=clashes,
    )


def listed(given: object) -> list[Any]:
    """Return findings as a list, or refuse what is none or has no end."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        example = "write for example ['numb-thumb', 'weak-wrist-up']"
        raise DiscvizError(f"{shown(given)} is not a list of findings; {example}.")
    found = list(islice(given, MOST + 1))
    if len(found) > MOST:
        raise DiscvizError(f"More than {MOST} findings were given, beginning with {shown(found[0])}.")
    return found


def _read(word: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids and the sides that were meant; "" is a side that was not named."""
    text = _text(word)
    known = literal()
    if text in known:
        return (known[text],), ("",)
    both = {"both", "bilateral"} & set(text.split())
    named = tuple(side for side in SIDES if side in text.split()) or ("",)
    bare = " ".join(part for part in text.split() if part not in SIDES)
    found = (known[bare],) if bare in known else understood(bare)
    if not found and both:  # "both legs hurt" is a finding of its own, "both calves hurt" is one of each side
        found, named = understood(" ".join(_singular(part) for part in bare.split() if part not in TWICE)), SIDES
    if bare not in known and named != SIDES and _misses_an_alarm(bare, found):
        return (), named
    return found, named


def _text(word: object) -> str:
    """Return what was typed without what does not matter; "" for what is no text, or has no end."""
    return folded(word) if isinstance(word, str) and len(word) <= LONGEST else ""


def _misses_an_alarm(text: str, found: tuple[str, ...]) -> bool:
    """Tell whether a phrase holds words of a warning sign that its reading neither takes up nor denies."""
    rows = table("findings")
    if meaning(plain_words(text)):  # all of it is the wording of one finding
        return False
    taken_up = any(rows[key]["alarm"] for finding in found for key in (finding, *rows[finding]["denies"]))
    return bool(found) and not taken_up and bool(heard(text))


def _refusal(refused: list[object], said: Iterable[str]) -> DiscvizError:
    """Build the error for phrases that are not understood; no warning sign beside or inside them is lost."""
    rows = table("findings")
    flags = dict.fromkeys(rows[finding]["red_flag"] for finding in said if rows[finding]["alarm"])
    alarms = [f"Warning sign: {flag['sign']}. {flag['advice']}." for flag in map(table("red_flags").__getitem__, flags)]
    first = sorted(refused, key=lambda word: not heard(_text(word)))[:NAMED]  # a possible warning sign first
    more = [f"And {len(refused) - NAMED} more."] if len(refused) > NAMED else []
    return DiscvizError(" ".join([*alarms, *map(str, map(_unknown, first)), *more]))


def _unknown(word: object) -> DiscvizError:
    """Build the error for one phrase: the nearest finding, or the advice to seek help."""
    text = _text(word)
    if heard(text):
        return DiscvizError(f"{shown(word)}: {say('not-understood')}")
    if is_denying(text) and nearest(text):
        return DiscvizError(f"{shown(word)}: {say('unclear-denial')}")
    known = literal()
    alike = "" if get_close_matches(text, known, n=1, cutoff=MISSPELT) else nearest(text)
    meant = {str(word).strip().casefold(): alike} if alike else known
    hint = "discviz.FINDINGS lists every id with its meaning."
    return unknown(word, "a finding", vocabulary(), meant=meant, hint=hint)


def _singular(word: str) -> str:
    """Return one of a pair: "calf" for "calves"; "triceps" is one already."""
    if word.endswith(("ps", "ss", "us", "is")) or len(word) <= len("yes"):
        return word
    return {"calves": "calf", "feet": "foot"}.get(word, word.removesuffix("s"))


def _clashes(said: list[str], sides: Mapping[str, set[str]]) -> tuple[set[str], tuple[str, ...]]:
    """Find what was said to be there and not to be there on the same side; warning signs keep counting."""
    rows = table("findings")
    dropped: set[str] = set()
    sentences = []
    for finding in said:
        for other in rows[finding]["denies"]:
            if other in sides and _same_side(sides[finding], sides[other]):
                text = f"Said both ways: {quoted(other)} and {quoted(finding)}."
                if rows[other]["alarm"]:
                    sentences.append(f"{text} The warning sign still counts.")
                else:
                    sentences.append(f"{text} Neither counts; examine it again.")
                    dropped |= {finding, other}
    for finding in said:
        brisk = rows[finding]["outweighed_by"]
        if brisk in sides and _same_side(sides[finding], sides[brisk]):
            sentences.append(f"Said both ways: {quoted(finding)} and {quoted(brisk)}. Examine it again.")
            dropped.add(finding)
    return dropped, tuple(sentences)


def _same_side(these: set[str], those: set[str]) -> bool:
    """Tell whether two findings may speak of the same side; one without a side speaks of either."""
    return bool(these & those) or "" in these | those


def quoted(finding: str) -> str:
    """Return the wording of a finding, ready to stand inside a sentence."""
    text = vocabulary()[finding]
    return text if text[:2].isupper() else text[0].lower() + text[1:]
