"""Cuts through a disc: their parts in every state, and which of them a herniation lights.

The cuts come ready from ``data/atlas/sections.json``: anatomy that stays, and each part that can be displaced or
pressed in each of its states. A selection or a step of the figure only changes which are opaque.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from discviz.drawing import theme
from discviz.drawing.scene import Label, Part, Shape, path, plain
from discviz.knowledge import atlas, remembered, table
from discviz.spine import anatomy
from discviz.spine.herniation import Herniation

SIGNS = {"left": 1, "right": -1}
ROOTS = ("exiting", "traversing")
RIBBED = tuple(f"T{n}-T{n + 1}" for n in range(1, 10))  # discs whose rib reaches their rim; the last ribs stay below
PRESSED_WORD = f'<span style="color:{theme.PRESSED}"><b>pressed</b></span>'
STYLES: dict[str, tuple[str, str, float, str]] = {  # fill, line, width, dash
    "muscle": (theme.FLESH, "", 0, ""),
    "vessel": (theme.mixed(theme.FLESH, theme.INK, 0.25), theme.QUIET_INK, 1, ""),
    "bone": (theme.BONE, theme.BONE_LINE, 1.2, ""),
    "rib": (theme.BONE, theme.BONE_LINE, 1.2, ""),
    "annulus": (theme.ANNULUS, theme.ANNULUS_LINE, 1.2, ""),
    "lamellae": ("", theme.mixed(theme.ANNULUS_LINE, theme.ANNULUS, 0.4), 0.7, ""),
    "nucleus": (theme.NUCLEUS, theme.ANNULUS_LINE, 0.8, ""),
    "flavum": (theme.mixed(theme.LIGAMENT, theme.PAPER, 0.6), theme.LIGAMENT, 0.8, ""),
    "rootlets": ("", theme.NERVE_LINE, 2.4, ""),
    "ligament": ("", theme.LIGAMENT, 2.2, ""),
    "dura": (theme.mixed(theme.DURA_LINE, theme.PAPER, 0.82), theme.DURA_LINE, 1.6, ""),
    "nerve": (theme.NERVE, theme.NERVE_LINE, 1.2, ""),
    "pressed": (theme.PRESSED, theme.PRESSED_LINE, 1.8, ""),
    "material": (theme.MATERIAL, theme.MATERIAL_LINE, 1.4, ""),
    "zones": ("", theme.INK, 1, "4px,3px"),
    "leader": ("", theme.INK, 0.8, ""),
}
OPEN = {"lamellae", "ligament", "rootlets", "zones", "leader"}  # lines, not areas
CONTENTS = {"cord", "conus medullaris", "cauda equina"}
OPPOSITE = {"left", "right"}


def at_risk(herniation: Herniation) -> str:
    """Return what the canal holds at a level, whatever the zone."""
    return str(table("levels")[herniation.level]["at_risk"])


def root_of(herniation: Herniation, role: str) -> str:
    """Return the root that leaves or passes at a level: role "exiting" or "traversing"."""
    return herniation.exiting_root if role == "exiting" else herniation.traversing_root


def unseen(part: Part, line: str) -> Shape:
    """Return a part that is in the figure but not yet seen, in the style of its tissue."""
    return Shape(part, line, *STYLES[part.tissue], opacity=0)


def _state(zone: str, form: str) -> str:
    """Return the state into which material of a zone and a form brings a part; "" is at rest."""
    return " ".join(filter(None, (zone, form)))


def _wanted(zone: str, shown: str | None) -> list[str]:
    """Return the states that a zone and a form bring parts into, the likeliest to be drawn first."""
    forms = [anatomy.form(shown)["drawn_like"]] if shown else []
    if is_free(shown):  # a free piece presses what it pressed before it came off
        forms += [row["drawn_like"] for row in table("morphologies") if row["opens_annulus"] == "yes"]
    return [_state(where, drawn) for drawn in forms for where in (zone, "")]


def name_of(shown: str) -> str:
    """Return the name of a form, safe to write on a figure."""
    return plain(anatomy.form(shown)["name"])


def presses(shown: str | None) -> bool:
    """Tell whether a form of the disc presses anything; None is the normal disc."""
    return shown is not None and anatomy.form(shown)["presses"] == "yes"


def is_free(shown: str | None) -> bool:
    """Tell whether a form of the disc is a piece that has come off."""
    return shown is not None and anatomy.form(shown)["is_free"] == "yes"


def sides(record: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield a part of the atlas, and the right side's copy of a part of the left."""
    tissue, side = record["tissue"], record.get("side", "")
    state = _state(record.get("zone", ""), record.get("form", ""))
    part = Part(record["cut"], tissue, record.get("of", ""), side, state, record.get("frame", ""))
    is_closed = tissue not in OPEN and not (tissue == "dura" and side)  # half a sac is open along the midline
    yield unseen(part, path(record["x"], record["y"], closed=is_closed))
    if side:
        mirrored = [None if x is None else 0.0 - x for x in record["x"]]
        yield unseen(part._replace(side="right"), path(mirrored, record["y"], closed=is_closed))


@remembered
def _things(cut: str, frame: str) -> dict[str, tuple[tuple[str, ...], dict[str, list[Part]]]]:
    """Return what a cut shows, each thing once: its sides, if it has any, and its parts in each state."""
    found: dict[str, dict[str, list[Part]]] = {}
    for shape in shapes(cut, frame):
        thing = found.setdefault(shape.part.of or shape.part.tissue, {})
        thing.setdefault(shape.part.state, []).append(shape.part)
    sided = {thing for thing, states in found.items() if any(part.side for parts in states.values() for part in parts)}
    return {thing: (tuple(SIGNS) if thing in sided else ("",), states) for thing, states in found.items()}


@remembered
def shapes(cut: str, frame: str) -> tuple[Shape, ...]:
    """Return every part of a cut in every state, bottom layer first.

    Parameters
    ----------
    cut : {"axial", "foramen", "canal", "recess", "foramina"}
        Across the disc, across the foramen, or from the side.
    frame : {"cervical", "thoracic", "lumbar"}
        The part of the spine.
    """
    meant = (record for record in atlas("sections")["parts"] if (record["cut"], record["frame"]) == (cut, frame))
    return tuple(shape for record in meant for shape in sides(record))


def label(record: Mapping[str, Any], side: str = "") -> Label:
    """Return a name of the atlas in its place, on the right the mirror image of the left."""
    sign, (x, y), tip = SIGNS.get(side, 1), record["at"], record.get("tip")
    anchor = record.get("anchor", "center")
    return Label(
        sign * x,
        y,
        record.get("text", ""),
        name=" ".join(filter(None, (record.get("name"), side))),
        anchor="left" if side == "right" and anchor == "right" else anchor,
        size=record.get("size", 12),
        tip=(sign * tip[0], tip[1]) if tip else None,
        backed=record.get("backed", False),
    )


def labels(cut: str, *frames: str) -> tuple[Label, ...]:
    """Return the names in a cut that say something else in each herniation."""
    whole = [label(record) for record in _names(cut, *frames) if "side" not in record]
    sided = [label(record, side) for side in SIGNS for record in _names(cut, *frames) if "side" in record]
    return (*whole, *sided)


def sheet(cut: str) -> tuple[float, float, float, float]:
    """Return the edges of what is shown of a cut ("axial", "foramen", or "side"): left, bottom, right, top."""
    left, bottom, right, top = atlas("sections")["sheets"][cut]
    return left, bottom, right, top


def named_roots(cut: str, frame: str) -> tuple[str, ...]:
    """Return which roots are named in a cut: "exiting", "traversing"."""
    return tuple(record["of"] for record in _names(cut, frame) if "of" in record)


def _names(cut: str, *frames: str) -> list[Mapping[str, Any]]:
    names = atlas("sections")["names"]
    return [record for record in names if record["cut"] == cut and record.get("frame") in {None, *frames}]


def lit(herniation: Herniation, form: str | None, cut: str) -> dict[Part, float]:
    """Return the parts a cut shows in one form of the disc, None being the normal one.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [part.of for part in lit(Herniation("L4-L5"), "extrusion", "axial") if part.tissue == "pressed"]
    ['traversing']
    """
    wanted, held = _wanted(herniation.zone, form), at_risk(herniation)
    seen: dict[Part, float] = {}
    for thing, (sides, states) in _things(cut, herniation.part).items():
        if (thing in CONTENTS and thing != held) or (thing == "rib" and herniation.level not in RIBBED):
            continue
        is_spared = thing in ROOTS and root_of(herniation, thing) not in herniation.roots
        for side in sides:
            is_reached = not is_spared and (not side or side in herniation.sides)
            state = next((state for state in wanted if is_reached and state in states), "")  # or else at rest
            seen |= {part: 1.0 for part in states.get(state, ()) if part.side in {"", side}}
    return seen


def is_pressed(seen: Iterable[Part], thing: str, side: str = "") -> bool:
    """Tell whether a root or what the canal holds is pressed among the parts that are seen."""
    return any(part.tissue == "pressed" and part.of == thing and {part.side, side} != OPPOSITE for part in seen)


def fate(
    herniation: Herniation, role: str, side: str, seen: Iterable[Part], form: str | None, *, at_disc: bool = True
) -> str:
    """Say how a root fares in a cut whose parts that are seen are given."""
    if is_pressed(seen, role, side):
        return PRESSED_WORD
    if form is None or root_of(herniation, role) not in herniation.roots:
        return "free"
    if not presses(form):
        return "free" if herniation.is_midline else f"next to the {name_of(form)}"
    if not at_disc:
        return "free in this cut"
    return "may be touched" if herniation.is_midline else "free"


def content_words(herniation: Herniation, seen: Iterable[Part], *, line: str = " ") -> str:
    """Name what the canal holds, and say whether it is pressed."""
    held = at_risk(herniation)
    named = plain("spinal cord" if held == "cord" else held)
    return f"{named}:{line}{PRESSED_WORD}" if is_pressed(seen, held) else named
