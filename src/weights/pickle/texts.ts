import { unescapeString, unescapeUnicode, unquote } from "./lexemes.ts";
import { uint32, uint64 } from "./little-endian.ts";
import { OP } from "./opcodes.ts";
import { slice, type Window } from "./window.ts";

/** Longest text that is read: names and encodings are short, and what is longer is in no allow-list. */
const MAX_TEXT_BYTES = 1024;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Where the content of a text or of bytes lies. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** The content that the opcode at `offset` wrote, for opcodes that say its length; undefined for lines. */
export function countedSpan(window: Window, offset: number): Span | undefined {
  const head = slice(window, offset, Math.min(offset + 9, window.total));
  const code = head[0] ?? 0;
  switch (code) {
    case OP.SHORT_BINUNICODE:
    case OP.SHORT_BINSTRING:
    case OP.SHORT_BINBYTES:
      return { start: offset + 2, length: head[1] ?? 0 };
    case OP.BINUNICODE:
    case OP.BINSTRING:
    case OP.BINBYTES:
      return { start: offset + 5, length: uint32(head, 1) };
    case OP.BINUNICODE8:
    case OP.BINBYTES8:
    case OP.BYTEARRAY8:
      return { start: offset + 9, length: uint64(head, 1) };
    default:
      return undefined;
  }
}

/** The text that the opcode at `offset` wrote; what is longer than 1 KiB is cut and ends in an ellipsis. */
export function readText(window: Window, offset: number): string {
  const span = countedSpan(window, offset);
  if (span === undefined) return readLineText(window, offset);
  const bytes = slice(window, span.start, span.start + Math.min(span.length, MAX_TEXT_BYTES));
  const text = utf8.decode(bytes);
  return span.length > MAX_TEXT_BYTES ? `${text}…` : text;
}

function readLineText(window: Window, offset: number): string {
  const bytes = slice(window, offset, Math.min(offset + 1 + MAX_TEXT_BYTES, window.total));
  const end = bytes.indexOf(0x0a);
  const line = latin1(bytes.subarray(1, end < 0 ? undefined : end));
  const text =
    bytes[0] === OP.STRING ? unescapeString(unquote(line) ?? line) : unescapeUnicode(line);
  return end < 0 ? `${text}…` : text;
}

/** Bytes as the characters of the same numbers. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
