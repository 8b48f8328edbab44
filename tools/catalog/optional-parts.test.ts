import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { optionalParts } from "./optional-parts.ts";

describe("optional parts of license texts", () => {
  it("begin with their first words and end with their last, or with the text", () => {
    const text = "Copies are free. X Window System is a mark.";
    assert.deepEqual(optionalParts("X11", text), [[17, text.length]]);
    const held = "The mill makes no representations and gives no implied warranty. Goodbye.";
    assert.deepEqual(optionalParts("HPND", held), [[9, held.indexOf(" Goodbye")]]);
  });

  it("are none where the template has none", () =>
    assert.deepEqual(optionalParts("MIT", "X Window System is a mark."), []));

  it("are not looked for in vain", () =>
    assert.throws(() => optionalParts("X11", "Copies are free."), {
      name: "RangeError",
      message: 'Cannot find optional part of X11: no "/X Window System is/"',
    }));
});
