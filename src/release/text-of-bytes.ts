import { binaryReason, binaryTextReason } from "./binary-content.ts";
import { decodeText, type DecodedText } from "./decode-text.ts";

/** Why bytes are no text, in a few words. */
export interface BinaryContent {
  readonly binary: string;
}

/** The text that bytes of a file hold, or why they hold none. `isCut` as for `decodeText`. */
export function textOfBytes(bytes: Uint8Array, isCut: boolean): DecodedText | BinaryContent {
  const decoded = decodeText(bytes, isCut);
  const isUtf16 = decoded.encoding === "utf-16le" || decoded.encoding === "utf-16be";
  const binary = isUtf16 ? binaryTextReason(decoded.text) : binaryReason(bytes);
  return binary === undefined ? decoded : { binary };
}
