import { LEAF_BYTES } from "./merkle.ts";
import type { Room } from "./room.ts";
import { wideningOf } from "./widen.ts";

/** How the numbers of a leaf are written. */
export interface LeafForm {
  readonly dtype: string;
  readonly byteOrder: "little" | "big";
}

/** Digests of one leaf. */
export interface LeafDigests {
  readonly stored: Uint8Array;
  /** Of the leaves that it becomes when it is widened; none where values cannot be told. */
  readonly values: readonly Uint8Array[];
}

/** Digests the first `length` bytes of the room. Bytes that are big end first are swapped there. */
export function digestLeaf(room: Room, length: number, form: LeafForm): LeafDigests {
  const stored = room.stored.digest(length);
  return { stored, values: valueLeaves(room, length, form, stored) };
}

/** Digests of the first `length` bytes of the room, widened; `stored` is what they have as they are. */
export function valueLeaves(
  { kernels, stored: { bytes, offset }, value }: Room,
  length: number,
  { dtype, byteOrder }: LeafForm,
  stored: Uint8Array,
): readonly Uint8Array[] {
  const widening = wideningOf(dtype);
  if (widening === undefined) return [];
  const { unitBytes, wideBytes, widen, isWide } = widening;
  const isSwapped = byteOrder === "big" && unitBytes > 1;
  if (isSwapped) swap(bytes.subarray(0, length), unitBytes);
  const count = Math.floor(length / unitBytes);
  const isWhole = count * unitBytes === length;
  if (!isSwapped && isWhole && isWide?.(kernels, offset, count)) return [stored];
  const atOnce = LEAF_BYTES / wideBytes;
  const digests: Uint8Array[] = [];
  for (let at = 0; at < count || at === 0; at += atOnce) {
    const part = Math.min(atOnce, count - at);
    widen(kernels, offset + at * unitBytes, value.offset, part);
    digests.push(value.digest(part * wideBytes));
  }
  return digests;
}

/** Turns the bytes of each number round; what is left over at the end stays. */
function swap(bytes: Uint8Array, unitBytes: number): void {
  const length = bytes.length - (bytes.length % unitBytes);
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  if (unitBytes === 2) whole.swap16();
  if (unitBytes === 4) whole.swap32();
  if (unitBytes === 8) whole.swap64();
}
