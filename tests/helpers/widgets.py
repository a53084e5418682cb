"""Looking into widgets."""

from __future__ import annotations

import json

from ipywidgets import Widget


def size_of(widget, key):
    """The size of a message that tells the browser of a change."""
    return len(json.dumps(widget.get_state(key), default=str))


def widgets_of(widget):
    found = [widget]
    for child in getattr(widget, "children", ()):
        found += widgets_of(child) if isinstance(child, Widget) else []
    return found
