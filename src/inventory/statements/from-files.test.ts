import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statementsInFiles } from "./from-files.ts";
import { LARCH, line, MIT, shelfOf, viewOf, type Texts } from "./statement-fixtures.test.ts";

const COVERS_WEIGHTS = `${LARCH}\n"Model" means the trained model weights, parameters and checkpoints.\n`;

describe("what a license file says by being there", () => {
  const cases: readonly {
    readonly what: string;
    readonly files: Texts;
    readonly kinds: readonly string[];
    readonly says: readonly string[];
  }[] = [
    {
      what: "a LICENSE at the top",
      files: { LICENSE: MIT },
      kinds: ["license"],
      says: ["code <- MIT (exact, default) at LICENSE"],
    },
    {
      what: "its British spelling",
      files: { "LICENCE.md": MIT },
      kinds: ["license"],
      says: ["code <- MIT (exact, default) at LICENCE.md"],
    },
    {
      what: "a text with a missing article",
      files: { LICENSE: MIT.replace("to any person", "to person").replace("a copy of", "copy of") },
      kinds: ["license"],
      says: ["code <- MIT (modified, default) at LICENSE"],
    },
    {
      what: "a text with nothing but a missing article",
      files: { LICENSE: MIT.replace("a copy of", "copy of") },
      kinds: ["license"],
      says: ["code <- MIT (slightly-modified, default) at LICENSE"],
    },
    {
      what: "a notice of a license, and not its text",
      files: {
        LICENSE:
          'Copyright 2031 Larch\n\nLicensed under the Apache License, Version 2.0 (the "License").\n',
      },
      kinds: ["license"],
      says: ["code <- Apache-2.0 (named, default) at LICENSE"],
    },
    {
      what: "the name of a license in words of its own",
      files: {
        "weights/LICENSE":
          "All files in this folder are distributed under the following license:\n\nCreative Commons Attribution-NonCommercial 4.0\n\nIn short: keep the name, and take no money.\n",
      },
      kinds: ["license"],
      says: ["weights <- CC-BY-NC-4.0 (named, stated) at weights/LICENSE"],
    },
    {
      what: "the same in a folder of programs called models",
      files: {
        "larch/models/LICENSE": "This file is under the Apache License, Version 2.0.\n",
        "larch/models/net.py": "import torch\n",
      },
      kinds: ["license"],
      says: [],
    },
    {
      what: "COPYING",
      files: { COPYING: MIT },
      kinds: ["license"],
      says: ["code <- MIT (exact, default) at COPYING"],
    },
    {
      what: "LICENSE.txt",
      files: { "LICENSE.txt": MIT },
      kinds: ["license"],
      says: ["code <- MIT (exact, default) at LICENSE.txt"],
    },
    {
      what: "named for the model",
      files: { "LICENSE-MODEL": LARCH },
      kinds: ["license"],
      says: ["weights <- LicenseRef-larch (named, stated) at LICENSE-MODEL"],
    },
    {
      what: "named for the model, the other way round",
      files: { MODEL_LICENSE: LARCH },
      kinds: ["license"],
      says: ["weights <- LicenseRef-larch (named, stated) at MODEL_LICENSE"],
    },
    {
      what: "named for the weights",
      files: { "LICENSE_weights.txt": MIT },
      kinds: ["license"],
      says: ["weights <- MIT (exact, stated) at LICENSE_weights.txt"],
    },
    {
      what: "in a folder for models",
      files: { "model_licenses/LICENSE-LARCH": LARCH },
      kinds: ["license"],
      says: ["weights <- LicenseRef-larch (named, stated) at model_licenses/LICENSE-LARCH"],
    },
    {
      what: "named for the data",
      files: { "LICENSE-DATA": MIT },
      kinds: ["license"],
      says: ["data <- MIT (exact, stated) at LICENSE-DATA"],
    },
    {
      what: "named for the code",
      files: { "LICENSE-CODE": MIT },
      kinds: ["license"],
      says: ["code <- MIT (exact, stated) at LICENSE-CODE"],
    },
    {
      what: "named for a product",
      files: { "Larch LICENSE AGREEMENT": LARCH },
      kinds: ["license"],
      says: ["weights <- LicenseRef-larch (named, stated) at Larch LICENSE AGREEMENT"],
    },
    {
      what: "at the top, with words that cover the weights",
      files: { LICENSE: COVERS_WEIGHTS },
      kinds: ["license"],
      says: ["weights <- LicenseRef-larch (named, stated) at LICENSE"],
    },
    {
      what: "in a folder that is not the top",
      files: { "tools/LICENSE": MIT },
      kinds: ["license"],
      says: [],
    },
    {
      what: "in somebody else's folder",
      files: { "third_party/LICENSE-MODEL": MIT },
      kinds: [],
      says: [],
    },
    { what: "empty", files: { LICENSE: "" }, kinds: ["license"], says: [] },
    {
      what: "that points elsewhere",
      files: { LICENSE: "See https://larch.example/license\n" },
      kinds: ["pointer"],
      says: [],
    },
    {
      what: "that is a short name",
      files: { LICENSE: "../LICENSE" },
      kinds: ["pointer"],
      says: [],
    },
    {
      what: "short, with terms",
      files: { LICENSE: "You may not use the weights for commercial purposes.\n" },
      kinds: ["license"],
      says: [
        "weights <- LicenseRef-commercial-purposes-you-may-not-use-weights (named, stated) at LICENSE",
      ],
    },
    {
      what: "a use policy",
      files: { "USE_POLICY.md": "# Policy\n\nYou must not use Larch for weapons.\n" },
      kinds: ["policy"],
      says: [],
    },
    { what: "a notice", files: { NOTICE: MIT }, kinds: ["notice"], says: [] },
    { what: "a program named for licenses", files: { "license.py": MIT }, kinds: [], says: [] },
  ];
  for (const { what, files, kinds, says } of cases) {
    it(what, () => {
      const shelf = shelfOf(files);
      const statements = statementsInFiles(shelf.files, viewOf(files).texts).map(line);
      const seen = shelf.files.map(({ kind }) => kind);
      assert.deepEqual({ kinds: seen, statements }, { kinds, statements: says });
    });
  }
});
