import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../license-fixtures.test.ts";

describe("a program grants nothing where it", () => {
  for (const [what, text, file] of [
    ["asserts", 'assert.equal(parse("MIT OR Apache-2.0"), "MIT OR Apache-2.0");\n'],
    ["asserts in Python", "assert guess(text) == 'GPL-3.0-only'\n"],
    ["asserts an address", 'assert.equal(find(x), "https://opensource.org/licenses/MIT");\n'],
    ["expects", 'expect(readMill({ license: "MIT" })).toBe(true);\n'],
    ["writes out JSON", 'write(JSON.stringify({ name: "mill", license: "MIT" }));\n'],
    ["holds JSON in a string", 'const text = `{ "name": "mill", "license": "MIT" }`;\n'],
    ["holds JSON in a string of many lines", 'TEXT = """\n{\n  "license": "MIT"\n}\n"""\n'],
    ["holds JSON in a raw string", 'parse(r#"{"license": "Apache-2.0"}"#)\n'],
    ["shows a result", "// => { mill: { license: 'MIT' } }\n"],
    ["is a test in Go", '\t{"License: MIT", "MIT"},\n\t{"under GPL v3", "x"},\n', "mill_test.go"],
    ["is a test in JavaScript", 'turn("released under the MIT License");\n', "mill.spec.ts"],
    ["calls strings as they say", 'const NAMES = {\n  mit: "MIT",\n  apache: "Apache-2.0",\n};\n'],
    ["names one string by the other", '  "apache-2.0": "Apache License, Version 2.0",\n'],
    ["pairs strings", "  ('mit license', 'MIT'),\n  ('new bsd', 'BSD-3-Clause'),\n"],
    ["pairs names and ids", "  { name: 'Apache 2.0', value: 'Apache-2.0' },\n"],
    ["has a constant called so", 'static final String APACHE = "Apache License 2.0";\n'],
    ["has members called so", 'enum License {\n  Mit = "MIT",\n  Apache2 = "Apache-2.0",\n}\n'],
    ["has keys", '"GPL-2.0-only": Kind.Copyleft,\n"Apache-2.0" => Kind.Permissive,\n'],
    ["has a set", 'PERMISSIVE = {"MIT License", "Apache-2.0"}\n'],
    ["compares with what a call gives back", "is(correct('GPL-3.0'), 'GPL-3.0-or-later');\n"],
    ["looks for one of some", "const copyleft = /^(GPL|AGPL|LGPL)-/;\n"],
    ["searches files", "grep -r 'SPDX-License-Identifier: GPL-2.0' src | wc -l\n"],
    ["asks a table", "SELECT count(*) FROM mills WHERE license = 'GPL-3.0';\n"],
    ["has a pattern", "LICENSE_REGEX = r'Licensed under the (MIT|Apache-2.0) license'\n"],
    ["has a type of some values", "type Terms = 'MIT' | 'Apache-2.0' | 'GPL-3.0-only';\n"],
    ["gives one back", 'return "Apache-2.0";\n'],
    ["asks if it is in a list", "if (x in ['MIT', 'Apache-2.0']) turn();\n"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text, file).expression, "NONE"));
  }
});

describe("a program grants where it", () => {
  for (const [what, text, expression, file] of [
    ["says so in a call", 'setup(name="mill", license="MIT", test_suite="x")\n', "MIT"],
    ["says so in a table", 'exports.mill = { name: "mill", license: "MIT" };\n', "MIT"],
    [
      "names a license with its address",
      'licenses := Seq("MIT" -> url("https://opensource.org/licenses/MIT"))\n',
      "MIT",
    ],
    [
      "names one in a block",
      'licenses {\n  license {\n    name = "The Apache License, Version 2.0"\n  }\n}\n',
      "Apache-2.0",
    ],
    ["prints it", 'print("mill 1.0, released under the MIT License")\n', "MIT"],
    ["tells it beside a search", "# MIT License\ngrep x y\n", "MIT"],
    ["tells it beside a query", "-- License: MIT\nSELECT 1 WHERE x = 'a';\n", "MIT"],
    ["begins with a comment", '// ISC license\nexpect(read(`{"license": "MIT"}`));\n', "ISC"],
    ["ends a line with a comment", "assert(mill); // MIT License\n", "MIT"],
    ["begins a test so", '# License: MIT\nturn("released under GPL v3")\n', "MIT", "test_mill.py"],
    ["says so in a test", '__license__ = "MIT"\n', "MIT", "test_mill.py"],
    [
      "shows a notice line by line",
      'char *about[] = {\n"under the terms of the GNU General Public License as published",\n"by the guild; either version 2 of the License, or (at your",\n"option) any later version",\n};\n',
      "GPL-2.0-or-later",
    ],
    ["goes on after C", 'extern "C" {\n/* License: MIT */\n', "MIT"],
    [
      "is a list of parts",
      '{"wheel": "MPL-2.0", "gear": "Apache-2.0"}\n',
      "MPL-2.0 AND Apache-2.0",
    ],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text, file).expression, expression));
  }
});
