import type { Catalog } from "../catalog/catalog.ts";
import type { WordSets } from "../catalog/word-sets.ts";
import { indexReference, type ReferenceIndex } from "./align.ts";
import type { DifferenceContext } from "./classify-hunk.ts";
import { type CandidateFinder, createCandidateFinder } from "./find-candidates.ts";
import { createTellingWords, type TellingWords } from "./telling-words.ts";

/** What identification needs beside the text. */
export interface IdentifyContext extends DifferenceContext {
  readonly catalog: Catalog;
  readonly finder: CandidateFinder;
  readonly indexOf: (text: number) => ReferenceIndex;
  readonly tellingWords: TellingWords;
}

/** Builds the reusable part of identification over one catalog. */
export function createIdentifyContext(catalog: Catalog, sets: WordSets): IdentifyContext {
  const indexes: ReferenceIndex[] = [];
  let hashes: Uint32Array | undefined;
  const indexOf = (text: number): ReferenceIndex =>
    (indexes[text] ??= indexReference(catalog.reference(text).words));
  return {
    catalog,
    sets,
    finder: createCandidateFinder(catalog, indexOf),
    indexOf,
    tellingWords: createTellingWords(catalog, sets, indexOf),
    hashOfWord: (id) => (hashes ??= hashesById(catalog))[id] ?? 0,
  };
}

function hashesById({ sections: { vocabularyHashes, vocabularyIds } }: Catalog): Uint32Array {
  const hashes = new Uint32Array(0x10000);
  vocabularyHashes.forEach((hash, at) => {
    hashes[vocabularyIds[at] ?? 0] ||= hash;
  });
  return hashes;
}
