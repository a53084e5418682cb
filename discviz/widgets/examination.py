"""Examining: say where it hurts and what was found, and see which roots become likely, why, and what to look at next.

With a case, the patient answers: what one looks for is there or is not, until one commits to an answer.
"""

from collections.abc import Iterable

import ipywidgets as widgets

from discviz.content import case as patient
from discviz.content import ranking as told_of
from discviz.drawing import theme
from discviz.drawing.body import clickable
from discviz.errors import DiscvizError
from discviz.figures import examination as body
from discviz.figures.to_plotly import lit_by_place
from discviz.knowledge.words import say
from discviz.reasoning import teaching_cases
from discviz.reasoning.cases import Case
from discviz.reasoning.findings import SIDES, listed, quoted, read_findings, vocabulary
from discviz.reasoning.localize import localize
from discviz.reasoning.odds import ranked_roots
from discviz.reasoning.ranking import Ranking
from discviz.render.html import html
from discviz.widgets.linked_view import LinkedView, Points, shown_to_learner, side_by_side
from discviz.widgets.parts.picker import FindingPicker

SMALLEST, LARGEST = 320, 620  # px of width of the body
SHARE = 0.54  # of the width that the body takes, where both stand side by side
NARROW = 760  # px of width below which they stand one under the other
AROUND = 270  # px of JupyterLab's bars, the selectors and the list above the body
OTHER_ANSWERS = ("not a root", "emergency")


class Examination(LinkedView):
    """Picker, body, ranking and reasons; made by :func:`examine`.

    Attributes
    ----------
    findings : tuple of str
        What was said so far, sides before the ids.
    ranking : Ranking
        What it points to.
    case : Case or None
        The patient, where one is examined.
    figure : plotly.graph_objects.FigureWidget
        The body, built once.
    """

    def __init__(self, findings: Iterable[str] = (), case: Case | None = None) -> None:
        self.case = case
        self._said: dict[tuple[str, str], None] = {}
        self._absent: dict[str, None] = {}
        folded = {"The reasoning step by step, with sources": self._reasoning}
        super().__init__({"data": body.traces(), "layout": body.layout()}, folded, waiting="Drawing the body ...")
        self.picker = FindingPicker(verb="Examine" if case else "Add", side_is_known=bool(case))
        self.thinking = widgets.Checkbox(
            value=case is None, description="Show the ranking", indent=False, layout={"width": "auto"}
        )
        self.story, self.result, self.truth = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.both = side_by_side(self.place, self.result, tight=True)
        self.answer = widgets.Dropdown(options=["", *ranked_roots(), *OTHER_ANSWERS], description="My answer")
        self.commit = widgets.Button(description="Commit")
        self.reasoning, self.steps = self.folded, self.folded.children[0]
        last = [widgets.HBox([self.answer, self.commit]), self.truth] if case else []
        asked = [self.page, self.painter, self.story, self.picker, self.error]
        self.children = [*asked, self.both, *last, self.thinking, self.reasoning]
        self._take(findings)
        if case:
            self.picker.side = case.side if case.side in SIDES else ""
            self.story.value = html(patient.story(case))
            self._take(case.complaint)
        self.picker.on_ask(self._ask)
        self.thinking.observe(self._show, names="value")
        self.commit.on_click(self._commit)
        self.trace("places").on_click(self._click)
        self._show()

    @property
    def findings(self) -> tuple[str, ...]:
        """What was said so far, sides before the ids."""
        return tuple(f"{side} {finding}".strip() for finding, side in self._said)

    @property
    def ranking(self) -> Ranking:
        """What the findings point to."""
        return localize(self.findings, age=self.case.age if self.case else None)

    def add(self, *words: str) -> None:
        """Add findings, as choosing them would; in a case, look for them."""
        for word in words:
            self._look_for(self.case, word) if self.case else self._take([word])
        self._show()

    def remove(self, *words: str) -> None:
        """Take findings away again."""
        for word in words:
            for finding in read_findings([word]).findings:
                self._said = {key: None for key in self._said if key[0] != finding}
        self._show()

    def _take(self, words: Iterable[str]) -> None:
        """Take findings as said; a word without a side gets that of the picker."""
        for word in words:
            said = read_findings([word])
            sides = SIDES if said.side == "both" else (said.side or self.picker.side,)
            self._said |= {(finding, side): None for finding in said.findings for side in sides}

    def _look_for(self, case: Case, word: str) -> None:
        """Let the patient of the case answer."""
        for finding in read_findings([word]).findings:
            found = case.answer(finding)
            if found:
                self._take([found])
            else:
                self._absent[finding] = None

    @shown_to_learner
    def _ask(self, what: str, word: str) -> None:
        if what == "add":
            self.add(word)
        else:
            self._said = {key: None for key in self._said if "|".join(key) != word}
            self._show()

    @shown_to_learner
    def _click(self, _trace: object, points: Points, _state: object) -> None:
        """Mark the place that was clicked, or take it away again."""
        if not points.point_inds:
            return
        finding, side = clickable.finding_of(points.point_inds[0], self.picker.mode)
        if self.case:
            self._look_for(self.case, finding)
        elif (finding, side) in self._said:
            del self._said[finding, side]
        else:
            self._said[finding, side] = None
        self._show()

    @shown_to_learner
    def _commit(self, _button: object) -> None:
        if self.case is None or not self.answer.value:
            raise DiscvizError(say("no-answer"))
        self.truth.value = html(patient.truth(self.case, self.answer.value, teaching_cases.expert_order(self.case)))
        self.thinking.value = True
        self._show()

    def show(self) -> None:
        """Repaint the body and rewrite the words."""
        ranking = self.ranking
        told = self._is_told(ranking)
        said: dict[str, set[str]] = {}
        for finding, side in self._said:
            said.setdefault(finding, set()).add(side)
        lit = lit_by_place(clickable.shapes(), clickable.lit(said, ranking, explain=told).parts)
        headline = ranking.headline if told else say("ranking-hidden")
        self.paint(lit=lit, label=say("figure-of-findings", headline=headline))
        self.picker.chosen = [["|".join(key), f"{key[1]} {vocabulary()[key[0]]}".strip()] for key in self._said] + [
            ["", say("looked-for", finding=quoted(finding))] for finding in self._absent
        ]
        self.picker.announcement = headline
        beside = (told_of.panel(ranking, lambda root: theme.shades(root)[0]),) if told else told_of.hidden()
        self.result.value = html(*beside)

    def _reasoning(self) -> str:
        ranking = self.ranking
        return html(*((told_of.steps(ranking.explain()),) if self._is_told(ranking) else told_of.hidden()))

    def _is_told(self, ranking: Ranking) -> bool:
        """Tell whether the ranking may be seen: in a case one thinks first, but an emergency never waits."""
        return ranking.verdict == "emergency" or bool(self.thinking.value)

    def fit(self) -> None:
        """Fit the body beside the ranking, or above it where the page is narrow."""
        whole = self.page.width - 24
        beside = whole >= NARROW
        room = min(SHARE * whole, (self.page.height - AROUND) / body.FORM) if beside else whole
        width = round(max(SMALLEST, min(room, LARGEST)))
        self.figure.update_layout(body.size(width))
        self.result.layout = {"width": f"{whole - width - 16}px" if beside else "100%"}

    def __repr__(self) -> str:
        return f"Examination({len(self._said)} findings)"


def examine(findings: Iterable[str] = (), case: Case | int | str | None = None) -> Examination:
    """Open an examination: say where it hurts and what was found, and see what that points to.

    Parameters
    ----------
    findings : iterable of str
        What is known at the start, as for :func:`discviz.localize`.
    case : Case, int or str, optional
        A patient to examine, or what :func:`discviz.case` makes one of. The patient answers what is looked for.

    Returns
    -------
    Examination
        Show it as the last line of a cell.

    Raises
    ------
    DiscvizError
        For an unknown finding or case.

    Examples
    --------
    >>> examination = examine(["left numb-thumb"])
    >>> examination.add("left weak wrist extension")
    >>> examination.ranking.roots[0][0]
    'C6'
    """
    words = listed(findings)
    read_findings(words)  # a wrong word is told before the body is drawn
    return Examination(words, case if isinstance(case, Case) or case is None else teaching_cases.case(case))
