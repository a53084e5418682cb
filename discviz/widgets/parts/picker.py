"""The part in which findings are chosen or typed, and shown as a list from which each can be taken away.

Native selects, a text field with suggestions and buttons: keyboard, screen reader and touch work as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from discviz.knowledge import table

if TYPE_CHECKING:
    from collections.abc import Callable

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

    _esm = """
    let count = 0;
    const make = (tag, words = {}, ...inside) => {
      const { dataset, ...rest } = words;
      const made = Object.assign(document.createElement(tag), rest);
      made.append(...inside);
      return made;
    };
    export default { render({ model, el }) {
      const id = `discviz-pick-${++count}-${model.model_id ?? Math.random()}`;  // each widget loads its own count
      const field = (text, input) => {
        input.id = `${id}-${text.replace(/\\W/g, "")}`;
        const label = make("label", { htmlFor: input.id, textContent: text });
        return make("span", { className: "discviz-field" }, label, input);
      };
      const groups = model.get("groups");
      const side = make("select", {}, ...[["", "not said"], ["left", "left"], ["right", "right"]].map(
        ([value, text]) => new Option(text, value)));
      const mode = make("select", {}, ...[["sensory", "numb or tingling"], ["pain", "pain"]].map(
        ([value, text]) => new Option(text, value)));
      mode.addEventListener("change", () => { model.set("mode", mode.value); model.save_changes(); });
      const kind = make("select", {}, ...groups.map(([name], n) => new Option(name, n)));
      const finding = make("select", { className: "discviz-finding" });
      const options = rows => rows.map(([value, text]) => new Option(text, value));
      const fill = () => finding.replaceChildren(...options(groups[kind.value][1]));
      const add = make("button", { type: "button" });
      const words = make("input", { type: "text", placeholder: "numb thumb", autocomplete: "off" });
      words.setAttribute("list", `${id}-known`);
      const known = make("datalist", { id: `${id}-known` },
        ...groups.flatMap(([, rows]) => rows.map(([, text]) => make("option", { value: text }))));
      const list = make("ul");
      list.setAttribute("aria-label", "Findings so far");
      const status = make("span", { className: "discviz-said" });
      status.setAttribute("role", "status");
      const say = (type, word) => model.send({ type, word });
      add.addEventListener("click", () => say("add", finding.value));
      words.addEventListener("keydown", event => {
        if (event.key !== "Enter" || !words.value.trim()) return;
        say("add", words.value);
        words.value = "";
      });
      kind.addEventListener("change", fill);
      side.addEventListener("change", () => { model.set("side", side.value); model.save_changes(); });
      const show = () => {
        side.value = model.get("side");
        mode.value = model.get("mode");
        side.disabled = model.get("side_is_known");
        add.textContent = model.get("verb");
        status.textContent = model.get("announcement");
        const rows = model.get("chosen");
        list.replaceChildren(...rows.map(([key, text]) => {
          const button = make("button", { type: "button", textContent: "\\u00d7" });
          button.setAttribute("aria-label", `Take away: ${text}`);
          button.addEventListener("click", () => say("remove", key));
          return make("li", {}, text, ...(key ? [button] : []));
        }));
      };
      const traits = ["side", "side_is_known", "mode", "chosen", "announcement", "verb"];
      const events = traits.map(name => `change:${name}`).join(" ");
      model.on(events, show);
      el.classList.add("discviz-picker");
      el.append(make("div", { className: "discviz-row" }, field("Side", side), field("Kind", kind),
        field("Finding", finding), add),
        make("div", { className: "discviz-row" }, field("or in your own words", words), field("A click marks", mode)),
        known, list, status);
      fill(); show();
      return () => model.off(events, show);
    } };
    """
    _css = """
    .discviz-picker { font-size: var(--jp-widgets-font-size, 13px); }
    .discviz-row { display: flex; flex-flow: row wrap; gap: 4px 10px; align-items: center; margin: 2px 0; }
    .discviz-field { display: inline-flex; align-items: center; gap: 6px; }
    .discviz-picker :is(select, input, .discviz-row > button) {
      height: 28px; font-size: inherit; color: var(--jp-ui-font-color1, #222); padding: 0 6px;
      background: var(--jp-layout-color1, #fff); border: 1px solid var(--jp-border-color1, #767676);
    }
    .discviz-picker .discviz-finding { width: 20em; }
    .discviz-picker input { width: 17em; }
    .discviz-picker .discviz-row > button { font-weight: bold; padding: 0 14px; }
    .discviz-picker ul { display: flex; flex-flow: row wrap; gap: 4px; list-style: none; margin: 4px 0; padding: 0;
      min-height: 24px; max-height: 54px; overflow-y: auto; }
    .discviz-picker li { border: 1px solid #767676; border-radius: 12px; padding: 1px 4px 1px 10px; line-height: 20px; }
    .discviz-picker li button { border: 0; background: none; color: inherit; cursor: pointer; min-width: 24px; }
    .discviz-said {  /* seen by screen readers only */
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    """
    side = traitlets.Unicode("").tag(sync=True)
    mode = traitlets.Unicode("sensory").tag(sync=True)
    side_is_known = traitlets.Bool(False).tag(sync=True)  # noqa: FBT003 - a trait's default stands alone
    chosen: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    announcement = traitlets.Unicode("").tag(sync=True)
    verb = traitlets.Unicode("Add").tag(sync=True)
    groups: traitlets.List[list[Any]] = traitlets.List().tag(sync=True)

    @traitlets.default("groups")
    def _default_groups(self) -> list[list[Any]]:
        rows = [row for row in table("findings") if not row["root"]]
        return [
            [name, [[row["id"], row["text"]] for row in rows if row["kind"] == kind]] for kind, name in GROUPS.items()
        ]

    def on_ask(self, callback: Callable[[str, str], None]) -> None:
        """Call back with "add" or "remove", and the word or key."""
        self.on_msg(lambda _widget, content, _buffers: callback(str(content["type"]), str(content["word"])))

    def __repr__(self) -> str:
        return f"FindingPicker({len(self.chosen)} findings)"
