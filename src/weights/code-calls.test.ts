import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeCalls, sayCall } from "./code-calls.ts";
import { coreMlModel } from "./coreml/coreml-writer.test.ts";
import { inspectFiles } from "./inspect-files.test.ts";
import { bytesField } from "./protobuf/write-wire.test.ts";

describe("what a file runs is said", () => {
  for (const [what, bytes, words] of [
    [
      "once for what is imported and called",
      "cposix\nsystem\n(S'id'\ntR.",
      ['calls posix.system with "id" at 22'],
    ],
    [
      "for each call of it",
      "cposix\nsystem\np0\n(S'a'\ntR0g0\n(S'b'\ntR.",
      ['calls posix.system with "a" at 24', 'calls posix.system with "b" at 36'],
    ],
    ["for what is called with nothing", "cposix\nabort\n(tR.", ["calls posix.abort at 15"]],
    ["for what is only imported", "cmill\nWheel\n.", ["imports mill.Wheel at 0"]],
    [
      "for an import beside a call of something else",
      "cmill\nWheel\n0cposix\nsystem\n(S'id'\ntR.",
      ["imports mill.Wheel at 0", 'calls posix.system with "id" at 35'],
    ],
    ["not for what is known to build a model", "ccollections\nOrderedDict\n(tR.", []],
    [
      "for a class of a model by what it is for",
      coreMlModel(555, bytesField(10, "Mill")),
      ["calls Mill with the model"],
    ],
  ] as const)
    it(what, async () => {
      const calls = codeCalls(await inspectFiles({ model: Buffer.from(bytes) }));
      const said = calls.map((call) => {
        const where = call.offset === undefined ? "" : ` at ${call.offset}`;
        return `${sayCall(call, { imports: "imports", calls: "calls" })}${where}`;
      });
      assert.deepEqual(said, words);
    });
});
