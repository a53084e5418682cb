"""Textbook against patients: where pain was felt, and how two schools of maps draw one root."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from discviz.drawing import theme
from discviz.drawing.body.chart import path
from discviz.errors import DiscvizError
from discviz.figures.evidence.marks import axis, bars, broken, figure, hover, label, panel_title, percent_axis, plain
from discviz.knowledge import atlas, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discviz.knowledge import Row, Table

DISCS = ("L4-L5", "L5-S1")
# root: the view that shows most of its area, and where its number stands beside the leg
AREAS = {"L4": ("front", 53, 47, "right"), "L5": ("front", 66, 36, "left"), "S1": ("back", 142.5, 40, "left")}
WINDOWS = {"front": ((46, 74), (3, 83)), "back": ((122, 150), (3, 83)), "feet_tops": ((228, 246), (57, 93))}
VIEWS = {1: "front", 2: "feet_tops"}  # of the maps, by the number of their axes
BLUE, _, ORANGE, _ = theme.SERIES
SYMPTOMS = {"pain": (theme.PAIN, ""), "tingling": (BLUE, "/")}
# landmarks for the words of the bands' row, by view
BAND = {"front": ("outer-thigh", "patella", "inner-shin", "key-L4"), "feet_tops": ("key-L4", "navicular", "big-toe")}
MAPPED, BOTH = "L4", "both"
SCHOOLS = {"patches": ORANGE, "bands": BLUE}
TOE = 2  # units of the sheet from the landmark at the root of the big toe to its nail
BESIDE = 44  # characters of a line beside the legs
MARGIN = {"l": 44, "r": 24, "t": 104, "b": 92}


def dermatomes() -> dict[str, Any]:
    """Draw where people with one operated disc felt pain, and how often symptoms keep to the map."""
    fidelity = table("dermatome_fidelity")
    shapes, labels, traces, headings = [], [], [], []
    axes: dict[str, Any] = {}
    drawn: list[Row] = []
    for disc, start in zip(DISCS, (0, 0.3), strict=True):
        rows = list(fidelity.where(study="Kortelainen 1985", level=disc))
        felt: dict[str, Row] = {row["root"]: row for row in rows}
        drawn += rows
        numbers = {view: len(axes) // 2 + place for place, view in enumerate(("front", "back"), start=1)}
        for view, number in numbers.items():
            left = start + (0 if view == "front" else 0.135)
            axes |= _leg_axes(number, view, [left, left + 0.125])
            shapes += [_silhouette(view, number), *_areas(felt, number)]
            labels.append(label(f"left leg, {view}", 0.5, 0, yanchor="top", **_refs(number, " domain")))
        for root, (view, x, y, anchor) in AREAS.items():
            row, number = felt[root], numbers[view]
            words = f"<b>{root}</b> {row['percent']:g}"
            labels.append(label(words, x, y, **_refs(number), xanchor=anchor, font={"size": 14}))
            at = next(spot for spot in _region(root)["labels"] if spot["view"] == view)
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
        symptom = row["measure"].split(":")[0]
        colour, shape = SYMPTOMS.get(symptom, (theme.QUIET_INK, ""))
        words = _kept_words(row)
        trace = bars([row], [place], [words], symptom, colour, **pairs, width=0.42, showlegend=False)
        traces.append({**trace, "marker": {**trace["marker"], "pattern": {"shape": shape}}})
        where = {"xref": f"x{last}", "yref": f"y{last}", "xanchor": "left", "yanchor": "bottom"}
        labels.append(label(words, 0, place + 0.2, **where))
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
    """Return the rows that say how often symptoms keep to the map: Taylor, Murphy, McAnany."""
    fidelity = table("dermatome_fidelity")
    half = [row for row in fidelity.where(study="Taylor 2013") if "more than half" in row["measure"]]
    half.sort(key=lambda row: (row["root"], row["measure"]))
    parts = [row for row in fidelity.where(study="Murphy 2009") if not row["root"]]
    pattern = [row for row in fidelity.where(study="McAnany 2019") if "pattern" in row["measure"]]
    return [*half, *parts, *pattern]


def _kept_words(row: Row) -> str:
    place = row["root"] or {"cervical": "neck", "lumbar": "low back"}[row["part"]]
    people = f", n = {row['n']}" if row["n"] is not None else ""
    symptom, _, rest = row["measure"].rpartition(": ")
    said = f"{symptom}, {rest}" if symptom else rest
    for longer in (" of the affected root", " of the operated root", " of all marks"):
        said = said.replace(longer, "")
    return f"{plain(place)}: {plain(said)}<br><i>{plain(row['study'])}{people}</i>"


def dermatome_maps(school: str = BOTH, *, switch: bool = True) -> dict[str, Any]:
    """Draw L4 as two schools of maps do, as far as their words are known, and leave the rest blank.

    Parameters
    ----------
    school : {"both", "patches", "bands"}
        What is seen at first.
    switch : bool
        True puts buttons into the figure; a widget has its own.
    """
    maps = table("dermatome_maps")
    rows: dict[str, Row] = {row["school"]: row for row in maps.where(root=MAPPED)}
    shapes = _map_shapes()
    for place, opacity in seen(school).items():
        shapes[int(place)]["opacity"] = opacity
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
        **({"updatemenus": [_switch(school)]} if switch else {}),
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
    drawn = {str(place): shape["name"].split()[0] for place, shape in enumerate(_map_shapes()) if "name" in shape}
    return {place: float(school in {BOTH, own}) for place, own in drawn.items()}


def _map_shapes() -> list[dict[str, Any]]:
    """Return the outlines of leg and foot, then what each school draws on them; of the patches, nothing on the foot."""
    outlines = [_silhouette(view, number) for number, view in VIEWS.items()]
    return [*outlines, _patch(MAPPED, 1), *(_band(MAPPED, view, number) for number, view in VIEWS.items())]


def _said_of_maps(rows: dict[str, Row], maps: Table[Row]) -> list[str]:
    """Return the words beside the legs, line by line."""
    remembered = ", ".join(row["root"] for row in maps if row["certainty"] == "unverified")
    blank = ", ".join(row["root"] for row in maps if "left blank" in row["area"])
    signs = {"patches": ("■", "<b>Patches</b> (plain)"), "bands": ("▤", "<b>Bands</b> (striped)")}
    lines = []
    for school, colour in SCHOOLS.items():
        sign, words = signs[school]
        lines += [f"<span style='color:{colour}'>{sign}</span> {words}", broken(rows[school]["area"], BESIDE), ""]
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


def _switch(school: str) -> dict[str, Any]:
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


def _patch(root: str, number: int) -> dict[str, Any]:
    """Return the core of a root down to the ankle: the words name no part of the foot."""
    core = _cut(_region(root)["core"], _point("key-L4", "front")[1])
    line = {"width": 1.5, "color": theme.INK}
    return _shape(
        number, name=f"patches {root} front", path=path(core["x"], core["y"]), fillcolor=SCHOOLS["patches"], line=line
    )


def _band(root: str, view: str, number: int) -> dict[str, Any]:
    """Return a broad striped line through landmarks."""
    x, y = zip(*(_point(key, view) for key in BAND[view]), strict=True)
    y = (*y[:-1], y[-1] - TOE) if BAND[view][-1] == "big-toe" else y
    line = {"width": 13, "color": SCHOOLS["bands"], "dash": "3px,3px"}
    return _shape(number, name=f"bands {root} {view}", path=path(x, y, closed=False), line=line)


def _cut(rings: dict[str, list[float | None]], height: float) -> dict[str, list[float | None]]:
    """Return the parts of polygons above a height, cut straight."""
    cut: dict[str, list[float | None]] = {"x": [], "y": []}
    for ring in _rings(rings):
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            if y0 >= height:
                cut["x"].append(x0)
                cut["y"].append(y0)
            if (y0 < height) != (y1 < height):
                cut["x"].append(round(x0 + (height - y0) / (y1 - y0) * (x1 - x0), 2))
                cut["y"].append(height)
        cut["x"].append(None)
        cut["y"].append(None)
    return cut


def _rings(rings: dict[str, list[float | None]]) -> Iterator[list[tuple[float, float]]]:
    """Give the polygons of the sheet one by one."""
    ring: list[tuple[float, float]] = []
    for x, y in zip([*rings["x"], None], [*rings["y"], None], strict=True):
        if x is not None and y is not None:
            ring.append((x, y))
        elif ring:
            yield ring
            ring = []


def _point(landmark: str, view: str) -> tuple[float, float]:
    """Return where a landmark of the left side stands in a view of the sheet."""
    sheet = atlas("chart")
    for spot in sheet["landmarks"]:
        if (spot["id"], spot["side"], spot["view"]) == (landmark, "left", view):
            return spot["x"], spot["y"]
    # a point at the very edge of the body is not on the sheet: its coordinates say where it would stand
    row, knee = table("landmarks")[landmark], table("landmarks")["patella"]
    axis_x = next(side["axis"] for side in sheet["views"] if side["id"] == view)
    return axis_x + row["x"], _point("patella", view)[1] + row["z"] - knee["z"]


def _region(root: str) -> dict[str, Any]:
    return next(region for region in atlas("chart")["regions"] if (region["root"], region["side"]) == (root, "left"))


def _leg_axes(number: int, view: str, domain: Sequence[float]) -> dict[str, Any]:
    """Return equal axes without lines that show the left leg in one view."""
    mark = "" if number == 1 else str(number)
    hidden = {"visible": False, "fixedrange": True, "constrain": "domain"}
    return {
        f"xaxis{mark}": {**hidden, "range": WINDOWS[view][0], "domain": list(domain), "anchor": f"y{mark}"},
        f"yaxis{mark}": {
            **hidden,
            "range": WINDOWS[view][1],
            "constraintoward": "top",
            "scaleanchor": f"x{mark}",
            "anchor": f"x{mark}",
        },
    }


def _refs(number: int, end: str = "") -> dict[str, str]:
    """Return the names plotly gives to a pair of axes: the first has no number."""
    mark = "" if number == 1 else number
    return {"xref": f"x{mark}{end}", "yref": f"y{mark}{end}"}


def _silhouette(view: str, number: int) -> dict[str, Any]:
    """Return the outline of the body in one view."""
    (left, right), (low, high) = WINDOWS[view]
    middle = (left + right) / 2
    for ring in _rings(atlas("chart")["outline"]):
        xs, ys = zip(*ring, strict=True)
        if min(xs) < middle < max(xs) and min(ys) < (low + high) / 2 < max(ys):
            form = {"fillcolor": theme.BODY, "line": {"width": 1.2, "color": theme.BODY_LINE}}
            return _shape(number, path=path(xs, ys), **form)
    raise DiscvizError(f"chart.json: the view {view!r} has no outline. Install discviz again.")


def _areas(felt: dict[str, Row], number: int) -> list[dict[str, Any]]:
    """Return the areas of the roots, each as opaque as its share of people."""
    shapes = []
    for root in AREAS:
        ring, colour = path(**_region(root)["nominal"]), theme.shades(root)[0]
        fill = {"name": f"felt {root}", "opacity": felt[root]["percent"] / 100, "line": {"width": 0}}
        shapes.append(_shape(number, path=ring, fillcolor=colour, **fill))
        shapes.append(_shape(number, path=ring, line={"width": 1, "color": colour}, fillcolor="rgba(0,0,0,0)"))
    return shapes


def _shape(number: int, **form: Any) -> dict[str, Any]:  # noqa: ANN401 - plotly's shape holds anything
    return {"type": "path", **_refs(number), "layer": "below", **form}


def _spot(row: Row, said: str, at: dict[str, float], number: int) -> dict[str, Any]:
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
