"""The questions: feedback on every answer, the same for a whole class, and no answer given away."""

from __future__ import annotations

import pytest

import discviz
from discviz import DiscvizError, Herniation

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


# --- the discs that press a root ---------------------------------------------------------------------------------


def test_l5_is_found_where_it_passes_and_where_it_leaves():
    task = discviz.find_discs("L5")
    assert "0 of 2" in task.said.value
    task.explorer.select(Herniation("L4-L5", zone="subarticular"))
    assert "passes on its way down" in task.said.value
    assert "1 of 2" in task.said.value
    task.explorer.select(Herniation("L5-S1", zone="foraminal"))
    assert "leaves" in task.said.value
    assert "That is all of them" in task.said.value
    assert repr(task) == "FindDiscs('L5', 2 of 2 found)"


@pytest.mark.parametrize(
    ("herniation", "words"),
    [
        (Herniation("L4-L5", zone="foraminal"), "presses L4, not L5"),
        (Herniation("L4-L5", zone="central"), "never L5 alone"),
        (Herniation("L4-L5", morphology="bulge"), "reaches no root"),
    ],
)
def test_what_does_not_press_the_root_is_explained_and_not_counted(herniation, words):
    task = discviz.find_discs("L5")
    task.explorer.select(herniation)
    assert words in task.said.value
    assert "0 of 2" in task.said.value


def test_an_open_explorer_can_be_used_again():
    explorer = discviz.explore("C5-C6", zone="central")
    task = discviz.find_discs("S1", explorer)
    assert task.explorer is explorer
    assert explorer.herniation == Herniation("L4-L5")
    with pytest.raises(DiscvizError, match="is not an explorer"):
        discviz.find_discs("S1", "L5-S1")


def test_the_same_disc_counts_once():
    task = discviz.find_discs("L5")
    for zone in ("foraminal", "extraforaminal"):
        task.explorer.select(Herniation("L5-S1", zone=zone))
    assert "1 of 2" in task.said.value
    assert "found already" in task.said.value


@pytest.mark.parametrize("root", ["C3", "C6", "T8", "L1", "L5", "S1"])
def test_every_task_can_be_solved_and_starts_unsolved(root):
    task = discviz.find_discs(root)
    assert root not in task.explorer.herniation.roots
    for level, zones in task.ways.items():
        task.explorer.select(Herniation(level, zone=zones[0]))
    assert list(task.found) == list(task.ways)


@pytest.mark.parametrize("root", ["C2", "S3", "L6", "", None])
def test_a_root_that_no_disc_presses_is_refused(root):
    with pytest.raises(DiscvizError, match="is not a root that a disc can press"):
        discviz.find_discs(root)


def test_a_reference_names_author_year_and_where_to_find_it():
    text = discviz.references("murphy2009", "fardon2014")
    assert "Murphy" in text
    assert "2009" in text
    assert "doi:" in text
    assert text.splitlines() == sorted(text.splitlines())
    with pytest.raises(DiscvizError, match="did you mean 'murphy2009'"):
        discviz.references("murphy2008")
