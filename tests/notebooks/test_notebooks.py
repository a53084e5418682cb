"""The saved lessons: whole, small, and compared so strictly that a changed fact or colour is noticed.

The comparison itself is nbval's, which runs every lesson as part of the test command.
"""

from __future__ import annotations

import ast
import re

import nbformat
import pytest
from helpers import ROOT

LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_BYTES = 1_000_000


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
class TestALesson:
    def test_is_small_and_carries_no_widget_state(self, path):
        notebook = nbformat.read(path, as_version=4)
        assert path.stat().st_size <= MOST_BYTES
        assert set(notebook.metadata) == {"kernelspec", "language_info"}
        assert notebook.metadata.language_info == {"name": "python"}
        nbformat.validate(notebook)

    def test_was_run_from_top_to_bottom_without_an_error(self, path):
        cells = code_cells(path)
        # nbval silently leaves out a cell that was never run
        assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
        for output in (output for cell in cells for output in cell.outputs):
            assert output.output_type != "error"
            assert output.get("name") != "stderr"
            assert not {"text/html", "application/javascript"} & set(output.get("data", {})) or "table" in str(output)

    def test_needs_one_line_of_code_a_cell_and_defines_nothing(self, path):
        for cell in code_cells(path):
            tree = ast.parse(cell.source)
            assert len(tree.body) <= 2, cell.source
            assert not [
                node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda))
            ]
            assert "NBVAL" not in cell.source, "nothing is left out of the comparison"

    def test_has_the_parts_of_a_lesson(self, path):
        prose = "\n".join(
            cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"
        )
        assert prose.startswith("# ")
        for part in (
            "minutes you will be able to",
            "**Predict.**",
            "**Explain.**",
            "## Check yourself",
            "## What to remember",
            "## Sources",
        ):
            assert part in prose, part
        assert "discviz.quiz(" in "".join(cell.source for cell in code_cells(path))

    def test_links_only_to_lessons_that_exist_and_to_no_picture_elsewhere(self, path):
        prose = "\n".join(
            cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"
        )
        for target in re.findall(r"\]\(([^)]+)\)", prose):
            assert (path.parent / target).exists(), target
