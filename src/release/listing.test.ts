import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { parseListing } from "./listing.ts";

/** A listing whose second file has these fields. */
function listingOf(fields: string): string {
  return `{"complete":true,"files":[{"path":"ok"},{${fields}}]}`;
}

describe("a listing", () => {
  it("gives paths, sizes and digests", () => {
    const digest = "AB".repeat(32);
    const text = JSON.stringify({
      complete: true,
      files: [
        { path: "a", size: 0 },
        { path: "b", size: 7e11, sha256: digest },
      ],
    });
    assert.deepEqual(parseListing(text), {
      complete: true,
      files: [
        { path: "a", byteLength: 0 },
        { path: "b", byteLength: 7e11, sha256: digest.toLowerCase() },
      ],
    });
  });

  const allowed = [
    { what: "a size of null", json: '{"complete":false,"files":[{"path":"a","size":null}]}' },
    { what: "no size", json: '{"complete":false,"files":[{"path":"a"}]}' },
    { what: "a digest of null", json: '{"complete":false,"files":[{"path":"a","sha256":null}]}' },
    { what: "further keys", json: '{"complete":false,"by":"x","files":[{"path":"a","mode":7}]}' },
    {
      what: "a `__proto__` key",
      json: '{"complete":false,"__proto__":{},"files":[{"path":"a","__proto__":1}]}',
    },
    { what: "a reason of null", json: '{"complete":false,"why":null,"files":[{"path":"a"}]}' },
    { what: "a byte order mark", json: '\ufeff{"complete":false,"files":[{"path":"a"}]}' },
  ];
  for (const { what, json } of allowed) {
    it(`may have ${what}`, () => {
      assert.deepEqual(parseListing(json), { complete: false, files: [{ path: "a" }] });
    });
  }

  const size = "needed a whole number of bytes from 0 to 2^53 - 1, or null";
  const refused = [
    { what: "nothing", json: "", says: "not JSON, it ends too early" },
    { what: "half of a listing", json: '{"complete":true,', says: "not JSON at character 17" },
    { what: "something else than JSON", json: "README.md 12", says: "not JSON" },
    { what: "null", json: "null", says: "the listing is null, needed an object" },
    { what: "a list", json: "[]", says: "the listing is a list, needed an object" },
    {
      what: "no word on being complete",
      json: '{"files":[]}',
      says: "complete is missing, needed true or false",
    },
    {
      what: "a word for being complete",
      json: '{"complete":"yes","files":[]}',
      says: 'complete is "yes", needed true or false',
    },
    {
      what: "a number as reason",
      json: '{"complete":true,"why":3,"files":[]}',
      says: "why is 3, needed a text",
    },
    { what: "no files", json: '{"complete":true}', says: "files is missing, needed a list" },
    {
      what: "files by name",
      json: '{"complete":true,"files":{"a":1}}',
      says: "files is an object, needed a list",
    },
    {
      what: "a bare path",
      json: '{"complete":true,"files":["a"]}',
      says: 'files[0] is "a", needed an object',
    },
    {
      what: "a file of null",
      json: '{"complete":true,"files":[null]}',
      says: "files[0] is null, needed an object",
    },
    {
      what: "no path",
      json: listingOf('"size":1'),
      says: "files[1].path is missing, needed a text",
    },
    {
      what: "a number as path",
      json: listingOf('"path":1'),
      says: "files[1].path is 1, needed a text",
    },
    {
      what: "an empty path",
      json: listingOf('"path":""'),
      says: 'files[1].path is "", needed at least one character',
    },
    {
      what: "a size in words",
      json: listingOf('"path":"a","size":"12"'),
      says: `files[1].size is "12", ${size}`,
    },
    {
      what: "a negative size",
      json: listingOf('"path":"a","size":-1'),
      says: `files[1].size is -1, ${size}`,
    },
    {
      what: "half a byte",
      json: listingOf('"path":"a","size":0.5'),
      says: `files[1].size is 0.5, ${size}`,
    },
    {
      what: "a size beyond exact numbers",
      json: listingOf('"path":"a","size":1e300'),
      says: `files[1].size is 1e+300, ${size}`,
    },
    {
      what: "an infinite size",
      json: listingOf('"path":"a","size":1e999'),
      says: `files[1].size is null, ${size}`,
    },
    {
      what: "a size of many parts",
      json: listingOf('"path":"a","size":[1]'),
      says: `files[1].size is a list, ${size}`,
    },
    {
      what: "a short digest",
      json: listingOf('"path":"a","sha256":"abc"'),
      says: 'files[1].sha256 is "abc", needed 64 hexadecimal digits',
    },
    {
      what: "a digest of other letters",
      json: listingOf(`"path":"a","sha256":"${"x".repeat(64)}"`),
      says: `files[1].sha256 is "${"x".repeat(59)}..., needed 64 hexadecimal digits`,
    },
    {
      what: "a digest with a newline",
      json: listingOf('"path":"a","sha256":"\\n"'),
      says: 'files[1].sha256 is "\\n", needed 64 hexadecimal digits',
    },
  ];
  for (const { what, json, says } of refused) {
    it(`of ${what} is refused`, () => {
      assert.throws(() => parseListing(json), {
        name: "AssayError",
        code: "listing-invalid",
        message: `Cannot read listing: ${says}`,
      });
    });
  }
});
