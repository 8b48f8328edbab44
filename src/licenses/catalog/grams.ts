/** Words in a gram: long enough to be rare, short enough to survive small edits. */
export const GRAM_LENGTH = 5;

/** Bits of a gram hash that pick its bucket in the fingerprint file. */
export const GRAM_BUCKET_BITS = 16;

/** Grams in more texts than this are common: one in `COMMON_SAMPLING` of them is kept, and counts for all. */
export const COMMON_TEXTS = 24;
export const COMMON_SAMPLING = 4;

const BASE = 0x9e3779b1;
/** What a word weighs when it leaves the gram. */
const LEAVING = Math.imul(Math.imul(Math.imul(Math.imul(BASE, BASE), BASE), BASE), BASE);

/** Moves the sum over a gram on by one word; start with 0 and let 0 leave until the gram is full. */
export function rollGram(sum: number, leaving: number, entering: number): number {
  return (Math.imul(sum, BASE) + entering - Math.imul(leaving, LEAVING)) | 0;
}

/** Hash of a gram from the sum over its words. */
export function finishGram(sum: number): number {
  let hash = sum ^ (sum >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of the gram that starts at `at`; undefined when it holds a word that no reference text has, or reaches past the end. */
export function hashGram(words: Uint16Array, at: number): number | undefined {
  if (at + GRAM_LENGTH > words.length) return undefined;
  let sum = 0;
  for (let word = at; word < at + GRAM_LENGTH; word += 1) {
    const id = words[word] ?? 0;
    if (id === 0) return undefined;
    sum = rollGram(sum, 0, id);
  }
  return finishGram(sum);
}

/** True for grams that stand for all grams of their kind in a sample of one in `every`, a power of two. */
export function isSampled(gram: number, every: number): boolean {
  return (gram & (every - 1)) === 0;
}

/** True for the common grams that are kept. Looks at other bits of the hash than `isSampled` does. */
export function isSampledCommon(gram: number): boolean {
  return ((gram >>> 8) & (COMMON_SAMPLING - 1)) === 0;
}

/** Two 32-bit hashes of a word sequence, which together name it. */
export function hashWords(words: Uint16Array, from: number, to: number): readonly [number, number] {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let at = from; at < to; at += 1) {
    const id = words[at] ?? 0;
    high = Math.imul(high ^ id, 0x01000193);
    low = Math.imul(low ^ (id + at - from), 0x5bd1e995);
    low ^= low >>> 15;
  }
  return [high >>> 0, low >>> 0];
}

/** One in how many grams of a reference text is kept, a power of two: all of short texts, fewer of long ones. */
export function gramSampling(wordCount: number): number {
  if (wordCount < 120) return 1;
  if (wordCount < 400) return 2;
  return wordCount < 1200 ? 4 : 8;
}
