import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memorySource } from "../bytes/memory-source.ts";
import { visitMembersOf } from "./json-members.ts";
import { parseStrictJson, type StrictJson } from "./strict-json.ts";

/** What is visited in a file that holds a text and nothing else. */
async function membersOf(text: string): Promise<Map<string, StrictJson>> {
  const source = memorySource(Buffer.from(text));
  const found = new Map<string, StrictJson>();
  const range = { start: 0, end: source.byteLength };
  const kind = await visitMembersOf(source, range, {
    visit: (key, value) => found.set(key, value),
  });
  assert.equal(kind, "object");
  return found;
}

/** More than is read at once. */
const LONG = 300_000;

const many = Array.from({ length: LONG / 10 }, (_, at) => `"k${at}":{}`).join(",");

describe("a JSON object that is read in pieces", () => {
  for (const [what, text] of [
    ["of many members", `{${many}}`],
    ["of one long member", `{"a":"${"x".repeat(LONG)}","b":1}`],
    [
      "of characters of several bytes",
      `{"${"é\u{1f600}".repeat(LONG / 6)}":"${"日".repeat(LONG)}"}`,
    ],
    [
      "of numbers that end anywhere",
      `{"a":[${"12345678,".repeat(LONG / 9)}0],"b":${"1".repeat(9)}}`,
    ],
    ["with much space", `{${" ".repeat(LONG)}}${" ".repeat(LONG)}`],
    ["with space in front", `${"\n".repeat(LONG)}{"a":{}}`],
  ] as const) {
    it(`has its members: ${what}`, async () => {
      const whole = parseStrictJson(text);
      assert.deepEqual(await membersOf(text), whole.kind === "object" && whole.members);
    });
  }

  for (const [what, text, code, message] of [
    ["a key that comes twice", `{${many},"k0":1}`, "duplicate-key", /"k0" comes twice$/],
    ["text behind it", `{${many}}  x`, "bad-json", /text goes on after the value$/],
    ["no end", `{${many}`, "bad-json", new RegExp(`character ${many.length + 1}: wanted`)],
    ["a mistake early on", `{"a":?,${many}}`, "bad-json", /character 5: wanted a value$/],
    ["a list that is cut short", `[${"1,".repeat(LONG)}`, "bad-json", /text ends early$/],
  ] as const) {
    it(`is refused: ${what}`, async () => {
      await assert.rejects(membersOf(text), { name: "FormatError", code, message });
    });
  }

  it("tells the kind of what is no object", async () => {
    const source = memorySource(Buffer.from(`[${"1,".repeat(LONG)}1]`));
    const range = { start: 0, end: source.byteLength };
    assert.equal(await visitMembersOf(source, range, { visit: () => undefined }), "array");
  });
});
