"""The evidence view: what the nine passages claim, and where they contradict one another; and two schools of maps."""

from __future__ import annotations

import ipywidgets as widgets
import traitlets

from discviz.content import claims
from discviz.content.blocks import references
from discviz.figures.evidence import dermatomes
from discviz.figures.explorer import record_lit
from discviz.knowledge import table
from discviz.render.html import html
from discviz.widgets.parts.painter import Painter, StillFigure
from discviz.widgets.parts.selectors import Surroundings, dropdown
from discviz.widgets.parts.traits import Word, shown_to_learner

NARROWEST, WIDEST = 640, 1240  # px of the legs and the words beside them


class Evidence(widgets.VBox):
    """Two selectors, the claims and the contradictions that fit them; made by :func:`evidence`.

    Setting ``view.verdict = "disputed"`` in a cell does the same as choosing it.

    Attributes
    ----------
    verdict, passage : str
        The selection; "all" for no choice.
    """

    verdict = Word(claims.parse_verdict, claims.ALL)
    passage = Word(claims.parse_passage, claims.ALL)

    def __init__(self, verdict: str = claims.ALL, passage: str = claims.ALL) -> None:
        first = claims.parse_verdict(verdict), claims.parse_passage(passage)  # refused before anything is drawn
        self.error = widgets.HTML()
        self.count = widgets.HTML()
        self.about = widgets.HTML()
        self.claims = widgets.HTML()
        self.contradictions = widgets.HTML()
        self.sources = widgets.Accordion([widgets.HTML()], titles=["Sources"])  # written when opened
        words = {word: f"{sign} {word}" for word, sign in claims.SIGNS.items()}
        passages = [claims.ALL, *table("passages").ids]
        self.selectors = {
            "verdict": dropdown("Verdict", [(claims.ALL, claims.ALL), *((said, word) for word, said in words.items())]),
            "passage": dropdown("Passage", [(word, word) for word in passages]),
        }
        row = widgets.HBox(list(self.selectors.values()), layout={"flex_flow": "row wrap", "grid_gap": "4px 18px"})
        super().__init__(
            [
                Surroundings(),
                row,
                self.error,
                self.count,
                self.about,
                self.claims,
                self.contradictions,
                self.sources,
            ]
        )
        self.verdict, self.passage = first
        for name, selector in self.selectors.items():
            traitlets.link((self, name), (selector, "value"))
        self.observe(self._show, names=("verdict", "passage"))
        self.sources.observe(self._write_sources, names="selected_index")
        self._show()

    @shown_to_learner
    def _show(self, _change: object = None) -> None:
        shown = claims.chosen_claims(self.verdict, self.passage)
        clashes = claims.chosen_contradictions(shown, self.passage)
        self.count.value = html(claims.counted(shown, clashes))
        self.about.value = html(*claims.passage(self.passage))
        self.claims.value = html(claims.claims(shown))
        self.contradictions.value = html(claims.contradictions(clashes))
        self._write_sources()
        self.error.value = ""

    @shown_to_learner
    def _write_sources(self, _change: object = None) -> None:
        if self.sources.selected_index is not None:
            shown = claims.chosen_claims(self.verdict, self.passage)
            clashes = claims.chosen_contradictions(shown, self.passage)
            self.sources.children[0].value = html(references(row["sources"] for row in (*shown, *clashes)))

    def __repr__(self) -> str:
        return f"Evidence(verdict={self.verdict!r}, passage={self.passage!r})"


def evidence(verdict: str = claims.ALL, passage: str = claims.ALL) -> Evidence:
    """Open the evidence view: the claims of the nine passages with their verdicts, and their contradictions.

    Parameters
    ----------
    verdict : str
        "all", "supported", "partly supported", "plausible untested", "hypothesis", "disputed",
        "unsupported" or "experience".
    passage : str
        "all", or "P1" to "P9".

    Raises
    ------
    DiscvizError
        For a word that is not accepted.

    Examples
    --------
    >>> evidence(passage="P4")
    Evidence(verdict='all', passage='P4')
    """
    return Evidence(verdict, passage)


class DermatomeMaps(widgets.VBox):
    """One leg, and a switch between two schools of maps; made by :func:`dermatome_maps`.

    Attributes
    ----------
    school : str
        "patches", "bands", or "both", one over the other.
    """

    school = Word(claims.parse_school, dermatomes.BOTH)

    def __init__(self, school: str = dermatomes.BOTH) -> None:
        first = claims.parse_school(school)
        self.error = widgets.HTML()
        self.words = widgets.HTML()
        self.painter = Painter()
        self.figure = StillFigure(dermatomes.dermatome_maps(first, switch=False))
        options = [(word.capitalize(), word) for word in (dermatomes.BOTH, *dermatomes.SCHOOLS)]
        self.selector = widgets.ToggleButtons(options=options, description="Maps", style={"button_width": "auto"})
        self.page = Surroundings()
        super().__init__([self.page, self.painter, self.selector, self.error, self.words, self.figure])
        self.school = first
        traitlets.link((self, "school"), (self.selector, "value"))
        self.observe(self._show, names="school")
        self.page.observe(self._fit, names="width")
        self._show()

    @shown_to_learner
    def _show(self, _change: object = None) -> None:
        lit = dermatomes.seen(self.school)
        label = f"Left leg and foot with {dermatomes.MAPPED}, maps: {self.school}. Said in words above."
        self.painter.show(lit=lit, label=label)
        with self.figure.still():
            record_lit(self.figure, {}, lit)
        self.words.value = html(claims.maps(dermatomes.MAPPED, self.school))
        self.error.value = ""

    @shown_to_learner
    def _fit(self, _change: object) -> None:
        self.figure.layout.width = max(NARROWEST, min(self.page.width - 8, WIDEST))

    def __repr__(self) -> str:
        return f"DermatomeMaps({self.school!r})"


def dermatome_maps(school: str = dermatomes.BOTH) -> DermatomeMaps:
    """Open the switch between two schools of dermatome maps, for the root of which both are known.

    Parameters
    ----------
    school : {"both", "patches", "bands"}
        What is seen at first.

    Raises
    ------
    DiscvizError
        For another word.

    Examples
    --------
    >>> dermatome_maps("bands")
    DermatomeMaps('bands')
    """
    return DermatomeMaps(school)
