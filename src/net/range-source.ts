import type { ByteSource } from "../bytes/byte-source.ts";
import { AssayError } from "../bytes/errors.ts";
import { parseContentRange } from "./content-range.ts";
import type { HttpAnswer, HttpClient } from "./http.ts";
import { shownUrl } from "./network-error.ts";
import { sharedHeaders } from "./redirect.ts";

/** A place whose bytes can be asked for. */
export interface RangeTarget {
  readonly url: string;
  readonly authorization?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly headTimeoutMs?: number | undefined;
  readonly silenceMs?: number | undefined;
  /** Says what an answer that is none means, such as a gate; undefined leaves it to us. */
  readonly explain?: (answer: HttpAnswer) => AssayError | undefined;
}

/** A server that sends the whole file instead of the range is borne with for small files; these are kept. */
const MAX_WHOLE_BYTES = 1 << 20;

/** Answers of a signed URL that is not valid any more. */
const EXPIRED: readonly number[] = [400, 401, 403, 404, 410];

/**
 * A file on a server, read by ranges. The place is located with the first read; where it redirects, as hubs do to signed
 * URLs of their storage, later reads go there directly, and once more through the hub when the signature has expired.
 * `signedEarly` may know a signed URL before it is located. Reads reject with `AssayError`: `network` when the answer is not the range that was asked for, and as the client does.
 */
export function rangeSource(
  client: HttpClient,
  locate: () => RangeTarget | Promise<RangeTarget>,
  byteLength: number,
  signedEarly?: () => Promise<RangeTarget | undefined>,
): ByteSource {
  let early = signedEarly;
  let signed: RangeTarget | undefined;
  let whole: Uint8Array | undefined;

  async function readRange(
    start: number,
    end: number,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    if (early) {
      signed ??= await early();
      early = undefined;
    }
    const known = signed;
    if (known) {
      const answer = await ask(known, start, end, signal);
      if (!EXPIRED.includes(answer.status)) return take(answer, known, start, end);
      await answer.discard();
      // Another read may have located it anew meanwhile; that place is not forgotten.
      if (signed === known) signed = undefined;
    }
    const target = await locate();
    const answer = await ask(target, start, end, signal);
    const bytes = await take(answer, target, start, end);
    if (answer.hops.length > 0) {
      const { explain: _, authorization: __, headers = {}, ...timeouts } = target;
      const isSameOrigin = new URL(answer.url).origin === new URL(target.url).origin;
      const kept = isSameOrigin ? headers : sharedHeaders(headers);
      signed = { ...timeouts, headers: kept, url: answer.url };
    }
    return bytes;
  }

  function ask(
    { url, authorization, headers, headTimeoutMs, silenceMs }: RangeTarget,
    start: number,
    end: number,
    signal: AbortSignal | undefined,
  ): Promise<HttpAnswer> {
    return client.request({
      url,
      authorization,
      headers: { ...headers, range: `bytes=${start}-${end - 1}` },
      maxBytes: Math.max(end - start, Math.min(byteLength, MAX_WHOLE_BYTES)),
      headTimeoutMs,
      silenceMs,
      signal,
    });
  }

  async function take(
    answer: HttpAnswer,
    { explain }: RangeTarget,
    start: number,
    end: number,
  ): Promise<Uint8Array> {
    if (answer.status === 206) return takeRange(answer, start, end, byteLength);
    if (answer.status !== 200) {
      await answer.discard();
      throw explain?.(answer) ?? wrong(answer, `the server answered ${answer.status}`);
    }
    if (byteLength > Math.max(end - start, MAX_WHOLE_BYTES)) {
      await answer.discard();
      throw wrong(answer, "the server does not send parts of a file");
    }
    const bytes = await answer.bytes();
    if (bytes.byteLength !== byteLength) {
      throw wrong(answer, `${bytes.byteLength} bytes, expected ${byteLength}`);
    }
    whole = bytes;
    return bytes.subarray(start, end);
  }

  return {
    byteLength,
    async read(start, end, signal) {
      signal?.throwIfAborted();
      const from = Math.min(Math.max(0, start), byteLength);
      const to = Math.min(Math.max(from, end), byteLength);
      if (to === from) return new Uint8Array();
      return whole ? whole.subarray(from, to) : readRange(from, to, signal);
    },
  };
}

async function takeRange(
  answer: HttpAnswer,
  start: number,
  end: number,
  byteLength: number,
): Promise<Uint8Array> {
  const field = answer.header("content-range");
  const range = parseContentRange(field);
  if (range?.start !== start || range.end !== end || (range.total ?? byteLength) !== byteLength) {
    await answer.discard();
    const asked = `bytes ${start}-${end - 1}/${byteLength}`;
    throw wrong(answer, `asked for ${asked}, got ${JSON.stringify(field ?? "no range")}`);
  }
  const bytes = await answer.bytes();
  if (bytes.byteLength === end - start) return bytes;
  throw wrong(answer, `got ${bytes.byteLength} of ${end - start} bytes`);
}

function wrong({ url }: HttpAnswer, detail: string): AssayError {
  return new AssayError("network", `Cannot read ${shownUrl(url)}: ${detail}`);
}
