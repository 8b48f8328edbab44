import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { readMessage } from "../protobuf/message.ts";
import { parseStrictJson } from "../strict-json.ts";
import { judgeKerasConfig } from "./judge-config.ts";

/** The layers that a saved model was made from, each a configuration as JSON (saved_metadata.proto). Throws `FormatError`. */
export async function inspectKerasMetadata(
  file: ByteSource,
  signal?: AbortSignal,
): Promise<Inspection> {
  const source = cachedSource(file);
  const parts: Inspection[] = [];
  const metadata = await readMessage(source, { start: 0, end: source.byteLength }, signal);
  for await (const node of metadata.messages(1)) {
    const facts = judgeKerasConfig(parseStrictJson(await node.text(5)));
    parts.push(conclude({ format: "keras-config", ...facts }));
  }
  return conclude({ format: "keras-config", parts });
}
