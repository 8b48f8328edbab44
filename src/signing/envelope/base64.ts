import { FormatError } from "../../bytes/errors.ts";

/** Bytes of base64 in its one right spelling, of either alphabet and with or without padding. Throws `FormatError`. */
export function readBase64(text: string, place: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length > 0 && (spells(text, bytes, "base64") || spells(text, bytes, "base64url"))) {
    return bytes;
  }
  throw new FormatError("bad-base64", `Cannot accept ${place}: wanted base64`);
}

/** Bytes that are spelled at once: the payload of a model of many tensors is not in memory a third time. */
const PIECE_BYTES = 3 << 14;

function spells(text: string, bytes: Buffer, encoding: "base64" | "base64url"): boolean {
  let at = 0;
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const spelled = bytes.toString(encoding, start, start + PIECE_BYTES);
    const isLast = start + PIECE_BYTES >= bytes.length;
    const there = isLast ? text.slice(at) : text.slice(at, at + spelled.length);
    if (there !== spelled && (!isLast || there !== spelled.replace(/=+$/, ""))) return false;
    at += spelled.length;
  }
  return true;
}

/** The base64 of bytes, with padding. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** The base64 of bytes that come in pieces: what does not fill four characters waits for the next one. */
export function* base64Pieces(pieces: Iterable<Uint8Array>): Generator<string, void, undefined> {
  let left: Uint8Array = new Uint8Array();
  for (const piece of pieces) {
    const bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
    const whole = bytes.length - (bytes.length % 3);
    yield base64Of(bytes.subarray(0, whole));
    left = bytes.slice(whole);
  }
  yield base64Of(left);
}
