"""How sure a thing is: the five words of the kit, surest first, and how doubt is said."""

from discviz.knowledge.words import say

CERTAINTIES = ("established", "supported", "disputed", "hypothesis", "unverified")  # surest first
MARKED = {"disputed", "hypothesis", "unverified"}  # the settled needs no word beside it


def sure(certainty: str) -> str:
    """Return how sure a thing is, ready to stand in a sentence: "a hypothesis"."""
    return say(f"certainty-{certainty}")


def doubt(certainty: str) -> str:
    """Return what is said behind whatever is not settled: "(a hypothesis)"; nothing behind the rest."""
    return f"({sure(certainty)})" if certainty in MARKED else ""
