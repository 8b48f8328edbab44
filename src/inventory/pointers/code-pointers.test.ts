import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codePointers } from "./code-pointers.ts";

/** `kind target line` of each pointer in a release of one file. */
function pointersOf(name: string, path: string, text: string): readonly string[] {
  const view = {
    name,
    listing: "complete" as const,
    files: [{ path }],
    texts: new Map([[path, { path, text, encoding: "utf-8" as const }]]),
    heads: new Map(),
  };
  return codePointers(view).map(
    ({ kind, target, evidence }) => `${kind} ${target} ${evidence.line}`,
  );
}

describe("what code fetches under the name of its release", () => {
  const address = '_MODELS = {\n  "tiny": "https://cdn.example/main/larch/3f/tiny.pt",\n}\n';
  const table: readonly {
    readonly what: string;
    readonly name?: string;
    readonly path?: string;
    readonly text: string;
    readonly is: readonly string[];
  }[] = [
    {
      what: "a file of weights",
      text: address,
      is: ["download https://cdn.example/main/larch/3f/tiny.pt 2"],
    },
    {
      what: "a repository of a hub",
      text: 'REMOTE = {"text": {"repo_id": "grove/larch", "file_name": "text.pt"}}\n',
      is: ["hub-model grove/larch 1"],
    },
    {
      what: "a repository given to a call",
      text: 'hf_hub_download(repo_id="grove/larch-7b", filename="model.safetensors")\n',
      is: ["hub-model grove/larch-7b 1"],
    },
    {
      what: "the same in configuration",
      path: "larch/models.json",
      text: address,
      is: ["download https://cdn.example/main/larch/3f/tiny.pt 2"],
    },
    {
      what: "weights under a short name",
      name: "tts-1.0",
      text: address.replace("larch/3f", "tts/3f"),
      is: ["download https://cdn.example/main/tts/3f/tiny.pt 2"],
    },
    { what: "a short name inside of another word", name: "tts-1.0", text: address, is: [] },
    { what: "a script that fetches, read for itself", path: "download.py", text: address, is: [] },
    {
      what: "a script that fetches, by a repository in its settings",
      path: "download.py",
      text: 'repo_id = "grove/larch"\n',
      is: ["hub-model grove/larch 1"],
    },
    { what: "weights of another name", text: address.replace("larch", "birch"), is: [] },
    { what: "a page", text: 'DOCS = "https://larch.example/docs/"\n', is: [] },
    { what: "a test", path: "tests/test_load.py", text: address, is: [] },
    { what: "other people's code", path: "third_party/larch.py", text: address, is: [] },
    { what: "a document", path: "larch.md", text: address, is: [] },
    {
      what: "a release of a common name",
      name: "open-model-1.0",
      text: address.replace("larch", "model"),
      is: [],
    },
    {
      what: "a line that is data",
      text: `x = "https://larch.example/a.pt${" ".repeat(1000)}"\n`,
      is: [],
    },
  ];
  for (const { what, name = "grove-larch-1.2.0", path = "larch/load.py", text, is } of table) {
    it(`${what}: ${is.join(", ") || "nothing"}`, () => {
      assert.deepEqual(pointersOf(name, path, text), is);
    });
  }
});
