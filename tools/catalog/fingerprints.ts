import { buildGramFilter } from "../../src/licenses/catalog/gram-index.ts";
import { buildVocabulary } from "../../src/licenses/catalog/vocabulary.ts";
import { createEquatePhrases } from "../../src/licenses/catalog/equal-phrases.ts";
import { WORD_CLASS } from "../../src/licenses/catalog/catalog.ts";
import {
  type FingerprintSections,
  writeSections,
} from "../../src/licenses/catalog/fingerprint-format.ts";
import {
  COMMON_TEXTS,
  GRAM_BUCKET_BITS,
  gramSampling,
  hashGram,
  hashWords,
  isSampled,
  isSampledCommon,
} from "../../src/licenses/catalog/grams.ts";
import { tokenize, type TokenizedText } from "../../src/licenses/words/tokenize.ts";
import { hashWord, SPELLING_ROWS } from "../../src/licenses/words/words.ts";
import { nameWords } from "./name-words.ts";
import { widerColumns } from "./wider-texts.ts";
import { type ClassRun, classifyWords } from "./word-classes.ts";

/** The text of one license. */
interface KnownText {
  readonly id: string;
  readonly text: string;
}

interface Posting {
  readonly gram: number;
  readonly text: number;
  readonly place: number;
}

/** Fingerprints of all texts, in the order given; the same texts give the same bytes. */
export function buildFingerprints(texts: readonly KnownText[]): Uint8Array {
  const tokenized = texts.map(({ text }) => tokenize(text));
  const vocabulary = numberWords(tokenized);
  const equatePhrases = createEquatePhrases((hash) => vocabulary.idByHash.get(hash) ?? 0);
  const words: number[] = [];
  const textStarts = [0];
  const wordCounts: number[] = [];
  const runs: number[] = [];
  const runStarts = [0];
  const exact: (readonly [number, number, number])[] = [];
  const startGrams: number[] = [];
  const allWords: Uint16Array[] = [];
  const postings: Posting[] = [];
  tokenized.forEach((tokens, text) => {
    const ids = Array.from(tokens.hashes, (hash) => vocabulary.idByHash.get(hash) ?? 0);
    const classRuns = classifyWords(texts[text]?.id ?? "", tokens);
    words.push(...ids);
    textStarts.push(words.length);
    runs.push(...classRuns.flat());
    runStarts.push(runs.length / 3);
    const counting = countingWords(ids, classRuns);
    equatePhrases(counting.words);
    wordCounts.push(counting.words.length);
    allWords.push(counting.words);
    exact.push(...exactHashes(counting, text));
    startGrams.push(hashGram(counting.words, Math.max(0, counting.optional.indexOf(false))) ?? 0);
    postings.push(...textPostings(counting.words, text));
  });
  return writeSections({
    ...vocabulary.columns,
    textStarts: Uint32Array.from(textStarts),
    wordCounts: Uint32Array.from(wordCounts),
    runStarts: Uint32Array.from(runStarts),
    words: Uint16Array.from(words),
    runs: Uint16Array.from(runs),
    ...exactColumns(exact),
    startGrams: Uint32Array.from(startGrams),
    ...widerColumns(allWords),
    nameWords: nameWords(tokenized, (hash) => vocabulary.idByHash.get(hash) ?? 0),
    ...gramColumns(postings),
  });
}

function numberWords(tokenized: readonly TokenizedText[]): {
  readonly idByHash: ReadonlyMap<number, number>;
  readonly columns: Pick<FingerprintSections, "vocabularyHashes" | "vocabularyIds">;
} {
  const same = new Map<number, number>();
  for (const [first, ...others] of SPELLING_ROWS) {
    for (const other of others) same.set(hashWord(other), hashWord(first ?? other));
  }
  const found = new Set<number>();
  for (const { hashes: column } of tokenized) {
    for (const hash of column) found.add(same.get(hash) ?? hash);
  }
  const sorted = [...found].toSorted((a, b) => a - b);
  if (sorted.length > 0xfffe)
    throw new RangeError(`Cannot number ${sorted.length} words: limit is 65534`);
  const idByHash = new Map(sorted.map((hash, at) => [hash, at + 1]));
  for (const [variant, canonical] of same) {
    const id = idByHash.get(canonical);
    if (id !== undefined) idByHash.set(variant, id);
  }
  const { hashes, ids } = buildVocabulary([...idByHash].toSorted(([a], [b]) => a - b));
  return {
    idByHash,
    columns: {
      vocabularyHashes: hashes,
      vocabularyIds: ids,
    },
  };
}

interface CountingWords {
  readonly words: Uint16Array;
  readonly optional: readonly boolean[];
}

function countingWords(ids: readonly number[], runs: readonly ClassRun[]): CountingWords {
  const classes = new Uint8Array(ids.length);
  for (const [start, length, wordClass] of runs) classes.fill(wordClass, start, start + length);
  const kept = ids.flatMap((id, at) => (isSkipped(classes[at]) ? [] : [{ id, at }]));
  return {
    words: Uint16Array.from(kept, ({ id }) => id),
    optional: kept.map(({ at }) => classes[at] === WORD_CLASS.optional),
  };
}

function isSkipped(wordClass: number | undefined): boolean {
  return wordClass === WORD_CLASS.soft || wordClass === WORD_CLASS.blank;
}

/** Hashes of the whole text, and of it without title, without appendix, and without both. */
function exactHashes(
  { words, optional }: CountingWords,
  text: number,
): readonly (readonly [number, number, number])[] {
  const first = Math.max(0, optional.indexOf(false));
  const last = optional.lastIndexOf(false) + 1;
  const found = new Map<string, readonly [number, number, number]>();
  for (const from of [0, first]) {
    for (const to of [words.length, last]) {
      const [high, low] = hashWords(words, from, to);
      found.set(`${high} ${low}`, [high, low, text]);
    }
  }
  return [...found.values()];
}

function exactColumns(
  exact: readonly (readonly [number, number, number])[],
): Pick<FingerprintSections, "exactHigh" | "exactLow" | "exactTexts"> {
  return {
    exactHigh: Uint32Array.from(exact, ([high]) => high),
    exactLow: Uint32Array.from(exact, ([, low]) => low),
    exactTexts: Uint16Array.from(exact, ([, , text]) => text),
  };
}

function textPostings(words: Uint16Array, text: number): readonly Posting[] {
  const every = gramSampling(words.length);
  const postings: Posting[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const gram = hashGram(words, place);
    if (gram !== undefined && isSampled(gram, every)) postings.push({ gram, text, place });
  }
  return postings;
}

/** Leaves out most of the grams that many texts have: they tell little, and cost the most to look at. */
function sampleCommon(postings: readonly Posting[]): readonly Posting[] {
  const counts = new Map<number, number>();
  for (const { gram } of postings) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return postings.filter(
    ({ gram }) => (counts.get(gram) ?? 0) <= COMMON_TEXTS || isSampledCommon(gram),
  );
}

function gramColumns(
  postings: readonly Posting[],
): Pick<
  FingerprintSections,
  "gramFilter" | "gramHashes" | "gramBuckets" | "gramStarts" | "postingTexts" | "postingPlaces"
> {
  const sorted = sampleCommon(postings).toSorted(
    (a, b) => a.gram - b.gram || a.text - b.text || a.place - b.place,
  );
  const gramHashes: number[] = [];
  const gramStarts: number[] = [];
  sorted.forEach(({ gram }, at) => {
    if (gramHashes.at(-1) === gram) return;
    gramHashes.push(gram);
    gramStarts.push(at);
  });
  gramStarts.push(sorted.length);
  const gramBuckets = new Uint32Array((1 << GRAM_BUCKET_BITS) + 1);
  let at = 0;
  for (let bucket = 0; bucket < gramBuckets.length; bucket += 1) {
    while (at < gramHashes.length && (gramHashes[at] ?? 0) >>> (32 - GRAM_BUCKET_BITS) < bucket)
      at += 1;
    gramBuckets[bucket] = at;
  }
  return {
    gramFilter: buildGramFilter(gramHashes),
    gramHashes: Uint32Array.from(gramHashes),
    gramBuckets,
    gramStarts: Uint32Array.from(gramStarts),
    postingTexts: Uint16Array.from(sorted, ({ text }) => text),
    postingPlaces: Uint16Array.from(sorted, ({ place }) => place),
  };
}
