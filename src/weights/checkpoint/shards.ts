import type { ByteSource } from "../../bytes/byte-source.ts";
import type { Siblings } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import type { TensorPiece } from "../tensor.ts";
import type { BundleEntry } from "./bundle-entry.ts";

interface Taken {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The files with the bytes of a checkpoint, opened when a tensor asks for one, and what was asked of each. */
export class Shards {
  readonly problems: Problem[] = [];
  readonly #path: (shard: number) => string;
  readonly #siblings: Siblings;
  readonly #count: number;
  readonly #opened = new Map<number, ByteSource | undefined>();
  readonly #taken = new Map<number, Taken[]>();

  /** @param prefix Path of the checkpoint, without `.index`. */
  constructor(prefix: string, count: number, siblings: Siblings) {
    const total = String(count).padStart(5, "0");
    this.#path = (shard) => `${prefix}.data-${String(shard).padStart(5, "0")}-of-${total}`;
    this.#count = count;
    this.#siblings = siblings;
  }

  /** The bytes of an entry; undefined, with a problem, where they are not there. */
  piece(name: string, { shard, offset, length }: BundleEntry): TensorPiece | undefined {
    if (shard >= this.#count) {
      return this.#refuse(`"${name}" is in shard ${shard}, there are ${this.#count}`);
    }
    const source = this.#open(shard);
    if (source === undefined) return undefined;
    if (offset > source.byteLength - length) {
      return this.#refuse(`"${name}" goes on beyond the end of "${this.#path(shard)}"`);
    }
    const taken = this.#taken.get(shard) ?? [];
    taken.push({ name, start: offset, end: offset + length });
    this.#taken.set(shard, taken);
    return { source, offset, length };
  }

  /** Tensors that share bytes, and bytes that are of no tensor. */
  accounts(): readonly Problem[] {
    return [...this.#taken].flatMap(([shard, taken]) => {
      const length = this.#opened.get(shard)?.byteLength ?? 0;
      return accountOf(taken, this.#path(shard), length);
    });
  }

  #open(shard: number): ByteSource | undefined {
    if (!this.#opened.has(shard)) {
      const source = this.#siblings.open(this.#path(shard));
      this.#opened.set(shard, source);
      if (source === undefined) this.#refuse(`"${this.#path(shard)}" is missing or a link`);
    }
    return this.#opened.get(shard);
  }

  #refuse(message: string): undefined {
    this.problems.push({ id: "bad-bundle", message, effect: "malformed" });
  }
}

function accountOf(taken: readonly Taken[], path: string, byteLength: number): readonly Problem[] {
  const problems: Problem[] = [];
  let before: Taken = { name: "", start: 0, end: 0 };
  let free = byteLength;
  for (const one of taken.filter(({ start, end }) => end > start).toSorted(byStart)) {
    free -= one.end - Math.max(one.start, Math.min(before.end, one.end));
    if (one.start < before.end) {
      const message = `"${before.name}" and "${one.name}" overlap in "${path}"`;
      problems.push({ id: "overlap", message, effect: "malformed" });
    }
    if (one.end > before.end) before = one;
  }
  if (free > 0) {
    const message = `${free} bytes of "${path}" are of no tensor`;
    problems.push({ id: "unaccounted-bytes", message, effect: "none" });
  }
  return problems;
}

function byStart(a: Taken, b: Taken): number {
  return a.start - b.start || a.end - b.end;
}
