/** Four bytes as a signed number. */
export function int32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

/** Four bytes as a number from 0 on. */
export function uint32(bytes: Uint8Array, at: number): number {
  return int32(bytes, at) >>> 0;
}

/** Eight bytes as a number from 0 on; beyond 2^53 it is rounded, and beyond every file anyway. */
export function uint64(bytes: Uint8Array, at: number): number {
  const high = uint32(bytes, at + 4);
  // Engines take a sum with a product for a fraction, and all that is computed from it.
  return high === 0 ? uint32(bytes, at) : uint32(bytes, at) + high * 2 ** 32;
}
