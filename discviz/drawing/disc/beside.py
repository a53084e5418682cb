"""The two cuts beside the axial one: across the foramen, and from the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discviz.drawing.disc import cuts
from discviz.drawing.scene import Label, Lit, plain

if TYPE_CHECKING:
    from discviz.spine.herniation import Herniation

Place = tuple[float, float]

# Across the foramen: height of a root's name, and what it points at, on the left.
FORAMEN_NAMES: dict[str, dict[str, tuple[float, Place]]] = {
    "cervical": {"exiting": (-1.6, (2.8, -0.5))},
    "thoracic": {"exiting": (-1.7, (2.3, -0.5))},
    "lumbar": {"exiting": (-1.2, (2.3, 0.05)), "traversing": (-2.4, (0.9, -0.45))},
}
# From the side: what the name of the nerve points at.
SIDE_TIPS = {
    ("cervical", "canal"): (1.3, -1.4),
    ("cervical", "foramina"): (0.95, -0.42),
    ("thoracic", "canal"): (1.3, -1.4),
    ("thoracic", "foramina"): (0.85, 0.53),
    ("lumbar", "canal"): (1.15, -1.5),
    ("lumbar", "recess"): (0.55, -1.5),
    ("lumbar", "foramina"): (0.6, 0.85),
}
SIDE_RIGHT = 6.7  # of the cut from the side, with room for a name


def side_cut(herniation: Herniation) -> str:
    """Return the cut from the side that meets the herniation."""
    if herniation.is_midline:
        return "canal"
    return "recess" if herniation.part == "lumbar" and herniation.zone == "subarticular" else "foramina"


def _foramen_key(role: str, side: str) -> str:
    return f"foramen {role} {side}"


def foramen_labels(herniation: Herniation) -> list[Label]:
    """Return the names in the cut across the foramen."""
    return [
        Label(4.25 * sign, y, name=_foramen_key(role, side), tip=(tip[0] * sign, tip[1]))
        for side, sign in cuts.SIGNS.items()
        for role, (y, tip) in FORAMEN_NAMES[herniation.part].items()
    ]


def foramen_lit(herniation: Herniation, form: str | None) -> Lit:
    """Return what the cut across the foramen shows and what its names read in one form of the disc."""
    seen = cuts.lit(herniation, form, "foramen")
    words = {
        _foramen_key(role, side): f"{plain(cuts.root_of(herniation, role))} root ({role})<br>"
        + cuts.fate(herniation, role, side, seen, form, at_disc=False)
        for role in FORAMEN_NAMES[herniation.part]
        for side in herniation.sides
    }
    return Lit(seen, words)


def side_label(herniation: Herniation) -> Label:
    """Return the one name in the cut from the side."""
    return Label(SIDE_RIGHT - 0.05, -1.2, name="side", tip=SIDE_TIPS[herniation.part, side_cut(herniation)])


def side_lit(herniation: Herniation, form: str | None) -> Lit:
    """Return what the cut from the side shows, and what its name reads: its nerve, and where a free piece has gone."""
    cut = side_cut(herniation)
    seen = cuts.lit(herniation, form, cut)
    if cut == "canal":
        said = cuts.content_words(herniation, seen, line="<br>")
    else:
        role = "traversing" if cut == "recess" else "exiting"
        fate = cuts.fate(herniation, role, herniation.sides[0], seen, form)
        said = f"{plain(cuts.root_of(herniation, role))} root<br>({role})<br>{fate}"
    if cuts.is_free(form):
        said += f"<br>free piece,<br>moved {'up' if cut == 'foramina' else 'down'}"
    return Lit(seen, {"side": said})
