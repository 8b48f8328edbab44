import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memorySource } from "../bytes/memory-source.ts";
import type { ReleaseFile } from "../release/release.ts";
import { DEFAULT_READ_LIMITS, planReading } from "./reading-plan.ts";

function remote(path: string, byteLength: number): ReleaseFile {
  const open = () => Promise.resolve(memorySource(new Uint8Array()));
  return { path, byteLength, isRemote: true, open };
}

function planned(files: readonly ReleaseFile[]) {
  const { read, unread } = planReading(files, DEFAULT_READ_LIMITS);
  return {
    read: read.map(({ file }) => file.path),
    unread: unread.map(({ what, why }) => `${what}: ${why}`),
  };
}

const many = (count: number, name: (at: number) => string, byteLength: number): ReleaseFile[] =>
  Array.from({ length: count }, (_, at) => remote(name(at), byteLength));

describe("what is fetched of a release elsewhere", () => {
  it("is what a person would open, and no vocabulary or index", () => {
    assert.deepEqual(
      planned([
        remote("README.md", 20_000),
        remote("LICENSE", 11_000),
        remote("config.json", 900),
        remote("tokenizer.json", 7_000_000),
        remote("model.safetensors.index.json", 8_000_000),
        remote("model-00001-of-00001.safetensors", 4e9),
      ]),
      {
        read: ["LICENSE", "README.md", "config.json", "model-00001-of-00001.safetensors"],
        unread: [
          "model.safetensors.index.json: not fetched: larger than 131072 bytes",
          "tokenizer.json: not fetched: larger than 131072 bytes",
        ],
      },
    );
  });

  it("is told alike where the bytes are not at hand, with the reason", () => {
    const { open: _, ...card } = remote("README.md", 20_000);
    const { open: __, ...vocabulary } = remote("tokenizer.json", 7_000_000);
    assert.deepEqual(planned([{ ...card, whyNotOpen: "offline" }, vocabulary]), {
      read: [],
      unread: ["README.md: offline", "tokenizer.json: not fetched: larger than 131072 bytes"],
    });
  });

  it("is the hundred programs nearest to the top", () => {
    const { read, unread } = planned(many(120, (at) => `src/f${at}.py`, 100));
    assert.equal(read.length, 100);
    assert.deepEqual(unread, ["20 more code files: only the 100 nearest to the top were read"]);
  });

  it("is four megabytes of text, the first things first", () => {
    const { read, unread } = planned([
      ...many(30, (at) => `docs/d${at}.md`, 200_000),
      remote("LICENSE", 1000),
    ]);
    assert.equal(read[0], "LICENSE");
    assert.equal(read.length, 21);
    assert.deepEqual(unread, ["10 document files: not fetched: 4194304 bytes of text come before"]);
  });

  it("is of tables only the beginning, however long they are", () => {
    assert.deepEqual(planned([remote("data.csv", 5e9)]), { read: ["data.csv"], unread: [] });
  });

  it("leaves files on this disk as they are", () => {
    const { isRemote: _, ...local } = remote("tokenizer.json", 7_000_000);
    assert.deepEqual(planned([local]), { read: ["tokenizer.json"], unread: [] });
  });
});
