import { isUtf8 } from "node:buffer";
import { startsWith } from "./binary-content.ts";
import { type BinaryContent, textOfBytes } from "./text-of-bytes.ts";

/** Shorter texts are decoded at once. */
const LONG_TEXT = 1 << 20;
/** Bytes of a longer one that are decoded at once. */
const PIECE_BYTES = 1 << 16;
const UTF16_MARKS: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** The text of a file. */
export interface TextPieces {
  /** All of it; undefined for a long one. */
  readonly text: string | undefined;
  /** All of it in order; can be read more than once. */
  readonly pieces: Iterable<string>;
}

/**
 * As `textOfBytes`, but long files in UTF-8 are decoded piece by piece, so that their text is never held as a whole. Long files in other
 * encodings are rare; theirs is.
 */
export function textPieces(bytes: Uint8Array): TextPieces | BinaryContent {
  if (bytes.length > LONG_TEXT && isUtf8(bytes) && !hasUtf16Mark(bytes)) {
    const beginning = textOfBytes(bytes.subarray(0, PIECE_BYTES), true);
    if ("binary" in beginning) return beginning;
    return { text: undefined, pieces: { [Symbol.iterator]: () => decodedPieces(chunksOf(bytes)) } };
  }
  const content = textOfBytes(bytes, false);
  return "binary" in content ? content : { text: content.text, pieces: [content.text] };
}

/** Whether bytes that come in chunks are UTF-8 throughout. */
export function isPlainUtf8(chunks: Iterable<Uint8Array>): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  try {
    for (const chunk of chunks) {
      if (isFirst && hasUtf16Mark(chunk)) return false;
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The text of UTF-8 in chunks, in pieces. */
export function* decodedPieces(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder("utf-8");
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return UTF16_MARKS.some((mark) => startsWith(bytes, mark));
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
