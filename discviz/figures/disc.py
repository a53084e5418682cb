"""The disc cut through: which root a herniation presses, and how it comes to that, step by step.

Three cuts: across the disc, across the foramen, and along the spine. Every step of the slider is in the figure from
the start; a step only changes which shapes are opaque and what the words say, so it works without a kernel.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.drawing.disc import axial, cuts
from discviz.errors import DiscvizError
from discviz.spine.anatomy import MORPHOLOGIES
from discviz.spine.herniation import require_herniation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discviz.spine.herniation import Herniation

STEPS = ("normal", *MORPHOLOGIES)
HEIGHT = 640
MARGIN = {"l": 8, "r": 8, "t": 94, "b": 146}
CAPTION_LINE = 132  # characters of small type beside the list of files on a projector
CAPTION_SHIFT = -78  # px: the slider stands between the cuts and the caption
PAUSE = 1600  # ms a step stays when played
DOMAINS = {"": ((0, 0.56), (0, 1)), "2": ((0.58, 1), (0.53, 1)), "3": ((0.58, 1), (0, 0.46))}
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
    lit = {step: _lit(herniation, _form(step)) for step in STEPS}
    shapes = [shape for shape in _shapes(herniation) if any(shape["name"] in names for names in lit.values())]
    still, words = list(_labels(herniation)), {step: _words(herniation, step) for step in STEPS}
    opening = herniation.morphology
    layout = theme.layout(herniation.title, _caption(herniation), **_axes(), height=HEIGHT, margin=MARGIN)
    layout["annotations"][0]["yshift"] = CAPTION_SHIFT
    moving = [
        {**note, "text": words[opening][note["name"]]}
        for note in _notes(herniation)
        if words[opening].get(note["name"])
    ]
    layout["shapes"] = [{**shape, "opacity": float(shape["name"] in lit[opening])} for shape in shapes]
    first = len(layout["annotations"]) + len(still)
    layout["annotations"] += [*still, *moving]
    frames = []  # some pages play all of them once when they open: then the herniation's own form is the last
    for step in sorted(STEPS, key=lambda step: step == opening):
        texts: list[dict[str, Any]] = [{}] * first + [{"text": words[step][note["name"]]} for note in moving]
        shown = [{"opacity": float(shape["name"] in lit[step])} for shape in shapes]
        frames.append({"name": step, "layout": {"shapes": shown, "annotations": texts}})
    layout |= {"sliders": [_slider(opening)], "updatemenus": [_buttons()]}
    for shape in layout["shapes"]:
        shape["name"] = _root_name(herniation, shape["name"])
    return go.Figure({"data": list(_hover(herniation)), "layout": layout, "frames": frames}, skip_invalid=False)


def contact(herniation: Herniation, step: str) -> str:
    """Say what the disc touches at a step.

    Examples
    --------
    >>> from discviz import Herniation
    >>> contact(Herniation("L4-L5"), "extrusion")
    'extrusion: presses and displaces the L5 root'
    """
    central = herniation.zone == "central"
    named = herniation.at_risk if central else f"{' or '.join(herniation.roots)} root"
    lies = "reaches towards" if central else "lies next to"
    where = " on both sides" if herniation.side == "both" and not central else ""
    return {
        "normal": "normal disc: nothing passes its edge, no contact",
        "bulge": f"bulge, not a herniation: its rim {lies} the {named}{where}",
        "protrusion": f"protrusion: touches the {named}{where} and begins to press it",
        "extrusion": f"extrusion: presses and displaces the {named}{where}",
        "sequestration": f"sequestration: a free piece, which may move, presses the {named}{where}",
    }[step]


def _form(step: str) -> str | None:
    """Return the morphology of a step, None for the normal disc."""
    return None if step == "normal" else step


def _root_name(herniation: Herniation, name: str) -> str:
    """Name a root by its number instead of its role: "axial root L5 left pressed subarticular protrusion"."""
    name = name.replace(f"{herniation.part} ", "")
    for root in cuts.ROOTS:
        name = name.replace(f"root {root}", f"root {getattr(herniation, f'{root}_root')}")
    return name


# --- what is drawn ----------------------------------------------------------------------------------------------


def _shapes(herniation: Herniation) -> Iterator[cuts.Shape]:
    """Yield the shapes of the three cuts, in every state."""
    yield from (
        shape for shape in axial.axial_shapes() if shape["name"].split()[1] in {herniation.part, "zones", "leader"}
    )
    across = cuts.axial_cut("foramen", herniation.part, cuts.cut_of(herniation, "foramen"))
    yield from ({**shape, "xref": "x2", "yref": "y2"} for shape in across)
    yield from ({**shape, "xref": "x3", "yref": "y3"} for shape in cuts.side_shapes(herniation))


def _lit(herniation: Herniation, form: str | None) -> set[str]:
    """Return the names of the shapes all three cuts show in one form of the disc."""
    names = cuts.axial_lit(herniation, form) | cuts.axial_lit(herniation, form, "foramen")
    return names | axial.guides(herniation) | cuts.side_lit(herniation, form)


def _hover(herniation: Herniation) -> Iterator[dict[str, Any]]:
    """Yield unseen points that name the structures under the pointer."""
    for suffix in DOMAINS:
        points = [(x, y, text) for ref, x, y, text in _places(herniation) if ref == suffix]
        x, y, text = zip(*points, strict=True)
        yield {
            "type": "scatter",
            "mode": "markers",
            "name": f"structures{suffix}",
            "x": x,
            "y": y,
            "hovertext": text,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"opacity": 0, "size": 14},
            "showlegend": False,
            "xaxis": f"x{suffix}",
            "yaxis": f"y{suffix}",
        }


def _places(herniation: Herniation) -> Iterator[tuple[str, float, float, str]]:
    """Yield where hovering names a structure: axis, place and name."""
    for text, place, tip in axial.structures(herniation):
        x, y = tip or place
        yield from [("", sign * x, y, text) for sign in ((1, -1) if x else (1,))]
    yield from [("2", 0, 1.6, "vertebral body"), ("2", 0, -0.05, "posterior longitudinal ligament")]
    yield from [("3", -1, 0, "disc"), ("3", -2.0, 1.4, "vertebral body")]


# --- words ------------------------------------------------------------------------------------------------------


def _notes(herniation: Herniation) -> list[dict[str, Any]]:
    """Return every annotation whose text may change."""
    status = {
        "name": "status",
        "xref": "paper",
        "yref": "paper",
        "x": 0.0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 24,
        "showarrow": False,
        "font": {"size": 15, "color": theme.INK},
    }
    beside = [
        axial.pointer(f"foramen {root} {side}", "2", (4.25 * sign, y), (tip[0] * sign, tip[1]))
        for side, sign in cuts.SIGNS.items()
        for root, (y, tip) in axial.FORAMEN_NAMES[herniation.part].items()
    ]
    side = axial.pointer(
        "side", "3", (axial.SIDE_RIGHT - 0.05, -1.2), axial.SIDE_TIPS[herniation.part, cuts.side_cut(herniation)]
    )
    return [status, *axial.axial_annotations(), *beside, side]


def _words(herniation: Herniation, step: str) -> dict[str, str]:
    """Return the text of every annotation that may change, at one step."""
    form = _form(step)
    words = axial.words_of(herniation, form)
    number = STEPS.index(step) + 1
    words["status"] = f"<b>Step {number} of {len(STEPS)}</b>, {contact(herniation, step)}."
    across = cuts.axial_lit(herniation, form, "foramen")
    drawn = cuts.cut_of(herniation, "foramen")
    for root in cuts.ROOTS:
        for side in herniation.sides:
            if root in drawn:
                words[f"foramen {root} {side}"] = axial.root_words(herniation, root, side, across, form, at_disc=False)
    words["side"] = _side_words(herniation, form)
    return words


def _side_words(herniation: Herniation, form: str | None) -> str:
    """Return what the cut from the side shows: its nerve, and where a free piece has gone."""
    cut = cuts.side_cut(herniation)
    drawn, names = cuts.cut_of(herniation, cut), cuts.side_lit(herniation, form)
    if cut == "canal":
        risk = cuts.at_risk(herniation)
        pressed = any(f"{cuts.CONTENT[risk]} pressed" in name for name in names)
        said = axial.CORD_WORDS.get(risk, risk) + (f":<br>{axial.PRESSED_WORD}" if pressed else "")
    else:
        root = next(root for root in cuts.ROOTS if root in drawn)
        said = axial.root_words(herniation, root, herniation.sides[0], names, form).replace(" (", "<br>(")
    moved = "free piece,<br>moved " + ("up" if cut == "foramina" else "down")
    return said + (f"<br>{moved}" if form == "sequestration" else "")


def _labels(herniation: Herniation) -> Iterator[dict[str, Any]]:
    """Yield the annotations that never change: the names of the cuts and of the vertebrae."""
    upper, lower = herniation.level.split("-")
    foramen = (
        f"just above the pedicle of {lower}" if herniation.part == "cervical" else f"just below the pedicle of {upper}"
    )
    side = " (both alike)" if herniation.side == "both" else f", {herniation.side}"
    which = "" if herniation.zone == "central" else side
    names = {
        "": f"<b>Across the disc {herniation.level}</b>, seen from below",
        "2": f"<b>Across the foramen</b>, {foramen}",
        "3": f"<b>From the side{which}</b>: {SIDE_NAMES[cuts.side_cut(herniation)]}",
    }
    for suffix, text in names.items():
        (x, _), (_, y) = _ranges()[suffix]
        yield {
            "text": text,
            "xref": f"x{suffix}",
            "yref": f"y{suffix}",
            "x": x,
            "y": y,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 2,
            "showarrow": False,
            "font": {"size": 12, "color": theme.INK},
        }
    quiet = {"xref": "x", "yref": "y", "font": {"size": 11, "color": theme.INK}}
    for text, (x, y), tip in axial.structures(herniation):
        if tip is None:
            yield {**quiet, "text": text, "x": x, "y": y, "showarrow": False}
        else:
            yield axial.pointer(text, "", (x, y), tip, size=11)
    marks = [("2", "<b>R</b>", -4.1, 2.25), ("2", "<b>L</b>", 4.1, 2.25), ("3", "◀ front", -1.8, -2.5)]
    for suffix, text, x, y in [*marks, ("3", upper, -1.6, 1.7), ("3", lower, -1.6, -1.7)]:
        place = {"xref": f"x{suffix}", "yref": f"y{suffix}", "x": x, "y": y}
        yield {**place, "text": text, "showarrow": False, "font": {"size": 12, "color": theme.INK}}


def _caption(herniation: Herniation) -> str:
    """Return what to bear in mind, and the sources."""
    keys = [key for step in herniation.explain() for key in step.sources]
    said = (
        "Teaching sketch, not to scale in detail. L and R are the patient's left and right. Zone borders after Fardon "
        "2014, approximate (named for the low back; used in neck and chest by analogy). Not medical advice."
    )
    words = "<br>".join(wrap(said, CAPTION_LINE))
    return theme.caption(words, ["fardon2014", *keys], most=len(keys) + 1, line=CAPTION_LINE)


# --- axes and controls ------------------------------------------------------------------------------------------


def _ranges() -> dict[str, tuple[tuple[float, float], tuple[float, float]]]:
    """Return what each cut shows: across and up."""
    left, bottom, right, top = axial.axial_range()
    return {
        "": ((left, right), (bottom, top)),
        "2": ((left, right), (-3.1, 2.5)),  # without the front of the vertebral body
        "3": ((-2.6, axial.SIDE_RIGHT), (-2.75, 2.75)),
    }


def _axes() -> dict[str, Any]:
    """Return the three pairs of axes, unseen, equal scales."""
    axes: dict[str, Any] = {}
    for suffix, (across, up) in _ranges().items():
        x, y = DOMAINS[suffix]
        still = {"visible": False, "fixedrange": True, "constrain": "domain"}
        towards = "left" if suffix else "right"  # a wide page leaves its room outside the three cuts, not between them
        across_axis = {"range": across, "domain": x, "anchor": f"y{suffix}", "constraintoward": towards}
        axes[f"xaxis{suffix}"] = {**still, **across_axis}
        axes[f"yaxis{suffix}"] = {
            **still,
            "range": up,
            "domain": y,
            "anchor": f"x{suffix}",
            "scaleanchor": f"x{suffix}",
        }
    return axes


def _slider(opening: str) -> dict[str, Any]:
    at_once = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}, "transition": {"duration": 0}}
    return {
        "active": STEPS.index(opening),
        "x": 0.2,
        "len": 0.73,
        "y": 0,
        "yanchor": "top",
        "pad": {"t": 14, "b": 4},
        "currentvalue": {"visible": False},
        "steps": [{"label": step, "method": "animate", "args": [[step], at_once]} for step in STEPS],
    }


def _buttons() -> dict[str, Any]:
    play = {"mode": "immediate", "frame": {"duration": PAUSE, "redraw": True}, "transition": {"duration": 0}}
    stop = {"mode": "immediate", "frame": {"duration": 0, "redraw": False}, "transition": {"duration": 0}}
    return {
        "type": "buttons",
        "direction": "left",
        "showactive": False,
        "x": 0,
        "xanchor": "left",
        "y": 0,
        "yanchor": "top",
        "pad": {"t": 22},
        "buttons": [
            {"label": "▶ Play", "method": "animate", "args": [list(STEPS), play]},
            {"label": "■", "method": "animate", "args": [[None], stop]},
        ],
    }
