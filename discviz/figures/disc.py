"""The disc cut through: which root a herniation presses, and how it comes to that, step by step.

Three cuts: across the disc, across the foramen, and along the spine. Every step of the slider is in the figure from
the start; a step only changes which shapes are opaque and what the words say, so it works without a kernel.
"""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap

import plotly.graph_objects as go

from discviz.drawing.disc import axial, beside, cuts
from discviz.drawing.scene import Label, Lit, Shape, plain
from discviz.errors import DiscvizError
from discviz.figures import to_plotly
from discviz.figures.to_plotly import Spec
from discviz.knowledge import table
from discviz.spine import anatomy
from discviz.spine.herniation import Herniation, require_herniation

NORMAL = "normal"
HEIGHT = 640
MARGIN = {"l": 8, "r": 8, "t": 94, "b": 146}
CAPTION_LINE = 132  # characters of small type beside the list of files on a projector
CAPTION_SHIFT = -78  # px: the slider stands between the cuts and the caption
PAUSE = 1600  # ms a step stays when played
SHEETS = {  # by the suffix of its axes, each sheet, and its place across and up
    "": ("axial", (0, 0.56), (0, 1)),
    "2": ("foramen", (0.58, 1), (0.53, 1)),
    "3": ("side", (0.58, 1), (0, 0.46)),
}
SIDE_NAMES = {
    "canal": "along the canal, in the middle",
    "recess": "along the lateral recess",
    "foramina": "along the foramina",
}


def disc_figure(herniation: Herniation) -> go.Figure:
    """Draw the disc in three cuts, with a slider that pushes the nucleus out step by step.

    Parameters
    ----------
    herniation : Herniation
        Its level chooses the drawing, its side and zone where the material goes, its morphology the first step shown.

    Returns
    -------
    plotly.graph_objects.Figure
        Across the disc and across the foramen (seen from below: the patient's left is at the right), and from the
        side. Pressed nerves are dark and named.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation.

    Examples
    --------
    >>> from discviz import Herniation
    >>> figure = disc_figure(Herniation("L4-L5"))
    >>> figure.layout.title.text
    'Left L4-L5, subarticular protrusion: presses the L5 root'
    >>> [step.label for step in figure.layout.sliders[0].steps]
    ['normal', 'bulge', 'protrusion', 'extrusion', 'sequestration']
    """
    if require_herniation(herniation) is None:
        raise DiscvizError("There is no herniation to draw; make one with discviz.Herniation('L4-L5').")
    opening, lit = herniation.morphology, {step: _lit(herniation, step) for step in steps()}
    ever_seen = {part for shown in lit.values() for part in shown.parts}
    shapes = [(shape, suffix) for shape, suffix in _shapes(herniation) if shape.part in ever_seen]
    layout = to_plotly.layout(plain(herniation.title), _caption(herniation), **_axes(), height=HEIGHT, margin=MARGIN)
    layout["annotations"][0]["yshift"] = CAPTION_SHIFT
    still = [*layout["annotations"], *_labels(herniation)]
    layout["shapes"] = [
        to_plotly.shape(shape, f"x{suffix}", f"y{suffix}", lit[opening].parts.get(shape.part, 0))
        for shape, suffix in shapes
    ]
    panels, part = _cuts(herniation).items(), herniation.part
    named = [(label, suffix) for suffix, cut in panels for label in cuts.labels(cut, part)]
    moving = [(label, suffix) for label, suffix in named if lit[opening].words.get(label.name)]
    layout["annotations"] = [
        *still,
        _status(lit[opening].words["status"]),
        *(to_plotly.note(label, suffix, lit[opening].words[label.name]) for label, suffix in moving),
    ]
    frames = []  # some pages play all of them once when they open: then the herniation's own form is the last
    for step in sorted(steps(), key=lambda step: step == opening):
        words = [lit[step].words[name] for name in ("status", *(label.name for label, _ in moving))]
        texts: list[Spec] = [{}] * len(still) + [{"text": text} for text in words]
        shown = [{"opacity": lit[step].parts.get(shape.part, 0)} for shape, _ in shapes]
        frames.append({"name": step, "layout": {"shapes": shown, "annotations": texts}})
    layout |= {"sliders": [_slider(opening)], "updatemenus": [_buttons()]}
    return go.Figure({"data": list(_hover(herniation)), "layout": layout, "frames": frames}, skip_invalid=False)


def contact(herniation: Herniation, step: str) -> str:
    """Say what the disc touches at a step, safe to write on a figure.

    Examples
    --------
    >>> from discviz import Herniation
    >>> contact(Herniation("L4-L5"), "extrusion")
    'extrusion: presses and displaces the L5 root'
    """
    if step == NORMAL:
        return "normal disc: nothing passes its edge, no contact"
    return plain(replace(herniation, morphology=step).contact)


def steps() -> tuple[str, ...]:
    """Return the steps of the slider: the normal disc, then each form."""
    return (NORMAL, *anatomy.morphologies())


# --- what is drawn ----------------------------------------------------------------------------------------------


def _cuts(herniation: Herniation) -> dict[str, str]:
    """Return the three cuts by the suffix of their axes."""
    return {"": "axial", "2": "foramen", "3": beside.side_cut(herniation)}


def _shapes(herniation: Herniation) -> Iterator[tuple[Shape, str]]:
    """Yield the shapes of the three cuts in every state, each with the axes of its cut."""
    for suffix, cut in _cuts(herniation).items():
        drawn = cuts.shapes(cut, herniation.part) if suffix else axial.shapes()
        yield from ((shape, suffix) for shape in drawn)


def _lit(herniation: Herniation, step: str) -> Lit:
    """Return what all three cuts show and read at a step."""
    form = None if step == NORMAL else step
    seen = (axial.lit(herniation, form), beside.foramen_lit(herniation, form), beside.side_lit(herniation, form))
    number = steps().index(step) + 1
    words = {"status": f"<b>Step {number} of {len(steps())}</b>, {contact(herniation, step)}."}
    for panel in seen:
        words |= panel.words
    return Lit({part: opacity for panel in seen for part, opacity in panel.parts.items()}, words)


def _hover(herniation: Herniation) -> Iterator[Spec]:
    """Yield unseen points that name the structures under the pointer."""
    named = [(label.text, *(label.tip or (label.x, label.y))) for label in axial.structures(herniation)]
    across = [(text, sign * x, y) for text, x, y in named for sign in ((1, -1) if x else (1,))]
    yield to_plotly.hits("structures", across)
    beside = [("vertebral body", 0, 1.6), ("posterior longitudinal ligament", 0, -0.05)]
    yield to_plotly.hits("structures2", beside, "2")
    yield to_plotly.hits("structures3", [("disc", -1, 0), ("vertebral body", -2.0, 1.4)], "3")


# --- words ------------------------------------------------------------------------------------------------------


def _status(text: str) -> Spec:
    """Return the line above the cuts that says which step is shown."""
    line = Label(0, 1, name="status", anchor="left", size=15)
    return to_plotly.note(line, text=text, xref="paper", yref="paper", yanchor="bottom", yshift=24)


def _labels(herniation: Herniation) -> Iterator[Spec]:
    """Yield the annotations that never change: the names of the cuts and of the vertebrae."""
    row = table("levels")[herniation.level]
    level, upper, lower = (plain(row[column]) for column in ("id", "upper", "lower"))
    foramen = (
        f"just above the pedicle of {lower}" if herniation.part == "cervical" else f"just below the pedicle of {upper}"
    )
    side = " (both alike)" if herniation.side == "both" else f", {herniation.side}"
    which = "" if herniation.is_midline else side
    titles = {
        "": f"<b>Across the disc {level}</b>, seen from below",
        "2": f"<b>Across the foramen</b>, {foramen}",
        "3": f"<b>From the side{which}</b>: {SIDE_NAMES[beside.side_cut(herniation)]}",
    }
    for suffix, text in titles.items():
        left, _, _, top = cuts.sheet(SHEETS[suffix][0])
        yield to_plotly.note(Label(left, top, anchor="left"), suffix, text, yanchor="bottom", yshift=2)
    yield from map(to_plotly.note, axial.structures(herniation))
    marks = [("2", "<b>R</b>", -4.1, 2.25), ("2", "<b>L</b>", 4.1, 2.25), ("3", "◀ front", -1.8, -2.5)]
    for suffix, text, x, y in [*marks, ("3", upper, -1.6, 1.7), ("3", lower, -1.6, -1.7)]:
        yield to_plotly.note(Label(x, y), suffix, text)


def _caption(herniation: Herniation) -> str:
    """Return what to bear in mind, and the sources."""
    keys = [key for step in herniation.explain() for key in step.sources]
    said = (
        "Teaching sketch, not to scale in detail. L and R are the patient's left and right. Zone borders after Fardon "
        "2014, approximate (named for the low back; used in neck and chest by analogy). Not medical advice."
    )
    words = "<br>".join(wrap(said, CAPTION_LINE))
    return to_plotly.caption(words, ["fardon2014", *keys], most=len(keys) + 1, line=CAPTION_LINE)


# --- axes and controls ------------------------------------------------------------------------------------------


def _axes() -> Spec:
    """Return the three pairs of axes, unseen, equal scales."""
    axes: Spec = {}
    for suffix, (sheet, across, up) in SHEETS.items():
        axes |= to_plotly.sheet_axes(*cuts.sheet(sheet), suffix, fixedrange=True)
        # a wide page leaves its room outside the three cuts, not between them
        towards = "left" if suffix else "right"
        axes[f"xaxis{suffix}"] |= {"domain": across, "anchor": f"y{suffix}", "constraintoward": towards}
        axes[f"yaxis{suffix}"]["domain"] = up
    return axes


def _animation(duration: float, *, redraw: bool = True) -> Spec:
    """Return how plotly goes from step to step: at once, and so many ms after the last."""
    return {"mode": "immediate", "frame": {"duration": duration, "redraw": redraw}, "transition": {"duration": 0}}


def _slider(opening: str) -> Spec:
    place = {"x": 0.2, "len": 0.73, "y": 0, "yanchor": "top", "pad": {"t": 14, "b": 4}}
    named = {NORMAL: NORMAL} | {form: cuts.name_of(form) for form in anatomy.morphologies()}
    each = [{"label": name, "method": "animate", "args": [[step], _animation(0)]} for step, name in named.items()]
    return place | {"active": steps().index(opening), "currentvalue": {"visible": False}, "steps": each}


def _buttons() -> Spec:
    place = {"x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "pad": {"t": 22}}
    each = (("▶ Play", list(steps()), _animation(PAUSE)), ("■", [None], _animation(0, redraw=False)))
    buttons = [{"label": label, "method": "animate", "args": [*args]} for label, *args in each]
    return place | {"type": "buttons", "direction": "left", "showactive": False, "buttons": buttons}
