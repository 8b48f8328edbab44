import { FormatError } from "../../bytes/errors.ts";
import { combineDigests, digestTensors } from "../../weights/digest/model-digests.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import { inspectPath } from "../../weights/inspect-path.ts";
import type { SignedTensors } from "../statement/tensor-statement.ts";

/** A tensor held against what was signed. */
interface CheckedTensor {
  readonly name: string;
  readonly state: "as-signed" | "changed" | "missing" | "not-signed";
  readonly why?: string;
}

/** All tensors of a model held against what was signed. */
export interface CheckedTensors {
  readonly state: "as-signed" | "changed" | "not-read";
  /** What else is known of the whole, as a half sentence. */
  readonly why?: string;
  readonly tensors: readonly CheckedTensor[];
  /** What may hold more tensors and was not understood. */
  readonly unread: readonly { readonly what: string; readonly why: string }[];
}

/** Reads every tensor of a file or folder. Throws `FormatError` where one cannot be read. */
export async function readTensorDigests(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly tensors: readonly TensorDigest[] } & Pick<CheckedTensors, "unread">> {
  const { inspection } = await inspectPath(path, signal);
  const tensors = await digestTensors(inspection.tensors, signal);
  const unread = inspection.unread.map(({ what, why, member }) => ({
    what: member === undefined ? what : `${what} (${member})`,
    why,
  }));
  return { tensors, unread };
}

/** Holds the tensors of a model against what was signed, whatever files they lie in. */
export async function checkTensors(
  signed: SignedTensors,
  path: string,
  signal?: AbortSignal,
): Promise<CheckedTensors> {
  try {
    const { tensors, unread } = await readTensorDigests(path, signal);
    return { ...compareTensors(signed, tensors), unread };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { state: "not-read", why: error.message, tensors: [], unread: [] };
  }
}

/** What became of tensors, by name; the digests of the whole tell what only changed its names or its types. */
function compareTensors(
  signed: SignedTensors,
  found: readonly TensorDigest[],
): Omit<CheckedTensors, "unread"> {
  const digests = combineDigests(found);
  const before = Map.groupBy(signed.tensors, ({ name }) => name);
  const after = Map.groupBy(found, ({ name }) => name);
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const tensors = names.map((name) => compare(name, before.get(name) ?? [], after.get(name) ?? []));
  if (digests.modelDigest === signed.digests.modelDigest) return { state: "as-signed", tensors };
  return { state: "changed", ...wordsFor(signed, digests), tensors };
}

function wordsFor(
  { digests }: SignedTensors,
  found: SignedTensors["digests"],
): { readonly why?: string } {
  if (found.namelessDigest === digests.namelessDigest) return { why: "only names differ" };
  if (found.valueDigest === digests.valueDigest) {
    return {
      why: "the values are those that were signed, stored in other types or under other names",
    };
  }
  return {};
}

function compare(
  name: string,
  before: readonly TensorDigest[],
  after: readonly TensorDigest[],
): CheckedTensor {
  if (after.length === 0) return { name, state: "missing" };
  if (before.length === 0) return { name, state: "not-signed" };
  if (hexOf(before, "stored") === hexOf(after, "stored")) return { name, state: "as-signed" };
  const hasValues = hexOf(before, "value") === hexOf(after, "value");
  return { name, state: "changed", ...(hasValues && { why: "same values in another type" }) };
}

function hexOf(digests: readonly TensorDigest[], which: "stored" | "value"): string {
  return digests
    .map((digest) => Buffer.from(digest[which]).toString("hex"))
    .toSorted()
    .join(" ");
}
