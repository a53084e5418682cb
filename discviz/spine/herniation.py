"""From a level to what the patient may feel: the forward direction, and the reasons for it.

Pure Python over the data tables. Which root is pressed comes from ``levels.csv``, each step of the
reasoning from ``rules.csv`` and each finding from ``findings.csv``; what a zone or a form does, from its row in
``zones.csv`` or ``morphologies.csv``. This module only selects, and no word for a form or a zone stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discviz.errors import DiscvizError, shown
from discviz.knowledge import remembered, table
from discviz.knowledge.words import worded
from discviz.spine.anatomy import (
    form,
    lateral_zones,
    levels_met,
    midline_zones,
    parse_level,
    parse_morphology,
    parse_side,
    parse_zone,
    roots_met,
    zone,
)
from discviz.spine.findings import KINDS, Finding, Step

if TYPE_CHECKING:
    from discviz.knowledge.tables import FindingsRow, LevelsRow, RedFlagsRow, RulesRow


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
    def _level(self) -> LevelsRow:
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
        return roots_met(self.level, self.zone)

    @property
    def at_risk(self) -> str | None:
        """The structure a large central herniation threatens here, or None in the lateral zones."""
        return str(self._level["at_risk"]) if self.is_midline else None

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of the body that may be affected; a central herniation can reach both."""
        return ("left", "right") if self.side == "both" or self.is_midline else (self.side,)

    @property
    def presses(self) -> bool:
        """Whether anything is pressed: a bulge lies near a root, which is not yet pressing it."""
        return bool(form(self.morphology)["presses"] == "yes")

    @property
    def is_midline(self) -> bool:
        """Whether it lies in the middle of the canal, where it has no side."""
        return self.zone in midline_zones()

    @property
    def title(self) -> str:
        """One line that says what is shown; the title of every figure."""
        sided = f"{self.side.capitalize()} {self.level}" if self.side != "both" else f"{self.level} on both sides"
        row = form(self.morphology)
        named = f"{self.level if self.is_midline else sided}, {zone(self.zone)['name']} {row['name']}"
        kind = "" if row["is_herniation"] == "yes" else " (not a herniation)"
        does = ("threatens" if self.at_risk else "presses") if self.presses else self._lies
        return f"{named}{kind}: {does} the {self._meets}"

    @property
    def contact(self) -> str:
        """What the displaced disc does to what it meets, in its form.

        Examples
        --------
        >>> Herniation("L4-L5", morphology="extrusion").contact
        'extrusion: presses and displaces the L5 root'
        """
        row = form(self.morphology)
        both = " on both sides" if self.side == "both" and not self.is_midline else ""
        said = row["contact"].format(what=f"the {self._meets}{both}", lies=self._lies)
        return f"{row['name']}{'' if row['is_herniation'] == 'yes' else ', not a herniation'}: {said}"

    @property
    def _meets(self) -> str:
        return self.at_risk or f"{' or '.join(self.roots)} root"

    @property
    def _lies(self) -> str:
        return "reaches towards" if self.at_risk else "lies next to"

    @property
    @remembered
    def findings(self) -> tuple[Finding, ...]:
        """What may be felt and found, root by root; never all of it in one patient."""
        rows = table("findings")
        chosen = []
        for root in self.roots:
            of_root = [row for row in rows if row["root"] == root]
            if self.at_risk:  # many roots: only each root's chief signs
                of_root = [row for row in of_root if row["rank"] == "main"]
            chosen += sorted(of_root, key=lambda row: KINDS.index(row["kind"]))
        warnings = [row for row in rows if row["kind"] == "red flag" and self._threatens(row)]
        ordered = warnings + chosen if self.at_risk else chosen + warnings
        return tuple(
            Finding(
                row["kind"],
                worded(row, "text"),
                row["region"],
                row["certainty"],
                row["sources"],
                row["root"],
                worded(row, "short"),
            )
            for row in ordered
        )

    def _threatens(self, finding: FindingsRow) -> bool:
        """Tell whether a warning sign belongs to what is at risk here, and to this part of the spine."""
        part = table("red_flags")[finding["red_flag"]]["part"]
        return self._level["at_risk"] in finding["region"] and part in {"", self.part}

    @property
    def red_flags(self) -> tuple[RedFlagsRow, ...]:
        """Rows of the table ``red_flags`` that belong to this level, the general ones last."""
        rows = [row for row in table("red_flags") if row["part"] in {"", self.part}]
        places = (self._level["at_risk"], "any")
        return tuple(row for place in places for row in rows if row["structure"] == place)

    def explain(self) -> tuple[Step, ...]:
        """Return the reasoning from disc to root, step by step, each with its sources."""
        named = {"level": self.level, "exiting": self.exiting_root, "traversing": self.traversing_root}
        words = {**self._level, **named}
        own = {"zone": zone(self.zone), "form": form(self.morphology)}
        steps = []
        for about in ("disc", "zone", "form", "map"):  # zone and form are defined before they are reasoned with
            if about in own:
                row = own[about]
                steps.append(Step(worded(row, "definition"), row["sources"], row["certainty"]))
            rules = [rule for rule in table("rules") if rule["about"] == about and self._fits(rule)]
            steps += [Step(worded(rule, "text").format(**words), rule["sources"], rule["certainty"]) for rule in rules]
        return tuple(steps)

    def _fits(self, rule: RulesRow) -> bool:
        """Tell whether a rule speaks of this case; an empty cell speaks of all."""
        wanted = rule["part"], rule["levels"], rule["zone"], rule["morphology"]
        mine = self.part, self.level, self.zone, self.morphology
        return all(not words or word in words for words, word in zip(wanted, mine, strict=True))


def common_herniation(root: str, side: str = "left", zones: Iterable[str] | None = None) -> Herniation | None:
    """Return the commonest herniation that presses a root, or None where a disc rarely does.

    Parameters
    ----------
    root : str
        A root, "C3" to "S1".
    side : str
        The side of the body.
    zones : iterable of str, optional
        Where to look for it first, second and so on; the commonest zones go first, the midline last.

    Examples
    --------
    >>> common_herniation("L5").level
    'L4-L5'
    """
    for key in zones or (*lateral_zones(), *midline_zones()):
        met = levels_met(root, key)
        if met:  # in the midline the lowest disc is the one that reaches most roots
            return Herniation(met[-1 if key in midline_zones() else 0], side=side, zone=key)
    return None


def require_herniation(given: object) -> Herniation | None:
    """Return the herniation given, or raise when it is neither one nor None."""
    if given is None or isinstance(given, Herniation):
        return given
    message = f"{shown(given)} is not a herniation; make one with discviz.Herniation('L4-L5')."
    raise DiscvizError(message)
