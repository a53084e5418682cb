"""What the spine atlas promises, read from spine.json and the tables, not from the scripts behind it."""

import csv
import json
from itertools import pairwise

import numpy as np
import pytest
from helpers import DATA
from helpers.geometry import unpacked

SPINE = DATA / "atlas" / "spine.json"

VERTEBRAE = [*(f"C{n}" for n in range(1, 8)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6))]
ROOTS = [*(f"C{n}" for n in range(1, 9)), *(f"T{n}" for n in range(1, 13))]
ROOTS += [*(f"L{n}" for n in range(1, 6)), *(f"S{n}" for n in range(1, 6))]
LEVELS = [f"{a}-{b}" for a, b in pairwise([*VERTEBRAE[1:], "S1"])]
LUMBAR_LEVELS = LEVELS[-5:]
MESHES = ("bodies", "arches", "discs", "nerves", "dura")
ZONES = ("central", "subarticular", "foraminal", "extraforaminal")
PRESSING = ("protrusion", "extrusion", "sequestration")
TOUCH = 0.1  # cm: so near is touching


def table(name):
    """The rows of a table by id."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def winding(points, vertices, faces):
    """How often a closed mesh goes round each point: 1 inside, 0 outside."""
    total = np.zeros(len(points))
    for start in range(0, len(points), 200):
        a, b, c = (vertices[faces[:, k]][None] - points[start : start + 200, None] for k in range(3))
        la, lb, lc = (np.linalg.norm(side, axis=2) for side in (a, b, c))
        volume = np.einsum("ijk,ijk->ij", a, np.cross(b, c))
        rest = la * lb * lc + (a * b).sum(2) * lc + (b * c).sum(2) * la + (c * a).sum(2) * lb
        total[start : start + 200] = np.arctan2(volume, rest).sum(1) / (2 * np.pi)
    return np.abs(total)


class Frame:
    """A disc's or vertebra's own axes."""

    def __init__(self, row):
        self.centre, self.up, self.forward = (np.array(row[key]) for key in ("centre", "up", "forward"))

    def seen(self, points):
        """Points of the body in the frame: left, forward, up."""
        return (np.atleast_2d(points) - self.centre) @ np.stack([[1, 0, 0], self.forward, self.up], axis=1)


class Spine:
    """The file, with its meshes split by label."""

    def __init__(self, path):
        self.data = json.loads(path.read_text(encoding="utf-8"))
        self.parts = {name: self._parts(self.data[name]) for name in MESHES}
        self.levels = self.data["levels"]
        self.disc_frames = {name: Frame(row) for name, row in self.levels.items()}
        self.frames = {name: Frame(row) for name, row in self.data["vertebrae"].items()}
        self.lines = {name: self._line(row) for name, row in self.data["roots"].items()}

    @staticmethod
    def _parts(mesh):
        vertices = np.stack([unpacked(mesh["vertices"][k]) for k in "xyz"], axis=1).astype(float)
        faces = np.stack([unpacked(mesh["faces"][k]) for k in "ijk"], axis=1).astype(int)
        number = unpacked(mesh["label"]).astype(int)
        out = []
        pieces = [k for k, label in enumerate(mesh["labels"]) if "at" in label]  # the cord, cut between the discs
        for k, label in enumerate(mesh["labels"]):
            if k not in pieces:
                used, again = np.unique(faces[number == k], return_inverse=True)
                out.append((label, vertices[used], again.reshape(-1, 3)))
        if pieces:
            corners = vertices[faces[np.isin(number, pieces)]].reshape(-1, 3)
            joined, again = np.unique(corners, axis=0, return_inverse=True)
            out.append(({"id": "cord", "side": None}, joined, again.reshape(-1, 3)))
        return out

    @staticmethod
    def _line(row):
        """A root's centre line in steps of about a millimetre, with the tube's radius."""
        corners = np.stack([row[key] for key in ("x", "y", "z", "radius")], axis=1)
        steps = [np.linspace(a, b, max(2, int(np.linalg.norm(b - a) / 0.1)))[:-1] for a, b in pairwise(corners)]
        return np.concatenate([*steps, corners[-1:]])

    def find(self, mesh, **wanted):
        """Vertices and faces of one label."""
        return next((v, f) for label, v, f in self.parts[mesh] if wanted.items() <= label.items())

    def at_level(self, root, level):
        """Where a root's centre line crosses the plane of a disc, in the disc's frame; None if it does not."""
        seen = self.disc_frames[level].seen(self.lines[root][:, :3])
        crossing = np.flatnonzero((seen[:-1, 2] >= 0) & (seen[1:, 2] < 0))
        return seen[crossing[0]] if len(crossing) else None

    def in_canal(self, root, level):
        """Whether a root passes a disc inside the canal."""
        place = self.at_level(root, level)
        row = self.levels[level]
        return place is not None and abs(place[0]) < row["canal"] and place[1] < -0.4 * row["depth"]

    def material(self, kind, level, zone, side="left"):
        """A herniation's vertices and faces, placed as the figure places them."""
        row, shape = self.levels[level], self.data["material"][kind]
        local = np.stack([shape["vertices"][k] for k in "xyz"], axis=1) * row["scale"]
        place = row["zones"][zone]
        out, up = np.array(place["out"]), np.array(row["up"])
        along = np.cross(up, out)
        along = along if along[0] >= 0 else -along
        points = place["point"] + local[:, :1] * along + local[:, 1:2] * out + place["turn"] * local[:, 2:] * up
        return points * ([1, 1, 1] if side == "left" else [-1, 1, 1]), np.stack([shape["faces"][k] for k in "ijk"], 1)

    def gaps(self, vertices, faces):
        """Gap between a lump and the tube of each left root (below 0: they overlap)."""
        surface = np.concatenate([vertices, vertices[faces].mean(axis=1)])
        out = {}
        for root, line in self.lines.items():
            near = line[np.linalg.norm(line[:, :3] - vertices.mean(axis=0), axis=1) < 3.0]
            if not len(near):
                continue
            gap = np.linalg.norm(near[:, None, :3] - surface[None], axis=2).min(axis=1)
            out[root] = (np.where(winding(near[:, :3], vertices, faces) > 0.5, -gap, gap) - near[:, 3]).min()
        return out


@pytest.fixture(scope="module")
def spine():
    return Spine(SPINE)


@pytest.fixture(scope="module")
def levels():
    return table("levels")


# --- what is there ----------------------------------------------------------------------------------------------


def test_every_bone_disc_and_root_is_there(spine):
    bones = [*VERTEBRAE, "sacrum", "coccyx"]
    assert [label["id"] for label, _, _ in spine.parts["bodies"]] == bones
    assert [label["id"] for label, _, _ in spine.parts["arches"]] == bones[:-1]
    discs = {(label["id"], label["part"]) for label, _, _ in spine.parts["discs"]}
    assert discs == {(level, part) for level in LEVELS for part in ("annulus", "nucleus")}
    nerves = {(label["id"], label["side"]) for label, _, _ in spine.parts["nerves"]}
    assert nerves == {("cord", None)} | {(root, side) for root in ROOTS for side in ("left", "right")}
    assert list(spine.levels) == LEVELS
    assert list(spine.lines) == ROOTS


def test_each_piece_of_the_cord_lies_at_its_disc(spine):
    mesh = spine.data["nerves"]
    number, corner = unpacked(mesh["label"]), unpacked(mesh["faces"]["i"]).astype(int)
    height = unpacked(mesh["vertices"]["z"])[corner]
    discs = {name: row["centre"][2] for name, row in spine.levels.items()}
    pieces = {label["at"]: k for k, label in enumerate(mesh["labels"]) if label["id"] == "cord"}
    assert list(pieces) == LEVELS[: LEVELS.index("L1-L2") + 1]
    for level, k in pieces.items():
        middle = np.median(height[number == k])
        assert level == "C2-C3" or min(discs, key=lambda name: abs(discs[name] - middle)) == level


def test_the_levels_are_those_of_the_table(spine, levels):
    assert list(spine.levels) == list(levels)
    for row in spine.levels.values():
        assert tuple(row["zones"]) == ZONES


@pytest.mark.parametrize("mesh", MESHES)
def test_every_part_is_closed(spine, mesh):
    """Each side of a triangle is shared with exactly one other, and solids are wound outwards."""
    for label, vertices, faces in spine.parts[mesh]:
        sides = np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
        _, uses = np.unique(sides, axis=0, return_counts=True)
        assert (uses % 2 == 0).all(), f"{mesh} {label}: open"
        assert (uses == 2).mean() > 0.99, f"{mesh} {label}: sides shared by more than two triangles"
        a, b, c = (vertices[faces[:, k]] for k in range(3))
        assert np.einsum("ij,ij->", a - vertices.mean(0), np.cross(b - a, c - a)) > 0, f"{mesh} {label}: inside out"


@pytest.mark.parametrize("mesh", MESHES)
def test_the_right_side_mirrors_the_left(spine, mesh):
    def rows(points):
        return {tuple(p) for p in np.round(points, 3) + 0.0}

    whole = np.concatenate([v for _, v, _ in spine.parts[mesh]])
    assert rows(whole) == rows(whole * [-1, 1, 1])


# --- the shape of the column ------------------------------------------------------------------------------------


def test_neck_and_loins_bend_forward_and_the_chest_backward(spine):
    lean = {name: np.degrees(np.arctan2(frame.up[1], frame.up[2])) for name, frame in spine.frames.items()}
    # leaning forward is positive: going down, a lordosis leans more and more forward, a kyphosis less and less
    assert 15 <= lean["C7"] - lean["C2"] <= 45
    assert 25 <= lean["T1"] - lean["T12"] <= 50
    assert 40 <= lean["S1"] - lean["L1"] <= 75
    y = {name: frame.centre[1] for name, frame in spine.frames.items()}
    assert y["L3"] > y["L1"] > y["T12"] > y["T8"]
    assert y["C4"] > y["C7"] > y["T4"] > y["T7"]


def test_vertebrae_stand_in_order_and_grow_downwards(spine):
    heights = [spine.frames[name].centre[2] for name in [*VERTEBRAE, "S1"]]
    assert all(a > b for a, b in pairwise(heights))
    pitch = [a - b for a, b in pairwise(heights[2:])]
    assert pitch[0] < pitch[8] < pitch[16]
    width = {level: row["width"] for level, row in spine.levels.items()}
    assert width["C3-C4"] < width["C6-C7"] < width["T8-T9"] < width["T12-L1"] < width["L2-L3"] < width["L4-L5"]
    assert 1.6 <= width["C4-C5"] <= 2.2
    assert 4.5 <= width["L4-L5"] <= 5.3


def test_each_disc_fills_the_gap_between_its_vertebrae(spine):
    for level in LEVELS:
        upper, lower = level.split("-")
        annulus, faces = spine.find("discs", id=level, part="annulus")
        nucleus, _ = spine.find("discs", id=level, part="nucleus")
        assert (winding(nucleus, annulus, faces) > 0.5).all(), f"{level}: nucleus outside"
        frame = spine.disc_frames[level]
        above = frame.seen(spine.frames[upper].centre)[0]
        below = frame.seen(spine.frames[lower].centre)[0]
        assert above[2] > 0 > below[2]
        top, bottom = frame.seen(annulus)[:, 2].max(), frame.seen(annulus)[:, 2].min()
        for bone, edge in ((upper, top), (lower, bottom)):
            body, _ = spine.find("bodies", id="sacrum" if bone == "S1" else bone)
            gap = np.linalg.norm(annulus[:, None] - body[None], axis=2).min()
            assert gap < 0.25, f"{level}: {bone} does not meet its disc ({edge:.2f})"


def test_lumbar_discs_are_wedges_open_in_front(spine):
    for level in LUMBAR_LEVELS:
        seen = spine.disc_frames[level].seen(spine.find("discs", id=level, part="annulus")[0])
        front, back = seen[seen[:, 1] > seen[:, 1].max() - 0.4, 2], seen[seen[:, 1] < seen[:, 1].min() + 0.4, 2]
        assert np.ptp(front) > np.ptp(back) + 0.2, level


def test_cord_and_sac_end_where_textbooks_say(spine):
    conus, end = spine.data["conus"], spine.data["sac_end"]
    assert spine.frames["L2"].centre[2] < conus[2] < spine.frames["L1"].centre[2]
    cord, _ = spine.find("nerves", id="cord")
    assert cord[:, 2].min() == pytest.approx(conus[2], abs=0.15)
    dura, _ = spine.find("dura", id="dura")
    assert dura[:, 2].min() == pytest.approx(end[2], abs=0.2)
    sacrum, _ = spine.find("bodies", id="sacrum")
    share = (end[2] - sacrum[:, 2].max()) / (sacrum[:, 2].min() - sacrum[:, 2].max())
    assert 0.25 < share < 0.55  # the second of five sacral pieces


def test_the_whole_spine_lies_inside_the_body(spine):
    body = json.loads((DATA / "atlas" / "body.json").read_text(encoding="utf-8"))
    vertices = np.stack([unpacked(body["vertices"][k]) for k in "xyz"], axis=1).astype(float)
    faces = np.stack([unpacked(body["faces"][k]) for k in "ijk"], axis=1).astype(int)
    for mesh in MESHES:
        for label, points, _ in spine.parts[mesh]:
            # left, back, front, top and bottom: the right side is the mirror of the left
            extreme = np.unique([*points.argmin(axis=0)[1:], *points.argmax(axis=0)])
            assert (winding(points[extreme], vertices, faces) > 0.5).all(), f"{mesh} {label} leaves the body"


# --- the canal and the roots ------------------------------------------------------------------------------------


def bones_near(spine, points, reach=1.0):
    """Bone meshes whose box comes near some points."""
    for mesh in ("bodies", "arches"):
        for label, vertices, faces in spine.parts[mesh]:
            low, high = vertices.min(axis=0) - reach, vertices.max(axis=0) + reach
            near = ((points > low) & (points < high)).all(axis=1)
            if near.any():
                yield f"{mesh} {label['id']}", vertices, faces, points[near]


def test_the_canal_is_open_for_cord_and_dura(spine):
    for mesh, ident in (("nerves", "cord"), ("dura", "dura")):
        tube, _ = spine.find(mesh, id=ident)
        for name, vertices, faces, near in bones_near(spine, tube, 0.0):
            assert not (winding(near, vertices, faces) > 0.5).any(), f"{ident} cuts {name}"


def test_roots_do_not_cut_bone(spine):
    """Neither the centre lines nor the corners of the tubes lie in bone."""
    for root, line in spine.lines.items():
        for name, vertices, faces, near in bones_near(spine, line[:, :3], 0.0):
            assert not (winding(near, vertices, faces) > 0.5).any(), f"{root} runs through {name}"
        tube, _ = spine.find("nerves", id=root, side="left")
        cut = sum((winding(near, v, f) > 0.5).sum() for _, v, f, near in bones_near(spine, tube, 0.0))
        assert cut == 0, f"{root}: {cut} of {len(tube)} corners lie in bone"


def foramen_height(spine, root):
    """Where a root's place in its foramen lies in the frame of a vertebra of its own number."""
    return spine.frames[root].seen(spine.data["roots"][root]["foramen"])[0]


def test_roots_leave_above_their_vertebra_in_the_neck_and_below_it_elsewhere(spine):
    for root in ROOTS[:25]:
        place = np.array(spine.data["roots"][root]["foramen"])
        if root == "C8":  # there is no such vertebra
            assert spine.frames["T1"].seen(place)[0, 2] > 0 > spine.frames["C7"].seen(place)[0, 2]
            continue
        below = VERTEBRAE.index(root) + (0 if root[0] == "C" else 1)
        above = [*VERTEBRAE, "S1"][below - 1]
        lower = [*VERTEBRAE, "S1"][below]
        assert spine.frames[lower].seen(place)[0, 2] > 0, f"{root} leaves below {lower}"
        if root != "C1":
            assert spine.frames[above].seen(place)[0, 2] < 0, f"{root} leaves above {above}"


def test_roots_leave_at_the_disc_the_table_names(spine):
    for root, row in table("roots").items():
        if row["disc_of_exit"]:
            place = np.array(spine.data["roots"][root]["foramen"])
            nearest = min(LEVELS, key=lambda level: np.linalg.norm(spine.disc_frames[level].centre - place))
            assert nearest == row["disc_of_exit"]


def test_sacral_roots_pass_their_openings_in_order(spine):
    sacrum, faces = spine.find("bodies", id="sacrum")
    for root in ROOTS[25:29]:
        line = spine.lines[root][:, :3]
        outer, inner = (winding(line + np.array([step, 0, 0]), sacrum, faces) > 0.5 for step in (0.9, -0.6))
        walled = outer & inner
        assert walled.any(), f"{root} has no bone on both sides: it passes no opening"
    place = [spine.data["roots"][root]["foramen"] for root in ROOTS[25:]]
    assert all(a[0] > b[0] and a[2] > b[2] for a, b in pairwise(place))


def test_roots_leave_cord_and_canal_in_order_and_ever_steeper(spine):
    rows = spine.data["roots"]
    for key in (lambda row: row["leaves"], lambda row: row["foramen"][2]):
        heights = [key(rows[root]) for root in ROOTS]
        assert all(a > b for a, b in pairwise(heights))
    drop = {root: rows[root]["leaves"] - rows[root]["foramen"][2] for root in ROOTS}
    assert all(drop[root] < 1.3 for root in ROOTS[:8])  # nearly level in the neck
    assert drop["T2"] < drop["T6"] < drop["T12"] < drop["L3"] < drop["L5"] < drop["S3"]


def test_low_roots_pass_the_discs_above_their_exit_inside_the_canal(spine, levels):
    """L5 passes L4-L5 and every disc up to its origin, and leaves before L5-S1; likewise the others."""
    cauda = ROOTS[20:]
    for number, root in enumerate(cauda):
        for k, level in enumerate(LUMBAR_LEVELS):
            if k > number - 1:
                assert not spine.in_canal(root, level), f"{root} is still in the canal at {level}"
            else:
                assert spine.in_canal(root, level), f"{root} does not pass {level} in the canal"
    for level in LUMBAR_LEVELS:
        assert spine.in_canal(levels[level]["traversing_root"], level)
        assert not spine.in_canal(levels[level]["exiting_root"], level)


def test_the_traversing_root_lies_in_the_lateral_recess_and_the_others_nearer_the_middle(spine, levels):
    for level in LUMBAR_LEVELS:
        inside = [root for root in ROOTS[20:] if spine.in_canal(root, level)]
        assert inside[0] == levels[level]["traversing_root"]
        places = [spine.at_level(root, level) for root in inside]
        assert places[0][1] == max(place[1] for place in places)  # nearest to the disc
        assert all(a[0] > b[0] for a, b in pairwise(places))


def test_the_exiting_lumbar_root_has_left_above_the_disc(spine, levels):
    for level in LUMBAR_LEVELS:
        root, row = levels[level]["exiting_root"], spine.levels[level]
        seen = spine.disc_frames[level].seen(spine.lines[root][:, :3])
        leaves = seen[seen[:, 0] > row["canal"]][0]
        assert leaves[2] > row["height"] / 2, f"{root} is at the disc when it leaves the canal"


def test_roots_run_a_few_centimetres_outwards(spine):
    for root in ROOTS:
        foramen, end = np.array(spine.data["roots"][root]["foramen"]), spine.lines[root][-1, :3]
        assert 1.3 < np.linalg.norm(end - foramen) < 6, root
        assert end[0] > foramen[0]
        assert end[2] < foramen[2]


# --- material ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("zone", ZONES[1:])
def test_material_of_a_lateral_zone_touches_the_right_root_first(spine, levels, level, zone):
    column = "subarticular_roots" if zone == "subarticular" else "foraminal_roots"
    wanted = levels[level][column].split("; ")
    for kind in PRESSING:
        gaps = spine.gaps(*spine.material(kind, level, zone))
        nearest = min(gaps, key=gaps.get)
        assert nearest in wanted, f"{kind}: {nearest} is nearer than {wanted}"
        assert gaps[nearest] <= TOUCH, f"{kind}: {gaps[nearest]:.2f} cm from {nearest}"


@pytest.mark.parametrize("level", LEVELS)
def test_central_material_touches_the_dura(spine, level):
    dura, faces = spine.find("dura", id="dura")
    for kind in PRESSING:
        vertices, _ = spine.material(kind, level, "central")
        gap = np.linalg.norm(vertices[:, None] - dura[faces].mean(axis=1)[None], axis=2).min()
        assert gap <= 0.25 or (winding(vertices, dura, faces) > 0.5).any(), f"{kind}: {gap:.2f} cm from the dura"


def test_material_leaves_at_the_rim_and_away_from_the_disc(spine):
    for level, row in spine.levels.items():
        frame = spine.disc_frames[level]
        for zone, place in row["zones"].items():
            point, out = frame.seen(place["point"])[0], frame.seen(frame.centre + place["out"])[0]
            assert np.linalg.norm(out) == pytest.approx(1, abs=1e-3)
            assert abs(out[2]) < 1e-3
            assert out[:2] @ point[:2] > 0
            annulus, faces = spine.find("discs", id=level, part="annulus")
            assert np.linalg.norm(annulus[faces].mean(1) - place["point"], axis=1).min() < 0.35, f"{level} {zone}"
        across = [frame.seen(row["zones"][zone]["point"])[0, 0] for zone in ZONES]
        assert across[0] == 0
        assert all(a < b for a, b in pairwise(across))


def test_material_has_the_forms_of_its_names(spine):
    shapes = {kind: np.stack([row["vertices"][k] for k in "xyz"], 1) for kind, row in spine.data["material"].items()}
    for kind, row in spine.data["material"].items():
        assert len(row["faces"]["i"]) <= 250, kind
        assert len(shapes[kind]) <= 130, kind

    def width(points, low, high):
        part = points[(points[:, 1] >= low) & (points[:, 1] <= high)]
        return np.ptp(part[:, 0])

    dome, mushroom, lump = (shapes[kind] for kind in PRESSING)
    assert width(dome, -0.1, 0.15) > width(dome, 0.3, 1)  # broadest at its base
    assert width(mushroom, -0.1, 0.15) < width(mushroom, 0.4, 0.8)  # narrower at its base
    assert lump[:, 1].min() > 0.02  # free of the disc
    assert lump[:, 2].max() < -0.3  # and below it
    bulge = np.degrees(np.arctan2(shapes["bulge"][:, 0], -shapes["bulge"][:, 1]))
    assert np.ptp(bulge) > 90  # more than a quarter of the rim
    assert np.allclose(np.ptp(bulge) / 2, bulge.max(), atol=2)


# --- the sheet and the file -------------------------------------------------------------------------------------


def test_the_sheet_shows_the_same_spine_twice(spine):
    sheet = spine.data["sheet"]
    for view, rows in sheet["views"].items():
        assert {row["id"] for row in rows["bones"]} == {*VERTEBRAE, "sacrum", "coccyx"}
        assert [row["id"] for row in rows["discs"]] == LEVELS
        sides = {"left"} if view == "side" else {"left", "right"}
        assert {(row["id"], row["side"]) for row in rows["roots"]} == {(r, s) for r in ROOTS for s in sides}
        for row in [*rows["bones"], *rows["discs"], *rows["roots"], rows["cord"], rows["dura"]]:
            assert len(row["x"]) == len(row["y"]) > 3 or row in rows["roots"]
            for values, limit in ((row["x"], sheet["width"]), (row["y"], sheet["height"])):
                assert all(v is None or 0 <= v <= limit for v in values), f"{view} {row.get('id')} leaves the sheet"


def test_seen_from_behind_left_is_at_the_left(spine):
    rows = spine.data["sheet"]["views"]["back"]["roots"]
    end = {(row["id"], row["side"]): row["x"][-1] for row in rows}
    assert all(end[root, "left"] < end[root, "right"] for root in ROOTS)


def test_the_file_is_small_enough_for_every_page(spine):
    assert SPINE.stat().st_size <= 850_000
    assert len(json.dumps(spine.data["sheet"], separators=(",", ":"))) <= 120_000
