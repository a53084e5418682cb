"""What a herniation marks on the body, named once for every view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discviz.spine.herniation import Herniation

KINDS = ("extent", "core", "muscle", "pain", "reflex")  # drawn in this order, later ones on top


@dataclass(frozen=True)
class Mark:
    """One thing drawn on the body: a region, a pain path, a muscle or a reflex point.

    Attributes
    ----------
    kind : {"extent", "core", "muscle", "pain", "reflex"}
        How it is drawn.
    id : str
        A root, a muscle or a reflex.
    side : {"left", "right"}
        Side of the body.
    """

    kind: str
    id: str
    side: str

    @property
    def name(self) -> str:
        """The name of the drawn element: "core L5 left"."""
        return f"{self.kind} {self.id} {self.side}"


def marks(herniation: Herniation) -> tuple[Mark, ...]:
    """Return what to draw for a herniation, bottom layer first.

    Examples
    --------
    >>> from discviz import Herniation
    >>> [mark.name for mark in marks(Herniation("L4-L5")) if mark.kind == "core"]
    ['core L5 left']
    """
    found = set()
    for finding in herniation.findings:
        for place in finding.regions:
            for kind in {"sensory": ("extent", "core"), "motor": ("muscle",)}.get(finding.kind, (finding.kind,)):
                if kind in KINDS and place:
                    found |= {Mark(kind, place, side) for side in herniation.sides}
    return tuple(sorted(found, key=lambda mark: (KINDS.index(mark.kind), mark.id, mark.side)))
