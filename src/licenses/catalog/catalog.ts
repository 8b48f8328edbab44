import type { CatalogFile } from "./catalog-license.ts";
import type { CatalogLicense } from "./license-entry.ts";
import { createEquatePhrases, type EquatePhrases } from "./equal-phrases.ts";
import { readSections, type FingerprintSections } from "./fingerprint-format.ts";
import { createGramIndex, type GramIndex } from "./gram-index.ts";
import { idOfWord, type Vocabulary } from "./vocabulary.ts";

/** One reference text of the catalog, as word ids. */
export interface ReferenceText {
  readonly license: CatalogLicense;
  /** Ids of the words that count, in order. */
  readonly words: Uint16Array;
  /** For each of `words`, 1 when the word may be missing together with its neighbors: titles, preambles, appendices. */
  readonly optional: Uint8Array;
  /** Ids of the skippable words that stand before each of `words`, by its index; the last entry stands after the end. */
  readonly soft: ReadonlyMap<number, readonly number[]>;
  /** Indexes into `words` before which the template leaves a blank to fill in. */
  readonly blanks: ReadonlySet<number>;
  /** How many of `words` are not optional. */
  readonly requiredCount: number;
  /** Index of the first word that is not optional: all before it is title. */
  readonly firstRequired: number;
  /** Index of the last word that is not optional: all after it is appendix. */
  readonly lastRequired: number;
}

/** Catalog of licenses with the fingerprints of their texts, ready for look-ups. */
export interface Catalog {
  readonly licenses: readonly CatalogLicense[];
  /** How many reference texts there are; texts are named by their index. */
  readonly textCount: number;
  readonly sections: FingerprintSections;
  readonly grams: GramIndex;
  readonly equatePhrases: EquatePhrases;
  readonly vocabulary: Vocabulary;
  /** Id of a word, 0 when no reference text has it. */
  wordId(hash: number): number;
  /** A reference text, decoded on first use. */
  reference(text: number): ReferenceText;
  /** License that owns a text. */
  owner(text: number): CatalogLicense;
  /** Counting words of a text without decoding it. */
  wordCount(text: number): number;
  /** Ids of the counting words after the last one that must be there; read without decoding the text. */
  appendix(text: number): Uint16Array;
  /** Counting words of the longest text. */
  readonly longestText: number;
  /** Text whose words hash to the given pair, or undefined. */
  exactText(high: number, low: number): number | undefined;
}

/** Joins the fingerprints with the licenses they belong to; views into `fingerprints` are kept, nothing is copied. */
export function parseCatalog(
  fingerprints: Uint8Array,
  file: Pick<CatalogFile, "licenses" | "licenseOfText">,
): Catalog {
  const sections = readSections(fingerprints);
  const vocabulary = { hashes: sections.vocabularyHashes, ids: sections.vocabularyIds };
  const wordId = (hash: number): number => idOfWord(vocabulary, hash);
  const equatePhrases = createEquatePhrases(wordId);
  const exact = new Map<number, number>();
  sections.exactHigh.forEach((high, at) => exact.set(high, exact.has(high) ? -1 : at));
  const references: ReferenceText[] = [];
  const textCount = sections.textStarts.length - 1;

  const owner = (text: number): CatalogLicense => {
    const license = file.licenseOfText(text);
    if (!license)
      throw new RangeError(`Cannot find license of text ${text}: catalog files disagree`);
    return license;
  };

  return {
    get licenses() {
      return file.licenses;
    },
    textCount,
    sections,
    grams: createGramIndex(sections),
    equatePhrases,
    vocabulary,
    wordId,
    owner,
    reference: (text) =>
      (references[text] ??= decodeReference(sections, text, owner(text), equatePhrases)),
    longestText: sections.wordCounts.reduce((most, count) => Math.max(most, count), 0),
    appendix: (text) => {
      const words = decodeAppendix(sections, text);
      equatePhrases(words);
      return words;
    },
    wordCount: (text) => sections.wordCounts[text] ?? 0,
    exactText(high, low) {
      const at = exact.get(high);
      if (at === undefined) return undefined;
      if (at >= 0) return sections.exactLow[at] === low ? sections.exactTexts[at] : undefined;
      const found = sections.exactHigh.findIndex(
        (value, i) => value === high && sections.exactLow[i] === low,
      );
      return found < 0 ? undefined : sections.exactTexts[found];
    },
  };
}

/** Classes of words in a reference text, as stored in its runs. */
export const WORD_CLASS = { counts: 0, soft: 1, optional: 2, blank: 3 } as const;

/** The words of the runs at the end of a text that are optional, without skippable ones between them. */
function decodeAppendix(sections: FingerprintSections, text: number): Uint16Array {
  const { textStarts, runStarts, runs, words } = sections;
  const start = textStarts[text] ?? 0;
  let from = textStarts[text + 1] ?? 0;
  const parts: Uint16Array[] = [];
  for (let run = (runStarts[text + 1] ?? 0) - 1; run >= (runStarts[text] ?? 0); run -= 1) {
    const first = start + (runs[run * 3] ?? 0);
    const last = first + (runs[run * 3 + 1] ?? 0);
    // A word that counts stands between this run and the end.
    if (last < from) break;
    from = first;
    if (runs[run * 3 + 2] === WORD_CLASS.optional) parts.push(words.subarray(first, last));
  }
  return Uint16Array.from(parts.toReversed().flatMap((part) => [...part]));
}

function decodeReference(
  sections: FingerprintSections,
  text: number,
  license: CatalogLicense,
  equatePhrases: EquatePhrases,
): ReferenceText {
  const ids = sections.words.subarray(sections.textStarts[text], sections.textStarts[text + 1]);
  const classes = new Uint8Array(ids.length);
  for (
    let run = sections.runStarts[text] ?? 0;
    run < (sections.runStarts[text + 1] ?? 0);
    run += 1
  ) {
    const start = sections.runs[run * 3] ?? 0;
    const length = sections.runs[run * 3 + 1] ?? 0;
    classes.fill(sections.runs[run * 3 + 2] ?? 0, start, start + length);
  }
  const words = new Uint16Array(sections.wordCounts[text] ?? 0);
  const optional = new Uint8Array(words.length);
  const soft = new Map<number, number[]>();
  const blanks = new Set<number>();
  let count = 0;
  let requiredCount = 0;
  ids.forEach((id, at) => {
    if (classes[at] === WORD_CLASS.blank) blanks.add(count);
    if (classes[at] === WORD_CLASS.soft || classes[at] === WORD_CLASS.blank) {
      const list = soft.get(count);
      if (list) list.push(id);
      else soft.set(count, [id]);
      return;
    }
    words[count] = id;
    if (classes[at] === WORD_CLASS.optional) optional[count] = 1;
    else requiredCount += 1;
    count += 1;
  });
  equatePhrases(words);
  const firstRequired = Math.max(0, optional.indexOf(0));
  const lastRequired = Math.max(0, optional.lastIndexOf(0));
  return { license, words, optional, soft, blanks, requiredCount, firstRequired, lastRequired };
}
