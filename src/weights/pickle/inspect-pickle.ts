import type { ByteSource } from "../../bytes/byte-source.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import type { Tensor } from "../tensor.ts";
import { analyzePickle, type PickleAnalysis } from "./analyze.ts";

/** Files inside of one pickle that are looked into. */
const MAX_NESTED_FILES = 1000;

/** Inspects all streams of a file; `tensorsOf` tells the tensors that they hold. */
export async function inspectPickle(
  source: ByteSource,
  context: InspectContext,
  format: (analysis: PickleAnalysis) => string,
  tensorsOf: (analysis: PickleAnalysis) => readonly Tensor[],
): Promise<Inspection> {
  const analysis = await analyzePickle(source, context.signal ? { signal: context.signal } : {});
  return concludePickle(analysis, source, context, format(analysis), tensorsOf(analysis));
}

/** What an analysis says of a file, with what lies inside of its bytes. */
export async function concludePickle(
  { log }: PickleAnalysis,
  source: ByteSource,
  context: InspectContext,
  format: string,
  tensors: readonly Tensor[],
): Promise<Inspection> {
  const parts: Inspection[] = [];
  for (const { loader, offset, length } of log.nested.slice(0, MAX_NESTED_FILES)) {
    const inner = sliceSource(source, offset, offset + length);
    parts.push(await context.inspectPart(inner, `(bytes at ${offset} for ${loader})`));
  }
  const unread = log.unread === undefined ? [] : [{ what: "a part of the pickle", ...log.unread }];
  if (log.nested.length > MAX_NESTED_FILES) {
    unread.push({ what: "files inside of the pickle", offset: 0, why: "there are too many" });
  }
  return conclude({
    format,
    tensors,
    parts,
    unread,
    problems: log.problems.map((problem) => ({ ...problem, effect: "malformed" })),
    calls: log.calls,
  });
}
