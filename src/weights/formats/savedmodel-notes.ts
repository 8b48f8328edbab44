import { cachedSource } from "../../bytes/cached-source.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { inspectKerasMetadata } from "../keras/inspect-metadata.ts";
import { readMessage } from "../protobuf/message.ts";

/** What lies beside the program of a SavedModel: the layers that Keras made it from, and hashes of its parts. */
export const savedmodelNotes: FormatReader = {
  name: "savedmodel-notes",
  // A message begins with the number of a field, an error page or a pointer of git-LFS with a letter.
  sniff: ({ head, name }) => isNotes(name) && (head[0] ?? 0xff) < 0x20,
  promisedBy: isNotes,
  async inspect(file, { name, signal }) {
    const format = "savedmodel-notes";
    if (/keras_metadata\.pb$/i.test(name)) {
      return conclude({ format, parts: [await inspectKerasMetadata(file, signal)] });
    }
    const source = cachedSource(file);
    const hashes = await readMessage(source, { start: 0, end: source.byteLength }, signal);
    for (const field of HASHES) hashes.number(field);
    return conclude({ format });
  },
};

/** Fields of numbers (fingerprint.proto): of the whole, the graph, signatures, objects and the checkpoint. */
const HASHES: readonly number[] = [1, 2, 3, 4, 5];

function isNotes(name: string): boolean {
  return name === "keras_metadata.pb" || name === "fingerprint.pb";
}
