"""The tests keep their own rules: none imports another, none is left out of the command, and what is slow is marked."""

from __future__ import annotations

import ast

import pytest
from conftest import SLOW, SLOW_FIXTURES
from helpers import ROOT

FILES = sorted((ROOT / "tests").rglob("*.py"))


def imported_tests(source):
    """Return the modules of tests that a source imports, anywhere in it."""
    named = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            named += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            named += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in named if any(part.startswith("test_") for part in name.split("."))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_test_imports_a_test(path):
    assert imported_tests(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["import test_a", "from test_a import f", "from tests.house import test_a", "def f():\n    from a.test_a import g"],
)
def test_an_imported_test_is_found_wherever_it_hides(source):
    assert imported_tests(source)


def test_no_two_files_bear_one_name():
    names = [path.name for path in FILES if path.name.startswith("test_") and path.parent.name != "benchmarks"]
    assert len(names) == len(set(names)), "the folders of tests are no packages"


def test_what_is_marked_as_slow_is_there():
    assert [place for place in SLOW if not (ROOT / place).exists()] == []
    defined = [node for path in FILES for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    functions = {node.name for node in defined if isinstance(node, ast.FunctionDef)}
    assert functions >= SLOW_FIXTURES


def test_the_slow_come_last(request):
    late = [item.get_closest_marker("slow") is not None for item in request.session.items]
    assert late == sorted(late)
