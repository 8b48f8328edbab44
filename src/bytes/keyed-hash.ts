import { getRandomValues } from "node:crypto";

/** New for each process: nobody can write texts that all have the same hash. */
const KEY: Uint32Array = getRandomValues(new Uint32Array(2));

/**
 * A number of 32 bits for the first words of a list (HalfSipHash-1-3), for tables in memory: it is another one in every
 * process, and for nothing that is written.
 */
export function keyedHash(words: Uint32Array, length: number): number {
  const [k0 = 0, k1 = 0] = KEY;
  let v0 = k0;
  let v1 = k1;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  // One round for each word, and three more.
  for (let at = 0; at < length + 3; at += 1) {
    const word = at < length ? (words[at] ?? 0) : 0;
    if (at === length) v2 ^= 0xff;
    v3 ^= word;
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
    v0 ^= word;
  }
  return (v1 ^ v3) >>> 0;
}
