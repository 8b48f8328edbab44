import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileSource, withFile } from "../../bytes/file-source.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { zipFile, type MemberToZip } from "../../bytes/zip/zip-file.test.ts";
import { newBudget } from "../inspect-budget.ts";
import { zipArchive } from "./zip-archive.ts";

const folder = mkdtempSync(join(tmpdir(), "zip-"));
after(() => rmSync(folder, { recursive: true }));

const MEMBERS: readonly (readonly [what: string, member: MemberToZip, isPlaced: boolean])[] = [
  ["stored as it is", { name: "stored", data: "weights" }, true],
  ["deflated", { name: "deflated", data: "weights", isDeflated: true }, false],
  ["longer by what the list says than it is", { name: "lie", data: "w", byteLength: 9 }, false],
];

describe("the place in its file of a member of a zip", () => {
  const path = join(folder, "m.zip");
  const bytes = zipFile(
    MEMBERS.map(([, member]) => member),
    { prefix: "before" },
  );
  writeFileSync(path, bytes);

  for (const [at, [what, { data }, isPlaced]] of MEMBERS.entries()) {
    it(`${isPlaced ? "is that of its bytes" : "is none"} where it is ${what}`, async () => {
      const source = fileSource(path);
      const { members } = await zipArchive(source, { budget: newBudget(bytes.length) });
      const place = members.at(at)?.place;
      assert.equal(place !== undefined, isPlaced);
      if (place === undefined) return;
      const into = Buffer.alloc(data.length);
      withFile(place, (readInto) => readInto(into, place.start));
      assert.equal(into.toString(), data);
    });
  }

  it("is none where the zip lies in no file", async () => {
    const source = memorySource(bytes);
    const { members } = await zipArchive(source, { budget: newBudget(bytes.length) });
    assert.equal(members.at(0)?.place, undefined);
  });
});
