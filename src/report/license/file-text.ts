import { count } from "../text/count.ts";
import { shorten } from "../../bytes/shorten.ts";
import type { FileAnswer } from "../../licenses/file-answer.ts";
import type {
  Clause,
  FileDifference,
  FileMatch,
  MatchKind,
  MatchProblem,
  MatchSpan,
  RepeatedMatches,
} from "../../licenses/license.ts";
import type { RenderOptions } from "../report-format.ts";
import { cut, joinWords, paragraph, row } from "../text/layout.ts";
import { CLAUSE_WORDS } from "../text/words.ts";
import { isUnknown, missingWords, plainAnswer } from "./answer.ts";

/** References shown of one file; a list of names is understood from its beginning, and the JSON formats hold all. */
const MATCHES_SHOWN = 40;
/** A quotation as long as they may be is the beginning of more words. */
const WHOLE_QUOTATION = 239;
const LABEL_COLUMNS = 10;
const CLAUSE_COLUMNS = 26;

const KIND_WORDS: Readonly<Record<MatchKind, string>> = {
  exact: "the text, word for word",
  modified: "the text, with changes",
  notice: "a notice",
  tag: "a tag or field",
  mention: "its name",
};

const PROBLEM_WORDS: Readonly<
  Record<MatchProblem["kind"], (words: string, replacement: string) => string>
> = {
  empty: () => "the expression is empty",
  "unknown-license": (words) => `${words} is no license of the catalog`,
  "unknown-exception": (words) => `${words} is no exception of the catalog`,
  "missing-license": (words) => `no license stands beside ${words}`,
  "missing-operator": () => "no AND, OR or WITH stands between two licenses; read as AND",
  "unexpected-words": (words) => `${words} is no part of an expression`,
  "unbalanced-parenthesis": () => "a parenthesis has no partner",
  "nested-too-deep": () => "parentheses are nested too deep to be read",
  "deprecated-id": (words, replacement) => `${words} is a deprecated id; it is ${replacement} now`,
};

/** What one file says of licenses, for reading: the answer, then each place with what differs and what it demands. */
export function fileText(answer: FileAnswer, options: RenderOptions): string {
  const lines = paragraph(`${answer.path}: ${plainAnswer(answer)}`, { ...options, tone: "title" });
  if ("error" in answer) return `${lines.join("\n")}\n`;
  // What is only mentioned comes last.
  const inOrder = answer.matches.toSorted((a, b) => Number(b.grants) - Number(a.grants));
  const { shown, more } = cut(inOrder, MATCHES_SHOWN);
  const all = [
    ...lines,
    ...findingsOf(shown).flatMap((finding) => findingLines(finding, options)),
    ...(more === 0 ? [] : paragraph(`and ${more} more places`, { ...options, indent: 2 })),
    ...(answer.repeated ?? []).flatMap((repeated) => repeatedLines(repeated, options)),
    ...clauseLines(answer.clauses ?? [], "Clauses by their wording", options),
  ];
  return `${all.join("\n")}\n`;
}

/** Matches together when they are said in the same words: references to one license. Each license text stands for itself. */
function findingsOf(matches: readonly FileMatch[]): readonly (readonly FileMatch[])[] {
  const findings = Map.groupBy(matches.entries(), ([at, match]) =>
    match.kind === "exact" || match.kind === "modified" ? at : headingOf(match),
  );
  return Array.from(findings.values(), (found) => found.map(([, match]) => match));
}

function headingOf(match: FileMatch): string {
  const { id, name, kind, grants, score, others = [] } = match;
  const called = name === undefined || name === id ? id : `${id} ("${name}")`;
  const role = isUnknown(match) ? ", not in the catalog" : grants ? "" : ", only mentioned";
  const open = others.length === 0 ? "" : `; can also mean ${joinWords(others)}`;
  const share = kind === "modified" ? `, ${percent(score)} of its words` : "";
  const sure = kind === "mention" || kind === "notice" ? `, ${percent(score)} sure` : "";
  return `${called}: ${KIND_WORDS[kind]}${share}${sure}${role}${open}`;
}

function findingLines(matches: readonly FileMatch[], options: RenderOptions): readonly string[] {
  const [first] = matches;
  if (!first) return [];
  return [
    ...paragraph(headingOf(first), { ...options, indent: 2 }),
    ...matches.flatMap((match) => matchLines(match, options)),
  ];
}

function matchLines(
  { span, problems = [], differences, clauses = [] }: FileMatch,
  options: RenderOptions,
): readonly string[] {
  return [
    ...paragraph(placeOf(span), { ...options, indent: 4, tone: "quiet" }),
    ...problems.flatMap((problem) =>
      paragraph(sayProblem(problem), { ...options, indent: 4, tone: "doubtful" }),
    ),
    ...differenceLines(differences, options),
    ...clauseLines(clauses, "Clauses", options),
  ];
}

/** How often a statement is repeated beside the places that are listed. */
function repeatedLines(
  { id = "other licenses", kind, grants, count, lines }: RepeatedMatches,
  options: RenderOptions,
): readonly string[] {
  const role = grants ? "" : ", granting nothing";
  const first = lines[0]?.startLine;
  const last = lines.at(-1)?.endLine;
  const times = count === 1 ? "once more" : `${count} times more`;
  return paragraph(`${id}: ${KIND_WORDS[kind]}${role}, ${times} within lines ${first}-${last}`, {
    ...options,
    indent: 2,
  });
}

/** What is wrong in a tag, with its words. */
function sayProblem({ kind, text, span, replacement }: MatchProblem): string {
  return `line ${span.startLine}: ${PROBLEM_WORDS[kind](`"${text}"`, replacement ?? "")}`;
}

function placeOf({ startLine, endLine, startByte, endByte }: MatchSpan): string {
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
  return `${lines}, bytes ${startByte}-${endByte}`;
}

function percent(share: number): string {
  const whole = Math.floor(share * 1000) / 10;
  return `${Number.isInteger(whole) ? whole : whole.toFixed(1)} %`;
}

function differenceLines(
  differences: readonly FileDifference[],
  options: RenderOptions,
): readonly string[] {
  const { width, paint } = options;
  return differences.flatMap((difference) => {
    const { kind, isMinor, isReplaceable, line, text } = difference;
    const note = isReplaceable ? " (left open by the template)" : isMinor ? " (minor)" : "";
    const tone = isMinor ? "quiet" : kind === "added" ? "good" : "bad";
    return row(
      [
        { text: "", width: 0 },
        { text: kind, width: LABEL_COLUMNS - 2, tone },
        { text: `line ${line}`, width: LABEL_COLUMNS },
        {
          text: `${sayWords(difference, shorten(text, WHOLE_QUOTATION))}${note}`,
          width: width - 2 * LABEL_COLUMNS - 8,
        },
      ],
      paint,
    );
  });
}

/** The file's own words; the license's words where they are at hand, else how many they are. */
function sayWords(difference: FileDifference, text: string): string {
  const { kind, canonical } = difference;
  const words = missingWords(difference);
  const theirs = canonical === undefined ? count(words, "word") : `"${canonical}"`;
  switch (kind) {
    case "added":
      return `"${text}"`;
    case "removed":
      return `${theirs} of the license ${canonical === undefined && words > 1 ? "are" : "is"} missing after this line`;
    case "changed":
      return `"${text}" in place of ${theirs}${canonical === undefined ? " of the license" : ""}`;
  }
}

/** Clauses with section, line and their own words. */
export function clauseLines(
  clauses: readonly Clause[],
  title: string,
  options: RenderOptions,
): readonly string[] {
  if (clauses.length === 0) return [];
  const { width, paint } = options;
  const rows = clauses.flatMap((clause) =>
    row(
      [
        { text: "", width: 2 },
        { text: CLAUSE_WORDS[clause.kind], width: CLAUSE_COLUMNS },
        { text: whereOf(clause), width: width - CLAUSE_COLUMNS - 8 },
      ],
      paint,
    ),
  );
  return [...paragraph(`${title}:`, { ...options, indent: 4 }), ...rows];
}

function whereOf({ section, line, text, isAltered, isMissing, isPossible }: Clause): string {
  const number = section === undefined ? "" : `section ${section}, `;
  if (isMissing) return `${number}missing after line ${line}`;
  const flags = `${isAltered ? ", changed here" : ""}${isPossible ? ", possibly" : ""}`;
  return `${number}line ${line}${flags}: "${shorten(text, WHOLE_QUOTATION)}"`;
}

/** How many files of folders say nothing of licenses, and how many hold no text; nothing where there are none. */
export function otherFilesText(
  { silent, binary }: { readonly silent: number; readonly binary: number },
  options: RenderOptions,
): string {
  const lines = [
    ...(silent === 0
      ? []
      : [`${count(silent, "more file")} ${silent === 1 ? "states" : "state"} no license.`]),
    ...(binary === 0
      ? []
      : [`${count(binary, "more file")} ${binary === 1 ? "holds" : "hold"} no text.`]),
  ];
  return lines
    .flatMap((line) => paragraph(line, { ...options, tone: "quiet" }))
    .map((line) => `${line}\n`)
    .join("");
}
