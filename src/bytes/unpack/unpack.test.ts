import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";

import { bunzip2, isBzip2 } from "./bunzip2.ts";
import { gunzip, inflate, isGzip, isZlib, isZstd, unzstd } from "./inflate-whole-file.ts";
import type { Unpacked } from "./growing-output.ts";
import { PACKED, PACKED_TEXT as TEXT } from "./packed-text.test.ts";
import { isLz4, unlz4 } from "./unlz4.ts";
import { isLzma, isXz, unlzma, unxz } from "./unxz.ts";

type Format = readonly [
  name: string,
  is: (head: Uint8Array) => boolean,
  unpack: (packed: Uint8Array, limit: number) => Unpacked,
  packed: Uint8Array,
];

const FORMATS: readonly Format[] = [
  ["bzip2", isBzip2, bunzip2, PACKED.bz2],
  ["xz", isXz, unxz, PACKED.xz],
  ["lzma", isLzma, unlzma, PACKED.lzma],
  ["lz4", isLz4, unlz4, PACKED.lz4],
  ["gzip", isGzip, gunzip, gzipSync(TEXT)],
  ["zlib", isZlib, inflate, deflateSync(TEXT)],
  ["zstd", isZstd, unzstd, zstdCompressSync(TEXT)],
];

for (const [name, is, unpack, packed] of FORMATS) {
  test(`${name} is known by its beginning, and by no other reader`, () => {
    assert.deepEqual(
      FORMATS.filter(([, isOther]) => isOther(packed)).map(([known]) => known),
      [name],
    );
    assert.equal(is(packed.subarray(0, 2)), name === "zlib");
  });

  test(`${name} unpacks to what was packed`, () => {
    assert.equal(Buffer.from(unpack(packed, 1000).bytes).toString(), TEXT);
  });

  test(`${name} refuses more than the limit`, () => {
    const { bytes, damage } = unpack(packed, 300);
    assert.ok(bytes.length <= 300);
    assert.notEqual(damage, undefined);
  });

  test(`${name} gives what comes before a cut`, () => {
    for (let length = 12; length < packed.length; length += 1) {
      const { bytes, damage } = unpack(packed.subarray(0, length), 1000);
      const text = Buffer.from(bytes).toString();
      assert.ok(TEXT.startsWith(text), `${length} bytes`);
      if (text !== TEXT) assert.notEqual(damage, undefined, `${length} bytes`);
    }
  });

  test(`${name} tells where the stream ends`, () => {
    const { bytes, end } = unpack(Buffer.concat([packed, Buffer.from("more")]), 1000);
    assert.deepEqual([Buffer.from(bytes).toString(), end], [TEXT, packed.length]);
  });
}

test("no damage hangs a decompressor, or makes it write beyond the limit", () => {
  for (const [, , unpack, packed] of FORMATS) {
    for (let bit = 0; bit < packed.length * 8; bit += 1) {
      const damaged = Uint8Array.from(packed);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.ok(unpack(damaged, 5000).bytes.length <= 5000);
    }
  }
});

test("a large gzip file comes out in one piece, as far as the limit allows", () => {
  const content = Buffer.alloc(3 << 20, "weights of no two bytes alike ");
  for (let at = 0; at < content.length; at += 1) content[at] = (at * 2_654_435_761) >>> 23;
  const packed = gzipSync(content, { level: 1 });
  assert.ok(packed.length > 64 << 10);
  const { bytes, end, damage } = gunzip(packed, content.length);
  assert.deepEqual([end, damage], [packed.length, undefined]);
  assert.ok(content.equals(bytes));
  assert.notEqual(gunzip(packed, content.length - 1).damage, undefined);
});
