import type { Random } from "./random.ts";

/** Changes that one input gets at most. */
const MAX_CHANGES = 5;

/** Longest input: with more, one input costs as much as a hundred, and finds no more. */
const MAX_BYTES = 64 * 1024;

/** Runs that are cut, copied or put in. */
const MAX_RUN = 64;

/** Lengths and counts at which arithmetic breaks. */
const EDGES: readonly [bigint, ...bigint[]] = [
  0n,
  1n,
  2n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffn,
  0x8000n,
  0xffffn,
  0x10000n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  0x100000000n,
  0x1fffffffffffffn,
  0x7fffffffffffffffn,
  0xffffffffffffffffn,
];

const NUMBER_BYTES: readonly [number, ...number[]] = [1, 2, 4, 8];

type Change = (bytes: Buffer, random: Random, other: Uint8Array) => Uint8Array;

const CHANGES: readonly [Change, ...Change[]] = [
  flipBit,
  flipBit,
  setByte,
  setByte,
  setNumber,
  setNumber,
  stepByte,
  cutEnd,
  cutOut,
  copyWithin,
  putIn,
  takeFrom,
  joinWith,
  changeDigit,
  changeWord,
];

/** A seed with one to five changes; `other` is a seed that parts may be taken from. */
export function mutate(seed: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let bytes: Uint8Array = Buffer.from(seed);
  const changes = 1 + random.below(1 + random.below(MAX_CHANGES));
  for (let done = 0; done < changes; done += 1) {
    bytes = random.pick(CHANGES)(Buffer.from(bytes), random, other).subarray(0, MAX_BYTES);
  }
  return bytes;
}

function flipBit(bytes: Buffer, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
}

function setByte(bytes: Buffer, random: Random): Uint8Array {
  if (bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

function stepByte(bytes: Buffer, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  if (bytes.length > 0) bytes[at] = ((bytes[at] ?? 0) + random.below(33) - 16) & 0xff;
  return bytes;
}

function setNumber(bytes: Buffer, random: Random): Uint8Array {
  const size = random.pick(NUMBER_BYTES);
  const isBig = random.below(4) === 0;
  const edge = Buffer.alloc(8);
  edge.writeBigUInt64LE(BigInt.asUintN(64, random.pick(EDGES) - BigInt(random.below(2))));
  const number = edge.subarray(0, size);
  const at = random.below(Math.max(0, bytes.length - size) + 1);
  bytes.set((isBig ? number.toReversed() : number).subarray(0, bytes.length), at);
  return bytes;
}

function cutEnd(bytes: Buffer, random: Random): Uint8Array {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

function cutOut(bytes: Buffer, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(MAX_RUN))]);
}

function copyWithin(bytes: Buffer, random: Random): Uint8Array {
  return takeFrom(bytes, random, bytes);
}

function putIn(bytes: Buffer, random: Random): Uint8Array {
  const run = Buffer.alloc(1 + random.below(MAX_RUN), random.below(256));
  return insert(bytes, run, random);
}

function takeFrom(bytes: Buffer, random: Random, other: Uint8Array): Uint8Array {
  const start = random.below(other.length + 1);
  return insert(bytes, other.subarray(start, start + 1 + random.below(MAX_RUN)), random);
}

/** Puts a run between two bytes, or over what stands there. */
function insert(bytes: Buffer, run: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const next = random.below(2) === 0 ? at : at + run.length;
  return Buffer.concat([bytes.subarray(0, at), run, bytes.subarray(next)]);
}

function joinWith(bytes: Buffer, random: Random, other: Uint8Array): Uint8Array {
  const start = random.below(other.length + 1);
  return Buffer.concat([bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(start)]);
}

const DIGITS = /[0-9]/g;

/** Numbers that are written in digits: JSON, headers of npy, pickles of protocol 0, tar. */
function changeDigit(bytes: Buffer, random: Random): Uint8Array {
  const digits = [...bytes.toString("latin1").matchAll(DIGITS)];
  const digit = digits[random.below(digits.length)];
  if (digit === undefined) return bytes;
  const number = Buffer.from(random.pick(EDGES).toString());
  const after = bytes.subarray(digit.index + 1);
  return Buffer.concat([bytes.subarray(0, digit.index), number, after]);
}

const WORDS = /"[^"\\]{0,64}"|\b(?:true|false|null|\d{1,20})\b/g;

/** Values of JSON that stand where others were expected. */
const VALUES: readonly [string, ...string[]] = [
  "null",
  "true",
  "{}",
  "[]",
  '""',
  "-1",
  "1e999",
  "[[]]",
];

/** Puts a value of a text in place of another, so that it stays JSON and says something else. */
function changeWord(bytes: Buffer, random: Random): Uint8Array {
  const text = bytes.toString("latin1");
  const words = [...text.matchAll(WORDS)];
  const word = words[random.below(words.length)];
  if (word === undefined) return bytes;
  const [other = ""] = words[random.below(words.length)] ?? [];
  const value = random.below(2) === 0 ? other : random.pick(VALUES);
  const rest = text.slice(word.index + word[0].length);
  return Buffer.from(text.slice(0, word.index) + value + rest, "latin1");
}
