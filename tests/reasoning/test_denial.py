"""What is denied is never read as there, nor the other way round; what is not clear is refused."""

from __future__ import annotations

import random

import pytest

import discviz
from discviz import DiscvizError, localize
from discviz.reasoning.denial import understood
from discviz.reasoning.findings import _read

ROWS = [row for row in discviz.table("findings") if not row["root"]]
FELT = {"pain", "sensory", "motor", "reflex", "test", "red flag"}
AFFIRMED = [  # "both" changes the finding itself: one of each side
    (row["id"], said)
    for row in ROWS
    if row["kind"] in FELT or row["alarm"]
    for said in row["synonyms"]
    if not {"both", "bilateral"} & {*said.split()}
]
DENYING = ["no {}", "{} absent", "without {}", "denies {}", "not {}", "{} not present", "never {}", "{} denied"]
DENYING += ["there is no {}", "no sign of {}", "{} is absent", "no evidence of {}", "no {} at all", "nor {}"]
SECOND_DENIED = ["{} without {}", "{} but no {}", "{} no {}", "{}, no {}", "{} and no {}", "{} denies {}", "{} not {}"]
SECOND_DENIED += ["{} with no {}", "{} but not {}", "{}; without {}"]
PHRASES = 5_000


def read(phrase):
    """The signs that a phrase is read as, or none where it is refused."""
    rows = discviz.table("findings")
    return {sign for finding in _read(phrase)[0] for sign in rows[finding]["sign"] or (finding,)}


@pytest.mark.parametrize(
    ("phrase", "findings"),
    [
        ("saddle numbness without leg pain", ("red-saddle-numb", "no-limb-pain")),
        ("foot drop without back pain", ("weak-foot-lift", "no-back-pain")),
        ("neck pain without arm pain", ("pain-neck", "no-limb-pain")),
        ("incontinence without back pain", ("red-bladder", "no-back-pain")),
        ("back pain but no leg pain", ("pain-low-back", "no-limb-pain")),
        ("no back pain but numb thumb", ("no-back-pain", "numb-thumb")),
        ("no back pain or leg pain", ("no-back-pain", "no-limb-pain")),
        ("without numbness or weak grip", ("normal-sensation", "strong-grip")),
        ("knee jerk not reduced", ("normal-knee-reflex",)),
        ("biceps reflex not absent", ("normal-biceps-reflex",)),
        ("no loss of knee jerk", ("normal-knee-reflex",)),
        ("denies reduced ankle jerk", ("normal-ankle-reflex",)),
        ("no knee jerk", ("low-knee",)),
        ("ankle jerk absent", ("low-ankle",)),
        ("ankle jerk reduced or absent", ("low-ankle",)),
        ("saddle not numb", ("normal-saddle",)),
        ("triceps not weak", ("strong-elbow-straight",)),
        ("no erection", ("red-sexual",)),
        ("no urge to pee", ("red-bladder-not-felt",)),
        ("cannot pee", ("red-bladder",)),
    ],
)
def test_each_form_of_denial_is_read_as_meant(phrase, findings):
    assert understood(phrase) == findings


@pytest.mark.parametrize(
    "phrase",
    [
        "no numbness and weak grip",
        "no leg pain, back pain",
        "cannot walk without stumbling",
        "not without leg pain",
        "pain not only in the back",
        "leg pain no better",
        "numb thumb no longer",
        "no numbness denied",
        "numb lower belly absent",
        "without tingling at night",
        "neither numb thumb nor weak grip",
    ],
)
def test_what_is_not_clear_or_has_no_counterpart_is_read_as_nothing(phrase):
    assert understood(phrase) == ()


def test_no_denied_finding_of_the_vocabulary_is_ever_read_as_there():
    draw = random.Random(1)  # noqa: S311 - a fixed draw of phrases
    phrases = [(finding, form.format(said)) for finding, said in AFFIRMED for form in DENYING]
    wrong = [phrase for finding, phrase in draw.sample(phrases, PHRASES // 2) if finding in read(phrase)]
    assert wrong == []


def test_of_two_findings_the_denied_one_is_never_there_and_the_affirmed_one_never_lost():
    draw = random.Random(2)  # noqa: S311 - the same
    wrong, understood_at_all = [], 0
    for _ in range(PHRASES // 2):
        (here, said), (gone, denied) = draw.sample(AFFIRMED, 2)
        phrase = draw.choice([form.format(said, denied) for form in SECOND_DENIED] + [f"no {denied} but {said}"])
        found = read(phrase)
        understood_at_all += bool(found)
        if found and here != gone and (gone in found or here not in found):
            wrong.append((phrase, found))
    assert wrong == []
    assert understood_at_all > PHRASES / 10, "refusing everything would be no reading"


# No alarm is lost


@pytest.mark.parametrize(
    "phrase",
    [
        "can't feel when I wipe",
        "toilet paper feels odd",
        "wet myself without noticing",
        "soiled myself",
        "haven't peed since yesterday",
        "harder to start peeing",
        "pins and needles between my inner thighs",
        "my hands are clumsy and I trip",
        "I keep tripping over",
        "pain shoots down both legs",
        "my foot drop is getting worse",
        "cauda equina syndrome",
        "tearing pain in the chest",
    ],
)
def test_words_of_a_warning_sign_are_never_refused_like_a_typing_error(phrase):
    with pytest.raises(DiscvizError, match=r"Not understood\. If this is new, seek medical help at once"):
        localize([phrase])


@pytest.mark.parametrize(
    "phrase",
    ["numb bum", "numb backside", "numb around my back passage", "numb bottom", "saddle numbness without leg pain"],
)
def test_the_seat_in_plain_words_is_an_emergency(phrase):
    assert localize([phrase]).verdict == "emergency"


def test_a_refused_phrase_beside_an_alarm_does_not_silence_it():
    with pytest.raises(DiscvizError, match=r"Warning sign: Numbness or tingling between the legs.*Seek medical help"):
        localize(["saddle numbness", "tingling right foot nail"])


@pytest.mark.parametrize("phrase", ["numb tumb", "pain in my elbows nose", "weak hair"])
def test_an_ordinary_misspelling_is_answered_with_the_nearest_finding(phrase):
    with pytest.raises(DiscvizError, match="is not a finding"):
        localize([phrase])


def test_a_suggestion_for_a_denial_is_never_its_opposite():
    with pytest.raises(DiscvizError, match="It is not clear what this says is not there"):
        localize(["no numb thumb"])
