// Changes the plotly figure beside it in the page, without a redraw: both what is drawn, and the figure's own records.
//
// Above stand small functions that need no browser, and the list of plotly's internals; below, what works on the page.

const FLIGHT = 600; // ms
const SLUGGISH = 70; // ms between two pictures from which the camera jumps: no graphics card, or a busy one
const TREMBLE = 4; // px that a pointer may move between press and release and still have clicked
const DOWN = 0.25; // of a letter's size: from the middle of a line down to where its letters stand

/** A typed array from what Python sends of a mesh: coordinates as 4-byte floats, all else as bytes. */
export function unpack({ dtype, bdata }) {
  const bytes = Uint8Array.from(atob(bdata), (letter) => letter.charCodeAt(0));
  return dtype === "f4" ? new Float32Array(bytes.buffer) : bytes;
}

/** Red, green, blue (0-255) and opacity (0-1) of "rgb(...)" or "rgba(...)". */
export function rgba(colour) {
  const [red, green, blue, opacity = 1] = colour.match(/[\d.]+/gu).map(Number);
  return [red, green, blue, opacity];
}

/** A colour scale as the mesh takes it. */
export function colormap(colorscale) {
  return colorscale.map(([index, colour]) => ({ index, rgb: rgba(colour) }));
}

/** The opacity of every shape to be changed, by its place: what is lit, and what no longer is. */
export function changes(lit, shown) {
  const hidden = Object.fromEntries(Object.keys(shown).map((place) => [place, 0]));
  return { ...hidden, ...lit };
}

/** The lines of a text, each with its weight and how far it stands below the one before. */
export function lines(text) {
  const parts = text.split("<br>");
  return parts.map((part, row) => ({
    words: part.replace(/<[^>]*>/gu, ""),
    weight: part.includes("<b>") ? "bold" : "",
    below: row ? "1.2em" : `${-0.6 * (parts.length - 1)}em`,
  }));
}

/** How much of the way is flown when a share of the time is over: slow at both ends. */
export function eased(share) {
  return share * share * (3 - 2 * share);
}

/** Eye, centre and up of a camera on its way between two, as lists of three numbers. */
export function between(from, to, share) {
  return ["eye", "center", "up"].map((name) =>
    ["x", "y", "z"].map((axis) => from[name][axis] + (to[name][axis] - from[name][axis]) * share),
  );
}

/** A method bound to its owner; there is none where plotly has moved it. */
const method = (owner, name) => owner[name].bind(owner);
const PICK = "drawPick";

/**
 * Everything of plotly's inside that is read or called here, for the trace, shape or label number n; nothing else is.
 *
 * Tried with plotly 7.1 for Python, which brings plotly.js 4.1. A newer one may move any of them: a test asks for each.
 */
export const internals = {
  // figure.data and figure.layout with all that was left out filled in: from these is drawn
  fullTrace: (figure, n) => figure._fullData[n],
  fullShape: (figure, n) => figure._fullLayout.shapes[n],
  // what is drawn flat
  paths: (figure, n) => figure.querySelectorAll(`.shapelayer path[data-index="${n}"]`),
  texts: (figure, n) => figure.querySelectorAll(`.trace${figure._fullData[n].uid} .textpoint text`),
  // what is drawn in 3D
  scene: (figure) => figure._fullLayout.scene?._scene,
  picture: (figure) => internals.scene(figure)?.glplot,
  stage: (figure) => internals.scene(figure).container,
  selection: (figure) => internals.picture(figure).selection,
  fullCamera: (figure) => internals.scene(figure).fullSceneLayout.camera,
  fullLabel: (figure, n) => internals.scene(figure).fullSceneLayout.annotations[n],
  whereFrom: (figure) => method(internals.scene(figure), "getCamera"),
  look: (figure) => method(internals.scene(figure).camera, "lookAt"),
  solid: (figure, n) => internals.scene(figure).traces[figure._fullData[n].uid],
  mesh: (figure, n) => internals.solid(figure, n).mesh,
  reshape: (figure, n) => method(internals.solid(figure, n), "update"),
  recolour: (figure, n) => method(internals.mesh(figure, n), "update"),
  pick: (figure, n) => method(internals.mesh(figure, n), PICK),
};

/** Number of a trace in the figure, or -1. */
const numberOf = (figure, name) => figure.data.findIndex((trace) => trace.name === name);

function paintShapes(figure, lit, shown) {
  for (const [place, opacity] of Object.entries(changes(lit, shown))) {
    figure.layout.shapes[place].opacity = opacity;
    internals.fullShape(figure, place).opacity = opacity;
    for (const path of internals.paths(figure, place)) path.style.opacity = opacity;
  }
}

function write(figure, words) {
  const number = numberOf(figure, "words");
  if (number < 0 || !words.length) return;
  const full = internals.fullTrace(figure, number);
  figure.data[number].text = words;
  full.text = words;
  for (const [n, text] of internals.texts(figure, number).entries()) {
    const spans = lines(words[n]).map((line) => {
      const span = document.createElementNS(text.namespaceURI, "tspan");
      span.setAttribute("x", text.getAttribute("x"));
      span.setAttribute("dy", line.below);
      span.style.fontWeight = line.weight;
      span.textContent = line.words;
      return span;
    });
    text.replaceChildren(...spans);
    if (full.textposition !== "middle center") continue;
    // plotly had moved it by the number of its lines
    const size = Number.parseFloat(getComputedStyle(text).fontSize);
    text.parentNode.setAttribute("transform", `translate(0,${DOWN * size})`);
  }
}

// plotly tells of a click only if a picture is drawn while the button is down: too late where drawing is slow.
function answerClicks(figure, model) {
  const stage = internals.stage(figure);
  let from = null;
  const press = (event) => {
    from = [event.clientX, event.clientY];
  };
  const click = (event) => {
    if (!from || Math.hypot(event.clientX - from[0], event.clientY - from[1]) > TREMBLE) return; // it was turned
    const { object, data } = internals.selection(figure);
    if (!(object && data)) return;
    model.set("picked", [data.index, (model.get("picked")[1] ?? 0) + 1]);
    model.save_changes();
  };
  stage.addEventListener("pointerdown", press, true);
  stage.addEventListener("click", click, true);
}

function paintMeshes(figure, meshes) {
  for (const [name, colorscale] of Object.entries(meshes)) {
    const number = numberOf(figure, name);
    if (number < 0) continue;
    const full = internals.fullTrace(figure, number);
    figure.data[number].colorscale = colorscale;
    full.colorscale = colorscale;
    internals.recolour(figure, number)({ opacity: full.opacity, colormap: colormap(colorscale) });
    if (full.hoverinfo === "skip") internals.mesh(figure, number)[PICK] = () => {}; // a click goes through bone
  }
}

function reshape(figure, name, material) {
  const number = numberOf(figure, name);
  const full = internals.fullTrace(figure, number);
  for (const [part, values] of Object.entries(material)) {
    const unpacked = unpack(values);
    figure.data[number][part] = unpacked;
    full[part] = unpacked;
  }
  internals.reshape(figure, number)(full);
}

function writeLabels(figure, labels) {
  for (const [n, { font, ...rest }] of labels.entries()) {
    for (const record of [figure.layout.scene.annotations[n], internals.fullLabel(figure, n)]) {
      Object.assign(record, rest);
      Object.assign(record.font, font);
    }
  }
}

/** A function that lets the camera of a figure fly somewhere, or jump where flying is slow or unwanted. */
function pilot() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let sluggish = false; // as the last flight or jump was
  let flights = 0;
  return (figure, to) => {
    if (!to.eye) return;
    const from = internals.whereFrom(figure)();
    const look = internals.look(figure);
    const number = ++flights;
    const start = performance.now();
    Object.assign(figure.layout.scene.camera, to);
    Object.assign(internals.fullCamera(figure), to);
    let last = null;
    const step = (now) => {
      if (number !== flights || !figure.isConnected) return;
      if (last !== null) sluggish = now - last > SLUGGISH;
      last = now;
      const time = sluggish ? 1 : Math.min(1, (now - start) / FLIGHT);
      look(...between(from, to, eased(time)));
      if (time < 1) requestAnimationFrame(step);
    };
    if (!(still || sluggish)) {
      requestAnimationFrame(step);
      return;
    }
    look(...between(from, to, 1));
    requestAnimationFrame((first) => {
      requestAnimationFrame((second) => {
        sluggish = second - first > SLUGGISH;
      });
    });
  };
}

function render({ model, el }) {
  const answering = new WeakSet(); // scenes whose clicks are listened for
  const fly = pilot();
  let shown = {};
  let waiting = null; // the flat parts are seen first; the scene follows when they are
  let toFly = false;
  let flownTo = null;

  const paintScene = (figure) => {
    const flying = toFly;
    toFly = false;
    if (!internals.picture(figure)) return;
    const scene = internals.scene(figure);
    if (!answering.has(scene)) answerClicks(figure, model);
    answering.add(scene);
    paintMeshes(figure, model.get("meshes"));
    for (const side of ["left", "right"]) reshape(figure, `material ${side}`, model.get(`material_${side}`));
    writeLabels(figure, model.get("labels"));
    if (flying) fly(figure, model.get("camera"));
  };

  const paint = () => {
    const figure = el.closest(".widget-vbox")?.querySelector(".js-plotly-plot");
    if (!figure?.querySelector(".shapelayer path")) return setTimeout(paint, 50); // not drawn yet
    const lit = model.get("lit");
    paintShapes(figure, lit, shown);
    shown = lit;
    write(figure, model.get("words"));
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      waiting = requestAnimationFrame(() => paintScene(figure));
    });
    figure.setAttribute("role", "figure");
    figure.setAttribute("aria-label", model.get("label"));
  };

  const turned = () => {
    const to = JSON.stringify(model.get("camera"));
    toFly ||= to !== flownTo;
    flownTo = to;
    paint();
  };
  model.on("change:turn", turned);
  turned();
  return () => model.off("change:turn", turned);
}

export default { render };
