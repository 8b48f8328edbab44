import type { Catalog } from "../catalog/catalog.ts";
import { createWordSets, type WordSets } from "../catalog/word-sets.ts";
import { indexReference, type ReferenceIndex } from "./reference-index.ts";
import type { DifferenceContext } from "./classify-hunk.ts";
import { type CandidateFinder, createCandidateFinder } from "./find-candidates.ts";
import { createTellingWords, type TellingWords } from "./telling-words.ts";

/** What identification needs beside the text. */
export interface IdentifyContext extends DifferenceContext {
  readonly catalog: Catalog;
  readonly finder: CandidateFinder;
  readonly indexOf: (text: number) => ReferenceIndex;
  readonly tellingWords: TellingWords;
  /** What licenses say after their terms: the notices with which they are to be given. */
  readonly notices: readonly ReferenceIndex[];
}

/** A longer appendix holds terms, or another license. */
const LONGEST_NOTICE = 500;

/** Builds the reusable part of identification over one catalog; what not every text needs is built on first use. */
export function createIdentifyContext(catalog: Catalog): IdentifyContext {
  const indexes: ReferenceIndex[] = [];
  let hashes: Uint32Array | undefined;
  let sets: WordSets | undefined;
  let notices: readonly ReferenceIndex[] | undefined;
  const setsOnUse = (): WordSets => (sets ??= createWordSets(catalog));
  const indexOf = (text: number): ReferenceIndex =>
    (indexes[text] ??= indexReference(catalog.reference(text).words));
  return {
    catalog,
    get sets() {
      return setsOnUse();
    },
    get notices() {
      return (notices ??= noticesOf(catalog));
    },
    finder: createCandidateFinder(catalog, indexOf),
    indexOf,
    tellingWords: createTellingWords(catalog, setsOnUse, indexOf),
    hashOfWord: (id) => (hashes ??= hashesById(catalog))[id] ?? 0,
  };
}

function noticesOf(catalog: Catalog): readonly ReferenceIndex[] {
  const found: ReferenceIndex[] = [];
  for (let text = 0; text < catalog.textCount; text += 1) {
    const notice = catalog.appendix(text);
    if (notice.length > 0 && notice.length <= LONGEST_NOTICE) found.push(indexReference(notice));
  }
  return found;
}

function hashesById({ sections: { vocabularyHashes, vocabularyIds } }: Catalog): Uint32Array {
  const hashes = new Uint32Array(0x10000);
  // Of several spellings the one with the least hash counts.
  vocabularyHashes.forEach((hash, at) => {
    const id = vocabularyIds[at] ?? 0;
    const known = hashes[id] ?? 0;
    if (known === 0 || hash < known) hashes[id] = hash;
  });
  return hashes;
}
