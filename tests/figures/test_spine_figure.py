"""The spine figure: what is lit, labelled and looked at, read from the figure's own data."""

from __future__ import annotations

import csv
import itertools
import json
import re

import plotly.graph_objects as go
import pytest
from helpers import DATA
from helpers.herniations import every_herniation
from hypothesis import given, settings

import discviz
from discviz import DiscvizError, Herniation
from discviz.drawing import theme
from discviz.drawing.spine import flat, solid
from discviz.figures import spine
from discviz.spine.anatomy import levels, zones

LEVELS, ZONES = levels(), zones()

ATLAS = DATA / "atlas"
SPINE = json.loads((ATLAS / "spine.json").read_text("utf-8"))
with (ATLAS.parent / "levels.csv").open(encoding="utf-8", newline="") as file:
    ROWS = {row["id"]: row for row in csv.DictReader(file)}
COLUMN = {"extraforaminal": "foraminal_roots"}


def mesh(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def colour_of(figure, name):
    """The colour that each label of a mesh is painted with, read from its colour scale."""
    steps = [(place * 255, colour) for place, colour in mesh(figure, name).colorscale]
    labels = SPINE[name]["labels"]
    painted = []
    for number in range(len(labels)):
        start = max(step for step in steps if step[0] <= number + 1e-6)
        painted.append((labels[number], start[1]))
    return painted


def hex_of(colour):
    red, green, blue, _ = re.findall(r"[\d.]+", colour)
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"


def lit_roots(figure):
    lit = {theme.PRESSED, solid.TOUCHED}
    return {(label["id"], label["side"]) for label, colour in colour_of(figure, "nerves") if hex_of(colour) in lit}


def labels(figure):
    return [label.text for label in figure.layout.scene.annotations if label.text]


@pytest.mark.parametrize(("level", "zone"), list(itertools.product(LEVELS, ZONES)))
def test_the_lit_roots_are_those_of_the_table(level, zone):
    figure = discviz.spine_figure(Herniation(level, side="right", zone=zone))
    roots = ROWS[level][COLUMN.get(zone, f"{zone}_roots")].split("; ")
    sides = ["left", "right"] if zone == "central" else ["right"]
    lit = {(root, side) for root, side in lit_roots(figure) if root != "cord"}
    assert lit == set(itertools.product(roots, sides))


@pytest.mark.parametrize("level", LEVELS)
def test_a_central_herniation_lights_the_cord_beside_its_disc_and_nowhere_else(level):
    herniation = Herniation(level, zone="central")
    cord = [label["at"] for label, colour in colour_of(discviz.spine_figure(herniation), "nerves")
            if label["id"] == "cord" and hex_of(colour) == theme.PRESSED]  # fmt: skip
    assert cord == ([] if ROWS[level]["at_risk"] == "cauda equina" else [level])


@given(every_herniation)
@settings(max_examples=25)
def test_a_bulge_lights_nothing_and_everything_else_something(herniation):
    figure = discviz.spine_figure(herniation)
    assert bool(lit_roots(figure)) == (herniation.morphology != "bulge")
    assert not [text for text in labels(figure) if herniation.morphology == "bulge" and "pressed" in text]


@pytest.mark.parametrize("level", LEVELS)
def test_the_neighbours_are_labelled_as_leaving_and_passing(level):
    said = labels(discviz.spine_figure(Herniation(level)))
    assert any(text.startswith(f"{ROWS[level]['exiting_root']} leaves") for text in said)
    assert any(text.startswith(f"{ROWS[level]['traversing_root']} passes") for text in said)
    assert f"{level} disc" in said


@pytest.mark.parametrize("level", LEVELS)
def test_only_the_disc_of_the_level_stands_out(level):
    painted = colour_of(discviz.spine_figure(Herniation(level)), "discs")
    chosen = {label["id"] for label, c in painted if label["part"] == "annulus" and hex_of(c) == theme.NUCLEUS}
    assert chosen == {level}


@given(every_herniation)
@settings(max_examples=25)
def test_the_material_lies_at_the_disc_on_the_affected_sides(herniation):
    figure = discviz.spine_figure(herniation)
    place = SPINE["levels"][herniation.level]
    drawn = []
    for side in ("left", "right"):
        points = [list(theme.unpacked(mesh(figure, f"material {side}")[axis])) for axis in "xyz"]
        if any(points[2]):
            drawn.append(side)
            distance = [sum((a - b) ** 2 for a, b in zip(p, place["centre"], strict=True)) ** 0.5
                        for p in zip(*points, strict=True)]  # fmt: skip
            assert max(distance) < place["width"] + 1.0
            if herniation.zone != "central" and herniation.morphology != "bulge":
                middle = sum(points[0]) / len(points[0])
                assert (middle > 0) == (side == "left")
    assert drawn == (["left"] if herniation.zone == "central" else list(herniation.sides))


@pytest.mark.parametrize("level", LEVELS)
def test_the_camera_looks_at_the_disc(level):
    scene = discviz.spine_figure(Herniation(level)).layout.scene
    middle = [sum(scene[f"{axis}axis"].range) / 2 for axis in "xyz"]
    target = [m + turn * scene.camera.center[axis] * solid.UNIT
              for m, turn, axis in zip(middle, (-1, 1, 1), "xyz", strict=True)]  # fmt: skip
    assert target == pytest.approx(SPINE["levels"][level]["back"], abs=0.02)


def test_left_is_left():
    scene = discviz.spine_figure(Herniation("L4-L5")).layout.scene
    assert scene.xaxis.range[0] > scene.xaxis.range[1]  # reversed: our x grows to the body's left


def test_each_view_is_one_click_away_and_one_takes_the_arches_off():
    buttons = discviz.spine_figure(Herniation("L4-L5")).layout.updatemenus[0].buttons
    assert [button.label for button in buttons] == [view.capitalize() for view in solid.CAMERAS]
    for button in buttons:
        changed, _, traces = button.args
        assert list(traces) == [solid.MESHES.index("arches")]
        assert changed["visible"] == (button.label != "Inside the canal")


@pytest.mark.parametrize("herniation", [None, Herniation("L4-L5"), Herniation("C5-C6", side="right")])
def test_the_pathway_lights_disc_root_and_skin_in_one_picture(herniation):
    figure = discviz.spine_figure(herniation, view="pathway")
    skin = mesh(figure, "skin")
    clear = [colour for _, colour in skin.colorscale if colour.endswith(",0.13)")]
    assert clear
    names = {trace.name for trace in figure.data}
    assert {"bodies", "discs", "nerves", "skin"} <= names
    if herniation:
        assert len(clear) < len(skin.colorscale)
        assert "way" in names
        assert f"{herniation.roots[0]} root: pressed" in labels(figure)
        assert len(theme.unpacked(mesh(figure, "nerves").i)) < 3000  # the other roots are left out


def test_the_flat_view_shows_the_same_without_3d():
    figure = discviz.spine_figure(Herniation("L4-L5", side="right"), view="flat")
    assert not [trace for trace in figure.data if trace.type in {"mesh3d", "scatter3d"}]
    by_name = {shape.part.name: shape.part for shape in flat.shapes()}
    shown = {by_name[shape.name] for shape in figure.layout.shapes}
    lit = {(part.view, part.tissue, part.of, part.side) for part in shown if part.of}
    discs = {("side", "disc", "L4-L5", ""), ("back", "disc", "L4-L5", "")}
    assert lit == discs | {("back", "root", "L5", "right"), ("side", "root", "L5", "left")}
    assert {part.tissue for part in shown if not part.of} == {"bones", "discs", "cord", "roots"}


@given(every_herniation)
@settings(max_examples=40)
def test_the_flat_spine_lights_what_is_drawn_and_no_root_for_a_bulge(herniation):
    shown = flat.lit(herniation).parts
    assert set(shown) <= {shape.part for shape in flat.shapes()}
    assert any(part.tissue == "root" for part in shown) == (herniation.morphology != "bulge")


@pytest.mark.parametrize("view", spine.VIEWS)
@pytest.mark.parametrize("herniation", [None, Herniation("T8-T9", zone="central")])
def test_a_figure_is_plain_steady_and_asks_nobody(herniation, view):
    one, two = (discviz.spine_figure(herniation, view=view) for _ in range(2))
    assert type(one) is go.Figure
    assert one.to_json() == two.to_json()
    assert not re.search(r"https?://", one.to_json())
    assert "sendChartToCloud" in one.layout.modebar.remove
    assert len(one.to_json()) < 900_000
    assert "Sources: " in one.layout.annotations[0].text


@pytest.mark.parametrize("wrong", ["3d", "levels", "", None, 3])
def test_an_unknown_view_is_refused_with_the_nearest(wrong):
    with pytest.raises(DiscvizError, match="is not a view"):
        discviz.spine_figure(Herniation("L4-L5"), view=wrong)


@pytest.mark.parametrize("wrong", ["L4-L5", 5, ("L4-L5",)])
def test_only_a_herniation_can_be_drawn(wrong):
    with pytest.raises(DiscvizError, match="make one with"):
        discviz.spine_figure(wrong)


def test_the_meshes_stay_within_their_budget():
    assert sum((ATLAS / name).stat().st_size for name in ("body.json", "spine.json")) <= 1_500_000
