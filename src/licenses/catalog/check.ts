/**
 * Check of bytes from a place on: FNV-1a by 32-bit words. Each step is one to one, so no single changed word leaves it the same. The
 * bytes must be whole words, and aligned to them. The steps stand in the loop itself: some hundred thousand calls would cost more than
 * all else that is done at start.
 */
export function checkOfBytes(bytes: Uint8Array, from: number): number {
  const words = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + from,
    (bytes.byteLength - from) / 4,
  );
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** Check of a text: its length in bytes and its UTF-8, filled up with zeros to whole words. */
export function checkOfText(text: string): number {
  const room = new Uint8Array(4 + text.length * 3 + 3 - ((text.length * 3 + 3) % 4));
  const { written } = new TextEncoder().encodeInto(text, room.subarray(4));
  new DataView(room.buffer).setUint32(0, written, true);
  return checkOfBytes(room.subarray(0, 4 + Math.ceil(written / 4) * 4), 0);
}
