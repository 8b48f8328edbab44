import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { FormatError } from "../bytes/errors.ts";
import { readBundles } from "./envelope/bundle.ts";
import { readStatement } from "./statement/statement.ts";

const BUNDLE = readFileSync(
  new URL("../../fixtures/signing/python-1.1.1-key.sig", import.meta.url),
  "utf8",
);
const STATEMENT = readBundles(BUNDLE)[0]?.payload.toString("utf8") ?? "";

/** Values in place of those of a document, in any depth. */
const changes = fc.array(fc.tuple(fc.nat(), fc.jsonValue()), { minLength: 1, maxLength: 4 });

/** The document with some of its values replaced, the first one first. */
function changed(json: string, replacements: readonly (readonly [number, unknown])[]): string {
  return replacements.reduce<string>((text, [which, value]) => {
    let count = 0;
    JSON.parse(text, () => (count += 1));
    const chosen = which % count;
    let at = 0;
    const replaced: unknown = JSON.parse(text, (_, old: unknown) =>
      at++ === chosen ? value : old,
    );
    return JSON.stringify(replaced);
  }, json);
}

/** Runs a reader: that it refuses is an answer, that it breaks is none. */
function refusesAtMost(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
    assert.match(error.message, /^Cannot /);
  }
}

describe("any text", () => {
  it("is a bundle or is refused with a sentence", () => {
    fc.assert(
      fc.property(changes, (how) => refusesAtMost(() => readBundles(changed(BUNDLE, how)))),
    );
    fc.assert(fc.property(fc.string(), (text) => refusesAtMost(() => readBundles(text))));
  });

  it("is a statement or is refused with a sentence", () => {
    fc.assert(
      fc.property(changes, (how) =>
        refusesAtMost(() => readStatement(Buffer.from(changed(STATEMENT, how)))),
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => refusesAtMost(() => readStatement(bytes))));
  });
});
