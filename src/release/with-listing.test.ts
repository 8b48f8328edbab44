import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { memorySource } from "../bytes/memory-source.ts";
import type { ListedFile } from "./listing.ts";
import type { Release } from "./release.ts";
import { withListing } from "./with-listing.ts";

const open = () => Promise.resolve(memorySource(Buffer.from("# Model\n")));
const RELEASE: Release = {
  name: "model",
  source: { kind: "folder", location: "model" },
  listing: "complete",
  files: [{ path: "README.md", byteLength: 8, open }],
  oddities: [],
};

describe("a release with a listing", () => {
  it("has the files at hand and those only listed, in order", () => {
    const files = [
      { path: "weights/b" },
      { path: "LICENSE", byteLength: 5, sha256: "ab" },
      { path: "README.md" },
    ];
    const merged = withListing(RELEASE, { complete: true, files });
    assert.deepEqual(merged.files, [
      { path: "LICENSE", byteLength: 5, declaredSha256: "ab" },
      { path: "README.md", byteLength: 8, open },
      { path: "weights/b" },
    ]);
    assert.equal(merged.listing, "complete");
    assert.deepEqual(merged.oddities, []);
  });

  it("is partial when the listing is, for the listing's reason", () => {
    const merged = withListing(RELEASE, { complete: false, why: "cut by hand", files: [] });
    assert.equal(merged.listing, "partial");
    assert.equal(merged.partialBecause, "cut by hand");
  });

  it("is complete when the listing is, however it was gathered", () => {
    const partial: Release = { ...RELEASE, listing: "partial", partialBecause: "a single file" };
    const merged = withListing(partial, { complete: true, files: [{ path: "README.md" }] });
    assert.equal(merged.listing, "complete");
    assert.equal(merged.partialBecause, undefined);
  });

  it("takes from the listing the size of a file that is known by name only", () => {
    const named: Release = { ...RELEASE, files: [{ path: "a" }] };
    const merged = withListing(named, { complete: true, files: [{ path: "a", byteLength: 3 }] });
    assert.deepEqual(merged.files, [{ path: "a", byteLength: 3 }]);
  });

  it("finds a file at hand by the name that the listing has, whatever is odd in it", () => {
    const odd: Release = { ...RELEASE, files: [{ path: "a\\x0Ab", open }] };
    const merged = withListing(odd, { complete: true, files: [{ path: "a\nb", byteLength: 8 }] });
    assert.deepEqual(merged.files, [{ path: "a\\x0Ab", byteLength: 8, open }]);
  });

  const cases: readonly {
    readonly what: string;
    readonly files: readonly ListedFile[];
    readonly complete?: false;
    readonly oddities: readonly string[];
  }[] = [
    {
      what: "a size that differs",
      files: [{ path: "README.md", byteLength: 9 }],
      oddities: ["size-differs-from-listing README.md: 8 bytes at hand, 9 in the listing"],
    },
    {
      what: "a file at hand that a complete listing lacks",
      files: [],
      oddities: ["not-in-listing README.md: the listing says it is complete and lacks this"],
    },
    {
      what: "a file at hand that a partial listing lacks",
      files: [],
      complete: false,
      oddities: [],
    },
    {
      what: "a file listed twice",
      files: [{ path: "README.md" }, { path: "README.md", byteLength: 1 }],
      oddities: ["listed-twice README.md: the first entry counts"],
    },
  ];
  for (const { what, files, complete = true, oddities } of cases) {
    it(`with ${what}`, () => {
      const merged = withListing(RELEASE, { complete, files });
      assert.deepEqual(
        merged.oddities.map(({ kind, path, detail }) => `${kind} ${path}: ${detail}`),
        oddities,
      );
      assert.deepEqual(merged.files, RELEASE.files);
    });
  }

  const refused = [
    { path: "/etc/passwd", detail: "is absolute" },
    { path: "C:/x", detail: "is absolute" },
    { path: "../x", detail: "climbs out of the release" },
    { path: "a/../../x", detail: "climbs out of the release" },
    { path: "..", detail: "climbs out of the release" },
    { path: "a\\b", detail: "holds a backslash" },
    { path: "a\0b", detail: "holds a NUL" },
    { path: "a//b", detail: "holds an empty step" },
    { path: "./a", detail: "holds an empty step" },
    { path: "a/", detail: "holds an empty step" },
  ];
  for (const { path, detail } of refused) {
    it(`leaves out ${JSON.stringify(path)}, and is partial then`, () => {
      const merged = withListing(RELEASE, {
        complete: true,
        files: [{ path: "README.md" }, { path }],
      });
      assert.deepEqual(merged.files, RELEASE.files);
      assert.equal(merged.listing, "partial");
      assert.deepEqual(
        merged.oddities.map((oddity) => `${oddity.kind}: ${oddity.detail}`),
        [`listed-path-refused: ${detail}`],
      );
    });
  }
});
