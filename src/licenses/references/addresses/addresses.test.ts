import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { printExpression } from "../expression/expression.ts";
import { context } from "../fields/field-fixtures.test.ts";
import { findAddressReferences } from "./address-references.ts";
import { addressAt } from "./address-at.ts";
import { addressKey } from "./address-key.ts";
import { readAddressTable, writeAddressTable } from "./address-table.ts";

describe("an address ends", () => {
  for (const [text, expected] of [
    ["see https://x.example/a for more", "https://x.example/a"],
    ["see https://x.example/a.", "https://x.example/a"],
    ["(https://x.example/a)", "https://x.example/a"],
    ["https://x.example/a_(b)", "https://x.example/a_(b)"],
    ["<https://x.example/a>", "https://x.example/a"],
    ['href="https://x.example/a"', "https://x.example/a"],
    ["[a](https://x.example/a),", "https://x.example/a"],
    ["许可证https://x.example/a。", "https://x.example/a"],
    ["**https://x.example/a**", "https://x.example/a"],
  ] as const) {
    it(`in "${text}"`, () => {
      const { start, end } = addressAt(text, text.indexOf("://"));
      assert.equal(text.slice(start, end), expected);
    });
  }
});

describe("spellings of one address", () => {
  for (const [first, ...others] of [
    [
      "https://www.apache.org/licenses/LICENSE-2.0",
      "http://apache.org/licenses/LICENSE-2.0.txt",
      "https://www.apache.org/licenses/LICENSE-2.0.html#top",
      "HTTP://WWW.APACHE.ORG/LICENSES/LICENSE-2.0/",
      "https://apache.org:443//licenses/LICENSE-2.0?x=1",
    ],
    [
      "https://github.com/acme/larch/blob/main/LICENSE",
      "https://github.com/acme/larch/blob/v1.2/LICENSE.md",
      "https://github.com/acme/larch/raw/master/license.txt",
      "https://raw.githubusercontent.com/acme/larch/main/LICENSE",
      "https://raw.github.com/acme/larch/master/LICENSE",
      "https://raw.githubusercontent.com/acme/larch/refs/heads/main/LICENSE",
    ],
    [
      "https://creativecommons.org/licenses/by/4.0/",
      "http://creativecommons.org/licenses/by/4.0/legalcode",
      "https://creativecommons.org/licenses/by/4.0/deed.en",
      "https://creativecommons.org/licenses/by/4.0/legalcode.txt",
    ],
  ] as const) {
    it(`are those of ${first}`, () => {
      assert.equal(new Set([first, ...others].map(addressKey)).size, 1);
    });
  }
});

describe("an address leads to", () => {
  for (const [address, expected] of [
    ["https://opensource.org/licenses/MIT", "MIT"],
    ["http://www.opensource.org/licenses/mit-license.php", "MIT"],
    ["https://opensource.org/license/apache-2-0", "Apache-2.0"],
    ["https://spdx.org/licenses/BSD-3-Clause.html", "BSD-3-Clause"],
    ["https://spdx.org/licenses/GPL-2.0+.json", "GPL-2.0-or-later"],
    ["https://licenses.nuget.org/(MIT%20OR%20Apache-2.0)", "MIT OR Apache-2.0"],
    ["https://choosealicense.com/licenses/lgpl-3.0/", "LGPL-3.0-only"],
    ["https://www.gnu.org/licenses/gpl-3.0.en.html", "GPL-3.0-only"],
    ["https://www.gnu.org/licenses/old-licenses/lgpl-2.1-standalone.html", "LGPL-2.1-only"],
    ["http://www.gnu.org/copyleft/gpl.html", "GPL-1.0-or-later"],
    ["https://www.gnu.org/licenses/", undefined],
    ["http://www.apache.org/licenses/LICENSE-1.1", "Apache-1.1"],
    ["https://creativecommons.org/licenses/by-nc-sa/3.0/igo/", "CC-BY-NC-SA-3.0-IGO"],
    ["https://creativecommons.org/licenses/by/3.0/us/", "CC-BY-3.0-US"],
    ["https://creativecommons.org/licenses/by-nd-nc/1.0", "CC-BY-NC-ND-1.0"],
    ["https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"],
    ["https://i.creativecommons.org/l/by/4.0/88x31.png", "CC-BY-4.0"],
    ["https://www.mozilla.org/en-US/MPL/2.0/", "MPL-2.0"],
    ["http://www.mozilla.org/MPL/MPL-1.1.html", "MPL-1.1"],
    ["http://www.mozilla.org/NPL/MPL-1.0.html", "MPL-1.0"],
    ["https://imagemagick.org/script/license.php", "ImageMagick"],
    ["https://www.eclipse.org/legal/epl-v10.html", "EPL-1.0"],
    ["https://www.eclipse.org/org/documents/epl-2.0/EPL-2.0.txt", "EPL-2.0"],
    ["http://www.boost.org/LICENSE_1_0.txt", "BSL-1.0"],
    ["https://en.wikipedia.org/wiki/MIT_License", "MIT"],
    ["https://tldrlegal.com/license/mit-license", "MIT"],
    ["https://scripts.sil.org/OFL", "OFL-1.1"],
    ["http://unlicense.org/", "Unlicense"],
    ["https://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0"],
    ["https://img.shields.io/badge/License-Apache_2.0-blue.svg", "Apache-2.0"],
    ["https://img.shields.io/badge/license-CC--BY--4.0-green", "CC-BY-4.0"],
    ["https://img.shields.io/badge/python-3.10-blue", undefined],
    ["https://ai.google.dev/gemma/terms", "LicenseRef-scancode-gemma-tou-2025-03-24"],
    ["https://www.llama.com/llama3_1/license/", "LicenseRef-scancode-llama-3.1-license-2024"],
    ["https://x.example/licenses/MIT", undefined],
    ["https://opensource.org/licenses/constructor", undefined],
  ] as const) {
    it(`${expected ?? "nothing"} from ${address}`, () => {
      const linked = context.addresses(address);
      assert.equal(linked && printExpression(linked.expression), expected);
    });
  }

  it("a page with less certainty than an id", () => {
    const score = (address: string): number | undefined => context.addresses(address)?.score;
    assert.ok(
      (score("http://unlicense.org/") ?? 0) < (score("https://spdx.org/licenses/MIT") ?? 0),
    );
  });
});

describe("an address in a text", () => {
  const read = (text: string): readonly string[] =>
    findAddressReferences(context, text, []).map(
      ({ expression, kind, grants }) =>
        `${kind} ${expression} ${grants ? "grants" : "is mentioned"}`,
    );
  for (const [what, text, ...expected] of [
    ["alone on its line", "Terms\n\nhttps://opensource.org/licenses/MIT\n", "mention MIT grants"],
    [
      "in a sentence that grants",
      "It is licensed under https://opensource.org/licenses/MIT here.",
      "mention MIT grants",
    ],
    [
      "in a comparison",
      "The library that we compare with, unlike https://opensource.org/licenses/MIT terms, forbids it.",
      "mention MIT is mentioned",
    ],
    [
      "in a link of HTML that says so",
      '<a rel="license" href="https://opensource.org/licenses/MIT">here</a>',
      "tag MIT grants",
    ],
    [
      "with the relation after it",
      '<link href="https://opensource.org/licenses/MIT" rel="license">',
      "tag MIT grants",
    ],
    [
      "after a sentence that forbids",
      "You may not have it without these.\nA copy is licensed at https://opensource.org/licenses/MIT",
      "mention MIT grants",
    ],
    [
      "in a list of notes",
      "More to read:\n(1) what the mill does\n(2) https://opensource.org/licenses/MIT",
      "mention MIT is mentioned",
    ],
    [
      "of a dedication, before the word for it",
      "By the miller, https://unlicense.org (public domain)",
      "mention Unlicense grants",
    ],
    [
      "of a cell in a table of components",
      "| Package | License |\n|---|---|\n| wheel | [MIT](https://opensource.org/licenses/MIT) |\n| a long gear | x |\n",
      "mention MIT grants",
    ],
    ["without a scheme", "Licensed under opensource.org/licenses/MIT.", "mention MIT grants"],
    ["for mail", "Write to mills@opensource.org/licenses/MIT for it."],
    ["in another address", "See https://web.archive.example/opensource.org/licenses/MIT for it."],
    ["of a badge", "![](https://img.shields.io/badge/License-MIT-blue.svg)", "tag MIT grants"],
  ] as const) {
    it(what, () => assert.deepEqual(read(text), expected));
  }
});

describe("the table of addresses", () => {
  it("gives back what was written", () => {
    const rows = new Map([
      ["x.example/a", "MIT"],
      ["x.example/b", "ISC OR MIT"],
      ["x.example/c", "MIT"],
    ]);
    const read = readAddressTable(writeAddressTable(rows));
    assert.deepEqual([...rows.keys(), "x.example/d"].map(read), [
      "MIT",
      "ISC OR MIT",
      "MIT",
      undefined,
    ]);
  });
});
