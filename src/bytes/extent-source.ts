import type { ByteSource } from "./byte-source.ts";
import { AssayError } from "./errors.ts";

/** The least that is fetched at once: a way to a server costs more than these bytes. */
const MIN_FETCH_BYTES = 16 << 10;

/** The most that is fetched beyond what was asked for; it is reached by doubling, while a reader goes on and on. */
const MAX_AHEAD_BYTES = 1 << 20;

interface Extent {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/**
 * The same bytes, each fetched once and then kept, for sources where a read is a request. Reads come one after the other, so
 * that two readers of the same place share it. Rejects with `AssayError("too-large")` when more than `maxBytes` would have to
 * be fetched of this source.
 */
export function extentSource(source: ByteSource, maxBytes: number): ByteSource {
  const { byteLength } = source;
  const extents: Extent[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let fetched = 0;
  let ahead = MIN_FETCH_BYTES;
  let lastEnd: number | undefined;

  async function read(start: number, end: number, signal?: AbortSignal): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let at = start; at < end;) {
      const part = known(at, end) ?? (await fetch(at, end, signal));
      parts.push(part);
      at += part.byteLength;
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : Buffer.concat(parts);
  }

  /** What is at hand from `at` on. */
  function known(at: number, end: number): Uint8Array | undefined {
    const extent = extents.find(({ start, bytes }) => start <= at && at < start + bytes.byteLength);
    return extent?.bytes.subarray(at - extent.start, end - extent.start);
  }

  /** Fetches from `at` to where something is known, or a little beyond `end`; gives the part that was asked for. */
  async function fetch(at: number, end: number, signal?: AbortSignal): Promise<Uint8Array> {
    ahead = at === lastEnd ? Math.min(ahead * 2, MAX_AHEAD_BYTES) : MIN_FETCH_BYTES;
    const next = extents.reduce(
      (nearest, { start }) => (start > at ? Math.min(nearest, start) : nearest),
      byteLength,
    );
    const to = Math.min(next, Math.max(end, at + ahead));
    fetched += to - at;
    if (fetched > maxBytes) {
      const detail = `${fetched} bytes of it would have to be fetched, the limit for this file is ${maxBytes}`;
      throw new AssayError("too-large", `Cannot read more of the file: ${detail}`);
    }
    const bytes = await source.read(at, to, signal);
    extents.push({ start: at, bytes });
    lastEnd = to;
    return bytes.subarray(0, end - at);
  }

  return {
    byteLength,
    isRemote: true,
    drop: () => source.drop?.(),
    forget() {
      extents.length = 0;
    },
    read(start, end, signal) {
      const from = Math.min(Math.max(0, start), byteLength);
      const to = Math.min(Math.max(from, end), byteLength);
      const result = turn.then(() => {
        signal?.throwIfAborted();
        return read(from, to, signal);
      });
      turn = result.catch(() => undefined);
      return result;
    },
  };
}
