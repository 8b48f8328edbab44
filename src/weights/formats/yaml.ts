import { FormatError } from "../../bytes/errors.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { judgeYaml } from "../yaml/judge-yaml.ts";

/** Longest file that is read; the longest configurations have a tenth. */
const MAX_BYTES = 2 << 20;

/** Configurations in YAML, which some loaders let make objects and call functions. */
export const yaml: FormatReader = {
  name: "yaml",
  sniff: ({ head, name }) => /\.ya?ml$/.test(name) && !head.includes(0),
  promisedBy: (name) => name === "model_config.yaml",
  async inspect(source, { signal }) {
    if (source.byteLength > MAX_BYTES) {
      throw new FormatError("too-long", `Cannot read YAML: ${source.byteLength} bytes`);
    }
    const bytes = await source.read(0, source.byteLength, signal);
    return conclude({ format: "yaml", ...judgeYaml(Buffer.from(bytes).toString("utf8")) });
  },
};
