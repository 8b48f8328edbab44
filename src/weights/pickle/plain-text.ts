import { isUtf8 } from "node:buffer";

/** Texts up to this length are looked at byte by byte; calling out costs more. */
const SHORT_TEXT = 128;

/** Whether a text is UTF-8, as far as it is at hand; Python also takes surrogates, written as three bytes. */
export function isPlainText(bytes: Uint8Array, start: number, size: number): boolean {
  const end = start + size;
  if (end > bytes.length) return true;
  if (size <= SHORT_TEXT) {
    let high = 0;
    for (let p = start; p < end; p += 1) high |= bytes[p] ?? 0;
    if (high < 0x80) return true;
  }
  const text = bytes.subarray(start, end);
  return isUtf8(text) || isUtf8(withoutSurrogates(text));
}

/** The same bytes with lone surrogates (ED A0..BF xx) made into other characters of three bytes. */
function withoutSurrogates(text: Uint8Array): Uint8Array {
  return text.map((byte, at) => (byte >= 0xa0 && text[at - 1] === 0xed ? 0x80 : byte));
}
