import { FILLERS, LICENSE_WORDS } from "./name-fillers.ts";
import { nameWords } from "./name-words.ts";

/** A name as it is looked up: folded words without fillers, the ids it can mean, and whether it needs no license word beside it. */
export type NameKey = readonly [key: string, ids: readonly string[], isStrong: boolean];

/** Names of one license, or of a group of editions. */
export interface NamedIds {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** First words which by themselves can only name licenses. */
const LICENSE_INITIALS =
  /^(?:gpl|lgpl|agpl|gfdl|mpl|epl|cddl|cecill|eupl|ofl|bsl|cc0|odbl|pddl|odc|cdla|wtfpl|unlicense|openmdw|creativeml|openrail|rail|0bsd|alv|asl|busl|sspl|mulanpsl|afl|osl|lppl|mnpl)$/;

/** Keys of all names; of a name that several rows have, the first row keeps it. Done when the catalog is built. */
export function buildNameKeys(rows: readonly NamedIds[]): readonly NameKey[] {
  const keys = new Map<string, NameKey>();
  for (const { ids, names } of rows) {
    for (const name of names) {
      const { short, long } = coreWords(name);
      for (const core of [short, long]) {
        const key = core.join(" ");
        if (key !== "" && !keys.has(key)) keys.set(key, [key, ids, isStrong(core)]);
      }
    }
  }
  return [...keys.values()].toSorted(([a], [b]) => (a < b ? -1 : 1));
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

/** Last words of names that are those of a steward or of a work as well. */
const STEWARD = /^(?:group|foundation|consortium|institute|laboratory|university|list)$/;

/** Names of several words with a version, or of initials that only licenses have. */
function isStrong(core: readonly string[]): boolean {
  const [first = ""] = core;
  if (STEWARD.test(core.at(-1) ?? "")) return false;
  if (LICENSE_INITIALS.test(first)) return true;
  if (
    /^(?:llama|meta|gemma|qwen|yi|falcon|deepseek|flux|glm|exaone|kimi|minimax|grok|stable|python|php|ruby|nokia|intel|gsoap)$/.test(
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
