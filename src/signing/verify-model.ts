import { posix } from "node:path";
import { AssayError, FormatError } from "../bytes/errors.ts";
import { readBundles } from "./envelope/bundle.ts";
import type { PieceSource } from "../bytes/piece-source.ts";
import type { CheckedFile } from "./model/checked-file.ts";
import { checkFiles } from "./model/check-files.ts";
import type { OnFile } from "./model/digest-model.ts";
import { insideOf } from "./model/inside-of.ts";
import { byPathSteps, GIT_PATHS, isWithin, type Manifest } from "./model/manifest.ts";
import { walkModel } from "./model/walk-model.ts";
import { readStatement, type Statement } from "./statement/statement.ts";
import { checkTensors, type CheckedTensors } from "./tensors/check-tensors.ts";
import { checkSigner, type Trust } from "./trust/check-signer.ts";
import type { Signer } from "./trust/signer.ts";

/** `verified`: everything is as somebody trusted signed it. `unknown`: nothing speaks against it, and something is not known. */
export type Answer = "verified" | "failed" | "unknown";

/** One signature, and the model held against it. */
export interface CheckedSignature {
  /** Path of the file of the signature as given. */
  readonly signature: string;
  readonly answer: Answer;
  /** Why it cannot be accepted at all. */
  readonly refused?: string;
  readonly signer?: Signer;
  readonly predicateType?: string;
  /** Absent where the statement is not about files, or is not to be believed. */
  readonly files?: readonly CheckedFile[];
  /** Paths that are there and were passed over, because the signature or the person who asks says so. */
  readonly ignored?: readonly string[];
  readonly tensors?: CheckedTensors;
}

/** A file of signatures. */
export interface SignatureFile {
  readonly path: string;
  /** Its text, or what reads it piece by piece, because a list of many tensors is long. Asked for once. */
  readonly text: string | PieceSource;
}

/** How a model is verified. */
export interface VerifyModelOptions {
  readonly trust?: Trust;
  /** Paths below the model that are no part of it, beside those that the signature names. */
  readonly ignored?: readonly string[];
  readonly allowLinks?: boolean;
  /** Whether files that the signature does not list are passed over. */
  readonly ignoreUnsigned?: boolean;
  readonly signal?: AbortSignal;
  readonly onFile?: OnFile;
}

/**
 * Holds a model against signatures. What is wrong with one of them is in its answer; rejects with `AssayError` only when
 * there is no model to read.
 */
export async function verifyModel(
  path: string,
  signatures: readonly SignatureFile[],
  options: VerifyModelOptions = {},
): Promise<readonly CheckedSignature[]> {
  const beside = signatures.flatMap((file) => insideOf(path, file.path) ?? []);
  const ignored = [...(options.ignored ?? []), ...beside];
  const answers: CheckedSignature[] = [];
  for (const file of signatures) {
    for (const signed of readSigned(file, options.trust ?? {})) {
      answers.push(
        typeof signed === "string"
          ? refusal(file, signed)
          : await verifySigned(path, file, signed, { ...options, ignored }),
      );
    }
  }
  return answers;
}

/** What was signed, and by whom. */
interface SignedStatement {
  readonly signer: Signer;
  readonly statement: Statement;
}

/** The statements of a file of signatures, or why one is refused; none is kept when the next one is read. */
function* readSigned(
  { text }: SignatureFile,
  trust: Trust,
): Generator<SignedStatement | string, void, undefined> {
  const bundles = orRefusal(() => readBundles(text));
  if (typeof bundles === "string") {
    yield bundles;
    return;
  }
  for (const bundle of bundles) {
    yield orRefusal(() => ({
      signer: checkSigner(bundle, trust),
      statement: readStatement(bundle.payload),
    }));
  }
}

function orRefusal<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError || error instanceof AssayError) return error.message;
    throw error;
  }
}

function refusal({ path }: SignatureFile, refused: string): CheckedSignature {
  return { signature: path, answer: "failed", refused };
}

async function verifySigned(
  path: string,
  file: SignatureFile,
  { signer, statement }: SignedStatement,
  options: VerifyModelOptions,
): Promise<CheckedSignature> {
  const head = { signature: file.path, signer, predicateType: statement.predicateType };
  // Nobody stands for a list whose signature is not valid.
  if (signer.validity === "invalid") return { ...head, answer: "failed" };
  if (statement.about === "tensors") {
    const tensors = await checkTensors(statement.tensors, path, options.signal);
    return { ...head, answer: worst(answerOf(signer), answerOfTensors(tensors)), tensors };
  }
  const { manifest } = statement;
  const model = walkModel(path, isIgnored(manifest, options.ignored ?? []));
  const checked = await checkFiles(manifest, model, options);
  const files = checked.filter(
    ({ state }) => !(options.ignoreUnsigned === true && state === "not-signed"),
  );
  const answer = worst(answerOf(signer), ...files.map(answerOfFile));
  return { ...head, answer, files, ignored: model.ignored };
}

/**
 * What the signature and the person who asks say is no part of the model, and what version control keeps beside it. A file
 * that is signed is looked at in any case.
 */
function isIgnored(
  { resources, serialization }: Manifest,
  given: readonly string[],
): (path: string) => boolean {
  const ignored = new Set(
    [...serialization.ignored, ...given, ...GIT_PATHS].map((path) =>
      posix.normalize(path).replace(/\/$/, ""),
    ),
  );
  const signed = resources.map(({ path }) => path).toSorted(byPathSteps);
  return (path) => isWithin(path, ignored) && !holdsAny(path, signed);
}

/** Whether one of some sorted paths is that of a file or folder, or lies in it. */
function holdsAny(path: string, sorted: readonly string[]): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (byPathSteps(sorted[middle] ?? "", path) < 0) from = middle + 1;
    else to = middle;
  }
  return isWithin(sorted[from] ?? "", new Set([path]));
}

function answerOf({ validity, isVouched }: Signer): Answer {
  if (validity === "invalid") return "failed";
  return validity === "valid" && isVouched ? "verified" : "unknown";
}

function answerOfFile({ state }: CheckedFile): Answer {
  switch (state) {
    case "as-signed":
    case "not-listed":
      return "verified";
    case "not-read":
      return "unknown";
    case "changed":
    case "missing":
    case "not-signed":
      return "failed";
  }
}

function answerOfTensors({ state, unread }: CheckedTensors): Answer {
  if (state === "changed") return "failed";
  return state === "as-signed" && unread.length === 0 ? "verified" : "unknown";
}

/** The worst of several answers. */
export function worst(...answers: readonly Answer[]): Answer {
  if (answers.includes("failed")) return "failed";
  return answers.includes("unknown") ? "unknown" : "verified";
}
