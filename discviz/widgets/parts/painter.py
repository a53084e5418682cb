"""The unseen part that changes the plotly figure beside it in the page, without a redraw.

Whatever Python tells a FigureWidget, plotly 7 draws the whole figure anew: its front end marks each message
with a word that plotly.js takes for an unknown attribute. Changing what is already drawn, both in the page
and in the figure's own record of itself, takes next to no time.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anywidget
import plotly.graph_objects as go
import traitlets

if TYPE_CHECKING:
    from collections.abc import Iterator


class StillFigure(go.FigureWidget):
    """A figure widget that can keep changes to itself: the painter shows them, without a redraw."""

    is_still = False

    @contextmanager
    def still(self) -> Iterator[None]:
        """Keep the changes made meanwhile to the figure's own record."""
        self.is_still = True
        try:
            yield
        finally:
            self.is_still = False

    def _send_relayout_msg(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they come
        if not self.is_still:
            super()._send_relayout_msg(*args, **kwargs)

    def _send_restyle_msg(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the same
        if not self.is_still:
            super()._send_restyle_msg(*args, **kwargs)


class Painter(anywidget.AnyWidget):
    """What is seen in the figure beside it.

    Attributes
    ----------
    lit : dict of str to float
        The shapes to be seen, by their place in ``layout.shapes``, with their opacity; all others hide.
    words : list of str
        The texts of the trace named "words".
    meshes : dict of str to list
        Colour scale of each mesh of the scene, by the trace's name.
    material_left, material_right : dict
        Coordinates and corners of the meshes named "material left" and "material right".
    labels : list of dict
        The annotations of the scene.
    camera : dict
        Where the scene is seen from; the camera flies there.
    label : str
        What the figure shows, for screen readers: plotly gives its figures no name.
    turn : int
        Counts the pictures: raised when all of the above is said, it has them painted together.
    picked : list of int
        The triangle of the scene that was clicked, and how many clicks there were: told by the page.
    """

    _esm = """
    const FLIGHT = 600;  // ms
    const SLUGGISH = 70;  // ms between two pictures from which the camera jumps: no graphics card, or a busy one
    const unpack = ({ dtype, bdata }) => {
      const bytes = Uint8Array.from(atob(bdata), c => c.charCodeAt(0));
      return dtype === "f4" ? new Float32Array(bytes.buffer) : bytes;
    };
    const rgba = colour => { const [r, g, b, a] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a ?? 1]; };
    const places = point => ["x", "y", "z"].map(axis => point[axis]);
    const part = (from, to, share) => from.map((value, n) => value + (to[n] - value) * share);

    const answering = new WeakSet();  // scenes whose clicks are listened for

    function paintShapes(figure, lit, shown) {
      const hidden = Object.fromEntries(Object.keys(shown).map(place => [place, 0]));
      for (const [place, opacity] of Object.entries({ ...hidden, ...lit })) {
        figure.layout.shapes[place].opacity = figure._fullLayout.shapes[place].opacity = opacity;
        for (const path of figure.querySelectorAll(`.shapelayer path[data-index="${place}"]`))
          path.style.opacity = opacity;
      }
    }

    function write(figure, words) {
      const number = figure._fullData.findIndex(trace => trace.name === "words");
      if (number < 0 || !words.length) return;
      figure.data[number].text = figure._fullData[number].text = words;
      const middle = figure._fullData[number].textposition === "middle center";
      const points = figure.querySelectorAll(`.trace${figure._fullData[number].uid} .textpoint text`);
      points.forEach((point, n) => {
        const lines = words[n].split("<br>");
        point.replaceChildren(...lines.map((line, row) => {
          const span = document.createElementNS(point.namespaceURI, "tspan");
          span.setAttribute("x", point.getAttribute("x"));
          span.setAttribute("dy", row ? "1.2em" : `${-0.6 * (lines.length - 1)}em`);
          span.style.fontWeight = line.includes("<b>") ? "bold" : "";
          span.textContent = line.replace(/<[^>]*>/g, "");
          return span;
        }));
        if (middle) {  // plotly had moved it by the number of its lines
          const size = parseFloat(getComputedStyle(point).fontSize);
          point.parentNode.setAttribute("transform", `translate(0,${size / 4})`);
        }
      });
    }

    // plotly tells of a click only if a picture is drawn while the button is down: too late where drawing is slow.
    function answerClicks(scene, model) {
      let from = null;
      scene.container.addEventListener("pointerdown", event => { from = [event.clientX, event.clientY]; }, true);
      scene.container.addEventListener("click", event => {
        if (!from || Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 4) return;  // it was turned
        const { object, data } = scene.glplot.selection;
        if (!object || !data) return;
        model.set("picked", [data.index, (model.get("picked")[1] ?? 0) + 1]);
        model.save_changes();
      }, true);
    }

    function paintScene(figure, model) {
      const scene = figure._fullLayout.scene?._scene;
      if (!scene?.glplot) return;
      if (!answering.has(scene)) answerClicks(scene, model);
      answering.add(scene);
      const both = name => {  // the record of the figure, and the filled-in one that is drawn from
        const number = figure._fullData.findIndex(trace => trace.name === name);
        return [figure.data[number], figure._fullData[number]];
      };
      for (const [name, colorscale] of Object.entries(model.get("meshes"))) {
        const records = both(name);
        if (!records[1]) continue;
        for (const record of records) record.colorscale = colorscale;
        const colormap = colorscale.map(([index, colour]) => ({ index, rgb: rgba(colour) }));
        const { mesh } = scene.traces[records[1].uid];
        mesh.update({ opacity: records[1].opacity, colormap });
        if (records[1].hoverinfo === "skip") mesh.drawPick = () => {};  // a click goes through bone to the disc
      }
      for (const side of ["left", "right"]) {
        const records = both(`material ${side}`);
        const mesh = Object.entries(model.get(`material_${side}`)).map(([name, values]) => [name, unpack(values)]);
        for (const record of records) Object.assign(record, Object.fromEntries(mesh));
        scene.traces[records[1].uid].update(records[1]);
      }
      model.get("labels").forEach((label, n) => {
        for (const record of [figure.layout.scene.annotations[n], scene.fullSceneLayout.annotations[n]]) {
          const { font, ...rest } = label;
          Object.assign(record, rest);
          Object.assign(record.font, font);
        }
      });
    }

    export default { render({ model, el }) {
      let shown = {};
      let flight = 0;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      let sluggish = false;  // as the last flight or jump was
      const fly = figure => {
        const scene = figure._fullLayout.scene?._scene, to = model.get("camera");
        if (!scene?.glplot || !to.eye) return;
        const from = scene.getCamera(), number = ++flight, start = performance.now();
        Object.assign(figure.layout.scene.camera, to);
        Object.assign(scene.fullSceneLayout.camera, to);
        const look = share => scene.camera.lookAt(
          ...["eye", "center", "up"].map(name => part(places(from[name]), places(to[name]), share)));
        let last = null;
        const step = now => {
          if (number !== flight || !figure.isConnected) return;
          if (last !== null) sluggish = now - last > SLUGGISH;
          last = now;
          const time = still || sluggish ? 1 : Math.min(1, (now - start) / FLIGHT);
          look(time * time * (3 - 2 * time));
          if (time < 1) requestAnimationFrame(step);
        };
        if (still || sluggish) {
          look(1);
          requestAnimationFrame(first => requestAnimationFrame(second => { sluggish = second - first > SLUGGISH; }));
        } else requestAnimationFrame(step);
      };
      let waiting = null, toFly = false;  // the flat parts are seen first; the scene follows when they are
      const paintModel = figure => {
        paintScene(figure, model);
        if (toFly) fly(figure);
        toFly = false;
      };
      const paint = flown => {
        const figure = el.closest(".widget-vbox")?.querySelector(".js-plotly-plot");
        if (!figure?.querySelector(".shapelayer path")) return setTimeout(paint, 50, flown);  // not drawn yet
        const lit = model.get("lit");
        paintShapes(figure, lit, shown);
        shown = lit;
        write(figure, model.get("words"));
        toFly = toFly || flown;
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => { waiting = requestAnimationFrame(() => paintModel(figure)); });
        figure.setAttribute("role", "figure");
        figure.setAttribute("aria-label", model.get("label"));
      };
      let flownTo = null;
      const turned = () => {
        const to = JSON.stringify(model.get("camera"));
        paint(to !== flownTo);
        flownTo = to;
      };
      model.on("change:turn", turned);
      turned();
      return () => model.off("change:turn", turned);
    } };
    """
    lit: traitlets.Dict[str, float] = traitlets.Dict().tag(sync=True)
    words: traitlets.List[str] = traitlets.List().tag(sync=True)
    meshes: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    material_left: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    material_right: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    labels: traitlets.List[Any] = traitlets.List().tag(sync=True)
    camera: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    turn = traitlets.Int(0).tag(sync=True)
    picked: traitlets.List[int] = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(layout={"height": "0", "margin": "0"})

    def show(self, **state: Any) -> None:  # noqa: ANN401 - each attribute has a type of its own
        """Say what is to be seen, by the names of the attributes, and have it painted together."""
        for name, value in state.items():
            setattr(self, name, value)
        self.turn += 1

    def __repr__(self) -> str:
        return "Painter()"
