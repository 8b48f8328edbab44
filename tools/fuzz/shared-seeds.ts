import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { checkInput } from "./check.ts";
import { readerOf } from "./readers.ts";
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
export async function sharedSeeds(): Promise<readonly Seed[]> {
  const list = new URL("cases.jsonl", folder);
  if (!existsSync(list)) return [];
  const lines = readFileSync(list, "utf8").split("\n").filter(Boolean);
  const files = lines.flatMap((line) => filesOf(sharedCase.parse(JSON.parse(line))));
  const seeds = files.filter(({ bytes }) => bytes.length <= MAX_SEED_BYTES);
  return Promise.all(
    seeds.map(async (seed) => ({
      ...seed,
      reader: readerOf(seed, (await checkInput(seed)).format),
    })),
  );
}

function filesOf({ file, name, files, container }: z.infer<typeof sharedCase>): readonly Seed[] {
  if (files === undefined) {
    return [{ reader: "raw", name: name ?? file, bytes: read(file, container), beside: new Map() }];
  }
  const beside = new Map(
    Object.entries(files).map(([path, part]) => [part.name, read(path, part.container)] as const),
  );
  return [...beside].map(([part, bytes]) => ({ reader: "raw", name: part, bytes, beside }));
}

/** Some cases are kept as text, so that no scanner takes the repository for an attack. */
function read(file: string, container: string | undefined): Uint8Array {
  const bytes = readFileSync(new URL(file, folder));
  return container === "b64" ? Buffer.from(bytes.toString("latin1"), "base64") : bytes;
}
