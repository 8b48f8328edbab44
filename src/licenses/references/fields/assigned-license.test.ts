import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findFields } from "./find-fields.ts";
import { tokenize } from "../../words/tokenize.ts";
import { context, readsFields } from "./field-fixtures.test.ts";

describe("nothing is under the licenses of a list of those that", () => {
  for (const [what, text] of [
    ["a tool accepts", "allowed_licenses:\n  - MIT\n  - Apache-2.0\n"],
    ["a tool accepts, on one line", "allow-licenses: MIT, ISC\n"],
    ["a tool refuses", "deny-licenses: GPL-3.0, AGPL-3.0\n"],
    ["a tool approves", "approved_licenses:\n  - MIT\n"],
    ["a section denies", '[deny]\nlicenses = ["GPL-3.0", "AGPL-3.0"]\n'],
    ["a key allows", "allow:\n  licenses: [MIT, ISC]\n"],
    ["one may choose from", "Choose a license: MIT, ISC\n"],
    ["one may search for", "Filter mills by license: mit, isc\n"],
    ["a template lists", "license: (MIT, BSD-2-Clause, ISC)\n"],
    ["a page allows", "# Allowed licenses\n\n- MIT\n- BSD\n"],
    ["a template offers", "# Some suggested licenses:\n# - BSD (default)\n# - GPLv2\n"],
  ] as const) {
    it(what, () => {
      const { references } = findFields(context, tokenize(text), []);
      assert.deepEqual([...new Set(references.map(({ grants }) => grants))], [false]);
    });
  }
});

describe("a license field is read from", () => {
  readsFields([
    [
      "a list below the word",
      "Licenses\n\n- MIT\n- ISC\n- Zlib\n",
      "MIT <MIT>",
      "ISC <ISC>",
      "Zlib <Zlib>",
    ],
    ["package.json", '{\n  "name": "x",\n  "license": "MIT"\n}\n', "MIT <MIT>"],
    [
      "package.json, an expression",
      '{"license": "(MIT OR Apache-2.0)"}',
      "MIT OR Apache-2.0 <(MIT OR Apache-2.0)>",
    ],
    [
      "package.json, an object",
      '{"license": {"type": "ISC", "url": "https://opensource.org/licenses/ISC"}}',
      "ISC <ISC>",
    ],
    [
      "package.json, a list of objects",
      '{"licenses": [\n {"type": "MIT", "url": "http://x.example/MIT"},\n {"type": "GPL-2.0", "url": "http://x.example/GPL"}\n]}',
      "MIT <MIT>",
      "GPL-2.0-only <GPL-2.0>",
    ],
    ["package.json that sends elsewhere", '{"license": "SEE LICENSE IN terms.txt"}'],
    ["package.json without a license", '{"license": "UNLICENSED"}'],
    [
      "composer.json",
      '{"license": ["LGPL-2.1-only", "GPL-3.0-or-later"]}',
      "LGPL-2.1-only <LGPL-2.1-only>",
      "GPL-3.0-or-later <GPL-3.0-or-later>",
    ],
    ["pyproject.toml", '[project]\nlicense = "MIT"\n', "MIT <MIT>"],
    [
      "pyproject.toml, a text",
      '[project]\nlicense = { text = "Apache-2.0" }\n',
      "Apache-2.0 <Apache-2.0>",
    ],
    [
      "pyproject.toml, a file",
      '[project]\nlicense = { file = "LICENSE" }\nlicense-files = ["LICENSE"]\n',
    ],
    [
      "setup.cfg",
      "[metadata]\nlicense = BSD 3-Clause License\nlicense_files = LICENSE\n",
      "BSD-3-Clause <BSD 3-Clause License>",
    ],
    [
      "setup.py",
      "setup(\n    license='Apache License 2.0',\n    author='x')",
      "Apache-2.0 <Apache License 2.0>",
    ],
    ["a Python module", '__license__ = "MIT"\n', "MIT <MIT>"],
    ["PKG-INFO", "Name: x\nLicense: MIT License\nLicense-File: LICENSE\n", "MIT <MIT License>"],
    ["METADATA 2.4", "License-Expression: MIT AND PSF-2.0\n", "MIT AND PSF-2.0 <MIT AND PSF-2.0>"],
    [
      "Cargo.toml",
      'license = "MIT/Apache-2.0"\nlicense-file = "x"',
      "MIT OR Apache-2.0 <MIT/Apache-2.0>",
    ],
    ["CITATION.cff", "cff-version: 1.2.0\nlicense: CC-BY-4.0\n", "CC-BY-4.0 <CC-BY-4.0>"],
    [
      "CITATION.cff, a list",
      "license:\n  - MIT\n  - Apache-2.0\n",
      "MIT <MIT>",
      "Apache-2.0 <Apache-2.0>",
    ],
    ["a gemspec", '  spec.license = "MIT"\n', "MIT <MIT>"],
    [
      "a gemspec, a list",
      "  s.licenses = ['MIT', 'GPL-2.0-or-later']\n",
      "MIT <MIT>",
      "GPL-2.0-or-later <GPL-2.0-or-later>",
    ],
    ["a podspec", "  s.license = { :type => 'MIT', :file => 'LICENSE' }\n", "MIT <MIT>"],
    ["a Chef file", "license 'Apache-2.0'\n", "Apache-2.0 <Apache-2.0>"],
    [
      "an RPM spec",
      "License:        GPLv2+ and MIT\n",
      "GPL-2.0-or-later AND MIT <GPLv2+ and MIT>",
    ],
    [
      "Debian copyright",
      "Files: *\nCopyright: 2020 X\nLicense: GPL-2+\n",
      "GPL-2.0-or-later <GPL-2+>",
    ],
    [
      "Debian copyright, two",
      "License: Expat or GPL-3+\n",
      "MIT OR GPL-3.0-or-later <Expat or GPL-3+>",
    ],
    ["Alpine", 'license="MIT AND BSD-2-Clause"\n', "MIT AND BSD-2-Clause <MIT AND BSD-2-Clause>"],
    ["Arch", "license=('MIT' 'GPL')\n", "MIT <MIT>", "GPL-1.0-or-later <GPL>"],
    ["Yocto", 'LICENSE = "GPLv2 & MIT"\n', "GPL-2.0-only AND MIT <GPLv2 & MIT>"],
    [
      "R",
      "License: GPL (>= 2) | MIT + file LICENSE\n",
      "GPL-2.0-or-later OR MIT <GPL (>= 2) | MIT>",
    ],
    ["Haskell", "license:             BSD3\nlicense-file:        LICENSE\n", "BSD-3-Clause <BSD3>"],
    ["OPAM", 'license: ["MIT" "ISC"]\n', "MIT <MIT>", "ISC <ISC>"],
    [
      "META.json",
      '"license" : [\n      "perl_5"\n   ],',
      "Artistic-1.0-Perl OR GPL-1.0-or-later <perl_5>",
    ],
    ["META.yml", "license: perl\n", "Artistic-1.0-Perl OR GPL-1.0-or-later <perl>"],
    ["a kernel module", 'MODULE_LICENSE("GPL v2");', "GPL-2.0-only <GPL v2>"],
    [
      "a kernel module with two",
      'MODULE_LICENSE("Dual BSD/GPL");',
      "BSD-3-Clause OR GPL-2.0-only <Dual BSD/GPL>",
    ],
    ["MacPorts", "license             MIT\n", "MIT <MIT>"],
    [
      "a site's page",
      "License   Apache License, Version 2.0\n",
      "Apache-2.0 <Apache License, Version 2.0>",
    ],
    ["a constant in C", '#define DRV_LICENSE "GPL v2"', "GPL-2.0-only <GPL v2>"],
    ["an ebuild", 'LICENSE="GPL-2 MIT"', "GPL-2.0-only AND MIT <GPL-2 MIT>"],
    [
      "a name that only differs in its end",
      "license: GNU Free Documentation License v1.1 only - no invariants\n",
      "GFDL-1.1-no-invariants-only <GNU Free Documentation License v1.1 only - no invariants>",
    ],
    [
      "the public domain with an address",
      "License: Public Domain <https://unlicense.org>\n",
      "Unlicense <Public Domain>",
    ],
    ["a macro", "FILE_LICENCE ( BSD2 );", "BSD-2-Clause <( BSD2 )>"],
    ["a documentation tag", "/**\n * @license MIT\n */", "MIT <MIT>"],
    [
      "a documentation tag with an address",
      " * @license http://opensource.org/licenses/MIT MIT\n",
      "MIT <MIT>",
    ],
    [
      "an OSGi manifest",
      'Bundle-License: Apache-2.0;link="https://www.apache.org/licenses/LICENSE-2.0.txt"\n',
      "Apache-2.0 <Apache-2.0>",
    ],
    [
      "an SPDX document",
      "PackageLicenseConcluded: NOASSERTION\nPackageLicenseDeclared: (MIT OR ISC)\n",
      "MIT OR ISC <(MIT OR ISC)>",
    ],
    [
      "an SPDX document in JSON",
      '{"licenseConcluded": "NONE", "licenseDeclared": "MIT"}',
      "MIT <MIT>",
    ],
    ["a plain line", "License: MIT\n", "MIT <MIT>"],
    ["a plain line with a full stop", "License: MIT.\n", "MIT <MIT>"],
    ["a plain line with a remark", "License: MIT (see LICENSE)\n", "MIT <MIT>"],
    [
      "a plain line with its id",
      "License: Apache License 2.0 (Apache-2.0)\n",
      "Apache-2.0 <Apache License 2.0>",
    ],
    [
      "later versions beside the address of one",
      "License: AGPL-3.0 or later (http://www.gnu.org/licenses/agpl)",
      "AGPL-3.0-or-later <AGPL-3.0 or later>",
    ],
    [
      "names that have an address each",
      "License: MIT (https://opensource.org/licenses/MIT) OR Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0)",
      "MIT OR Apache-2.0 <MIT (https://opensource.org/licenses/MIT) OR Apache-2.0>",
    ],
    [
      "a plain line with an address",
      "License: GPLv3+ <https://www.gnu.org/licenses/gpl.html>\n",
      "GPL-3.0-or-later <GPLv3+>",
    ],
    [
      "an address alone",
      "License: https://opensource.org/licenses/MIT\n",
      "MIT <https://opensource.org/licenses/MIT>",
    ],
    ["Markdown", "**License:** [MIT](LICENSE)\n", "MIT <MIT>"],
    ["a table", "| License | MIT |\n", "MIT <MIT>"],
    ["a model's line", "- Model License: Apache-2.0\n", "Apache-2.0 <Apache-2.0>"],
    [
      "a sentence after it",
      "License: 3-clause BSD. See the file.\n",
      "BSD-3-Clause <3-clause BSD>",
    ],
    ["no sentence", "License: you may use this as you like.\n"],
    ["no other license", "License: MIT-style\n"],
    ["no changed license", "License: MIT with modifications\n"],
    ["no remark that changes it", "License: MIT (modified)\n"],
    ["no definition", '"License" shall mean the terms and conditions. License (the "License")\n'],
    ["no marker", "$BEGIN_LICENSE:LGPL$\n"],
    ["no variable", "license: ${LICENSE}\n"],
    ["a string without its end", 'license = "MIT\nfoo', "MIT <MIT>"],
    ["a dash before its value", "License - MIT\n", "MIT <MIT>"],
    ["no row with an empty cell", "Mill Wheel License -\nZope Public License 2.1\n"],
    ["no open list", "license: [\n"],
    ["no open table", "license = { text\n"],
    ["no item of a list, for the next one", "- MIT License\n- ISC License\n"],
    ["a German key", "Lizenz: ISC\n", "ISC <ISC>"],
    ["a Spanish key", "Licencia = ISC\n", "ISC <ISC>"],
    ["a Russian key", "Лицензия: ISC\n", "ISC <ISC>"],
    ["Erlang", '{licenses, ["Apache-2.0"]}.\n', "Apache-2.0 <Apache-2.0>"],
  ]);

  for (const [file, text, expression] of [
    [
      "composer.json",
      '{"license": ["LGPL-2.1-only", "GPL-3.0-or-later"]}',
      "LGPL-2.1-only OR GPL-3.0-or-later",
    ],
    ["x/package.json", '{"licenses": [{"type": "MIT"}, {"type": "ISC"}]}', "MIT OR ISC"],
    ["CITATION.cff", "license:\n  - MIT\n  - Apache-2.0\n", "MIT OR Apache-2.0"],
    ["composer.json", '{"license": ["MIT AND ISC", "Zlib"]}', "MIT AND ISC OR Zlib"],
    ["composer.json", '{"license": ["MIT"]}', "MIT"],
  ] as const) {
    it(`a list of ${file} is the choice ${expression}`, () => {
      const { references } = findFields(context, tokenize(text), [], file);
      assert.deepEqual(
        references.map((reference) => reference.expression),
        [expression],
      );
    });
  }

  it("tells what is wrong in an expression, with its place", () => {
    const text = "# SPDX-License-Identifier: MIT AND Foo-1.0\n";
    const [reference] = findFields(context, tokenize(text), []).references;
    assert.deepEqual(reference?.ids, ["MIT"]);
    assert.deepEqual(
      reference.problems?.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [["unknown-license", "Foo-1.0"]],
    );
  });

  it("says how sure a name of several editions is", () => {
    const scores = ["license: gemma", "license: MIT"].map(
      (text) => findFields(context, tokenize(text), []).references[0]?.score,
    );
    assert.deepEqual(scores, [0.6, 1]);
  });
});
