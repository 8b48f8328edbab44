import { FormatError } from "../../bytes/errors.ts";
import type { LongBytes } from "../../bytes/long-bytes.ts";
import { longBytesIn, type PieceSource } from "../../bytes/piece-source.ts";
import { Utf8Pieces } from "../../bytes/utf8-pieces.ts";

const LINE_FEED = 0x0a;

/** Where a line lies, and its first and last character that is no space. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly first: string;
  readonly last: string;
}

/**
 * The texts of the bundles in a file: its lines, where there are several and each that holds anything could be an object,
 * and otherwise the whole of it. Throws `FormatError` when it is no UTF-8.
 */
export function* bundlesIn(source: PieceSource): Generator<LongBytes, void, undefined> {
  if (!isList(source)) {
    yield longBytesIn(source);
    return;
  }
  for (const { start, end, first } of linesOf(source)) {
    if (first !== "") yield longBytesIn(source, start, end);
  }
}

function isList(source: PieceSource): boolean {
  let count = 0;
  for (const { first, last } of linesOf(source)) {
    if (first === "") continue;
    if (first !== "{" || last !== "}") return false;
    count += 1;
  }
  return count > 1;
}

/** Lines may have many megabytes: only their ends are looked at. */
function* linesOf(source: PieceSource): Generator<Line, void, undefined> {
  const decoder = new Utf8Pieces();
  let at = 0;
  let line = { start: 0, first: "", last: "" };
  function look(text: string): void {
    const inside = text.trim();
    if (inside === "") return;
    if (line.first === "") line.first = inside.charAt(0);
    line.last = inside.slice(-1);
  }
  for (const piece of source.pieces(0, source.byteLength)) {
    let from = 0;
    for (;;) {
      const feed = piece.indexOf(LINE_FEED, from);
      look(textOf(() => decoder.decode(piece.subarray(from, feed === -1 ? undefined : feed))));
      if (feed === -1) break;
      look(textOf(() => decoder.end()));
      yield { ...line, end: at + feed };
      from = feed + 1;
      line = { start: at + from, first: "", last: "" };
    }
    at += piece.length;
  }
  look(textOf(() => decoder.end()));
  yield { ...line, end: at };
}

function textOf(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new FormatError("bad-utf8", "Cannot read the bundle: it is not UTF-8", { cause });
  }
}
