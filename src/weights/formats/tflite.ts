import { cachedSource } from "../../bytes/cached-source.ts";
import type { FormatReader } from "../format-reader.ts";
import { FormatError } from "../../bytes/errors.ts";
import { conclude } from "../inspection.ts";
import { readTflite } from "../tflite/read-model.ts";

/** TensorFlow Lite: a flatbuffer of operators and tensors; what native operators do, the program that brings them knows. */
export const tflite: FormatReader = {
  name: "tflite",
  sniff: ({ head }) => hasIdentifier(head),
  promisedBy: (name) => name.endsWith(".tflite"),
  async inspect(file, { signal }) {
    const source = cachedSource(file);
    if (!hasIdentifier(await source.read(0, 8, signal))) {
      throw new FormatError("bad-magic", 'Cannot read model: its identifier is not "TFL3"');
    }
    return conclude({ format: "tflite", ...(await readTflite(source)) });
  },
};

function hasIdentifier(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(4, 8)).toString("latin1") === "TFL3";
}
