"""The part in which findings are chosen or typed, and shown as a list from which each can be taken away.

Native selects, a text field with suggestions and buttons: keyboard, screen reader and touch work as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from discviz.knowledge import table

GROUPS = {  # kind -> how it is called
    "pain": "Where it hurts",
    "sensory": "Where it is numb or tingles",
    "motor": "What is weak",
    "reflex": "Reflexes",
    "test": "Tests",
    "factor": "What makes it better or worse",
    "context": "What else is known",
    "red flag": "Warning signs",
    "normal": "What is normal",
}


class FindingPicker(anywidget.AnyWidget):
    """A labelled picker of findings.

    Attributes
    ----------
    side : str
        "left", "right" or "": the side that what is chosen next belongs to.
    mode : {"sensory", "pain"}
        What a click on the body marks.
    chosen : list of [str, str]
        A key and a wording for each finding so far.
    announcement : str
        Read out by screen readers when it changes.
    verb : str
        What the button says: "Add", or "Examine" for a case.
    """

    _esm = Path(__file__).with_name("picker.mjs")
    side = traitlets.Unicode("").tag(sync=True)
    mode = traitlets.Unicode("sensory").tag(sync=True)
    side_is_known = traitlets.Bool(False).tag(sync=True)  # noqa: FBT003 - a trait's default stands alone
    chosen: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    announcement = traitlets.Unicode("").tag(sync=True)
    verb = traitlets.Unicode("Add").tag(sync=True)
    groups: traitlets.List[list[object]] = traitlets.List().tag(sync=True)

    @traitlets.default("groups")
    def _default_groups(self) -> list[list[object]]:
        rows = [row for row in table("findings") if not row["root"]]
        return [
            [name, [[row["id"], row["text"]] for row in rows if row["kind"] == kind]] for kind, name in GROUPS.items()
        ]

    def on_ask(self, callback: Callable[[str, str], None]) -> None:
        """Call back with "add" or "remove", and the word or key."""
        self.on_msg(lambda _widget, content, _buffers: callback(str(content["type"]), str(content["word"])))

    def __repr__(self) -> str:
        return f"FindingPicker({len(self.chosen)} findings)"
