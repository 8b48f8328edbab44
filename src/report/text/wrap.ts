import { eastAsianWidth } from "get-east-asian-width";

/** Nearly all text is printable ASCII, and then the length is the width. */
const PLAIN = /^[\u0020-\u007e]*$/;

/** Columns that a text takes on a terminal; wide characters such as CJK take two. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += graphemeWidth(segment);
  return width;
}

/** What a terminal draws as one sign: marks alone take nothing, emoji and East Asian signs two columns. */
function graphemeWidth(grapheme: string): number {
  if (/^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Mark}]+$/u.test(grapheme)) return 0;
  if (/\ufe0f/.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** Breaks a text into lines of at most `width` columns, at spaces where it can; at least one line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((word) => word !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

/** Pieces of a word that is wider than a line, broken after `/`, `-` or `_` where that is not too early. */
function breakWord(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  return PLAIN.test(word) ? breakPlainWord(word, width) : breakAnyWord(word, width);
}

function breakPlainWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (rest.length > Math.max(1, width)) {
    const end = breakPoint(rest.slice(0, Math.max(1, width)));
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function breakAnyWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let columns = 0;
  for (const { segment } of graphemesOf(word)) {
    const added = widthOf(segment);
    if (piece !== "" && columns + added > width) {
      const end = breakPoint(piece);
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
      columns = widthOf(piece);
    }
    piece += segment;
    columns += added;
  }
  return [...pieces, piece];
}

/** Where a full piece ends: after its last separator, or at its end when that would leave half of it empty. */
function breakPoint(piece: string): number {
  const end = Math.max(...["/", "-", "_"].map((separator) => piece.lastIndexOf(separator))) + 1;
  return end >= piece.length / 2 ? end : piece.length;
}

let segmenter: Intl.Segmenter | undefined;

/** Made when the first text needs it: most reports are ASCII, and making it takes as long as rendering them. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** Fills a text with spaces up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
