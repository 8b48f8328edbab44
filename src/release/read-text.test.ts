import assert from "node:assert/strict";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

import type { ByteSource } from "../bytes/byte-source.ts";
import { AssayError, FormatError } from "../bytes/errors.ts";
import { fileSource } from "../bytes/file-source.ts";
import { memorySource } from "../bytes/memory-source.ts";
import { DEFAULT_TEXT_LIMITS, readText } from "./read-text.ts";
import { inFolder } from "./release-fixtures.test.ts";
import type { ReleaseFile } from "./release.ts";

function fileOf(bytes: Uint8Array): ReleaseFile {
  return { path: "a", byteLength: bytes.length, open: () => Promise.resolve(memorySource(bytes)) };
}

/** Opens bytes that cannot be read. */
function failing(cause: Error): () => Promise<ByteSource> {
  const read = (): Promise<never> => Promise.reject(cause);
  const source = { byteLength: 3, read };
  return () => Promise.resolve(source);
}

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

describe("the text of a file", () => {
  const cases: readonly {
    readonly what: string;
    readonly bytes: Buffer;
    readonly text: string;
    readonly encoding: string;
  }[] = [
    { what: "nothing", bytes: Buffer.alloc(0), text: "", encoding: "utf-8" },
    { what: "ASCII", bytes: Buffer.from("a\r\nb\n"), text: "a\r\nb\n", encoding: "utf-8" },
    { what: "UTF-8", bytes: Buffer.from("模型 🙂"), text: "模型 🙂", encoding: "utf-8" },
    { what: "UTF-8 with a mark", bytes: Buffer.from("\ufeffa"), text: "a", encoding: "utf-8" },
    { what: "only a mark", bytes: Buffer.from("\ufeff"), text: "", encoding: "utf-8" },
    {
      what: "UTF-16, small end first",
      bytes: Buffer.from("\ufeffa模", "utf16le"),
      text: "a模",
      encoding: "utf-16le",
    },
    { what: "UTF-16, big end first", bytes: utf16be("a模"), text: "a模", encoding: "utf-16be" },
    {
      what: "UTF-16 of an odd length",
      bytes: Buffer.concat([utf16be("a"), Buffer.from("b")]),
      text: "a\ufffd",
      encoding: "utf-16be",
    },
    {
      what: "one broken byte among sound characters",
      bytes: Buffer.concat([Buffer.from("é模é"), Buffer.from([0xff])]),
      text: "é模é\ufffd",
      encoding: "utf-8",
    },
    {
      what: "Latin-1",
      bytes: Buffer.from("Lizenz für Müller", "latin1"),
      text: "Lizenz für Müller",
      encoding: "latin-1",
    },
    {
      what: "quotes of Windows",
      bytes: Buffer.from("\x93AS IS\x94", "latin1"),
      text: "“AS IS”",
      encoding: "latin-1",
    },
    {
      what: "colors of a terminal",
      bytes: Buffer.from("\x1b[31mred\x1b[0m"),
      text: "\x1b[31mred\x1b[0m",
      encoding: "utf-8",
    },
    {
      what: "a stray control character",
      bytes: Buffer.from("a\x01b"),
      text: "a\x01b",
      encoding: "utf-8",
    },
    {
      what: "a NUL after the part that is tested",
      bytes: Buffer.from(`${"a".repeat(8000)}\0`),
      text: `${"a".repeat(8000)}\0`,
      encoding: "utf-8",
    },
  ];
  for (const { what, bytes, text, encoding } of cases) {
    it(`of ${what}`, async () => {
      const read = await readText(fileOf(bytes), DEFAULT_TEXT_LIMITS);
      assert.ok("text" in read);
      assert.equal(read.text, text);
      assert.equal(read.encoding, encoding);
      assert.equal(read.cutAtByte, undefined);
      assert.equal(read.cutLines, undefined);
    });
  }

  it("comes with the digest of the whole file, mark and all", async () => {
    const read = await readText(fileOf(Buffer.from("abc")), DEFAULT_TEXT_LIMITS);
    const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert.deepEqual(read, { path: "a", text: "abc", sha256: digest, encoding: "utf-8" });
  });
});

describe("a file that is not text", () => {
  const noise = Buffer.from(Array.from({ length: 15 * 255 }, (_, at) => 1 + ((at * 7919) % 255)));
  const cases: readonly {
    readonly what: string;
    readonly bytes: Buffer;
    readonly detail: string;
  }[] = [
    { what: "a NUL", bytes: Buffer.from("README\0"), detail: "NUL at byte 6" },
    { what: "a README of zeros", bytes: Buffer.alloc(10), detail: "NUL at byte 0" },
    { what: "a PDF", bytes: Buffer.from("%PDF-1.7\n"), detail: "PDF signature" },
    { what: "gzip", bytes: gzipSync("text"), detail: "gzip signature" },
    {
      what: "a pickle",
      bytes: Buffer.from("\x80\x04K\x01.", "latin1"),
      detail: "pickle signature",
    },
    {
      what: "UTF-32",
      bytes: Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
      detail: "UTF-32 is not read",
    },
    { what: "UTF-16 without a mark", bytes: Buffer.from("ab", "utf16le"), detail: "NUL at byte 1" },
    {
      what: "bytes that begin like UTF-16",
      bytes: Buffer.from([0xff, 0xfe, 1, 2, 0, 0]),
      detail: "UTF-16 mark, but NUL at character 1",
    },
    {
      what: "a UTF-8 mark before zeros",
      bytes: Buffer.from([0xef, 0xbb, 0xbf, 0, 0]),
      detail: "NUL at byte 3",
    },
    {
      what: "noise without NULs",
      bytes: noise,
      detail: "375 control characters in the first 3825 bytes",
    },
  ];
  for (const { what, bytes, detail } of cases) {
    it(`because it is ${what}`, async () => {
      const read = await readText(fileOf(bytes), DEFAULT_TEXT_LIMITS);
      assert.deepEqual(read, { path: "a", reason: "binary", detail });
    });
  }
});

describe("a file that gives nothing", () => {
  const cases: readonly {
    readonly what: string;
    readonly open?: () => Promise<ByteSource>;
    readonly reason: string;
    readonly detail: string;
  }[] = [
    { what: "is only listed", reason: "listed-only", detail: "known by name only" },
    {
      what: "cannot be opened",
      open: () => Promise.reject(new AssayError("target-unreadable", "Cannot read file: EACCES")),
      reason: "unreadable",
      detail: "Cannot read file: EACCES",
    },
    {
      what: "cannot be read",
      open: failing(new AssayError("target-unreadable", "Cannot read file: EIO")),
      reason: "unreadable",
      detail: "Cannot read file: EIO",
    },
    {
      what: "changes while it is read",
      open: failing(new FormatError("changed-while-read", "Cannot read file: it grew")),
      reason: "changed-while-read",
      detail: "Cannot read file: it grew",
    },
    {
      what: "lies in a damaged archive",
      open: failing(new FormatError("archive-damaged", "Cannot unpack: bad")),
      reason: "unreadable",
      detail: "Cannot unpack: bad",
    },
  ];
  for (const { what, open, reason, detail } of cases) {
    it(`because it ${what}`, async () => {
      const read = await readText({ path: "a", ...(open && { open }) }, DEFAULT_TEXT_LIMITS);
      assert.deepEqual(read, { path: "a", reason, detail });
    });
  }

  it("because we made a mistake crashes", async () => {
    await assert.rejects(
      readText({ path: "a", open: failing(new TypeError("ours")) }, DEFAULT_TEXT_LIMITS),
      { message: "ours" },
    );
  });

  it("because it was interrupted rejects with the reason", async () => {
    const signal = AbortSignal.abort(new AssayError("aborted", "Interrupted"));
    const reading = readText(fileOf(Buffer.from("a")), DEFAULT_TEXT_LIMITS, signal);
    await assert.rejects(reading, { code: "aborted" });
  });
});

describe("limits", () => {
  const cases = [
    { what: "of bytes cut the end", input: "abcdef", maxBytes: 4, text: "abcd", cutAtByte: 4 },
    {
      what: "of bytes leave out a character that they cut",
      input: "ab模型",
      maxBytes: 6,
      text: "ab模",
      cutAtByte: 6,
    },
    {
      what: "of bytes do not cut a file of just that length",
      input: "abc",
      maxBytes: 3,
      text: "abc",
    },
    {
      what: "of lines cut each and keep their count",
      input: "12345\n1234\r\n12345\n",
      maxLine: 4,
      text: "1234\n1234\n1234\n",
      cutLines: 3,
    },
    {
      what: "of lines cut the last one",
      input: "1\n12345",
      maxLine: 4,
      text: "1\n1234",
      cutLines: 1,
    },
    {
      what: "of lines cut no character in two",
      input: "123🙂",
      maxLine: 4,
      text: "123",
      cutLines: 1,
    },
    {
      what: "of lines leave shorter ones alone",
      input: "1234\n\n123",
      maxLine: 4,
      text: "1234\n\n123",
    },
  ];
  for (const { what, input, maxBytes = 100, maxLine = 100, text, cutAtByte, cutLines } of cases) {
    it(what, async () => {
      const limits = { maxBytes, maxLineLength: maxLine };
      const read = await readText(fileOf(Buffer.from(input)), limits);
      assert.ok("text" in read);
      assert.equal(read.text, text);
      assert.equal(read.cutAtByte, cutAtByte);
      assert.equal(read.cutLines, cutLines);
      assert.equal(read.sha256 === undefined, cutAtByte !== undefined);
    });
  }

  it("let one line of 50 MB cost one line's limit of text", async () => {
    const read = await readText(fileOf(Buffer.alloc(50_000_000, "a")), DEFAULT_TEXT_LIMITS);
    assert.ok("text" in read);
    assert.equal(read.text.length, DEFAULT_TEXT_LIMITS.maxLineLength);
    assert.equal(read.cutAtByte, DEFAULT_TEXT_LIMITS.maxBytes);
    assert.equal(read.cutLines, 1);
  });

  it("let a file of 5 GB cost the bytes that are read", () =>
    inFolder(async (folder) => {
      const path = join(folder, "log.txt");
      writeFileSync(path, "a log\n".repeat(20_000));
      truncateSync(path, 5 * 2 ** 30);
      const source = fileSource(path);
      const asked: number[] = [];
      const open = () =>
        Promise.resolve({
          byteLength: source.byteLength,
          read: (start: number, end: number) => {
            asked.push(end - start);
            return source.read(start, end);
          },
        });
      const read = await readText(
        { path: "log.txt", open },
        { maxBytes: 100_000, maxLineLength: 80 },
      );
      assert.equal("cutAtByte" in read && read.cutAtByte, 100_000);
      assert.deepEqual(asked, [100_000]);
    }));
});
