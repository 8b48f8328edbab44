import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { AssayError } from "../../../bytes/errors.ts";
import { lineText, packetLine, packets } from "./packets.ts";

/** What packets say: lines as text, marks by name. */
async function read(chunks: readonly Uint8Array[]): Promise<readonly string[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    await Promise.resolve();
  }
  const said: string[] = [];
  for await (const packet of packets(stream())) {
    said.push(typeof packet === "string" ? `(${packet})` : lineText(packet));
  }
  return said;
}

describe("packets", () => {
  it("are lines and marks", async () => {
    const bytes = Buffer.from(`${packetLine("a")}0001${packetLine("ü")}000200040000`);
    assert.deepEqual(await read([bytes]), ["a", "(delimiter)", "ü", "(end)", "", "(flush)"]);
  });

  it("are the same wherever the stream is cut", async () => {
    const bytes = Buffer.from(`${packetLine("first")}0001${packetLine("second")}0000`);
    const property = fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      assert.deepEqual(await read(chunks), ["first", "(delimiter)", "second", "(flush)"]);
    });
    await fc.assert(property);
  });

  for (const bytes of ["0003", "<htm", "-001", "0009abc", "00", "+0x1", " 00a12345"]) {
    it(`are not ${JSON.stringify(bytes)}`, async () => {
      const isNetwork = (error: unknown): boolean =>
        error instanceof AssayError && error.code === "network";
      await assert.rejects(read([Buffer.from(bytes)]), isNetwork);
    });
  }
});
