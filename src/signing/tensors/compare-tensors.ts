import { combineDigests, type ModelDigests } from "../../weights/digest/combine-digests.ts";
import type { DigestTable } from "../../weights/digest/digest-table.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import type { SignedTensors } from "../statement/tensor-statement.ts";

/** A tensor held against what was signed. */
export interface CheckedTensor {
  readonly name: string;
  readonly state: "as-signed" | "changed" | "missing" | "not-signed";
  readonly why?: string;
}

/** What became of the whole, and of each tensor. */
export interface ComparedTensors {
  readonly state: "as-signed" | "changed";
  readonly why?: string;
  readonly tensors: readonly CheckedTensor[];
}

/** Holds tensors against those that were signed, by name; a release with checkpoints has several of one name. */
export function compareTensors(signed: SignedTensors, found: DigestTable): ComparedTensors {
  const checkedAll: CheckedTensor[] = [];
  for (const [before, after] of pairsByName(signed.tensors, found)) {
    for (const checked of compare(before, after)) checkedAll.push(checked);
  }
  const tensors = checkedAll.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const digests = combineDigests(found);
  if (digests.modelDigest === signed.digests.modelDigest) return { state: "as-signed", tensors };
  const why = wordsFor(signed.digests, digests, tensors);
  return { state: "changed", ...(why !== undefined && { why }), tensors };
}

function wordsFor(
  signed: ModelDigests,
  found: ModelDigests,
  tensors: readonly CheckedTensor[],
): string | undefined {
  if (found.namelessDigest === signed.namelessDigest) return "only names differ";
  if (found.valueDigest === signed.valueDigest) {
    return "the values are those that were signed, stored in other types or under other names";
  }
  const isSubset = tensors.every(({ state }) => state === "as-signed" || state === "missing");
  return isSubset ? "some are missing, and all others are as signed" : undefined;
}

/** The tensors of each name on both sides, in the order of the bytes of names. */
function* pairsByName(
  signed: DigestTable,
  found: DigestTable,
): Generator<readonly [readonly TensorDigest[], readonly TensorDigest[]], void, undefined> {
  const [before, after] = [new ByName(signed), new ByName(found)];
  for (;;) {
    const [a, b] = [before.name, after.name];
    const name = a === undefined || (b !== undefined && compareBytes(b, a) < 0) ? b : a;
    if (name === undefined) return;
    yield [before.take(name), after.take(name)];
  }
}

function compareBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Tensors in the order of the bytes of their names, those of one name as they come. */
class ByName {
  readonly #tensors: DigestTable;
  readonly #positions: Uint32Array;
  #next = 0;

  constructor(tensors: DigestTable) {
    this.#tensors = tensors;
    this.#positions = tensors.byName();
  }

  /** The name that comes next; undefined behind the last. */
  get name(): string | undefined {
    return this.#tensors.at(this.#positions[this.#next] ?? -1)?.name;
  }

  /** The tensors that come next, as long as they have a name. */
  take(name: string): readonly TensorDigest[] {
    const first = this.#next;
    while (this.name === name) this.#next += 1;
    const positions = this.#positions.subarray(first, this.#next).toSorted();
    return Array.from(positions, (position) => this.#tensors.at(position) ?? []).flat();
  }
}

/** Tensors of one name: those with the digest of a signed one first, what is left in the order in which it comes. */
function compare(
  signed: readonly TensorDigest[],
  found: readonly TensorDigest[],
): readonly CheckedTensor[] {
  const [before, after] = [signed[0], found[0]];
  const isOne = signed.length === 1 && found.length === 1;
  if (isOne && before?.stored === after?.stored) return signed.map(asSigned);
  const { same, left: gone } = takeAway(signed, found);
  const { left: came } = takeAway(found, signed);
  return [
    ...same.map(asSigned),
    ...gone.map((tensor, at) => whatBecame(tensor, came[at])),
    ...came.slice(gone.length).map(({ name }) => ({ name, state: "not-signed" as const })),
  ];
}

function asSigned({ name }: TensorDigest): CheckedTensor {
  return { name, state: "as-signed" };
}

function whatBecame(signed: TensorDigest, found: TensorDigest | undefined): CheckedTensor {
  const { name } = signed;
  if (found === undefined) return { name, state: "missing" };
  const hasValues = signed.value === found.value;
  return { name, state: "changed", ...(hasValues && { why: "same values in another type" }) };
}

/** Which tensors are among some others, each of these counting once, and which are left. */
function takeAway(
  tensors: readonly TensorDigest[],
  others: readonly TensorDigest[],
): { readonly same: readonly TensorDigest[]; readonly left: readonly TensorDigest[] } {
  const counts = new Map<string, number>();
  for (const { stored } of others) counts.set(stored, (counts.get(stored) ?? 0) + 1);
  const same: TensorDigest[] = [];
  const left: TensorDigest[] = [];
  for (const tensor of tensors) {
    const count = counts.get(tensor.stored) ?? 0;
    counts.set(tensor.stored, count - 1);
    (count > 0 ? same : left).push(tensor);
  }
  return { same, left };
}
