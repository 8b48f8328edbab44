/** A word of a sentence, folded so that spellings of one name agree. */
export interface NameWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}]*[\p{L}\p{N}+]*(?:\.\d+)*\+*/gu;
/** Splits `gplv3`, `llama3.1`, `apache2.0`, `cc0` is kept whole below. */
const LETTERS_THEN_NUMBER = /^([\p{Script=Latin}]+?)v?(\d+(?:\.\d+)*)(\+*)$/u;
const NUMBER = /^v?(\d+(?:\.\d+)*)(\+*)$/;
const IDEOGRAPHS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/u;
/** Names whose digits belong to the word. */
const WHOLE_WORDS: ReadonlySet<string> = new Set([
  "cc0",
  "x11",
  "0bsd",
  "h2",
  "m2",
  "k2",
  "k3",
  "s3",
]);

/**
 * Words of a sentence for name matching: lower case, versions without `v` and without a trailing `.0`, letters and version numbers
 * apart (`gplv3` is `gpl 3`), licence spelled license. Runs of ideographs are one word.
 */
export function nameWords(sentence: string): readonly NameWord[] {
  const words: NameWord[] = [];
  for (const match of sentence.matchAll(WORD)) pushParts(words, match[0], match.index);
  return words;
}

function pushParts(words: NameWord[], written: string, start: number): void {
  const ideographs = IDEOGRAPHS.exec(written)?.[0];
  if (ideographs !== undefined && ideographs.length < written.length) {
    words.push({ word: ideographs, start, end: start + ideographs.length });
    pushParts(words, written.slice(ideographs.length), start + ideographs.length);
    return;
  }
  const latin = /^[^\p{Script=Han}]+(?=\p{Script=Han})/u.exec(written)?.[0];
  if (latin !== undefined) {
    pushParts(words, latin, start);
    pushParts(words, written.slice(latin.length), start + latin.length);
    return;
  }
  const lower = written.toLowerCase();
  const end = start + written.length;
  const number = NUMBER.exec(lower);
  if (number) {
    words.push({ word: plainVersion(number[1] ?? "") + (number[2] ?? ""), start, end });
    return;
  }
  const parts = WHOLE_WORDS.has(lower) ? null : LETTERS_THEN_NUMBER.exec(lower);
  if (parts) {
    const split = start + (parts[1]?.length ?? 0);
    words.push({ word: plainWord(parts[1] ?? ""), start, end: split });
    words.push({ word: plainVersion(parts[2] ?? "") + (parts[3] ?? ""), start: split, end });
    return;
  }
  words.push({ word: plainWord(lower), start, end });
}

function plainVersion(version: string): string {
  return version.replace(/(?:\.0)+$/, "");
}

const SAME_WORDS: Readonly<Record<string, string>> = {
  licence: "license",
  licences: "license",
  licenses: "license",
  licenced: "licensed",
  two: "2",
  three: "3",
  four: "4",
  zero: "0",
  clauses: "clause",
};

function plainWord(word: string): string {
  return SAME_WORDS[word] ?? word.replace(/^openrail/, "open rail");
}
