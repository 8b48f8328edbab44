import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zipFile } from "../../bytes/zip/zip-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";

const elf = `\x7fELF${"\0".repeat(60)}`;
const zeros = "\0".repeat(2000);
const pe = `MZ${"\0".repeat(58)}\x40\0\0\0PE\0\0`;

describe("files that lie beside or in place of weights", () => {
  const table: readonly (readonly [name: string, content: string | Uint8Array, answer: string])[] =
    [
      ["model.bin", elf, "executable code valid"],
      ["model.bin", pe, "executable code valid"],
      ["model.bin", "#!/bin/sh\necho\n", "executable code valid"],
      [
        "model.bin",
        `MZ${"\0".repeat(58)}\0\x10${"\0".repeat(4034)}PE\0\0`,
        "executable code valid",
      ],
      ["model.bin", `\xca\xfe\xba\xbe\0\0\0\x02${zeros}`, "executable code valid"],
      ["model.bin", `\xca\xfe\xba\xbe\0\0\0\x34${zeros}`, "executable code valid"],
      ["model.bin", `\0asm\x01\0\0\0${zeros}`, "executable code valid"],
      ["model.bin", `dex\n035\0${zeros}`, "executable code valid"],
      ["model.bin", `\xa7\r\r\n${"\0".repeat(12)}\xe3${zeros}`, "executable code valid"],
      ["model.bin", `\xa7\r\r\n${"\x80".repeat(3000)}`, "raw data valid"],
      ["model.bin", `MZ${"\x80".repeat(2000)}`, "raw data valid"],
      ["group1-shard1of1.bin", "\x90\x01".repeat(2000), "raw data valid"],
      ["group1-shard1of1.bin", "\x90\x01", "raw data valid"],
      ["model.bin", "\x90\x01", "unknown unknown unknown"],
      ["model.bin", `Rar!\x1a\x07\0${"\x01".repeat(2000)}`, "unknown unknown unknown"],
      ["model.bin", "<html>Access denied</html>", "text data malformed"],
      ["model.onnx", "Not Found", "text data malformed"],
      [
        "model.gguf",
        `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 5\n`,
        "lfs-pointer data malformed",
      ],
      ["a.tiktoken", "YQ== 0\nYg== 1\n", "tiktoken data valid"],
      ["a.tiktoken", "YQ== 0\nYg== 0\n", "tiktoken unknown malformed"],
      ["a.tiktoken", "YQ== 0\nYQ== 1\n", "tiktoken unknown malformed"],
      ["a.tiktoken", "@@ 0\n", "tiktoken unknown malformed"],
      ["m.pmml", '<?xml version="1.0"?><PMML version="4.4"/>', "xml data valid"],
      ["m.pmml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><PMML/>', "xml code valid"],
      [
        "m.pmml",
        '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><PMML/>',
        "xml data malformed",
      ],
      [
        "m.pmml",
        '<?xml version="1.0"?><!-- a --><PMML>\n<a/></PMML>\n<!-- b -->',
        "xml data valid",
      ],
      ["m.pmml", '<PMML version="4.4"><a/>', "xml data malformed"],
      ["m.pmml", "<PMML><a/></PMM", "xml data malformed"],
      ["notes.yaml", "a: 1\n", "yaml data valid"],
      ["notes.yaml", "a: [\n", "yaml unknown malformed"],
      ["notes.yaml", "a: 1\n".repeat(300_000), "yaml unknown unknown"],
    ];
  for (const [name, content, answer] of table) {
    it(`${name} of ${JSON.stringify(content).slice(0, 40)} is ${answer}`, async () => {
      const { format, exec, integrity } = await inspectFiles({ [name]: content });
      assert.equal(`${format} ${exec} ${integrity}`, answer);
    });
  }

  it("a program with an archive is looked into", async () => {
    const archive = zipFile([{ name: "../m.txt", data: "x" }], { prefix: elf });
    const found = await inspectFiles({ "m.llamafile": archive });
    assert.equal(found.format, "executable");
  });
});

describe("a member whose length is a lie", () => {
  for (const byteLength of [0, 3, 999]) {
    it(`of ${byteLength} is looked into all the same`, async () => {
      const member = {
        name: "a.pkl",
        data: "cos\nsystem\n(S'id'\ntR.",
        isDeflated: true,
        byteLength,
      };
      const found = await inspectFiles({ "m.zip": zipFile([member]) });
      assert.deepEqual([found.exec, found.integrity], ["code", "malformed"]);
    });
  }
});

describe("an archive that is not at the beginning", () => {
  const slip = [{ name: "a.npy", data: "no array" }];
  it("is read behind bytes that are no format", async () => {
    const found = await inspectFiles({ "m.pt": zipFile(slip, { prefix: "\0".repeat(17) }) });
    assert.deepEqual([found.format, found.integrity], ["npz", "malformed"]);
  });
  it("is read behind another file", async () => {
    const header = '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    const file = `${String.fromCharCode(header.length)}\0\0\0\0\0\0\0${header}1234`;
    const found = await inspectFiles({ "m.safetensors": zipFile(slip, { prefix: file }) });
    assert.deepEqual(
      found.problems
        .map(({ id }) => id)
        .filter((id) => id === "trailing-bytes" || id === "appended-archive"),
      ["appended-archive", "trailing-bytes"],
    );
  });
});
