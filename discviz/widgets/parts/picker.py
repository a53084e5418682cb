"""The part in which findings are chosen or typed, and shown as a list from which each can be taken away.

Native selects, a text field with suggestions and buttons: keyboard, screen reader and touch work as everywhere.
"""

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from discviz.knowledge import table
from discviz.knowledge.words import say

KINDS = ("pain", "sensory", "motor", "reflex", "test", "factor", "context", "red flag", "normal")


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
        named = {kind: say(f"pick-{kind.replace(' ', '-')}") for kind in KINDS}
        return [[named[kind], [[row["id"], row["text"]] for row in rows if row["kind"] == kind]] for kind in KINDS]

    def on_ask(self, callback: Callable[[str, str], None]) -> None:
        """Call back with "add" or "remove", and the word or key."""
        self.on_msg(lambda _widget, content, _buffers: callback(str(content["type"]), str(content["word"])))
