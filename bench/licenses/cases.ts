import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The collection of labelled cases, beside this repository. */
export const sharedLicenses: URL = new URL("../../../shared/licenses/", import.meta.url);

/** The list of cases that `score.mjs` reads. */
export const casesFile: URL = new URL("cases/cases.jsonl", sharedLicenses);

/** One labelled file. */
export interface LicenseCase {
  /** Its name in the list of cases. */
  readonly file: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly bytes: number;
  readonly kind: string;
  readonly source: string;
  readonly expected: readonly string[];
}

const caseLine = z.object({
  file: z.string(),
  kind: z.string(),
  source: z.string(),
  expected: z.array(z.string()),
});

/** All cases, in the order of their list. */
export function readCases(): readonly LicenseCase[] {
  return readFileSync(casesFile, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const found = caseLine.parse(JSON.parse(line));
      const path = fileURLToPath(new URL(found.file, casesFile));
      return { ...found, path, bytes: statSync(path).size };
    });
}
