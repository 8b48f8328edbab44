import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memorySource } from "../../bytes/memory-source.ts";
import type { ReleaseFile } from "../../release/release.ts";
import { layoutOf } from "../sightings/layout.ts";
import { fetchedBytes, planInspection } from "./inspection-plan.ts";

function planned(files: readonly ReleaseFile[]) {
  const view = {
    name: "larch",
    listing: "complete" as const,
    files,
    texts: new Map(),
    heads: new Map(),
  };
  const { inspect, unread } = planInspection(layoutOf(view).files);
  return {
    files: inspect.length,
    ends: inspect.filter(({ skipsEnd }) => !skipsEnd).length,
    unread: unread.map(({ what }) => what),
  };
}

const many = (count: number, extension: string, isRemote: boolean): ReleaseFile[] =>
  Array.from({ length: count }, (_, at) => ({
    path: `model-${at}.${extension}`,
    byteLength: 4e9,
    isRemote,
    open: () => Promise.resolve(memorySource(new Uint8Array())),
  }));

describe("what is inspected of weights", () => {
  const cases = [
    { what: "163 shards on this disk", files: many(163, "safetensors", false), is: [163, 163, []] },
    { what: "163 shards on a server", files: many(163, "safetensors", true), is: [163, 32, []] },
    {
      what: "20 files on a server that carry a vocabulary each",
      files: many(20, "gguf", true),
      is: [5, 5, ["15 more files of weights"]],
    },
    {
      what: "65 checkpoints on a server",
      files: many(65, "bin", true),
      is: [64, 32, ["1 more file of weights"]],
    },
    {
      what: "5001 files on this disk",
      files: many(5001, "bin", false),
      is: [5000, 5000, ["1 more file of weights"]],
    },
  ] as const;
  for (const { what, files, is } of cases) {
    it(`is of ${what}: files, ends, and what is left out`, () => {
      const { files: inspected, ends, unread } = planned(files);
      assert.deepEqual([inspected, ends, unread], is);
    });
  }

  it("is guessed by the name", () => {
    assert.equal(fetchedBytes("a/MODEL.GGUF"), 12 << 20);
    assert.equal(fetchedBytes("a.b/model"), 1 << 20);
  });
});
