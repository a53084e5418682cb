"""The axial cut at the disc with its names, for every level at once.

The explorer holds all of it from the start: a selection changes opacities and words, never a shape.
"""

from collections.abc import Iterator

from discviz.drawing import theme
from discviz.drawing.disc import cuts
from discviz.drawing.scene import Label, Lit, Shape, plain
from discviz.knowledge import atlas, remembered
from discviz.spine import anatomy
from discviz.spine.herniation import Herniation

FRAMES = ("cervical", "thoracic", "lumbar")


@remembered
def _guides() -> tuple[Shape, ...]:
    """Return the borders of the zones, and the lines that lead from names to what they name."""
    return tuple(shape for record in atlas("sections")["guides"] for shape in cuts.sides(record))


@remembered
def shapes() -> tuple[Shape, ...]:
    """Return every shape of the cut, for all levels and states, none of them seen yet."""
    return (*(shape for frame in FRAMES for shape in cuts.shapes("axial", frame)), *_guides())


@remembered
def labels() -> tuple[Label, ...]:
    """Return every name the cut can bear; :func:`lit` says what they read."""
    return cuts.labels("axial", *FRAMES)


def lit(herniation: Herniation, form: str | None, *, small: bool = False) -> Lit:
    """Return what the cut shows and what its names read in one form of the disc.

    Parameters
    ----------
    herniation : Herniation
        Its level, side and zone.
    form : str or None
        Its own form or another; None is the normal disc.
    small : bool
        True shortens the names for a small panel, which names only the zone that is spoken about.

    Examples
    --------
    >>> from discviz import Herniation
    >>> lit(Herniation("L4-L5"), "protrusion").words["lumbar exiting left"]
    'L4 root (exiting)<br>free'
    """
    seen = cuts.lit(herniation, form, "axial")
    words = {"L": "<b>L</b>", "R": "<b>R</b>", "front": "▲ front", "back": "▼ back", "material": "normal disc"}
    if form:
        named = cuts.name_of(form)
        words["material"] = named if small else f'<span style="color:{theme.MATERIAL}">■</span> {named}'
    for zone in anatomy.zones():
        is_one = zone == "central"
        for side in cuts.SIGNS:
            is_meant = form and zone == herniation.zone and (is_one or side in herniation.sides)
            key = f"zone {zone}" if is_one else f"zone {zone} {side}"
            words[key] = f"<b>{zone}</b>" if is_meant else "" if small else zone
    words["content"] = cuts.content_words(herniation, seen)
    roles = cuts.named_roots("axial", herniation.part)
    if cuts.at_risk(herniation) == "conus medullaris" and "traversing" not in roles:
        # beside the conus the next root to leave still hangs in the sac, and has no name of its own
        hanging = plain(herniation.traversing_root)
        words["content"] += f"<br>and the roots from {hanging} down"
        if cuts.is_pressed(seen, "traversing"):
            words["content"] += f"<br>{hanging}: {cuts.PRESSED_WORD}"
    for role in roles:
        for side in herniation.sides:
            named = plain(cuts.root_of(herniation, role)) + ("" if small else f" root ({role})")
            fate = cuts.fate(herniation, role, side, seen, form)
            words[f"{herniation.part} {role} {side}"] = f"{named}<br>{fate}"
    drawn = (shape.part for shape in _guides())
    views, sides = {"", herniation.part}, {"", *herniation.sides}
    return Lit(seen | {part: 1.0 for part in drawn if part.view in views and part.side in sides}, words)


def structures(herniation: Herniation) -> Iterator[Label]:
    """Yield the structures that are named on a level's axial cut."""
    for record in atlas("sections")["structures"]:
        is_there = record.get("tissue") != "rib" or herniation.level in cuts.RIBBED
        if record["frame"] == herniation.part and is_there:
            yield cuts.label(record)
