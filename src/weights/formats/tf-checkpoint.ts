import { baseName, type FormatReader, type Probe } from "../format-reader.ts";
import { readBundle } from "../checkpoint/read-bundle.ts";
import { endsTable } from "../checkpoint/table.ts";
import { conclude } from "../inspection.ts";

const INDEX = ".index";

/** The index of a checkpoint of TensorFlow: a table of tensors, whose bytes are in `.data-00000-of-00001` beside it. */
export const tfCheckpoint: FormatReader = {
  name: "tf-checkpoint",
  sniff: (probe) => isTable(probe) || beginsBundle(probe),
  promisedBy: (name) => /^variables\.index$|ckpt[-.\w]{0,200}\.index$/.test(name),
  async inspect(source, { name, siblings, signal }) {
    const path = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
    const prefix = path.endsWith(INDEX) ? path.slice(0, -INDEX.length) : baseName(path);
    const facts = await readBundle(source, prefix, siblings, signal);
    return conclude({ format: "tf-checkpoint", ...facts });
  },
};

function isTable({ head, byteLength }: Probe): boolean {
  return byteLength === head.byteLength && endsTable(head);
}

/** The end of a long table is beyond what is seen: an entry without a name and a header that tells the number of shards. */
function beginsBundle({ head, name }: Probe): boolean {
  return name.endsWith(INDEX) && head[0] === 0 && head[1] === 0 && head[3] === 0x08;
}
