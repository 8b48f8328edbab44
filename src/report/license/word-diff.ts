import { harmless } from "../harmless.ts";
import type { RenderOptions } from "../report-format.ts";
import type { Paint, Tone } from "../text/paint.ts";
import { widthOf, wrap } from "../text/wrap.ts";

/** A piece of a word diff: words that both texts have, words of the first alone, words of the second alone. */
export interface DiffPiece {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Characters of equal words shown on each side of a change. */
const CONTEXT = 60;

interface Word {
  readonly text: string;
  readonly tone: Tone | undefined;
  /** Stands right behind the word before it, as a comma does. */
  readonly isGlued?: boolean;
}

/** Lines of a word diff at an indentation: in color on a terminal, else with the signs `[-removed-]` and `{+added+}`. */
export function wordDiff(
  pieces: readonly DiffPiece[],
  indent: number,
  { width, paint }: RenderOptions,
): readonly string[] {
  const isColored = paint("bad", "x") !== "x";
  const words = pieces.flatMap((piece, at) => wordsOf(piece, at, pieces.length, isColored));
  const lines: Word[][] = [[]];
  let columns = 0;
  for (const word of words.flatMap((one) => breakLong(one, width - indent))) {
    const needed = widthOf(word.text);
    if (columns > 0 && word.isGlued !== true && columns + 1 + needed > width - indent) {
      lines.push([]);
      columns = 0;
    }
    lines.at(-1)?.push(word);
    columns += (columns > 0 && word.isGlued !== true ? 1 : 0) + needed;
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line) => " ".repeat(indent) + paintLine(line, paint));
}

function wordsOf(
  { kind, text }: DiffPiece,
  at: number,
  count: number,
  isColored: boolean,
): readonly Word[] {
  const plain = harmless(text).replaceAll(/ +/g, " ").trim();
  if (plain === "") return [];
  if (kind === "same") {
    const words = split(context(plain, at === 0, at === count - 1), undefined);
    const isGlued = at > 0 && /^[^\s\p{L}\p{N}]/u.test(text);
    return words.map((word, index) => (index === 0 ? { ...word, isGlued } : word));
  }
  const tone = kind === "removed" ? "bad" : "good";
  if (isColored) return split(plain, tone);
  return split(kind === "removed" ? `[-${plain}-]` : `{+${plain}+}`, tone);
}

function split(text: string, tone: Tone | undefined): readonly Word[] {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ text: word, tone }));
}

/** Equal words near a change; those further away are an ellipsis. */
function context(text: string, isFirst: boolean, isLast: boolean): string {
  const most = isFirst || isLast ? CONTEXT : CONTEXT * 2;
  if (text.length <= most) return text;
  const head = isFirst ? "" : upTo(text, CONTEXT);
  const tail = isLast ? "" : from(text, text.length - CONTEXT);
  return `${head} \u2026 ${tail}`.trim();
}

function upTo(text: string, end: number): string {
  return text.slice(0, text.lastIndexOf(" ", end) > 0 ? text.lastIndexOf(" ", end) : end);
}

function from(text: string, start: number): string {
  const space = text.indexOf(" ", start);
  return text.slice(space < 0 ? start : space + 1);
}

function breakLong(word: Word, width: number): readonly Word[] {
  if (widthOf(word.text) <= width) return [word];
  return split(wrap(word.text, width).join(" "), word.tone);
}

/** Neighbors of one tone are painted together, so that the spaces between them are too. */
function paintLine(words: readonly Word[], paint: Paint): string {
  let line = "";
  for (let at = 0; at < words.length;) {
    const { tone, isGlued } = words[at] ?? { text: "", tone: undefined };
    let end = at + 1;
    while (end < words.length && words[end]?.tone === tone) end += 1;
    const text = words
      .slice(at, end)
      .map((word) => word.text)
      .join(" ");
    line += at > 0 && isGlued !== true ? " " : "";
    line += tone === undefined ? text : paint(tone, text);
    at = end;
  }
  return line;
}
