import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ByteCursor, readEntries, readGrowing } from "./byte-cursor.ts";
import { memorySource } from "./memory-source.ts";

const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

describe("a cursor", () => {
  it("reads numbers, little end first unless told otherwise", () => {
    const cursor = new ByteCursor(bytes);
    assert.deepEqual([cursor.u8(), cursor.u16(), cursor.u32()], [1, 0x0302, 0x07060504]);
    const big = new ByteCursor(bytes);
    big.isLittleEndian = false;
    assert.deepEqual([big.u64(), big.left], [0x0102030405060708n, 1]);
  });

  it("reads floats of both lengths", () => {
    const floats = new ByteCursor(new Uint8Array(new Float64Array([0.5]).buffer));
    assert.equal(floats.f64(), 0.5);
    assert.equal(new ByteCursor(new Uint8Array(new Float32Array([2]).buffer)).f32(), 2);
  });

  for (const length of [10, 2n ** 64n - 1n, Number.MAX_SAFE_INTEGER]) {
    it(`refuses to go ${length} bytes on, and stays where it is`, () => {
      const cursor = new ByteCursor(bytes);
      assert.throws(() => cursor.take(length), { code: "truncated" });
      assert.throws(() => cursor.skip(length), { code: "truncated" });
      assert.equal(cursor.at, 0);
    });
  }
});

describe("readGrowing", () => {
  const long = memorySource(new Uint8Array(3 << 20));

  it("takes more of the source until the header ends", async () => {
    const parse = (cursor: ByteCursor): number => {
      cursor.skip(2_500_000);
      return cursor.at;
    };
    assert.equal(await readGrowing(long, parse, 4 << 20), 2_500_000);
  });

  it("gives up at its limit", async () => {
    const parse = (cursor: ByteCursor): void => cursor.skip(2_500_000);
    await assert.rejects(readGrowing(long, parse, 2 << 20), { code: "header-too-large" });
  });

  it("tells a source that ends from bytes not at hand", async () => {
    const parse = (cursor: ByteCursor): void => cursor.skip(5_000_000);
    await assert.rejects(readGrowing(long, parse, 8 << 20), { code: "truncated" });
  });
});

describe("readEntries", () => {
  /** So many entries, each its length in 32 bits and as many bytes. */
  const lengths = [3, 700_000, 0, 2_500_000, 900_000, 12];
  const long = memorySource(
    Buffer.concat(
      lengths.flatMap((length) => {
        const head = Buffer.alloc(4);
        head.writeUInt32BE(length);
        return [head, Buffer.alloc(length)];
      }),
    ),
  );
  const place = { start: 7, isLittleEndian: false };

  function parser(found: number[], count: number) {
    return (cursor: ByteCursor): boolean => {
      const length = cursor.u32();
      cursor.skip(length);
      return found.push(length) < count;
    };
  }

  it("reads each once, whatever the pieces", async () => {
    const found: number[] = [];
    const end = await readEntries(long, place, parser(found, 5), 8 << 20);
    assert.deepEqual(found, lengths.slice(1));
    assert.equal(end, long.byteLength);
  });

  it("gives up at its limit", async () => {
    const found: number[] = [];
    await assert.rejects(readEntries(long, place, parser(found, 5), 2 << 20), {
      code: "header-too-large",
    });
    assert.deepEqual(found, [700_000, 0]);
  });

  it("tells a source that ends from bytes not at hand", async () => {
    await assert.rejects(readEntries(long, place, parser([], 6), 8 << 20), { code: "truncated" });
  });
});
