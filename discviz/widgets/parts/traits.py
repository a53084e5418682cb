"""Traits that take any usual spelling."""

from collections.abc import Callable

import traitlets


class Parsed(traitlets.TraitType):  # type: ignore[type-arg]
    """A trait that takes what can be parsed, any usual spelling of a word, and refuses the rest."""

    def __init__(self, parse: Callable[[object], object], default: object) -> None:
        super().__init__(default)
        self._parse = parse

    def validate(self, _owner: object, value: object) -> object:
        """Return what was meant."""
        return self._parse(value)
