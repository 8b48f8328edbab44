import type { DigestList } from "./digest-list.ts";
import type { LeafForm } from "./digest-work.ts";
import { LEAF_BYTES } from "./merkle.ts";
import type { Room } from "./room.ts";
import { wideningOf } from "./widen.ts";

/** Where digests of leaves are put. */
export interface LeafLists {
  readonly stored: DigestList;
  /** Of the leaves that they become when they are widened; none where values cannot be told. */
  readonly values: DigestList;
}

/** Digests the first `length` bytes of the room. */
export function digestLeaf(room: Room, length: number, form: LeafForm, into: LeafLists): void {
  const stored = room.stored.digest(length);
  into.stored.push(stored);
  digestValues(room, { length, stored }, form, into.values);
}

/** A leaf in the room: its bytes, and the digest that they have as they are. */
interface StoredLeaf {
  readonly length: number;
  readonly stored: string;
}

/** Digests the first bytes of the room, widened; those that are big end first are swapped there meanwhile. */
export function digestValues(
  { kernels, stored: { bytes, offset }, value }: Room,
  { length, stored }: StoredLeaf,
  { dtype, byteOrder }: LeafForm,
  into: DigestList,
): void {
  const widening = wideningOf(dtype);
  if (widening === undefined) return;
  const { unitBytes, wideBytes, widen, isWide } = widening;
  const isSwapped = byteOrder === "big" && unitBytes > 1;
  if (isSwapped) swap(bytes.subarray(0, length), unitBytes);
  const count = Math.floor(length / unitBytes);
  const isWhole = count * unitBytes === length;
  if (!isSwapped && isWhole && isWide?.(kernels, offset, count)) {
    into.push(stored);
    return;
  }
  const atOnce = LEAF_BYTES / wideBytes;
  for (let at = 0; at < count || at === 0; at += atOnce) {
    const part = Math.min(atOnce, count - at);
    widen(kernels, offset + at * unitBytes, value.offset, part);
    into.push(value.digest(part * wideBytes));
  }
  // The digest of the file as a whole takes the bytes as they were.
  if (isSwapped) swap(bytes.subarray(0, length), unitBytes);
}

/** Turns the bytes of each number round; what is left over at the end stays. */
function swap(bytes: Uint8Array, unitBytes: number): void {
  const length = bytes.length - (bytes.length % unitBytes);
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  if (unitBytes === 2) whole.swap16();
  if (unitBytes === 4) whole.swap32();
  if (unitBytes === 8) whole.swap64();
}
