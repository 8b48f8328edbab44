import type { ByteSource } from "../../bytes/byte-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { judgeTemplate } from "../template/judge-template.ts";

const ENDING = /\.(?:jinja|jinja2|j2|template)$/;

/** Longest file that is read; `judgeTemplate` refuses shorter ones. */
const MAX_BYTES = 8 << 20;

/** A chat template in a file of its own. */
export const jinja: FormatReader = {
  name: "jinja",
  sniff: ({ head, name }) => ENDING.test(name) && !head.includes(0),
  promisedBy: (name) => ENDING.test(name),
  async inspect(source: ByteSource, { signal }: InspectContext): Promise<Inspection> {
    const bytes = await source.read(0, MAX_BYTES + 1, signal);
    const template = judgeTemplate(Buffer.from(bytes).toString("utf8"));
    return conclude({ format: "jinja", parts: [template] });
  },
};
