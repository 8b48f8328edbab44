import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

import { casesFile, sharedLicenses } from "./cases.ts";

/** How many cases of a kind were answered exactly right. */
interface Counts {
  readonly n: number;
  readonly strict: number;
}

/** What `score.mjs` says of one tool's answers. */
export interface Score {
  readonly strict: number;
  /** Null where nothing was found. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly modified: {
    readonly flagged: number;
    readonly silent: number;
    readonly missed: number;
    readonly wrong: number;
  };
  /** By kind of case and by source; `ALL` without the modified ones. */
  readonly rows: Readonly<Record<string, Counts>>;
}

const scored = z.object({
  strict: z.number(),
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  modified: z.object({
    flagged: z.number(),
    silent: z.number(),
    missed: z.number(),
    wrong: z.number(),
  }),
  rows: z.record(z.string(), z.object({ n: z.number(), strict: z.number() })),
});

/** Scores a file of predictions with the scorer of the cases. */
export function score(predictions: string, options: readonly string[] = []): Score {
  const scorer = fileURLToPath(new URL("score.mjs", sharedLicenses));
  const args = [scorer, fileURLToPath(casesFile), predictions, "--json", ...options];
  const done = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`Cannot score "${predictions}": ${done.stderr}`);
  return scored.parse(JSON.parse(done.stdout));
}
