import { AssayError, FormatError } from "../../bytes/errors.ts";
import { hashRange, type HashKind } from "../hash-kind.ts";
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
  const gonePaths = new Map<string, string>();
  for (const { hash, digest, path } of wanted) {
    const key = `${hash} ${digest}`;
    if (!gonePaths.has(key)) gonePaths.set(key, path);
  }
  const kinds = new Set(wanted.map(({ hash }) => hash));
  const answers: CheckedFile[] = [];
  for (const file of checked) {
    const entry = found.get(file.path);
    const from =
      file.state === "not-signed" && entry?.kind === "file"
        ? await sameBytes(entry, kinds, gonePaths, signal)
        : undefined;
    answers.push(from === undefined ? file : { ...file, why: `it has the bytes of "${from}"` });
  }
  return answers;
}

/** The path, by hash and digest, of what has the bytes of a file. */
async function sameBytes(
  { open }: ModelEntry,
  kinds: ReadonlySet<HashKind>,
  paths: ReadonlyMap<string, string>,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    const source = open();
    const range = { start: 0, end: source.byteLength, ...(signal && { signal }) };
    for (const kind of kinds) {
      const path = paths.get(`${kind} ${await hashRange(source, kind, range)}`);
      if (path !== undefined) return path;
    }
  } catch (error) {
    // That it is not signed is said already; it only could not be told more of it.
    if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
  }
  return undefined;
}
