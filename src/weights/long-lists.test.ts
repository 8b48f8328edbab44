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
