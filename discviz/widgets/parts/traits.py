"""Traits that take any usual spelling."""

from __future__ import annotations

from collections.abc import Callable

import traitlets


class Word(traitlets.TraitType):  # type: ignore[type-arg]
    """A trait that takes any usual spelling and refuses the rest, None included, naming the nearest word."""

    def __init__(self, parse: Callable[[object], str], default: str) -> None:
        super().__init__(default)
        self._parse = parse

    def validate(self, _owner: object, value: object) -> str:
        """Return the accepted spelling."""
        return self._parse(value)
