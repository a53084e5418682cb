"""Checks of understanding: questions with feedback on every answer, from ``data/questions.csv``."""

import random

import ipywidgets as widgets

from discviz.content.blocks import Box, Sentence, marked
from discviz.errors import DiscvizError, check_whole, require, shown
from discviz.knowledge import Row, table
from discviz.knowledge.words import say
from discviz.render.html import html
from discviz.widgets.linked_view import View

ANSWERS = ("right", "wrong_1", "wrong_2", "wrong_3")


class Question(widgets.VBox):
    """One question: its answers as radio buttons, and what to think about the one chosen."""

    def __init__(self, row: Row, number: int, order: random.Random) -> None:
        self.row = row
        self.why = {row[column]: row[f"why_{column}"] for column in ANSWERS if row[column]}
        answers = list(self.why)
        order.shuffle(answers)
        text = widgets.HTML(html(Sentence(marked("question", number=number, question=row["question"]))))
        self.answers = widgets.RadioButtons(
            options=answers, value=None, description=say("answer", number=number), layout={"width": "max-content"}
        )
        self.feedback = widgets.HTML()
        self.answers.observe(self._answer, names="value")
        super().__init__([text, self.answers, self.feedback])

    @property
    def is_right(self) -> bool:
        """Whether the right answer is chosen now."""
        return bool(self.answers.value == self.row["right"])

    def _answer(self, _change: object) -> None:
        key, kind = ("answer-right", "note") if self.is_right else ("answer-wrong", "wrong")
        said = Sentence(say(key, why=self.why[self.answers.value]), sources=self.row["sources"])
        self.feedback.value = html(Box((said,), kind, role="status"))


class Quiz(View):
    """Some questions of one topic; made by :func:`quiz`."""

    def __init__(self, topic: str, questions: list[Question]) -> None:
        super().__init__()
        self.topic, self.questions, self.score = topic, questions, widgets.HTML()
        for question in questions:
            question.answers.observe(self._show, names="value")
        self.children = [self.page, *questions, self.error, self.score]

    def show(self) -> None:
        """Count what is right now; what is not answered is not."""
        right = sum(question.is_right for question in self.questions)
        self.score.value = html(Sentence(say("right-so-far", right=right, all=len(self.questions))))

    def __repr__(self) -> str:
        return f"Quiz({self.topic!r}, {len(self.questions)} questions)"


def quiz(topic: str, n: int = 10, seed: int | None = None) -> Quiz:
    """Return questions on a topic, with feedback on every answer.

    Parameters
    ----------
    topic : str
        A topic of the table ``questions``: "start", "numbers", "symptoms" ...
    n : int
        At most how many questions.
    seed : int, optional
        The same seed gives a whole class the same questions in the same order. Without it they
        come in the order of the lesson.

    Raises
    ------
    DiscvizError
        For an unknown topic, a number of questions that is not 1 or more, or a seed that is no whole number.

    Examples
    --------
    >>> quiz("numbers", n=3)
    Quiz('numbers', 3 questions)
    """
    rows = list(table("questions"))
    topics = dict.fromkeys(row["topic"] for row in rows)
    require(topic, "a topic", topics)
    check_whole(n, "a number of questions")
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
        raise DiscvizError(f"{shown(seed)} is not a seed; give a whole number, the same for the whole class.")
    chosen = [row for row in rows if row["topic"] == topic]
    if seed is not None:
        random.Random(seed).shuffle(chosen)  # noqa: S311 - for teaching, not for secrets
    order = random.Random(0 if seed is None else seed)  # noqa: S311 - the same
    return Quiz(topic, [Question(row, number, order) for number, row in enumerate(chosen[:n], start=1)])
