import { FormatError } from "../../bytes/errors.ts";
import { digestTensors } from "../../weights/digest/model-digests.ts";
import { DigestTable } from "../../weights/digest/digest-table.ts";
import { inspectPath } from "../../weights/inspect-path.ts";
import type { SignedTensors } from "../statement/tensor-statement.ts";
import { CheckedList } from "./checked-list.ts";
import { compareTensors } from "./compare-tensors.ts";

/** All tensors of a model held against what was signed. */
export interface CheckedTensors {
  readonly state: "as-signed" | "changed" | "not-read";
  /** What else is known of the whole, as a half sentence. */
  readonly why?: string;
  /** Each of them, in the order of the bytes of their names. */
  readonly tensors: CheckedList;
  /** What may hold more tensors and was not understood. */
  readonly unread: readonly { readonly what: string; readonly why: string }[];
}

/** Reads every tensor of a file or folder. Throws `FormatError` where one cannot be read. */
export async function readTensorDigests(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly tensors: DigestTable } & Pick<CheckedTensors, "unread">> {
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
    return {
      state: "not-read",
      why: error.message,
      tensors: new CheckedList(new DigestTable()),
      unread: [],
    };
  }
}
