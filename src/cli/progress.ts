import { count } from "../report/text/count.ts";
import { harmless } from "../report/harmless.ts";
import { formatBytes } from "../inventory/sightings/quantity.ts";
import type { Traffic } from "../net/http.ts";
import type { Progress, World } from "./world.ts";

/** Work that ends sooner shows nothing: a line that flashes up is noise. */
const QUIET_MS = 500;
/** Pause between two lines, so that drawing costs nothing beside the work. */
const PAUSE_MS = 100;

/** A line on a terminal that says how far the work is. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** What was fetched so far; it ends the line. */
  readonly countTraffic: (traffic: Traffic) => void;
  /** Takes the line away, if there is one. */
  readonly clear: () => void;
}

/** Draws progress on stderr when that is a terminal that can take a line back; else says nothing. */
export function progressLine({
  stderr,
  env,
  now,
}: Pick<World, "stderr" | "env" | "now">): ProgressLine {
  if (stderr.isTTY !== true || env["TERM"] === "dumb") {
    return { update: () => undefined, countTraffic: () => undefined, clear: () => undefined };
  }
  const started = now();
  let drawnAt: number | undefined;
  let current: Progress | undefined;
  let fetched = "";
  const draw = (): void => {
    const time = now();
    if (time - started < QUIET_MS || time - (drawnAt ?? -Infinity) < PAUSE_MS) return;
    drawnAt = time;
    const text = (current === undefined ? "asking" : describe(current)) + fetched;
    stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
  };
  return {
    update(progress) {
      current = progress;
      draw();
    },
    countTraffic(traffic) {
      fetched = ` (${describeTraffic(traffic)})`;
      draw();
    },
    clear() {
      if (drawnAt !== undefined) stderr.write("\r\u001b[K");
      drawnAt = undefined;
    },
  };
}

function describe({ phase, done, total }: Progress): string {
  const count = total === undefined ? `${done}` : `${done} of ${total}`;
  return `${harmless(phase)}: ${count}`;
}

/** What was fetched, in a few words. */
export function describeTraffic({ requests, bytesReceived }: Traffic): string {
  return `${count(requests, "request")}, ${formatBytes(bytesReceived)}`;
}
