import type { FingerprintSections } from "./fingerprint-format.ts";

/** Bits of a word hash that pick its place in the table. */
const TABLE_BITS = 15;

/** Ids of the words that reference texts have, as an open table: the entry of a hash stands at its low bits or after them. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  /** Id beside each hash; 0 for an empty place. */
  readonly ids: Uint16Array;
  readonly mask: number;
}

/** Builds the table; throws `RangeError` when it would be too full to end a search. */
export function createVocabulary({
  vocabularyHashes,
  vocabularyIds,
}: FingerprintSections): Vocabulary {
  const size = 1 << TABLE_BITS;
  if (vocabularyHashes.length > size * 0.7)
    throw new RangeError(`Cannot hold ${vocabularyHashes.length} words: table has ${size} places`);
  const hashes = new Uint32Array(size);
  const ids = new Uint16Array(size);
  const mask = size - 1;
  for (let at = 0; at < vocabularyHashes.length; at += 1) {
    const hash = vocabularyHashes[at] ?? 0;
    let slot = hash & mask;
    while (ids[slot] !== 0) slot = (slot + 1) & mask;
    hashes[slot] = hash;
    ids[slot] = vocabularyIds[at] ?? 0;
  }
  return { hashes, ids, mask };
}

/** Id of a word, 0 when no reference text has it. */
export function idOfWord({ hashes, ids, mask }: Vocabulary, hash: number): number {
  let slot = hash & mask;
  let id = ids[slot] ?? 0;
  while (id !== 0 && hashes[slot] !== hash) {
    slot = (slot + 1) & mask;
    id = ids[slot] ?? 0;
  }
  return id;
}
