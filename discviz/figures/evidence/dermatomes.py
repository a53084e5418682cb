"""Textbook against patients: where pain was felt, and how two schools of maps draw one root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.drawing import theme
from discviz.drawing.body import leg
from discviz.figures import to_plotly
from discviz.figures.evidence.marks import (
    axis,
    bars,
    broken,
    figure,
    hover,
    is_sound,
    label,
    panel_title,
    percent_axis,
)
from discviz.figures.to_plotly import plain
from discviz.knowledge import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discviz.drawing.scene import Shape
    from discviz.figures.to_plotly import Spec
    from discviz.knowledge import Row, Table

DISCS, SERIES = ("L4-L5", "L5-S1"), "kortelainen1985"  # and the source that counted where people felt it
# root: the view that shows most of its area, and where its number stands beside the leg
AREAS = {"L4": ("front", 53, 47, "right"), "L5": ("front", 66, 36, "left"), "S1": ("back", 142.5, 40, "left")}
VIEWS = {1: "front", 2: "feet_tops"}  # of the maps, by the number of their axes
BLUE = theme.SERIES[0]
SYMPTOMS = {"pain": (theme.PAIN, ""), "tingling": (BLUE, "/")}
MAPPED, BOTH = "L4", "both"
SCHOOLS = {"patches": ("■", "plain"), "bands": ("▤", "striped")}  # sign, and how it is drawn
BESIDE = 44  # characters of a line beside the legs
MARGIN = {"l": 44, "r": 24, "t": 104, "b": 92}


def dermatomes() -> Spec:
    """Draw the textbook against patients.

    Where people with one operated disc felt pain, and how often symptoms keep to the map.
    """
    fidelity = table("dermatome_fidelity")
    shapes: list[Spec] = []
    labels, traces, headings = [], [], []
    axes: Spec = {}
    drawn: list[Row] = []
    for disc, start in zip(DISCS, (0, 0.3), strict=True):
        rows: list[Row] = [row for row in fidelity.where(level=disc) if SERIES in row["sources"]]
        felt: dict[str, Row] = {row["root"]: row for row in rows}
        drawn += rows
        numbers = {view: len(axes) // 2 + place for place, view in enumerate(("front", "back"), start=1)}
        for view, number in numbers.items():
            left = start + (0 if view == "front" else 0.135)
            axes |= _leg_axes(number, view, [left, left + 0.125])
            shares = {root: (felt[root]["percent"] or 0) / 100 for root in AREAS}
            shapes += [_on(number, each) for each in (leg.outline(view), *leg.areas(shares))]
            labels.append(label(f"left leg, {view}", 0.5, 0, yanchor="top", **_refs(number, " domain")))
        for root, (view, x, y, anchor) in AREAS.items():
            row, number = felt[root], numbers[view]
            words = f"<b>{root}</b> {row['percent']:g}"
            labels.append(label(words, x, y, **_refs(number), xanchor=anchor, font={"size": 14}))
            at = next(spot for spot in leg.region(root)["labels"] if spot["view"] == view)
            said = f"{disc}: {row['measure']}, {row['percent']:g} of 100"
            traces.append(_spot(row, said, at, number))
        none = felt[""]
        root = table("levels")[disc]["subarticular_roots"][0]
        headings.append(
            panel_title(
                f"Disc {disc}, textbook root {root}<br>n = {none['n']}; in no one area: {none['percent']:g}", start
            )
        )
    kept = _kept_rows()
    last = len(axes) // 2 + 1
    pairs = {"xaxis": f"x{last}", "yaxis": f"y{last}"}
    places = range(len(kept) - 1, -1, -1)  # the first on top
    for row, place in zip(kept, places, strict=True):
        colour, pattern = SYMPTOMS.get(row["symptom"], (theme.QUIET_INK, ""))
        said = f"{row['study']}, {_place(row)}: {row['short']}"
        trace = bars([row], [place], [said], "", colour, **pairs, width=0.42)
        marker = {**trace["marker"], "pattern": {"shape": pattern}}
        traces.append({**trace, "marker": marker, "showlegend": False})
        where = {"xref": f"x{last}", "yref": f"y{last}", "xanchor": "left", "yanchor": "bottom"}
        labels.append(label(_kept_words(row), 0, place + 0.2, **where))
    drawn += kept
    axes |= {
        f"xaxis{last}": percent_axis("of 100 people or roots", domain=[0.62, 0.98], anchor=f"y{last}"),
        f"yaxis{last}": axis(anchor=f"x{last}", visible=False, range=[-0.4, len(kept) - 0.1]),
    }
    headings.append(panel_title("Do symptoms keep to the map?<br>plain red: pain, striped blue: tingling", 0.62))
    return figure(
        "Textbook against patients: where operated people felt the pain",
        "Numbers: of 100 people with that disc; the darker, the more. The areas are those of our chart; the study's "
        "own are not known to us. Counts of Kortelainen as reported on a web page.",
        drawn,
        traces,
        shapes=shapes,
        labels=labels,
        headings=headings,
        margin=MARGIN,
        showlegend=False,
        **axes,
    )


def _kept_rows() -> list[Row]:
    """Return the rows that say how often symptoms keep to the map, those that tell them apart first."""
    rows = (row for row in table("dermatome_fidelity") if row["short"])
    return sorted(rows, key=lambda row: (not row["symptom"], row["root"], row["symptom"]))


def _kept_words(row: Row) -> str:
    people = f", n = {row['n']}" if row["n"] is not None else ""
    return f"{plain(_place(row))}: {plain(row['short'])}<br><i>{plain(row['study'])}{people}</i>"


def _place(row: Row) -> str:
    return str(row["root"] or {"cervical": "neck", "thoracic": "trunk", "lumbar": "low back"}[row["part"]])


def dermatome_maps(school: str = BOTH, *, switch: bool = True) -> Spec:
    """Draw the root L4 in two schools of maps.

    As far as their words are known; the rest is left blank.

    Parameters
    ----------
    school : {"both", "patches", "bands"}
        What is seen at first.
    switch : bool
        True puts buttons into the figure; a widget has its own.
    """
    maps = table("dermatome_maps")
    rows: dict[str, Row] = {row["school"]: row for row in maps.where(root=MAPPED)}
    numbers = {view: number for number, view in VIEWS.items()}
    shown = seen(school)
    shapes = [_on(numbers[each.part.view], each, shown.get(str(place))) for place, each in enumerate(map_shapes())]
    words = {1: "left leg, front<br>(inner side at the left)", 2: "left foot, top"}
    labels = [label(said, 0.5, 0, yanchor="top", **_refs(number, " domain")) for number, said in words.items()]
    beside = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "font": {"size": 14}}
    labels.append(label("<br>".join(_said_of_maps(rows, maps)), 0.6, 1, **beside))
    return figure(
        f"One root, two schools of maps: {MAPPED}",
        "Patches: the part of our chart that these words name. Bands: a sketch of ours through the places the words "
        "name, by way of the inner shin; its width and edges are not known.",
        list(rows.values()),
        [{"type": "scatter", "x": [None], "y": [None], "showlegend": False}],
        shapes=shapes,
        labels=labels,
        margin={**MARGIN, "l": 12, "t": 104 if switch else 56},
        caption_below=40,
        updatemenus=[_switch(school)] if switch else [],
        **_leg_axes(1, VIEWS[1], [0, 0.26]),
        **_leg_axes(2, VIEWS[2], [0.28, 0.56]),
    )


def seen(school: str) -> dict[str, float]:
    """Return the opacity of each drawing of a school, by its place among the shapes.

    Examples
    --------
    >>> seen("patches")
    {'2': 1.0, '3': 0.0, '4': 0.0}
    """
    drawn = map_shapes()
    parts = {each.part: float(school in {BOTH, each.part.tissue}) for each in drawn if each.part.tissue in SCHOOLS}
    return to_plotly.lit_by_place(drawn, parts)


def map_shapes() -> list[Shape]:
    """Return the outlines of leg and foot, then what each school draws on them; of the patches, nothing on the foot."""
    outlines = [leg.outline(view) for view in VIEWS.values()]
    return [*outlines, leg.patch(MAPPED), *(leg.band(MAPPED, view) for view in VIEWS.values())]


def _said_of_maps(rows: Mapping[str, Row], maps: Table[Row]) -> list[str]:
    """Return the words beside the legs, line by line."""
    remembered = ", ".join(row["root"] for row in maps if not is_sound(row))
    blank = ", ".join(row["root"] for row in maps if row["blank"] == "yes")
    lines = []
    for school, (sign, drawn) in SCHOOLS.items():
        shown = f"<span style='color:{leg.SCHOOLS[school]}'>{sign}</span> <b>{school.capitalize()}</b> ({drawn})"
        lines += [shown, broken(rows[school]["area"], BESIDE), ""]
    return [
        *lines,
        "<b>What it means</b>",
        broken("Both name the inner shin. One gives the inner side of the big toe to L4, the other does not.", BESIDE),
        broken("Ask which map was used.", BESIDE),
        "",
        "<b>What is left blank, and why</b>",
        broken(f"Patches: for {remembered} we have words from memory only (unverified).", BESIDE),
        broken(f"{blank}: that school itself leaves them blank.", BESIDE),
        broken("Bands: of the other roots we know only that they run unbroken from the middle of the back.", BESIDE),
    ]


def _switch(school: str) -> Spec:
    """Return the buttons that show one school, the other, or both."""
    words = {BOTH: "Both, one over the other", "patches": "Patches only", "bands": "Bands only"}
    buttons = [
        {
            "label": said,
            "method": "relayout",
            "args": [{f"shapes[{place}].opacity": opacity for place, opacity in seen(choice).items()}],
        }
        for choice, said in words.items()
    ]
    place = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "pad": {"b": 14}}
    return {
        "type": "buttons",
        "direction": "right",
        "active": list(words).index(school),
        "buttons": buttons,
        "font": {"size": 13},
        **place,
    }


def _leg_axes(number: int, view: str, domain: Sequence[float]) -> Spec:
    """Return equal axes without lines that show the left leg in one view."""
    mark = "" if number == 1 else str(number)
    hidden = {"visible": False, "fixedrange": True, "constrain": "domain"}
    return {
        f"xaxis{mark}": {**hidden, "range": leg.WINDOWS[view][0], "domain": list(domain), "anchor": f"y{mark}"},
        f"yaxis{mark}": {
            **hidden,
            "range": leg.WINDOWS[view][1],
            "constraintoward": "top",
            "scaleanchor": f"x{mark}",
            "anchor": f"x{mark}",
        },
    }


def _refs(number: int, end: str = "") -> dict[str, str]:
    """Return the names plotly gives to a pair of axes: the first has no number."""
    mark = "" if number == 1 else number
    return {"xref": f"x{mark}{end}", "yref": f"y{mark}{end}"}


def _on(number: int, drawn: Shape, opacity: float | None = None) -> Spec:
    """Return a layout shape on a pair of axes."""
    return to_plotly.shape(drawn, **_refs(number), opacity=opacity)


def _spot(row: Row, said: str, at: dict[str, float], number: int) -> Spec:
    """Return an unseen point that says what stands behind a number."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at["x"]],
        "y": [at["y"]],
        "xaxis": _refs(number)["xref"],
        "yaxis": _refs(number)["yref"],
        "marker": {"opacity": 0, "size": 40},
        "hovertext": [hover(row, said)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
