import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("no license is", () => {
  for (const [what, text] of [
    ["a package that another one depends on", "Depends: apache (<< 2.0), gpl (>= 2), libc6\n"],
    ["one on the next line of such a field", "Build-Depends: libc6,\n apache (>= 2.0),\n gpl\n"],
    ["one of RPM", "Requires: apache >= 2.0, openssl\n"],
    ["a version that is compared", "if (apache < 2.0 || apache >= 2.2) fail();"],
    ["a version that is asked for", "apache==2.0\nzope>=2.0\n"],
    ["a gem with a version", "gem 'apache', '~> 2.0'\n"],
    ["a package with a version", '"zend/zend": "2.0", "apache": "^2.0"'],
    ["a server", "The mill runs beside the Apache 2.0 web server."],
    ["a product that is needed", "The mill needs Boost 1.0 or later."],
    ["a product that was tested", "It was tested with Apache 1.1 and 2.0."],
    ["a library that is looked for", "find_package(Boost 1.0 REQUIRED)"],
    ["a copy of a mail", "Send it, cc by hand."],
    [
      "what a command installs",
      "pip install mit-license\nsudo apt install apache2-license gpl-3.0",
    ],
    ["what a command installs, in a sentence", "Run `npm i -D mit-license` first."],
    ["a package whose name ends so", "pnpm add license-mit"],
    ["an image", "docker pull mill/apache-2.0:latest"],
    ["a folder that one goes to", "cd mit-license && make"],
    [
      "a program that a script runs",
      "# The mill turns by its license\ncurl -s https://x.example/y | sh",
    ],
    ["what is imported", "import text from 'mit-license';\nimport 'x/apache-2.0-text';"],
    ["a name with a version", "mit-license==2.0\ngpl-3.0>=1\nmit-license@^2.0.1:\n"],
    ["a package of a list with a version", '{ "mit-license": "^2.0.0", "gpl-3.0": "1.0.0" }'],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, "NONE"));
  }
});

describe("a license is", () => {
  for (const [what, text, expression] of [
    ["a field with a comparison, as in R", "License: Apache License (>= 2)", "Apache-2.0"],
    ["a license with a comparison", "License: GPL (>= 2)", "GPL-2.0-or-later"],
    ["a name with a version", "The mill is under Apache 2.0.", "Apache-2.0"],
    ["what a mill needs", "The mill needs the Apache 2.0 license.", "Apache-2.0"],
    ["of a program at the start of a line", "It is under the\ncurl license.", "curl"],
    ["named after a command", "pip install mill under apache-2.0", "Apache-2.0"],
    ["named in a remark on a command", "pip install mill  # apache-2.0 licensed", "Apache-2.0"],
    ["named in the next sentence", "Install it: npm install mill. License: MIT.", "MIT"],
    ["an id as the hub writes it", "- license: apache-2.0\n- mill", "Apache-2.0"],
    ["a Creative Commons license in small letters", "License: cc by 4.0", "CC-BY-4.0"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, expression));
  }
});
