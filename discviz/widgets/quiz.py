"""Checks of understanding: questions with feedback on every answer, from ``data/questions.csv``."""

from __future__ import annotations

import random

import ipywidgets as widgets

from discviz.content.blocks import Box, Sentence, Strong
from discviz.errors import DiscvizError, check_whole, shown, unknown
from discviz.knowledge import Row, table
from discviz.render.html import html
from discviz.widgets.parts.selectors import Surroundings

WRONG_ANSWERS = ("wrong_1", "wrong_2", "wrong_3")


class Question(widgets.VBox):
    """One question: its answers as radio buttons, and what to think about the one chosen."""

    def __init__(self, row: Row, number: int, order: random.Random) -> None:
        self.row = row
        self.feedback_of = {row["right"]: f"Right. {row['why_right']}"}
        for column in WRONG_ANSWERS:
            if row[column]:
                self.feedback_of[row[column]] = f"Not quite. {row['why_' + column]}"
        answers = list(self.feedback_of)
        order.shuffle(answers)
        text = widgets.HTML(html(Sentence((Strong(f"{number}. {row['question']}"),))))
        self.answers = widgets.RadioButtons(
            options=answers, value=None, description=f"Answer {number}", layout={"width": "max-content"}
        )
        self.feedback = widgets.HTML()
        self.answers.observe(self._answer, names="value")
        super().__init__([text, self.answers, self.feedback])

    @property
    def is_right(self) -> bool:
        """Whether the right answer is chosen now."""
        return bool(self.answers.value == self.row["right"])

    def _answer(self, _change: object) -> None:
        said = Sentence(self.feedback_of[self.answers.value], sources=self.row["sources"])
        self.feedback.value = html(Box((said,), "note" if self.is_right else "wrong", role="status"))


class Quiz(widgets.VBox):
    """Some questions of one topic; made by :func:`quiz`."""

    def __init__(self, topic: str, questions: list[Question]) -> None:
        self.topic = topic
        self.questions = questions
        self.score = widgets.HTML()
        for question in questions:
            question.answers.observe(self._count, names="value")
        super().__init__([Surroundings(), *questions, self.score])

    def _count(self, _change: object) -> None:
        answered = [question for question in self.questions if question.answers.value is not None]
        right = sum(question.is_right for question in answered)
        self.score.value = html(Sentence(f"{right} of {len(self.questions)} right so far."))

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
    if not isinstance(topic, str) or topic not in topics:
        raise unknown(topic, "a topic", topics)
    check_whole(n, "a number of questions")
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
        raise DiscvizError(f"{shown(seed)} is not a seed; give a whole number, the same for the whole class.")
    chosen = [row for row in rows if row["topic"] == topic]
    if seed is not None:
        random.Random(seed).shuffle(chosen)  # noqa: S311 - for teaching, not for secrets
    order = random.Random(0 if seed is None else seed)  # noqa: S311 - the same
    return Quiz(topic, [Question(row, number, order) for number, row in enumerate(chosen[:n], start=1)])
