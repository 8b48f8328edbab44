/** Asks servers under one policy: where it may go, how much may come, how long it may take. */
export interface HttpClient {
  /**
   * One exchange. Redirects are followed by hand, each hop judged anew; busy servers are asked again. Answers of any
   * status resolve. Rejects with `AssayError` (`offline`, `network`, `too-large`, `target-not-allowed`) and with the
   * signal's reason.
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
  readonly traffic: Traffic;
}

/** What is asked of a server. */
export interface HttpRequest {
  readonly url: string;
  /** A POST must be one that only reads: it is repeated when the connection is cut. */
  readonly method?: "GET" | "HEAD" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes to the origin of `url` alone, never across to another. */
  readonly authorization?: string | undefined;
  readonly body?: string;
  /** A longer body is refused with `AssayError("too-large")`, not cut in silence. */
  readonly maxBytes: number;
  /** Default true, at most 5 hops; a POST is never sent on. */
  readonly followRedirects?: boolean;
  /** Time until the head of the answer is there; 30 s by default. */
  readonly headTimeoutMs?: number | undefined;
  /** Longest silence within a body; 30 s by default. */
  readonly silenceMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a server answered. The body has to be taken, by one of the three ways, once. */
export interface HttpAnswer extends HttpHop {
  /** Earlier answers, each of which led to the next. */
  readonly hops: readonly HttpHop[];
  /** The whole body. Where the connection is cut, the same is asked again. */
  bytes(): Promise<Uint8Array>;
  /** The body as it comes; not repeated. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Leaves the body. */
  discard(): Promise<void>;
}

/** The head of one answer. */
export interface HttpHop {
  readonly url: string;
  readonly status: number;
  /** By name in any case; repeated fields are joined by commas. */
  readonly header: (name: string) => string | undefined;
}

/** What was asked and what came, so far; all hops and repetitions counted. */
export interface Traffic {
  readonly requests: number;
  /** Bytes of bodies. */
  readonly bytesReceived: number;
  readonly retries: number;
  readonly waitedMs: number;
}

/** Counts what is asked and what comes, and says when it is enough. */
export interface TrafficMeter {
  readonly traffic: Traffic;
  countRequest(): void;
  /** Throws `AssayError("too-large")` when all bodies together pass the limit. */
  countBytes(bytes: number): void;
  countRetry(waitedMs: number): void;
}
