"""The closed vocabularies of the spine, and the reading of what people type.

Facts stand in ``data/levels.csv`` and ``data/roots.csv``; nothing here knows a root by heart.
"""

from __future__ import annotations

import re

from discviz.errors import unknown
from discviz.knowledge import table

SIDES = ("left", "right", "both")
ZONES = ("central", "subarticular", "foraminal", "extraforaminal")
MORPHOLOGIES = ("bulge", "protrusion", "extrusion", "sequestration")

LEVELS: tuple[str, ...] = table("levels").ids
ROOTS: tuple[str, ...] = table("roots").ids

# Words in daily use beside the terms of Fardon 2014: named in the error, never taken silently,
# because "lateral" and "posterolateral" mean different zones to different people.
_ZONE_WORDS = {
    "midline": "central",
    "median": "central",
    "paracentral": "subarticular",
    "posterolateral": "subarticular",
    "lateral recess": "subarticular",
    "foramen": "foraminal",
    "far lateral": "extraforaminal",
    "far-lateral": "extraforaminal",
}
_MORPHOLOGY_WORDS = {
    "bulging": "bulge",
    "herniation": "protrusion",
    "prolapse": "protrusion",
    "free fragment": "sequestration",
    "sequester": "sequestration",
}
_SIDE_WORDS = {"l": "left", "r": "right", "bilateral": "both"}

_WHAT_A_LEVEL_IS = "A level is a disc, named by the vertebra above and the one below it."
# ASCII only: fullwidth letters or other digits would look right and mean nothing.
_LEVEL = re.compile(r"([CTL])([0-9]{1,2})\s*[-/_‐‑–—− ]?\s*([TLS]?|C)([0-9]{1,2})", re.ASCII | re.IGNORECASE)
_VERTEBRA = re.compile(r"([CTLS])([0-9]{1,2})", re.ASCII | re.IGNORECASE)


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
            for level in LEVELS:
                above, below = level.split("-")
                same_letter = next_letter in {"", below[0]}
                if above == letter + number and below[1:] == next_number and same_letter:
                    return level
        named = _VERTEBRA.match(given.strip())
        if named:
            upper = named.group().upper()
            near = {given.strip().casefold(): level for level in LEVELS if level.startswith(f"{upper}-")}
            raise unknown(given, "a spinal level", LEVELS, meant=near, hint=_WHAT_A_LEVEL_IS)
    raise unknown(given, "a spinal level", LEVELS, hint=_WHAT_A_LEVEL_IS)


def parse_side(given: object) -> str:
    """Return "left", "right" or "both", in whatever case it was written."""
    return _parse(given, "a side", SIDES, _SIDE_WORDS)


def parse_zone(given: object) -> str:
    """Return the zone in the words of Fardon 2014."""
    return _parse(given, "a zone", ZONES, _ZONE_WORDS)


def parse_morphology(given: object) -> str:
    """Return the form of the displaced disc in the words of Fardon 2014."""
    return _parse(given, "a morphology", MORPHOLOGIES, _MORPHOLOGY_WORDS)


def parse_root(given: object) -> str:
    """Return the id of a root, C2 to S5."""
    if isinstance(given, str) and given.strip().upper() in ROOTS:
        return given.strip().upper()
    raise unknown(given, "a root", ROOTS)


def _parse(given: object, kind: str, accepted: tuple[str, ...], others: dict[str, str]) -> str:
    if isinstance(given, str) and given.strip().lower() in accepted:
        return given.strip().lower()
    raise unknown(given, kind, accepted, meant=others)
