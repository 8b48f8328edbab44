import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { audit } from "./index.ts";
import { REPORT_FORMATS } from "./report/formats.ts";
import { plainPaint } from "./report/text/paint.ts";

const examples = fileURLToPath(new URL("../examples/", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "assay-"));
after(() => rmSync(place, { recursive: true }));

/** The report in every format. */
async function rendered(target: string): Promise<readonly string[]> {
  const report = await audit(target);
  return REPORT_FORMATS.map(({ render }) => render(report, { width: 80, paint: plainPaint }));
}

for (const name of ["open-washed", "open"]) {
  describe(`the report on examples/${name}`, () => {
    const original = join(examples, name);

    it("is the same, byte for byte, the second time", async () => {
      assert.deepEqual(await rendered(original), await rendered(original));
    });

    it("is the same for a copy elsewhere, and for a path with a slash at its end", async () => {
      const copy = join(place, name);
      cpSync(original, copy, { recursive: true });
      const expected = await rendered(original);
      assert.deepEqual(await rendered(copy), expected);
      assert.deepEqual(await rendered(`${copy}/`), expected);
    });

    it("names no place of this machine", async () => {
      for (const text of await rendered(original)) {
        assert.equal(text.includes(examples), false);
        assert.doesNotMatch(text, /(?:^|[\s"'(])\/(?:home|root|tmp|var|usr|work|Users)\//m);
        assert.doesNotMatch(text, /file:\/\/|[A-Z]:\\\\/);
      }
    });
  });
}
