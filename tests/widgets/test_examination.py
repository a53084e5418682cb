"""The examination without a browser: what is said, what is shown, and what a case keeps to itself."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

import discviz
from discviz import DiscvizError
from discviz.drawing.body import clickable
from discviz.drawing.body.marks import SIDES, mark
from discviz.figures.ranking import localize_figure

MOST_BYTES = 8_000  # of any message of one selection
CASES = [*discviz.table("cases").ids, *range(15)]


def clicked(number):
    return SimpleNamespace(point_inds=[number])


def spot(finding, side="left", mode="sensory"):
    return next(n for n in range(len(clickable.spots())) if clickable.finding_of(n, mode) == (finding, side))


def lit(examination):
    """What is seen on the body beside what is always seen: part -> opacity."""
    shapes = clickable.shapes()
    return {shapes[int(place)].part: opacity for place, opacity in examination.painter.lit.items()}


@pytest.fixture
def examination():
    return discviz.examine()


def test_empty_it_shows_the_prior_and_calls_it_so(examination):
    assert "this is the prior, not an answer" in examination.result.value
    assert "this is the prior, not an answer" in examination.painter.label
    assert not examination.painter.lit


def test_what_is_chosen_typed_or_clicked_is_the_same(examination):
    examination.picker.side = "left"
    examination._ask("add", "numb-thumb")
    typed = discviz.examine()
    typed._ask("add", "pins and needles in the left thumb")
    pointed = discviz.examine()
    pointed._click(None, clicked(spot("numb-thumb")), None)
    assert examination.findings == typed.findings == pointed.findings == ("left numb-thumb",)
    assert examination.painter.lit == typed.painter.lit == pointed.painter.lit
    assert examination.result.value == typed.result.value == pointed.result.value


def test_a_second_click_takes_the_place_away_again(examination):
    for _ in range(2):
        examination._click(None, clicked(spot("pain-calf", mode="pain")), None)
        examination.picker.mode = "pain"
    examination._click(None, clicked(spot("pain-calf", mode="pain")), None)
    assert "left pain-calf" not in examination.findings


@pytest.mark.parametrize("mode", clickable.MODES)
def test_every_place_of_the_body_stands_for_a_finding_of_its_side(mode):
    rows = discviz.table("findings")
    for number, (_, side, *_) in enumerate(clickable.spots()):
        finding, named = clickable.finding_of(number, mode)
        assert (rows[finding]["kind"], named) == (mode, side)


def test_every_area_of_the_vocabulary_can_be_shown_on_the_body():
    drawn = {shape.part: shape.path for shape in clickable.shapes()}
    for row in discviz.table("findings"):
        if row["kind"] in clickable.MODES and not row["root"]:
            left, right = (drawn[mark("spot", row["id"], side)] for side in SIDES)
            assert left, row["id"]
            assert right != left, row["id"]


def test_the_body_is_never_rebuilt_and_its_record_keeps_step(examination):
    shapes = [shape.path for shape in examination.figure.layout.shapes]
    examination.add("left numb-big-toe", "left weak-big-toe-up", "left low-ankle")
    assert [shape.path for shape in examination.figure.layout.shapes] == shapes
    seen = {str(n): s.opacity for n, s in enumerate(examination.figure.layout.shapes) if s.opacity != 0}
    always = {str(n) for n, s in enumerate(clickable.shapes()) if s.opacity}
    assert {n: opacity for n, opacity in seen.items() if n not in always} == examination.painter.lit


def test_the_best_root_is_laid_over_the_side_that_hurts(examination):
    examination.add("right numb-middle", "right weak-elbow-straight", "right low-triceps")
    seen = lit(examination)
    wanted = (("core", "C7"), ("spot", "numb-middle"), ("muscle", "triceps"), ("reflex", "triceps"))
    assert {mark(kind, of, "right") for kind, of in wanted} <= set(seen)
    assert {part.side for part in seen} == {"right"}
    assert seen[mark("core", "C7", "right")] == 1


def test_no_root_is_laid_over_a_body_with_an_emergency_or_a_mimic(examination):
    examination.add("sciatica", "low-ankle", "red-saddle-numb")
    assert not [part for part in lit(examination) if part.tissue == "core"]
    assert "Emergency before anything else" in examination.result.value
    assert "Ask or examine next" not in examination.result.value


def test_every_message_of_a_selection_is_small(examination):
    examination.add(*[f"left {row['id']}" for row in discviz.table("findings") if row["alarm"]][:6])
    examination.add(*discviz.case(3).findings, *discviz.table("cases")["pianist"]["findings"])
    for value in (examination.result.value, examination.painter.lit, examination.picker.chosen):
        assert len(json.dumps(value).encode()) <= MOST_BYTES


def test_a_word_that_is_no_finding_is_told_to_the_learner_and_changes_nothing(examination):
    examination._ask("add", "numb nose <b>")
    assert "is not a finding" in examination.error.value
    assert "<b>" not in examination.error.value
    assert not examination.findings


def test_what_is_said_both_ways_is_named(examination):
    examination.add("weak-elbow-straight", "strong-elbow-straight")
    assert "Said both ways" in examination.result.value


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("pianist", "C6", "C7"),
        ("socks", "not a root", "L4"),
        ("window-shopper", "not a root", "emergency"),
        (3, "C7", "not a root"),
    ],
)
def test_a_case_tells_its_story_and_keeps_its_truth_until_one_commits(name, right, wrong):
    patient = discviz.case(name)
    examination = discviz.examine(case=patient)
    examination.reasoning.selected_index = 0
    assert "What do you think?" in examination.result.value
    assert "What do you think?" in examination.steps.value
    assert not [part for part in lit(examination) if part.tissue == "core"]
    assert patient.solution not in f"{examination.story.value} {examination!r} {patient!r} {examination.painter.label}"
    for answer, said in ((wrong, f"Not quite: you said {wrong}."), (right, "Right.")):
        examination.answer.value = answer
        examination._commit(None)
        assert said in examination.truth.value
    assert patient.solution.split(":")[0] in examination.truth.value
    assert "Takes the story" in examination.truth.value
    assert "A root, or something else?" in examination.result.value
    assert "Before any finding" in examination.steps.value


def test_a_case_that_is_an_emergency_says_so_without_waiting():
    examination = discviz.examine(case="buttons")
    assert "Emergency before anything else" in examination.result.value
    examination.answer.value = "emergency"
    examination._commit(None)
    assert "Right." in examination.truth.value


def test_the_patient_answers_what_is_looked_for():
    patient = discviz.case("c7-thumb")
    assert patient.answer("weak-elbow-straight") == "weak-elbow-straight"
    assert patient.answer("strong-elbow-straight") == "weak-elbow-straight"
    assert patient.answer("weak-wrist-up") == "strong-wrist-up"
    assert patient.answer("weak-grip") == "strong-grip"
    assert not patient.answer("test-phalen") or patient.answer("test-phalen").startswith("negative")
    examination = discviz.examine(case=patient)
    examination.add("test-horner")
    assert "looked for, nothing found" in str(examination.picker.chosen)


def test_without_an_answer_one_cannot_commit():
    examination = discviz.examine(case=7)
    examination._commit(None)
    assert "There is no answer yet" in examination.error.value
    assert not examination.truth.value


@pytest.mark.parametrize("wrong", ["pianst", 3.5, None])
def test_an_unknown_case_is_named_with_its_nearest(wrong):
    with pytest.raises(DiscvizError, match="pianist" if isinstance(wrong, str) else "is not a seed"):
        discviz.case(wrong)


def test_the_expert_examines_no_longer_than_needed_and_ends_clearer():
    for name in CASES:
        order = discviz.expert_order(discviz.case(name))
        assert order == discviz.expert_order(discviz.case(name))
        assert 1 <= len(order) <= 9


# What to examine next


@pytest.mark.parametrize("findings", [[], ["sciatica"], ["numb-thumb", "strong-wrist-up"], ["pain-groin"]])
def test_next_comes_what_tells_most_and_never_what_is_known(findings):
    ranking = discviz.localize(findings)
    steps = ranking.next_steps(500)
    assert [step.bits for step in steps] == sorted((step.bits for step in steps), reverse=True)
    assert all(-1e-9 <= step.bits <= 1 for step in steps)
    settled = {*ranking.findings, *(sign for f in ranking.findings for sign in discviz.table("findings")[f]["denies"])}
    assert not {step.finding for step in steps} & settled
    assert all("if there" in step.reason and "if not" in step.reason for step in steps)


def test_between_l5_and_s1_the_ankle_jerk_tells_most_and_the_neck_is_not_asked_about():
    steps = discviz.localize(["sciatica"]).next_steps(10)
    assert steps[0].finding == "low-ankle"
    roots = {root for step in steps for root in discviz.table("findings")[step.finding]["region"]}
    assert not {root for root in roots if root.startswith(("C", "T"))}


def test_before_anything_is_known_one_asks_and_does_not_examine():
    kinds = {discviz.table("findings")[step.finding]["kind"] for step in discviz.localize([]).next_steps(6)}
    assert kinds <= {"pain", "factor"}


# Ranges, figure and words


def test_the_range_holds_the_answer_of_every_start_and_model():
    findings = ["numb-middle", "weak-elbow-straight"]
    ranges = discviz.localize(findings, age=40).ranges
    for neck in ("Oshina 2024", "Yoss 1957"):
        for model in ("tempered", "naive"):
            for root, share in discviz.localize(findings, neck=neck, model=model, age=40).roots:
                assert ranges[root][0] - 1e-12 <= share <= ranges[root][1] + 1e-12


def test_figure_and_words_say_the_same():
    for findings in ([], ["numb-thumb", "low-biceps"], ["numb-thumb", "test-phalen"], ["red-bladder"]):
        ranking = discviz.localize(findings)
        figure, words = localize_figure(ranking), discviz.describe(ranking)
        assert figure.layout.title.text == ranking.headline
        assert ranking.headline in words
        bars = next(trace for trace in figure.data if trace.name == "roots")
        assert list(bars.y)[::-1] == [root for root, _ in ranking.roots[:6]]
        assert all(f"- {root}: " in words for root in bars.y)
        assert ("Seek medical help at once" in words) == (ranking.verdict == "emergency")


@pytest.mark.parametrize("wrong", [None, "C7", 3, discviz.Herniation("L4-L5")])
def test_what_is_no_ranking_is_not_drawn(wrong):
    with pytest.raises(DiscvizError, match="is no ranking"):
        localize_figure(wrong)


def test_published_ratios_follow_from_sensitivity_and_specificity():
    for row in discviz.table("accuracy"):
        assert row["ratio_if_present"] == pytest.approx(row["sensitivity"] / (1 - row["specificity"]), abs=0.006)
        assert row["ratio_if_absent"] == pytest.approx((1 - row["sensitivity"]) / row["specificity"], abs=0.006)
