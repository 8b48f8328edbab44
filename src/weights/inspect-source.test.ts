import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memorySource } from "../bytes/memory-source.ts";
import { inspectSource } from "./inspect-source.ts";
import { conclude, within, type Seen } from "./inspection.ts";

function safetensorsFile(header: string, dataLength: number): Uint8Array {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

describe("inspectSource", () => {
  it("reads safetensors by content, whatever the name", async () => {
    const bytes = safetensorsFile('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 8);
    const found = await inspectSource(memorySource(bytes), "weights.dat");
    assert.deepEqual(
      { format: found.format, exec: found.exec, integrity: found.integrity },
      { format: "safetensors", exec: "data", integrity: "valid" },
    );
    const [tensor] = found.tensors;
    assert.deepEqual([tensor?.name, tensor?.dtype, tensor?.shape], ["a", "F32", [2]]);
    const [piece] = tensor?.data?.pieces ?? [];
    assert.deepEqual([piece?.offset, piece?.length], [bytes.length - 8, 8]);
  });

  it("calls a file that breaks the promise of its name malformed", async () => {
    const found = await inspectSource(memorySource(new Uint8Array()), "model.safetensors");
    assert.equal(found.integrity, "malformed");
    assert.equal(found.problems[0]?.id, "truncated");
  });

  const long = 20_000;
  const hidden: readonly (readonly [what: string, pickle: string])[] = [
    ["a long line", `S'${"a".repeat(long)}'\n0`],
    ["a long text", `X\x20\x4e\0\0${"a".repeat(long)}0`],
    ["long bytes after a number", `I1\n0B\x20\x4e\0\0${"\0".repeat(long)}0`],
    ["two long numbers", `\x8b\x20\x4e\0\0${"\0".repeat(long)}0`.repeat(2)],
  ];
  for (const [what, pickle] of hidden) {
    it(`finds the pickle that begins with ${what}`, async () => {
      const bytes = Buffer.from(`${pickle}cos\nsystem\n(S'id'\ntR.`, "latin1");
      assert.equal((await inspectSource(memorySource(bytes), "model.bin")).exec, "code");
    });
  }

  it("does not know what neither content nor name tell", async () => {
    const found = await inspectSource(memorySource(Buffer.from("what?")), "notes");
    assert.deepEqual(
      [found.format, found.exec, found.integrity],
      ["unknown", "unknown", "unknown"],
    );
  });
});

describe("conclude", () => {
  const call = (verdict: "allow-listed" | "code") => ({ callable: "f", arguments: "", verdict });
  const problem = (effect: "malformed" | "code" | "none") => ({ id: "x", message: "x", effect });
  const unread = [{ what: "x", why: "x" }];
  const table: readonly (readonly [what: string, Omit<Seen, "format">, string, string])[] = [
    ["nothing to say", {}, "data", "valid"],
    ["a remark", { problems: [problem("none")] }, "data", "valid"],
    ["a known call", { calls: [call("allow-listed")] }, "allow-listed", "valid"],
    ["another call", { calls: [call("allow-listed"), call("code")] }, "code", "valid"],
    ["a broken format", { problems: [problem("malformed")] }, "data", "malformed"],
    ["a gap", { unread }, "unknown", "unknown"],
    ["a gap and a known call", { unread, calls: [call("allow-listed")] }, "unknown", "unknown"],
    ["a gap and code", { unread, problems: [problem("code")] }, "code", "unknown"],
    [
      "a gap in a broken file",
      { unread, problems: [problem("malformed")] },
      "unknown",
      "malformed",
    ],
    [
      "code in a part",
      { parts: [conclude({ format: "p", calls: [call("code")] })] },
      "code",
      "valid",
    ],
  ];
  for (const [what, seen, exec, integrity] of table) {
    it(`answers ${exec} and ${integrity} for ${what}`, () => {
      const found = conclude({ format: "f", ...seen });
      assert.deepEqual([found.exec, found.integrity], [exec, integrity]);
    });
  }

  it("keeps the path of a member through archives", () => {
    const inner = within("b.pkl", conclude({ format: "f", problems: [problem("code")] }));
    assert.equal(within("a.zip", inner).problems[0]?.member, "a.zip!b.pkl");
  });
});
