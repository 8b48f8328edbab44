import { AssayError, FormatError } from "../../bytes/errors.ts";
import { hashRange } from "../hash-kind.ts";
import type { CheckedFile } from "./checked-file.ts";
import type { Resource } from "./manifest.ts";
import type { ModelEntry } from "./walk-model.ts";

/** Says of a file that is not signed whether its bytes are those of one that is missing. */
export async function withRenames(
  checked: readonly CheckedFile[],
  resources: readonly Resource[],
  found: ReadonlyMap<string, ModelEntry>,
  signal: AbortSignal | undefined,
): Promise<readonly CheckedFile[]> {
  const gone = new Set(checked.filter(({ state }) => state === "missing").map(({ path }) => path));
  const wanted = resources.filter(({ path, range }) => gone.has(path) && range === undefined);
  if (wanted.length === 0) return checked;
  const answers: CheckedFile[] = [];
  for (const file of checked) {
    const entry = found.get(file.path);
    const from =
      file.state === "not-signed" && entry?.kind === "file"
        ? await sameBytes(entry, wanted, signal)
        : undefined;
    answers.push(from === undefined ? file : { ...file, why: `it has the bytes of "${from}"` });
  }
  return answers;
}

/** The path of the resource that has the bytes of a file. */
async function sameBytes(
  { open }: ModelEntry,
  wanted: readonly Resource[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    const source = open();
    const range = { start: 0, end: source.byteLength, ...(signal && { signal }) };
    for (const kind of new Set(wanted.map(({ hash }) => hash))) {
      const digest = await hashRange(source, kind, range);
      const same = wanted.find((resource) => resource.hash === kind && resource.digest === digest);
      if (same !== undefined) return same.path;
    }
  } catch (error) {
    // That it is not signed is said already; it only could not be told more of it.
    if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
  }
  return undefined;
}
