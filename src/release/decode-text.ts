import { startsWith } from "./binary-content.ts";

/** Encodings that texts are read in. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "latin-1";

/** Text and the encoding it was found to be in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const REPLACEMENT = "\ufffd";

/** Encoding that the byte order mark says, where there is one. */
function markedEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, UTF8_MARK)) return "utf-8";
  if (startsWith(bytes, [0xff, 0xfe, 0, 0])) return undefined;
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  return undefined;
}

/**
 * Decodes text by its byte order mark, else as UTF-8, else as Latin-1; a mark is removed.
 *
 * Without a mark, bytes are UTF-8 as long as broken places are fewer than sound characters beyond ASCII: those become
 * U+FFFD. Otherwise they are Latin-1, read as browsers do, as windows-1252: the same but for typographic quotes and
 * dashes where Latin-1 has controls. Pass `isCut` when the bytes end in the middle of a file: a character cut there is left out.
 */
export function decodeText(bytes: Uint8Array, isCut: boolean): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked)
    return { text: new TextDecoder(marked).decode(bytes, { stream: isCut }), encoding: marked };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    return { text, encoding: "utf-8" };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const text = new TextDecoder("utf-8").decode(bytes, { stream: isCut });
  if (countBroken(text) < countSound(bytes)) return { text, encoding: "utf-8" };
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "latin-1" };
}

function countBroken(text: string): number {
  let count = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) count++;
  return count;
}

/** Lead bytes of UTF-8 that a continuation byte follows: what would be a character beyond ASCII. */
function countSound(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const isLead = (bytes[at] ?? 0) >= 0xc2;
    if (isLead && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80) count++;
  }
  return count;
}
