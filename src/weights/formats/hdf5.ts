import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { findSuperblock, readSuperblock } from "../hdf5/superblock.ts";
import { walkHdf5 } from "../hdf5/walk.ts";
import { conclude, within, type Inspection } from "../inspection.ts";
import { judgeKerasConfig } from "../keras/judge-config.ts";
import { isHdf5 } from "../sniff.ts";
import { parseStrictJson } from "../strict-json.ts";

/** Groups of arrays, as Keras 2 and many tools write them; a configuration of Keras beside them calls what it names. */
export const hdf5: FormatReader = {
  name: "hdf5",
  sniff: ({ head }) => isHdf5(head),
  promisedBy: (name) => /\.(?:h5|hdf5|keras_h5)$/.test(name),
  inspect: inspectHdf5,
};

/** Longest file that is taken for a placeholder; a longer one of zeros is a download that broke off. */
const MAX_PLACEHOLDER_BYTES = 4096;

/** Files that stand for weights in examples and tests: the signature, and zeros. */
async function isPlaceholder(source: ByteSource, start: number): Promise<boolean> {
  if (source.byteLength - start > MAX_PLACEHOLDER_BYTES) return false;
  const rest = await source.read(start + 8, source.byteLength);
  return rest.length > 0 && rest.every((byte) => byte === 0);
}

/** Attributes of the root that Keras makes its model, loss and optimizer from. */
const CONFIGURATIONS = ["model_config", "training_config"];

async function inspectHdf5(whole: ByteSource, context: InspectContext): Promise<Inspection> {
  const source = cachedSource(whole);
  const start = await findSuperblock(source, context.signal);
  if (start === undefined)
    throw new FormatError("bad-signature", "Cannot read HDF5: no superblock");
  const parts: Inspection[] = [];
  if (start > 0) {
    parts.push(await context.inspectPart(sliceSource(whole, 0, start), "(bytes before the file)"));
  }
  if (await isPlaceholder(source, start)) {
    const message = "a signature and zeros: it holds nothing";
    return conclude({
      format: "hdf5",
      parts,
      problems: [{ id: "empty", message, effect: "none" }],
    });
  }
  const file = await readSuperblock(source, start, context.signal);
  const { tensors, problems, rootTexts } = await walkHdf5(file);
  for (const name of CONFIGURATIONS) {
    const text = rootTexts.get(name);
    if (text === undefined || text === "") continue;
    const facts = judgeKerasConfig(parseStrictJson(text));
    parts.push(within(name, conclude({ format: "keras-config", ...facts })));
  }
  const metadata = new Map([...rootTexts].filter(([name]) => !CONFIGURATIONS.includes(name)));
  const format = rootTexts.has("model_config") ? "keras-h5" : "hdf5";
  return conclude({ format, tensors, problems, metadata, parts });
}
