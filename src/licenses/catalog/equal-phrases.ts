import { hashWord } from "../words/words.ts";

const COPYRIGHT = hashWord("copyright");
const OWNERS: readonly (readonly [number, number])[] = [
  [hashWord("owner"), hashWord("holder")],
  [hashWord("owners"), hashWord("holders")],
];

/** Reads "copyright owner" as "copyright holder" in a list of word ids, as the SPDX matching guidelines do. */
export type EquatePhrases = (words: Uint16Array) => void;

/** Looks the phrases up in a vocabulary. */
export function createEquatePhrases(wordId: (hash: number) => number): EquatePhrases {
  const copyright = wordId(COPYRIGHT);
  const pairs = OWNERS.map(([owner, holder]) => [wordId(owner), wordId(holder)] as const);
  const [[owner, holder] = [0, 0], [owners, holders] = [0, 0]] = pairs;
  if (copyright === 0) return () => undefined;
  return (words) => {
    for (let at = words.indexOf(copyright); at >= 0; at = words.indexOf(copyright, at + 1)) {
      const next = words[at + 1] ?? 0;
      if (next === 0) continue;
      if (next === owner && holder !== 0) words[at + 1] = holder;
      else if (next === owners && holders !== 0) words[at + 1] = holders;
    }
  };
}
