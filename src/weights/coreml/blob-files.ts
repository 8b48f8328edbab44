import { cachedSource } from "../../bytes/cached-source.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import type { InspectContext } from "../format-reader.ts";
import type { TensorPiece } from "../tensor.ts";
import { addMalformed, type CoreMlFindings } from "./coreml-findings.ts";

/** The folder of the model, as a program names it. */
const MODEL_PATH = "@model_path/";

/** Header of a file and of each blob (StorageFormat.hpp): sixty-four bytes. */
const HEADER_BYTES = 64;
const VERSION = 2;
const SENTINEL = 0xdeadbeef;

/** Whether bytes begin as a file of blobs: its number of blobs, the version, zeros, and the first blob. */
export function beginsBlobs(head: Uint8Array): boolean {
  if (head.byteLength < HEADER_BYTES + 4) return false;
  const view = viewOf(head);
  const isEmpty = head.subarray(8, HEADER_BYTES).every((byte) => byte === 0);
  const isVersion = view.getUint32(4, true) === VERSION;
  return isEmpty && isVersion && view.getUint32(HEADER_BYTES, true) === SENTINEL;
}

/** What a program says of one of its blobs. */
export interface BlobReference {
  /** Of the tensor, for messages. */
  readonly name: string;
  readonly file: string;
  /** Of the header of the blob. */
  readonly offset: number;
  /** Number of the type that the tensor has, and its bytes. */
  readonly blobType: number | undefined;
  readonly byteLength: bigint;
}

/** Files of weights beside a program, opened when a tensor asks for one. */
export class BlobFiles {
  readonly #context: InspectContext;
  readonly #findings: CoreMlFindings;
  readonly #files = new Map<string, ByteSource | undefined>();
  /** Bytes of each blob that was asked for, by file and offset: functions of a program share blobs. */
  readonly #used = new Map<string, Map<number, number>>();

  constructor(context: InspectContext, findings: CoreMlFindings) {
    this.#context = context;
    this.#findings = findings;
  }

  /** The bytes of a blob; undefined, with a problem, where they are not what the program says. */
  async piece(reference: BlobReference): Promise<TensorPiece | undefined> {
    const { name, file, offset, blobType, byteLength } = reference;
    const source = await this.#open(file);
    if (source === undefined) return undefined;
    if (offset < HEADER_BYTES || offset > source.byteLength - HEADER_BYTES) {
      return this.#refuse(`"${name}" is at ${offset}, where "${file}" has no blob`);
    }
    const header = viewOf(await source.read(offset, offset + HEADER_BYTES, this.#context.signal));
    const length = header.getBigUint64(8, true);
    const start = header.getBigUint64(16, true);
    if (header.getUint32(0, true) !== SENTINEL) {
      return this.#refuse(`"${name}" is at ${offset}, where no blob of "${file}" begins`);
    }
    if (header.getUint32(4, true) !== blobType || length !== byteLength) {
      return this.#refuse(`"${name}" has another type or size than its blob in "${file}"`);
    }
    if (start > BigInt(source.byteLength) - length) {
      return this.#refuse(`"${name}" goes on beyond the end of "${file}"`);
    }
    this.#used.set(
      file,
      (this.#used.get(file) ?? new Map<number, number>()).set(offset, Number(length)),
    );
    return { source, offset: Number(start), length: Number(length) };
  }

  /** Notes bytes that no tensor asked for: blobs, or whatever else, that the program does not name. */
  account(): void {
    for (const [file, blobs] of this.#used) {
      let used = HEADER_BYTES;
      for (const length of blobs.values()) used += HEADER_BYTES + aligned(length);
      const free = (this.#files.get(file)?.byteLength ?? 0) - used;
      if (free <= 0) continue;
      const message = `${free} bytes of "${file}" are of no tensor`;
      this.#findings.problems.push({ id: "unaccounted-bytes", message, effect: "none" });
    }
  }

  async #open(file: string): Promise<ByteSource | undefined> {
    const known = this.#files.get(file);
    if (known !== undefined || this.#files.has(file)) return known;
    const source = await this.#openNew(file);
    this.#files.set(file, source);
    return source;
  }

  async #openNew(file: string): Promise<ByteSource | undefined> {
    const path = file.startsWith(MODEL_PATH) ? file.slice(MODEL_PATH.length) : file;
    if (!isPlainRelative(path)) {
      const message = `the weights are outside of the folder, at "${file}"`;
      this.#findings.problems.push({ id: "path-outside", message, effect: "code" });
      return undefined;
    }
    const found = this.#context.siblings.open(path);
    if (found === undefined) return this.#refuse(`"${file}" is missing or a link`);
    const source = cachedSource(found);
    const header = viewOf(await source.read(0, HEADER_BYTES, this.#context.signal));
    if (header.byteLength < HEADER_BYTES || header.getUint32(4, true) !== VERSION) {
      return this.#refuse(`"${file}" does not begin as weights do`);
    }
    return source;
  }

  #refuse(message: string): undefined {
    addMalformed(this.#findings, "bad-blob", message);
  }
}

/** Blobs begin at multiples of the length of a header. */
function aligned(length: number): number {
  return Math.ceil(length / HEADER_BYTES) * HEADER_BYTES;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
