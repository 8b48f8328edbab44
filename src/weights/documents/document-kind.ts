import type { InspectContext } from "../format-reader.ts";
import type { Seen } from "../inspection.ts";
import type { StrictJson } from "../strict-json.ts";
import type { TokenizerDocument } from "../tokenizer/read-document.ts";

/** A JSON document and what it is called. */
export interface JsonDocument {
  readonly value: StrictJson;
  /** Without folders, lower case. */
  readonly name: string;
  /** The tokens of a `tokenizer.json`; they are not in `value` again. */
  readonly tokenizer?: TokenizerDocument;
  /** Names of tensors by the file that is to hold them, of the `weight_map` of an index; they are not in `value` again. */
  readonly shards?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What one kind of document adds to an inspection: where it is to be loaded from, what runs for it. */
export type DocumentFacts = Omit<Seen, "format">;

/** One thing that a JSON file beside weights may say. A file may say several. */
export interface DocumentKind {
  readonly name: string;
  readonly recognizes: (document: JsonDocument) => boolean;
  readonly inspect: (document: JsonDocument, context: InspectContext) => Promise<DocumentFacts>;
}
