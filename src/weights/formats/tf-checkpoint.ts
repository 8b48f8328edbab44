import { baseName, type FormatReader, type Probe } from "../format-reader.ts";
import { readBundle } from "../checkpoint/read-bundle.ts";
import { endsTable } from "../checkpoint/table.ts";
import { conclude } from "../inspection.ts";

const INDEX = ".index";

/** The index of a checkpoint of TensorFlow: a table of tensors, whose bytes are in `.data-00000-of-00001` beside it. */
export const tfCheckpoint: FormatReader = {
  name: "tf-checkpoint",
  sniff: (probe) => beginsBundle(probe) && isTable(probe),
  promisedBy: (name) => /^variables\.index$|ckpt[-.\w]{0,200}\.index$/.test(name),
  async inspect(source, { name, siblings, signal }) {
    const path = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
    const prefix = path.endsWith(INDEX) ? path.slice(0, -INDEX.length) : baseName(path);
    const facts = await readBundle(source, prefix, siblings, signal);
    return conclude({ format: "tf-checkpoint", ...facts });
  },
};

/** Tables of databases have no entry without a name. */
function beginsBundle({ head }: Probe): boolean {
  return head[0] === 0 && head[1] === 0 && head[3] === 0x08;
}

/** The end of a long table is beyond what is seen; then the name has to tell. */
function isTable({ head, byteLength, name }: Probe): boolean {
  return byteLength === head.byteLength ? endsTable(head) : name.endsWith(INDEX);
}
