import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { JsonWalker } from "./json-walker.ts";
import { parseStrictJson, type StrictJson } from "./strict-json.ts";

/** A value put together again from a walk that goes into everything. */
function walked(text: string): StrictJson {
  const root = new Map<string, StrictJson>();
  const objects = new Map([["", root]]);
  const lists = new Map<string, StrictJson[]>();
  function put(key: string, value: StrictJson, place: string): void {
    lists.get(place)?.push(value);
    objects.get(place)?.set(key, value);
  }
  const walker = new JsonWalker({
    visit: put,
    enter(key, kind, place) {
      const inner = `${place}/${key}/${objects.size + lists.size}`;
      if (kind === "array") {
        const items: StrictJson[] = [];
        lists.set(inner, items);
        put(key, { kind, items }, place);
      } else {
        const members = new Map<string, StrictJson>();
        objects.set(inner, members);
        put(key, { kind, members }, place);
      }
      return inner;
    },
  });
  walker.take(Buffer.from(text));
  return walker.close() ?? { kind: "object", members: root };
}

describe("a walk through JSON", () => {
  it("that goes into everything sees all of it", () => {
    fc.assert(
      fc.property(fc.json(), (text) => assert.deepEqual(walked(text), parseStrictJson(text))),
    );
  });

  it("goes on where a piece ends", () => {
    const list = Array.from({ length: 20_000 }, (_, at) => ({ [`é${at}`]: [at, { a: [] }, {}] }));
    const text = JSON.stringify({ list, last: "x" }, null, 1);
    assert.deepEqual(walked(text), parseStrictJson(text));
  });

  for (const [what, text] of [
    ["an inner list without an end", '{"a":[1,2'],
    ["an inner list with the end of an object", '{"a":[1}'],
    ["nothing between two members", '{"a":{}"b":1}'],
    ["a comma too many", '{"a":[1,]}'],
    ["an inner key that comes twice", '{"a":{"b":1,"b":2}}'],
    ["more behind the end", '{"a":{}} {}'],
  ] as const) {
    it(`refuses ${what}, as the reader of whole texts does`, () => {
      const messageOf = (read: () => unknown): string => {
        try {
          read();
          return "accepted";
        } catch (error) {
          return String(error);
        }
      };
      const message = messageOf(() => parseStrictJson(text));
      assert.match(message, /^FormatError/);
      assert.equal(
        messageOf(() => walked(text)),
        message,
      );
    });
  }
});
