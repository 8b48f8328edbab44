import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { createLicenseEngine } from "../engine.ts";
import { withCheck } from "./catalog-json.ts";
import { parseCatalogFile } from "./catalog-license.ts";
import { readSections } from "./fingerprint-format.ts";
import { parseLicenseDetails } from "./license-details.ts";

const catalog = new URL("../../../catalog/", import.meta.url);
const fingerprints = readFileSync(new URL("fingerprints.bin", catalog));
const licenses = readFileSync(new URL("licenses.json", catalog), "utf8");
const details = readFileSync(new URL("details.json", catalog), "utf8");

/** A catalog text with a right check, whatever stands in it. */
function checked(tables: Readonly<Record<string, unknown>>): string {
  const body = `${JSON.stringify(tables).slice(1)}\n`;
  return withCheck(body);
}

describe("fingerprints.bin", () => {
  const refused = { name: "RangeError", message: /^Cannot read license fingerprints: / };

  it("is refused when cut short anywhere", () => {
    fc.assert(
      fc.property(fc.nat(fingerprints.byteLength - 1), (length) => {
        assert.throws(() => readSections(fingerprints.subarray(0, length)), refused);
      }),
    );
  });

  it("is refused when a single bit is another", () => {
    const bytes = new Uint8Array(fingerprints);
    fc.assert(
      fc.property(fc.nat(bytes.byteLength - 1), fc.nat(7), (at, bit) => {
        const good = bytes[at] ?? 0;
        bytes[at] = good ^ (1 << bit);
        try {
          assert.throws(() => readSections(bytes), refused);
        } finally {
          bytes[at] = good;
        }
      }),
      { numRuns: 60 },
    );
  });

  for (const { what, bytes } of [
    { what: "no bytes", bytes: new Uint8Array() },
    { what: "zeros", bytes: new Uint8Array(4096) },
    { what: "another file", bytes: new TextEncoder().encode(licenses) },
    { what: "more bytes at the end", bytes: Buffer.concat([fingerprints, Buffer.alloc(4)]) },
  ]) {
    it(`is refused when it holds ${what}`, () => assert.throws(() => readSections(bytes), refused));
  }

  it("is read wherever it lies in memory", () => {
    const padded = Buffer.concat([Buffer.alloc(1), fingerprints]);
    assert.deepEqual(
      readSections(padded.subarray(1)).textStarts,
      readSections(fingerprints).textStarts,
    );
  });

  it("is refused beside licenses.json of another build", () => {
    const { check: _, ...tables } = z.record(z.string(), z.unknown()).parse(JSON.parse(licenses));
    const engine = createLicenseEngine({
      fingerprints,
      licenses: checked({ ...tables, fingerprints: 1 }),
    });
    assert.throws(() => engine.identifyText("any text"), {
      name: "RangeError",
      message: /^Cannot read license fingerprints: check is \d+, licenses\.json is for 1$/,
    });
  });
});

for (const { name, text, read } of [
  { name: "licenses.json", text: licenses, read: parseCatalogFile },
  { name: "details.json", text: details, read: parseLicenseDetails },
]) {
  describe(name, () => {
    const refused = { name: "TypeError", message: /^Cannot read license catalog: / };

    it("is refused when cut short anywhere", () => {
      fc.assert(
        fc.property(fc.nat(text.length - 1), (length) => {
          assert.throws(() => read(text.slice(0, length)), refused);
        }),
      );
    });

    it("is refused when a single character is another", () => {
      const change = fc.record({
        at: fc.nat(text.length - 1),
        by: fc.integer({ min: 1, max: 127 }),
      });
      fc.assert(
        fc.property(change, ({ at, by }) => {
          const other = String.fromCharCode(text.charCodeAt(at) ^ by);
          assert.throws(() => read(text.slice(0, at) + other + text.slice(at + 1)), refused);
        }),
      );
    });
  });
}

describe("licenses.json with a right check", () => {
  const mit = { id: "MIT", name: "MIT License", kind: "license", family: "mit" };
  const tables = {
    fingerprints: 1,
    licenses: [mit],
    groups: [],
    nameKeys: [],
    addresses: { expressions: [], table: "" },
    deprecated: {},
  };

  it("gives facts, and false or nothing for what is left out", () => {
    const [license] = parseCatalogFile(checked(tables)).licenses;
    assert.deepEqual(
      { ...license },
      {
        id: "MIT",
        name: "MIT License",
        kind: "license",
        family: "mit",
        version: undefined,
        steward: undefined,
        isOsiApproved: false,
        isFsfLibre: false,
        isOpenData: false,
        isDfsgFree: undefined,
        incorporates: [],
        isTextKnown: false,
        clauses: [],
        tags: [],
        text: undefined,
        sameTextAs: undefined,
      },
    );
    assert.equal(license?.clausePlaces, undefined);
  });

  for (const { what, change, says } of [
    { what: "no licenses", change: { licenses: undefined }, says: 'no list in "licenses"' },
    {
      what: "a license that is a text",
      change: { licenses: ["MIT"] },
      says: 'no object in "licenses"',
    },
    { what: "a license without an id", change: { licenses: [{}] }, says: 'no text in "id"' },
    {
      what: "an unknown kind",
      change: { licenses: [{ ...mit, kind: "poem" }] },
      says: '"MIT" has kind "poem"',
    },
    {
      what: "an unknown clause",
      change: { licenses: [{ ...mit, clauses: ["no-cats"] }] },
      says: 'unknown clause in "no-cats"',
    },
    {
      what: "tags that are numbers",
      change: { licenses: [{ ...mit, tags: [1] }] },
      says: 'no texts in "MIT"',
    },
    { what: "no deprecated ids", change: { deprecated: [] }, says: 'no object in "deprecated"' },
    {
      what: "a group without ids",
      change: { groups: [{ tags: [] }] },
      says: 'no texts in "groups"',
    },
    {
      what: "no check of fingerprints",
      change: { fingerprints: "1" },
      says: "no check of fingerprints",
    },
  ]) {
    it(`is refused with ${what}`, () => {
      const readAll = (): unknown => ({ ...parseCatalogFile(checked({ ...tables, ...change })) });
      assert.throws(readAll, {
        name: "TypeError",
        message: `Cannot read license catalog: ${says}`,
      });
    });
  }

  it("is refused with wrong names and places when they are asked for", () => {
    const places = [["no-cats", "1", 0, 1]];
    const file = parseCatalogFile(
      checked({ ...tables, nameKeys: [["mit", "MIT", 1]], licenses: [{ ...mit, places }] }),
    );
    assert.throws(() => file.nameKeys, {
      name: "TypeError",
      message: 'Cannot read license catalog: no texts in "nameKeys"',
    });
    assert.throws(() => file.licenses[0]?.clausePlaces, {
      name: "TypeError",
      message: 'Cannot read license catalog: "no-cats" is no clause with a place',
    });
  });
});
