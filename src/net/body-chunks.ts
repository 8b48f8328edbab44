import { AssayError } from "../bytes/errors.ts";
import type { TrafficMeter } from "./http.ts";
import { networkError, shownUrl } from "./network-error.ts";

/** A body slower than this is a drip that holds us up: 1 kB a second, looked at after ten seconds. */
const MIN_BYTES_PER_SECOND = 1000;
const PATIENCE_MS = 10_000;

/** How a body is taken. */
export interface BodyLimits {
  readonly url: string;
  readonly maxBytes: number;
  /** As the head declares it; the body must be as long. */
  readonly declaredBytes: number | undefined;
  readonly meter: TrafficMeter;
}

/**
 * A body as it comes, counted. Throws `AssayError`: `too-large` beyond the limits, `network` when it is cut, drips, or is
 * not as long as it was declared.
 */
export async function* bodyChunks(
  body: AsyncIterable<Uint8Array>,
  { url, maxBytes, declaredBytes, meter }: BodyLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  const started = performance.now();
  let bytes = 0;
  try {
    if ((declaredBytes ?? 0) > maxBytes) throw tooLarge(url, declaredBytes ?? 0, maxBytes);
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      meter.countBytes(chunk.byteLength);
      if (bytes > maxBytes) throw tooLarge(url, bytes, maxBytes);
      refuseDrip(url, bytes, performance.now() - started);
      yield chunk;
    }
  } catch (error) {
    throw networkError(url, error);
  }
  if (declaredBytes !== undefined && bytes !== declaredBytes) {
    const detail = `got ${bytes} of ${declaredBytes} bytes`;
    throw new AssayError("network", `Cannot fetch ${shownUrl(url)}: ${detail}`);
  }
}

function refuseDrip(url: string, bytes: number, ms: number): void {
  if (ms < PATIENCE_MS || (bytes / ms) * 1000 >= MIN_BYTES_PER_SECOND) return;
  const detail = `${bytes} bytes in ${Math.round(ms / 1000)} s are too slow`;
  throw new AssayError("network", `Cannot fetch ${shownUrl(url)}: ${detail}`);
}

function tooLarge(url: string, bytes: number, maxBytes: number): AssayError {
  const detail = `at least ${bytes} bytes, expected at most ${maxBytes}`;
  return new AssayError("too-large", `Cannot fetch ${shownUrl(url)}: ${detail}`);
}
