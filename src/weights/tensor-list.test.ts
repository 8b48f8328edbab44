import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { joinedTensors, tensorList } from "./tensor-list.ts";
import type { Tensor } from "./tensor.ts";

function tensor(name: string): Tensor {
  return { name, dtype: "F32", shape: [], data: undefined };
}

describe("lists of tensors", () => {
  it("joined are one list, whatever their lengths", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 3 })), (names) => {
        const lists = names.map((inOne, at) => {
          const tensors = inOne.map(tensor);
          return at % 2 === 0 ? tensors : tensorList(tensors.length, (place) => tensors[place]);
        });
        const all = names.flat();
        const joined = joinedTensors(lists);
        assert.equal(joined.length, all.length);
        assert.deepEqual(
          joined.map(({ name }) => name),
          all,
        );
        assert.deepEqual(
          Array.from(joined, ({ name }) => name),
          all,
        );
        assert.deepEqual(
          all.map((_, at) => joined.at(at)?.name),
          all,
        );
        assert.equal(joined.at(all.length), undefined);
      }),
    );
  });
});
