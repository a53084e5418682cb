"""The layers of discviz look one way only, and the run-time package stays small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "discviz"
# lowest first; a module may import those of lower layers and of its own
LAYERS = [
    {"errors"},
    {"tables", "checks"},
    {"anatomy", "sources"},
    {"herniation"},
    {"vocabulary", "odds"},
    {"reasons", "localize", "cases"},
    {"describe", "panels", "claims", "cards"},
    {"pathways", "mechanism_panels"},
    {"figures"},
    {"selectors", "painter", "guard", "explorer", "evidence_view", "mechanism_explorer", "exercise", "practice"},
    {"__init__"},
]
RUN_TIME = {"plotly", "ipywidgets", "anywidget", "traitlets"}  # traitlets comes with ipywidgets
DRAWING = {"plotly", "ipywidgets", "anywidget", "traitlets"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path):
    """Return the top names imported by a module: discviz's own as 'discviz.x'."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names} if module == "discviz" else {module}
    return found


def layer_of(name):
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def name_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_from_a_higher_layer(path):
    own = {name.split(".")[1] for name in imports(path) if name.startswith("discviz.")}
    for name in own & {name for layer in LAYERS for name in layer}:
        assert layer_of(name) <= layer_of(name_of(path)), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_run_time_libraries_are_imported_and_below_the_figures_none(path):
    outside = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"discviz"}
    assert outside <= RUN_TIME
    if layer_of(name_of(path)) < layer_of("figures"):
        assert not outside & DRAWING


def test_every_module_has_a_layer_and_reads_in_minutes():
    for path in MODULES:
        layer_of(name_of(path))
        assert len(path.read_text("utf-8").splitlines()) <= 350, path.name


def test_only_tables_opens_files():
    for path in MODULES:
        if path.name != "tables.py":
            calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
            named = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
            assert not named & {"open", "read_text", "read_bytes"}, path.name


def test_importing_discviz_imports_no_drawing_library():
    code = "import sys, discviz; print(sorted({'plotly', 'ipywidgets', 'anywidget'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
