"""What a herniation marks on the body, named once for every view."""

from discviz.drawing.scene import Part
from discviz.spine.herniation import Herniation

SIDES = ("left", "right")
KINDS = ("extent", "core", "muscle", "pain", "reflex")  # drawn in this order, later ones on top
# kind of finding: the kinds of mark that show it
SHOWN_BY = {"sensory": ("extent", "core"), "motor": ("muscle",), "pain": ("pain",), "reflex": ("reflex",)}


def mark(kind: str, of: str, side: str) -> Part:
    """Return one thing that can be marked on the body: a region, a pain path, a muscle or a reflex point.

    Parameters
    ----------
    kind : {"extent", "core", "muscle", "pain", "reflex"}
        How it is drawn.
    of : str
        A root, a muscle or a reflex.
    side : {"left", "right"}
        Side of the body.
    """
    return Part("body", kind, of, side)


def marks(herniation: Herniation) -> tuple[Part, ...]:
    """Return what to mark for a herniation, bottom layer first.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [part.of for part in marks(Herniation("L4-L5")) if part.tissue == "core"]
    ['L5']
    """
    found = {
        mark(kind, place, side)
        for finding in herniation.findings
        for kind in SHOWN_BY.get(finding.kind, ())
        for place in finding.regions
        for side in herniation.sides
    }
    return tuple(sorted(found, key=lambda part: (KINDS.index(part.tissue), part.of, part.side)))
