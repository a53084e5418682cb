"""The warning signs as cards that stay readable in a saved notebook, in print and without a kernel."""

from discviz.content.red_flags import STRUCTURES, cards
from discviz.errors import unknown
from discviz.render.html import html
from discviz.render.markdown import markdown
from discviz.render.style import inlined

OTHER_WORDS = {"myelopathy": "cord", "cervical cord": "cord", "spinal cord": "cord", "saddle": "cauda equina"}


class RedFlagCards:
    """Warning signs by the structure in danger; made by :func:`red_flag_cards`."""

    def __init__(self, structures: tuple[str, ...]) -> None:
        self.structures = structures

    def __repr__(self) -> str:
        return f"RedFlagCards({', '.join(map(repr, self.structures))})"

    def _repr_html_(self) -> str:
        return inlined(html(*cards(self.structures)))

    def _repr_markdown_(self) -> str:
        return markdown(*cards(self.structures))


def red_flag_cards(structure: str | None = None) -> RedFlagCards:
    """Return the warning signs as cards, each with how telling it is, where known.

    Parameters
    ----------
    structure : {"cauda equina", "conus medullaris", "cord", "any"}, optional
        What is in danger; "any" are the general warnings. Without it, all cards.

    Returns
    -------
    RedFlagCards
        Shown as tables, also in a saved notebook.

    Raises
    ------
    DiscvizError
        For an unknown structure.

    Examples
    --------
    >>> red_flag_cards("cord")
    RedFlagCards('cord')
    """
    if structure is not None and structure not in STRUCTURES:
        raise unknown(structure, "a structure in danger", STRUCTURES, meant=OTHER_WORDS)
    return RedFlagCards((structure,) if structure else STRUCTURES)
