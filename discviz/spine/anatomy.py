"""The closed vocabularies of the spine, and the reading of what people type.

Facts stand in ``data/levels.csv``, ``roots.csv``, ``zones.csv`` and ``morphologies.csv``; nothing here knows a root,
a zone or a form by heart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from discviz.errors import unknown
from discviz.knowledge import table

if TYPE_CHECKING:
    from discviz.knowledge.tables import MorphologiesRow, ZonesRow

SIDES = ("left", "right", "both")
_SIDE_WORDS = {"l": "left", "r": "right", "bilateral": "both"}

_WHAT_A_LEVEL_IS = "A level is a disc, named by the vertebra above and the one below it."
# ASCII only: fullwidth letters or other digits would look right and mean nothing.
_LEVEL = re.compile(r"([CTL])([0-9]{1,2})\s*[-/_‐‑–—− ]?\s*([TLS]?|C)([0-9]{1,2})", re.ASCII | re.IGNORECASE)
_VERTEBRA = re.compile(r"([CTLS])([0-9]{1,2})", re.ASCII | re.IGNORECASE)


def levels() -> tuple[str, ...]:
    """Return the ids of the levels, from the neck down."""
    return table("levels").ids


def roots() -> tuple[str, ...]:
    """Return the ids of the roots, from the neck down."""
    return table("roots").ids


def zones() -> tuple[str, ...]:
    """Return the ids of the zones, from the midline outwards."""
    return table("zones").ids


def morphologies() -> tuple[str, ...]:
    """Return the ids of the forms, from the least to the most displaced."""
    return table("morphologies").ids


def zone(key: str) -> ZonesRow:
    """Return the row of a zone: its name, whether it is the midline, its share of the herniations.

    Examples
    --------
    >>> zone("central")["is_midline"], zone("foraminal")["share"]
    ('yes', 10.0)
    """
    return table("zones")[key]


def zone_shares() -> tuple[tuple[str, float], ...]:
    """Return the zones whose share of the herniations is counted, commonest first, each with its share.

    Examples
    --------
    >>> zone_shares()
    (('subarticular', 0.9), ('foraminal', 0.1))
    """
    counted = [(row["id"], row["share"] / 100) for row in table("zones") if row["share"] is not None]
    return tuple(sorted(counted, key=lambda item: -item[1]))


def lateral_zones() -> tuple[str, ...]:
    """Return the zones beside the midline in which a herniation is looked for, the commonest first."""
    return tuple(zone for zone, _ in zone_shares())


def midline_zones() -> tuple[str, ...]:
    """Return the zones in the middle of the canal, which have no side."""
    return tuple(row["id"] for row in table("zones") if row["is_midline"] == "yes")


def roots_met(level: str, zone: str) -> tuple[str, ...]:
    """Return the roots that a herniation of a level meets in a zone, most affected first.

    Examples
    --------
    >>> roots_met("L4-L5", "subarticular"), roots_met("L4-L5", "extraforaminal")
    (('L5',), ('L4',))
    """
    met: tuple[str, ...] = table("levels")[level][table("zones")[zone]["roots_column"]]
    return met


def levels_met(root: str, zone: str) -> tuple[str, ...]:
    """Return the levels where a herniation in a zone presses a root before others, or else among others.

    Examples
    --------
    >>> levels_met("L5", "subarticular"), levels_met("C2", "subarticular")
    (('L4-L5',), ())
    """
    met = {level: roots_met(level, zone) for level in levels()}
    chief = tuple(level for level, roots in met.items() if root == roots[0])
    return chief or tuple(level for level, roots in met.items() if root in roots)


def form(key: str) -> MorphologiesRow:
    """Return the row of a form: name, whether it presses, opens the annulus or is free, and whose drawing it has.

    Code asks the row, never the word: ``form(herniation.morphology)["drawn_like"]`` is the form to draw, itself for
    the four of the standard, so that a form added to the table is drawn like another.

    Examples
    --------
    >>> form("sequestration")["is_free"], form("bulge")["presses"], form("extrusion")["drawn_like"]
    ('yes', 'no', 'extrusion')
    """
    return table("morphologies")[key]


def parse_level(given: object) -> str:
    """Return the id of the level that was meant.

    Parameters
    ----------
    given : str
        Any usual spelling: "L4-L5", "L4-5", "l4/5", "L4–L5", "L4 L5".

    Raises
    ------
    DiscvizError
        If it is not one of the 23 levels.

    Examples
    --------
    >>> parse_level("l5/s1"), parse_level("C7-1")
    ('L5-S1', 'C7-T1')
    """
    if isinstance(given, str):
        match = _LEVEL.fullmatch(given.strip())
        if match:
            letter, number, next_letter, next_number = (part.upper() for part in match.groups())
            for level in levels():
                above, below = level.split("-")
                same_letter = next_letter in {"", below[0]}
                if above == letter + number and below[1:] == next_number and same_letter:
                    return level
        named = _VERTEBRA.match(given.strip())
        if named:
            upper = named.group().upper()
            near = {given.strip().casefold(): level for level in levels() if level.startswith(f"{upper}-")}
            raise unknown(given, "a spinal level", levels(), meant=near, hint=_WHAT_A_LEVEL_IS)
    raise unknown(given, "a spinal level", levels(), hint=_WHAT_A_LEVEL_IS)


def parse_side(given: object) -> str:
    """Return "left", "right" or "both", in whatever case it was written."""
    return _parse(given, "a side", {side: side for side in SIDES}, _SIDE_WORDS)


def parse_zone(given: object) -> str:
    """Return the zone in the words of Fardon 2014."""
    return _parse_row(given, "a zone", "zones")


def parse_morphology(given: object) -> str:
    """Return the form of the displaced disc in the words of Fardon 2014."""
    return _parse_row(given, "a morphology", "morphologies")


def _parse_row(given: object, kind: str, name: str) -> str:
    """Return the id of a row from its id or name.

    Other words in daily use are named in the error, never taken silently: "lateral" means different zones to
    different people.
    """
    rows = table(name)
    named = {word: row["id"] for row in rows for word in (row["id"], row["name"])}
    return _parse(given, kind, named, {word: row["id"] for row in rows for word in row["synonyms"]})


def _parse(given: object, kind: str, accepted: Mapping[str, str], others: Mapping[str, str]) -> str:
    if isinstance(given, str) and given.strip().lower() in accepted:
        return accepted[given.strip().lower()]
    raise unknown(given, kind, dict.fromkeys(accepted.values()), meant=others)
