import { posix } from "node:path";
import { AssayError, FormatError } from "../bytes/errors.ts";
import type { LongBytes } from "../bytes/long-bytes.ts";
import type { HashKind } from "./hash-kind.ts";
import { digestModel, type OnFile } from "./model/digest-model.ts";
import { GIT_PATHS, isWithin } from "./model/manifest.ts";
import { walkModel } from "./model/walk-model.ts";
import { MODEL_TYPE, modelPredicate } from "./statement/model-statement.ts";
import { writeLongStatement, writeStatement } from "./statement/statement.ts";
import { TENSORS_TYPE, tensorPredicate } from "./statement/tensor-statement.ts";
import { readTensorDigests } from "./tensors/check-tensors.ts";

/** Makes a bundle of a statement: its text in pieces, as often as it is asked for. */
export type Seal = (statement: Buffer | LongBytes) => Promise<Iterable<string>>;

/** How a model is signed. */
export interface SignModelOptions {
  readonly hash?: HashKind;
  /** Length of the parts to sign; whole files where it is left out. */
  readonly shardBytes?: number;
  readonly allowLinks?: boolean;
  /** Paths below the model that are no part of it, beside those of Git. */
  readonly ignored?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onFile?: OnFile;
}

/** Signs the files of a model: a bundle. Throws `AssayError` for what cannot be read or must not be signed. */
export async function signFiles(
  path: string,
  seal: Seal,
  options: SignModelOptions = {},
): Promise<Iterable<string>> {
  const ignored = [...(options.ignored ?? []), ...GIT_PATHS].map((inside) =>
    posix.normalize(inside).replace(/\/$/, ""),
  );
  const folders = new Set(ignored);
  const model = walkModel(path, (inside) => isWithin(inside, folders));
  const { shardBytes } = options;
  const manifest = await digestModel(
    model,
    {
      method: shardBytes === undefined ? "files" : "shards",
      hash: options.hash ?? "sha256",
      ...(shardBytes !== undefined && { shardBytes }),
      allowLinks: options.allowLinks ?? false,
      ignored,
    },
    options,
  );
  if (manifest.resources.length === 0) {
    throw new AssayError("target-not-allowed", `Cannot sign "${path}": it holds no files`);
  }
  const { subject, predicate } = modelPredicate(manifest);
  return seal(writeStatement(subject, MODEL_TYPE, predicate));
}

/**
 * Signs the tensors of a model, apart from the files that hold them: a bundle. Throws `AssayError` when there are none, or
 * some could not be read.
 */
export async function signTensors(
  path: string,
  seal: Seal,
  signal?: AbortSignal,
): Promise<Iterable<string>> {
  return seal(await tensorStatement(path, signal));
}

async function tensorStatement(path: string, signal: AbortSignal | undefined): Promise<LongBytes> {
  const { name } = walkModel(path, () => true);
  const { tensors, unread } = await readTensorDigests(path, signal).catch((cause: unknown) => {
    if (!(cause instanceof FormatError)) throw cause;
    throw new AssayError("target-not-allowed", `Cannot sign the tensors: ${cause.message}`, {
      cause,
    });
  });
  const [gap] = unread;
  if (gap !== undefined) {
    const why = `${gap.what} was not read: ${gap.why}`;
    throw new AssayError("target-not-allowed", `Cannot sign the tensors: ${why}`);
  }
  if (tensors.length === 0) {
    throw new AssayError("target-not-allowed", `Cannot sign the tensors: "${path}" holds none`);
  }
  const { subject, predicate, list } = tensorPredicate(name, tensors);
  return writeLongStatement(subject, TENSORS_TYPE, predicate, list);
}
