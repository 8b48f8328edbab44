import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256OfBytes } from "../../bytes/digest.ts";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import { fileSource } from "../../bytes/file-source.ts";
import type { KeptBytes, RecordedFile, RecordedProblem } from "./record-format.ts";
import { bytesPath } from "./record-layout.ts";

/**
 * The bytes that a record holds of a file, as they were read when it was made. Reads of others reject as they did then, or
 * with `AssayError("offline")`; all reads reject with `wrong-bytes` where the record was changed.
 */
export function recordSource(
  folder: string,
  { path, size = 0, kept, problems = [] }: RecordedFile,
): ByteSource {
  const byteLength = kept?.size ?? size;
  let stored: Promise<Uint8Array> | undefined;
  return {
    byteLength,
    ...(kept?.byRequests === true && { isRemote: true }),
    async read(start, end, signal) {
      signal?.throwIfAborted();
      const from = Math.min(Math.max(0, start), byteLength);
      const to = Math.min(Math.max(from, end), byteLength);
      if (to === from) return new Uint8Array();
      const at = kept && placeIn(kept, from, to);
      if (kept === undefined || at === undefined) throw refusal(path, problems, [from, to]);
      const bytes = await (stored ??= readStored(folder, path, kept));
      return bytes.subarray(at, at + to - from);
    },
  };
}

/** Why a file could not be opened when the record was made; undefined where it could. */
export function openingProblem({ problems = [] }: RecordedFile): Error | undefined {
  const problem = problems.find(({ range }) => range === undefined);
  return problem && errorOf(problem);
}

/** Where a range begins among the stored bytes; undefined where they do not have all of it. */
function placeIn({ extents }: KeptBytes, start: number, end: number): number | undefined {
  let before = 0;
  for (const [from, to] of extents) {
    if (from <= start && end <= to) return before + start - from;
    before += to - from;
  }
  return undefined;
}

async function readStored(folder: string, path: string, kept: KeptBytes): Promise<Uint8Array> {
  const source = fileSource(bytesPath(folder, kept.digest));
  const needed = kept.extents.reduce((sum, [start, end]) => sum + end - start, 0);
  const bytes = await source.read(0, needed);
  if (bytes.byteLength === source.byteLength && sha256OfBytes(bytes) === kept.digest) return bytes;
  const message = `Cannot read ${path}: the record was changed, its bytes have another digest`;
  throw new AssayError("wrong-bytes", message);
}

function refusal(
  path: string,
  problems: readonly RecordedProblem[],
  [start, end]: readonly [number, number],
): Error {
  const same = problems.find(({ range }) => range?.[0] === start && range[1] === end);
  const problem = same ?? problems.at(-1);
  if (problem) return errorOf(problem);
  return new AssayError("offline", `Cannot read ${path}: the record does not have these bytes`);
}

function errorOf({ code, message }: RecordedProblem): Error {
  return code === "format" ? new FormatError("recorded", message) : new AssayError(code, message);
}
