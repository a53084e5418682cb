"""Textbook against patients: where pain was felt, and how two schools of maps draw one root."""

from collections.abc import Mapping

from discviz.drawing import theme
from discviz.drawing.body import leg
from discviz.drawing.scene import Shape
from discviz.figures import to_plotly
from discviz.figures.evidence import marks
from discviz.figures.to_plotly import Spec, on, plain, refs
from discviz.knowledge import Row, Table, table

SERIES = "kortelainen1985"  # the source that counted where people felt it
DISCS = {"L4-L5": 0, "L5-S1": 0.3}  # where the two panels of each start, in shares of the figure's width
BACK, WIDTH = 0.135, 0.125  # of these panels: where the second starts after the first, and how wide each is
# root: the view that shows most of its area, and where its number stands beside the leg
AREAS = {"L4": ("front", 53, 47, "right"), "L5": ("front", 66, 36, "left"), "S1": ("back", 142.5, 40, "left")}
VIEWS = {"front": "", "feet_tops": "2"}  # of the maps, and their axes
SYMPTOMS = {"pain": (theme.PAIN, ""), "tingling": (theme.SERIES[0], "/")}
WHERE = {"cervical": "neck", "thoracic": "trunk", "lumbar": "low back"}
MAPPED, BOTH = "L4", "both"
SCHOOLS = {"patches": ("■", "plain"), "bands": ("▤", "striped")}  # sign, and how it is drawn
BESIDE = 44  # characters of a line beside the legs
MARGIN = {"l": 44, "r": 24, "t": 104, "b": 92}


def dermatomes() -> Spec:
    """Draw the textbook against patients.

    Where people with one operated disc felt pain, and how often symptoms keep to the map.
    """
    labels, traces, shapes = [], [], []
    headings: dict[float, str] = {}
    axes: Spec = {}
    counted = [row for row in table("dermatome_fidelity") if SERIES in row["sources"] and row["level"] in DISCS]
    panels = iter(("", "2", "3", "4"))
    for disc, start in DISCS.items():
        felt: dict[str, Row] = {row["root"]: row for row in counted if row["level"] == disc}
        shares = {root: (felt[root]["percent"] or 0) / 100 for root in AREAS}
        panel_of = {}
        for view, left in (("front", start), ("back", start + BACK)):
            panel = panel_of[view] = next(panels)
            axes |= _leg_axes(panel, view, left, left + WIDTH)
            shapes += [
                to_plotly.shape(each, **refs(panel), opacity=None) for each in (leg.outline(view), *leg.areas(shares))
            ]
            labels.append(marks.label(f"left leg, {view}", 0.5, 0, yanchor="top", **refs(panel, " domain")))
        for root, (view, x, y, anchor) in AREAS.items():
            words = f"<b>{root}</b> {felt[root]['percent']:g}"
            labels.append(marks.label(words, x, y, **refs(panel_of[view]), xanchor=anchor, font={"size": 14}))
            # an unseen point that says what stands behind the number
            at = next(spot for spot in leg.region(root)["labels"] if spot["view"] == view)
            said = marks.hover(felt[root], "{level}: {measure}, {percent:g} of 100")
            unseen: Spec = {"marker": {"opacity": 0, "size": 40}, "showlegend": False}
            traces.append(to_plotly.points([at["x"]], [at["y"]], [said], **on(panel_of[view]), **unseen))
        root, none = table("levels")[disc]["subarticular_roots"][0], felt[""]
        headings[start] = f"Disc {disc}, textbook root {root}<br>n = {none['n']}; in no one area: {none['percent']:g}"
    kept = _kept_rows()
    for row, place in zip(kept, range(len(kept) - 1, -1, -1), strict=True):  # the first on top
        colour, pattern = SYMPTOMS.get(row["symptom"], (theme.QUIET_INK, ""))
        look: Spec = {"color": colour, "pattern": {"shape": pattern}}
        more: Spec = {**on("5"), "width": 0.42, "showlegend": False}
        traces.append(marks.bars([row], [place], "{study}, {where}: {short}", look, **more))
        people = f", n = {row['n']}" if row["n"] is not None else ""
        words = f"{plain(row['where'])}: {plain(row['short'])}<br><i>{plain(row['study'])}{people}</i>"
        labels.append(marks.label(words, 0, place + 0.2, **refs("5"), xanchor="left", yanchor="bottom"))
    headings[0.62] = "Do symptoms keep to the map?<br>plain red: pain, striped blue: tingling"
    return marks.figure(
        "Textbook against patients: where operated people felt the pain",
        "Numbers: of 100 people with that disc; the darker, the more. The areas are those of our chart; the study's "
        "own are not known to us. Counts of Kortelainen as reported on a web page.",
        [*counted, *kept],
        traces,
        shapes=shapes,
        labels=labels,
        headings=headings,
        margin=MARGIN,
        showlegend=False,
        **axes,
        xaxis5=marks.percent_axis("of 100 people or roots", domain=[0.62, 0.98], anchor="y5"),
        yaxis5=marks.axis(anchor="x5", visible=False, range=[-0.4, len(kept) - 0.1]),
    )


def _kept_rows() -> list[Row]:
    """Return the rows that say how often symptoms keep to the map, and where; first those that tell symptoms apart."""
    rows = (row for row in table("dermatome_fidelity") if row["short"])
    ordered = sorted(rows, key=lambda row: (not row["symptom"], row["root"], row["symptom"]))
    return [{**row, "where": row["root"] or WHERE[row["part"]]} for row in ordered]


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
    shown = seen(school)
    shapes = [
        to_plotly.shape(each, **refs(VIEWS[each.part.view]), opacity=shown.get(str(place)))
        for place, each in enumerate(map_shapes())
    ]
    words = {"front": "left leg, front<br>(inner side at the left)", "feet_tops": "left foot, top"}
    labels = [
        marks.label(words[view], 0.5, 0, yanchor="top", **refs(panel, " domain")) for view, panel in VIEWS.items()
    ]
    beside = {**to_plotly.ON_THE_PAGE, "xanchor": "left", "yanchor": "top", "font": {"size": 14}}
    labels.append(marks.label(_said_of_maps(rows, maps), 0.6, 1, **beside))
    return marks.figure(
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
        **_leg_axes("", "front", 0, 0.26),
        **_leg_axes("2", "feet_tops", 0.28, 0.56),
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
    outlines = [leg.outline(view) for view in VIEWS]
    return [*outlines, leg.patch(MAPPED), *(leg.band(MAPPED, view) for view in VIEWS)]


def _said_of_maps(rows: Mapping[str, Row], maps: Table[Row]) -> str:
    """Return the words beside the legs: headings, and sentences below each."""
    remembered = ", ".join(row["root"] for row in maps if not marks.is_sound(row))
    blank = ", ".join(row["root"] for row in maps if row["blank"] == "yes")
    said = {
        f"<span style='color:{leg.SCHOOLS[school]}'>{sign}</span> <b>{school.capitalize()}</b> ({drawn})": [
            rows[school]["area"]
        ]
        for school, (sign, drawn) in SCHOOLS.items()
    }
    said["<b>What it means</b>"] = [
        "Both name the inner shin. One gives the inner side of the big toe to L4, the other does not.",
        "Ask which map was used.",
    ]
    said["<b>What is left blank, and why</b>"] = [
        f"Patches: for {remembered} we have words from memory only (unverified).",
        f"{blank}: that school itself leaves them blank.",
        "Bands: of the other roots we know only that they run unbroken from the middle of the back.",
    ]
    blocks = ([heading, *(marks.broken(each, BESIDE) for each in below)] for heading, below in said.items())
    return "<br><br>".join(map("<br>".join, blocks))


def _switch(school: str) -> Spec:
    """Return the buttons that show one school, the other, or both."""
    words = {BOTH: "Both, one over the other", "patches": "Patches only", "bands": "Bands only"}
    changes = {
        said: {f"shapes[{place}].opacity": opacity for place, opacity in seen(choice).items()}
        for choice, said in words.items()
    }
    place = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "pad": {"b": 14}, "direction": "right"}
    return to_plotly.menu("buttons", changes, active=list(words).index(school), font={"size": 13}, **place)


def _leg_axes(panel: str, view: str, start: float, end: float) -> Spec:
    """Return equal axes without lines that show the left leg in one view."""
    hidden = {"visible": False, "fixedrange": True, "constrain": "domain"}
    across, up = leg.WINDOWS[view]
    upright = {"constraintoward": "top", "scaleanchor": f"x{panel}", "anchor": f"x{panel}"}
    return {
        f"xaxis{panel}": {**hidden, "range": across, "domain": [start, end], "anchor": f"y{panel}"},
        f"yaxis{panel}": {**hidden, "range": up, **upright},
    }
