import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TextFile } from "../../release/read-text.ts";
import { scriptPointers } from "./script-pointers.ts";

/** `kind target line` of each pointer in a release of one script. */
function pointersOf(path: string, text: string): readonly string[] {
  const file: TextFile = { path, text, encoding: "utf-8" };
  const view = {
    name: "larch",
    listing: "complete" as const,
    files: [{ path }],
    texts: new Map([[path, file]]),
    heads: new Map(),
  };
  return scriptPointers(view).map(
    ({ kind, target, evidence }) => `${kind} ${target} ${evidence.line}`,
  );
}

describe("what a script fetches", () => {
  const hub = 'base="https://huggingface.co/larch-lab/larch-7b/resolve/main"\n';
  const table: readonly {
    readonly path: string;
    readonly text: string;
    readonly is: readonly string[];
  }[] = [
    { path: "download.sh", text: `#!/bin/sh\n${hub}`, is: ["hub-model larch-lab/larch-7b 2"] },
    {
      path: "scripts/download_weights.py",
      text: 'snapshot_download("larch-lab/larch-7b")',
      is: ["hub-model larch-lab/larch-7b 1"],
    },
    {
      path: "get-model.sh",
      text: "wget https://larch.example/larch.tar.gz",
      is: ["download https://larch.example/larch.tar.gz 1"],
    },
    {
      path: "fetch_data.sh",
      text: "hf download larch-lab/x\n\ncurl https://huggingface.co/datasets/larch-lab/leaves",
      is: ["hub-model larch-lab/x 1", "hub-dataset larch-lab/leaves 3"],
    },
    { path: "budget.py", text: hub, is: [] },
    { path: "train.py", text: hub, is: [] },
    { path: "third_party/download.sh", text: hub, is: [] },
    { path: "download.md", text: hub, is: [] },
    { path: "download.sh", text: "", is: [] },
  ];
  for (const { path, text, is } of table) {
    it(`${path}: ${is.join(", ") || "nothing"}`, () => {
      assert.deepEqual(pointersOf(path, text), is);
    });
  }
});
