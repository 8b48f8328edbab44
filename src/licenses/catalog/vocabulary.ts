/** Bits of a word hash that pick its place in the table. */
const TABLE_BITS = 15;
/** Share of the table that may be filled, so that a search ends soon. */
const MOST_FILLED = 0.7;

/** Ids of the words that reference texts have, as an open table: the entry of a hash stands at its low bits or after them. */
export interface Vocabulary {
  /** Length is a power of two. */
  readonly hashes: Uint32Array;
  /** Id beside each hash; 0 for an empty place. */
  readonly ids: Uint16Array;
}

/** Builds the table, when the catalog is built; throws `RangeError` when it would be too full to end a search. */
export function buildVocabulary(
  entries: readonly (readonly [hash: number, id: number])[],
): Vocabulary {
  const size = 1 << TABLE_BITS;
  if (entries.length > size * MOST_FILLED)
    throw new RangeError(`Cannot hold ${entries.length} words: table has ${size} places`);
  const hashes = new Uint32Array(size);
  const ids = new Uint16Array(size);
  for (const [hash, id] of entries) {
    let slot = hash & (size - 1);
    while (ids[slot] !== 0) slot = (slot + 1) & (size - 1);
    hashes[slot] = hash;
    ids[slot] = id;
  }
  return { hashes, ids };
}

/** Id of a word, 0 when no reference text has it. */
export function idOfWord({ hashes, ids }: Vocabulary, hash: number): number {
  const mask = hashes.length - 1;
  let slot = hash & mask;
  let id = ids[slot] ?? 0;
  while (id !== 0 && hashes[slot] !== hash) {
    slot = (slot + 1) & mask;
    id = ids[slot] ?? 0;
  }
  return id;
}
