import { lineAt, lineStarts } from "../../bytes/lines.ts";
import type { TextFile } from "../../release/read-text.ts";
import type { Evidence } from "../evidence.ts";
import { readBlocks, type BlockKind } from "./blocks.ts";
import { plainText, type Link } from "./plain-text.ts";
import { MAX_SENTENCE, splitSentences, type Span } from "./split-sentences.ts";

/** One sentence, list item, table row or heading of a document, in the reader's words and the file's. */
export interface Sentence {
  readonly kind: BlockKind;
  /** Markup removed, white space squeezed. */
  readonly text: string;
  /** Titles of the headings above, outermost first. */
  readonly section: readonly string[];
  readonly links: readonly Link[];
  /** Number of the block it stands in: sentences of one paragraph share it. */
  readonly block: number;
  /** First row of the table that a row belongs to; empty elsewhere. */
  readonly header: string;
  readonly evidence: Evidence;
}

/** A document read as sentences. Code blocks give one sentence per line, so that commands can be cited. */
export interface Prose {
  readonly path: string;
  readonly sentences: readonly Sentence[];
}

/** Quotes are cut here: long enough to judge, short enough to print. */
const MAX_QUOTE = 240;

/** Reads Markdown, reStructuredText or plain text. Never fails: what is not markup is words. */
export function readProse(file: TextFile): Prose {
  const starts = lineStarts(file.text);
  const sentences: Sentence[] = [];
  const section: { level: number; title: string }[] = [];
  let number = 0;
  for (const block of readBlocks(file.text)) {
    number++;
    const plain =
      block.kind === "code"
        ? { text: block.raw, origin: identity(block.start, block.raw.length), links: [] }
        : plainText(block.raw, block.start);
    const titles = section.map((heading) => heading.title);
    const spans = block.kind === "table-row" ? wholeRow(plain.text) : splitSentences(plain.text);
    const worn = new Set<Link>();
    for (const span of spans) {
      const from = plain.origin[span.start] ?? block.start;
      const to = (plain.origin[span.end - 1] ?? from) + 1;
      const links = plain.links.filter((l) => l.plainStart <= span.end && l.plainEnd >= span.start);
      for (const link of links) worn.add(link);
      sentences.push({
        kind: block.kind,
        text: readable(plain.text.slice(span.start, span.end)),
        section: titles,
        links,
        block: number,
        header: block.header,
        evidence: quote(file, starts, from, to),
      });
    }
    // Images without words around them (badges) have no sentence to belong to.
    for (const link of plain.links) {
      if (worn.has(link)) continue;
      const end = Math.min(file.text.length, link.at + MAX_QUOTE);
      sentences.push({
        kind: block.kind,
        text: link.label,
        section: titles,
        links: [link],
        block: number,
        header: block.header,
        evidence: quote(file, starts, link.at, end),
      });
    }
    if (block.kind !== "heading") continue;
    while ((section.at(-1)?.level ?? 0) >= block.level) section.pop();
    section.push({ level: block.level, title: readable(plain.text) });
  }
  return { path: file.path, sentences };
}

/** Evidence for a range of a file: its own words, with the line where they start. */
function quote(file: TextFile, starts: readonly number[], from: number, to: number): Evidence {
  const words = squeeze(file.text.slice(from, Math.min(to, from + 4 * MAX_QUOTE)));
  // A sign of two units that the cut would halve is left out whole.
  const text = words.slice(0, MAX_QUOTE).replace(/\p{Surrogate}$/u, "");
  const line = lineAt(starts, from);
  return {
    file: file.path,
    line,
    text,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
  };
}

/** Evidence for one whole line, 1-based. */
export function quoteLine(file: TextFile, starts: readonly number[], line: number): Evidence {
  const from = starts[line - 1] ?? 0;
  const to = starts[line] ?? file.text.length;
  return quote(file, starts, from, to);
}

/** Evidence for the whole line that an offset lies in. */
export function quoteAt(file: TextFile, offset: number): Evidence {
  const starts = lineStarts(file.text);
  return quoteLine(file, starts, lineAt(starts, offset));
}

function wholeRow(text: string): readonly Span[] {
  return text.trim() ? [{ start: 0, end: Math.min(text.length, MAX_SENTENCE) }] : [];
}

/** Characters that a reader does not see: soft hyphens, zero-width spaces, byte order marks, turns of direction. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Words as a reader sees them; evidence keeps what is hidden in them. */
function readable(text: string): string {
  return squeeze(text.replace(UNSEEN, ""));
}

function squeeze(text: string): string {
  return text.replace(/[\s\u2029]+/g, " ").trim();
}

function identity(start: number, length: number): readonly number[] {
  return Array.from({ length }, (_, i) => start + i);
}
