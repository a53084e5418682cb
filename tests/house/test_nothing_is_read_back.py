"""Nothing is read back out of a name or a sentence: what code needs to know stands in a record or a column.

Looked for are the ways of taking text apart: methods such as split, regular expressions, and `"word" in text`. The
places that may are those that read what people write: files, spellings, and the findings that somebody types.
"""

from __future__ import annotations

import ast
import re

import pytest
from helpers import ROOT

PACKAGE = ROOT / "discviz"
TAKES_APART = {"split", "rsplit", "partition", "rpartition", "removeprefix", "removesuffix", "startswith", "endswith"}
# sets, and mappings asked for a key
MAPPINGS = {"drawn", "kinds", "record", "roles", "row", "rules", "field", "schema", "shape", "spec", "more"}
COLLECTIONS = (ast.Tuple, ast.List, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp)

READERS = {
    "content.blocks": "reads the marks that words.csv sets in its sentences",
    "figures": "reads the version of plotly",
    "knowledge.read": "reads cells, and the patterns that describe them",
    "knowledge.rules": "reads what a description refers to, and the words of a wording",
    "knowledge.schema": "reads the patterns and the references of a JSON schema",
    "knowledge.sources": "takes authors and titles apart as the Vancouver style wants it",
    "markup": "escapes text",
    "reasoning.alarm_words": "reads what people type",
    "reasoning.denial": "reads what people type",
    "reasoning.everyday_words": "reads what people type",
    "reasoning.findings": "reads what people type",
    "render.markdown": "puts text into cells of one line",
    "render.style": "reads the stylesheet",
    "render.text": "breaks text into lines",
    "spine.anatomy": "reads the spellings that people type",
}
PARSER = re.compile("_?parse_")  # a function so called reads what people type, in any module


def taken_apart(source):
    """Return the expressions of a source that take text apart, or look for a piece of it."""
    found = []
    for node in walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if of_re or node.func.attr in TAKES_APART:
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            piece, whole = node.left, node.comparators[0]
            written = isinstance(piece, ast.JoinedStr) or (
                isinstance(piece, ast.Constant) and isinstance(piece.value, str)
            )
            if (written and not a_collection(whole)) or called_name(whole):
                found.append(ast.unparse(node))
    return found


def walk(tree):
    """Walk a tree without the functions that read what people type."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.FunctionDef) and PARSER.match(node.name)):
            yield node
            yield from walk(node)


def a_collection(node):
    """Tell whether an expression is a collection, a mapping or a constant by its looks."""
    key = node.slice if isinstance(node, ast.Subscript) else None
    called = getattr(node, "id", getattr(node, "attr", str(getattr(key, "value", ""))))
    return isinstance(node, COLLECTIONS) or called in MAPPINGS or called.isupper()


def called_name(node):
    """Tell whether an expression is a name: x.name, name or x["name"]."""
    key = node.slice if isinstance(node, ast.Subscript) else None
    return "name" in {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(key, "value", "")}


def module_of(path):
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def faults():
    """Return what each module takes apart that may not."""
    modules = {module_of(path): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    return {module: taken_apart(source) for module, source in modules.items() if module not in READERS}


def test_no_name_and_no_sentence_is_taken_apart():
    for module, found in faults().items():
        assert found == [], f"{module}: " + "; ".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "shape.name.split()",
        "text.split('; ')[0]",
        "name.rpartition(': ')",
        "row['text'].removeprefix('Weak ')",
        "state.startswith('central')",
        "re.sub(r' [(].*[)]', '', text)",
        "re.compile('x')",
        "' pressed' in name",
        "f'{root} left' not in words",
        "side in shape.name",
        "side in name",
        "root in shape['name']",
        "'herniation' in row['applies']",
    ],
)
def test_a_text_taken_apart_is_found_wherever_it_hides(source):
    assert taken_apart(f"def f():\n    return [x for x in y if {source}]")


@pytest.mark.parametrize(
    "source",
    [
        "side in SIDES",
        "'left' in SIDES",
        "'left' in ('left', 'right')",
        "'low' in row",
        "part in lit",
        "x.name == y.name",
    ],
)
def test_membership_in_a_collection_is_no_fault(source):
    assert taken_apart(source) == []


def test_a_function_that_parses_may_and_no_other():
    assert taken_apart("def parse_level(given):\n    return given.split()") == []
    assert taken_apart("def label(name):\n    return name.split()") == ["name.split()"]


@pytest.mark.parametrize("module", READERS)
def test_every_reader_is_there_and_reads(module):
    path = PACKAGE.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    assert taken_apart(path.read_text("utf-8")), "take it off the list"


def test_regular_expressions_are_used_by_their_full_names_so_that_they_are_seen():
    for path in PACKAGE.rglob("*.py"):
        assert "from re import" not in path.read_text("utf-8"), path.name
