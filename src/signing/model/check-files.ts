import { AssayError, FormatError } from "../../bytes/errors.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { hashRange } from "../hash-kind.ts";
import { byPathSteps, type Manifest, type Resource } from "./manifest.ts";
import type { OnFile } from "./digest-model.ts";
import type { CheckedFile } from "./checked-file.ts";
import { withRenames } from "./find-renamed.ts";
import type { ModelEntry, ModelFiles } from "./walk-model.ts";

/** How files are checked. */
export interface CheckFilesOptions {
  readonly allowLinks?: boolean;
  readonly signal?: AbortSignal;
  readonly onFile?: OnFile;
}

/** Holds the files of a model against what was signed, in the order of their paths. */
export async function checkFiles(
  { resources, serialization }: Manifest,
  { entries }: ModelFiles,
  options: CheckFilesOptions = {},
): Promise<readonly CheckedFile[]> {
  const signed = Map.groupBy(resources, ({ path }) => path);
  const found = new Map(entries.map((entry) => [entry.path, entry]));
  const checked: CheckedFile[] = [];
  const paths = [...new Set([...signed.keys(), ...found.keys()])].toSorted(byPathSteps);
  for (const [done, path] of paths.entries()) {
    options.onFile?.(done, paths.length);
    const listed = signed.get(path);
    const entry = found.get(path);
    if (entry === undefined) checked.push({ path, state: "missing" });
    else if (listed === undefined) checked.push(notSigned(entry, serialization.method));
    else checked.push(await checkFile(entry, listed, options));
  }
  return withRenames(checked, resources, found, options.signal);
}

function notSigned(
  { path, kind, open }: ModelEntry,
  method: Manifest["serialization"]["method"],
): CheckedFile {
  if (kind !== "file") return { path, state: "not-signed", why: WORDS_OF_KIND[kind] };
  const isEmpty = method === "shards" && tryOpen(open)?.byteLength === 0;
  return isEmpty
    ? {
        path,
        state: "not-listed",
        why: "it is empty, and a signature over parts lists no empty file",
      }
    : { path, state: "not-signed" };
}

const WORDS_OF_KIND = {
  "linked-file": "it is a link",
  "linked-folder": "it is a link to a folder",
  "broken-link": "it is a link that leads nowhere",
  other: "it is neither a file nor a folder, or its name is not UTF-8",
} as const;

function tryOpen(open: () => ByteSource): ByteSource | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof AssayError) return undefined;
    throw error;
  }
}

async function checkFile(
  { path, kind, open }: ModelEntry,
  resources: readonly Resource[],
  { allowLinks = false, signal }: CheckFilesOptions,
): Promise<CheckedFile> {
  if (kind === "linked-file" && !allowLinks) {
    return { path, state: "not-read", why: "it is a link; --allow-symlinks follows it" };
  }
  if (kind !== "file" && kind !== "linked-file") {
    return { path, state: "changed", why: WORDS_OF_KIND[kind] };
  }
  try {
    const why = await whyChanged(open(), resources, signal);
    return why === undefined
      ? { path, state: "as-signed" }
      : { path, state: "changed", ...(why !== "" && { why }) };
  } catch (error) {
    if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
    return { path, state: "not-read", why: error.message };
  }
}

/** How the bytes differ from those that were signed; empty where that they do is all that is known; undefined where they do not. */
async function whyChanged(
  source: ByteSource,
  resources: readonly Resource[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const parts = resources
    .map(({ hash, digest, range }) => ({
      hash,
      digest,
      ...(range ?? { start: 0, end: undefined }),
    }))
    .toSorted((a, b) => a.start - b.start);
  let at = 0;
  for (const { hash, digest, start, end = source.byteLength } of parts) {
    if (start !== at) return `bytes ${at} to ${start} are not signed`;
    if (end > source.byteLength) return `it has ${source.byteLength} bytes and had more`;
    const found = await hashRange(source, hash, { start, end, ...(signal && { signal }) });
    if (found !== digest) return parts.length === 1 ? "" : `from byte ${start} to ${end}`;
    at = end;
  }
  return at === source.byteLength ? undefined : `bytes from ${at} on are not signed`;
}
