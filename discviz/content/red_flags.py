"""The warning signs as cards that stay readable in a saved notebook, in print and without a kernel."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from discviz.errors import unknown
from discviz.knowledge import table
from discviz.knowledge.sources import cite
from discviz.spine.findings import SEEK_HELP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discviz.knowledge import Row

TITLES = {
    "cauda equina": "Cauda equina: the bundle of roots below the cord",
    "conus medullaris": "Conus medullaris: the lower end of the cord",
    "cord": "Spinal cord (myelopathy), neck and chest",
    "any": "With any pain of back or neck",
}
OTHER_WORDS = {"myelopathy": "cord", "cervical cord": "cord", "spinal cord": "cord", "saddle": "cauda equina"}
READING = (
    "Sensitivity: of 100 people with the trouble, how many show the sign. "
    "Specificity: of 100 people without it, how many lack the sign. An empty cell: not known to us."
)
NO_ALL_CLEAR = "No missing sign gives the all-clear. Teaching material, not medical advice."


class RedFlagCards:
    """Warning signs by the structure in danger; made by :func:`red_flag_cards`."""

    def __init__(self, structures: tuple[str, ...]) -> None:
        self.structures = structures

    def rows(self, structure: str) -> tuple[Row, ...]:
        """Return the rows of the table ``red_flags`` on one card."""
        places = {structure, f"cervical {structure}"}
        return tuple(row for row in table("red_flags") if row["structure"] in places)

    def __repr__(self) -> str:
        return f"RedFlagCards({', '.join(map(repr, self.structures))})"

    def _repr_html_(self) -> str:
        return "".join(self._card(structure) for structure in self.structures) + f"<p><small>{self._notes}</small></p>"

    def _card(self, structure: str) -> str:
        left = 'style="text-align:left;vertical-align:top"'
        lines = self._lines(structure)
        head = "".join(f'<th scope="col" {left}>{name}</th>' for name in lines[0])
        body = "".join(
            "<tr>" + "".join(f"<td {left}>{escape(cell)}</td>" for cell in line.values()) + "</tr>" for line in lines
        )
        # The frame and the bold line say "danger" without colour; a table is what an untrusted notebook still shows.
        return (
            '<table style="border:2px solid #a3000b;margin:8px 0">'
            f'<caption style="text-align:left"><strong>{escape(TITLES[structure])}. {SEEK_HELP}</strong></caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _repr_markdown_(self) -> str:
        def line(cells: Iterable[str]) -> str:
            return "| " + " | ".join(escape(cell).replace("|", "\\|") for cell in cells) + " |"

        parts = []
        for structure in self.structures:
            lines = self._lines(structure)
            head = [line(lines[0]), line(["---"] * len(lines[0]))]
            body = [line(cells.values()) for cells in lines]
            parts.append("\n".join([f"**{TITLES[structure]}. {SEEK_HELP}**", "", *head, *body]))
        return "\n\n".join([*parts, self._notes])

    @property
    def _notes(self) -> str:
        known = any("Sensitivity" in self._lines(structure)[0] for structure in self.structures)
        return f"{READING} {NO_ALL_CLEAR}" if known else NO_ALL_CLEAR

    def _lines(self, structure: str) -> list[dict[str, str]]:
        """Return the lines of a card, column by column; without accuracy where none is known on the whole card."""
        rows = self.rows(structure)
        known = any(row["sensitivity"] is not None for row in rows)
        lines = []
        for row in rows:
            doubt = "" if row["certainty"] in {"established", "supported"} else f" ({row['certainty']})"
            shares = {"Sensitivity": _share(row["sensitivity"]), "Specificity": _share(row["specificity"])}
            told = {"What to know": row["why"] + doubt, "Sources": cite(row["sources"])}
            lines.append({"Sign": row["sign"], **(shares if known else {}), **told})
        return lines


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
    if structure is not None and structure not in tuple(TITLES):
        raise unknown(structure, "a structure in danger", TITLES, meant=OTHER_WORDS)
    return RedFlagCards((structure,) if structure else tuple(TITLES))


def _share(value: float | None) -> str:
    return "" if value is None else f"{value * 100:.0f} of 100"
