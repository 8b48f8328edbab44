import { harmless } from "../harmless.ts";
import type { Paint, Tone } from "./paint.ts";
import { pad, wrap } from "./wrap.ts";

/** One cell of a row: its text is made harmless and wrapped to `width` columns. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly tone?: Tone;
}

/** Lines of one row: two spaces in front, two between cells, each cell wrapped within its own columns. */
export function row(cells: readonly Cell[], paint: Paint): readonly string[] {
  const columns = cells.map(({ text, width }) => wrap(harmless(text), width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map(({ width, tone }, column) => {
        const line = columns[column]?.[index] ?? "";
        const isLast = column === cells.length - 1;
        const padding = isLast ? "" : pad(line, width).slice(line.length);
        return (tone === undefined || line === "" ? line : paint(tone, line)) + padding;
      })
      .reduce((left, right) => `${left}  ${right}`, "")
      .trimEnd(),
  );
}

/** A paragraph at an indentation, wrapped to the whole width. */
export function paragraph(
  text: string,
  { width, indent = 0, paint, tone }: ParagraphOptions,
): readonly string[] {
  return wrap(harmless(text), width - indent).map(
    (line) => " ".repeat(indent) + (tone === undefined ? line : paint(tone, line)),
  );
}

/** Where a paragraph stands and how it looks. */
export interface ParagraphOptions {
  readonly width: number;
  readonly indent?: number;
  readonly paint: Paint;
  readonly tone?: Tone;
}

/** The first of a long list, and how many are left out: a list is never cut silently. */
export function cut<T>(
  items: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly more: number } {
  // A line that says "and 1 more" takes the place of the one it leaves out.
  const shown = items.length === limit + 1 ? items : items.slice(0, limit);
  return { shown, more: items.length - shown.length };
}

/** Words joined as a sentence joins them: `a, b and c`. */
export function joinWords(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}
