import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseCatalogFile } from "../catalog/catalog-license.ts";
import { parseCatalog } from "../catalog/catalog.ts";
import { createQuery } from "../catalog/query.ts";
import { spdxTexts } from "../license-fixtures.test.ts";
import type { LicenseTextMatch } from "../license.ts";
import { tokenize } from "../words/tokenize.ts";
import { createIdentifyContext } from "./identify-context.ts";
import { identifyText } from "./identify-text.ts";

const repository = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, repository), "utf8");
const catalog = parseCatalog(
  readFileSync(new URL("catalog/fingerprints.bin", repository)),
  parseCatalogFile(read("catalog/licenses.json")),
);
const context = createIdentifyContext(catalog);
const identify = (text: string): readonly LicenseTextMatch[] =>
  identifyText(context, tokenize(text));

const spdx = spdxTexts();

interface Sample {
  readonly id: string;
  readonly text: string;
  /** Offsets of the words that must be there, in order, but the first: a word in front of it may be a title. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

/** Texts of the catalog with the words that count in them. */
const samples: readonly Sample[] = catalog.licenses.flatMap(({ id, text: index }) => {
  const text = spdx.get(id);
  if (text === undefined || index === undefined) return [];
  const { tokens, places } = createQuery(catalog, tokenize(text));
  const { optional } = catalog.reference(index);
  const words = [...places].flatMap((token, at) =>
    optional[at] === 0 ? [{ start: tokens.starts[token] ?? 0, end: tokens.ends[token] ?? 0 }] : [],
  );
  const isFit = words.length >= 40 && words.length <= 3000;
  return isFit ? [{ id, text, words: words.slice(1) }] : [];
});

// No letters or numbers that could be those of a list.
const NEW_WORDS = ["not", "the", "an", "only", "software", "holders", "must", "quux", "five", "of"];

/** One edit of one word. */
const edit = fc.record({
  place: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom("insert" as const, "delete" as const, "replace" as const, "swap" as const),
  word: fc.constantFrom(...NEW_WORDS),
});

interface Edit {
  readonly place: number;
  readonly kind: "insert" | "delete" | "replace" | "swap";
  readonly word: string;
}

/** The text with one edit; undefined where the edit would change nothing. */
function editText(
  { text, words }: Sample,
  { place, kind, word }: Edit,
): { readonly text: string; readonly at: number } | undefined {
  const first = Math.floor(place * (words.length - 1));
  const here = words[first];
  const next = words[first + 1];
  if (!here || !next) return undefined;
  const own = text.slice(here.start, here.end);
  const other = text.slice(next.start, next.end);
  const between = text.slice(here.end, next.start);
  const before = text.slice(0, here.start);
  const after = text.slice(here.end);
  switch (kind) {
    case "insert":
      return { text: `${before}${word} ${own}${after}`, at: here.start };
    case "delete":
      return { text: before + after.trimStart(), at: here.start };
    case "replace":
      return own.toLowerCase() === word
        ? undefined
        : { text: before + word + after, at: here.start };
    case "swap":
      return own.toLowerCase() === other.toLowerCase() || /[^\s]/.test(between)
        ? undefined
        : { text: `${before}${other}${between}${own}${text.slice(next.end)}`, at: here.start };
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

describe("an edited license text", () => {
  it("is never exact, and the difference tells the edit", () => {
    fc.assert(
      fc.property(fc.nat(samples.length - 1), edit, (at, change) => {
        const sample = samples[at];
        const edited = sample && editText(sample, change);
        if (!edited) return;
        const what = `${sample.id}: ${JSON.stringify(change)} at ${edited.at}`;
        const found = identify(edited.text);
        assert.deepEqual(
          found.filter(({ match }) => match === "exact").map(({ id }) => id),
          [],
          what,
        );
        const own = found.find(({ id }) => id === sample.id);
        if (!own || found.length > 1) return;
        const near = own.differences.some(
          ({ start, end }) => start <= edited.at + 120 && end >= edited.at - 120,
        );
        assert.ok(near, `${what}: no difference near`);
        if (change.kind !== "insert" && change.kind !== "replace") return;
        const line = lineOf(edited.text, edited.at);
        assert.ok(
          own.differences.some(
            (difference) =>
              edited.text
                .slice(difference.start, difference.end)
                .toLowerCase()
                .includes(change.word) && Math.abs(difference.line - line) <= 1,
          ),
          `${what}: ${JSON.stringify(own.differences)}`,
        );
      }),
      { numRuns: 1200, seed: 20 },
    );
  });

  it("is never exact after several edits", () => {
    fc.assert(
      fc.property(
        fc.nat(samples.length - 1),
        fc.array(edit, { minLength: 2, maxLength: 6 }),
        (at, changes) => {
          const sample = samples[at];
          if (!sample) return;
          // From the end to the start and well apart, so that the places of the other edits stay where they are.
          const ordered = changes.toSorted((a, b) => b.place - a.place);
          let text = sample.text;
          let last = 1;
          for (const change of ordered) {
            if (change.place > last - 5 / sample.words.length) continue;
            last = change.place;
            text = editText({ ...sample, text }, change)?.text ?? text;
          }
          if (text === sample.text) return;
          const found = identify(text).filter(({ match }) => match === "exact");
          assert.deepEqual(found, [], sample.id);
        },
      ),
      { numRuns: 300, seed: 21 },
    );
  });
});

const shared = new URL("../shared/licenses/texts/", repository);

const rewrapped = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s+/g, " ").replace(/(.{1,60})(?: |$)/g, "$1\n"))
    .join("\n");

describe("a model license", () => {
  for (const file of readdirSync(shared)) {
    const id = file.replace(/\.txt$/, "");
    const text = readFileSync(new URL(file, shared), "utf8");
    it(`is exact however it is laid out: ${id}`, () => {
      for (const [how, laidOut] of [
        ["re-wrapped", rewrapped(text)],
        ["quoted in Markdown", text.replace(/^/gm, "> ")],
        ["in a fence", `\`\`\`text\n${text}\n\`\`\`\n`],
        ["after a copyright line", `Copyright (c) 2031 Quux Labs\n\n${text}`],
      ] as const) {
        const found = identify(laidOut).map(({ id: of, match }) => `${of} ${match}`);
        assert.deepEqual(found, [`${id} exact`], how);
      }
    });
  }
});

describe("damaged text", () => {
  const mit = spdx.get("MIT") ?? "";
  for (const [what, text] of [
    ["lone surrogates", `\ud800${mit.replaceAll(" ", " \udc00")}`],
    ["NUL bytes", mit.replaceAll(" ", "\u0000")],
    ["UTF-16 read as bytes", Array.from(mit, (character) => `${character}\u0000`).join("")],
    ["one long line", mit.replaceAll("\n", " ").repeat(300)],
    ["one long word", "a".repeat(1_000_000)],
    ["only punctuation", "<[{(&:-.".repeat(50_000)],
    ["only copyright signs", "(c) ".repeat(50_000)],
    ["only the word copyright", "copyright ".repeat(50_000)],
    ["only hyphens at line ends", "non-\n".repeat(50_000)],
    ["only list numbers", "1.1.1.1. ".repeat(50_000)],
  ] as const) {
    it(`is read without an error: ${what}`, () => assert.ok(Array.isArray(identify(text))));
  }
});

describe("many copies of a changed license", () => {
  const bsd = (spdx.get("BSD-3-Clause") ?? "").replace("the copyright holder", "Quux Ltd");

  /** How often a reference text is asked for while so many copies are read. */
  const operations = (copies: number): number => {
    let count = 0;
    const indexOf = (text: number): ReturnType<typeof context.indexOf> => {
      count += 1;
      return context.indexOf(text);
    };
    const found = identifyText({ ...context, indexOf }, tokenize(`${bsd}\n\n`.repeat(copies)));
    assert.equal(found.filter(({ id }) => id === "BSD-3-Clause").length, copies);
    return count;
  };

  for (const id of ["NRL", "OpenSSL", "PHP-3.01", "Sendmail"])
    it(`are not taken for one long text of ${id}, which shares passages with each`, () => {
      const { words } = createQuery(context.catalog, tokenize(`${bsd}\n\n`.repeat(40)));
      const { candidates } = context.finder.find(words, 0, words.length);
      const wide = candidates.filter(
        ({ text, from, to }) =>
          context.catalog.owner(text).id === id && to - from > 2 * context.catalog.wordCount(text),
      );
      assert.deepEqual(wide, []);
    });

  it("cost twice as much when there are twice as many", () => {
    const ratio = operations(80) / operations(40);
    assert.ok(ratio < 2.2, `${ratio}`);
  });
});

describe("a license that lost its middle", () => {
  for (const [id, from, to] of [
    ["Apache-2.0", 0.3, 0.6],
    ["CC-BY-4.0", 0.25, 0.7],
    ["EPL-2.0", 0.3, 0.65],
    ["EUPL-1.2", 0.4, 0.55],
    ["GPL-2.0-only", 0.3, 0.65],
    ["LGPL-2.1-only", 0.3, 0.6],
    ["MPL-2.0", 0.2, 0.7],
  ] as const) {
    it(`is found from its first line on: ${id}`, () => {
      const text = spdx.get(id) ?? "";
      const head = text.slice(0, text.length * from);
      const found = identify(`${head}\n\n${text.slice(text.length * to)}`);
      assert.deepEqual(
        found.map(({ id: each, match, startLine }) => [each, match, startLine]),
        [[id, "modified", 1]],
      );
    });
  }
});
