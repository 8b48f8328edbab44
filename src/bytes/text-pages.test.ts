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
        assert.equal(pages.read(whole, whole, room).toString(), first);
        assert.deepEqual(
          places.map((place) => pages.read(place, whole, room).toString()),
          others,
        );
      }),
    );
  });

  it("compares texts in two rooms", () => {
    const pages = new TextPages();
    const whole = add(pages, "layers.10.weight");
    const [a, b] = ["layers.11.weight", "layers.12.weight"].map((text) => add(pages, text, whole));
    const first = pages.read(a ?? 0, whole, new TextRoom());
    assert.equal(first.compare(pages.read(b ?? 0, whole, new TextRoom())), -1);
  });
});

function add(pages: TextPages, text: string, whole?: number): number {
  const bytes = Buffer.from(text);
  return pages.add(bytes, bytes.length, whole);
}
