import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statementsInCode } from "./from-code.ts";
import { line, shelfOf, viewOf, type Texts } from "./statement-fixtures.test.ts";

describe("what code and its metadata say of licenses", () => {
  const cases: readonly {
    readonly what: string;
    readonly files: Texts;
    readonly says: readonly string[];
  }[] = [
    {
      what: "a header",
      files: { "a.py": "# SPDX-License-Identifier: MIT\n" },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "a header in a comment of C",
      files: { "a.c": "/* SPDX-License-Identifier: Apache-2.0 */\n" },
      says: ["code <- Apache-2.0 (named, stated)"],
    },
    {
      what: "the same header twice",
      files: {
        "a.py": "# SPDX-License-Identifier: MIT\n",
        "b.py": "# SPDX-License-Identifier: MIT\n",
      },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "two headers",
      files: {
        "a.py": "# SPDX-License-Identifier: MIT\n",
        "b.py": "# SPDX-License-Identifier: Apache-2.0\n",
      },
      says: ["code <- MIT (named, stated)", "code <- Apache-2.0 (named, stated)"],
    },
    {
      what: "a header in somebody else's folder",
      files: { "vendor/a.py": "# SPDX-License-Identifier: MIT\n" },
      says: [],
    },
    {
      what: "a header far down",
      files: { "a.py": `${"#\n".repeat(3000)}# SPDX-License-Identifier: MIT\n` },
      says: [],
    },
    {
      what: "a header of nobody",
      files: { "a.py": "# SPDX-License-Identifier: Larch-1.0\n" },
      says: [],
    },
    {
      what: "package.json",
      files: { "package.json": '{\n  "license": "MIT"\n}\n' },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "package.json that sends elsewhere",
      files: { "package.json": '{"license": "SEE LICENSE IN terms.txt"}' },
      says: [],
    },
    {
      what: "pyproject.toml",
      files: { "pyproject.toml": '[project]\nlicense = "Apache-2.0"\n' },
      says: ["code <- Apache-2.0 (named, stated)"],
    },
    {
      what: "pyproject.toml, as a table",
      files: { "pyproject.toml": '[project]\nlicense = { text = "MIT" }\n' },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "setup.py",
      files: { "setup.py": 'setup(\n    name="larch",\n    license="MIT",\n)\n' },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "setup.cfg",
      files: { "setup.cfg": "[metadata]\nlicense = MIT\n" },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "Cargo.toml",
      files: { "Cargo.toml": '[package]\nlicense = "MIT OR Apache-2.0"\n' },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "CITATION.cff",
      files: { "CITATION.cff": "title: Larch\nlicense: MIT\n" },
      says: ["code <- MIT (named, stated)"],
    },
    {
      what: "words about a license in code",
      files: { "a.py": "print('the MIT License')\n" },
      says: [],
    },
  ];
  for (const { what, files, says } of cases) {
    it(what, () => {
      assert.deepEqual(statementsInCode(viewOf(files), shelfOf(files)).map(line), says);
    });
  }
});
