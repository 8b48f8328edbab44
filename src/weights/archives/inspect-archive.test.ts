import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tarFile } from "../../bytes/tar/tar-file.test.ts";
import { zipFile, type MemberToZip } from "../../bytes/zip/zip-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";
import { safetensorsFile } from "../safetensors/safetensors-file.test.ts";

const EVIL = "\x80\x02cos\nsystem\nU\x02id\x85R.";

function shard(name: string): string {
  const bytes = Buffer.alloc(8);
  return safetensorsFile([{ name, dtype: "F32", shape: [2], bytes }]).toString("latin1");
}

/** A model in two shards, in a folder of an archive. */
const SHARDED: readonly MemberToZip[] = [
  {
    name: "m/model.safetensors.index.json",
    data: '{"weight_map":{"a":"1.safetensors","b":"2.safetensors"}}',
  },
  { name: "m/1.safetensors", data: shard("a") },
  { name: "m/2.safetensors", data: shard("b") },
];

describe("an archive of no layout of its own", () => {
  for (const [what, bytes] of [
    ["zip", zipFile(SHARDED)],
    ["tar", tarFile(SHARDED.map(({ name, data }) => ({ name: `./${name}`, data })))],
  ] as const) {
    it(`finds the shards of an index beside it, and counts their tensors once: ${what}`, async () => {
      const found = await inspectFiles({ [`m.${what}`]: bytes });
      assert.deepEqual([found.format, found.integrity, found.problems], [what, "valid", []]);
      assert.deepEqual(
        found.tensors.map(({ name }) => name),
        ["a", "b"],
      );
    });
  }

  it("misses a shard that lies in another of its folders", async () => {
    const moved = SHARDED.map((member) => ({ ...member, name: member.name.replace("m/2", "n/2") }));
    const { integrity, problems } = await inspectFiles({ "m.zip": zipFile(moved) });
    assert.equal(integrity, "malformed");
    assert.match(problems[0]?.message ?? "", /"2.safetensors" is missing/);
  });

  it("may hold archives, as they are and empty too", async () => {
    const inner = zipFile([{ name: "a/data.pkl", data: "\x80\x02}." }]).toString("latin1");
    for (const data of [inner, zipFile([]).toString("latin1")]) {
      const found = await inspectFiles({ "m.zip": zipFile([{ name: "in.zip", data }]) });
      assert.deepEqual([found.integrity, found.problems], ["valid", []]);
    }
  });

  it("whose members hold one another is not looked into for ever", async () => {
    // Local headers alone, each of whose data is said to go on to the end: every one is an archive of those behind it.
    const header = Buffer.concat([
      zipFile([{ name: "m", data: "" }]).subarray(0, 30),
      Buffer.of(109),
    ]);
    header.writeUInt32LE(0xfffffff0, 18);
    header.writeUInt32LE(0xfffffff0, 22);
    const bytes = Buffer.concat(Array.from({ length: 60 }, () => header));
    const { exec, integrity, problems, unread } = await inspectFiles({ "m.zip": bytes });
    assert.deepEqual([exec, integrity], ["unknown", "malformed"]);
    assert.ok(problems.length + unread.length < 5000);
    assert.ok(unread.some(({ why }) => why === "members that overlap hold more than the archive"));
  });

  it("may hold pictures and texts beside weights", async () => {
    const found = await inspectFiles({
      "m.zip": zipFile([
        ...SHARDED,
        { name: "README.md", data: "# Model\n" },
        { name: "a.png", data: "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" },
        { name: "a.wav", data: "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0" },
      ]),
    });
    assert.deepEqual([found.exec, found.integrity, found.unread], ["data", "valid", []]);
  });

  it("of many small members is looked into as a whole", async () => {
    const members = Array.from({ length: 6000 }, (_, at) => ({ name: `${at}.txt`, data: "x" }));
    const found = await inspectFiles({ "m.zip": zipFile(members) });
    assert.deepEqual([found.integrity, found.unread], ["valid", []]);
  });

  it("hides nothing in a folder that has bytes", async () => {
    const found = await inspectFiles({ "m.zip": zipFile([{ name: "data.pkl/", data: EVIL }]) });
    assert.equal(found.exec, "code");
  });
});
