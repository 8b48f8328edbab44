/** A byte that may stand at the high end of an address. */
function isEdge(byte: number | undefined): boolean {
  return byte === 0 || byte === 0xff;
}

/** By the places of bytes that looked like calls just before: whether an address here is one that was changed. */
const MAY_CHANGE: readonly boolean[] = [true, true, true, false, true, false, false, false];
const PLACES: readonly number[] = [0, 1, 2, 2, 3, 3, 3, 3];

/** Undoes the filter for programs of x86, which makes the addresses of calls and jumps count from the beginning. */
export function unbcj(packed: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(packed);
  const view = new DataView(bytes.buffer);
  let before = -1;
  let mask = 0;
  let at = 0;
  while (at + 5 <= bytes.length) {
    if (((bytes[at] ?? 0) & 0xfe) !== 0xe8) {
      at += 1;
      continue;
    }
    const distance = at - before;
    before = at;
    mask = distance > 3 ? 0 : (mask << (distance - 1)) & 7;
    if (mask !== 0) {
      const place = PLACES[mask] ?? 0;
      if (MAY_CHANGE[mask] !== true || isEdge(bytes[at + 4 - place])) {
        mask = ((mask << 1) | 1) & 7;
        at += 1;
        continue;
      }
    }
    if (!isEdge(bytes[at + 4])) {
      mask = ((mask << 1) | 1) & 7;
      at += 1;
      continue;
    }
    let source = view.getUint32(at + 1, true);
    for (;;) {
      const target = (source - (at + 5)) >>> 0;
      if (mask === 0) {
        source = target;
        break;
      }
      const shift = (PLACES[mask] ?? 0) * 8;
      const edge = (target >>> (24 - shift)) & 0xff;
      source = target;
      if (!isEdge(edge)) break;
      source = (target ^ ((2 ** (32 - shift) - 1) >>> 0)) >>> 0;
    }
    const high = ((source >>> 24) & 1) === 0 ? 0 : 0xff000000;
    view.setUint32(at + 1, ((source & 0x01ffffff) | high) >>> 0, true);
    at += 5;
    before = at - 1;
    mask = 0;
  }
  return bytes;
}
