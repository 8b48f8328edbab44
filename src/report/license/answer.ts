import { count } from "../text/count.ts";
import { shorten } from "../../bytes/shorten.ts";
import type { FileAnswer, FileLicenses } from "../../licenses/file-answer.ts";
import type { FileMatch, MatchKind, TextDifference } from "../../licenses/license.ts";
import { joinWords } from "../text/layout.ts";

/** How a match is said after the name of the license. */
const KIND_WORDS: Readonly<Record<MatchKind, string>> = {
  exact: "exact",
  modified: "modified",
  notice: "by a notice",
  tag: "by a tag",
  mention: "by its name",
};

/** Words quoted in the answer; all of them stand below it. */
const MAX_QUOTATION = 100;

/** The plain answer for one file: `MIT, exact` or `MIT + one added sentence (line 18): "..."`. */
export function plainAnswer(answer: FileAnswer): string {
  if ("error" in answer) return `not read: ${answer.error.message}`;
  const granting = answer.matches.filter(({ grants }) => grants);
  const [only, ...others] = granting;
  if (only === undefined) return withoutGrant(answer);
  const isOneLicense = others.every(({ id }) => id === only.id);
  if (isOneLicense) return sayMatch(strongest(granting) ?? only);
  const said = [...Map.groupBy(granting, ({ id }) => id).values()]
    .flatMap((matches) => tellingMatches(matches))
    .map((match) => sayMatch(match));
  return `${answer.expression}: ${[...new Set(said)].join("; ")}`;
}

/** Of the matches of one license its texts, which say more than any reference to it; else the reference that says most. */
function tellingMatches(matches: readonly FileMatch[]): readonly FileMatch[] {
  const texts = matches.filter(({ kind }) => kind === "modified" || kind === "exact");
  const first = strongest(matches);
  return texts.length > 0 || first === undefined ? texts : [first];
}

function withoutGrant({ matches, clauses = [] }: FileLicenses): string {
  const unknown = [...new Set(matches.filter(isUnknown).map(({ id }) => id))];
  const ids = [...new Set(matches.map(({ id }) => id))].filter((id) => !unknown.includes(id));
  if (clauses.length > 0) {
    return `a text that no catalog holds, with ${count(clauses.length, "possible clause")}`;
  }
  const stated =
    unknown.length === 0
      ? "no license stated"
      : `no known license stated: the catalog does not hold ${joinWords(unknown)}`;
  return ids.length === 0 ? stated : `${stated}; only mentioned: ${joinWords(ids)}`;
}

/** True for a tag whose words name no license of the catalog. */
export function isUnknown({ problems = [], grants, id }: FileMatch): boolean {
  return !grants && problems.some(({ kind, text }) => kind !== "deprecated-id" && text === id);
}

const STRENGTH: readonly MatchKind[] = ["modified", "exact", "notice", "tag", "mention"];

/** The match that says most; a modified text comes before everything, since its terms are others. */
function strongest(matches: readonly FileMatch[]): FileMatch | undefined {
  return STRENGTH.flatMap((kind) => matches.filter((match) => match.kind === kind))[0];
}

function sayMatch(match: FileMatch): string {
  if (match.kind !== "modified") return `${match.id}, ${KIND_WORDS[match.kind]}`;
  const real = match.differences.filter(({ isMinor }) => !isMinor);
  if (real.length === 0) return sayMinor(match);
  const [first] = real;
  if (first === undefined) return `${match.id}, modified`;
  if (real.length === 1) return `${match.id} ${sayDifference(first)}`;
  const kinds = (["added", "removed", "changed"] as const)
    .map((kind) => ({ kind, number: real.filter((one) => one.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  return `${match.id}, modified: ${joinWords(kinds)} (first at line ${first.line})`;
}

/** A text whose differences all change next to nothing. */
function sayMinor({ id, differences }: FileMatch): string {
  const others = differences.filter(({ isReplaceable }) => !isReplaceable);
  if (others.length > 0) return `${id}, but for ${count(others.length, "word")}`;
  return `${id}, exact but for words that its template leaves open`;
}

/** One difference after the name of the license: `+ one added sentence (line 18): "..."`. */
function sayDifference(difference: TextDifference): string {
  const { kind, line, text } = difference;
  switch (kind) {
    case "added":
      return `+ ${added(text)} (line ${line}): "${shorten(text, MAX_QUOTATION)}"`;
    case "removed":
      return `- ${count(missingWords(difference), "missing word")} (after line ${line})`;
    case "changed":
      return `with ${count(text.split(" ").length, "changed word")} (line ${line}): "${shorten(text, MAX_QUOTATION)}"`;
  }
}

/** `one added sentence`, or how many words where these are none. */
function added(text: string): string {
  const words = text.split(" ").length;
  if (words < 4) return count(words, "added word");
  const sentences = text.split(/[.!?。]["')\]]{0,2} /).length;
  return sentences === 1 ? "one added sentence" : `${sentences} added sentences`;
}

/** How many words of the license are missing. */
export function missingWords({ reference }: TextDifference): number {
  return reference.to - reference.from;
}
