"""What is lit on the figure of mechanisms and what is written into its boxes, for a herniation and some accounts."""

from collections.abc import Sequence
from textwrap import wrap

from discviz.drawing.mechanism.shapes import part
from discviz.drawing.scene import Lit, Part
from discviz.knowledge import table
from discviz.mechanism import graph
from discviz.mechanism.accounts import account, lettered
from discviz.spine.herniation import Herniation

QUIET, BESIDE = 0.13, 0.4  # opacity of an arrow that is not spoken about, and of one beside those asked about
VEIL = 0.42  # opacity of the white that lies over a box that is not
WORD_LINE = 26  # characters that fit into a box of what is felt
WORD_LINES = {"weakness": 4, "numbness": 2, "root-pain": 3, "cord-cauda": 2}


def lit_links(herniation: Herniation | None, accounts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the ids of the lit links: those of the accounts, or else those that apply."""
    if any(accounts):
        paths = [key for _, name in lettered(accounts) for key in account(name)["path"]]
        return tuple(dict.fromkeys(paths))
    return tuple(link["id"] for link in graph.links_of(herniation))


def lit(herniation: Herniation | None = None, accounts: tuple[str, ...] = (), chosen: str = "") -> Lit:
    """Return which parts are seen, and by mechanism what stands in its box below its name, line by line.

    Parameters
    ----------
    herniation : Herniation, optional
        The arrows that apply to it are lit, and the boxes they end at name its own muscles and skin.
    accounts : tuple of str
        Accounts A and B; "" leaves a letter free.
    chosen : str
        The mechanism or link that the learner asks about.
    """
    own = {key: _fitted(lines, WORD_LINES[key]) for key, lines in graph.own_entries(herniation).items()}
    return Lit({**_boxes(herniation, accounts, chosen), **_arrows(herniation, accounts, chosen)}, own)


def _arrows(herniation: Herniation | None, accounts: tuple[str, ...], chosen: str) -> dict[Part, float]:
    lit = {*lit_links(herniation, accounts)}
    asked = _asked(chosen)
    hushed = bool(asked) and not any(accounts)  # what is asked about stands out
    parts: dict[Part, float] = {part("asked", key): 1 for key in asked}
    for key in table("links").ids:
        opacity = 1 if key in asked or (key in lit and not hushed) else BESIDE if key in lit else QUIET
        parts |= {part(tissue, key): opacity for tissue in ("line", "head")}
    for letter, name in lettered(accounts):
        tissues = ("band", "disc", "letter", *["band-core"] * (letter == "B"))
        parts |= {part(tissue, key, letter): 1 for key in account(name)["path"] for tissue in tissues}
    return parts


def _boxes(herniation: Herniation | None, accounts: tuple[str, ...], chosen: str) -> dict[Part, float]:
    links = table("links")
    spoken = graph.mechanisms_of(links[key] for key in (*lit_links(herniation, accounts), *_asked(chosen))) | {chosen}
    mechanisms = table("mechanisms").ids
    parts: dict[Part, float] = {part("box", key): 1 for key in mechanisms}
    parts |= {part("veil", key): VEIL for key in mechanisms if key not in spoken}
    return parts | ({part("chosen", chosen): 1} if chosen in mechanisms else {})


def _asked(chosen: str) -> set[str]:
    """Return the links that are asked about: the one chosen, or those of the mechanism chosen."""
    return {link["id"] for link in table("links") if chosen and chosen in {link["id"], link["from"], link["to"]}}


def _fitted(said: Sequence[Sequence[str]], most: int) -> str:
    """Return what a box has room for: all but the first of what is said get one line each."""
    lines = [line for n, entries in enumerate(said) for line in _cut(entries, 1 if n else most - len(said) + 1)]
    return "\n".join(lines)


def _cut(entries: Sequence[str], most: int) -> list[str]:
    """Break entries into lines; those that do not fit are left to the words beside the figure, each as a whole."""
    kept = next((n for n in range(len(entries), 0, -1) if len(_some(entries, n)) <= most), 1)
    return wrap(" ".join(_some(entries, kept)), WORD_LINE, max_lines=most, placeholder=" …")


def _some(entries: Sequence[str], kept: int) -> list[str]:
    """Return the lines of the first few entries."""
    return wrap("; ".join(entries[:kept]) + ("; …" if kept < len(entries) else ""), WORD_LINE)
