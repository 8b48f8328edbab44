import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { longBytesIn } from "../bytes/piece-source.ts";
import { namedPieces, readNamedFile } from "./read-named-file.ts";

const home = mkdtempSync(join(tmpdir(), "assay-named-"));
after(() => {
  rmSync(home, { recursive: true });
});

function write(name: string, bytes: Uint8Array): string {
  const path = join(home, name);
  writeFileSync(path, bytes);
  return path;
}

describe("a file that an option names", () => {
  it("is read as it is, its byte order mark too", () => {
    const path = write("bom", new TextEncoder().encode("\ufeffId: é"));
    assert.equal(readNamedFile("policy", path), "\ufeffId: é");
  });

  it("is read piece by piece", () => {
    const text = `\ufeff${"Id: é\n".repeat(20_000)}`;
    const source = namedPieces("policy", write("long", Buffer.from(text)));
    assert.ok([...source.pieces(0, source.byteLength)].length > 1);
    assert.equal(longBytesIn(source).toString(), text);
  });

  const refused = [
    { what: "that is not there", path: join(home, "none"), why: "there is no such file" },
    { what: "that is a folder", path: home, why: "it is a folder" },
    {
      what: "that is no text",
      path: write("bytes", new Uint8Array([0x89, 0xff, 0])),
      why: "it is no text in UTF-8",
    },
    {
      what: "that is too large",
      path: write("large", new Uint8Array(11)),
      why: "it has 11 bytes, and at most 10 are read",
    },
  ];
  for (const { what, path, why } of refused) {
    it(`${what} is refused`, () => {
      assert.throws(() => readNamedFile("policy", path, 10), {
        code: "usage",
        message: `Cannot read the policy "${path}": ${why}`,
      });
      assert.throws(() => namedPieces("policy", path, 10), {
        code: "usage",
        message: `Cannot read the policy "${path}": ${why}`,
      });
    });
  }
});
