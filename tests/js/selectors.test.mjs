import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "../../discviz/widgets/parts/picker.mjs";
import { pairs } from "../../discviz/widgets/parts/selector.mjs";

test("a word of a selector is its own value, unless it comes with one", () => {
  assert.deepEqual(pairs(["L4-L5", ["", "(all)"]]), [
    ["L4-L5", "L4-L5"],
    ["", "(all)"],
  ]);
});

test("parts of a picker have ids without blanks, each its own", () => {
  const labels = ["Side", "or in your own words", "A click marks"];
  const ids = labels.map((label) => idOf("discviz-pick-x", label));
  assert.equal(new Set(ids).size, labels.length);
  for (const id of ids) assert.match(id, /^discviz-pick-x-\w+$/);
});
