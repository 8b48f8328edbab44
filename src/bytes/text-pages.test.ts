import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { TextPages, TextRoom } from "./text-pages.ts";

describe("TextPages", () => {
  it("gives back texts that lean on another, whatever they have in common with it", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "語"), maxLength: 300 });
    fc.assert(
      fc.property(text, fc.array(text), (first, others) => {
        const pages = new TextPages();
        const room = new TextRoom();
        const whole = add(pages, first);
        const places = others.map((other) => add(pages, other, whole));
        const texts = [whole, ...places].map((place) => {
          const length = pages.read(place, whole, room);
          return room.bytes.toString("utf8", 0, length);
        });
        assert.deepEqual(texts, [first, ...others]);
      }),
    );
  });
});

function add(pages: TextPages, text: string, whole?: number): number {
  const bytes = Buffer.from(text);
  return pages.add(bytes, bytes.length, whole);
}
