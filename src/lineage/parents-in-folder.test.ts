import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inFolder, writeTree } from "../hostile/hostile-fixtures.test.ts";
import { parentsInFolder, targetInFolder } from "./parents-in-folder.ts";

describe("base models in a folder", () => {
  const there = ["hf:oak-lab/oak", "hf:oak-lab/oak@v2", "hf:elm-lab/elm"];
  for (const target of there) {
    it(`${target} is opened`, () =>
      inFolder(async (folder) => {
        writeTree(folder, { "oak-lab/oak/LICENSE": "x", "elm-lab--elm/LICENSE": "x" });
        const { files } = await parentsInFolder(folder)(target);
        assert.deepEqual(
          files.map(({ path }) => path),
          ["LICENSE"],
        );
      }));
  }

  const not = [
    "hf:ash-lab/ash",
    "hf:../outside",
    "hf:oak-lab/..",
    "hf:./oak-lab",
    "hf:oak-lab/oak/LICENSE",
    "hf:/etc/passwd",
    "oak-lab/oak",
    "",
  ];
  for (const target of not) {
    it(`${JSON.stringify(target)} is not there`, () =>
      inFolder(async (folder) => {
        writeTree(folder, { "oak-lab/oak/LICENSE": "x", "../outside/LICENSE": "x" });
        await assert.rejects(parentsInFolder(folder)(target), { code: "target-not-found" });
      }));
  }

  it("one that is audited itself is known by its target", () =>
    inFolder((folder) => {
      for (const name of ["oak-lab/oak", "elm-lab--elm", "ash"])
        mkdirSync(join(folder, name), { recursive: true });
      assert.equal(targetInFolder(folder, join(folder, "oak-lab/oak")), "hf:oak-lab/oak");
      assert.equal(targetInFolder(folder, join(folder, "elm-lab--elm")), "hf:elm-lab/elm");
      assert.equal(targetInFolder(folder, join(folder, "ash")), undefined);
      assert.equal(targetInFolder(join(folder, "ash"), folder), undefined);
      return Promise.resolve();
    }));
});
