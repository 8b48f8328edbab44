import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { DOCUMENT_KINDS } from "../documents/index.ts";
import type { DocumentFacts } from "../documents/document-kind.ts";
import { readDocument } from "../documents/read-document.ts";
import { baseName, type FormatReader, type InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { joinedTensors } from "../tensor-list.ts";

/** Longest document that is read; the longest index of a known model has 60 MB. */
const MAX_BYTES = 128 << 20;

/** Configurations, indexes and tokenizers: data, save for what they ask libraries to load. */
export const json: FormatReader = {
  name: "json",
  sniff: ({ head, name }) =>
    name.endsWith(".json") && /^\s*[[{]/.test(Buffer.from(head).toString("latin1")),
  promisedBy: (name) => /(?:config|index|tokenizer|manifest)\.json$/.test(name),
  inspect: inspectJson,
};

async function inspectJson(source: ByteSource, context: InspectContext): Promise<Inspection> {
  if (source.byteLength > MAX_BYTES) {
    throw new FormatError("too-long", `Cannot read JSON: ${source.byteLength} bytes`);
  }
  const document = await readDocument(source, baseName(context.name), context.signal);
  const kinds = DOCUMENT_KINDS.filter(({ recognizes }) => recognizes(document));
  const facts: DocumentFacts[] = [];
  for (const kind of kinds) facts.push(await kind.inspect(document, context));
  return conclude({
    format: kinds[0]?.name ?? "json",
    tensors: joinedTensors(facts.map(({ tensors = [] }) => tensors)),
    metadata: new Map(facts.flatMap(({ metadata = new Map<string, string>() }) => [...metadata])),
    problems: facts.flatMap(({ problems = [] }) => problems),
    calls: facts.flatMap(({ calls = [] }) => calls),
    unread: facts.flatMap(({ unread = [] }) => unread),
    parts: facts.flatMap(({ parts = [] }) => parts),
  });
}
