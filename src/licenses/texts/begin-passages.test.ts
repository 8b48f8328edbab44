import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const MIT = spdxText("MIT");
const [, NOTICE = ""] = /(The above copyright notice[^.]*\.)/.exec(MIT) ?? [];

/** The differences of a changed text, and the words they stand for. */
function changesOf(text: string): readonly string[] {
  const [match] = engine.identifyText(text);
  return (match?.differences ?? []).map(({ start, end }) => text.slice(start, end));
}

describe("a passage that was put into a license", () => {
  for (const { what, own, at } of [
    {
      what: "begins with its sentence, when the license goes on with the same words",
      own: "The Software is for research at schools only.",
      at: "THE SOFTWARE IS",
    },
    {
      what: "begins with its sentence, when the license goes on with its first word",
      own: "The Software is for research at schools only.",
      at: "The above copyright",
    },
    {
      what: "begins with its sentence, when it ends as the license did before it",
      own: "Each school runs the Software.",
      at: "THE SOFTWARE IS",
    },
    {
      what: "begins with its own words, when it shares none with what is around it",
      own: "Nobody may sell cheese made with it.",
      at: "THE SOFTWARE IS",
    },
  ]) {
    it(what, () => {
      assert.deepEqual(changesOf(MIT.replace(at, `${own}\n\n${at}`)), [own.slice(0, -1)]);
    });
  }

  it("may be a sentence of the license once more", () => {
    assert.deepEqual(changesOf(MIT.replace(NOTICE, `${NOTICE}\n\n${NOTICE}`)), [
      NOTICE.slice(0, -1),
    ]);
  });
});
