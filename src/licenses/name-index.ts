import type { CatalogFile } from "./catalog-license.ts";
import { type NameWord, nameWords } from "./name-words.ts";

/** A name found in a list of words. */
export interface NameMatch {
  readonly ids: readonly string[];
  /** Index of the first word, and after the last one. */
  readonly from: number;
  readonly to: number;
  /** The name alone says that a license is meant; otherwise a license word must stand next to it. */
  readonly isStrong: boolean;
}

/** Words that may stand inside or around a name without being part of it. */
const FILLERS: ReadonlySet<string> = new Set([
  "the",
  "license",
  "version",
  "v",
  "international",
  "public",
  "software",
  "agreement",
  "unported",
  "generic",
]);
/** Fillers that are kept because names differ in nothing else. */
const LICENSE_WORDS: ReadonlySet<string> = new Set(["license", "licensed", "agreement", "terms"]);
/** First words which by themselves can only name licenses. */
const LICENSE_INITIALS =
  /^(?:gpl|lgpl|agpl|gfdl|mpl|epl|cddl|cecill|eupl|ofl|bsl|cc0|odbl|pddl|odc|cdla|wtfpl|unlicense|openmdw|creativeml|openrail|rail|0bsd|artistic|alv|asl|busl|sspl|mulanpsl|afl|osl|lppl|mnpl|mrl)$/;

interface Entry {
  readonly ids: readonly string[];
  readonly isStrong: boolean;
}

/** Names of a catalog, ready to be found in sentences. */
export interface NameIndex {
  /** Longest name that starts at a word; undefined when none does. */
  matchAt(words: readonly NameWord[], at: number): NameMatch | undefined;
}

/** Builds the index; fillers are left out of names, so that `Apache License, Version 2.0` and `Apache 2.0` agree. */
export function createNameIndex(file: CatalogFile): NameIndex {
  const entries = new Map<string, Entry>();
  const prefixes = new Set<string>();
  const addWords = (core: readonly string[], ids: readonly string[]): void => {
    const key = core.join(" ");
    if (key === "" || entries.has(key)) return;
    entries.set(key, { ids, isStrong: isStrong(core) });
    for (let length = 1; length <= core.length; length += 1) {
      prefixes.add(core.slice(0, length).join(" "));
    }
  };
  const add = (name: string, ids: readonly string[]): void => {
    const { short, long } = coreWords(name);
    addWords(short, ids);
    addWords(long, ids);
  };
  for (const { ids, names } of file.groups) for (const name of names) add(name, ids);
  for (const { id, names, kind } of file.licenses) {
    if (kind !== "license") continue;
    if (!id.startsWith("LicenseRef-")) add(id, [id]);
    for (const name of names) add(name, [id]);
  }
  for (const [id, replacement] of Object.entries(file.deprecated)) add(id, [replacement]);
  for (const { id, tags } of file.licenses)
    for (const tag of tags) if (/\d|-/.test(tag)) add(tag, [id]);

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

/** The words of a name that matter: without all fillers, and without those only that every license has. */
function coreWords(name: string): {
  readonly short: readonly string[];
  readonly long: readonly string[];
} {
  const plain = name.replace(/\([^)]*\)/g, " ").replace(/"[^"]*"( or "[^"]*")?/g, " ");
  const words = nameWords(plain).flatMap(({ word }) => word.split(" "));
  const long = words.filter(
    (word) => !LICENSE_WORDS.has(word) && word !== "the" && word !== "version",
  );
  const core = words.filter((word) => !FILLERS.has(word));
  return { short: core.length > 1 ? core : long, long };
}

/** Names of several words with a version, or of initials that only licenses have. */
function isStrong(core: readonly string[]): boolean {
  const [first = ""] = core;
  if (LICENSE_INITIALS.test(first)) return true;
  if (
    /^(?:llama|meta|gemma|qwen|yi|falcon|deepseek|flux|glm|exaone|kimi|minimax|grok|stable|python|php|ruby|nokia|intel)$/.test(
      first,
    )
  )
    return false;
  if (core.length === 1) return false;
  if (
    core.some((word) => word === "clause" || word === "commons" || word === "cc" || word === "rail")
  )
    return true;
  return core.some((word) => /^\d/.test(word)) || core.length > 2;
}

/** True for words such as "license" that make a name next to them a license name. */
export function isLicenseWord(word: string): boolean {
  return LICENSE_WORDS.has(word) || /许可|協議|协议|授权|授權|ライセンス|라이선스/u.test(word);
}
