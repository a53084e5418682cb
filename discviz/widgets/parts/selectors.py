"""Small parts of the widgets: a grouped selector, which ipywidgets lacks, a plain one, and the place they stand in.

The grouped selector is a native ``<select>`` with ``<optgroup>``, so that keyboard, screen reader and touch
work as everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets as widgets
import traitlets

from discviz.knowledge import table
from discviz.render.style import SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

PART_NAMES = {"cervical": "Neck (cervical)", "thoracic": "Chest (thoracic)", "lumbar": "Low back (lumbar)"}


class GroupedSelect(anywidget.AnyWidget):
    """A labelled selector whose words stand in named groups.

    Attributes
    ----------
    label : str
        Stands beside the selector and is read out with it.
    value : str
        What is selected.
    groups : list
        Name and words of each group; a word is itself, or a pair of value and text. A group without a
        name stands outside all groups.
    announcement : str
        Read out by screen readers whenever it changes.
    """

    _esm = """
    export default { render({ model, el }) {
      const label = document.createElement("label");
      const select = document.createElement("select");
      const status = document.createElement("span");
      select.id = `discviz-select-${Math.random().toString(36).slice(2)}`;  // each selector loads this text anew
      label.htmlFor = select.id;
      label.textContent = model.get("label");
      for (const [name, words] of model.get("groups")) {
        const options = words.map(word => [word].flat()).map(([value, text]) => new Option(text ?? value, value));
        if (!name) { select.append(...options); continue; }
        const group = document.createElement("optgroup");
        group.label = name;
        group.append(...options);
        select.append(group);
      }
      const show = () => { select.value = model.get("value"); };
      const say = () => { status.textContent = model.get("announcement"); };
      select.addEventListener("change", () => { model.set("value", select.value); model.save_changes(); });
      model.on("change:value", show);
      model.on("change:announcement", say);
      status.setAttribute("role", "status");  // a live region: spoken when it changes
      status.className = "discviz-said";
      el.classList.add("discviz-select");
      el.append(label, select, status);
      show(); say();
      return () => { model.off("change:value", show); model.off("change:announcement", say); };
    } };
    """
    _css = """
    .discviz-select { display: flex; align-items: center; gap: 8px; font-size: var(--jp-widgets-font-size, 13px); }
    .discviz-select select {
      height: 28px; min-width: 7em; max-width: 11em; font-size: inherit; color: var(--jp-ui-font-color1, #222);
      background: var(--jp-layout-color1, #fff); border: 1px solid var(--jp-border-color1, #767676);
    }
    .discviz-shared select { flex: 1 1 0; min-width: 4em; max-width: none; }  /* several share a row */
    .discviz-said {  /* seen by screen readers only */
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    """
    label = traitlets.Unicode("").tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)
    announcement = traitlets.Unicode("").tag(sync=True)
    groups: traitlets.List[list[object]] = traitlets.List().tag(sync=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"


def level_groups() -> list[list[object]]:
    """Return the 23 levels by part of the spine."""
    rows = table("levels")
    return [[name, [row["id"] for row in rows if row["part"] == part]] for part, name in PART_NAMES.items()]


class LevelSelect(GroupedSelect):
    """The selector of the 23 levels, by part of the spine."""

    def __init__(self, value: str) -> None:
        super().__init__(label="Level", value=value, groups=level_groups())
        self.add_class("discviz-level")


def dropdown(label: str, options: Sequence[Any]) -> widgets.Dropdown:
    """Return a labelled selector as wide as its words; an option is a word, or a pair of text and value."""
    return widgets.Dropdown(
        options=options, description=label, layout={"width": "auto"}, style={"description_width": "initial"}
    )


class Surroundings(anywidget.AnyWidget):
    """An unseen part that looks after the place where widgets are shown.

    It keeps key presses for them: JupyterLab takes letters, digits and arrows for itself even while
    a selector has the focus (jupyter-widgets/ipywidgets issue 3912), so that an arrow would leave the
    cell and an "x" cut it. And it tells the ``width`` of the place and the ``height`` of the window,
    in px, so that selectors and figure can be seen together, and whether the browser can draw in 3D.
    """

    _esm = """
    export default { render({ model, el }) {
      const webgl = Boolean(document.createElement("canvas").getContext("webgl"));
      const observer = new ResizeObserver(([entry]) => {
        const width = Math.floor(entry.contentRect.width);
        if (!width || width === model.get("width")) return;
        model.set({ webgl, width, height: window.innerHeight });
        model.save_changes();
      });
      observer.observe(el);
      const keep = () => {
        if (!el.isConnected) return requestAnimationFrame(keep);
        const area = el.closest(".jp-OutputArea-output") ?? el.parentElement;
        // the mark counts only on the very element that has the focus
        area.addEventListener("focusin", event => { event.target.dataset.lmSuppressShortcuts = "true"; });
      };
      keep();
      return () => observer.disconnect();
    } };
    """
    _css = SHEET
    width = traitlets.Int(0).tag(sync=True)
    height = traitlets.Int(0).tag(sync=True)
    webgl = traitlets.Bool(True).tag(sync=True)  # noqa: FBT003 - a trait's default stands alone

    def __init__(self) -> None:
        super().__init__(layout={"height": "0", "margin": "0", "width": "100%"})

    def __repr__(self) -> str:
        return "Surroundings()"
