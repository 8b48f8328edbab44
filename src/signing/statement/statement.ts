import { FormatError } from "../../bytes/errors.ts";
import type { Manifest } from "../model/manifest.ts";
import { DIGESTS_TYPE, readDigests, SHARD_DIGESTS_TYPE } from "./digests-statement.ts";
import { readFields } from "./json-fields.ts";
import { MODEL_TYPE, readModelPredicate } from "./model-statement.ts";
import { readTensors, TENSORS_TYPE, type SignedTensors } from "./tensor-statement.ts";

/** Type of every in-toto statement (in-toto attestation framework, v1). */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/** What was signed: the files of a model or its tensors. */
export type Statement =
  | { readonly about: "files"; readonly predicateType: string; readonly manifest: Manifest }
  | { readonly about: "tensors"; readonly predicateType: string; readonly tensors: SignedTensors };

/** Reads an in-toto statement. Throws `FormatError` when it is damaged, contradicts itself, or speaks of something else. */
export function readStatement(payload: Uint8Array): Statement {
  const statement = readFields(payload, "statement");
  statement.only("_type", "subject", "predicateType", "predicate");
  const type = statement.text("_type");
  if (type !== STATEMENT_TYPE) {
    throw new FormatError("not-in-toto", `Cannot accept a statement of type "${type}"`);
  }
  const predicateType = statement.text("predicateType");
  switch (predicateType) {
    case MODEL_TYPE:
      return { about: "files", predicateType, manifest: readModelPredicate(statement) };
    case DIGESTS_TYPE:
    case SHARD_DIGESTS_TYPE:
      return { about: "files", predicateType, manifest: readDigests(statement, predicateType) };
    case TENSORS_TYPE:
      return { about: "tensors", predicateType, tensors: readTensors(statement) };
    default:
      throw new FormatError(
        "unknown-predicate",
        `Cannot check a statement of type "${predicateType}": it does not list files or tensors`,
      );
  }
}

/** The bytes of a statement, to be signed as they are. */
export function writeStatement(
  subject: { readonly name: string; readonly sha256: string },
  predicateType: string,
  predicate: object,
): Buffer {
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
    predicateType,
    predicate,
  };
  return Buffer.from(JSON.stringify(statement), "utf8");
}
