import assert from "node:assert/strict";
import { test } from "node:test";
import { between, changes, colormap, eased, lines, rgba, unpack } from "../../discviz/widgets/parts/painter.mjs";

const packed = (array) => Buffer.from(array.buffer).toString("base64");

test("coordinates are unpacked as numbers of four bytes, corners as bytes", () => {
  const coordinates = new Float32Array([0, -1.5, 1e10]);
  assert.deepEqual(unpack({ dtype: "f4", bdata: packed(coordinates) }), coordinates);
  const corners = new Uint8Array([0, 128, 255]);
  assert.deepEqual(unpack({ dtype: "u1", bdata: packed(corners) }), corners);
  assert.equal(unpack({ dtype: "u1", bdata: "" }).length, 0);
});

test("a colour without opacity is opaque", () => {
  assert.deepEqual(rgba("rgb(0,114,178)"), [0, 114, 178, 1]);
  assert.deepEqual(rgba("rgba(0, 114, 178, 0.25)"), [0, 114, 178, 0.25]);
  assert.deepEqual(rgba("rgba(1,2,3,0)"), [1, 2, 3, 0], "nothing is not taken for something left out");
});

test("a colour scale becomes steps of numbers", () => {
  const scale = [
    [0, "rgb(1,2,3)"],
    [1, "rgba(4,5,6,0.5)"],
  ];
  assert.deepEqual(colormap(scale), [
    { index: 0, rgb: [1, 2, 3, 1] },
    { index: 1, rgb: [4, 5, 6, 0.5] },
  ]);
});

test("what was lit and is no longer goes out; all else is left as it was", () => {
  assert.deepEqual(changes({ 1: 0.5, 2: 1 }, { 2: 0.3, 3: 1 }), { 1: 0.5, 2: 1, 3: 0 });
  assert.deepEqual(changes({}, {}), {});
});

test("a text is split at its breaks, and only whole lines are bold", () => {
  assert.deepEqual(lines("<b>L5</b> pressed<br>by <i>this</i>"), [
    { words: "L5 pressed", weight: "bold", below: "-0.6em" },
    { words: "by this", weight: "", below: "1.2em" },
  ]);
  assert.deepEqual(lines("L5")[0].below, "0em", "a single line stands where its point is");
  assert.deepEqual(lines("<img src=x onerror=alert(1)>")[0].words, "", "a tag is no word");
});

test("a flight starts and ends slowly and never turns back", () => {
  assert.equal(eased(0), 0);
  assert.equal(eased(1), 1);
  assert.equal(eased(0.5), 0.5);
  assert.ok(eased(0.1) < 0.1);
  assert.ok(eased(0.9) > 0.9);
  const way = Array.from({ length: 101 }, (_, n) => eased(n / 100));
  assert.deepEqual(
    way,
    [...way].sort((a, b) => a - b),
  );
});

test("a camera on its way stands between its two ends", () => {
  const at = (x) => ({ eye: { x, y: 1, z: -1 }, center: { x: 0, y: 0, z: x }, up: { x: 0, y: 0, z: 1 } });
  const list = (x) => [
    [x, 1, -1],
    [0, 0, x],
    [0, 0, 1],
  ];
  assert.deepEqual(between(at(2), at(4), 0), list(2));
  assert.deepEqual(between(at(2), at(4), 0.25), list(2.5));
  assert.deepEqual(between(at(2), at(4), 1), list(4));
});
