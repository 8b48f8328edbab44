const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of bytes, a mark of their order kept as a character. Throws `TypeError` when they are no UTF-8. */
export function strictUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
