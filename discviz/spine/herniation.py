"""From a level to what the patient may feel: the forward direction, and the reasons for it.

Pure Python over the data tables. Which root is pressed comes from ``levels.csv``, each step of the
reasoning from ``rules.csv`` and each finding from ``findings.csv``; this module only selects.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from discviz.errors import DiscvizError
from discviz.knowledge import table
from discviz.knowledge.words import worded
from discviz.spine.anatomy import parse_level, parse_morphology, parse_side, parse_zone
from discviz.spine.findings import KINDS, Finding, Step

if TYPE_CHECKING:
    from discviz.knowledge import Row


@dataclass(frozen=True)
class Herniation:
    """A disc that has moved: where, to which side, into which zone and in which form.

    Parameters
    ----------
    level : str
        Any usual spelling of a spinal level: "L4-L5", "L4-5", "l4/5".
    side : {"left", "right", "both"}
        The patient's side.
    zone : {"central", "subarticular", "foraminal", "extraforaminal"}
        Where in the cross-section (Fardon 2014).
    morphology : {"bulge", "protrusion", "extrusion", "sequestration"}
        The form of the displaced disc. A bulge is not a herniation, and the kit says so.

    Raises
    ------
    DiscvizError
        For a word that is not accepted; the message names the nearest one.

    Examples
    --------
    >>> Herniation("L4-5").roots
    ('L5',)
    >>> Herniation("L4-5", zone="extraforaminal").roots
    ('L4',)
    """

    level: str
    side: str = "left"
    zone: str = "subarticular"
    morphology: str = "protrusion"

    def __post_init__(self) -> None:
        # A frozen record holds the accepted spelling, whatever was typed.
        for name, parse in (
            ("level", parse_level),
            ("side", parse_side),
            ("zone", parse_zone),
            ("morphology", parse_morphology),
        ):
            object.__setattr__(self, name, parse(getattr(self, name)))

    @property
    def _level(self) -> Row:
        return table("levels")[self.level]

    @property
    def part(self) -> str:
        """The part of the spine: "cervical", "thoracic" or "lumbar"."""
        return str(self._level["part"])

    @property
    def exiting_root(self) -> str:
        """The root that leaves the canal at this level."""
        return str(self._level["exiting_root"])

    @property
    def traversing_root(self) -> str:
        """The root that passes this level inside the canal and leaves one lower."""
        return str(self._level["traversing_root"])

    @property
    def roots(self) -> tuple[str, ...]:
        """The roots that may be pressed, most affected first."""
        column = {"extraforaminal": "foraminal_roots"}.get(self.zone, f"{self.zone}_roots")
        return tuple(self._level[column])

    @property
    def at_risk(self) -> str | None:
        """The structure a large central herniation threatens here, or None in the lateral zones."""
        return str(self._level["at_risk"]) if self.zone == "central" else None

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of the body that may be affected; a central herniation can reach both."""
        return ("left", "right") if self.side == "both" or self.zone == "central" else (self.side,)

    @property
    def presses(self) -> bool:
        """Whether anything is pressed: a bulge lies near a root, which is not yet pressing it."""
        return self.morphology != "bulge"

    @property
    def title(self) -> str:
        """One line that says what is shown; the title of every figure."""
        where = self.level if self.zone == "central" else f"{self.side.capitalize()} {self.level}"
        if self.side == "both" and self.zone != "central":
            where = f"{self.level} on both sides"
        form = f"{where}, {self.zone} {self.morphology}"
        if not self.presses:
            form += " (not a herniation)"
        named = f"{' or '.join(self.roots)} root"
        if self.at_risk:
            return f"{form}: {'threatens' if self.presses else 'reaches towards'} the {self.at_risk}"
        return f"{form}: {'presses' if self.presses else 'lies next to'} the {named}"

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What may be felt and found, root by root; never all of it in one patient."""
        rows = table("findings")
        chosen = []
        for root in self.roots:
            of_root = [row for row in rows if row["root"] == root]
            if self.at_risk:  # many roots: only each root's chief signs
                of_root = [row for row in of_root if row["rank"] == "main"]
            chosen += sorted(of_root, key=lambda row: KINDS.index(row["kind"]))
        warnings = [row for row in rows if row["kind"] == "red flag" and self._structures & {*row["region"]}]
        ordered = warnings + chosen if self.at_risk else chosen + warnings
        return tuple(
            Finding(
                row["kind"],
                worded(row, "text"),
                "; ".join(row["region"]),
                row["certainty"],
                row["sources"],
                row["root"],
            )
            for row in ordered
        )

    @property
    def _structures(self) -> set[str]:
        """What the warning signs of this level belong to: "cord", and "cervical cord" where the arms are served."""
        structure = self._level["at_risk"]
        return {structure, f"{self.part} {structure}"}

    @property
    def red_flags(self) -> tuple[Row, ...]:
        """Rows of the table ``red_flags`` that belong to this level, the general ones last."""
        rows = table("red_flags")
        own = tuple(row for row in rows if row["structure"] in self._structures)
        return own + tuple(row for row in rows if row["structure"] == "any")

    def explain(self) -> tuple[Step, ...]:
        """Return the reasoning from disc to root, step by step, each with its sources."""
        words = {
            "level": self.level,
            "upper": self._level["upper"],
            "lower": self._level["lower"],
            "exiting": self.exiting_root,
            "traversing": self.traversing_root,
            "at_risk": self._level["at_risk"],
        }
        return tuple(
            Step(worded(rule, "text").format(**words), rule["sources"], rule["certainty"])
            for rule in table("rules")
            if self._fits(rule)
        )

    def _fits(self, rule: Row) -> bool:
        """Tell whether a rule speaks of this case; an empty cell speaks of all."""
        mine = {"part": self.part, "levels": self.level, "zone": self.zone, "morphology": self.morphology}
        return all(not rule[column] or value in rule[column] for column, value in mine.items())


def common_herniation(root: str, side: str = "left") -> Herniation | None:
    """Return the commonest herniation that presses a root, or None where a disc rarely does.

    Parameters
    ----------
    root : str
        A root, "C3" to "S1".
    side : str
        The side of the body.

    Examples
    --------
    >>> common_herniation("L5").level
    'L4-L5'
    """
    for row in table("levels"):
        if row["subarticular_roots"][0] == root:
            return Herniation(row["id"], side=side)
    for row in table("levels"):  # L1 is second at its junction; S2-S5 are reached in the midline only
        for zone in ("subarticular", "foraminal", "central"):
            if root in row[f"{zone}_roots"] and not (zone == "central" and row["id"] != "L5-S1"):
                return Herniation(row["id"], side=side, zone=zone)
    return None


def require_herniation(given: Any) -> Herniation | None:  # noqa: ANN401 - this is where wrong types are caught
    """Return the herniation given, or raise when it is neither one nor None."""
    if given is None or isinstance(given, Herniation):
        return given
    message = f"{given!r} is not a herniation; make one with discviz.Herniation('L4-L5')."
    raise DiscvizError(message)
