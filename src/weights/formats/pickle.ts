import type { FormatReader } from "../format-reader.ts";
import { inspectPickle } from "../pickle/inspect-pickle.ts";
import { isPickle } from "../pickle/sniff-pickle.ts";

const NAME = /\.(?:pkl|pickle|pck|pcl|dill|joblib|pt|pth|ckpt|t7|npy_pickle)$/;

/** Python objects, written by pickle, cloudpickle, dill or joblib. Loading one can call anything. */
export const pickle: FormatReader = {
  name: "pickle",
  sniff: ({ head, byteLength }) => isPickle(head, byteLength),
  promisedBy: (name) => NAME.test(name),
  inspect: (source, context) =>
    inspectPickle(
      source,
      context,
      () => "pickle",
      () => [],
    ),
};
