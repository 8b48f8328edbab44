import type { Expression } from "./expression.ts";
import type { ExpressionWord, ExpressionWords } from "./expression-words.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Most words of one name: the longest one of the SPDX list has 14. */
export const LONGEST_NAME = 16;

/** What may stand after an id that is only the beginning of a name. */
const CAN_GO_ON: ReadonlySet<ExpressionWord["kind"] | undefined> = new Set([
  "word",
  "or",
  "with",
  "open",
] as const);

/** A license and the index of the word after it. */
interface NamedLicense {
  readonly license: Expression;
  readonly to: number;
}

/** The longest license that starts at a word: by id or tag, else by name. */
export function nameAt(
  text: string,
  words: ExpressionWords,
  at: number,
  vocabulary: Vocabulary,
): NamedLicense | undefined {
  const ends = nameEnds(words, at);
  const start = words(at)?.start ?? 0;
  const endOf = (to: number): number => words(to - 1)?.end ?? start;
  const longest = text.slice(start, endOf(ends[0] ?? at));
  /** A name may go on after an id: `GPL-2.0 or any later version`. */
  const longer = (to: number, license: Expression | undefined): NamedLicense | undefined => {
    const name = vocabulary.leadingName(longest);
    const nameTo = name && ends.find((end) => endOf(end) === start + name.end);
    if (name && nameTo !== undefined && nameTo > to) return { license: name.license, to: nameTo };
    return license && { license, to };
  };
  for (const to of vocabulary.canBegin(longest) ? ends : []) {
    const license = vocabulary.license(text.slice(start, endOf(to)));
    if (!license) continue;
    const isSettled = to === ends[0] || !CAN_GO_ON.has(words(to)?.kind);
    return isSettled ? { license, to } : longer(to, license);
  }
  return longer(at, undefined);
}

/** Where a name that starts at a word can end, the longest first: after a word, or after a parenthesis of its own. */
function nameEnds(words: ExpressionWords, at: number): readonly number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let to = at; to < at + LONGEST_NAME; to += 1) {
    const kind = words(to)?.kind;
    if (kind === undefined) break;
    if (kind === "open") depth += 1;
    if (kind === "close" && (depth -= 1) < 0) break;
    if (depth === 0 && (kind === "word" || kind === "close")) ends.unshift(to + 1);
  }
  return ends;
}
