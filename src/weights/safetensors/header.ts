import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { visitMembers, visitMembersOf } from "../json-members.ts";
import type { JsonVisitor } from "../json-walker.ts";
import type { StrictJson } from "../strict-json.ts";
import type { TensorList } from "../tensor-list.ts";
import { TensorTable, type DataPlace } from "../tensor-table.ts";
import { readTensor } from "./read-tensor.ts";

/** A safetensors header that follows the format to the letter. */
export interface SafetensorsHeader {
  /** Bytes before the data: the eight of the length, and the JSON. */
  readonly dataStart: number;
  /** In the order of their bytes; where these lie is not known where the header alone was read. */
  readonly tensors: TensorList;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Largest header we accept: the reference implementation refuses more, so no loadable file needs it. */
const MAX_HEADER_BYTES = 100_000_000;

const LENGTH_BYTES = 8;

/** Length of the JSON header, from the first eight bytes of the file. */
export function readHeaderLength(prefix: Uint8Array, fileLength: number): number {
  if (prefix.byteLength < LENGTH_BYTES) {
    throw new FormatError(
      "truncated",
      `Cannot read header length: got ${prefix.byteLength} of ${LENGTH_BYTES} bytes`,
    );
  }
  const length = new DataView(prefix.buffer, prefix.byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    throw new FormatError(
      "header-too-large",
      `Cannot accept ${length} header bytes: limit is ${MAX_HEADER_BYTES}`,
    );
  }
  if (Number(length) > fileLength - LENGTH_BYTES) {
    throw new FormatError(
      "truncated",
      `Cannot read header: it declares ${length} bytes, the file has ${fileLength - LENGTH_BYTES} left`,
    );
  }
  return Number(length);
}

/**
 * Reads a header from the beginning of a file of `fileLength` bytes; undefined when `head` ends before the header does.
 * Strict as the format's text: no duplicate keys, no holes, no overlap, no bytes after the last tensor. Throws `FormatError`.
 */
export function parseSafetensors(
  head: Uint8Array,
  fileLength: number,
): SafetensorsHeader | undefined {
  const length = readHeaderLength(head, fileLength);
  const dataStart = LENGTH_BYTES + length;
  if (head.byteLength < dataStart) return undefined;
  const contents = new Contents(dataStart, fileLength);
  const kind = visitMembers(head.subarray(LENGTH_BYTES, dataStart), contents);
  return contents.close(kind);
}

/** Reads the header of a file, wherever it lies, in pieces, and never the data. Throws `FormatError`. */
export async function readSafetensors(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<SafetensorsHeader> {
  const prefix = await source.read(0, LENGTH_BYTES, signal);
  const dataStart = LENGTH_BYTES + readHeaderLength(prefix, source.byteLength);
  const contents = new Contents(dataStart, source.byteLength, source);
  const range = { start: LENGTH_BYTES, end: dataStart };
  return contents.close(await visitMembersOf(source, range, contents, signal));
}

/** What was read of a header so far. */
class Contents implements JsonVisitor {
  readonly #dataLength: number;
  readonly #dataStart: number;
  readonly #place: DataPlace | undefined;
  readonly #table = new TensorTable();
  readonly keys = this.#table.names;
  #metadata: ReadonlyMap<string, string> = new Map();

  constructor(dataStart: number, fileLength: number, source?: ByteSource) {
    this.#dataStart = dataStart;
    this.#dataLength = fileLength - dataStart;
    this.#place = source && { source, dataStart, byteOrder: "little" };
  }

  readonly visit = (key: string, value: StrictJson): void => {
    if (key === "__metadata__") this.#metadata = readMetadata(value);
    else this.#table.add({ ...readTensor(key, value, this.#dataLength), name: this.keys.size - 1 });
  };

  close(kind: StrictJson["kind"]): SafetensorsHeader {
    if (kind !== "object") {
      throw new FormatError("bad-header", `Cannot read header: wanted an object, got ${kind}`);
    }
    const rows = this.#table.inOrder();
    refuseHoles(this.#table, rows, this.#dataLength);
    const tensors = this.#table.tensors(rows, this.#place);
    return { dataStart: this.#dataStart, tensors, metadata: this.#metadata };
  }
}

function readMetadata(value: StrictJson): ReadonlyMap<string, string> {
  if (value.kind !== "object") {
    throw new FormatError("bad-metadata", `Cannot read __metadata__: it is ${value.kind}`);
  }
  const metadata = new Map<string, string>();
  for (const [key, entry] of value.members) {
    if (entry.kind !== "string") {
      throw new FormatError("bad-metadata", `Cannot read __metadata__: "${key}" is not a string`);
    }
    metadata.set(key, entry.value);
  }
  return metadata;
}

function refuseHoles(table: TensorTable, rows: Uint32Array, dataLength: number): void {
  let end = 0;
  for (const row of rows) {
    const start = table.start(row);
    if (start !== end) {
      const code = start > end ? "gap" : "overlap";
      throw new FormatError(
        code,
        `Cannot accept tensor "${table.name(row)}": it starts at ${start}, the one before ends at ${end}`,
      );
    }
    end = table.end(row);
  }
  if (end !== dataLength) {
    throw new FormatError(
      "trailing-bytes",
      `Cannot accept file: tensors end at ${end}, the data at ${dataLength}`,
    );
  }
}
