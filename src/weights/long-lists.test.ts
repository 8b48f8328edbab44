import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inspectFiles } from "./inspect-files.test.ts";
import { inspectPath } from "./inspect-path.ts";

/** More than the arguments of one call, which is where lists that were spread came to their end. */
const MANY = 150_000;

function many(write: (at: number) => string): string {
  return Array.from({ length: MANY }, (_, at) => write(at)).join("");
}

function list(write: (at: number) => string): string {
  return Array.from({ length: MANY }, (_, at) => write(at)).join(",");
}

function safetensors(): Buffer {
  const header = Buffer.from(
    `{${list((at) => `"layers.${at}.w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}`)}}`,
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header]);
}

describe("a list beyond the arguments of a call", () => {
  const files: readonly (readonly [name: string, content: string | Uint8Array, format: string])[] =
    [
      ["m.pkl", `\x80\x02](${many(() => "}")}e.`, "pickle"],
      ["m.pkl", `\x80\x02(${many(() => "}")}t.`, "pickle"],
      ["t.jinja", `{{ [${list(() => "a")}] }}`, "jinja"],
      ["t.jinja", `{% macro m(${list((at) => `a${at}=1`)}) %}{% endmacro %}`, "jinja"],
      ["config.json", `{"auto_map":[${list((at) => `"a.B${at}"`)}]}`, "repository-code"],
      ["m.safetensors", safetensors(), "safetensors"],
    ];
  for (const [name, content, format] of files) {
    it(`is read: ${name} of ${content.length} bytes`, async () => {
      assert.equal((await inspectFiles({ [name]: content })).format, format);
    });
  }

  it("is read where it is the tensors of a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "long-"));
    try {
      writeFileSync(join(folder, "m.safetensors"), safetensors());
      const { inspection } = await inspectPath(folder);
      assert.equal(inspection.tensors.length, MANY);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a pickle that holds one object 2^60 times", () => {
  // Each tuple holds the one before it twice.
  const made = "\x80\x02ccollections\nOrderedDict\n)R";
  for (const [what, doubled] of [
    ["in tuples", "2\x86"],
    ["in lists", "q\0]h\0ah\0a"],
    ["in dictionaries", "q\0}(K\x01h\0K\x02h\0u"],
  ] as const) {
    it(`${what}, is looked through once`, async () => {
      const found = await inspectFiles({ "m.pkl": `${made}${doubled.repeat(60)}.` });
      assert.deepEqual([found.format, found.tensors.length], ["pickle", 0]);
      assert.ok(found.problems.some(({ id }) => id === "expansion"));
    });
  }
});
