import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { checkInput } from "./check.ts";
import { ownSeeds } from "./all-seeds.ts";
import { drawFrom, inputOf } from "./input.ts";
import { randomOf } from "./random.ts";
import { ALL_READERS, readerOf } from "./readers.ts";

const seeds = ownSeeds();
const drawn = drawFrom(seeds);

describe("the fuzzer", () => {
  it("makes the same input of the same number", () => {
    assert.deepEqual(inputOf(drawn, 7, 4711), inputOf(drawn, 7, 4711));
    assert.notDeepEqual(inputOf(drawn, 7, 4711), inputOf(drawn, 7, 4712));
    assert.notDeepEqual(inputOf(drawn, 7, 4711), inputOf(drawn, 8, 4711));
  });

  it("draws every number below a count", () => {
    const random = randomOf(1, 2 ** 33);
    const numbers = new Set(Array.from({ length: 200 }, () => random.below(8)));
    assert.deepEqual(numbers, new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  it("begins with a file for every reader", () => {
    assert.deepEqual(
      [...new Set(seeds.map(({ reader }) => reader))].toSorted(),
      ALL_READERS.toSorted(),
    );
  });

  for (const seed of seeds) {
    it(`begins with a file that ${seed.reader} takes: ${seed.name}`, async () => {
      const { format } = await checkInput(seed);
      const isSigning = seed.reader.startsWith("signing-");
      assert.equal(isSigning ? format : readerOf(seed, format), seed.reader);
    });
  }

  it("gets an answer for what it makes", async () => {
    for (let number = 0; number < 500; number += 1) await checkInput(inputOf(drawn, 1, number));
  });
});

/** Formats whose files have no end that shows: lists, texts, programs. */
const OPEN_ENDED: readonly string[] = [
  "executable",
  "jinja",
  "savedmodel-notes",
  "sentencepiece",
  "tiktoken",
  "yaml",
];

describe("a file cut short", () => {
  for (const seed of seeds) {
    const { reader, name, bytes } = seed;
    const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
    it(`is not valid wherever it is cut: ${name} of ${reader}, ${bytes.length} bytes`, async () => {
      // Archives of tar are mostly padding, and there one cut is as good as the next.
      for (let length = 0; length < end; length += Math.ceil(bytes.length / 1024)) {
        const { isValid } = await checkInput({ ...seed, bytes: bytes.subarray(0, length) });
        const mayEnd = OPEN_ENDED.includes(reader);
        assert.ok(!isValid || mayEnd, `cut at ${length}`);
      }
    });
  }
});

describe("a file with other bytes", () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 4 })), { maxLength: 4 });
  for (const reader of ALL_READERS) {
    const own = seeds.filter((seed) => seed.reader === reader);
    it(`gets an answer, whatever they are: ${reader}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(own.length - 1), edits, async (at, changes) => {
          const seed = own[at];
          if (seed === undefined) return;
          const bytes = Buffer.from(seed.bytes);
          for (const [where, put] of changes) {
            const start = where % bytes.length;
            bytes.set(put.subarray(0, bytes.length - start), start);
          }
          await checkInput({ ...seed, bytes });
        }),
        { numRuns: 60 },
      );
    });
  }
});
