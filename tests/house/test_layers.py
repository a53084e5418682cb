"""The modules of discviz look one way only, as ARCHITECTURE.md lists them, and the run-time package stays small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest
from helpers import ROOT

PACKAGE = ROOT / "discviz"
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
ORDER = re.findall(r"^\| `([\w.]+)` \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
RUN_TIME = {"plotly", "ipywidgets", "anywidget", "traitlets"}  # traitlets comes with ipywidgets
UNDRAWN = ("errors", "knowledge", "spine", "reasoning", "mechanism", "content", "render", "drawing")


def imports(source, known):
    """Return the modules of discviz that a source imports, anywhere: in functions and for the types alone, too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [(f"{node.module}.{alias.name}", node.module) for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [(alias.name, alias.name) for alias in node.names]
        for whole, module in names:
            parts = [name.removeprefix("discviz.") for name in (whole, module) if name.startswith("discviz.")]
            found |= {next((part for part in parts if part in known), "unknown " + parts[0])} if parts else set()
    return found


def upward(order, imported):
    """Return each import that does not point at an earlier line of the order."""
    return [
        f"{module} imports {other}"
        for module, others in imported.items()
        for other in sorted(others)
        if other not in order or order.index(other) >= order.index(module)
    ]


def test_every_module_stands_in_the_table_once():
    assert sorted(ORDER) == sorted(MODULES)


def test_no_module_imports_from_a_later_line_of_the_table():
    imported = {name: imports(path.read_text("utf-8"), MODULES) for name, path in MODULES.items()}
    assert upward(ORDER, imported) == []


@pytest.mark.parametrize(
    "source",
    [
        "from discviz.high import thing",
        "import discviz.high",
        "from discviz import high",
        "if TYPE_CHECKING:\n    from discviz.high import Thing",
        "def late():\n    from discviz.high import thing",
        "from discviz.nowhere import thing",
    ],
)
def test_an_upward_import_is_found_wherever_it_hides(source):
    assert len(upward(["low", "high"], {"low": imports(source, {"low", "high"}), "high": set()})) == 1


def test_a_circle_is_found():
    assert upward(["a", "b"], {"a": {"b"}, "b": {"a"}}) == ["a imports b"]


@pytest.mark.parametrize("name", MODULES)
def test_only_the_run_time_libraries_are_imported_and_below_the_figures_none(name):
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    outside = {module.split(".")[0] for module in named} - set(sys.stdlib_module_names) - {"discviz"}
    assert outside <= (set() if name.split(".")[0] in UNDRAWN else RUN_TIME)


def test_every_module_reads_in_minutes():
    for path in MODULES.values():
        assert len(path.read_text("utf-8").splitlines()) <= 350, path.name


def test_only_the_room_of_knowledge_opens_files():
    for name, path in MODULES.items():
        if name.split(".")[0] != "knowledge":
            calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
            named = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
            assert not named & {"open", "read_text", "read_bytes"}, path.name


def test_importing_discviz_imports_no_drawing_library():
    code = "import sys, discviz; print(sorted({'plotly', 'ipywidgets', 'anywidget'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
