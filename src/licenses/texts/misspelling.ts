import type { QueryText } from "../catalog/query.ts";
import { foldCharacter, hashStep, undoHashStep, WORD_HASH_START } from "../words/words.ts";

/** Shortest word that is read as a misspelling; in shorter ones one letter often makes another word. */
const SHORTEST_WORD = 5;
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;

/**
 * True when each word is a misspelling of the expected one: unknown to every license, and one letter missing, added, wrong or
 * swapped away from it. The expected words are known by their hashes only.
 */
export function isMisspelling(
  { words, tokens, places }: QueryText,
  from: number,
  to: number,
  expected: readonly number[],
  hashOfWord: (id: number) => number,
): boolean {
  if (to - from !== expected.length || expected.length > 4) return false;
  return expected.every((id, at) => {
    if (words[from + at] === id) return true;
    if (words[from + at] !== 0) return false;
    const place = places[from + at] ?? 0;
    const codes = foldedCodes(tokens.text, tokens.starts[place] ?? 0, tokens.ends[place] ?? 0);
    return codes.length >= SHORTEST_WORD && isOneEditAway(codes, hashOfWord(id));
  });
}

function foldedCodes(text: string, start: number, end: number): readonly number[] {
  const codes: number[] = [];
  for (let at = start; at < end; at += 1) {
    const code = foldCharacter(text.charCodeAt(at));
    if (code >= 0) codes.push(code);
  }
  return codes;
}

/**
 * True when one edit of a word has a hash. The hash is run from both ends: what it must be before the letters that follow the edit
 * leaves one letter to try.
 */
function isOneEditAway(codes: readonly number[], hash: number): boolean {
  const { length } = codes;
  const before = new Uint32Array(length + 1);
  const after = new Uint32Array(length + 1);
  before[0] = WORD_HASH_START;
  after[length] = hash;
  for (let at = 0; at < length; at += 1) {
    before[at + 1] = hashStep(before[at] ?? 0, codes[at] ?? 0);
    after[length - at - 1] = undoHashStep(after[length - at] ?? 0, codes[length - at - 1] ?? 0);
  }
  for (let at = 0; at <= length; at += 1) {
    const start = before[at] ?? 0;
    const isLetterMissing = isLetter(undoHashStep(after[at] ?? 0, start));
    if (isLetterMissing) return true;
    if (at === length) return false;
    const isLetterAdded = start === after[at + 1];
    const isLetterWrong = isLetter(undoHashStep(after[at + 1] ?? 0, start));
    if (isLetterAdded || isLetterWrong) return true;
    const swapped = hashStep(hashStep(start, codes[at + 1] ?? 0), codes[at] ?? 0);
    if (at + 1 < length && swapped === after[at + 2]) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  return code >= LETTER_A && code <= LETTER_Z;
}
