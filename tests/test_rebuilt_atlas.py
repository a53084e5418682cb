"""The committed atlas is what the scripts beside it draw, on any processor. Building it takes two minutes."""

import subprocess
import sys
from pathlib import Path

import pytest
from same_drawing import WITHIN, differences, read

DATA = Path(__file__).parent.parent / "data"
SCRIPTS = {"build.py": ["body.json", "chart.json", "landmarks.csv"]} | {
    "build_spine.py": ["spine.json"],
    "build_sections.py": ["sections.json"],
}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The folder a script has written its files into; each script runs once."""
    folders = {}

    def run(script):
        if script not in folders:
            folders[script] = tmp_path_factory.mktemp(script.removesuffix(".py"))
            command = [sys.executable, "-B", str(DATA / "atlas" / script), str(folders[script])]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
        return folders[script]

    return run


@pytest.mark.parametrize(("script", "name"), [(script, name) for script, names in SCRIPTS.items() for name in names])
def test_the_committed_file_draws_what_the_script_draws(script, name, rebuilt):
    folder = rebuilt(script)
    assert {file.name for file in folder.iterdir()} == set(SCRIPTS[script])
    committed = DATA / name if name.endswith(".csv") else DATA / "atlas" / name
    faults = differences(read(folder / name), read(committed), WITHIN[name])
    assert not faults, f"{name}: run data/atlas/{script} and commit, if this is meant:\n" + "\n".join(faults[:20])
