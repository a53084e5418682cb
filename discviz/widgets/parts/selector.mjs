// A native select whose words stand in named groups.

/** Pairs of value and text; a word alone is both. */
export function pairs(words) {
  return words.map((word) => [word].flat()).map(([value, text]) => [value, text ?? value]);
}

function render({ model, el }) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  const status = document.createElement("span");
  select.id = `discviz-select-${Math.random().toString(36).slice(2)}`; // each selector loads this text anew
  label.htmlFor = select.id;
  label.textContent = model.get("label");
  for (const [name, words] of model.get("groups")) {
    const options = pairs(words).map(([value, text]) => new Option(text, value));
    if (!name) {
      select.append(...options);
      continue;
    }
    const group = document.createElement("optgroup");
    group.label = name;
    group.append(...options);
    select.append(group);
  }
  const show = () => {
    select.value = model.get("value");
  };
  const say = () => {
    status.textContent = model.get("announcement");
  };
  select.addEventListener("change", () => {
    model.set("value", select.value);
    model.save_changes();
  });
  model.on("change:value", show);
  model.on("change:announcement", say);
  status.setAttribute("role", "status"); // a live region: spoken when it changes
  status.className = "discviz-spoken";
  el.classList.add("discviz-select");
  el.append(label, select, status);
  show();
  say();
  return () => {
    model.off("change:value", show);
    model.off("change:announcement", say);
  };
}

export default { render };
