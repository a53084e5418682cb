"""One content, three renderers: what is said is said by all of them, and data is never run by any."""

from __future__ import annotations

import html as page
import re
from dataclasses import fields, is_dataclass

import pytest
from helpers import ROOT
from helpers.herniations import every_herniation
from hypothesis import given, settings

import discviz
from discviz import Herniation
from discviz.content import case, claims, herniation, mechanism, ranking, red_flags
from discviz.content.blocks import Bar, Bars, Box, Details, Heading, List, Sentence, Small, Stressed, Strong, Table
from discviz.knowledge.certainty import CERTAINTIES, doubt
from discviz.render.html import html
from discviz.render.markdown import markdown
from discviz.render.style import SHEET, inlined
from discviz.render.text import text

HOSTILE = "<img src=x onerror=alert(1)> $x$ [a](javascript:b) **c** <script>|</script> `d` & \"e' http"
TAGS = "div h3 h4 p ul ol li strong em small details summary dl dt dd table caption thead tbody tr th td span"
EVERY_KIND = (
    Heading(HOSTILE),
    Sentence((HOSTILE, Strong(HOSTILE), Stressed(HOSTILE), Small(HOSTILE)), "disputed", label=HOSTILE),
    List((Sentence(HOSTILE), Details(HOSTILE, ((HOSTILE, HOSTILE),))), lead=HOSTILE, heading=True),
    Table(HOSTILE, (HOSTILE,), ((HOSTILE,),), "card"),
    Table(HOSTILE, ("", HOSTILE), ((HOSTILE, HOSTILE),), "contradictions"),
    Bars((Bar(HOSTILE, HOSTILE, (HOSTILE, HOSTILE), 0.5, HOSTILE, (0.1, 0.2), 0.3),), HOSTILE, HOSTILE),
    Box((Sentence(HOSTILE),), "note", role=HOSTILE, label=HOSTILE),
)


def said(block):
    """Give every sentence of a block, with its doubt."""
    if isinstance(block, Sentence):
        yield f"{''.join(block.words)} {doubt(block.certainty)}".strip()
    elif isinstance(block, Heading):
        yield block.text
    elif isinstance(block, (list, tuple)):
        for part in block:
            yield from said(part)
    elif is_dataclass(block) and not isinstance(block, Bar):
        for field in fields(block):
            yield from said(getattr(block, field.name))


def bare(words):
    """Leave out blanks, so that the breaking of lines does not matter."""
    return "".join(words.split())


def as_seen(rendered):
    """The letters of a page or of Markdown, without its marks."""
    shown = re.sub(r"<[^>]+>", "", rendered)
    return bare(page.unescape(re.sub(r"\\(.)", r"\1", shown.replace("**", ""))))


def panels(shown):
    """All blocks that are shown of a herniation, in describe() and beside the figures."""
    yield herniation.described(shown)
    yield herniation.findings(shown)
    yield herniation.reasoning(shown)
    yield (herniation.warnings(shown),)
    yield (herniation.sources(shown),)
    yield mechanism.described(shown)


@given(every_herniation)
@settings(max_examples=40)
def test_every_sentence_of_a_herniation_is_said_by_all_three_renderers(shown):
    for blocks in panels(shown):
        seen = bare(text(*blocks)), as_seen(html(*blocks)), as_seen(markdown(*blocks))
        for sentence in said(blocks):
            assert all(bare(sentence) in rendered for rendered in seen), sentence


@given(every_herniation)
@settings(max_examples=40)
def test_describe_says_what_the_panels_show_with_the_same_doubt(shown):
    told = bare(discviz.describe(shown))
    shown_beside = list(said(herniation.findings(shown))) + list(said(herniation.reasoning(shown)))
    for sentence in shown_beside:
        heading = sentence in {"What may be felt and found", "Why this root"}
        assert heading or bare(sentence) in told
    page = as_seen(html(*herniation.findings(shown), *herniation.reasoning(shown)))
    for item in (*shown.findings, *shown.explain()):
        if getattr(item, "kind", "") != "red flag":
            assert bare(f"{item.text} {doubt(item.certainty)}") in page


@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_only_what_is_not_settled_is_marked_and_in_every_form(certainty):
    sentence = Sentence("It hurts", certainty)
    for shown in (text(sentence), html(sentence), markdown(sentence)):
        assert ("(" in shown) == (certainty not in {"established", "supported"})
        assert certainty in shown or "(" not in shown


@pytest.mark.parametrize("block", EVERY_KIND, ids=lambda block: type(block).__name__)
def test_hostile_text_is_shown_and_never_run(block):
    shown = html(block)
    assert set(re.findall(r"<(\w+)", shown)) <= set(TAGS.split())
    assert not re.search(r"<[^>]*\bon\w+=[^>\"]*[^>]*>", re.sub(r'"[^"]*"', "", shown))
    assert "&lt;img" in shown
    written = markdown(block)
    assert not re.search(r"<(?!span class=)", written.replace("</span>", ""))
    assert not re.search(r"(?<!\\)\]\(", written)
    assert "$" not in written
    assert "\\*\\*c" in written


def test_a_dollar_sign_is_no_formula_in_any_output():
    for shown in (html(Sentence("$x$")), discviz.table("glossary")._repr_html_(), html(*red_flags.cards(("cord",)))):
        assert re.match(r"<\w+ class=\"[^\"]*\bmathjax_ignore\b", shown)


def everything():
    """Every piece of HTML that content and renderer can make, as far as looks go."""
    case_7 = discviz.case(7)
    emergency = discviz.localize(["numb-saddle", "bladder"])
    yield from (html(*herniation.findings(Herniation("L4-L5"))), html(herniation.warnings(Herniation("L4-L5"))))
    yield html(ranking.panel(emergency, lambda _: "#000"), *ranking.hidden(), case.truth(case_7, "L5", ["a"]))
    yield html(ranking.panel(discviz.localize(["numb-thumb"]), lambda _: "#000"), *herniation.chart())
    yield html(mechanism.heading("", "x"), *claims.passage("P1"), *red_flags.cards(("cord",)))
    yield html(claims.claims(claims.chosen_claims()), claims.contradictions(claims.chosen_contradictions([])))
    yield html(claims.contradictions(claims.chosen_contradictions(claims.chosen_claims())), Box((), "wrong"))


def test_looks_stand_in_the_stylesheet_and_nothing_else_does():
    shown = "".join(everything())
    styles = {style.split(":")[0] for style in re.findall(r'style="([^"]*)"', shown)}
    assert styles == {"inline-size", "inset-inline-start"}, "only the lengths of bars, which are data"
    used = {name for names in re.findall(r'class="([^"]*)"', shown) for name in names.split()}
    ours = set(re.findall(r"\.(discviz-[\w-]+)", SHEET.read_text("utf-8").split("--- content")[1]))
    assert used - {"mathjax_ignore", "tex2jax_ignore", "discviz-contradictions", "discviz-card"} <= ours
    assert ours <= used


def test_a_card_carries_its_looks_into_a_saved_notebook():
    card = inlined(html(*red_flags.cards(("cord",))))
    assert "border: 2px solid #a3000b" in card
    assert "text-align: left" in card
    assert "var(" not in card
    assert "border: 2px solid" not in discviz.red_flag_cards("cord")._repr_markdown_()
    assert card == discviz.red_flag_cards("cord")._repr_html_()


def test_only_the_markup_module_escapes():
    for path in (ROOT / "discviz").rglob("*.py"):
        if path.stem != "markup" and path.parent.name in {"knowledge", "content", "render", "widgets"}:
            assert "escape(" not in path.read_text("utf-8"), path.name


def test_alarms_are_spoken_and_live_parts_stay_live():
    alarm = html(ranking.panel(discviz.localize(["numb-saddle", "bladder"]), lambda _: "#000"))
    assert alarm.index('role="alert"') < alarm.index("<table"), "the danger comes first"
    assert 'role="note" aria-label="Warning signs"' in html(herniation.warnings(Herniation("L4-L5")))
    for block in (mechanism.heading("spasm", ""), claims.counted((), ()), claims.maps("L4", "both")):
        assert 'role="status"' in html(block)
