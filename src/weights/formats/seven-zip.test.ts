import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { memorySource } from "../../bytes/memory-source.ts";
import {
  ENCRYPTED_SEVEN_ZIP,
  EVIL_SEVEN_ZIP,
  SEVEN_ZIP_FILES,
  SEVEN_ZIPS,
  SLIPPING_SEVEN_ZIP,
} from "../../bytes/seven-zip/seven-zip-files.test.ts";
import { sevenZipArchive } from "../archives/seven-zip-archive.ts";
import { newBudget } from "../inspect-budget.ts";
import { inspectFiles } from "../inspect-files.test.ts";

async function filesOf(bytes: Uint8Array): Promise<unknown> {
  const archive = await sevenZipArchive(memorySource(bytes), { budget: newBudget(bytes.length) });
  const files = archive.members.map(async ({ name, byteLength, open }) => {
    const source = await open();
    return [name, Buffer.from(await source.read(0, byteLength)).toString("latin1")];
  });
  return Promise.all(files);
}

describe("a 7z archive", () => {
  for (const [how, bytes] of SEVEN_ZIPS) {
    it(`of files packed ${how} gives them back`, async () => {
      assert.deepEqual(await filesOf(bytes), SEVEN_ZIP_FILES);
    });
  }

  const [, whole = EVIL_SEVEN_ZIP] = [...SEVEN_ZIPS.values()];
  const table: readonly (readonly [what: string, bytes: Uint8Array, answer: string])[] = [
    ["with a pickle that calls is code", EVIL_SEVEN_ZIP, "7z code valid"],
    ["with a path outside is code", SLIPPING_SEVEN_ZIP, "7z code valid"],
    ["that is encrypted is unknown", ENCRYPTED_SEVEN_ZIP, "7z unknown unknown"],
    [
      "with bytes behind is malformed",
      Buffer.concat([EVIL_SEVEN_ZIP, Buffer.from("x")]),
      "7z code malformed",
    ],
    ["that is cut is malformed", whole.subarray(0, -1), "seven-zip unknown malformed"],
    [
      "without a header is empty",
      Buffer.concat([whole.subarray(0, 12), Buffer.alloc(20)]),
      "7z data valid",
    ],
  ];
  for (const [what, bytes, answer] of table) {
    it(what, async () => {
      const { format, exec, integrity } = await inspectFiles({ "model.bin": bytes });
      assert.equal(`${format} ${exec} ${integrity}`, answer);
    });
  }

  it("cut short anywhere is never valid", async () => {
    for (const bytes of SEVEN_ZIPS.values()) {
      for (let length = 0; length < bytes.length; length += 1) {
        const { integrity } = await inspectFiles({ "m.7z": bytes.subarray(0, length) });
        assert.notEqual(integrity, "valid", String(length));
      }
    }
  });

  it("gets an answer, whatever bytes are changed", async () => {
    const archives = [...SEVEN_ZIPS.values()];
    const change = fc.tuple(fc.nat(archives.length - 1), fc.nat(), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const [[which] = [0]] = changes;
        const bytes = Buffer.from(archives[which] ?? EVIL_SEVEN_ZIP);
        for (const [, at, value] of changes) bytes[at % bytes.length] = value;
        await inspectFiles({ "m.7z": bytes });
      }),
      { numRuns: 500 },
    );
  });
});
