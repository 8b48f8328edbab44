/** Words in a gram: long enough to be rare, short enough to survive small edits. */
const GRAM_LENGTH = 5;

/** Bits of a gram hash that pick its bucket in the fingerprint file. */
export const GRAM_BUCKET_BITS = 16;

/** Hash of the gram that starts at `at`; 0 when it holds a word that no reference text has, or reaches past the end. */
export function hashGram(words: Uint16Array, at: number): number {
  if (at + GRAM_LENGTH > words.length) return 0;
  let hash = 0;
  for (let word = at; word < at + GRAM_LENGTH; word += 1) {
    const id = words[word] ?? 0;
    if (id === 0) return 0;
    hash = Math.imul(hash ^ id, 0x9e3779b1);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0 || 1;
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

/** One in how many grams of a reference text is kept: all of short texts, fewer of long ones. */
export function gramSampling(wordCount: number): number {
  if (wordCount < 120) return 1;
  if (wordCount < 400) return 2;
  return wordCount < 1200 ? 5 : 8;
}
