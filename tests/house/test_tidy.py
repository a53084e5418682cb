"""The code keeps its own house rules: ruff, types, and no network address or machine path in it."""

from __future__ import annotations

import re
import subprocess
import sys

from helpers import ROOT


def run(*command):
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_ruff_finds_nothing():
    result = run("ruff", "check", ".")
    assert result.returncode == 0, result.stdout


def test_the_code_is_formatted():
    result = run("ruff", "format", "--check", ".")
    assert result.returncode == 0, result.stdout


def test_the_types_hold():
    result = run("mypy")
    assert result.returncode == 0, result.stdout


def test_the_package_names_no_address_to_fetch_from():
    for path in (ROOT / "discviz").rglob("*.py"):
        assert not re.search(r"https?://", path.read_text("utf-8")), path.name


def test_each_ruff_exception_has_its_reason():
    for path in (path for room in ("discviz", "data", "tests") for path in (ROOT / room).rglob("*.py")):
        for line in path.read_text("utf-8").splitlines():
            assert "# noqa" not in line or re.search(r"# noqa: [A-Z0-9, ]+ - \w|\"# noqa", line), f"{path.name}: {line}"
