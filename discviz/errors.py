"""The one exception of the kit, and the sentence it speaks."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

LISTED_IN_FULL = 12  # longer vocabularies are shown by their first and last words
LONGEST = 80  # characters repeated of what was given


class DiscvizError(ValueError):
    """Something given to the kit, or found in its data, cannot be right.

    The message names what was given, what is accepted and the nearest match.
    """


def shown(given: object) -> str:
    """Return what was given as Python writes it, cut short: a message is read, not scrolled.

    Examples
    --------
    >>> shown("lef"), len(shown("numb " * 200_000))
    ("'lef'", 80)
    """
    try:
        text = repr(given[:LONGEST] if isinstance(given, str | bytes) else given)
    except Exception:  # noqa: BLE001 - too deep, too many digits, or a repr of its own that fails
        text = f"<{type(given).__name__}>"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 4]} ..."


def check_whole(given: object, what: str) -> None:
    """Refuse what is not a whole number of 1 or more.

    Examples
    --------
    >>> check_whole(-1, "a number of questions")
    Traceback (most recent call last):
    discviz.errors.DiscvizError: -1 is not a number of questions; give a whole number, 1 or more.
    """
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise DiscvizError(f"{shown(given)} is not {what}; give a whole number, 1 or more.")


def unknown(
    given: object,
    kind: str,
    accepted: Iterable[str],
    *,
    meant: Mapping[str, str] | None = None,
    hint: str = "",
) -> DiscvizError:
    """Build the error for a word outside a closed vocabulary.

    Parameters
    ----------
    given : object
        What the caller passed.
    kind : str
        What it should have been, with its article: "a spinal level".
    accepted : iterable of str
        The vocabulary.
    meant : mapping of str to str, optional
        Other words people use, and the accepted word each stands for.
    hint : str, optional
        One more sentence for the learner.

    Examples
    --------
    >>> print(unknown("lef", "a side", ["left", "right"]))
    'lef' is not a side; did you mean 'left'? Accepted: left, right.
    """
    words = list(accepted)
    nearest = "."
    if isinstance(given, str):
        by_spelling = {word.casefold(): word for word in words} | dict(meant or {})
        close = get_close_matches(given.strip()[:LONGEST].casefold(), by_spelling, n=1, cutoff=0.4)
        nearest = f"; did you mean {by_spelling[close[0]]!r}?" if close else "."
    if len(words) > LISTED_IN_FULL:
        listed = f"{', '.join(words[:3])} ... {', '.join(words[-3:])} ({len(words)} in all)"
    else:
        listed = ", ".join(words)
    sentences = [f"{shown(given)} is not {kind}{nearest}", hint, f"Accepted: {listed}."]
    return DiscvizError(" ".join(sentence for sentence in sentences if sentence))


def require(given: object, kind: str, accepted: Iterable[str]) -> None:
    """Refuse a word outside a closed vocabulary; see :func:`unknown`.

    Examples
    --------
    >>> require("lef", "a side", ["left", "right"])
    Traceback (most recent call last):
    discviz.errors.DiscvizError: 'lef' is not a side; did you mean 'left'? Accepted: left, right.
    """
    words = tuple(accepted)
    if not isinstance(given, str) or given not in words:
        raise unknown(given, kind, words)
