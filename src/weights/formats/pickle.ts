import type { FormatReader } from "../format-reader.ts";
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
    const analysis = await analyzePickle(source, signal ? { signal } : {});
    return inspectAnalysis(analysis, source, context, { format: "pickle" });
  },
};
