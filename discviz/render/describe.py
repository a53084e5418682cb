"""The figures in plain sentences: their text alternative."""

from discviz.content import herniation as felt
from discviz.content import mechanism, ranking
from discviz.errors import unknown
from discviz.mechanism.accounts import parse_accounts
from discviz.reasoning.ranking import Ranking
from discviz.render.text import text
from discviz.spine.herniation import Herniation, require_herniation


def describe(herniation: Herniation | Ranking | None = None) -> str:
    """Say in plain sentences what the figures of a herniation, or of a ranking, show.

    Parameters
    ----------
    herniation : Herniation or Ranking, optional
        What was drawn. Without it, the whole dermatome chart is described.

    Returns
    -------
    str
        Paragraphs separated by blank lines, plain text.

    Raises
    ------
    DiscvizError
        If something else than a herniation is given.

    Examples
    --------
    >>> from discviz import Herniation
    >>> print(describe(Herniation("L4-L5")).splitlines()[0])
    Left L4-L5, subarticular protrusion: presses the L5 root.
    """
    if isinstance(herniation, Ranking):
        return text(*ranking.described(herniation))
    shown = require_herniation(herniation)
    return text(*(felt.described(shown) if shown else felt.chart()))


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
    shown, keys = require_herniation(herniation), parse_accounts(accounts)
    if not isinstance(arrows, bool):
        raise unknown(arrows, "an answer to whether every arrow is told", ("True", "False"))
    return text(*mechanism.described(shown, keys, arrows=arrows))
