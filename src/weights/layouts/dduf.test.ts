import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zipFile, type MemberToZip } from "../../bytes/zip/zip-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";
import type { Inspection } from "../inspection.ts";

/** A safetensors file of one tensor. */
function weights(name: string): string {
  const header = `{"${name}":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}`;
  return `${String.fromCharCode(header.length)}\0\0\0\0\0\0\0${header}xy`;
}

const INDEX: MemberToZip = {
  name: "model_index.json",
  data: '{"_class_name": "FluxPipeline", "vae": ["diffusers", "AutoencoderKL"]}',
};
const CONFIG: MemberToZip = { name: "vae/config.json", data: "{}" };
const VAE: MemberToZip = { name: "vae/model.safetensors", data: weights("a") };

function inspect(members: readonly MemberToZip[], name = "m.dduf"): Promise<Inspection> {
  return inspectFiles({ [name]: zipFile(members) });
}

describe("a DDUF file", () => {
  it("gives the tensors of its parts", async () => {
    const found = await inspect([INDEX, CONFIG, VAE]);
    assert.deepEqual(
      [found.format, found.exec, found.integrity, found.problems],
      ["dduf", "data", "valid", []],
    );
    assert.deepEqual(
      found.tensors.map(({ name, shape }) => [name, shape]),
      [["a", [2]]],
    );
  });

  it("is known by its content", async () => {
    assert.equal((await inspect([INDEX, CONFIG, VAE], "m.zip")).format, "dduf");
  });

  it("counts the tensors of shards once", async () => {
    const index = '{"weight_map":{"a":"1.safetensors","b":"2.safetensors"}}';
    const found = await inspect([
      INDEX,
      CONFIG,
      { name: "vae/1.safetensors", data: weights("a") },
      { name: "vae/2.safetensors", data: weights("b") },
      { name: "vae/m.safetensors.index.json", data: index },
    ]);
    assert.deepEqual([found.integrity, found.tensors.length, found.problems], ["valid", 2, []]);
  });

  it("of whose shards one is missing is malformed", async () => {
    const index = {
      name: "vae/m.safetensors.index.json",
      data: '{"weight_map":{"a":"1.safetensors"}}',
    };
    assert.equal((await inspect([INDEX, CONFIG, index])).integrity, "malformed");
  });

  const breaches: readonly (readonly [what: string, members: readonly MemberToZip[]])[] = [
    ["a compressed member", [INDEX, { ...CONFIG, isDeflated: true }]],
    ["a member of another kind", [INDEX, CONFIG, { name: "vae/notes.md", data: "x" }]],
    ["a folder in a folder", [INDEX, CONFIG, { name: "vae/a/b.json", data: "{}" }]],
    ["a folder that the list has not", [INDEX, CONFIG, { name: "unet/config.json", data: "{}" }]],
    ["a folder without a configuration", [INDEX, VAE]],
    ["no list", [CONFIG, VAE]],
    ["a list that is none", [{ ...INDEX, data: "[]" }, CONFIG]],
    ["a list that is no JSON", [{ ...INDEX, data: "{" }, CONFIG]],
  ];
  for (const [what, members] of breaches) {
    it(`with ${what} is malformed`, async () => {
      const { format, integrity, problems } = await inspect(members);
      assert.deepEqual([format, integrity], ["dduf", "malformed"]);
      assert.ok(problems.some(({ id }) => id === "dduf-breach"));
    });
  }

  it("that breaks only these rules is a zip like any other", async () => {
    const { format, integrity } = await inspect([INDEX, { ...CONFIG, isDeflated: true }], "m.zip");
    assert.deepEqual([format, integrity], ["zip", "valid"]);
  });

  it("with a pickle inside is what the pickle does", async () => {
    const evil = { name: "vae/model.txt", data: "\x80\x02cos\nsystem\n(U\x02idtR." };
    assert.equal((await inspect([INDEX, CONFIG, evil])).exec, "code");
  });

  it("that is no zip has broken its promise", async () => {
    assert.equal((await inspectFiles({ "m.dduf": weights("a") })).integrity, "malformed");
  });

  it("cut short anywhere is never valid", async () => {
    const whole = zipFile([INDEX, CONFIG, VAE]);
    for (let length = 0; length < whole.length; length += 1) {
      const { integrity } = await inspectFiles({ "m.dduf": whole.subarray(0, length) });
      assert.notEqual(integrity, "valid", String(length));
    }
  });
});
