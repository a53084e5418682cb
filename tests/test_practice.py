"""The questions: feedback on every answer, the same for a whole class, and no answer given away."""

from __future__ import annotations

import pytest

import discviz
from discviz import DiscvizError

TOPICS = ("start", "numbers", "symptoms", "mechanisms", "sources", "course")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_of_every_question_has_feedback(topic):
    for question in discviz.quiz(topic).questions:
        assert len(question.answers.options) >= 3
        assert question.answers.value is None
        for answer in question.answers.options:
            question.answers.value = answer
            said = question.feedback.value
            assert ("Right." in said) == (answer == question.row["right"]) == question.is_right
            assert ("Not quite." in said) != question.is_right
            assert 'role="status"' in said


def test_the_score_counts_what_is_right_now():
    quiz = discviz.quiz("numbers", n=2)
    first, second = quiz.questions
    first.answers.value = first.row["right"]
    second.answers.value = second.row["wrong_1"]
    assert "1 of 2 right" in quiz.score.value
    second.answers.value = second.row["right"]
    assert "2 of 2 right" in quiz.score.value


def test_the_same_seed_gives_the_same_questions_and_no_seed_the_lessons_order():
    def shown(seed):
        return [(q.row["id"], q.answers.options) for q in discviz.quiz("numbers", seed=seed).questions]

    assert shown(7) == shown(7)
    assert shown(7) != shown(8)
    ids = [row["id"] for row in discviz.table("questions").where(topic="numbers")]
    assert [key for key, _ in shown(None)] == ids


def test_the_right_answer_does_not_always_stand_in_the_same_place():
    places = {q.answers.options.index(q.row["right"]) for topic in TOPICS for q in discviz.quiz(topic).questions}
    assert len(places) > 1


@pytest.mark.parametrize("n", [0, -1, 2.5, True, "3", None])
def test_a_number_that_is_none_is_refused(n):
    with pytest.raises(DiscvizError, match="is not a number of questions"):
        discviz.quiz("numbers", n=n)


@pytest.mark.parametrize("topic", ["number", "", None, 3])
def test_an_unknown_topic_is_refused(topic):
    with pytest.raises(DiscvizError, match="is not a topic"):
        discviz.quiz(topic)


def test_more_than_there_are_gives_all():
    assert len(discviz.quiz("start", n=100).questions) == len(discviz.table("questions").where(topic="start"))


def test_a_reference_names_author_year_and_where_to_find_it():
    text = discviz.references("murphy2009", "fardon2014")
    assert "Murphy" in text
    assert "2009" in text
    assert "doi:" in text
    assert text.splitlines() == sorted(text.splitlines())
    with pytest.raises(DiscvizError, match="did you mean 'murphy2009'"):
        discviz.references("murphy2008")
