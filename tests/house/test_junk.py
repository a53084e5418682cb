"""Junk given to any public name is refused with a short DiscvizError, or answered as the name's words say."""

from __future__ import annotations

import datetime as dt
import decimal
import itertools
import pathlib
import sys

import pytest

import discviz
from discviz import DiscvizError, Herniation

LONGEST = 800  # characters of a message, vocabularies included


class Nameless:
    """Its own words fail."""

    def __repr__(self):
        raise RuntimeError


def nested(depth):
    inside = []
    for _ in range(depth):
        inside = [inside]
    return inside


JUNK = {  # made anew for each call, because iterators are used up
    "None": lambda: None,
    "True": lambda: True,
    "False": lambda: False,
    "0": lambda: 0,
    "-1": lambda: -1,
    "7": lambda: 7,
    "a number of 31 digits": lambda: 10**30,
    "a number of 5001 digits": lambda: 10**5000,
    "a fraction": lambda: 1.5,
    "nan": lambda: float("nan"),
    "inf": lambda: float("inf"),
    "a complex number": lambda: 1j,
    "a decimal": lambda: decimal.Decimal(3),
    "no word": lambda: "",
    "a blank": lambda: "  ",
    "x": lambda: "x",
    "lef": lambda: "lef",
    "digits": lambda: "5",
    "negative digits": lambda: "-3",
    "arabic digits": lambda: "٣",
    "NUL": lambda: "\0",
    "a turned direction": lambda: "\u202e",
    "half a character": lambda: "\ud800",
    "an emoji": lambda: "😀",
    "fullwidth letters": lambda: "Ｌ４",
    "a tag": lambda: "<b>x</b>",
    "a list in a word": lambda: "a; b",
    "a million words": lambda: "numb " * 200_000,
    "a long word": lambda: "x" * 10**6,
    "bytes": lambda: b"L4-L5",
    "a bytearray": lambda: bytearray(b"x"),
    "an empty list": list,
    "a list of a list": lambda: [[]],
    "a list of numbers": lambda: [1],
    "a list of None": lambda: [None],
    "a list of a word": lambda: ["x"],
    "a deep list": lambda: nested(3000),
    "an empty tuple": tuple,
    "a mixed tuple": lambda: ("x", 1),
    "an empty dict": dict,
    "a dict": lambda: {"x": 1},
    "an empty set": set,
    "a set": lambda: {"x"},
    "a generator": lambda: (word for word in ("x",)),
    "numbers without end": itertools.count,
    "words without end": lambda: itertools.repeat("numb-thumb"),
    "a range": lambda: range(3),
    "an object": object,
    "an object without words": Nameless,
    "a class": lambda: str,
    "a function": lambda: len,
    "an ellipsis": lambda: ...,
    "a date": lambda: dt.date(2020, 1, 1),
    "a path": lambda: pathlib.Path("x"),
    "a module": lambda: sys,
    "an exception": lambda: ValueError("x"),
    "a herniation": lambda: Herniation("L4-L5"),
    "a case": lambda: discviz.case(3),
}
NOTHING = {"None"}
NO_FINDINGS = {"an empty list", "an empty tuple", "an empty dict", "an empty set"}
LARGE = {"a number of 31 digits", "a number of 5001 digits"}
COUNTS = {"7", *LARGE}
SEEDS = {"0", "-1", "7", "a number of 31 digits"}
OPTIONAL_HERNIATION = {"None", "a herniation"}

L4_L5 = Herniation("L4-L5")
RANKING = discviz.localize(["numb-thumb"])
CASE = discviz.case(3)
LEVELS = discviz.table("levels")


@pytest.fixture(scope="module")
def widgets():
    return {"examination": discviz.examine(), "explorer": discviz.explore("L4-L5")}


# What is called with junk, and the junk that it may answer.
CALLS = {
    "Herniation": (Herniation, set()),
    "Herniation side": (lambda junk: Herniation("L4-L5", side=junk), set()),
    "Herniation zone": (lambda junk: Herniation("L4-L5", zone=junk), set()),
    "Herniation morphology": (lambda junk: Herniation("L4-L5", morphology=junk), set()),
    "body_figure": (discviz.body_figure, OPTIONAL_HERNIATION),
    "body_figure view": (lambda junk: discviz.body_figure(L4_L5, view=junk), set()),
    "spine_figure": (discviz.spine_figure, OPTIONAL_HERNIATION),
    "disc_figure": (discviz.disc_figure, {"a herniation"}),
    "mechanism_figure": (discviz.mechanism_figure, OPTIONAL_HERNIATION),
    "evidence_figure": (discviz.evidence_figure, set()),
    "localize_figure": (discviz.localize_figure, set()),
    "describe": (discviz.describe, OPTIONAL_HERNIATION),
    "describe_mechanism": (discviz.describe_mechanism, OPTIONAL_HERNIATION),
    "describe_mechanism accounts": (
        lambda junk: discviz.describe_mechanism(None, junk),
        {"None", "an empty list", "an empty tuple"},
    ),
    "describe_mechanism arrows": (lambda junk: discviz.describe_mechanism(arrows=junk), {"True", "False"}),
    "explore": (discviz.explore, set()),
    "table": (discviz.table, set()),
    "table row": (lambda junk: LEVELS[junk], {"0", "-1", "7"}),
    "table where": (lambda junk: LEVELS.where(part=junk), set()),
    "table only": (LEVELS.only, set()),
    "localize": (discviz.localize, NO_FINDINGS),
    "localize neck": (lambda junk: discviz.localize(["numb-thumb"], neck=junk), NOTHING),
    "localize back": (lambda junk: discviz.localize(["numb-thumb"], back=junk), NOTHING),
    "localize age": (lambda junk: discviz.localize(["numb-thumb"], age=junk), NOTHING),
    "localize model": (lambda junk: discviz.localize(["numb-thumb"], model=junk), set()),
    "Ranking next_steps": (RANKING.next_steps, COUNTS),
    "quiz": (discviz.quiz, set()),
    "quiz n": (lambda junk: discviz.quiz("numbers", n=junk), COUNTS),
    "quiz seed": (lambda junk: discviz.quiz("numbers", n=1, seed=junk), NOTHING | SEEDS | LARGE),
    "case": (discviz.case, SEEDS),
    "expert_order": (discviz.expert_order, {"a case"}),
    "examine": (discviz.examine, NO_FINDINGS),
    "examine case": (lambda junk: discviz.examine(case=junk), NOTHING | SEEDS | {"a case"}),
    "Case answer": (CASE.answer, set()),
    "mechanisms": (discviz.mechanisms, OPTIONAL_HERNIATION),
    "evidence": (discviz.evidence, set()),
    "dermatome_maps": (discviz.dermatome_maps, set()),
    "red_flag_cards": (discviz.red_flag_cards, NOTHING),
    "references": (discviz.references, set()),
    "find_discs": (discviz.find_discs, set()),
    "find_discs explorer": (lambda junk: discviz.find_discs("L5", junk), NOTHING),
}
METHODS = {  # of widgets, which are made once
    "Examination add": lambda widgets, junk: widgets["examination"].add(junk),
    "Examination remove": lambda widgets, junk: widgets["examination"].remove(junk),
    "Explorer level": lambda widgets, junk: setattr(widgets["explorer"], "level", junk),
    "Explorer side": lambda widgets, junk: setattr(widgets["explorer"], "side", junk),
    "Explorer zone": lambda widgets, junk: setattr(widgets["explorer"], "zone", junk),
    "Explorer morphology": lambda widgets, junk: setattr(widgets["explorer"], "morphology", junk),
}
RECORDS = {"Case", "Finding", "Step", "Ranking", "DiscvizError"}  # made by the kit, and only read
MADE = {"Evidence", "DermatomeMaps", "Examination", "Explorer", "Mechanisms"}  # by the functions above
VALUES = {"FINDINGS", "LEVELS"}


def test_every_public_name_is_tried():
    tried = {call.split()[0] for call in CALLS}
    assert set(discviz.__all__) - RECORDS - MADE - VALUES <= tried


def answers(call, accepted):
    """Return what was said to all of the junk, and what was answered where an error was due."""
    wrong = []
    for name, junk in JUNK.items():
        try:
            call(junk())
        except DiscvizError as error:
            if name in accepted:
                wrong.append(f"{name}: {error}")
            if len(str(error)) > LONGEST:
                wrong.append(f"{name}: a message of {len(str(error))} characters")
        except Exception as error:  # noqa: BLE001 - any other error is what is looked for
            wrong.append(f"{name}: {type(error).__name__}")
        else:
            if name not in accepted:
                wrong.append(f"{name}: was answered")
    return wrong


@pytest.mark.parametrize("name", CALLS)
def test_junk_is_refused(name):
    assert answers(*CALLS[name]) == []


@pytest.mark.parametrize("name", METHODS)
def test_junk_is_refused_by_widgets(widgets, name):
    assert answers(lambda junk: METHODS[name](widgets, junk), set()) == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: discviz.table(["levels"]), "['levels'] is not a table"),
        (lambda: discviz.references("x"), "'x' is not an id of the table 'sources'"),
        (lambda: discviz.references(99999), "99999 is not a source"),
        (lambda: discviz.examine("numb thumb"), "'numb thumb' is not a list of findings"),
        (lambda: discviz.expert_order(7), "7 is not a case"),
        (lambda: RANKING.next_steps(-1), "-1 is not a number of steps; give a whole number, 1 or more"),
        (lambda: CASE.answer([]), "[] is not a finding"),
        (lambda: discviz.localize(itertools.repeat("numb-thumb")), "More than 1000 findings were given"),
        (lambda: discviz.localize(["numb " * 200_000]), " ... is not a finding"),
        (lambda: discviz.describe_mechanism(arrows="no"), "'no' is not an answer to whether every arrow is told"),
    ],
)
def test_the_message_says_what_was_given(call, said):
    with pytest.raises(DiscvizError) as caught:
        call()
    assert said in str(caught.value)
