"""Two files of the atlas count as the same drawing only where no one could see a difference."""

import base64

import numpy as np
import pytest
from helpers import DATA
from helpers.geometry import unpacked
from helpers.same_drawing import WITHIN, differences, read

FILES = {name: (DATA if name.endswith(".csv") else DATA / "atlas") / name for name in WITHIN}


@pytest.fixture(scope="module")
def committed():
    return {name: read(path) for name, path in FILES.items()}


@pytest.fixture
def drawing():
    """Read a file anew, to be changed at will."""
    return lambda name: read(FILES[name])


def faults(made, name, committed):
    return differences(made, committed[name], WITHIN[name])


def packed(array, like):
    kind = {"f4": "<f4", "u1": "u1", "u2": "<u2"}[like["dtype"]]
    return like | {"bdata": base64.b64encode(np.ascontiguousarray(array.astype(kind)).tobytes()).decode()}


def find(rows, **wanted):
    return next(row for row in rows if wanted.items() <= row.items())


def moved(lists, by):
    lists["x"] = [None if x is None else x + by for x in lists["x"]]


# --- what must be seen: each of these is one damage to one file ----------------------------------------------------


def landmark_moved(body):
    find(body["landmarks"], id="key-C6", side="left")["y"] += 0.35


def landmark_lost(body):
    body["landmarks"].remove(find(body["landmarks"], id="key-C6", side="left"))


def muscle_renamed(body):
    find(body["muscles"], id="trapezius", side="right")["id"] = "trapezoid"


def pain_path_moved(body):
    moved(find(body["pain_paths"], root="L5", side="left"), 0.4)


def label_changed(body):
    find(body["labels"], root="C6", side="left", core=True)["core"] = False


def border_moved(body):
    label = body["labels"].index(find(body["labels"], root="L4", side="left", core=True))
    number, corner = unpacked(body["label"]).copy(), unpacked(body["faces"]["i"])
    height = unpacked(body["vertices"]["z"])[corner]
    mine = np.flatnonzero(number == label)
    number[mine[np.argsort(height[mine])[-6:]]] = body["labels"].index(
        find(body["labels"], root="L4", side="left", core=False, also=None)
    )
    body["label"] = packed(number, body["label"])


def skin_dented(body):
    x, y, z = (unpacked(body["vertices"][axis]) for axis in "xyz")
    navel = (abs(x) < 3) & (y > 0) & (abs(z - 100) < 3)
    body["vertices"]["y"] = packed(np.where(navel, y - 0.4, y), body["vertices"]["y"])


def polygon_moved(chart):
    moved(find(chart["regions"], root="C6", side="left")["core"], 0.3)


def region_lost(chart):
    chart["regions"].remove(find(chart["regions"], root="C6", side="left"))


def ring_lost(chart):
    core = find(chart["regions"], root="T4", side="left")["core"]
    cut = core["x"].index(None)
    core["x"], core["y"] = core["x"][cut + 1 :], core["y"][cut + 1 :]


def name_moved(chart):
    find(chart["regions"], root="C6", side="left")["labels"][0]["x"] += 1.5


def click_points_moved(chart):
    moved(find(chart["regions"], root="L1", side="left")["hits"], 6)


def line_lost(chart):
    del chart["details"]["x"][:40], chart["details"]["y"][:40]


def view_shown_at_another_place(chart):
    find(chart["views"], id="palms")["axis"] += 0.5


def vertebra_moved(spine):
    mesh = spine["bodies"]
    number, y = unpacked(mesh["label"]), unpacked(mesh["vertices"]["y"]).copy()
    corners = np.stack([unpacked(mesh["faces"][k]) for k in "ijk"])
    y[np.unique(corners[:, number == mesh["labels"].index({"id": "L3"})])] += 0.25
    mesh["vertices"]["y"] = packed(y, mesh["vertices"]["y"])


def root_renamed(spine):
    find(spine["nerves"]["labels"], id="L5", side="left")["id"] = "S1"


def disc_raised(spine):
    spine["levels"]["L4-L5"]["centre"][2] += 0.01


def level_lost(spine):
    del spine["levels"]["L4-L5"]


def root_moved(spine):
    moved(spine["roots"]["L5"], 0.03)


def flat_bone_moved(spine):
    moved(find(spine["sheet"]["views"]["side"]["bones"], id="L3", part="arch"), 0.4)


def material_moved(spine):
    moved(spine["material"]["extrusion"]["vertices"], 0.03)


def disc_moved(sections):
    moved(find(sections["parts"], cut="axial", frame="lumbar", tissue="annulus"), 0.04)


def state_lost(sections):
    state = {"of": "exiting", "zone": "foraminal", "form": "extrusion"}
    sections["parts"].remove(find(sections["parts"], cut="axial", frame="lumbar", **state))


def zone_border_moved(sections):
    sections["zones"][0] += 0.04


def point_moved(landmarks):
    find(landmarks["rows"], id="key-C6")["z"] += 0.15


def point_in_another_region(landmarks):
    find(landmarks["rows"], id="key-C6")["root"] = "C7"


DAMAGES = {
    "body.json": {
        landmark_moved: ["landmarks key-C6 left y", "0.3"],
        landmark_lost: ["landmarks key-C6 left: missing"],
        muscle_renamed: ["muscles trapezius right: missing", "muscles trapezoid right: not expected"],
        pain_path_moved: ["pain_paths L5 left: lies 0.4 off"],
        label_changed: ["side left, root C6, core True", "missing"],
        border_moved: ["side left, root L4, core True, also None, face False", "lies"],
        skin_dented: ["side left, root T10", "lies"],
    },
    "chart.json": {
        polygon_moved: ["regions C6 left core: lies 0.3 off"],
        region_lost: ["regions C6 left: missing"],
        ring_lost: ["regions T4 left core: lies"],
        name_moved: ["regions C6 left labels", "off"],
        click_points_moved: ["regions L1 left hits front: lies 6 off"],
        line_lost: ["details: lies"],
        view_shown_at_another_place: ["views palms", "axis"],
    },
    "spine.json": {
        vertebra_moved: ["bodies id L3: lies 0.25 off"],
        root_renamed: ["nerves id L5, side left: missing"],
        disc_raised: ["levels L4-L5 centre 2"],
        level_lost: ["levels L4-L5: missing"],
        root_moved: ["roots L5: lies 0.03 off"],
        flat_bone_moved: ["sheet views side bones L3 arch: lies"],
        material_moved: ["material extrusion: lies"],
    },
    "sections.json": {
        disc_moved: ["parts axial lumbar annulus: lies 0.04 off"],
        state_lost: ["parts axial lumbar pressed exiting left foraminal extrusion: missing"],
        zone_border_moved: ["zones 0"],
    },
    "landmarks.csv": {
        point_moved: ["rows key-C6", "z: "],
        point_in_another_region: ["rows key-C6", "missing"],
    },
}


@pytest.mark.parametrize(
    ("name", "damage", "words"),
    [(name, damage, words) for name, damages in DAMAGES.items() for damage, words in damages.items()],
)
def test_a_change_that_can_be_seen_is_named_with_its_place(name, damage, words, drawing, committed):
    made = drawing(name)
    damage(made)
    found = "\n".join(faults(made, name, committed))
    assert all(word in found for word in words), found


def test_a_line_that_encloses_no_area_counts_too():
    made, kept = ([{"cut": "axial", "tissue": "ligament", "x": [0, 1, 2], "y": [y, y, y]}] for y in (0.1, 0))
    assert differences(made, kept, WITHIN["sections.json"]) == ["axial ligament: lies 0.1 off (at most 0.03)"]


# --- what may be: the same drawing with other corners, triangles or order --------------------------------------------


def test_rings_may_begin_at_another_corner_and_have_more_of_them(drawing, committed):
    chart = drawing("chart.json")
    for row in chart["regions"]:
        for part in ("core", "extent", "nominal"):
            xs, ys = ([*row[part][axis]] for axis in "xy")
            end = xs.index(None) if None in xs else len(xs)
            x, y = xs[:end], ys[:end]
            middle = (x[0] + x[1]) / 2, (y[0] + y[1]) / 2
            row[part]["x"] = [middle[0], *x[1:], middle[0], *xs[end:]]
            row[part]["y"] = [middle[1], *y[1:], middle[1], *ys[end:]]
    chart["regions"].reverse()
    assert faults(chart, "chart.json", committed) == []


def test_a_surface_may_be_cut_into_other_triangles(drawing, committed):
    spine = drawing("spine.json")
    for part in ("bodies", "dura"):
        mesh = spine[part]
        faces = np.stack([unpacked(mesh["faces"][k]) for k in "ijk"], axis=1).astype(int)
        vertices = np.stack([unpacked(mesh["vertices"][k]) for k in "xyz"], axis=1)
        middle = len(vertices) + np.arange(len(faces))
        vertices = np.concatenate([vertices, vertices[faces].mean(axis=1)])
        i, j, k = faces.T
        faces = np.concatenate([np.stack(f, axis=1) for f in ((i, j, middle), (j, k, middle), (k, i, middle))])
        mesh["faces"] = {axis: packed(faces[:, n], mesh["faces"][axis]) for n, axis in enumerate("ijk")}
        mesh["vertices"] = {axis: packed(vertices[:, n], mesh["vertices"][axis]) for n, axis in enumerate("xyz")}
        mesh["label"] = packed(np.tile(unpacked(mesh["label"]), 3), mesh["label"])
    assert faults(spine, "spine.json", committed) == []
