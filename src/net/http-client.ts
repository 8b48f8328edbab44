import { setTimeout as sleep } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { AssayError } from "../bytes/errors.ts";
import { addressPolicy, refuseAddress } from "./address-policy.ts";
import { agentFor } from "./agent-for.ts";
import { bodyChunks } from "./body-chunks.ts";
import { exchange, leave, type Exchange, type HopRequest } from "./exchange.ts";
import { gate } from "./gate.ts";
import type { HttpAnswer, HttpClient, HttpHop, HttpRequest } from "./http.ts";
import { isTransient, shownUrl } from "./network-error.ts";
import type { NetworkOptions } from "./network-options.ts";
import { askedToWait, backoff, isBusy } from "./rate-limit.ts";
import { askableUrl, redirectTarget, sharedHeaders } from "./redirect.ts";
import { trafficMeter } from "./traffic-meter.ts";

/** Requests under way at once: enough to hide the way to a server, few enough to be polite. */
const MAX_AT_ONCE = 24;

/** Longest wait that a server is granted, in all for one request; a spent quota of a hub lasts up to five minutes. */
const MAX_WAIT_MS = 60_000;

/** What a client is made of; `wait` can be replaced in tests. */
export interface HttpClientOptions extends NetworkOptions {
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** A client under the policy of `options`. No socket is opened before the first request; idle ones hold nothing up. */
export function httpClient(options: HttpClientOptions): HttpClient {
  const meter = options.meter ?? trafficMeter(options);
  const places = gate(MAX_AT_ONCE);
  const policy = addressPolicy(options.allowPrivate ?? []);
  const wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, signal && { signal }));
  /** Pauses that origins asked for; nobody asks them meanwhile. */
  const pauses = new Map<string, Promise<void>>();
  let agent: Dispatcher | undefined;

  /** `attempt` counts, from 1, how often the body of this request was begun. */
  async function ask(request: HttpRequest, attempt: number): Promise<HttpAnswer> {
    const url = askableUrl(request.url);
    if (options.offline === true) {
      throw new AssayError("offline", `Cannot fetch ${shownUrl(url)}: offline was asked for`);
    }
    const { authorization } = request;
    let headers = { ...request.headers, ...(authorization !== undefined && { authorization }) };
    let at = url;
    const hops: HttpHop[] = [];
    for (;;) {
      const answer = await askPatiently({ ...request, url: at, headers });
      const target = request.followRedirects === false ? undefined : redirectTarget(answer, hops);
      if (target === undefined || request.method === "POST") {
        return asAnswer(answer, hops, request, attempt);
      }
      await leave(answer.body);
      hops.push(answer);
      if (target.origin !== at.origin) headers = sharedHeaders(headers);
      at = target;
    }
  }

  /** Asks again while the server is busy or cuts the connection. */
  async function askPatiently(hop: HopRequest): Promise<Exchange> {
    let patienceMs = MAX_WAIT_MS;
    for (let attempt = 1; ; attempt++) {
      await pauses.get(hop.url.origin);
      const answer = await askOnce(hop).catch((error: unknown) => {
        if (error instanceof AssayError && isTransient(error)) return error;
        throw error;
      });
      const pause = backoff(attempt);
      if (answer instanceof AssayError) {
        if (pause === undefined) throw answer;
        await comeAgain(pause, hop.signal);
        continue;
      }
      if (!isBusy(answer.status) || pause === undefined) return answer;
      await leave(answer.body);
      const asked = askedToWait(answer) ?? pause;
      patienceMs -= asked;
      if (patienceMs < 0) throw tooBusy(answer, asked);
      const pausing = comeAgain(asked, hop.signal);
      pauses.set(
        hop.url.origin,
        pausing.catch(() => undefined),
      );
      await pausing;
    }
  }

  function askOnce(hop: HopRequest): Promise<Exchange> {
    return places.run(() => {
      // Asked here, too, since a proxy would be the one to connect.
      refuseAddress(policy, hop.url.hostname);
      meter.countRequest();
      agent ??= agentFor(options.env, policy);
      return exchange(agent, hop);
    });
  }

  async function comeAgain(ms: number, signal: AbortSignal | undefined): Promise<void> {
    meter.countRetry(ms);
    await wait(ms, signal);
  }

  function asAnswer(
    { body, ...head }: Exchange,
    hops: readonly HttpHop[],
    asked: HttpRequest,
    attempt: number,
  ): HttpAnswer {
    const { maxBytes, method, signal } = asked;
    const declared = method === "HEAD" ? undefined : declaredBytes(head);
    const chunks = (): AsyncGenerator<Uint8Array, void, undefined> =>
      bodyChunks(body, { url: head.url, maxBytes, declaredBytes: declared, meter });
    return {
      ...head,
      hops,
      chunks,
      discard: () => leave(body),
      async bytes() {
        try {
          return await collect(chunks());
        } catch (error) {
          signal?.throwIfAborted();
          const pause = backoff(attempt);
          if (!(error instanceof AssayError) || !isTransient(error) || pause === undefined) {
            throw error;
          }
          await comeAgain(pause, signal);
          const again = await ask(asked, attempt + 1);
          if (again.status !== head.status) throw error;
          return again.bytes();
        }
      },
    };
  }

  return {
    request: (request) => ask(request, 1),
    get traffic() {
      return meter.traffic;
    },
  };
}

function declaredBytes({ header }: HttpHop): number | undefined {
  const length = header("content-length") ?? "";
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

function tooBusy({ url, status }: HttpHop, ms: number): AssayError {
  const detail = `the server is busy (${status}) and asks to wait ${Math.ceil(ms / 1000)} s, longer than the ${MAX_WAIT_MS / 1000} s it is given`;
  return new AssayError("network", `Cannot fetch ${shownUrl(url)}: ${detail}`);
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const [only] = parts;
  // A part of a larger room is copied, so that the room can go.
  const isAlone = parts.length === 1 && only?.byteLength === only?.buffer.byteLength;
  return only && isAlone ? only : Buffer.concat(parts);
}
