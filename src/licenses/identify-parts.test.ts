import type { FileIdentification } from "./license.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "./license-fixtures.test.ts";

/** More than is read at once, several times. */
const LONG = 1_500_000;
const PROSE = "Rivers run through the towns, and birds rest beside the water.\n";
const RIDER = "You must not use the Software for military purposes.";

function prose(length: number): string {
  return PROSE.repeat(Math.ceil(length / PROSE.length)).slice(0, length - 1) + "\n";
}

/** The words of each match, by its bytes. */
function quotes(text: string, { matches }: FileIdentification): readonly string[] {
  const bytes = Buffer.from(text);
  return matches.map(({ span }) => bytes.subarray(span.startByte, span.endByte).toString());
}

describe("a long text is read part by part", () => {
  const mit = spdxText("MIT");

  it("and a license is found wherever it stands", () => {
    for (const before of [1, 200_000, 245_760, 261_000, 262_144, 300_000, 900_001]) {
      const text = `${prose(before)}\n${mit}\n\n${prose(LONG - before)}`;
      const { ids, matches } = engine.identify(text, "NOTICE");
      assert.deepEqual(ids, ["MIT"], `after ${before} characters`);
      assert.deepEqual(
        matches.map(({ kind, span }) => [kind, span.endLine]),
        [["exact", prose(before).split("\n").length + mit.trimEnd().split("\n").length]],
      );
    }
  });

  it("and each copy of a license is found once", () => {
    const one = `${mit}\n\n`;
    const copies = Math.ceil(LONG / one.length);
    const { matches, modified } = engine.identify(one.repeat(copies));
    assert.equal(matches.length, copies);
    assert.equal(modified, false);
    const lines = one.split("\n").length - 1;
    assert.deepEqual(
      matches.map(({ span }) => span.startLine % lines),
      matches.map(() => (matches[0]?.span.startLine ?? 0) % lines),
    );
  });

  it("and so are a few words that are other in one of them", () => {
    const one = `${mit}\n\n`;
    const copies = Math.ceil(LONG / one.length);
    const text = `${one.repeat(copies >> 1)}${mit}\n${RIDER}\n\n${one.repeat(copies >> 1)}`;
    const changed = engine.identify(text).matches.filter(({ kind }) => kind === "modified");
    assert.deepEqual(
      changed.flatMap(({ differences }) =>
        differences.map(({ start, end, line }) => [text.slice(start, end), line]),
      ),
      [[RIDER.slice(0, -1), text.slice(0, text.indexOf(RIDER)).split("\n").length]],
    );
  });

  it("and every tag is found once, in texts of any characters", () => {
    const tags = Array.from(
      { length: 9_000 },
      (_, at) => `// \u6a21\u578b ${at}\n// SPDX-License-Identifier: ${["MIT", "ISC"][at % 2]}\n`,
    );
    const text = tags.join(prose(100));
    const found = engine.identify(text, "all.txt");
    assert.deepEqual(
      quotes(text, found),
      tags.map((_, at) => ["MIT", "ISC"][at % 2]),
    );
    assert.equal(found.expression, "MIT AND ISC");
    assert.equal(found.repeated, undefined);
  });

  it("and of very many places that say the same the first ones are listed, the others counted", () => {
    const tag = "SPDX-License-Identifier: MIT\n";
    const text = `${tag.repeat(10_000)}${prose(3000)}${tag.repeat(2_000)}SPDX-License-Identifier: ISC\n`;
    const between = prose(3000).split("\n").length - 1;
    const { ids, matches, repeated } = engine.identify(text, "all.txt");
    assert.deepEqual(ids, ["MIT", "ISC"]);
    assert.deepEqual(
      [matches.length, matches.at(-1)?.id, matches.at(-1)?.span.startLine],
      [10_001, "ISC", 12_001 + between],
    );
    assert.deepEqual(repeated, [
      {
        id: "MIT",
        kind: "tag",
        grants: true,
        count: 2_000,
        lines: [{ startLine: 10_001 + between, endLine: 12_000 + between, count: 2_000 }],
      },
    ]);
  });

  it("and tags that name nothing are counted together, whatever they say", () => {
    const tags = Array.from({ length: 12_000 }, (_, at) => `SPDX-License-Identifier: Own-${at}\n`);
    const { ids, matches, repeated } = engine.identify(tags.join("\n"), "all.txt");
    assert.deepEqual([ids, matches.length], [[], 10_000]);
    assert.deepEqual(
      repeated?.map(({ lines, ...rest }) => [
        rest,
        lines.reduce((sum, { count }) => sum + count, 0),
      ]),
      [[{ kind: "tag", grants: false, count: 2_000 }, 2_000]],
    );
  });

  it("and pieces of any length say the same", () => {
    const text = `${prose(200_000)}\n${mit}\n\nSPDX-License-Identifier: ISC\n`.repeat(4);
    const whole = engine.identify(text, "all.txt");
    for (const length of [999, 65_536, 1_000_000]) {
      const pieces = text.match(new RegExp(`[^]{1,${length}}`, "g")) ?? [];
      const complete = <M>(match: M): M => match;
      assert.deepEqual(engine.identifyPieces(pieces, { fileName: "all.txt", complete }), whole);
    }
  });
});
