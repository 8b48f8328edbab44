import type { ByteSource } from "../../bytes/byte-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { readSafetensors } from "../safetensors/header.ts";
import { isSafetensors } from "../sniff.ts";

/** Tensors behind a JSON header; nothing in it can run. */
export const safetensors: FormatReader = {
  name: "safetensors",
  sniff: ({ head }) => isSafetensors(head),
  promisedBy: (name) => name.endsWith(".safetensors"),
  inspect: inspectSafetensors,
};

async function inspectSafetensors(
  source: ByteSource,
  { signal }: InspectContext,
): Promise<Inspection> {
  const { metadata, tensors } = await readSafetensors(source, signal);
  return conclude({ format: "safetensors", metadata, tensors });
}
