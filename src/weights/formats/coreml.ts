import { cachedSource } from "../../bytes/cached-source.ts";
import type { CoreMlFindings } from "../coreml/coreml-findings.ts";
import { walkModel } from "../coreml/walk-model.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { readMessage } from "../protobuf/message.ts";
import { isCoreMl } from "../sniff.ts";

/** Core ML: networks with their weights inside, or programs with their weights in a file beside them. */
export const coreml: FormatReader = {
  name: "coreml",
  sniff: ({ head, name }) => isCoreMl(head) && !name.endsWith(".pb"),
  promisedBy: (name) => name.endsWith(".mlmodel"),
  async inspect(file, context) {
    const source = cachedSource(file);
    const findings: CoreMlFindings = {
      tensors: [],
      problems: [],
      calls: [],
      unread: [],
      metadata: new Map(),
    };
    const range = { start: 0, end: source.byteLength };
    await walkModel(await readMessage(source, range, context.signal), context, findings);
    return conclude({ format: "coreml", ...findings });
  },
};
