import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileKind, isForeign, type FileKind } from "./file-kind.ts";

describe("what a file is read as, by its name", () => {
  const names: Readonly<Record<FileKind, readonly string[]>> = {
    license: [
      "LICENSE",
      "LICENCE",
      "license.txt",
      "LICENSE.md",
      "COPYING",
      "COPYING.LESSER",
      "UNLICENSE",
      "LICENSE-MODEL",
      "LICENSE_weights",
      "MODEL_LICENSE",
      "MODEL_LICENSE.md",
      "Larch LICENSE AGREEMENT",
      "Larch License Agreement.txt",
      "USE_POLICY.md",
      "Acceptable-Use-Policy.md",
      "NOTICE",
      "NOTICE.txt",
      "PATENTS",
      "model_licenses/larch.txt",
      "LICENSES/MIT.txt",
      "TERMS_OF_USE.md",
      "EULA.txt",
    ],
    document: [
      "README.md",
      "README",
      "readme.rst",
      "docs/guide.md",
      "MODEL_CARD.md",
      "datasheet",
      "notes.txt",
    ],
    config: ["config.json", "a.yaml", "pyproject.toml", "license.json"],
    code: ["train.py", "license.py", "check_license.sh", "Makefile", "Dockerfile.gpu", "a.ipynb"],
    table: ["train.csv", "data.jsonl"],
    weights: ["model.safetensors", "pytorch_model.bin", "larch.gguf", "a.ckpt"],
    other: ["a.png", "archive.zip", "", "folder/.gitignore"],
  };
  for (const [kind, paths] of Object.entries(names)) {
    for (const path of paths) {
      it(`"${path}": ${kind}`, () => assert.equal(fileKind(path), kind));
    }
  }
});

describe("whose a path is", () => {
  const foreign = [
    "third_party/a.py",
    "a/vendor/b.py",
    "node_modules/x/LICENSE",
    ".github/workflows/a.yml",
  ];
  const own = ["a.py", "vendor.py", "src/vendors.py", "external.md", "LICENSE"];
  for (const path of foreign)
    it(`"${path}" is somebody else's`, () => assert.equal(isForeign(path), true));
  for (const path of own) it(`"${path}" is its own`, () => assert.equal(isForeign(path), false));
});
