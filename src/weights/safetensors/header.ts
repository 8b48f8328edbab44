import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { visitMembers, visitMembersOf, type VisitMember } from "../json-members.ts";
import type { StrictJson } from "../strict-json.ts";
import { TensorEntries } from "./read-tensor.ts";
import type { SafetensorsTensor } from "./safetensors-tensor.ts";

/** A safetensors header that follows the format to the letter. */
export interface SafetensorsHeader {
  /** Bytes before the data: the eight of the length, and the JSON. */
  readonly dataStart: number;
  /** In the order of their bytes; where these lie is not known where the header alone was read. */
  readonly tensors: readonly SafetensorsTensor[];
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
  const kind = visitMembers(head.subarray(LENGTH_BYTES, dataStart), contents.visit);
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
  return contents.close(await visitMembersOf(source, range, contents.visit, signal));
}

/** What was read of a header so far. */
class Contents {
  readonly #dataStart: number;
  readonly #dataLength: number;
  readonly #entries: TensorEntries;
  readonly #tensors: SafetensorsTensor[] = [];
  #metadata: ReadonlyMap<string, string> = new Map();

  constructor(dataStart: number, fileLength: number, source?: ByteSource) {
    this.#dataStart = dataStart;
    this.#dataLength = fileLength - dataStart;
    this.#entries = new TensorEntries(this.#dataLength, source && { source, dataStart });
  }

  readonly visit: VisitMember = (name, value) => {
    if (name === "__metadata__") this.#metadata = readMetadata(value);
    else this.#tensors.push(this.#entries.read(name, value));
  };

  close(kind: StrictJson["kind"]): SafetensorsHeader {
    if (kind !== "object") {
      throw new FormatError("bad-header", `Cannot read header: wanted an object, got ${kind}`);
    }
    const tensors = this.#tensors.toSorted((a, b) => a.start - b.start || a.end - b.end);
    refuseHoles(tensors, this.#dataLength);
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

function refuseHoles(tensors: readonly SafetensorsTensor[], dataLength: number): void {
  let end = 0;
  for (const tensor of tensors) {
    if (tensor.start !== end) {
      const code = tensor.start > end ? "gap" : "overlap";
      throw new FormatError(
        code,
        `Cannot accept tensor "${tensor.name}": it starts at ${tensor.start}, the one before ends at ${end}`,
      );
    }
    end = tensor.end;
  }
  if (end !== dataLength) {
    throw new FormatError(
      "trailing-bytes",
      `Cannot accept file: tensors end at ${end}, the data at ${dataLength}`,
    );
  }
}
