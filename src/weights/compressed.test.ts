import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";

import { memorySource } from "../bytes/memory-source.ts";
import { inspectSource } from "./inspect-source.ts";

const HARMFUL = Buffer.from("\x80\x02cos\nsystem\n)R.", "latin1");
const HARMLESS = Buffer.from("\x80\x02K\x01.", "latin1");

/** Ten megabytes of zeros in 49 bytes, packed by the reference tool. */
function bzip2Bomb(): Uint8Array {
  return Buffer.from(
    "QlpoOTFBWSZTWdOl3HwATJfAEMAAAAgACCAAMMwFKaaqRFGwFEUeLuSKcKEhp0u4+A==",
    "base64",
  );
}

const TABLE: readonly (readonly [
  what: string,
  name: string,
  bytes: Uint8Array,
  exec: string,
  integrity: string,
])[] = [
  ["a packed pickle", "m.pkl.gz", gzipSync(HARMFUL), "code", "valid"],
  ["one that keeps its name, as joblib does", "m.joblib", deflateSync(HARMLESS), "data", "valid"],
  ["one packed twice", "m", gzipSync(gzipSync(HARMFUL)), "code", "valid"],
  [
    "one with bytes behind",
    "m.joblib",
    Buffer.concat([deflateSync(HARMLESS), HARMFUL]),
    "code",
    "malformed",
  ],
  [
    "one that breaks off behind the call",
    "m.joblib",
    deflateSync(Buffer.concat([HARMFUL, Buffer.alloc(99)])).subarray(0, -5),
    "code",
    "malformed",
  ],
  ["a bomb", "m.pkl", bzip2Bomb(), "unknown", "malformed"],
];

for (const [what, name, bytes, exec, integrity] of TABLE) {
  test(`inspects ${what}`, async () => {
    const found = await inspectSource(memorySource(bytes), name);
    assert.deepEqual([found.exec, found.integrity], [exec, integrity]);
  });
}
