"""Run every lesson and save it with its outputs, without the widgets' state.

    python tests/save_notebooks.py              all lessons
    python tests/save_notebooks.py 00 02        those whose names start so

Widget state is dropped because one plotly widget alone would add 5 MB; lessons show what matters as
plain figures and printed text, which stay readable without a kernel.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
KEPT = {"kernelspec", "language_info"}


def execute(path: Path) -> nbformat.NotebookNode:
    """Return a lesson run from top to bottom on a fresh kernel."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, kernel_name="python3", store_widget_state=False, resources={"metadata": {"path": path.parent}}
    ).execute()
    notebook.metadata = {key: value for key, value in notebook.metadata.items() if key in KEPT}
    # The interpreter's version is the machine's, not the lesson's.
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


def main(starts: list[str]) -> None:
    """Execute and save the lessons whose names start with one of the given words."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not starts or path.name.startswith(tuple(starts)):
            nbformat.write(execute(path), path)
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
