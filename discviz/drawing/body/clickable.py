"""The body to click on: where it hurts or tingles, and over it the roots that would explain that.

The drawing is that of the chart, built once; what is said only changes which parts are opaque.
"""

from collections.abc import Mapping
from math import hypot

from discviz.drawing import theme
from discviz.drawing.body import chart
from discviz.drawing.body.marks import SIDES, mark
from discviz.drawing.scene import Lit, Part, Shape
from discviz.knowledge import Row, atlas, remembered, table
from discviz.reasoning.ranking import Ranking
from discviz.spine.findings import capital

MODES = ("sensory", "pain")  # what a click on the body means
RIM, CROSS = 2.3, 2.0  # half the size of a spot, sheet units
FAINTEST = 0.12  # a root with less than this share of the best is not drawn
EDGE, FLOOR = 0.8, 5.0  # cm inside the edge; height of the floor on the sheet
Place = tuple[str, str]  # a landmark and its side


@remembered
def spots() -> tuple[tuple[str, str, str, float, float], ...]:
    """Return every point that can be clicked: landmark, side, view, x, y."""
    named = {landmark for mode in MODES for landmark in _finding_at(mode)}
    return tuple(mark for mark in _marks() if mark[0] in named)


@remembered
def _marks() -> tuple[tuple[str, str, str, float, float], ...]:
    """Return where each landmark is seen; one at the very edge, which no view shows, stands on the edge in front."""
    seen = [(m["id"], m["side"], m["view"], m["x"], m["y"]) for m in atlas("chart")["landmarks"]]
    front = next(view for view in atlas("chart")["views"] if view["id"] == "front")
    for row in table("landmarks"):
        if row["id"] not in {mark[0] for mark in seen}:
            for side, sign in zip(SIDES, (1, -1), strict=True):
                seen.append((row["id"], side, "front", front["axis"] + sign * (row["x"] - EDGE), row["z"] + FLOOR))
    return tuple(seen)


@remembered
def _finding_at(mode: str) -> Mapping[str, str]:
    """Return the finding each landmark stands for: the first that names it and has a place on one side."""
    found: dict[str, str] = {}
    for row in table("findings"):
        if row["kind"] == mode and row["region"] and not row["root"] and not row["alarm"]:
            for landmark in row["landmarks"]:
                found.setdefault(landmark, row["id"])
    return found


def finding_of(number: int, mode: str) -> Place:
    """Return the finding and the side that a click on a point means: its own, or that of the nearest point.

    Examples
    --------
    >>> number = [spot[0] for spot in spots()].index("thumb-tip")
    >>> finding_of(number, "sensory"), finding_of(number, "pain")
    (('numb-thumb', 'left'), ('pain-thumb', 'left'))
    """
    landmark, side, view, x, y = spots()[number]
    known = _finding_at(mode)
    if landmark in known:
        return known[landmark], side
    others = (spot for spot in spots() if spot[1] == side and spot[0] in known)
    # in the same view if there is one
    nearest = min(others, key=lambda spot: (spot[2] != view, hypot(spot[3] - x, spot[4] - y)))
    return known[nearest[0]], side


def named_at(number: int) -> tuple[str, tuple[str, ...]]:
    """Return what the pointer reads over a point: the side, and what a click on it may mean."""
    findings = [finding_of(number, mode)[0] for mode in MODES]
    said = dict.fromkeys(capital(table("findings")[finding]["short"]) for finding in findings)
    return spots()[number][1], tuple(said)


@remembered
def shapes() -> tuple[Shape, ...]:
    """Return the whole drawing, bottom layer first: the chart without its pain paths, and every place to be named."""
    body = (shape for shape in chart.shapes() if shape.part.tissue != "pain")
    rows = (row for row in table("findings") if row["kind"] in MODES and row["landmarks"] and not row["root"])
    return (*body, *(_spot_shape(row, side) for row in rows for side in SIDES))


def _spot_shape(row: Row, side: str) -> Shape:
    """Return how a place that was named is drawn: a full dot for numbness, a cross for pain."""
    numb = row["kind"] == "sensory"
    draw, line, width = (_dot, theme.PAPER, 1.5) if numb else (_cross, theme.PAIN, 3.5)
    seen = ((x, y) for landmark, its_side, _, x, y in _marks() if landmark in row["landmarks"] and its_side == side)
    whole = "".join(draw(x, y) for x, y in seen)
    part = mark("spot", row["id"], side)
    return Shape(part, whole, fill=theme.INK, line=line, width=width, opacity=0, above=True)


def _dot(x: float, y: float) -> str:
    """Return an eight-cornered dot."""
    r, d = RIM, RIM * 0.7
    points = ((r, 0), (d, d), (0, r), (-d, d), (-r, 0), (-d, -d), (0, -r), (d, -d))
    return "M" + "L".join(f"{x + a:g},{y + b:g}" for a, b in points) + "Z"


def _cross(x: float, y: float) -> str:
    r = CROSS
    return f"M{x - r:g},{y - r:g}L{x + r:g},{y + r:g}M{x - r:g},{y + r:g}L{x + r:g},{y - r:g}"


def lit(said: Mapping[str, set[str]], ranking: Ranking, *, explain: bool = True) -> Lit:
    """Return which parts are to be seen.

    Parameters
    ----------
    said : mapping of str to set of str
        Each finding with the sides it was said of; "" for none.
    ranking : Ranking
        Whose best roots are laid over the body.
    explain : bool
        False leaves the roots out: the learner shall think first.
    """
    parts: dict[Part, float] = {}
    sides = {side for named in said.values() for side in named} & set(SIDES) or set(SIDES)
    if explain and ranking.findings and ranking.verdict in {"single root", "several roots"}:
        best = ranking.roots[0][1]
        for root, share in ranking.roots:
            if share >= FAINTEST * best:
                parts |= {mark(kind, root, side): share / best for kind in ("core", "extent") for side in sides}
    for finding, named in said.items():
        row = table("findings")[finding]
        kind = {"motor": "muscle", "reflex": "reflex"}.get(row["kind"])
        for side in named & set(SIDES) or sides:
            parts[mark("spot", finding, side)] = 1.0
            parts |= {mark(kind, region, side): 1.0 for region in row["region"] if kind}
    drawn = {shape.part for shape in shapes()}
    return Lit({part: opacity for part, opacity in parts.items() if part in drawn})
