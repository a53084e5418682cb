"""Lessons 04 and 05: every number in the prose comes from a row, and doubtful rows say so where they are shown."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

import discviz
from discviz import claims

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
SOURCES, COURSE = "04_what_the_sources_say", "05_course_imaging_and_red_flags"
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
# names that hold figures, marks of lists and lessons, and the round numbers of a guess or a share
NO_NUMBERS = (
    r"\]\([^)]*\)|\b[SPXCTL]\d+\b(-[SLCT]?\d+)?|\b0\d\b|^\d\. |\(Dai 2020\)|About \d+ minutes|In about \d+ minutes"
    r"|of 100\b|[Ss]can 100|100 people|= 100\b|about 5, about 11, or about 20|all, about 60, or about 10|sentence 2"
)


def prose(lesson):
    cells = nbformat.read(NOTEBOOKS / f"{lesson}.ipynb", as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown").replace("**", "").replace("*", "")


def count(**wanted):
    return len(discviz.table("claims").where(**wanted))


def settled(word):
    return [row["id"] for row in discviz.table("contradictions") if row["settled"] == word]


def course(key, column="percent"):
    return discviz.table("natural_history")[key][column]


def scan(key, column="percent"):
    return discviz.table("imaging_prevalence")[key][column]


def flag(key, column="sensitivity"):
    return round(100 * discviz.table("red_flags")[key][column])


def felt(key, column="percent"):
    return discviz.table("dermatome_fidelity")[key][column]


def pressure(key):
    return discviz.table("disc_pressure")[key]["relative"]


def said_of_sources():
    """What lesson 04 says, with the numbers of the rows put in."""
    whole, partly, open_ = settled("yes"), settled("partly"), settled("no")
    six = [row["verdict"] for row in claims.chosen_claims(passage="P6")]
    ninth = sorted(row["verdict"] for row in claims.chosen_claims(passage="P9"))
    assert ninth == ["disputed", "experience", "plausible untested"]
    passages, contradictions = len(discviz.table("passages")), len(discviz.table("contradictions"))
    fifth, seventh = (round(100 / felt(f"taylor-{root}-tingling-half")) for root in ("L5", "S1"))
    yield f"of {WORDS[passages]} pages about spasm"
    yield f"None of the {WORDS[passages]} names a study"
    yield f"{len(discviz.table('claims'))} claims stand in them, S1 to S27"
    yield f"of the {len(discviz.table('claims'))} claims, how many"
    yield f"{WORDS[count(verdict='supported')].capitalize()} claims are supported outright"
    yield f"{WORDS[len(claims.SIGNS)].capitalize()} verdicts"
    yield f"P6 says {WORDS[len(six)]} things: {WORDS[six.count('supported')]} are supported and one partly"
    yield "one is disputed, one plausible and untested, one a report of experience"
    yield f"{WORDS[contradictions].capitalize()} contradictions"
    yield f"Only {WORDS[len(whole)]} of the {WORDS[contradictions]} are settled ({' and '.join(whole)})"
    yield f"{WORDS[len(partly)]} partly, and {WORDS[len(open_)]} not at all ({' and '.join(open_)})"
    yield f"{felt('kortelainen-L4-L5-L5', 'n')} people were operated on for an L4-L5 disc"
    yield f"{felt('kortelainen-L4-L5-L5'):.0f} of 100 in the L5 area, and {felt('kortelainen-L4-L5-S1'):.0f} in the S1"
    yield f"For L5-S1 the map does better: {felt('kortelainen-L5-S1-S1'):.0f} in the S1 area"
    yield f"about one in {WORDS[fifth]} or one in {WORDS[seventh]} does"


def said_of_course():
    """What lesson 05 says, with the numbers of the rows put in."""
    chiu, zou = (f"{study}-sequestration" for study in ("chiu", "zou"))
    together = [row["percent"] for row in discviz.table("natural_history").where(topic="regression", morphology="")]
    odds = discviz.table("imaging_prevalence").where(people="with against without pain")
    bulge = odds[next(n for n, row in enumerate(odds) if row["finding"] == "disc bulge")]
    ages = {row["level"]: row["mean_age"] for row in discviz.table("level_frequency") if row["mean_age"] is not None}
    again = discviz.table("natural_history").where(topic="recurrence", part="lumbar")
    waited, four = course("peul-wait-operated"), round(course("peul-wait-operated") / 10)
    assert all(row["low"] > 1 for row in odds)
    assert course("chiu-bulge") == round(course("zou-bulge"))
    assert 55 <= min(row for row in together if row != course("dai-judged")) <= max(together) <= 75
    yield f"({course(chiu):.0f} and {course(zou):.0f} of 100), the bulge least ({course('chiu-bulge'):.0f} of 100)"
    yield "about 60 to 70 of 100, with wide intervals"
    yield f"{course('peul-unsatisfied-2y', 'n')} people had had sciatica for 6 to 12 weeks"
    early, late, year = (course(f"peul-{key}", "weeks") for key in ("early-median", "wait-median", "early-year"))
    assert (course("peul-early-median"), course("peul-wait-median"), year) == (50, 50, 52)
    yield f"half of the early group had recovered by week {early}, half of the waiting group by week {late}"
    assert course("peul-early-year") == course("peul-wait-year")
    yield f"After a year there are {course('peul-early-year'):.0f} of 100 in either group"
    yield f"{waited:.0f} of 100 in the waiting group were operated on within the year, and "
    yield f"{course('peul-wait-operated-2y'):.0f} within two"
    yield f"about {WORDS[four]} in ten change their mind on the way"
    yield f"about {WORDS[four]} in ten who waited were operated on in the end"
    yield f"{course('peul-unsatisfied-2y'):.0f} of 100 in both groups together were not satisfied at two years"
    assert min(row["low"] for row in again) == 0
    yield f"From none to {max(row['high'] for row in again):.0f} of 100"
    yield "Scan 100 people of 50 years who never had back pain"
    yield f"{scan('pain-free-disc-bulge-50'):.0f} of 100 show a bulge, and "
    yield f"{scan('pain-free-disc-degeneration-50'):.0f} a worn disc"
    yield "In adults up to 50 years, is the finding commoner"
    yield f"All {WORDS[len(odds)]} lie above 1, and no interval reaches it"
    assert bulge["low"] < 1.5
    assert bulge["high"] > 40
    yield "the ratio may be little more than 1 or over 40"
    yield "An odds ratio of 1 would mean no difference"
    yield f"{pressure('wilke-sitting'):.0f} in one, {pressure('nachemson-sitting'):.0f} in the other"
    yield "Nachemson measured in the 1960s"
    yield "one man, and the 1960s"
    yield "not in studies after 1990"
    yield f"at L5-S1 were {ages['L5-S1']:.0f} years old on average, "
    yield f"those at L3-L4 nearly {round(ages['L3-L4'], -1):.0f}"
    yield f"Bladder trouble: {flag('ces-bladder')} of 100 and {flag('ces-bladder', 'specificity')} of 100"
    yield "one series of 334 scans"
    yield f"{100 - flag('ces-both-legs')} of 100 had no pain in both legs"
    yield "single red flags found only about 19 to 43 of 100 cases"
    yield f"is rare ({flag('cord-shock')} of 100) but telling ({flag('cord-shock', 'specificity')} of 100 without"
    yield "44 years old, three weeks of sciatica on one side"
    yield "They had been ill for 6 to 12 weeks, this person for three"


SAID = {SOURCES: said_of_sources, COURSE: said_of_course}


@pytest.mark.parametrize("lesson", SAID)
def test_the_prose_says_what_the_rows_say(lesson):
    text = prose(lesson)
    for sentence in SAID[lesson]():
        assert sentence in text, sentence


@pytest.mark.parametrize("lesson", SAID)
def test_no_other_number_stands_in_the_prose(lesson):
    text = prose(lesson)
    for sentence in SAID[lesson]():
        text = text.replace(sentence, "")
    text = re.sub(NO_NUMBERS, "", text, flags=re.MULTILINE)
    assert re.findall(r".{0,30}\d+.{0,30}", text) == []


def test_figures_that_stand_only_in_sentences_are_those_of_the_tables():
    assert "334 scans" in discviz.table("red_flags")["ces-saddle"]["why"]
    assert "19 to 43 in 100" in discviz.table("misconceptions")["no-flag-no-danger"]["right"]
    assert "not in studies after 1990" in discviz.table("misconceptions")["sitting-worst"]["right"]


@pytest.mark.parametrize("lesson", SAID)
def test_a_table_with_a_doubtful_row_shows_how_sure_it_is(lesson):
    for cell in nbformat.read(NOTEBOOKS / f"{lesson}.ipynb", as_version=4).cells:
        found = re.fullmatch(r"discviz\.table\(.*", cell.source.splitlines()[-1]) if cell.source else None
        if cell.cell_type == "code" and found:
            shown = eval(found[0], {"discviz": discviz})  # noqa: S307 - the lesson's own line
            if shown.name == "passages" or "side_a" in shown.columns:
                continue  # what the passages say, not what is so
            rows = [discviz.table(shown.name)[row["id"]] for row in shown]
            doubtful = [row["id"] for row in rows if row.get("certainty") in {"unverified", "disputed", "hypothesis"}]
            assert not doubtful or {"certainty", "verdict"} & set(shown.columns), cell.source
