"""One answer after the other: JupyterLab hands over what the page says in several threads of the kernel at once."""

from __future__ import annotations

from functools import partial
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

TURN = RLock()  # one for all: a choice in one widget changes others


def take_turns(widget: widgets.Widget) -> None:
    """Let a widget, and every widget in it, answer the page only when no other is answering.

    Two choices in quick succession could otherwise be worked out side by side, and the second be lost: traits that
    are linked take no news while they pass some on.
    """
    if widget.comm is not None:
        widget.comm.on_msg(partial(_in_turn, widget._handle_msg))  # noqa: SLF001 - what ipywidgets itself hands over
    for part in getattr(widget, "children", ()):
        take_turns(part)


def _in_turn(handle: Callable[[object], None], message: object) -> None:
    with TURN:
        handle(message)
