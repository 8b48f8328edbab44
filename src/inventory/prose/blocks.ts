export type BlockKind = "heading" | "paragraph" | "list-item" | "table-row" | "code";

/** A run of lines that belong together. */
export interface Block {
  readonly kind: BlockKind;
  /** Offset of `raw` in the file. */
  readonly start: number;
  readonly raw: string;
  /** Heading level 1 to 6; 0 for everything else. */
  readonly level: number;
  /** First row of the table that a row belongs to; empty elsewhere. */
  readonly header: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX_HEADING = /^ {0,3}(#{1,6})\s+/;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
const RULE = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,})$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}/;

/** Splits a document into blocks, in order; front matter and HTML comments are left out. */
export function* readBlocks(text: string): Generator<Block, void> {
  const reader = new BlockReader();
  let offset = frontMatterEnd(text);
  while (offset < text.length) {
    const newline = text.indexOf("\n", offset);
    const end = newline < 0 ? text.length : newline;
    yield* reader.line(withoutQuoteMarks(text.slice(offset, end)), offset);
    offset = end + 1;
  }
  yield* reader.flush();
}

/** Offset after a leading `---` block; 0 when there is none. */
export function frontMatterEnd(text: string): number {
  if (!/^---[ \t]*\r?\n/.test(text)) return 0;
  const close = /\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return close ? close.index + close[0].length : 0;
}

/** Marks of quoted lines become blanks of the same length, so that offsets stay true. */
function withoutQuoteMarks(line: string): string {
  return line.replace(/\r$/, "").replace(/^(?: {0,3}>)+/, (marks) => " ".repeat(marks.length));
}

/** What ends the hidden lines that this one begins; empty when it shows something. */
function hiddenUntil(line: string): string {
  const [, comment, tag] = /^\s*(?:(<!--)|<(script|style|template)[\s>])/i.exec(line) ?? [];
  if (comment) return "-->";
  return tag === undefined ? "" : `</${tag.toLowerCase()}`;
}

class BlockReader {
  #kind: BlockKind = "paragraph";
  #start = 0;
  #lines: string[] = [];
  #fence = "";
  /** What ends the hidden lines that we are in: a comment, or a tag whose content is not shown. */
  #hiddenUntil = "";
  #header = "";

  *line(line: string, offset: number): Generator<Block, void> {
    if (this.#fence) {
      if (line.trimStart().startsWith(this.#fence)) this.#fence = "";
      else if (line.trim()) yield { kind: "code", start: offset, raw: line, level: 0, header: "" };
      return;
    }
    this.#hiddenUntil ||= hiddenUntil(line);
    if (this.#hiddenUntil) return yield* this.#hidden(line, offset);
    const fence = FENCE.exec(line)?.[1];
    if (fence) {
      yield* this.flush();
      this.#fence = fence;
      return;
    }
    if (!line.trim()) {
      this.#header = "";
      return yield* this.flush();
    }
    const heading = ATX_HEADING.exec(line);
    if (heading?.[1]) {
      yield* this.flush();
      const skip = heading[0].length;
      yield {
        kind: "heading",
        start: offset + skip,
        raw: line.slice(skip).replace(/\s#+\s*$/, ""),
        level: heading[1].length,
        header: "",
      };
      return;
    }
    if (RULE.test(line)) return yield* this.#underline(line);
    yield* this.#words(line, offset);
  }

  *flush(): Generator<Block, void> {
    if (this.#lines.length === 0) return;
    yield {
      kind: this.#kind,
      start: this.#start,
      raw: this.#lines.join("\n"),
      level: 0,
      header: "",
    };
    this.#lines = [];
  }

  /** What is hidden gives nothing; words after its end on the same line are seen again. */
  *#hidden(line: string, offset: number): Generator<Block, void> {
    const at = line.toLowerCase().indexOf(this.#hiddenUntil);
    if (at < 0) return;
    const close = line.indexOf(">", at);
    this.#hiddenUntil = "";
    const rest = close < 0 ? "" : line.slice(close + 1);
    if (rest.trim()) yield* this.line(rest.padStart(line.length), offset);
  }

  /** A rule under a single line of words makes them a heading; elsewhere it only separates. */
  *#underline(rule: string): Generator<Block, void> {
    const only =
      this.#lines.length === 1 && this.#kind === "paragraph" ? this.#lines[0] : undefined;
    if (only === undefined) return yield* this.flush();
    this.#lines = [];
    yield {
      kind: "heading",
      start: this.#start,
      raw: only,
      level: rule.includes("=") ? 1 : 2,
      header: "",
    };
  }

  *#words(line: string, offset: number): Generator<Block, void> {
    const isRow = line.trimStart().startsWith("|") || (line.match(/ ?\| ?/g) ?? []).length >= 2;
    if (isRow) {
      yield* this.flush();
      if (TABLE_RULE.test(line)) return;
      this.#header ||= line;
      yield { kind: "table-row", start: offset, raw: line, level: 0, header: this.#header };
      return;
    }
    this.#header = "";
    const item = LIST_ITEM.exec(line);
    if (item) {
      yield* this.flush();
      this.#kind = "list-item";
    } else if (this.#lines.length === 0) this.#kind = "paragraph";
    if (this.#lines.length === 0) this.#start = offset;
    this.#lines.push(line);
  }
}
