import { count } from "../text/count.ts";
import type {
  ClauseChange,
  Hunk,
  SectionChange,
  SectionPlace,
  TextComparison,
} from "../../licenses/differences/comparison.ts";
import type { RenderOptions } from "../report-format.ts";
import { joinWords, paragraph } from "../text/layout.ts";
import type { Tone } from "../text/paint.ts";
import { CLAUSE_WORDS } from "../text/words.ts";
import { type DiffPiece, wordDiff } from "./word-diff.ts";

/** Two texts that were compared, and what they are called. */
export interface ComparedTexts {
  readonly before: { readonly name: string; readonly text: string };
  readonly after: { readonly name: string; readonly text: string };
  readonly comparison: TextComparison;
}

const STATUS_TONES: Readonly<Record<SectionChange["status"], Tone>> = {
  same: "quiet",
  changed: "doubtful",
  added: "good",
  removed: "bad",
  moved: "quiet",
};

/** The differences of two texts for reading, section by section: the answer, the clauses, then the words. */
export function versionsText(compared: ComparedTexts, options: RenderOptions): string {
  const { sections } = compared.comparison;
  const lines = [
    ...paragraph(answer(compared), { ...options, tone: "title" }),
    ...paragraph(sizes(compared.comparison), options),
    ...clauseLines(sections, options),
    ...sections.flatMap((section) => sectionLines(section, compared, options)),
    ...restLines(sections, options),
  ];
  return `${lines.join("\n")}\n`;
}

function answer({ before, after, comparison }: ComparedTexts): string {
  const both = `${before.name} and ${after.name}`;
  const real = comparison.hunks.filter(({ isMinor }) => !isMinor);
  if (comparison.hunks.length === 0) return `${both}: the same words`;
  if (real.length === 0)
    return `${both}: the same but for ${count(comparison.hunks.length, "article")}`;
  return `${both} differ in ${count(real.length, "place")}`;
}

function sizes({ hunks, words, free }: TextComparison): string {
  const added = hunks.reduce((sum, { after }) => sum + after.wordCount, 0);
  const removed = hunks.reduce((sum, { before }) => sum + before.wordCount, 0);
  const { letterCase, spelling, punctuation, whiteSpace, skippable } = free;
  const uncounted = letterCase + spelling + punctuation + whiteSpace + skippable;
  const rest =
    uncounted === 0 ? "" : `; ${count(uncounted, "place")} where only the writing differs`;
  return `${count(words.common, "word")} in common, ${added} added, ${removed} removed${rest}.`;
}

/** What became of the clauses, over all sections. */
function clauseLines(
  sections: readonly SectionChange[],
  options: RenderOptions,
): readonly string[] {
  const changes = sections.flatMap((section) =>
    section.clauses.map((clause) => ({ clause, section })),
  );
  const rows = (["added", "removed", "changed"] as const).flatMap((status) => {
    const said = changes
      .filter(({ clause }) => clause.status === status)
      .map(({ clause, section }) => `${CLAUSE_WORDS[clause.kind]} (${placeOf(clause, section)})`);
    return said.length === 0 ? [] : [`Clauses ${status}: ${joinWords([...new Set(said)])}.`];
  });
  return rows.flatMap((text) => paragraph(text, options));
}

function placeOf({ before, after }: ClauseChange, section: SectionChange): string {
  const number = (section.after ?? section.before)?.section;
  const line = (after ?? before)?.line ?? 0;
  return number === undefined ? `line ${line}` : `section ${number}, line ${line}`;
}

function sectionLines(
  section: SectionChange,
  compared: ComparedTexts,
  options: RenderOptions,
): readonly string[] {
  const { status, before, after, hunks } = section;
  if (status === "same" || status === "moved") return [];
  const place = after ?? before;
  if (!place) return [];
  const title = `${numberOf(section)}${quoted(place)} ${status}, ${linesOf(place)}`;
  return [
    "",
    ...paragraph(title, { ...options, tone: STATUS_TONES[status] }),
    ...wordDiff(piecesOf(hunks, after, compared.after.text), 2, options),
  ];
}

/** `1.b.v`, or `3 -> 2` where the number changed. */
function numberOf({ before, after }: SectionChange): string {
  const numbers = [before?.section, after?.section].filter((number) => number !== undefined);
  const said = [...new Set(numbers)];
  return said.length === 0 ? "" : `Section ${said.join(" -> ")} `;
}

function quoted({ title, section }: SectionPlace): string {
  return section === undefined ? `Paragraph "${title}"` : `"${title}"`;
}

function linesOf({ startLine, endLine }: SectionPlace): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
}

/** The words of a section with what came and went, from the second text. */
function piecesOf(
  hunks: readonly Hunk[],
  place: SectionPlace | undefined,
  text: string,
): readonly DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let at = place?.start ?? 0;
  for (const { before, after } of hunks) {
    if (place) pieces.push({ kind: "same", text: text.slice(at, after.start) });
    if (before.wordCount > 0) pieces.push({ kind: "removed", text: before.text });
    if (place && after.wordCount > 0) pieces.push({ kind: "added", text: after.text });
    at = Math.max(at, after.end);
  }
  if (place) pieces.push({ kind: "same", text: text.slice(at, Math.max(at, place.end)) });
  return pieces;
}

/** Sections without changes, by number. */
function restLines(sections: readonly SectionChange[], options: RenderOptions): readonly string[] {
  const moved = sections.filter(({ status }) => status === "moved");
  const same = sections.filter(({ status }) => status === "same");
  if (moved.length + same.length === sections.length && moved.length === 0) return [];
  const names = same.map(({ after }) => after?.section).filter((number) => number !== undefined);
  const unnumbered = same.length - names.length;
  const paragraphs = unnumbered === 0 ? [] : [count(unnumbered, "unnumbered paragraph")];
  return [
    "",
    ...moved.flatMap((section) =>
      paragraph(`${numberOf(section)}moved with the same words`, { ...options, tone: "quiet" }),
    ),
    ...(same.length === 0
      ? []
      : paragraph(`The same: ${joinWords([...names, ...paragraphs])}.`, {
          ...options,
          tone: "quiet",
        })),
  ];
}
