import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

import { sha256, sha256OfBytes } from "./digest.ts";
import { fileSource } from "./file-source.ts";
import { memorySource } from "./memory-source.ts";
import { sliceSource } from "./slice-source.ts";

async function withFile(content: string, use: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bytes-"));
  const path = join(folder, "file");
  try {
    writeFileSync(path, content);
    await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a source of ten bytes", () => {
  const ranges = [
    { start: 0, end: 10, bytes: "0123456789" },
    { start: 3, end: 5, bytes: "34" },
    { start: -4, end: 2, bytes: "01" },
    { start: 8, end: 99, bytes: "89" },
    { start: 10, end: 12, bytes: "" },
    { start: 50, end: 60, bytes: "" },
    { start: 5, end: 3, bytes: "" },
    { start: 4, end: 4, bytes: "" },
    { start: -5, end: -2, bytes: "" },
  ];
  for (const { start, end, bytes } of ranges) {
    it(`gives ${JSON.stringify(bytes)} from ${start} to ${end}, wherever it lies`, () =>
      withFile("0123456789", async (path) => {
        const longer = memorySource(Buffer.from("-0123456789-"));
        const sources = [
          fileSource(path),
          memorySource(Buffer.from("0123456789")),
          sliceSource(longer, 1, 11),
        ];
        for (const source of sources) {
          assert.equal(source.byteLength, 10);
          assert.equal(Buffer.from(await source.read(start, end)).toString(), bytes);
        }
      }));
  }

  it("is not read when interrupted", () =>
    withFile("0123456789", async (path) => {
      const signal = AbortSignal.abort();
      await assert.rejects(fileSource(path).read(0, 1, signal), { name: "AbortError" });
    }));
});

describe("a slice beyond its source", () => {
  it("is what there is of it", async () => {
    const source = sliceSource(memorySource(Buffer.from("0123456789")), 8, 20);
    assert.equal(source.byteLength, 2);
    assert.equal(Buffer.from(await source.read(0, 20)).toString(), "89");
  });
});

describe("a file that changed since it was opened", () => {
  const cases: readonly { readonly what: string; readonly change: (path: string) => void }[] = [
    { what: "is longer", change: (path) => truncateSync(path, 100) },
    { what: "is shorter", change: (path) => truncateSync(path, 3) },
    { what: "has another time", change: (path) => utimesSync(path, 1, 1) },
    {
      what: "is another file",
      change: (path) => {
        rmSync(path);
        writeFileSync(path, "9876543210");
      },
    },
  ];
  for (const { what, change } of cases) {
    it(`and ${what} is not read`, () =>
      withFile("0123456789", async (path) => {
        const source = fileSource(path);
        change(path);
        await assert.rejects(source.read(0, 3), {
          name: "FormatError",
          code: "changed-while-read",
        });
      }));
  }

  it("while a long read was under way is noticed at its end", () =>
    withFile("", async (path) => {
      truncateSync(path, 64 << 20);
      const reading = fileSource(path).read(0, 64 << 20);
      truncateSync(path, 1000);
      await assert.rejects(reading, { code: "changed-while-read" });
    }));
});

describe("what is not a file", () => {
  it("is refused: a folder, a device, a link, nothing", () =>
    withFile("", (path) => {
      symlinkSync(path, `${path}-link`);
      for (const place of [tmpdir(), "/dev/zero", `${path}-link`, `${path}-gone`]) {
        assert.throws(() => fileSource(place), { name: "AssayError", code: "target-unreadable" });
      }
      return Promise.resolve();
    }));

  it("is refused without naming a place on this machine", () => {
    assert.throws(() => fileSource("/gone/away"), { message: "Cannot read file: ENOENT" });
  });
});

describe("a digest", () => {
  const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  it("is that of FIPS 180-4's examples, from bytes and from a source", async () => {
    assert.equal(sha256OfBytes(Buffer.from("abc")), ABC);
    assert.equal(await sha256(memorySource(Buffer.from("abc"))), ABC);
    assert.equal(await sha256(memorySource(new Uint8Array())), EMPTY);
  });

  it("of a long source is that of its bytes, read in pieces", async () => {
    const bytes = Buffer.alloc(3_000_001, "abc");
    const pieces: number[] = [];
    const whole = memorySource(bytes);
    const source = {
      byteLength: whole.byteLength,
      read: (start: number, end: number) => {
        pieces.push(end - start);
        return whole.read(start, end);
      },
    };
    assert.equal(await sha256(source), sha256OfBytes(bytes));
    assert.ok(Math.max(...pieces) <= 1 << 20);
  });

  it("stops when interrupted", async () => {
    const source = memorySource(Buffer.from("abc"));
    await assert.rejects(sha256(source, AbortSignal.abort()), { name: "AbortError" });
  });
});
