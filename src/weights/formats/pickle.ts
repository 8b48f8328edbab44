import type { ByteSource } from "../../bytes/byte-source.ts";
import type { Archive } from "../archives/archive.ts";
import { inspectArchive } from "../archives/inspect-archive.ts";
import { zipArchive } from "../archives/zip-archive.ts";
import { PROBE_BYTES, type FormatReader, type InspectContext } from "../format-reader.ts";
import { analyzePickle } from "../pickle/analyze.ts";
import { inspectAnalysis } from "../pickle/inspect-pickle.ts";
import { isPickle } from "../pickle/sniff-pickle.ts";

const NAME = /\.(?:pkl|pickle|pck|pcl|dill|joblib|pt|pth|ckpt|t7)$/;

/** Python objects, written by pickle, cloudpickle, dill or joblib. Loading one can call anything. */
export const pickle: FormatReader = {
  name: "pickle",
  sniff: ({ head, byteLength }) => isPickle(head, byteLength),
  promisedBy: (name) => NAME.test(name),
  async inspect(source, context) {
    const { signal } = context;
    const archive = await hiddenZip(source, context);
    if (archive) return inspectArchive(archive, context);
    const analysis = await analyzePickle(source, signal ? { signal } : {});
    return inspectAnalysis(analysis, source, context, { format: "pickle" });
  },
};

/** Where the end record of a zip may begin: it is 22 bytes long and may carry a comment. */
const MAX_END_BYTES = 22 + 0xffff;

/** A checkpoint that is a zip behind other bytes: PyTorch refuses it, most readers of zips do not. */
async function hiddenZip(
  source: ByteSource,
  context: InspectContext,
): Promise<Archive | undefined> {
  const head = await source.read(0, PROBE_BYTES, context.signal);
  if (isPickle(head, source.byteLength)) return undefined;
  const tail = await source.read(Math.max(0, source.byteLength - MAX_END_BYTES), source.byteLength);
  const hasEnd = Buffer.from(tail).includes("PK\x05\x06", 0, "latin1");
  return hasEnd ? zipArchive(source, context) : undefined;
}
