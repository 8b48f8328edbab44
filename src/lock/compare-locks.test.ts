import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareLocks } from "./compare-locks.ts";
import type { LockedFile, LockedRelease } from "./locked-release.ts";

const A = "a".repeat(64);
const B = "b".repeat(64);

const LOCKED: LockedRelease = {
  target: "hf:wren/nest",
  source: "hub",
  revision: "1".repeat(40),
  owner: "wren",
  gate: "none",
  listing: "complete",
  files: [],
  licenses: [{ part: "weights", id: "MIT", match: "exact" }],
  licenseTexts: [{ file: "LICENSE", sha256: A }],
  unreadTexts: [],
  claims: [{ subject: "model", predicate: "open-source", verdict: "supported" }],
  verdicts: { osd: "met" },
};

/** What is told, one line each. */
function told(before: Partial<LockedRelease>, now: Partial<LockedRelease>): readonly string[] {
  const { changes, unknown } = compareLocks({ ...LOCKED, ...before }, { ...LOCKED, ...now });
  return [
    ...changes.map(({ kind, file = "", message }) => `${kind} ${file}: ${message}`),
    ...unknown.map((what) => `? ${what}`),
  ];
}

describe("compareLocks", () => {
  const { owner: _, gate: __, ...nobodyAsked } = LOCKED;
  const table: readonly {
    readonly what: string;
    readonly before?: Partial<LockedRelease>;
    readonly now: Partial<LockedRelease>;
    readonly is: readonly string[];
  }[] = [
    { what: "nothing", now: {}, is: [] },
    { what: "a revision with the same content", now: { revision: "2".repeat(40) }, is: [] },
    { what: "an owner", now: { owner: "heron" }, is: ["owner : was wren, is heron"] },
    { what: "a gate", now: { gate: "approval" }, is: ["gate : was none, is approval"] },
    {
      what: "a license that came",
      now: { licenses: [...LOCKED.licenses, { part: "code", id: "MIT", match: "named" }] },
      is: ["license : of the code: was none, is MIT (named)"],
    },
    {
      what: "a text of a license",
      now: { licenseTexts: [{ file: "LICENSE", sha256: B }] },
      is: [`license LICENSE: the text changed: ${A} to ${B}`],
    },
    {
      what: "texts that come and go",
      now: { licenseTexts: [{ file: "COPYING", sha256: A }] },
      is: ["license COPYING: the text is new", "license LICENSE: the text is gone"],
    },
    {
      what: "a text that was not read whole",
      now: { licenseTexts: [{ file: "LICENSE" }] },
      is: ["? LICENSE: the text was not read whole"],
    },
    {
      what: "a claim that is no longer true",
      now: { claims: [{ subject: "model", predicate: "open-source", verdict: "contradicted" }] },
      is: ['claims : "model: open-source" was supported, is contradicted'],
    },
    {
      what: "a verdict",
      now: { verdicts: { osd: "fails" } },
      is: ["verdict : osd: was met, is fails"],
    },
    { what: "a definition that is new", now: { verdicts: { osd: "met", dfsg: "fails" } }, is: [] },
    {
      what: "what rests on a text that is not read now",
      now: { licenses: [], claims: [], verdicts: { osd: "undecided" }, unreadTexts: ["README.md"] },
      is: ["? README.md: not read now; licenses, claims and verdicts rest on it"],
    },
    {
      what: "what the lock could not read, either",
      before: { unreadTexts: ["big.md"] },
      now: { unreadTexts: ["big.md"], claims: [] },
      is: ['claims : "model: open-source" is no longer said'],
    },
  ];
  for (const { what, before = {}, now, is } of table) {
    it(`tells ${what}`, () => {
      assert.deepEqual(told(before, now), is);
    });
  }

  it("knows neither owner nor gate where nobody was asked", () => {
    const { unknown, changes } = compareLocks(LOCKED, nobodyAsked);
    assert.deepEqual(
      [unknown, changes],
      [
        [
          "owner: was wren, and the host was not asked",
          "gate: was none, and the host was not asked",
        ],
        [],
      ],
    );
    assert.deepEqual(compareLocks(nobodyAsked, LOCKED), { changes: [], unknown: [] });
  });
});

describe("compareLocks, of files", () => {
  const at = (rest: Omit<LockedFile, "path">): Partial<LockedRelease> => ({
    files: [{ path: "m.gguf", ...rest }],
  });
  const table: readonly {
    readonly what: string;
    readonly before: Partial<LockedRelease>;
    readonly now: Partial<LockedRelease>;
    readonly is: readonly string[];
  }[] = [
    { what: "the same digest", before: at({ sha256: A }), now: at({ sha256: A }), is: [] },
    {
      what: "another digest",
      before: at({ sha256: A }),
      now: at({ sha256: B }),
      is: [`weights m.gguf: changed: ${A} to ${B}`],
    },
    {
      what: "digests of two kinds, and the same size",
      before: at({ sha256: A, size: 1 }),
      now: at({ gitSha1: "c".repeat(40), size: 1 }),
      is: ["? m.gguf: no digest to compare"],
    },
    {
      what: "another size",
      before: at({ size: 1 }),
      now: at({ size: 2 }),
      is: ["weights m.gguf: changed: 1 to 2 bytes"],
    },
    {
      what: "the same size alone",
      before: at({ size: 1 }),
      now: at({ size: 1 }),
      is: ["? m.gguf: no digest to compare"],
    },
    { what: "a file that is gone", before: at({}), now: {}, is: ["weights m.gguf: is gone"] },
    {
      what: "a file that a partial listing lacks",
      before: at({}),
      now: { listing: "partial" },
      is: ["? m.gguf: not in a listing that is partial"],
    },
    {
      what: "code",
      before: {},
      now: { files: [{ path: "modeling.py" }] },
      is: ["files modeling.py: is new"],
    },
    {
      what: "a file that a partial lock may have lacked",
      before: { listing: "partial" },
      now: at({}),
      is: ["? m.gguf: may be new, the locked listing was partial"],
    },
  ];
  for (const { what, before, now, is } of table) {
    it(`tells ${what}`, () => {
      assert.deepEqual(told(before, now), is);
    });
  }
});
