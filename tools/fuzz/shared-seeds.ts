import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Seed } from "./seed.ts";

const folder = new URL("../../../shared/weights/", import.meta.url);

/** Longer cases cost more for each input, and what they have that short ones have not lies at their beginning. */
const MAX_SEED_BYTES = 4096;

const stored = z.object({ name: z.string(), container: z.string().optional() });

const sharedCase = z.object({
  file: z.string(),
  name: z.string().optional(),
  main: z.string().optional(),
  container: z.string().optional(),
  files: z.record(z.string(), stored).optional(),
});

/** The labelled cases beside this repository that are small enough; none where they are not there. */
export function sharedSeeds(): readonly Seed[] {
  const list = new URL("cases.jsonl", folder);
  if (!existsSync(list)) return [];
  const lines = readFileSync(list, "utf8").split("\n").filter(Boolean);
  const seeds = lines.flatMap((line) => seedsOf(sharedCase.parse(JSON.parse(line))));
  return seeds.filter(({ bytes }) => bytes.length <= MAX_SEED_BYTES);
}

function seedsOf({ file, name, files, container }: z.infer<typeof sharedCase>): readonly Seed[] {
  if (files === undefined) {
    return [{ name: name ?? file, bytes: read(file, container), beside: new Map() }];
  }
  const beside = new Map(
    Object.entries(files).map(([path, part]) => [part.name, read(path, part.container)] as const),
  );
  return [...beside].map(([part, bytes]) => ({ name: part, bytes, beside }));
}

/** Some cases are kept as text, so that no scanner takes the repository for an attack. */
function read(file: string, container: string | undefined): Uint8Array {
  const bytes = readFileSync(new URL(file, folder));
  return container === "b64" ? Buffer.from(bytes.toString("latin1"), "base64") : bytes;
}
