"""How often the reasoning is right, how well it knows that, and how long it takes. Fails nothing.

    pytest tests/benchmarks/test_localize.py -s -o addopts=""

What was fitted to what. The first four sets of vignettes come from the hand that wrote the ratios, the others from
another. Each set was written before it was run; figures of the first run:

=======  ===================  ====================  ==============  ==============  ==========================
set      root in first place  root in first two     mimic no root   emergency       findings refused as unknown
=======  ===================  ====================  ==============  ==============  ==========================
first    42 of 48             46 of 48              29 of 29        15 of 16        (ids)
second   43 of 43             43 of 43              25 of 26        16 of 16        (ids and fixed synonyms)
third    25 of 37             30 of 37              9 of 25         5 of 14         102 of 216
fourth   35 of 35             35 of 35              10 of 17        8 of 10         18 of 190
fifth a  21 of 24             23 of 24              12 of 13        8 of 8          9 of 144
fifth b  37 of 40             37 of 40              15 of 16        11 of 12        15 of 222
sixth    40 of 40             40 of 40              17 of 18        14 of 14        (ids)
=======  ===================  ====================  ==============  ==============  ==========================

The third to fifth are told in everyday words; what was refused was left out of the first run, which is why
they began low: the reader of words was made after the third, the reading of several findings in one saying and
many more synonyms after the fourth. Numbers changed by hand after looking at vignettes: after the first and
second, the strain and the bands, NO_NERVE and ELSEWHERE, and three rules (the ceiling within a part of the body,
too few findings, two roots); after the third, FLAT from 0.15 to 0.3 and some twenty ratios of rarer roots (C5, C8,
T1, T12, L3, L4, S2) and of the femoral and ulnar nerve; after the fourth, the telling signs and the shares of
mimics; after the first part of the fifth, FARTHEST; after its second part no number, only some forty synonyms.
So only the sixth is untouched; its one miss holds a finding against itself. Nothing was changed to suit the simulated
patients, who are drawn from published frequencies that the ratios do not use: theirs are the figures to quote. They
share the kit's teaching of which sign belongs to which root, so they measure mess, not whether that teaching holds;
and their roots come from the series that the first two runs start from, so the last two are the fairer ones.
"""

from __future__ import annotations

import csv
import random
import time
from itertools import pairwise
from math import sqrt

import pytest
from helpers import ROOT

import discviz

VIGNETTES = list(csv.DictReader((ROOT / "tests" / "reasoning" / "vignettes.csv").open(encoding="utf-8")))
PATIENTS = [discviz.case(seed) for seed in range(2000)]
CLINICIANS = "clinicians: Yoss 1957 87 of 100, Henderson 1983 71.5 %, Albeck 1996 93 % (L5 or S1)"
Z = 1.96


def wilson(right, number):
    """Return the share and its 95 per cent interval."""
    share = right / number
    middle = (share + Z * Z / (2 * number)) / (1 + Z * Z / number)
    half = Z * sqrt(share * (1 - share) / number + Z * Z / (4 * number * number)) / (1 + Z * Z / number)
    return f"{right}/{number} = {share:.1%} ({middle - half:.1%} to {middle + half:.1%})"


def report(name, outcomes):
    print(f"  {name}: {wilson(sum(outcomes), len(outcomes))}")


def of_kinds(rows, kind):
    return [(discviz.localize(row["findings"]), row["truth"]) for row in rows if row["kind"] == kind]


def judge(rows):
    roots, mimics, alarms = (of_kinds(rows, kind) for kind in ("root", "mimic", "emergency"))
    report("root in first place", [ranking.roots[0][0] == truth for ranking, truth in roots])
    report("root in the first two", [truth in [root for root, _ in ranking.roots[:2]] for ranking, truth in roots])
    report("verdict single root", [ranking.verdict == "single root" for ranking, _ in roots])
    report("root taken for a mimic", [ranking.verdict == "not a root pattern" for ranking, _ in roots])
    report("false alarm", [ranking.verdict == "emergency" for ranking, _ in roots + mimics])
    report("mimic not called a root", [ranking.verdict == "not a root pattern" for ranking, _ in mimics])
    report("mimic in first place", [ranking.mimics[0].id == truth for ranking, truth in mimics])
    report("emergency flagged", [ranking.verdict == "emergency" for ranking, _ in alarms])


@pytest.mark.parametrize("chosen", ["first", "second", "third", "fourth", "fifth", "sixth"])
def test_vignettes(chosen):
    print(f"\nvignettes, {chosen} set; {CLINICIANS}")
    judge([row | {"findings": row["findings"].split("; ")} for row in VIGNETTES if row["set"] == chosen])


def test_teaching_cases():
    print(f"\nteaching cases; {CLINICIANS}")
    judge([{**row, "truth": row["root"] or row["mimic"]} for row in discviz.table("cases")])


@pytest.mark.parametrize("model", ["tempered", "naive"])
@pytest.mark.parametrize("series", [("Oshina 2024", "SPORT 2008"), ("Yoss 1957", "Kortelainen 1985")])
def test_simulated_patients(model, series):
    print(f"\n{len(PATIENTS)} simulated patients, {model}, {' and '.join(series)}; {CLINICIANS}")
    neck, back = series
    found = [discviz.localize(p.findings, age=p.age, neck=neck, back=back, model=model) for p in PATIENTS]
    pairs = list(zip(found, PATIENTS, strict=True))
    report("root in first place", [ranking.roots[0][0] == patient.root for ranking, patient in pairs])
    for part in ("C", "T", "L", "S"):
        report(f"of them {part}", [r.roots[0][0] == p.root for r, p in pairs if p.root[0] == part])
    report("root in the first two", [p.root in [root for root, _ in r.roots[:2]] for r, p in pairs])
    single = [(r, p) for r, p in pairs if r.verdict == "single root"]
    report("verdict single root", [r.verdict == "single root" for r, _ in pairs])
    report("first place right where the verdict is a single root", [r.roots[0][0] == p.root for r, p in single])
    report("taken for a mimic", [r.verdict == "not a root pattern" for r, _ in pairs])
    report("emergency flagged", [r.verdict == "emergency" for r, p in pairs if p.emergency])
    report("false alarm", [r.verdict == "emergency" for r, p in pairs if not p.emergency])
    brier = sum(sum((share - (root == p.root)) ** 2 for root, share in r.roots) for r, p in pairs) / len(pairs)
    prior = sum(sum((share - (root == p.root)) ** 2 for root, share in r.prior) for r, p in pairs) / len(pairs)
    print(f"  Brier score over all roots (0 best, 2 worst): {brier:.3f}; the prior alone: {prior:.3f}")
    print("  reliability: said -> was right")
    edges = [0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
    for low, high in pairwise(edges):
        inside = [(r, p) for r, p in pairs if low <= r.roots[0][1] < high]
        if inside:
            said = sum(r.roots[0][1] for r, _ in inside) / len(inside)
            print(f"    {said:.0%} -> {wilson(sum(r.roots[0][0] == p.root for r, p in inside), len(inside))}")


def test_time():
    vocabulary = list(discviz.FINDINGS)
    print("\nmedian of 200 calls on random findings")
    for number in (0, 5, 10, 20, 40, 60):
        findings = random.Random(number).sample(vocabulary, number)  # noqa: S311 - any findings will do
        taken = []
        for _ in range(200):
            start = time.perf_counter()
            discviz.localize(findings)
            taken.append(time.perf_counter() - start)
        print(f"  {number} findings: {sorted(taken)[100] * 1000:.2f} ms")
