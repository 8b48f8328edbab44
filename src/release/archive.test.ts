import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

import fc from "fast-check";

import { gatherArchive } from "./archive.ts";
import { DEFAULT_TEXT_LIMITS, readText } from "./read-text.ts";
import { inFolder, tarOf, zipOf } from "./release-fixtures.test.ts";

const LIMITS = { ...DEFAULT_TEXT_LIMITS, maxBytes: 1 << 16 };
const MEMBERS = [
  { name: "README.md", content: "# Model\n".repeat(20) },
  { name: "a/模型", content: "x" },
];

describe("an archive with any bytes overwritten and any end cut off", () => {
  const damage = fc.record({
    /** Where, as a share of the length; the end of a zip is where its directory is. */
    writes: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
      maxLength: 4,
    }),
    kept: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  });
  const archives = [
    { what: "zip", make: async () => Promise.resolve(zipOf(MEMBERS)) },
    { what: "tar", make: () => tarOf(MEMBERS) },
    { what: "packed tar", make: async () => gzipSync(await tarOf(MEMBERS)) },
  ];
  for (const { what, make } of archives) {
    it(`is a release still: ${what}`, () =>
      inFolder(async (folder) => {
        const whole = await make();
        const path = join(folder, "archive");
        const property = fc.asyncProperty(damage, async ({ writes, kept }) => {
          const bytes = Buffer.from(whole);
          for (const [share, byte] of writes) bytes[Math.floor(share * bytes.length)] = byte;
          writeFileSync(path, bytes.subarray(0, Math.ceil(kept * bytes.length)));
          const release = await gatherArchive(path);
          assert.equal(release.source.location, path);
          for (const file of release.files) {
            assert.equal((await readText(file, LIMITS)).path, file.path);
          }
        });
        await fc.assert(property, { numRuns: 40 });
      }));
  }
});
