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
    ["a Creative Commons license in small letters", "License: cc by 4.0", "CC-BY-4.0"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, expression));
  }
});
