import type { HttpHop } from "./http.ts";

/** Statuses that ask to come again later. */
const BUSY: readonly number[] = [408, 429, 500, 502, 503, 504];

/** Waits where the server does not say how long, in milliseconds; as many as a request is repeated. */
const BACKOFF_MS = [250, 1000, 4000] as const;

/** Whether an answer means "later" rather than "no". */
export function isBusy(status: number): boolean {
  return BUSY.includes(status);
}

/** Milliseconds to wait before the repetition `attempt`, from 1; undefined when it was asked often enough. */
export function backoff(attempt: number): number | undefined {
  return BACKOFF_MS[attempt - 1];
}

/**
 * Milliseconds that a busy server asks to wait; undefined where it does not say. A spent quota (`RateLimit` with `r=0`, of
 * the draft of IETF httpapi) comes before `Retry-After`, in seconds or as a date beside the answer's own `Date`.
 */
export function askedToWait({ header }: Pick<HttpHop, "header">): number | undefined {
  const spent = (header("ratelimit") ?? "")
    .split(",")
    .filter((item) => /;\s*r=0\s*(?:;|$)/.test(item))
    .map((item) => Number(/;\s*t=(\d{1,9})/.exec(item)?.[1] ?? NaN))
    .filter((seconds) => !Number.isNaN(seconds));
  // One second more: the window ends within the second that the header names.
  if (spent.length > 0) return (Math.max(...spent) + 1) * 1000;
  const after = header("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
  const wait = Date.parse(after) - Date.parse(header("date") ?? "");
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
