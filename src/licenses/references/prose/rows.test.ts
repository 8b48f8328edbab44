import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("a list of components names licenses", () => {
  for (const [what, text, expression] of [
    ["below them", "wheel\nMIT\n\ngear\nBSD-3-Clause\n", "MIT AND BSD-3-Clause"],
    [
      "below paths",
      "src/wheel.c:\n    MIT\nsrc/gear.c:\n    BSD-2-Clause\n",
      "MIT AND BSD-2-Clause",
    ],
    ["in a column of licenses", "| Part | License |\n|---|:-:|\n| wheel | MIT |\n", "MIT"],
    [
      "in a column beside others",
      "| Part | License | Made |\n|---|---|---|\n| gear | [BSD] | MIT |\n",
      "BSD-3-Clause",
    ],
    ["in a column without edges", "Part | Code license\n---|---\nwheel | MIT\n", "MIT"],
    ["and no place in a table", "| Part | Made |\n|---|---|\n| wheel | MIT |\n", "NONE"],
    ["and nothing after a table", "| Part | License |\n|---|---|\n\n- wheel | MIT\n", "NONE"],
    ["and no calls", "find(ZLIB)\nfind(OpenSSL)\n", "NONE"],
    ["and no name below a blank line", "The wheels turn.\n\nMIT\n\nBSD-3-Clause\n", "BSD-3-Clause"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, expression));
  }
});
