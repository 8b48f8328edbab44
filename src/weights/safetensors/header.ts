import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import { visitMembers, type StrictJson } from "../strict-json.ts";

/** One tensor as the header declares it; the bytes are not read. */
interface SafetensorsTensor {
  readonly name: string;
  /** As written; `bitsOf` knows it. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte and end, relative to the data that follows the header. */
  readonly start: number;
  readonly end: number;
}

/** A safetensors header that follows the format to the letter. */
export interface SafetensorsHeader {
  /** Bytes before the data: the eight of the length, and the JSON. */
  readonly dataStart: number;
  /** In the order of their bytes. */
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
  return parseHeaderJson(
    decodeHeader(head.subarray(LENGTH_BYTES, dataStart)),
    dataStart,
    fileLength - dataStart,
  );
}

/** Reads the header of a file, wherever it lies; two reads, never the data. Throws `FormatError`. */
export async function readSafetensors(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<SafetensorsHeader> {
  const prefix = await source.read(0, LENGTH_BYTES, signal);
  const dataStart = LENGTH_BYTES + readHeaderLength(prefix, source.byteLength);
  const json = await source.read(LENGTH_BYTES, dataStart, signal);
  return parseHeaderJson(decodeHeader(json), dataStart, source.byteLength - dataStart);
}

function decodeHeader(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError("bad-utf8", "Cannot read header: it is not UTF-8", { cause });
  }
}

function parseHeaderJson(json: string, dataStart: number, dataLength: number): SafetensorsHeader {
  const tensors: SafetensorsTensor[] = [];
  let metadata: ReadonlyMap<string, string> = new Map();
  const kind = visitMembers(json, (name, value) => {
    if (name === "__metadata__") metadata = readMetadata(value);
    else tensors.push(readTensor(name, value, dataLength));
  });
  if (kind !== "object") {
    throw new FormatError("bad-header", `Cannot read header: wanted an object, got ${kind}`);
  }
  tensors.sort((a, b) => a.start - b.start || a.end - b.end);
  refuseHoles(tensors, dataLength);
  return { dataStart, tensors, metadata };
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

function readTensor(name: string, value: StrictJson, dataLength: number): SafetensorsTensor {
  if (value.kind !== "object") {
    throw new FormatError("bad-tensor", `Cannot read tensor "${name}": it is ${value.kind}`);
  }
  const dtype = value.members.get("dtype");
  if (dtype?.kind !== "string") {
    throw new FormatError("bad-dtype", `Cannot read tensor "${name}": it has no dtype`);
  }
  const bits = bitsOf(dtype.value);
  if (bits === undefined) {
    throw new FormatError(
      "bad-dtype",
      `Cannot read tensor "${name}": dtype "${dtype.value}" is unknown`,
    );
  }
  const shape = readIntegers(value.members.get("shape"), "bad-shape", `shape of "${name}"`);
  const offsets = readIntegers(
    value.members.get("data_offsets"),
    "bad-offsets",
    `offsets of "${name}"`,
  );
  const [start, end] = offsets;
  if (start === undefined || end === undefined || offsets.length !== 2 || end < start) {
    throw new FormatError(
      "bad-offsets",
      `Cannot read tensor "${name}": offsets are [${offsets.join(", ")}]`,
    );
  }
  if (end > dataLength) {
    throw new FormatError(
      "offsets-out-of-range",
      `Cannot read tensor "${name}": it ends at ${end}, the data at ${dataLength}`,
    );
  }
  const wantedBits = shape.reduce((size, length) => size * BigInt(length), BigInt(bits));
  if (wantedBits !== BigInt(end - start) * 8n) {
    throw new FormatError(
      "size-mismatch",
      `Cannot read tensor "${name}": ${dtype.value} [${shape.join(", ")}] needs ${wantedBits} bits, got ${end - start} bytes`,
    );
  }
  return { name, dtype: dtype.value, shape, start, end };
}

function readIntegers(value: StrictJson | undefined, code: string, what: string): number[] {
  if (value?.kind !== "array") {
    throw new FormatError(code, `Cannot read ${what}: wanted a list of whole numbers`);
  }
  return value.items.map((item) => {
    if (item.kind !== "number" || !/^[0-9]+$/.test(item.lexeme)) {
      throw new FormatError(code, `Cannot read ${what}: wanted whole numbers`);
    }
    const number = Number(item.lexeme);
    if (!Number.isSafeInteger(number)) {
      throw new FormatError(code, `Cannot read ${what}: ${item.lexeme} is beyond 2^53`);
    }
    return number;
  });
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
