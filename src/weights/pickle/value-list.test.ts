import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ValueList } from "./value-list.ts";

const MANY = 100_000;
const MUCH = 2_000_000;

function filled(expected: number): ValueList {
  const list = new ValueList(expected);
  for (let value = 0; value < MANY; value += 1) list.push(value);
  return list;
}

describe("a list of values", () => {
  it("grows, and keeps what it holds", () => {
    const list = filled(0);
    assert.deepEqual([list.length, list.at(0), list.at(70_000)], [MANY, 0, 70_000]);
    assert.deepEqual([list.fromEnd(1), list.pop(), list.length], [MANY - 1, MANY - 1, MANY - 1]);
  });

  it("grows at once to what is expected, and gives back what it did not need", () => {
    const list = filled(1_000_000.5);
    assert.equal(list.values.length, 1_000_001);
    list.trim();
    assert.deepEqual([list.values.length, list.at(MANY - 1)], [MANY, MANY - 1]);
  });

  it("keeps its room where it holds much, because a copy would take more than that gives back", () => {
    const list = new ValueList(4 * MUCH);
    list.take(MUCH);
    list.trim();
    assert.equal(list.values.length, 4 * MUCH);
  });

  it("gives room for several values in a row", () => {
    const list = new ValueList();
    list.push(7);
    const start = list.take(40);
    list.set(start + 39, 9);
    assert.deepEqual([start, list.length, list.at(0), list.fromEnd(1)], [1, 41, 7, 9]);
  });
});
