import { FILLERS } from "./name-fillers.ts";
import type { NameKey } from "./name-keys.ts";
import type { NameWord } from "./name-words.ts";

/** A name found in a list of words. */
export interface NameMatch {
  readonly ids: readonly string[];
  /** Index of the first word, and after the last one. */
  readonly from: number;
  readonly to: number;
  /** The name alone says that a license is meant; otherwise a license word must stand next to it. */
  readonly isStrong: boolean;
}

interface Entry {
  readonly ids: readonly string[];
  readonly isStrong: boolean;
}

/** Names of a catalog, ready to be found in sentences. */
export interface NameIndex {
  /** Longest name that starts at a word; undefined when none does. */
  matchAt(words: readonly NameWord[], at: number): NameMatch | undefined;
}

/** Builds the index over the name keys of a catalog. */
export function createNameIndex(keys: readonly NameKey[]): NameIndex {
  const entries = new Map<string, Entry>();
  const prefixes = new Set<string>();
  for (const [key, ids, isStrong] of keys) {
    entries.set(key, { ids, isStrong });
    prefixes.add(key);
    for (let at = key.indexOf(" "); at >= 0; at = key.indexOf(" ", at + 1))
      prefixes.add(key.slice(0, at));
  }
  return {
    matchAt(words, at) {
      let key = "";
      let best: NameMatch | undefined;
      for (let next = at; next < words.length; next += 1) {
        const word = words[next]?.word ?? "";
        const longer = key === "" ? word : `${key} ${word}`;
        if (key !== "" && !prefixes.has(longer) && FILLERS.has(word)) continue;
        if (!prefixes.has(longer)) break;
        key = longer;
        const entry = entries.get(key);
        if (entry) best = { ...entry, from: at, to: next + 1 };
      }
      return best;
    },
  };
}
