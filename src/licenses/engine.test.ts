import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseCatalogFile } from "./catalog/catalog-license.ts";
import { engine, spdxTexts } from "./license-fixtures.test.ts";

const repository = new URL("../../", import.meta.url);
const shared = new URL("../shared/", repository);
const read = (path: string, base: URL = repository): string =>
  readFileSync(new URL(path, base), "utf8");
const spdx = spdxTexts();
const textOf = (id: string): string => spdx.get(id) ?? read(`licenses/texts/${id}.txt`, shared);

/** `id match`, several joined by a comma. */
function identify(text: string): string {
  return engine
    .identifyText(text)
    .map(({ id, match }) => `${id} ${match}`)
    .join(", ");
}

const rewrapped = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s+/g, " ").replace(/(.{1,60})(?: |$)/g, "$1\n"))
    .join("\n");

describe("a license text", () => {
  const deprecated = new Set(
    Object.keys(parseCatalogFile(read("catalog/licenses.json")).deprecated),
  );

  it("identifies itself or the license that has the same words, for every SPDX license", () => {
    const wrong = [...spdx].flatMap(([id, licenseText]) => {
      if (deprecated.has(id)) return [];
      const found = engine.identifyText(licenseText);
      const [first] = found;
      const isSame = first && found.length === 1 && first.match === "exact";
      return isSame && words(textOf(first.id)) === words(licenseText)
        ? []
        : [`${id}: ${identify(licenseText)}`];
    });
    assert.deepEqual(wrong, []);
  });

  it("identifies itself, for every model license", () => {
    const wrong = readdirSync(new URL("licenses/texts/", shared)).flatMap((file) => {
      const id = file.replace(/\.txt$/, "");
      const found = identify(read(`licenses/texts/${file}`, shared));
      return found === `${id} exact` ? [] : [`${id}: ${found}`];
    });
    assert.deepEqual(wrong, []);
  });

  for (const id of [
    "MIT",
    "Apache-2.0",
    "BSD-3-Clause",
    "GPL-3.0-only",
    "CC-BY-NC-4.0",
    "LicenseRef-scancode-llama-3.1-license-2024",
    "LicenseRef-yi-1.0",
  ]) {
    const text = textOf(id);
    for (const [noise, noisy] of [
      ["re-wrapped", rewrapped(text)],
      ["in upper case", text.toUpperCase()],
      ["as a comment", text.replace(/^/gm, " * ")],
      ["as hash comments", text.replace(/^/gm, "# ")],
      [
        "as HTML",
        `<html><body><p>${text
          .replace(/&/g, "&amp;")
          .replace(/<([^>]*)>/g, "&lt;$1&gt;")
          .replace(/\n\s*\n/g, "</p>\n<p>")}</p></body></html>`,
      ],
      ["with curly quotes", text.replace(/"([^"]*)"/g, "\u201c$1\u201d").replace(/'/g, "\u2019")],
      ["with CRLF line ends", text.replace(/\n/g, "\r\n")],
      ["after a copyright line", `Copyright (c) 2024 Example Labs\n\n${text}`],
    ] as const) {
      it(`is exact ${noise}: ${id}`, () => assert.equal(identify(noisy), `${id} exact`));
    }
  }

  it("is exact without its title", () => {
    assert.equal(identify(textOf("MIT").replace("MIT License", "")), "MIT exact");
  });

  it("is exact without its appendix", () => {
    assert.equal(
      identify(textOf("Apache-2.0").replace(/END OF TERMS[\s\S]*/, "")),
      "Apache-2.0 exact",
    );
  });

  it("is found inside source code, with its lines", () => {
    const [found] = engine.identifyText(
      `/*\n${textOf("MIT").replace(/^/gm, " * ")}\n */\nint main() { return 0; }\n`,
    );
    assert.deepEqual([found?.id, found?.match, found?.startLine], ["MIT", "exact", 2]);
  });

  it("is found beside other license texts", () => {
    const text = ["MIT", "Apache-2.0", "BSD-2-Clause", "MIT"]
      .map((id) => `Files of part ${id}:\n\n${textOf(id)}`)
      .join("\n\n-----\n\n");
    assert.equal(identify(text), "MIT exact, Apache-2.0 exact, BSD-2-Clause exact, MIT exact");
  });
});

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/https?:\/\/\S+|copyright \(c\).*$/gm, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

describe("a changed license text", () => {
  const mit = textOf("MIT");
  const apache = textOf("Apache-2.0");
  const llama = textOf("LicenseRef-scancode-llama-3.1-license-2024");
  const rider = "The Software may only be used for non-commercial research purposes.";
  for (const [what, text, id, difference] of [
    ["a sentence after it", `${mit}\n\n${rider}`, "MIT", `added: ${rider.slice(0, -1)}`],
    [
      "four words before it",
      `For research use only.\n\n${mit}`,
      "MIT",
      "added: For research use only",
    ],
    ["three words after it", `${mit}\n\nNo commercial use.`, "MIT", "added: No commercial use"],
    ["a sentence before it", `${rider}\n\n${mit}`, "MIT", `added: ${rider.slice(0, -1)}`],
    [
      "a sentence inside it",
      mit.replace("THE SOFTWARE IS PROVIDED", `${rider}\n\nTHE SOFTWARE IS PROVIDED`),
      "MIT",
      "added",
    ],
    [
      "a word of permission removed",
      mit.replace("distribute, sublicense, and/or sell", "and distribute"),
      "MIT",
      "removed",
    ],
    [
      "a purpose added",
      mit.replace("free of charge,", "free of charge for research use only,"),
      "MIT",
      "added: for research use only",
    ],
    [
      "a negation",
      apache.replace("each Contributor hereby grants", "no Contributor hereby grants"),
      "Apache-2.0",
      "changed",
    ],
    [
      "a section removed",
      apache.replace(/6\. Trademarks[\s\S]*?7\. /, "7. "),
      "Apache-2.0",
      "removed",
    ],
    [
      "a number changed",
      llama.replace("700 million", "5 million"),
      "LicenseRef-scancode-llama-3.1-license-2024",
      "changed: 5",
    ],
    [
      "a changed title",
      mit.replace("MIT License", "Modified MIT License"),
      "MIT",
      "added: Modified",
    ],
    [
      "a product of another name",
      llama.replaceAll("Llama 3.1", "Foo 7"),
      "LicenseRef-scancode-llama-3.1-license-2024",
      "changed: Foo 7",
    ],
  ] as const) {
    it(`is modified: ${what}`, () => {
      const [found, ...others] = engine.identifyText(text);
      assert.deepEqual([found?.id, found?.match, others.length], [id, "modified", 0]);
      const seen = found?.differences.map(({ kind, text: own }) => `${kind}: ${own}`) ?? [];
      assert.ok(
        seen.some((line) => line.startsWith(difference)),
        seen.join("\n"),
      );
    });
  }

  it("names the line of a rider", () => {
    const [found] = engine.identifyText(`${mit}\n\n${rider}`);
    const words = mit.length + 2;
    const [{ reference, ...difference } = {}, ...others] = found?.differences ?? [];
    assert.equal(reference?.from, reference?.to);
    assert.deepEqual(others, []);
    assert.deepEqual(difference, {
      kind: "added",
      isMinor: false,
      line: mit.split("\n").length + 2,
      text: rider.slice(0, -1),
      start: words,
      end: words + rider.length - 1,
    });
  });

  it("is found by half of its words, as modified with removals", () => {
    const lines = textOf("LicenseRef-scancode-deepseek-la-1.0").split("\n");
    const [found] = engine.identifyText(lines.slice(0, lines.length / 2).join("\n"));
    assert.deepEqual(
      [found?.id, found?.match],
      ["LicenseRef-scancode-deepseek-la-1.0", "modified"],
    );
    assert.ok(found?.differences.some(({ kind }) => kind === "removed"));
  });

  for (const [what, text] of [
    [
      "the header that a license recommends",
      apache.slice(apache.indexOf("Licensed under the Apache License")),
    ],
    [
      "a title and a pointer",
      "Apache License\nVersion 2.0\n\nSee https://www.apache.org/licenses/LICENSE-2.0",
    ],
    ["a disclaimer alone", mit.slice(mit.indexOf("THE SOFTWARE IS PROVIDED"))],
    ["prose", "We trained the model on text from the web. It may be used as you like."],
    ["an empty text", ""],
  ] as const) {
    it(`is not found in ${what}`, () => assert.equal(identify(text), ""));
  }
});

describe("editions of a family", () => {
  for (const [id, others] of [
    [
      "LicenseRef-scancode-llama-3.1-license-2024",
      ["LicenseRef-scancode-llama-3.2-license-2024", "LicenseRef-scancode-llama-3.3-license-2024"],
    ],
    [
      "LicenseRef-scancode-gemma-tou-2025-03-24",
      ["LicenseRef-scancode-gemma-tou-2024-04-01", "LicenseRef-gemma-tou-2024-02-21"],
    ],
    [
      "LicenseRef-flux-1-dev-nc-1.1.1",
      ["LicenseRef-flux-1-dev-nc-1.1", "LicenseRef-scancode-flux-1-nc"],
    ],
    ["CC-BY-NC-3.0", ["CC-BY-NC-4.0", "CC-BY-3.0"]],
    [
      "LicenseRef-minimax-m2",
      ["MIT", "LicenseRef-minimax-m2.1", "LicenseRef-scancode-moonshot-ai-modified-mit-2025"],
    ],
  ] as const) {
    for (const other of others) {
      it(`keeps ${id} and ${other} apart`, () => {
        assert.equal(identify(rewrapped(textOf(id))), `${id} exact`);
        assert.equal(identify(rewrapped(textOf(other))), `${other} exact`);
      });
    }
  }
});

describe("hostile texts", () => {
  it("never fail, whatever the characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) =>
        assert.ok(Array.isArray(engine.identifyText(text))),
      ),
    );
  });

  it("find every copy in a text of many", () => {
    const copies = 300;
    const found = engine.identifyText(`${textOf("ISC")}\n\n`.repeat(copies));
    assert.equal(found.filter(({ id }) => id === "ISC").length, copies);
  });
});

describe("facts", () => {
  for (const [id, kind, osi, fsf, openData] of [
    ["MIT", "license", true, true, false],
    ["CC-BY-4.0", "license", false, true, true],
    ["CC-BY-NC-4.0", "license", false, false, false],
    ["GPL-3.0-or-later", "license", true, true, false],
    ["LicenseRef-llama-3-aup", "policy", false, false, false],
    ["LicenseRef-yi-1.0", "license", false, false, false],
    ["LicenseRef-scancode-openai-tou-20241211", "terms", false, false, false],
  ] as const) {
    it(`of ${id}`, () => {
      const facts = engine.facts(id);
      assert.deepEqual(
        [facts?.kind, facts?.isOsiApproved, facts?.isFsfLibre, facts?.isOpenData],
        [kind, osi, fsf, openData],
      );
    });
  }

  it("are undefined for an unknown id", () =>
    assert.equal(engine.facts("LicenseRef-nobody"), undefined));
});
