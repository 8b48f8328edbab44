import { shorten } from "../../bytes/shorten.ts";
import type { Evidence } from "../../inventory/evidence.ts";
import { cut, paragraph, type ParagraphOptions } from "./layout.ts";

/** Pieces of evidence shown for one statement, unless a section asks for fewer; the JSON report holds all. */
const SHOWN = 3;

/** Longer quotations end with an ellipsis here; the place says where the rest stands. */
const MAX_QUOTATION = 160;

/** `LICENSE:12`, as editors and terminals open it, with the base model in whose release it lies; bytes have no lines. */
export function place({ release, file, line, offset }: Evidence): string {
  const of = release === undefined ? "" : ` of ${release}`;
  if (offset !== undefined) return `${file}${of} at byte ${offset}`;
  return line === undefined ? `${file}${of}` : `${file}:${line}${of}`;
}

/** The place of the first evidence, and how many others there are: `LICENSE:1 (+2)`. */
export function places(evidence: readonly Evidence[]): string {
  const [first, ...rest] = evidence;
  if (first === undefined) return "";
  return rest.length === 0 ? place(first) : `${place(first)} (+${rest.length})`;
}

/** Each piece of evidence with the words that stand there. */
export function quotations(
  evidence: readonly Evidence[],
  options: ParagraphOptions,
  limit: number = SHOWN,
): readonly string[] {
  const { shown, more } = cut(evidence, limit);
  const lines = shown.flatMap((one) =>
    paragraph(
      one.text === undefined ? place(one) : `${place(one)}  "${shorten(one.text, MAX_QUOTATION)}"`,
      {
        ...options,
        tone: "quiet",
      },
    ),
  );
  return more === 0
    ? lines
    : [...lines, ...paragraph(`and ${more} more`, { ...options, tone: "quiet" })];
}
