import type { FingerprintSections } from "./fingerprint-format.ts";
import { GRAM_BUCKET_BITS } from "./grams.ts";

/** Looks up grams of a text among those of the catalog. */
export interface GramIndex {
  /** Index of a gram in the fingerprint file, -1 when it is not there. */
  find(gram: number): number;
}

/** Bits of a gram hash that pick its place in the filter, which answers for most grams that no reference text has. */
const FILTER_BITS = 20;

/** Builds the filter, when the catalog is built: one bit for each beginning of a gram hash, set where a gram has it. */
export function buildGramFilter(grams: readonly number[]): Uint32Array {
  const filter = new Uint32Array(1 << (FILTER_BITS - 5));
  for (const gram of grams) {
    const bit = gram >>> (32 - FILTER_BITS);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return filter;
}

/** The look-up of grams in a fingerprint file. */
export function createGramIndex({
  gramFilter,
  gramHashes,
  gramBuckets,
}: FingerprintSections): GramIndex {
  return {
    find(gram) {
      const bit = gram >>> (32 - FILTER_BITS);
      if ((((gramFilter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return -1;
      const bucket = gram >>> (32 - GRAM_BUCKET_BITS);
      const end = gramBuckets[bucket + 1] ?? gramHashes.length;
      for (let at = gramBuckets[bucket] ?? 0; at < end; at += 1)
        if (gramHashes[at] === gram) return at;
      return -1;
    },
  };
}
