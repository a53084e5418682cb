"""What every widget of the kit needs: words that are checked, and errors that are seen."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import traitlets

from discviz.content.blocks import note
from discviz.errors import DiscvizError
from discviz.knowledge.words import say
from discviz.render.html import html

if TYPE_CHECKING:
    from collections.abc import Callable


def shown_to_learner(callback: Callable[..., None]) -> Callable[..., None]:
    """Let an error inside a widget's callback reach the learner's eyes instead of vanishing.

    The widget has a part named ``error`` (an ``ipywidgets.HTML``), where the sentence is written.
    """

    @wraps(callback)
    def guarded(self: Any, *args: Any) -> None:  # noqa: ANN401 - any widget, called back with anything
        try:
            callback(self, *args)
        except Exception as error:  # noqa: BLE001 - whatever it was, the learner is told
            self.error.value = html(note(_in_words(error)))

    return guarded


def _in_words(fault: Exception) -> str:
    """Return what went wrong, in words a learner can act on."""
    if isinstance(fault, DiscvizError):
        return str(fault)
    return say("went-wrong", kind=type(fault).__name__, fault=fault)


class Word(traitlets.TraitType):  # type: ignore[type-arg]
    """A trait that takes any usual spelling and refuses the rest, None included, naming the nearest word."""

    def __init__(self, parse: Callable[[object], str], default: str) -> None:
        super().__init__(default)
        self._parse = parse

    def validate(self, _owner: object, value: object) -> str:
        """Return the accepted spelling."""
        return self._parse(value)
