import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";

/**
 * The same bytes, of which no more than `maxBytes` are read in all: a packed member of an archive would otherwise bring all of
 * it. Reads beyond reject with `AssayError("too-large")`.
 */
export function limitedSource(source: ByteSource, maxBytes: number): ByteSource {
  const { byteLength } = source;
  let left = maxBytes;
  return {
    byteLength,
    async read(start, end, signal) {
      left -= Math.max(0, Math.min(end, byteLength) - Math.max(0, start));
      if (left >= 0) return source.read(start, end, signal);
      const detail = `${maxBytes} bytes of it were fetched, the limit for an archive elsewhere`;
      throw new AssayError("too-large", `Cannot read more of the archive: ${detail}`);
    },
  };
}
