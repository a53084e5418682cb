// Looks after the place where widgets are shown: its size, its key presses, and whether the browser can draw in 3D.

function render({ model, el }) {
  const webgl = Boolean(document.createElement("canvas").getContext("webgl"));
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (!width || width === model.get("width")) return;
    model.set({ webgl, width, height: window.innerHeight });
    model.save_changes();
  });
  observer.observe(el);
  const keepKeys = () => {
    if (!el.isConnected) return requestAnimationFrame(keepKeys);
    const area = el.closest(".jp-OutputArea-output") ?? el.parentElement;
    // the mark counts only on the very element that has the focus
    area.addEventListener("focusin", (event) => {
      event.target.dataset.lmSuppressShortcuts = "true";
    });
  };
  keepKeys();
  return () => observer.disconnect();
}

export default { render };
