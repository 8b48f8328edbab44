import type { ByteSource } from "./byte-source.ts";

/** The part of a source from `start` up to, not including, `end`, as a source of its own: a stored archive member. */
export function sliceSource(source: ByteSource, start: number, end: number): ByteSource {
  const from = Math.min(Math.max(0, start), source.byteLength);
  const to = Math.min(Math.max(from, end), source.byteLength);
  const { place } = source;
  return {
    byteLength: to - from,
    ...(place && { place: { ...place, start: place.start + from } }),
    read(first, last, signal) {
      const low = Math.min(from + Math.max(0, first), to);
      const high = Math.min(from + Math.max(0, last), to);
      return source.read(low, high, signal);
    },
  };
}
