import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tokenize } from "../../words/tokenize.ts";
import { context, readsFields } from "./field-fixtures.test.ts";
import { findFields } from "./find-fields.ts";

describe("an SPDX tag is read from", () => {
  readsFields([
    ["a C++ comment", "// SPDX-License-Identifier: MIT\nint x;\n", "MIT <MIT>"],
    ["a block comment", "/* SPDX-License-Identifier: GPL-2.0+ */", "GPL-2.0-or-later <GPL-2.0+>"],
    [
      "a hash comment on line 2",
      "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n",
      "Apache-2.0 <Apache-2.0>",
    ],
    ["an HTML comment", "<!-- SPDX-License-Identifier: CC-BY-4.0 -->", "CC-BY-4.0 <CC-BY-4.0>"],
    ["an HTML comment without a blank", "<!--SPDX-License-Identifier:MIT-->", "MIT <MIT>"],
    ["a Jinja comment", "{# SPDX-License-Identifier: MIT #}", "MIT <MIT>"],
    ["reStructuredText", ".. SPDX-License-Identifier: CC-BY-SA-4.0", "CC-BY-SA-4.0 <CC-BY-SA-4.0>"],
    ["TeX", "% SPDX-License-Identifier: LPPL-1.3c", "LPPL-1.3c <LPPL-1.3c>"],
    ["Windows line ends", "// SPDX-License-Identifier: MIT\r\n// x\r\n", "MIT <MIT>"],
    ["REUSE.toml", 'SPDX-License-Identifier = "MIT"', "MIT <MIT>"],
    [
      "a list in REUSE.toml",
      'SPDX-License-Identifier = ["MIT", "CC0-1.0"]',
      "MIT <MIT>",
      "CC0-1.0 <CC0-1.0>",
    ],
    ["JSON", '{"SPDX-License-Identifier": "MIT", "x": 1}', "MIT <MIT>"],
    [
      "a snippet",
      "# SPDX-SnippetBegin\n# SPDX-License-Identifier: MIT\n# SPDX-SnippetEnd",
      "MIT <MIT>",
    ],
    ["the English spelling", "SPDX-Licence-Identifier: MIT", "MIT <MIT>"],
    ["a misspelling", "SPDX-Lincense-Identifer: MIT", "MIT <MIT>"],
    ["a spelling without dashes", "SPDXLicenseIdentifier: MIT", "MIT <MIT>"],
    [
      "an expression",
      "# SPDX-License-Identifier: (MIT OR Apache-2.0) AND CC0-1.0",
      "(MIT OR Apache-2.0) AND CC0-1.0 <(MIT OR Apache-2.0) AND CC0-1.0>",
    ],
    [
      "an exception",
      " * SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */",
      "GPL-2.0-only WITH Linux-syscall-note <GPL-2.0 WITH Linux-syscall-note>",
    ],
    [
      "an expression on two lines",
      " * SPDX-License-Identifier: MIT OR\n *   Apache-2.0\n * x",
      "MIT OR Apache-2.0 <MIT OR\n *   Apache-2.0>",
    ],
    [
      "two tags",
      "# SPDX-License-Identifier: MIT\n\n# SPDX-License-Identifier: ISC",
      "MIT <MIT>",
      "ISC <ISC>",
    ],
    [
      "a license of the document",
      "# SPDX-License-Identifier: LicenseRef-Foo",
      "LicenseRef-Foo <LicenseRef-Foo>",
    ],
    [
      "an expression with an unknown part",
      "# SPDX-License-Identifier: MIT AND Foo-1.0",
      "MIT AND Foo-1.0 <MIT AND Foo-1.0>",
    ],
    ["an id with words after it", "# SPDX-License-Identifier: MIT some more", "MIT <MIT>"],
    ["nothing when empty", "# SPDX-License-Identifier:\nimport os"],
    ["nothing in a placeholder", "# SPDX-License-Identifier: <id>"],
    ["nothing when it says none", "# SPDX-License-Identifier: NONE"],
    ["nothing in the words alone", "The SPDX license identifier is short."],
  ]);
});

describe("an SPDX tag is spoken of", () => {
  for (const [what, text, grants] of [
    ["in a sentence", "Put `SPDX-License-Identifier: MIT` at the top.\n", false],
    ["as an example", "For example:\n\n```js\n// SPDX-License-Identifier: MIT\n```\n", false],
    ["and not in a line of its own", "The license:\n`SPDX-License-Identifier: MIT`\n", true],
    ["and not after a colon", "License: `SPDX-License-Identifier: MIT` (all files)\n", true],
    ["and not in code", "```js\n// SPDX-License-Identifier: MIT\n```\n", true],
  ] as const) {
    it(what, () => {
      const { references } = findFields(context, tokenize(text), []);
      assert.deepEqual(
        references.map((reference) => reference.grants),
        [grants],
      );
    });
  }
});
