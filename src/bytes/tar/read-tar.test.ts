import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { memorySource } from "../memory-source.ts";
import { readTar } from "./read-tar.ts";
import { tarFile, tarHeader } from "./tar-file.test.ts";

async function look(bytes: Uint8Array) {
  const { members, oddities } = await readTar(memorySource(bytes));
  return {
    members: members.map(({ name, kind, byteLength }) => `${kind} ${name} ${byteLength}`),
    oddities: oddities.map(({ id }) => id),
  };
}

const one = { name: "a.txt", data: "alpha" };

describe("readTar", () => {
  const good = [
    ["a file", tarFile([one]), ["file a.txt 5"]],
    ["nothing", tarFile([]), []],
    [
      "links and devices",
      tarFile([
        { name: "l", type: "2", target: "/x" },
        { name: "h", type: "1" },
        { name: "d", type: "3" },
      ]),
      ["link l 0", "hard-link h 0", "device d 0"],
    ],
    ["a folder", tarFile([{ name: "d/", type: "5" }]), ["folder d/ 0"]],
    [
      "a long name of GNU",
      tarFile([{ name: "x", type: "L", data: `${"n".repeat(200)}\0` }, one]),
      [`file ${"n".repeat(200)} 5`],
    ],
    [
      "a name of pax",
      tarFile([{ name: "x", type: "x", data: "18 path=other.txt\n" }, one]),
      ["file other.txt 5"],
    ],
    [
      "a length of base 256",
      tarFile([{ ...one, sizeField: "\x80\0\0\0\0\0\0\0\0\0\0\x05" }]),
      ["file a.txt 5"],
    ],
  ] as const;
  for (const [what, bytes, members] of good) {
    it(`reads ${what}`, async () => {
      assert.deepEqual(await look(bytes), { members, oddities: [] });
    });
  }

  const bad = [
    ["a wrong checksum", tarFile([{ ...one, isBroken: true }]), "bad-checksum"],
    [
      "a length beyond all",
      tarFile([{ ...one, sizeField: `\x80${"\xff".repeat(11)}` }]),
      "bad-size",
    ],
    ["a length in words", tarFile([{ ...one, sizeField: "many" }]), "bad-size"],
    ["a member that is cut", tarFile([one]).subarray(0, 514), "truncated"],
    ["a header that is cut", tarFile([one]).subarray(0, 300), "truncated"],
    ["no end", tarFile([one]).subarray(0, 1024), "no-end"],
    ["members behind the end", Buffer.concat([tarFile([one]), tarFile([one])]), "after-end"],
    [
      "a broken pax record",
      tarFile([{ name: "x", type: "x", data: "99 path=a\n" }, one]),
      "bad-pax",
    ],
  ] as const;
  for (const [what, bytes, id] of bad) {
    it(`sees ${what}`, async () => assert.equal((await look(bytes)).oddities[0], id));
  }

  it("ends whatever byte is changed", async () => {
    const whole = tarFile([one, { name: "x", type: "L", data: "long\0" }, one]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        await look(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it("takes the sum of signed bytes too", async () => {
    const header = tarHeader({ name: "\xff", data: "" }, "signed");
    assert.deepEqual((await look(Buffer.concat([header, Buffer.alloc(1024)]))).oddities, []);
  });
});
