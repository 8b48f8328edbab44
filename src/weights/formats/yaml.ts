import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { judgeYaml } from "../yaml/judge-yaml.ts";

/** Longest file that is read; the longest configurations have half of it. The parser takes 500 bytes of memory for each. */
const MAX_BYTES = 512 << 10;

/** Configurations in YAML, which some loaders let make objects and call functions. */
export const yaml: FormatReader = {
  name: "yaml",
  sniff: ({ head, name }) => /\.ya?ml$/.test(name) && !head.includes(0),
  promisedBy: (name) => name === "model_config.yaml",
  async inspect(source, { signal }) {
    if (source.byteLength > MAX_BYTES) {
      const why = `it has ${source.byteLength} bytes, more than ${MAX_BYTES}`;
      return conclude({ format: "yaml", unread: [{ what: "the file", why }] });
    }
    const bytes = await source.read(0, source.byteLength, signal);
    return conclude({ format: "yaml", ...judgeYaml(Buffer.from(bytes).toString("utf8")) });
  },
};
