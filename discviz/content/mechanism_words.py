"""The figure of mechanisms in plain sentences: its text alternative, in print, aloud and in a test."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from discviz.errors import unknown
from discviz.knowledge import table
from discviz.mechanism import graph
from discviz.mechanism.accounts import account, compared, parse_accounts, title
from discviz.spine.findings import LINE, SEEK_HELP, bullet
from discviz.spine.herniation import require_herniation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.knowledge import Row
    from discviz.spine.herniation import Herniation


def describe_mechanism(herniation: Herniation | None = None, accounts: object = (), *, arrows: bool = True) -> str:
    """Say in plain sentences what the figure of mechanisms shows.

    Parameters
    ----------
    herniation : Herniation, optional
        Only the arrows that apply to it are told, and what they end at. Without one, all are told.
    accounts : str or sequence of str, optional
        One or two of the passages "P1" to "P9" and the models "pain-spasm-pain" and "pain-adaptation":
        what they say is told instead.
    arrows : bool
        Whether every arrow is told with its sentence, too, or only the surest way to each end.

    Returns
    -------
    str
        Paragraphs separated by blank lines, plain text.

    Raises
    ------
    DiscvizError
        If something else than a herniation is given, an unknown account, or for arrows neither True nor False.

    Examples
    --------
    >>> print(describe_mechanism(accounts="P7").splitlines()[-1])
      spasm (disputed).
    """
    require_herniation(herniation)
    if not isinstance(arrows, bool):
        raise unknown(arrows, "an answer to whether every arrow is told", ("True", "False"))
    chosen = parse_accounts(accounts)
    if chosen:
        between = "\n".join(bullet(line) for line in compared(chosen))
        return "\n\n".join([*map(_told, chosen), *filter(None, [between])])
    links = graph.links_of(herniation)
    parts = [title(herniation)]
    if herniation is not None:
        parts[0] = fill(f"{herniation.title}. {parts[0]}.", LINE)
    parts.append(
        "\n".join(
            ["The surest way from the disc to each; a way is only as sure as its least sure arrow:", *_ways(links)]
        )
    )
    words = graph.own_words(herniation)
    if words:
        listed = [bullet(f"{graph.name_of(key)}: {line}") for key, lines in words.items() for line in lines]
        parts.append("\n".join(["Here that means:", *listed]))
    for node in table("mechanisms") if arrows else ():
        leaving = [link for link in links if link["from"] == node["id"]]
        if leaving:
            lines = [bullet(_sentence(link)) for link in leaving]
            parts.append("\n".join([f"{node['name']}:", *lines]))
    if herniation is not None:
        signs = [bullet(row["sign"]) for row in herniation.red_flags]
        parts.append("\n".join([f"Warning signs. {SEEK_HELP}", *signs]))
    return "\n\n".join(parts)


def _ways(links: Iterable[Row]) -> list[str]:
    links = tuple(links)
    found = ((end, graph.surest_way(end, links)) for end in graph.ENDS)
    return [bullet(f"{graph.name_of(end)}: {graph.in_words(way)}.") for end, way in found if way]


def _sentence(link: Row) -> str:
    return f"{graph.DOES[link['kind']]} {graph.name_of(link['to'])} ({link['certainty']}): {link['says']}"


def _told(key: str) -> str:
    """Return what an account says, and its way arrow by arrow."""
    row = account(key)
    links = [table("links")[name] for name in row["path"]]
    lines = [bullet(f"{graph.in_words(way)}.") for way in _chained(links)]
    theory = fill(f"{key} ({row['certainty']}). {row['theory']}", LINE)
    return "\n".join([theory, *lines])


def _chained(links: list[Row]) -> list[list[Row]]:
    """Join links that follow one another, in the order of the account."""
    chains: list[list[Row]] = []
    for link in links:
        if chains and chains[-1][-1]["to"] == link["from"]:
            chains[-1].append(link)
        else:
            chains.append([link])
    return chains
