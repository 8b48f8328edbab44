import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Stream } from "./world.ts";
import { writePieces } from "./write-pieces.ts";

const PIECE = "x".repeat(1000);

/** A stream that notes how much it was given, and fails from some character on. */
function streamTo(limit: number): { readonly stream: Stream; readonly writes: number[] } {
  const writes: number[] = [];
  let total = 0;
  const write: Stream["write"] = (text, done) => {
    writes.push(text.length);
    total += text.length;
    setImmediate(() => done?.(total > limit ? new Error("closed") : null));
  };
  return { stream: { write }, writes };
}

function* pieces(count: number, made: { count: number }): Generator<string, void, undefined> {
  for (; made.count < count; made.count += 1) yield PIECE;
}

describe("a text in pieces", () => {
  it("goes out in larger ones, all of it", async () => {
    const { stream, writes } = streamTo(Infinity);
    await writePieces(stream, pieces(100, { count: 0 }));
    assert.deepEqual(writes, [66_000, 34_000]);
  });

  it("that is empty is not written", async () => {
    const { stream, writes } = streamTo(Infinity);
    await writePieces(stream, []);
    assert.deepEqual(writes, []);
  });

  it("is not made further where its reader has gone", async () => {
    const { stream, writes } = streamTo(100_000);
    const made = { count: 0 };
    await writePieces(stream, pieces(10_000, made));
    assert.deepEqual([writes, made.count], [[66_000, 66_000], 131]);
  });
});
