"""References in one style: Vancouver."""

from __future__ import annotations

import re

import pytest

import discviz
from discviz.knowledge import sources


def test_a_reference_follows_the_vancouver_style():
    assert discviz.references("taylor2013") == (
        "Taylor CS, Coxon AJ, Watson PC, Greenough CG. Do L5 and S1 nerve root compressions produce radicular pain in "
        "a dermatomal pattern? Spine. 2013;38(12):995-998. doi:10.1097/BRS.0b013e318286b7dd"
    )
    assert discviz.references("peul2007").startswith(
        "Peul WC, van Houwelingen HC, van den Hout WB, Brand R, Eekhof JAH, Tans JTJ, et al. Surgery versus"
    ), "six authors and the rest"
    assert discviz.references("statpearls_ldh") == (
        "StatPearls. Lumbar disc herniation [Internet]. Available from: https://statpearls.com/point-of-care/24453"
    )


@pytest.mark.parametrize("key", discviz.table("sources").ids)
def test_every_reference_has_one_form(key):
    row, text = discviz.table("sources")[key], sources.reference(key)
    assert ";" not in text.split(". ")[0] or not row["authors"], "authors are joined by commas"
    assert "and colleagues" not in text
    assert ".." not in text.replace("...", "")
    assert row["title"] in text
    assert not row["year"] or re.search(rf"\b{row['year']}\b", text)
    if row["kind"] != "web" and row["journal"] and row["year"]:
        assert f"{row['journal']}. {row['year']}" in text
    if row["doi"]:
        assert text.endswith(f"doi:{row['doi']}")
    elif row["pmid"]:
        assert text.endswith(f"PMID: {row['pmid']}")
    elif row["url"]:
        assert text.endswith(f"Available from: {row['url']}")
    short = sources.short(key)
    assert short.count("(") == short.count(")")


def test_works_of_one_author_and_year_are_told_apart():
    assert sources.cite(["brinjikji2015a", "brinjikji2015b"]) == "Brinjikji 2015a; Brinjikji 2015b"
    assert sources.short("kuslich1991") == "Kuslich 1991"
