import assert from "node:assert/strict";
import { it } from "node:test";
import { crc32c } from "./crc32c.ts";

// The check value of CRC-32C, and two examples of RFC 3720, B.4.
for (const [what, bytes, wanted] of [
  ["nine digits", Buffer.from("123456789"), 0xe3069283],
  ["32 zeros", Buffer.alloc(32), 0x8a9136aa],
  ["32 ones", Buffer.alloc(32, 255), 0x62a8ab43],
  ["nothing", Buffer.alloc(0), 0],
] as const) {
  it(`CRC-32C of ${what}`, () => assert.equal(crc32c(bytes), wanted));
}
