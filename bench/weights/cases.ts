import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

const shared = new URL("../../../shared/weights/", import.meta.url);

/** Formats that are pickles, or hold them: what every scanner here reads. */
const PICKLE_FAMILY: ReadonlySet<string> = new Set([
  "joblib",
  "numpy",
  "pickle",
  "pytorch",
  "torchscript",
]);

/** One labelled file or folder. */
export interface WeightsCase {
  readonly path: string;
  readonly bytes: number;
  readonly expected: "malicious" | "benign" | "malformed";
  readonly isPickle: boolean;
}

const stored = z.object({ name: z.string(), container: z.string().optional(), size: z.number() });

const caseLine = z.object({
  expected: z.enum(["malicious", "benign", "malformed"]),
  format: z.string(),
  ambiguous: z.unknown().optional(),
  file: z.string(),
  name: z.string().optional(),
  main: z.string().optional(),
  container: z.string().optional(),
  size: z.number().optional(),
  files: z.record(z.string(), stored).optional(),
});
type CaseLine = z.infer<typeof caseLine>;

/**
 * Writes all cases beside this repository into a folder, as the scorer does: under the names that they go by, and those
 * decoded that are kept as text. Cases whose label is in doubt are left out.
 */
export function writeCases(folder: string): readonly WeightsCase[] {
  const lines = readFileSync(new URL("cases.jsonl", shared), "utf8").split("\n").filter(Boolean);
  const cases = lines.map((line) => caseLine.parse(JSON.parse(line)));
  return cases
    .filter(({ ambiguous }) => !ambiguous)
    .map((found, at) => ({
      path: writeCase(join(folder, String(at)), found),
      bytes: found.size ?? sum(Object.values(found.files ?? {}).map(({ size }) => size)),
      expected: found.expected,
      isPickle: PICKLE_FAMILY.has(found.format),
    }));
}

function writeCase(home: string, { file, name = file, main, container, files }: CaseLine): string {
  if (files === undefined) {
    writeFile(join(home, name), file, container);
    return join(home, name);
  }
  for (const [path, part] of Object.entries(files)) {
    writeFile(join(home, part.name), path, part.container);
  }
  return main === undefined ? home : join(home, main);
}

function writeFile(to: string, file: string, container: string | undefined): void {
  const raw = readFileSync(new URL(file, shared));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, container === "b64" ? Buffer.from(raw.toString("latin1"), "base64") : raw);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
