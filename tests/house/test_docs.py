"""What the pages at the top say is true: the files they name are there, and what they say twice is the same."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest
from helpers import ROOT

import discviz

PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")
FOLDERS = ("data", "discviz", "notebooks", "tests", ".ci")
SAID = {page: (ROOT / page).read_text("utf-8") for page in PAGES}


def files_named(page):
    """Return what a page links to, and the files and folders of this kit that it names as code."""
    code = re.findall(r"`([^`\n]+)`", page)
    words = {
        word.strip(".,;:")
        for text in [*code, *re.findall(r"```sh\n(.*?)```", page, re.DOTALL)]
        for word in text.split()
    }
    named = {word for word in words if word.startswith(tuple(f"{folder}/" for folder in FOLDERS))}
    links = {link for link in re.findall(r"\]\(([^)#\s]+)\)", page) if "://" not in link}
    return named | links


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page):
    missing = [name for name in sorted(files_named(SAID[page])) if not (ROOT / name).exists()]
    assert missing == []


def test_a_file_that_is_not_there_is_found():
    page = "see `tests/nowhere.py`, run `python data/nothing.py`, [here](NOWHERE.md)\n```sh\npytest tests/gone\n```"
    assert files_named(page) == {"tests/nowhere.py", "data/nothing.py", "NOWHERE.md", "tests/gone"}


def test_the_version_stands_in_one_place_and_what_repeats_it_agrees():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "discviz/__init__.py"
    assert version("discviz") == discviz.__version__, "install the kit again"
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.search(r"^version: (.*)$", citation, re.MULTILINE)[1] == discviz.__version__
    released = re.search(r"^## \[(\d.*)\] - (.*)$", SAID["CHANGELOG.md"], re.MULTILINE)
    assert released[1] == discviz.__version__
    assert f"date-released: {released[2]}" in citation


def test_the_readmes_one_command_is_what_the_ci_runs():
    command = re.search(r"\*\*Run every test:\*\*\n\n```sh\n(.*)\n```", SAID["README.md"])[1]
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[-1] == command
    assert len(lines) <= 10


def test_the_public_names_in_the_readme_are_there():
    for name in re.findall(r"discviz\.(\w+)", SAID["README.md"]):
        assert hasattr(discviz, name), name


def test_every_room_stands_in_the_picture_of_architecture():
    rooms = {path.name for path in (ROOT / "discviz").iterdir() if (path / "__init__.py").exists()}
    picture = re.search(r"```\n(.*?)```", SAID["ARCHITECTURE.md"], re.DOTALL)[1]
    assert rooms <= set(re.findall(r"(\w+)/", picture))


def test_every_lesson_stands_in_the_readme_with_its_minutes():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        minutes = re.search(rf"\(notebooks/{path.name}\) \| (\d+) \|", SAID["README.md"])[1]
        assert f"bout {minutes} minutes" in path.read_text("utf-8"), path.name
