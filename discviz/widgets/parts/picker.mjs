// Findings chosen from selects or typed, and those chosen so far as a list from which each can be taken away.

const SIDES = [
  ["", "not said"],
  ["left", "left"],
  ["right", "right"],
];
const MODES = [
  ["sensory", "numb or tingling"],
  ["pain", "pain"],
];
const TRAITS = ["side", "side_is_known", "mode", "chosen", "announcement", "verb"];

/** The id of a labelled part: that of its picker, and the letters of its label. */
export function idOf(picker, label) {
  return `${picker}-${label.replace(/\W/gu, "")}`;
}

function make(tag, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
}

const options = (rows) => rows.map(([value, text]) => new Option(text, value));

function render({ model, el }) {
  const id = `discviz-pick-${Math.random().toString(36).slice(2)}`;
  const groups = model.get("groups");
  const field = (text, input) => {
    input.id = idOf(id, text);
    return make("span", { className: "discviz-field" }, make("label", { htmlFor: input.id, textContent: text }), input);
  };
  const say = (type, word) => model.send({ type, word });
  const follow = (select, name) =>
    select.addEventListener("change", () => {
      model.set(name, select.value);
      model.save_changes();
    });

  const side = make("select", {}, ...options(SIDES));
  follow(side, "side");
  const mode = make("select", {}, ...options(MODES));
  follow(mode, "mode");
  const kind = make("select", {}, ...groups.map(([name], n) => new Option(name, n)));
  const finding = make("select", { className: "discviz-finding" });
  const fill = () => finding.replaceChildren(...options(groups[kind.value][1]));
  kind.addEventListener("change", fill);
  const add = make("button", { type: "button" });
  add.addEventListener("click", () => say("add", finding.value));
  const words = make("input", { type: "text", placeholder: "numb thumb", autocomplete: "off" });
  words.setAttribute("list", `${id}-known`);
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !words.value.trim()) return;
    say("add", words.value);
    words.value = "";
  });
  const known = make(
    "datalist",
    { id: `${id}-known` },
    ...groups.flatMap(([, rows]) => rows.map(([, text]) => make("option", { value: text }))),
  );
  const list = make("ul");
  list.setAttribute("aria-label", "Findings so far");
  const status = make("span", { className: "discviz-spoken" });
  status.setAttribute("role", "status");

  const item = ([key, text]) => {
    if (!key) return make("li", {}, text);
    const button = make("button", { type: "button", textContent: "\u00d7" });
    button.setAttribute("aria-label", `Take away: ${text}`);
    button.addEventListener("click", () => say("remove", key));
    return make("li", {}, text, button);
  };
  const show = () => {
    side.value = model.get("side");
    mode.value = model.get("mode");
    side.disabled = model.get("side_is_known");
    add.textContent = model.get("verb");
    status.textContent = model.get("announcement");
    list.replaceChildren(...model.get("chosen").map(item));
  };
  const events = TRAITS.map((name) => `change:${name}`).join(" ");
  model.on(events, show);
  const choosing = [field("Side", side), field("Kind", kind), field("Finding", finding), add];
  const typing = [field("or in your own words", words), field("A click marks", mode)];
  el.classList.add("discviz-picker");
  el.append(
    make("div", { className: "discviz-fields" }, ...choosing),
    make("div", { className: "discviz-fields" }, ...typing),
    known,
    list,
    status,
  );
  fill();
  show();
  return () => model.off(events, show);
}

export default { render };
