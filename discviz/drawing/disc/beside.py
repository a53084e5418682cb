"""The two cuts beside the axial one: across the foramen, and from the side."""

from discviz.drawing.disc import cuts
from discviz.drawing.scene import Lit, plain
from discviz.spine.herniation import Herniation


def side_cut(herniation: Herniation) -> str:
    """Return the cut from the side that meets the herniation."""
    if herniation.is_midline:
        return "canal"
    return "recess" if herniation.part == "lumbar" and herniation.zone == "subarticular" else "foramina"


def foramen_lit(herniation: Herniation, form: str | None) -> Lit:
    """Return what the cut across the foramen shows and what its names read in one form of the disc."""
    seen = cuts.lit(herniation, form, "foramen")
    words = {
        f"foramen {role} {side}": f"{plain(cuts.root_of(herniation, role))} root ({role})<br>"
        + cuts.fate(herniation, role, side, seen, form, at_disc=False)
        for role in cuts.named_roots("foramen", herniation.part)
        for side in herniation.sides
    }
    return Lit(seen, words)


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
