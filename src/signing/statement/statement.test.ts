import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { MODEL_TYPE, modelPredicate } from "./model-statement.ts";
import { readStatement, writeStatement } from "./statement.ts";

const ZEROS = "00".repeat(32);
const ONES = "11".repeat(32);

function rootOf(...digests: readonly string[]): string {
  return createHash("sha256").update(digests.join(""), "hex").digest("hex");
}

interface Parts {
  readonly type?: string;
  readonly root?: string;
  readonly serialization?: object;
  readonly resources?: readonly object[];
}

const FILES = { method: "files", hash_type: "sha256", allow_symlinks: false };
const SHARDS = { ...FILES, method: "shards", shard_size: 10 };

/** A statement of version 1.0 over one file, or what a test has in place of it. */
function statement({ type = MODEL_TYPE, root, serialization = FILES, resources }: Parts): Buffer {
  const listed = resources ?? [{ name: "a.txt", algorithm: "sha256", digest: ZEROS }];
  const sha256 = root ?? rootOf(ZEROS);
  return writeStatement({ name: "m", sha256 }, type, { serialization, resources: listed });
}

describe("a statement over files", () => {
  it("lists resources by the steps of their paths, and parts by where they begin", () => {
    const files = ["b", "a.b/z", "a/x", "a/x/y", "\u{1f600}", "\uffee"];
    const { predicate } = modelPredicate({
      name: "m",
      serialization: {
        method: "shards",
        hash: "sha256",
        shardBytes: 9,
        allowLinks: false,
        ignored: [],
      },
      resources: [
        ...files.map((path) => ({ path, hash: "sha256" as const, digest: ZEROS })),
        ...[90, 9, 0].map((start) => ({
          path: "c",
          range: { start, end: start + 9 },
          hash: "sha256" as const,
          digest: ONES,
        })),
      ],
    });
    const { resources } = predicate as { readonly resources: readonly { readonly name: string }[] };
    assert.deepEqual(
      resources.map(({ name }) => name),
      ["a/x", "a/x/y", "a.b/z", "b", "c:0:9", "c:9:18", "c:90:99", "\uffee", "\u{1f600}"],
    );
  });

  it("may write whole numbers with a point, as the Python tool does", () => {
    const resources = [{ name: "a:b:0:7", algorithm: "sha256-sharded-10", digest: ZEROS }];
    const text = statement({ serialization: SHARDS, resources }).toString();
    const read = readStatement(Buffer.from(text.replace('"shard_size":10', '"shard_size":10.0')));
    assert.ok(read.about === "files");
    assert.equal(read.manifest.serialization.shardBytes, 10);
    assert.deepEqual(read.manifest.resources, [
      { path: "a:b", range: { start: 0, end: 7 }, hash: "sha256", digest: ZEROS },
    ]);
  });

  it("of versions 0.2 and 0.3 has a subject for each file", () => {
    const subject = [
      { name: "a.txt", digest: { sha256: ZEROS } },
      {
        name: "b.txt",
        digest: { sha256: "22".repeat(64) },
        annotations: { actual_hash_algorithm: "file-blake2b" },
      },
    ];
    const text = JSON.stringify({
      _type: "https://in-toto.io/Statement/v1",
      subject,
      predicateType: "https://model_signing/Digests/v0.1",
      predicate: { unused: "" },
    });
    const read = readStatement(Buffer.from(text));
    assert.ok(read.about === "files");
    assert.deepEqual(read.manifest.resources, [
      { path: "a.txt", hash: "sha256", digest: ZEROS },
      { path: "b.txt", hash: "blake2b", digest: "22".repeat(64) },
    ]);
  });

  const one = { name: "a.txt", algorithm: "sha256", digest: ZEROS };
  const refused: readonly {
    readonly what: string;
    readonly payload: Uint8Array;
    readonly says: string | RegExp;
  }[] = [
    {
      what: "bytes that are no text",
      payload: Buffer.of(0xff),
      says: "Cannot read the statement: it is not UTF-8",
    },
    { what: "text that is no JSON", payload: Buffer.from("{"), says: /^Cannot read JSON/ },
    {
      what: "JSON that is no statement",
      payload: Buffer.from('{"_type":"x"}'),
      says: 'Cannot accept a statement of type "x"',
    },
    {
      what: "a statement about something else",
      payload: statement({ type: "https://slsa.dev/provenance/v1" }),
      says: /^Cannot check a statement of type "https:\/\/slsa\.dev\/provenance\/v1"/,
    },
    {
      what: "a digest of the whole that is not that of the list",
      payload: statement({ root: ONES }),
      says: /^Cannot accept a statement that contradicts itself: its subject has the digest 1111/,
    },
    {
      what: "a file listed twice",
      payload: statement({ root: rootOf(ZEROS, ZEROS), resources: [one, one] }),
      says: 'Cannot accept a statement that lists "a.txt" twice',
    },
    ...["", "/a", "../a", "a/../b", "a//b", "./a", "a\0"].map((name) => ({
      what: `the path ${JSON.stringify(name)}`,
      payload: statement({ resources: [{ ...one, name }] }),
      says: `Cannot accept "${name}": it is no path below the model`,
    })),
    ...["a", "a:5:5", "a:9:5", "a:-1:5", ":0:5"].map((name) => ({
      what: `the part ${name}`,
      payload: statement({ serialization: SHARDS, resources: [{ ...one, name }] }),
      says: `Cannot accept "${name}": wanted "path:start:end"`,
    })),
    {
      what: "a hash that nobody knows",
      payload: statement({ resources: [{ ...one, algorithm: "md5" }] }),
      says: 'Cannot check digests: the hash "md5" is not known',
    },
    {
      what: "a digest that is too short",
      payload: statement({ resources: [{ ...one, digest: "00" }] }),
      says: "Cannot accept statement.predicate.resources[0].digest: wanted 32 bytes of sha256 in hex",
    },
    {
      what: "a way to list that nobody knows",
      payload: statement({ serialization: { ...FILES, method: "tensors" } }),
      says: 'Cannot check files listed by "tensors"',
    },
    {
      what: "a size of parts that is no whole number",
      payload: statement({ serialization: { ...SHARDS, shard_size: 1.5 } }),
      says: "Cannot accept statement.predicate.serialization.shard_size: wanted a whole number",
    },
    {
      what: "a word in place of true or false",
      payload: statement({ serialization: { ...FILES, allow_symlinks: "no" } }),
      says: "Cannot accept statement.predicate.serialization.allow_symlinks: wanted true or false",
    },
  ];
  for (const { what, payload, says } of refused) {
    it(`is refused: ${what}`, () => {
      assert.throws(() => readStatement(payload), { name: "FormatError", message: says });
    });
  }
});
