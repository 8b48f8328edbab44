import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { nearestIds, type SpelledLicense } from "./nearest-id.ts";

const LICENSES: readonly SpelledLicense[] = [
  { id: "Apache-1.1", tags: [] },
  { id: "Apache-2.0", tags: [] },
  { id: "BSD-2-Clause", tags: [] },
  { id: "BSD-3-Clause", tags: [] },
  { id: "CC-BY-NC-3.0", tags: [] },
  { id: "CC-BY-NC-4.0", tags: [] },
  { id: "GPL-3.0-only", tags: [] },
  { id: "GPL-3.0-or-later", tags: [] },
  { id: "ISC", tags: [] },
  { id: "LicenseRef-llama-3.2-aup", tags: [] },
  { id: "LicenseRef-scancode-llama-3.2-license-2024", tags: ["llama3.2"] },
  { id: "LicenseRef-scancode-stable-diffusion-2022-08-22", tags: ["creativeml-openrail-m"] },
  { id: "MIT", tags: [] },
  { id: "MIT-0", tags: [] },
];

describe("the ids nearest to", () => {
  for (const { what, written, ids } of [
    { what: "an id in another case", written: "mit", ids: ["MIT", "MIT-0"] },
    { what: "two letters swapped", written: "MTI", ids: ["MIT"] },
    {
      what: "a letter swapped in a long id",
      written: "Apahce-2.0",
      ids: ["Apache-2.0"],
    },
    { what: "an id without separators", written: "apache2.0", ids: ["Apache-2.0", "Apache-1.1"] },
    { what: "a version with its v", written: "GPLv3", ids: ["GPL-3.0-only", "GPL-3.0-or-later"] },
    { what: "an id with the word license", written: "ISC License", ids: ["ISC"] },
    {
      what: "the beginning of several editions, the newest first",
      written: "CC-BY-NC",
      ids: ["CC-BY-NC-4.0", "CC-BY-NC-3.0"],
    },
    {
      what: "a mistyped hub tag",
      written: "lama3.2",
      ids: ["LicenseRef-scancode-llama-3.2-license-2024", "LicenseRef-llama-3.2-aup"],
    },
    {
      what: "a tag cut short",
      written: "creativeml-openrail",
      ids: ["LicenseRef-scancode-stable-diffusion-2022-08-22"],
    },
    { what: "nothing known", written: "frobnicate", ids: [] },
    { what: "nothing at all", written: "", ids: [] },
    { what: "signs only", written: "-./-", ids: [] },
    { what: "a text longer than any id", written: "MIT".repeat(100), ids: [] },
  ]) {
    it(what, () => assert.deepEqual(nearestIds(LICENSES, written), ids));
  }

  it("at most as many as asked for", () => {
    assert.deepEqual(nearestIds(LICENSES, "MIT", 1), ["MIT"]);
  });

  it("any id with one letter lost, the id itself among them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LICENSES), fc.nat(), ({ id }, place) => {
        const at = place % id.length;
        const written = id.slice(0, at) + id.slice(at + 1);
        // Of a very short id, one letter is too much to lose.
        fc.pre(id.length > 4);
        assert.ok(nearestIds(LICENSES, written, 4).includes(id), `${written} gives no ${id}`);
      }),
    );
  });
});
