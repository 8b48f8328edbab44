import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { JsonWalker } from "./json-walker.ts";
import { parseStrictJson } from "./strict-json.ts";

/** What of `{"a": ..., "b": ...}` is taken in parts and what as a whole, from pieces of some length. */
function taken(text: string, pieceBytes: number): readonly string[] {
  const seen: string[] = [];
  let parts = "";
  const walker = new JsonWalker({
    visit(key, value) {
      seen.push(`${key}: ${JSON.stringify(value)}`);
    },
    takeParts: (key) => (key === "a" ? (part) => (parts += part) : undefined),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    walker.take(bytes.subarray(at, at + pieceBytes));
  }
  walker.close();
  return [...seen, `in parts: ${parts}`];
}

describe("a string of JSON that is taken in parts", () => {
  const strings = [
    "",
    "plain",
    String.raw`\"\\\/\b\f\n\r\t`,
    String.raw`\u0041\u00e9é`,
    String.raw`\ud83d\ude00 and \\ud83d and 😀\ud83d\ude00`,
  ];
  for (const inside of strings) {
    it(`has the characters of the whole, wherever a piece ends: ${inside}`, () => {
      const text = ` { "b" : 1 , "a" : "${inside}" , "c" : "${inside}" } `;
      const whole: unknown = JSON.parse(`"${inside}"`);
      for (let pieceBytes = 1; pieceBytes <= Buffer.byteLength(text); pieceBytes += 1) {
        assert.deepEqual(taken(text, pieceBytes), [
          'b: {"kind":"number","lexeme":"1"}',
          `c: ${JSON.stringify({ kind: "string", value: whole })}`,
          `in parts: ${String(whole)}`,
        ]);
      }
    });
  }

  it("is only a string: anything else is taken as a whole", () => {
    assert.deepEqual(taken('{"a":["x"],"b":"y"}', 3), [
      'a: {"kind":"array","items":[{"kind":"string","value":"x"}]}',
      'b: {"kind":"string","value":"y"}',
      "in parts: ",
    ]);
  });

  for (const text of [
    '{"a":"no end',
    '{"a":"no end\\',
    '{"a":"no end\\u00',
    '{"a":"no end\\ud83d',
    '{"a":"a line\nfeed"}',
    '{"a":"no escape \\x"}',
    '{"a":"no escape \\u00g0"}',
    '{"a":"no comma" "b":1}',
    '{"a":"no brace"',
    '{"a":"twice","a":"twice"}',
  ]) {
    it(`is refused as it is in a whole text: ${JSON.stringify(text)}`, () => {
      let message = "";
      assert.throws(
        () => parseStrictJson(text),
        (error: Error) => (message = error.message) !== "",
      );
      for (let pieceBytes = 1; pieceBytes <= text.length; pieceBytes += 1) {
        assert.throws(() => taken(text, pieceBytes), { name: "FormatError", message });
      }
    });
  }

  for (const inside of [
    String.raw`\ud83d`,
    String.raw`\ude00`,
    String.raw`\ud83d\u0041`,
    String.raw`\ude00\ud83d`,
  ]) {
    it(`is refused where it holds half a character: ${inside}`, () => {
      const text = `{"a":"x${inside}y"}`;
      for (let pieceBytes = 1; pieceBytes <= text.length; pieceBytes += 1) {
        assert.throws(() => taken(text, pieceBytes), /: a lone surrogate in a string$/);
      }
    });
  }
});
