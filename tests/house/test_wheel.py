"""The wheel: installed into an empty environment, away from the checkout, with its declared needs alone."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from helpers import ROOT
from packaging.requirements import Requirement

USE = """
import sys, discviz
assert "site-packages" in discviz.__file__, discviz.__file__
h = discviz.Herniation("l4/5", "right")
print(h.roots, len(discviz.LEVELS), len(discviz.FINDINGS) > 150)
print(discviz.describe(h).splitlines()[0])
print(type(discviz.body_figure(h)).__name__, type(discviz.body_figure(h, view="3d")).__name__)
print(discviz.explore("C6-C7"), discviz.quiz("numbers", n=2))
for name in ("numpy", "pandas", "scipy"):
    try: __import__(name)
    except ImportError: continue
    raise SystemExit(f"{name} must not be needed")
"""


def needs(name, found=None):
    """Return the names of a distribution and of everything it needs, extras left out."""
    found = {} if found is None else found
    dist = distribution(name)
    if dist.metadata["Name"].lower() in found:
        return found
    found[dist.metadata["Name"].lower()] = dist
    for line in dist.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needs(requirement.name, found)
    return found


@pytest.fixture(scope="module")
def empty_environment(tmp_path_factory):
    """A fresh environment that holds the wheel and, linked, what the wheel declares; nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    venv.create(folder / "env", with_pip=False)
    site = next((folder / "env").glob("l*/**/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    for name, dist in needs("discviz").items():
        if name != "discviz":
            for top in {Path(str(file)).parts[0] for file in dist.files if ".." not in str(file)}:
                source = Path(str(dist.locate_file(top)))
                if source.exists() and not (site / top).exists():
                    (site / top).symlink_to(source)
    return wheel, next((folder / "env").glob("[bS]*/python*"))


def test_the_wheel_works_away_from_the_checkout(empty_environment, tmp_path):
    _, python = empty_environment
    result = subprocess.run([python, "-I", "-c", USE], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "('L5',) 23 True",
        "Right L4-L5, subarticular protrusion: presses the L5 root.",
        "Figure Figure",
        "Explorer('C6-C7', side='left', zone='subarticular', morphology='protrusion') Quiz('numbers', 2 questions)",
    ]


def test_the_wheel_carries_data_types_and_licences_and_no_rubbish(empty_environment):
    names = zipfile.ZipFile(empty_environment[0]).namelist()
    for wanted in (
        "discviz/data/levels.csv",
        "discviz/data/atlas/body.json",
        "discviz/data/atlas/schema/body.schema.json",
        "discviz/data/datapackage.json",
        "discviz/py.typed",
    ):
        assert wanted in names
    assert any(name.endswith("LICENSE-DATA") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.startswith(("tests", "notebooks"))]
    assert not [name for name in names if name.startswith("discviz/data/") and name.endswith(".py")]


def test_the_wheel_is_pure_python_and_needs_three_libraries():
    declared = {Requirement(line).name for line in distribution("discviz").requires if "extra" not in line}
    assert declared == {"plotly", "ipywidgets", "anywidget"}
