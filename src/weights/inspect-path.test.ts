import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { folderSiblings, isPlainRelative } from "./folder-siblings.ts";
import { inspectPath } from "./inspect-path.ts";

const home = mkdtempSync(join(tmpdir(), "weights-"));
after(() => {
  rmSync(home, { recursive: true });
});
mkdirSync(join(home, "inside"));
writeFileSync(join(home, "inside", "model.safetensors"), "\x02\0\0\0\0\0\0\0{}");
writeFileSync(join(home, "notes.md"), "# notes");
symlinkSync("/etc/hostname", join(home, "link"));
symlinkSync("/etc", join(home, "etc"));

describe("inspectPath", () => {
  it("looks through a folder for what it can read", async () => {
    const { inspection, byteLength } = await inspectPath(home);
    assert.deepEqual([inspection.format, inspection.exec, byteLength], ["folder", "data", 10]);
  });
  it("counts tensors once, where an index leads to them too", async () => {
    const folder = mkdtempSync(join(tmpdir(), "weights-"));
    const header = '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}';
    const length = String.fromCharCode(header.length);
    writeFileSync(join(folder, "1.safetensors"), `${length}\0\0\0\0\0\0\0${header}1`);
    const index = '{"weight_map":{"a":"1.safetensors"}}';
    writeFileSync(join(folder, "model.safetensors.index.json"), index);
    writeFileSync(join(folder, "unknown.bin"), "\x01\x02");
    const { inspection } = await inspectPath(folder);
    rmSync(folder, { recursive: true });
    assert.deepEqual([inspection.tensors.length, inspection.exec], [1, "unknown"]);
  });
  it("says that nothing is there", async () => {
    await assert.rejects(async () => inspectPath(join(home, "gone")), { code: "target-not-found" });
  });
});

describe("what lies beside a file", () => {
  it("is what is really there, without links", async () => {
    const paths = await folderSiblings(home).paths();
    assert.deepEqual(paths, ["inside/model.safetensors", "notes.md"]);
  });
  for (const path of ["link", "etc/hostname", "../x", "/etc/hostname", "gone", "inside"]) {
    it(`does not open "${path}"`, () => assert.equal(folderSiblings(home).open(path), undefined));
  }
  it("opens a file below", () => {
    assert.equal(folderSiblings(home).open("inside/model.safetensors")?.byteLength, 10);
  });
});

describe("isPlainRelative", () => {
  const table = [
    ["w.bin", true],
    ["data/w.bin", true],
    ["..w", true],
    ["", false],
    ["/w", false],
    ["a/../b", false],
    ["./w", false],
    ["a//b", false],
    ["a\\b", false],
    ["C:w", false],
    ["http://x/y", false],
    ["a\0b", false],
  ] as const;
  for (const [path, answer] of table) {
    it(`${answer ? "takes" : "refuses"} ${JSON.stringify(path)}`, () => {
      assert.equal(isPlainRelative(path), answer);
    });
  }
});
