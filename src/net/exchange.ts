import type { Dispatcher } from "undici";
import { AssayError } from "../bytes/errors.ts";
import type { HttpHop, HttpRequest } from "./http.ts";
import { networkError, shownUrl } from "./network-error.ts";

/** A server that says nothing in this time is not going to. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** One answer, its body untouched. */
export interface Exchange extends HttpHop {
  readonly body: Dispatcher.ResponseData["body"];
}

/** What one hop asks. */
export interface HopRequest extends Pick<
  HttpRequest,
  "method" | "body" | "headTimeoutMs" | "silenceMs" | "signal"
> {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks once. Rejects with `AssayError`, and with the signal's reason. */
export async function exchange(agent: Dispatcher, request: HopRequest): Promise<Exchange> {
  const { url, method = "GET", headers, body, signal } = request;
  const { headTimeoutMs = DEFAULT_TIMEOUT_MS, silenceMs = DEFAULT_TIMEOUT_MS } = request;
  signal?.throwIfAborted();
  const late = new AbortController();
  // The library's own limit begins anew with every byte; this one does not.
  const timer = setTimeout(() => {
    const detail = `no answer in ${headTimeoutMs / 1000} s`;
    late.abort(new AssayError("network", `Cannot fetch ${shownUrl(url)}: ${detail}`));
  }, headTimeoutMs);
  try {
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: { "user-agent": "assay", "accept-encoding": "identity", ...headers },
      ...(body !== undefined && { body }),
      bodyTimeout: silenceMs,
      headersTimeout: headTimeoutMs,
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    });
    return {
      url: url.href,
      status: answer.statusCode,
      header: (name) => {
        const value = answer.headers[name.toLowerCase()];
        return Array.isArray(value) ? value.join(", ") : value;
      },
      body: answer.body,
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw networkError(url, error);
  } finally {
    clearTimeout(timer);
  }
}

/** What is still read of a body that nobody wants, so that its connection can be used again, and how long. */
const LEFTOVER_BYTES = 16 * 1024;
const LEFTOVER_MS = 2000;

/** Leaves a body: a short one is read to its end, a long or slow one costs its connection. */
export async function leave(body: Exchange["body"]): Promise<void> {
  const signal = AbortSignal.timeout(LEFTOVER_MS);
  try {
    await body.dump({ limit: LEFTOVER_BYTES, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
