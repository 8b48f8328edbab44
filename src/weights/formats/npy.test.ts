import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memorySource } from "../../bytes/memory-source.ts";
import { zipFile } from "../../bytes/zip/zip-file.test.ts";
import { inspectSource } from "../inspect-source.ts";

function npyFile(header: string, data: string, version = "\x01"): string {
  const length = String.fromCharCode(header.length & 255, header.length >> 8);
  return `\x93NUMPY${version}\0${length}${header}${data}`;
}

function inspectBytes(text: string, name = "a.npy") {
  return inspectSource(memorySource(Buffer.from(text, "latin1")), name);
}

const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";

describe("a NumPy array", () => {
  const good = [
    ["numbers", header, 8, "F32", [2], "little"],
    ["big ends", header.replace("<f4", ">f8"), 16, "F64", [2], "big"],
    ["booleans", header.replace("<f4", "|b1"), 2, "BOOL", [2], "little"],
    ["text", header.replace("<f4", "<U3"), 24, "numpy:U3", [2], "little"],
    ["dates", header.replace("<f4", "<M8[ns]"), 16, "numpy:M8", [2], "little"],
    [
      "fields",
      header.replace("'<f4'", "[('x', '<f4'), ('y', '|u1', (2, 3))]"),
      20,
      "numpy:structured",
      [2],
      "little",
    ],
    ["a scalar", header.replace("(2,)", "()"), 4, "F32", [], "little"],
  ] as const;
  for (const [what, text, length, dtype, shape, byteOrder] of good) {
    it(`of ${what} is data`, async () => {
      const found = await inspectBytes(npyFile(text, "\0".repeat(length)));
      assert.deepEqual([found.exec, found.integrity], ["data", "valid"]);
      const [tensor] = found.tensors;
      assert.deepEqual(
        [tensor?.dtype, tensor?.shape, tensor?.data?.byteOrder],
        [dtype, shape, byteOrder],
      );
    });
  }

  const bad = [
    ["too few bytes", npyFile(header, "1234567"), "truncated"],
    ["too many bytes", npyFile(header, "123456789"), "trailing-bytes"],
    ["an unknown version", npyFile(header, "12345678", "\x04"), "bad-version"],
    [
      "a key twice",
      npyFile(header.replace("'descr'", "'shape': (), 'descr'"), ""),
      "duplicate-key",
    ],
    ["another key", npyFile(header.replace("'descr'", "'x': (), 'descr'"), ""), "bad-header"],
    ["a negative length", npyFile(header.replace("2", "-2"), ""), "bad-header"],
    ["a call", npyFile(header.replace("'<f4'", "print(1)"), ""), "bad-literal"],
    ["an unknown type", npyFile(header.replace("<f4", "<q4"), ""), "bad-descr"],
    ["a length beyond the file", "\x93NUMPY\x01\0\xff\xff{", "bad-header-length"],
    ["nothing behind the magic", "\x93NUMPY", "truncated"],
    ["deep fields", npyFile(header.replace("'<f4'", "[".repeat(60)), ""), "bad-literal"],
  ] as const;
  for (const [what, text, id] of bad) {
    it(`with ${what} is malformed`, async () => {
      const found = await inspectBytes(text);
      assert.deepEqual([found.integrity, found.problems[0]?.id], ["malformed", id]);
    });
  }

  it("in columns says so by its strides", async () => {
    const text = header.replace("False", "True").replace("(2,)", "(2, 3)");
    const found = await inspectBytes(npyFile(text, "\0".repeat(24)));
    assert.deepEqual(found.tensors.at(0)?.data?.strides, [1, 2]);
  });

  it("is malformed or read wherever it is cut", async () => {
    const whole = npyFile(header, "12345678");
    for (let end = 0; end < whole.length; end += 1) {
      const found = await inspectBytes(whole.slice(0, end));
      assert.equal(found.integrity, "malformed", `cut at ${end}`);
    }
  });
});

describe("an npz", () => {
  it("names its arrays by its members", async () => {
    const data = npyFile(header, "12345678");
    const bytes = zipFile([
      { name: "w.npy", data },
      { name: "b.npy", data, isDeflated: true },
    ]);
    const found = await inspectSource(memorySource(bytes), "x.npz");
    assert.deepEqual([found.format, found.exec, found.integrity], ["npz", "data", "valid"]);
    assert.deepEqual(
      found.tensors.map(({ name }) => name),
      ["w", "b"],
    );
  });

  it("that would be unpacked elsewhere acts when it is", async () => {
    for (const name of ["../w.npy", "/w.npy", "C:\\w.npy"]) {
      const bytes = zipFile([{ name, data: npyFile(header, "12345678") }]);
      const found = await inspectSource(memorySource(bytes), "x.npz");
      assert.deepEqual([found.exec, found.problems[0]?.id], ["code", "path-outside"], name);
    }
  });

  it("with a link acts when it is unpacked", async () => {
    const bytes = zipFile([{ name: "w", data: "/etc/passwd", unixMode: 0o120777 }]);
    const found = await inspectSource(memorySource(bytes), "x.zip");
    assert.deepEqual([found.exec, found.problems[0]?.id], ["code", "link"]);
  });
});
