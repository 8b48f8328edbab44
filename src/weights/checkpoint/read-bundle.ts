import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { Siblings } from "../format-reader.ts";
import type { Problem, Seen, Unread } from "../inspection.ts";
import { elementCount, type Tensor } from "../tensor.ts";
import {
  readBundleEntry,
  readBundleHeader,
  type BundleEntry,
  type BundleHeader,
} from "./bundle-entry.ts";
import { Shards } from "./shards.ts";
import { joinSlices, slicedName } from "./slices.ts";
import { readTable, type Table } from "./table.ts";
import { BOOKKEEPING, CHECKPOINT_TYPES } from "./tensor-types.ts";

/**
 * Reads the index of a checkpoint of TensorFlow, and finds the bytes of its tensors in the files beside it. Texts and
 * variants, in which it keeps how its objects hang together, are in the metadata. Throws `FormatError`.
 */
export async function readBundle(
  index: ByteSource,
  prefix: string,
  siblings: Siblings,
  signal?: AbortSignal,
): Promise<Omit<Seen, "format">> {
  const table = await readTable(index, signal);
  const header = await headerOf(table);
  const shards = new Shards(prefix, header.shards, siblings);
  const read = new BundleReader(header, shards);
  for (const { key, value } of table.entries.slice(1)) {
    read.add(key, await readBundleEntry(value));
  }
  const tensors = read.tensors();
  return {
    tensors,
    metadata: read.metadata,
    problems: [...table.problems, ...read.problems, ...shards.problems, ...shards.accounts()],
    unread: read.unread,
  };
}

/** The entry without a name comes first. */
async function headerOf({ entries }: Table): Promise<BundleHeader> {
  const [first] = entries;
  if (first?.key.length === 0) return readBundleHeader(first.value);
  throw new FormatError("bad-bundle", "Cannot read checkpoint: its table has no header");
}

class BundleReader {
  readonly metadata: Map<string, string> = new Map();
  readonly problems: Problem[] = [];
  readonly unread: Unread[] = [];
  readonly #tensors: Tensor[] = [];
  /** Slices by the name of the whole, in the order of their keys, which is that of their places. */
  readonly #slices = new Map<string, Tensor[]>();
  readonly #sliced: Tensor[] = [];
  readonly #header: BundleHeader;
  readonly #shards: Shards;

  constructor(header: BundleHeader, shards: Shards) {
    this.#header = header;
    this.#shards = shards;
  }

  add(key: Buffer, entry: BundleEntry): void {
    const whole = slicedName(key);
    const name = whole ?? key.toString("utf8");
    const other = BOOKKEEPING.get(entry.type);
    if (other !== undefined) {
      this.#shards.piece(name, entry);
      this.metadata.set(name, `${other}, ${entry.length} bytes`);
      return;
    }
    const tensor = this.#tensorOf(name, entry);
    if (tensor === undefined) return;
    const slices = whole === undefined ? undefined : this.#slices.get(whole);
    if (whole === undefined) (entry.isSliced ? this.#sliced : this.#tensors).push(tensor);
    else if (slices === undefined) this.#slices.set(whole, [tensor]);
    else slices.push(tensor);
  }

  tensors(): readonly Tensor[] {
    const joined = this.#sliced.map((tensor) => {
      const parts = this.#slices.get(tensor.name) ?? [];
      const joined = joinSlices(tensor, parts);
      if (joined && "whole" in joined) return joined.whole;
      if (joined) this.unread.push({ what: `the bytes of "${tensor.name}"`, why: joined.why });
      else this.#refuse(`"${tensor.name}": its ${parts.length} slices do not make it up`);
      return tensor;
    });
    return [...this.#tensors, ...joined];
  }

  #tensorOf(name: string, entry: BundleEntry): Tensor | undefined {
    const type = CHECKPOINT_TYPES.get(entry.type);
    if (type === undefined) {
      this.#refuse(`"${name}" has the unknown type ${entry.type}`);
      return undefined;
    }
    const { dtype, itemBytes } = type;
    const declared = { name, dtype, shape: entry.shape, data: undefined };
    if (entry.isSliced) return declared;
    const wanted = elementCount(entry.shape) * BigInt(itemBytes);
    if (wanted !== BigInt(entry.length)) {
      this.#refuse(`"${name}" needs ${wanted} bytes, ${entry.length} are named`);
      return declared;
    }
    const piece = this.#shards.piece(name, entry);
    if (piece === undefined) return declared;
    const pieces = piece.length === 0 ? [] : [piece];
    return { ...declared, data: { pieces, byteOrder: this.#header.byteOrder } };
  }

  #refuse(message: string): void {
    this.problems.push({ id: "bad-bundle", message, effect: "malformed" });
  }
}
