import { AssayError, FormatError } from "../../bytes/errors.ts";
import {
  combineDigests,
  modelDigestOf,
  type ModelDigests,
} from "../../weights/digest/combine-digests.ts";
import type { DigestTable } from "../../weights/digest/digest-table.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import type { SignedTensors } from "../statement/tensor-statement.ts";
import { CheckedList } from "./checked-list.ts";
import { foundByName, signedByName, type FoundTensor, type Named } from "./tensors-by-name.ts";

/** What became of the whole, and of each tensor, in the order of the bytes of names. */
export interface ComparedTensors {
  readonly state: "as-signed" | "changed";
  readonly why?: string;
  readonly tensors: CheckedList;
}

/** Holds tensors against those that were signed, by name; a release with checkpoints has several of one name. */
export function compareTensors(signed: SignedTensors, found: DigestTable): ComparedTensors {
  const tensors = new CheckedList(found);
  if (modelDigestOf(found) === signed.digests.modelDigest) {
    for (const position of found.byName()) tensors.addSame(position);
    return { state: "as-signed", tensors };
  }
  try {
    for (const [before, after] of pairsByName(signed, found)) compare(before, after, tensors);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof AssayError)) throw error;
    // The signature cannot be read again. That something differs is known all the same.
    return { state: "changed", why: error.message, tensors: new CheckedList(found) };
  }
  const why = wordsFor(signed.digests, combineDigests(found), tensors);
  return { state: "changed", ...(why !== undefined && { why }), tensors };
}

function wordsFor(
  signed: ModelDigests,
  found: ModelDigests,
  tensors: CheckedList,
): string | undefined {
  if (found.namelessDigest === signed.namelessDigest) return "only names differ";
  if (found.valueDigest === signed.valueDigest) {
    return "the values are those that were signed, stored in other types or under other names";
  }
  return tensors.onlyLacks ? "some are missing, and all others are as signed" : undefined;
}

/** The tensors of each name on both sides, in the order of the bytes of names. */
function* pairsByName(
  signed: SignedTensors,
  found: DigestTable,
): Generator<readonly [readonly TensorDigest[], readonly FoundTensor[]], void, undefined> {
  const [before, after] = [signedByName(signed), foundByName(found)];
  let [a, b] = [before.next().value, after.next().value];
  while (a !== undefined || b !== undefined) {
    const order = compareNames(a, b);
    yield [order <= 0 ? (a?.tensors ?? []) : [], order >= 0 ? (b?.tensors ?? []) : []];
    if (order <= 0) a = before.next().value;
    if (order >= 0) b = after.next().value;
  }
}

/** Which name comes first, by its bytes; where there is none, the other. */
function compareNames(a: Named | undefined, b: Named | undefined): number {
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a.name === b.name ? 0 : Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
}

/** Tensors of one name: those with the digest of a signed one first, what is left in the order in which it comes. */
function compare(
  signed: readonly TensorDigest[],
  found: readonly FoundTensor[],
  checked: CheckedList,
): void {
  const [before, after] = [signed[0], found[0]];
  const isOne = signed.length === 1 && found.length === 1;
  if (isOne && before?.stored === after?.stored) {
    checked.addSame(after?.position ?? 0);
    return;
  }
  const { same, left: came } = takeAway(found, signed);
  const { left: gone } = takeAway(signed, found);
  for (const { position } of same) checked.addSame(position);
  for (const [at, { name, value }] of gone.entries()) {
    const other = came[at];
    if (other === undefined) checked.addMissing(name);
    else checked.addChanged(other.position, { hasValues: value === other.value });
  }
  for (const { position } of came.slice(gone.length)) checked.addNotSigned(position);
}

/** Which tensors are among some others, each of these counting once, and which are left. */
function takeAway<T extends TensorDigest>(
  tensors: readonly T[],
  others: readonly TensorDigest[],
): { readonly same: readonly T[]; readonly left: readonly T[] } {
  const counts = new Map<string, number>();
  for (const { stored } of others) counts.set(stored, (counts.get(stored) ?? 0) + 1);
  const same: T[] = [];
  const left: T[] = [];
  for (const tensor of tensors) {
    const count = counts.get(tensor.stored) ?? 0;
    counts.set(tensor.stored, count - 1);
    (count > 0 ? same : left).push(tensor);
  }
  return { same, left };
}
