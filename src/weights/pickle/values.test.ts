import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as values from "./values.ts";

const { containerIndex, isRich, isScalar, Scalars, thingIndex, tupleIndex } = values;

/** Numbers around the places where a value in itself ends. */
const EDGES = [0, 1, 2 ** 28 - 1, 2 ** 28, 2 ** 29 - 1, 2 ** 29, 2 ** 32, 2 ** 48];

describe("a value", () => {
  for (const number of EDGES) {
    it(`stands for ${number}, and nothing else does`, () => {
      const scalars = new Scalars();
      // Some that are great already, so that places are not numbers.
      for (let at = 0; at < 20; at += 1) scalars.textAt(2 ** 40 + at);
      const made = {
        integer: scalars.integer(number),
        negative: scalars.integer(-number - 1),
        text: scalars.textAt(number),
        bytes: scalars.bytesAt(number),
      };
      const read = Object.entries(made).map(([kind, value]) => [
        kind,
        scalars.integerOf(value),
        scalars.textOffset(value),
        scalars.bytesOffset(value),
        isScalar(value),
      ]);
      assert.deepEqual(read, [
        ["integer", number, undefined, undefined, true],
        ["negative", -number - 1, undefined, undefined, true],
        ["text", undefined, number, undefined, true],
        ["bytes", undefined, undefined, number, true],
      ]);
    });
  }

  it("is one for all integers of 50 bits or more", () => {
    const scalars = new Scalars();
    assert.equal(scalars.integer(2 ** 49), values.BIG_INTEGER);
    assert.equal(scalars.integer(-(2 ** 60)), values.BIG_INTEGER);
    assert.equal(scalars.integerOf(values.BIG_INTEGER), undefined);
  });

  it("names any place of a tuple, a thing or a container", () => {
    const places = fc.integer({ min: 0, max: values.PLACES - 1 });
    fc.assert(
      fc.property(places, (place) => {
        const made = [
          values.tupleAt(place, false),
          values.tupleAt(place, true),
          values.thingAt(place),
          values.containerAt(place),
        ];
        assert.deepEqual(made.map(tupleIndex), [place, place, undefined, undefined]);
        assert.deepEqual(made.map(thingIndex), [undefined, undefined, place, undefined]);
        assert.deepEqual(made.map(containerIndex), [undefined, undefined, undefined, place]);
        assert.deepEqual(made.map(isRich), [false, true, true, true]);
        assert.deepEqual(made.map(isScalar), [false, false, false, false]);
      }),
    );
  });
});
