import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tokenize } from "../../words/tokenize.ts";
import { context, readsFields } from "./field-fixtures.test.ts";
import { findFields } from "./find-fields.ts";

describe("a file with classifiers", () => {
  for (const [count, grants] of [
    [12, true],
    [13, false],
  ] as const) {
    it(`of ${count} licenses ${grants ? "puts something under" : "lists"} them`, () => {
      const text = "License :: OSI Approved :: MIT License\n".repeat(count);
      const { references } = findFields(context, tokenize(text), []);
      assert.deepEqual([...new Set(references.map((reference) => reference.grants))], [grants]);
    });
  }
});

describe("a classifier is read from", () => {
  readsFields([
    [
      "pyproject.toml",
      'classifiers = ["License :: OSI Approved :: MIT License"]',
      "MIT <MIT License>",
    ],
    [
      "METADATA",
      "Classifier: License :: OSI Approved :: Apache Software License\n",
      "Apache-2.0 <Apache Software License>",
    ],
    [
      "setup.cfg",
      "classifiers =\n    License :: OSI Approved :: BSD License\n    Topic :: X\n",
      "BSD-3-Clause <BSD License>",
    ],
    [
      "a name with a version",
      "License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)",
      "LGPL-2.0-or-later <GNU Lesser General Public License v2 or later (LGPLv2+)>",
    ],
    [
      "a name without one",
      "License :: OSI Approved :: GNU General Public License (GPL)",
      "GPL-1.0-or-later <GNU General Public License (GPL)>",
    ],
    [
      "the public domain",
      "License :: Public Domain",
      "LicenseRef-scancode-public-domain <Public Domain>",
    ],
    [
      "an abbreviation",
      "License :: OSI Approved :: ISC License (ISCL)",
      "ISC <ISC License (ISCL)>",
    ],
    ["no category", "License :: OSI Approved"],
    ["no other terms", "License :: Other/Proprietary License"],
    ["nothing after it", "License ::"],
  ]);
});
