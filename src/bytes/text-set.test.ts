import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { TextSet } from "./text-set.ts";

describe("a set of texts", () => {
  it("knows what a set of the language knows, in the order in which it came", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text), (added) => {
        const texts = new TextSet();
        const known = new Set<string>();
        for (const one of added) {
          known.add(one);
          assert.equal(texts.add(one), [...known].indexOf(one));
        }
        assert.deepEqual(
          Array.from({ length: texts.size }, (_, at) => texts.at(at)),
          [...known],
        );
      }),
    );
  });

  it("takes a hundred thousand texts, and one that is longer than its pieces", () => {
    const texts = new TextSet();
    const name = (at: number) => `model.layers.${at % 97}.Größe.${at}`;
    const long = "語".repeat(200_000);
    assert.equal(texts.add(long), 0);
    for (let at = 0; at < 100_000; at += 1) assert.equal(texts.add(name(at)), at + 1);
    for (let at = 0; at < 100_000; at += 997) {
      assert.equal(texts.add(name(at)), at + 1);
      assert.equal(texts.at(at + 1), name(at));
    }
    assert.equal(texts.at(0), long);
    assert.equal(texts.size, 100_001);
  });

  it("tells whether a text comes twice among some", () => {
    const texts = new TextSet();
    const numbers = ["a", "b", "a", "c"].map((text) => texts.add(text));
    const isDistinct = (from: number, length: number): boolean =>
      texts.areDistinct(length, (position) => numbers[from + position] ?? 0);
    assert.deepEqual([isDistinct(0, 2), isDistinct(0, 3), isDistinct(1, 3)], [true, false, true]);
  });

  it("holds the empty text apart from none", () => {
    const texts = new TextSet();
    assert.equal(texts.size, 0);
    assert.equal(texts.add(""), 0);
    assert.equal(texts.add("\0"), 1);
    assert.deepEqual([texts.at(0), texts.at(1)], ["", "\0"]);
  });
});
