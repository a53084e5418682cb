"""The evidence view: what the nine passages claim, and where they contradict one another; and two schools of maps."""

import ipywidgets as widgets

from discviz.content import claims
from discviz.content.blocks import references
from discviz.figures.evidence import dermatomes
from discviz.knowledge import Row, table
from discviz.knowledge.words import say
from discviz.render.html import html
from discviz.widgets.linked_view import LinkedView, View, side_by_side
from discviz.widgets.parts.selectors import dropdown
from discviz.widgets.parts.traits import Parsed

NARROWEST, WIDEST = 640, 1240  # px of the legs and the words beside them


class Evidence(View):
    """Two selectors, the claims and the contradictions that fit them; made by :func:`evidence`.

    Setting ``view.verdict = "disputed"`` in a cell does the same as choosing it.

    Attributes
    ----------
    verdict, passage : str
        The selection; "all" for no choice.
    """

    verdict = Parsed(claims.parse_verdict, claims.ALL)
    passage = Parsed(claims.parse_passage, claims.ALL)

    def __init__(self, verdict: str = claims.ALL, passage: str = claims.ALL) -> None:
        super().__init__(folded={"Sources": self._sources})
        self.count, self.about, self.claims, self.contradictions = (widgets.HTML() for _ in range(4))
        verdicts = [(f"{sign} {word}", word) for word, sign in claims.SIGNS.items()]
        self.selectors = {
            "verdict": dropdown("Verdict", [(claims.ALL, claims.ALL), *verdicts]),
            "passage": dropdown("Passage", [claims.ALL, *table("passages").ids]),
        }
        self.sources = self.folded
        said = [self.count, self.about, self.claims, self.contradictions]
        self.children = [self.page, side_by_side(*self.selectors.values()), self.error, *said, self.sources]
        self.verdict, self.passage = verdict, passage
        self.link(self.selectors)

    @property
    def _chosen(self) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The claims and the contradictions that fit the selection."""
        shown = claims.chosen_claims(self.verdict, self.passage)
        return shown, claims.chosen_contradictions(shown, self.passage)

    def show(self) -> None:
        """Write what fits the selection."""
        shown, clashes = self._chosen
        self.count.value = html(claims.counted(shown, clashes))
        self.about.value = html(*claims.passage(self.passage))
        self.claims.value = html(claims.claims(shown))
        self.contradictions.value = html(claims.contradictions(clashes))

    def _sources(self) -> str:
        return html(references(row["sources"] for rows in self._chosen for row in rows))

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


class DermatomeMaps(LinkedView):
    """One leg, and a switch between two schools of maps; made by :func:`dermatome_maps`.

    Attributes
    ----------
    school : str
        "patches", "bands", or "both", one over the other.
    """

    school = Parsed(claims.parse_school, dermatomes.BOTH)

    def __init__(self, school: str = dermatomes.BOTH) -> None:
        first = claims.parse_school(school)
        super().__init__(dermatomes.dermatome_maps(first, switch=False))
        self.words = self.heading
        options = [(word.capitalize(), word) for word in (dermatomes.BOTH, *dermatomes.SCHOOLS)]
        self.selector = widgets.ToggleButtons(options=options, description="Maps", style={"button_width": "auto"})
        self.children = [self.page, self.painter, self.selector, self.error, self.words, self.place]
        self.school = first
        self.link({"school": self.selector})

    def show(self) -> None:
        """Paint the school of maps, and write what it says."""
        label = say("figure-of-maps", root=dermatomes.MAPPED, school=self.school)
        self.paint(lit=dermatomes.seen(self.school), label=label)
        self.words.value = html(claims.maps(dermatomes.MAPPED, self.school))

    def fit(self) -> None:
        """Fit the legs and the words beside them into the page."""
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
