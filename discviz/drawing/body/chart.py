"""The body chart: front, back, hands and feet on one sheet, in sheet units of one centimetre.

The sheet comes ready from ``data/atlas/chart.json``. Findings are shapes that lie over one constant drawing, and a
selection only changes their opacity, which is redrawn without touching anything else.
"""

from collections.abc import Iterator, Mapping, Sequence

from discviz.drawing import theme
from discviz.drawing.body.marks import KINDS, SIDES, mark, marks
from discviz.drawing.scene import Label, Lit, Part, Shape, path
from discviz.knowledge import atlas, remembered, table
from discviz.spine.herniation import Herniation

LIT = 1.0
FAINT = 0.5  # a bulge: the same places, but often nothing is felt


def shapes() -> tuple[Shape, ...]:
    """Return the whole drawing, bottom layer first: the body, everything that can be marked, the lines above."""
    return (silhouette(), *mark_shapes().values(), *line_shapes())


def lit(herniation: Herniation) -> Lit:
    """Return the marks that a herniation lights."""
    opacity = LIT if herniation.presses else FAINT
    return Lit({part: opacity for part in marks(herniation) if part in mark_shapes()})


@remembered
def mark_shapes() -> Mapping[Part, Shape]:
    """Return everything that can be marked, bottom layer first, unseen until it is lit."""
    drawn = [_mark_shape(part, line) for part, line in _mark_paths()]
    return {shape.part: shape for shape in sorted(drawn, key=lambda shape: KINDS.index(shape.part.tissue))}


def _mark_paths() -> Iterator[tuple[Part, str]]:
    sheet = atlas("chart")
    for region in sheet["regions"]:
        for kind in ("core", "extent"):
            yield mark(kind, region["root"], region["side"]), path(**region[kind])
    for pain in sheet["pain_paths"]:
        yield mark("pain", pain["root"], pain["side"]), path(pain["x"], pain["y"], closed=False)
    for muscle in sheet["muscles"]:
        yield mark("muscle", muscle["id"], muscle["side"]), path(muscle["x"], muscle["y"])
    for reflex in sheet["reflexes"]:
        yield mark("reflex", reflex["id"], reflex["side"]), _diamonds(reflex["x"], reflex["y"])


def _mark_shape(part: Part, line: str) -> Shape:
    """Return how a mark is drawn; each kind has a form of its own beside its colour."""
    if part.tissue == "core":
        core, _ = theme.shades(part.of)
        return Shape(part, line, fill=core, line=core, width=1, opacity=0)
    if part.tissue == "extent":
        core, extent = theme.shades(part.of)
        return Shape(part, line, fill=extent, line=core, width=1.2, dash="3px,2px", opacity=0)
    if part.tissue == "muscle":
        return Shape(part, line, fill=theme.MUSCLE_FILL, line=theme.MUSCLE, width=1, opacity=0)
    if part.tissue == "pain":
        return Shape(part, line, line=theme.PAIN, width=4, dash="5px,4px", opacity=0)
    return Shape(part, line, fill=theme.PAPER, line=theme.REFLEX, width=2, opacity=0)


def _diamonds(x: Sequence[float | None], y: Sequence[float | None], size: float = 2.4) -> str:
    """Return a diamond round each point, sheet units."""
    points = [(a, b) for a, b in zip(x, y, strict=True) if a is not None and b is not None]
    return "".join(f"M{a - size:g},{b:g}L{a:g},{b + size:g}L{a + size:g},{b:g}L{a:g},{b - size:g}Z" for a, b in points)


def silhouette() -> Shape:
    """Return the quiet body that everything else is drawn upon."""
    whole = path(**atlas("chart")["outline"])
    return Shape(Part("body", "skin"), whole, fill=theme.BODY, line=theme.BODY_LINE, width=1.2)


def line_shapes() -> tuple[Shape, ...]:
    """Return the lines of the drawing, above everything that is lit: region borders and details."""
    lines = (("borders", theme.BORDER_LINE, 0.6), ("details", theme.BODY_LINE, 0.9))
    return tuple(
        Shape(Part("body", kind), path(**atlas("chart")[kind], closed=False), line=colour, width=width, above=True)
        for kind, colour, width in lines
    )


def dermatome_shapes() -> tuple[Shape, ...]:
    """Return every region at once, neighbours in turn lighter and darker."""
    drawn = [silhouette()]
    for number, root in enumerate(table("roots").ids):
        core, extent = theme.shades(root)
        whole, inner = (1, 0.75) if number % 2 else (0.55, 0.5)
        for region in atlas("chart")["regions"]:
            if region["root"] == root:
                part, outline = mark("region", root, region["side"]), path(**region["nominal"])
                drawn.append(Shape(part, outline, fill=extent, line=core, width=0.8, opacity=whole))
                part, outline = mark("core", root, region["side"]), path(**region["core"])
                drawn.append(Shape(part, outline, fill=core, opacity=inner))
    return tuple(drawn)


def view_names() -> tuple[Label, ...]:
    """Return the names of the six views, and L and R for the person's left and right."""
    views = atlas("chart")["views"]
    sides = [Label(view[f"{side}_x"], view[f"{side}_y"], side[0].upper()) for view in views for side in SIDES]
    return (*(Label(view["title_x"], view["title_y"], view["title"]) for view in views), *sides)


def root_names() -> tuple[Label, ...]:
    """Return the names of the regions, written where the atlas says they fit."""
    regions = atlas("chart")["regions"]
    return tuple(Label(label["x"], label["y"], region["root"]) for region in regions for label in region["labels"])


@remembered
def hits() -> tuple[tuple[Part, float, float], ...]:
    """Return the points that answer the pointer, each with its region: a filled outline itself tells nothing."""
    return tuple(
        (mark("region", region["root"], region["side"]), x, y)
        for region in atlas("chart")["regions"]
        for x, y in zip(region["hits"]["x"], region["hits"]["y"], strict=True)
    )
