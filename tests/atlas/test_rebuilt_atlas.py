"""The committed atlas is what the scripts beside it draw, on any processor. Building it takes two minutes."""

import subprocess
import sys

import pytest
from helpers import DATA
from helpers.same_drawing import WITHIN, differences, read

# what one run of the scripts draws, so that nothing is built twice -> the files that come of it
DRAWN = {"body flat": ["body.json", "chart.json", "landmarks.csv"], "spine": ["spine.json"], "cuts": ["sections.json"]}


def build(*arguments):
    command = [sys.executable, "-B", str(DATA / "atlas"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The folder that some drawings have been written into; each is built once."""
    folders = {}

    def run(drawings):
        if drawings not in folders:
            folders[drawings] = tmp_path_factory.mktemp("atlas")
            done = build(*drawings.split(), "--into", str(folders[drawings]))
            assert done.returncode == 0, done.stdout + done.stderr
        return folders[drawings]

    return run


@pytest.mark.parametrize(
    ("drawings", "name"), [(drawings, name) for drawings, names in DRAWN.items() for name in names]
)
def test_the_committed_file_draws_what_the_scripts_draw(drawings, name, rebuilt):
    folder = rebuilt(drawings)
    assert {file.name for file in folder.iterdir()} == set(DRAWN[drawings])
    committed = DATA / name if name.endswith(".csv") else DATA / "atlas" / name
    faults = differences(read(folder / name), read(committed), WITHIN[name])
    assert not faults, f"{name}: if this is meant, run `python data/atlas {drawings}` and commit:\n" + "\n".join(faults)


def test_a_drawing_nobody_knows_is_refused_with_the_names_of_all(tmp_path):
    done = build("nose", "--into", str(tmp_path))
    assert done.returncode == 2
    assert "no drawing is called nose; there are body, flat, spine, cuts" in done.stderr
    assert not list(tmp_path.iterdir())
