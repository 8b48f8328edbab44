import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../license-fixtures.test.ts";

describe("nothing is under a license that stands in", () => {
  for (const [what, text] of [
    [
      "what a tool printed",
      "    $ mill check .\n    LICENSE  MIT  exact\n    README.md  names Apache-2.0\n",
    ],
    ["a line that a tool printed for a file", "$ licensecheck src/*\nsrc/a.c: GPL-2.0-or-later\n"],
    ["a verdict", "yes      text-present    LICENSE  Apache-2.0, exact\n"],
    ["a verdict with a share", "src/LICENSE.md: MIT License (98.5 %)\n"],
    ["an answer with its confidence", "License: MIT License\nConfidence: 98%\n"],
    ["what to write", "Put `// SPDX-License-Identifier: MIT` at the head of each file.\n"],
    ["what a rule rejects", "The rule rejects `license: Apache 2.0`, which is no id.\n"],
    ["what a program reads", 'Checks that the `license` (`"license": "MIT"`) is an id.\n'],
    ["an expression that a call takes", "parse('MIT OR Apache-2.0 AND ISC')\n"],
    ["a block of commands", "```sh\nmill diff LICENSE Apache-2.0 # the differences\n```\n"],
    ["a block with output", "```console\n$ mill lineage larch\nlarch: Apache-2.0\n```\n"],
    ["a block of JSON", '```json\n{ "license": "MIT" }\n```\n'],
    ["a block of code", '```python\ntext = "released under the Apache License 2.0"\n```\n'],
    ["the defaults of a table", "| Option | Default |\n|---|---|\n| `license` | `MIT` |\n"],
    ["a prompt", "? Which license do you want?\n❯ MIT License\n  Apache-2.0\n"],
    ["a numbered prompt", "Select open_source_license:\n1 - ISC License\n2 - Apache-2.0\n"],
    ["a constant of those that there are", "AVAILABLE_LICENSES = ['mit', 'apache-2.0']\n"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`# Mill\n\n${text}`).expression, "NONE"));
  }
});

describe("something is under a license that stands", () => {
  for (const [what, text, expression] of [
    ["beside an example", "```sh\nmill LICENSE Apache-2.0\n```\n\nMIT License\n", "MIT"],
    ["in a block under a heading", "## License\n\n```yaml\nlicense: MIT\n```\n", "MIT"],
    ["in a block of no language", "```\nReleased under the MIT License\n```\n", "MIT"],
    ["in a citation", "```bibtex\n@software{mill, license = {MIT}}\n```\n", "MIT"],
    ["as code", "`SPDX-License-Identifier: GPL-3.0-or-later`\n", "GPL-3.0-or-later"],
    ["as code in a sentence", "The mill is licensed under `MIT`.\n", "MIT"],
    ["after commands", "$ make check\n\nMIT License\n", "MIT"],
    [
      "after commands, in TeX",
      "% make check\n% Licensed under the GPL version 2\n",
      "GPL-2.0-only",
    ],
    ["beside a file", "LICENSE: MIT\n", "MIT"],
    ["in a table", "| Name | Mill |\n|---|---|\n| License | MIT |\n", "MIT"],
    ["in a table without defaults", "| Default |\n\n| License | MIT |\n", "MIT"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`# Mill\n\n${text}`).expression, expression));
  }
});
