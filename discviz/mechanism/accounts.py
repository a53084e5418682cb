"""How somebody explains muscle spasm, as a way through the graph: the nine passages, and two models.

Two accounts laid over one another show where they go together and where they part.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from discviz.errors import DiscvizError, unknown
from discviz.knowledge import Row, table
from discviz.spine.herniation import Herniation

if TYPE_CHECKING:
    from discviz.knowledge.tables import ContradictionsRow

LETTERS = "AB"  # of the accounts laid over one another


def ids() -> tuple[str, ...]:
    """Return the names of all accounts: the passages, then the models."""
    return (*table("passages").ids, *table("models").ids)


def account(key: str) -> Row:
    """Return the row of a passage or of a model."""
    return table("passages" if key in table("passages").ids else "models")[key]


def parse_accounts(given: object) -> tuple[str, ...]:
    """Return the names of at most two accounts, or raise naming the nearest.

    Examples
    --------
    >>> parse_accounts("p7"), parse_accounts(["P1", "Pain adaptation"]), parse_accounts(())
    (('P7',), ('P1', 'pain-adaptation'), ())
    """
    if given is None:
        return ()
    named = given if isinstance(given, (list, tuple)) else [given]
    accepted = {key.casefold(): key for key in ids()}
    found = []
    for name in named:
        word = "-".join(name.casefold().split()) if isinstance(name, str) else ""
        if word not in accepted:
            raise unknown(name, "an account of spasm", ids())
        found.append(accepted[word])
    if len(found) > len(LETTERS):
        raise DiscvizError(f"{len(found)} accounts are too many to be told apart; give one or two of them.")
    return tuple(dict.fromkeys(found))


def lettered(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return letter and name of each account; an empty name leaves its letter free.

    Examples
    --------
    >>> lettered(["", "P7"])
    (('B', 'P7'),)
    """
    return tuple((letter, key) for letter, key in zip(LETTERS, keys, strict=False) if key)


def contradictions_of(one: str, other: str) -> tuple[ContradictionsRow, ...]:
    """Return the contradictions that have two passages on different sides."""
    sides = {one, other} if one != other else set()
    return tuple(
        row
        for row in table("contradictions")
        if any({a, b} == sides for a in row["passages_a"] for b in row["passages_b"])
    )


def compared(keys: Iterable[str]) -> tuple[str, ...]:
    """Return in a few sentences where two accounts go together and where they part; () unless there are two.

    Examples
    --------
    >>> compared(["P4", "P7"])[0]
    'Arrows in common: 1. Only in A: 8. Only in B: 4.'
    """
    two = [key for _, key in lettered(keys)]
    if len(two) < len(LETTERS):
        return ()
    a, b = (set(account(key)["path"]) for key in two)
    counted = f"Arrows in common: {len(a & b)}. Only in A: {len(a - b)}. Only in B: {len(b - a)}."
    clashes = " ".join(f"{row['conflict']} ({row['id']})" for row in contradictions_of(*two))
    models = ((letter, account(key)) for letter, key in lettered(two) if key in table("models").ids)
    expected = " ".join(f"{letter} expects: {row['expects']}" for letter, row in models)
    return tuple(filter(None, (counted, clashes and f"They contradict one another: {clashes}", expected)))


def title(herniation: Herniation | None, keys: Iterable[str] = ()) -> str:
    """Return what the figure shows, in one line.

    Examples
    --------
    >>> title(None, ["P7", "P3"])
    'Pain and spasm as told by P7 (A); P3 (B) gives no cause of spasm'
    """
    named = lettered(keys)
    if named:
        telling = " and ".join(f"{key} ({letter})" for letter, key in named if account(key)["path"])
        silent = [f"{key} ({letter}) gives no cause of spasm" for letter, key in named if not account(key)["path"]]
        return "; ".join([f"Pain and spasm as told by {telling}"] * bool(telling) + silent)
    if herniation is None:
        return "From a damaged disc to what is felt: how sure is each arrow?"
    return "What may lead from it to what is felt, and how sure each arrow is"
