import type { QueryText } from "../catalog/query.ts";
import { foldCharacter, hashWord } from "../words/words.ts";

/** Shortest word that is read as a misspelling; in shorter ones one letter often makes another word. */
const SHORTEST_WORD = 5;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * True when each word is a misspelling of the expected one: unknown to every license, and one letter missing, added, wrong or
 * swapped away from it. The expected words are known by their hashes only, so the candidates are hashed.
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
    const word = foldWord(tokens.text.slice(tokens.starts[place], tokens.ends[place]));
    return (
      word.length >= SHORTEST_WORD &&
      nearWords(word).some((near) => hashWord(near) === hashOfWord(id))
    );
  });
}

function foldWord(word: string): string {
  const codes = Array.from(word, (character) => foldCharacter(character.charCodeAt(0)));
  return String.fromCharCode(...codes.filter((code) => code >= 0));
}

function nearWords(word: string): readonly string[] {
  const near: string[] = [];
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    near.push(
      before + after,
      before + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
    );
    for (const letter of LETTERS)
      near.push(before + letter + after, before + letter + word.slice(at));
  }
  return near;
}
