import { FormatError } from "../../bytes/errors.ts";
import { LongBytes } from "../../bytes/long-bytes.ts";
import { DigestTable } from "../../weights/digest/digest-table.ts";
import type { Manifest } from "../model/manifest.ts";
import { DIGESTS_TYPE, readDigests, SHARD_DIGESTS_TYPE } from "./digests-statement.ts";
import type { Fields } from "./json-fields.ts";
import { MODEL_TYPE, readModelPredicate } from "./model-statement.ts";
import { tensorsOfStatement, walkStatement } from "./statement-walk.ts";
import { readTensors, TENSORS_TYPE, type SignedTensors } from "./tensor-statement.ts";

/** Type of every in-toto statement (in-toto attestation framework, v1). */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/** What was signed: the files of a model or its tensors. */
export type Statement =
  | { readonly about: "files"; readonly predicateType: string; readonly manifest: Manifest }
  | { readonly about: "tensors"; readonly predicateType: string; readonly tensors: SignedTensors };

/** Reads an in-toto statement. Throws `FormatError` when it is damaged, contradicts itself, or speaks of something else. */
export function readStatement(payload: Uint8Array | LongBytes): Statement {
  const { statement, listed } = readParts(payload);
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
      return {
        about: "tensors",
        predicateType,
        tensors: readTensors(statement, listed, () => tensorsOfStatement(payload)),
      };
    default:
      throw new FormatError(
        "unknown-predicate",
        `Cannot check a statement of type "${predicateType}": it does not list files or tensors`,
      );
  }
}

/** The members of a statement, and the tensors that it lists. */
function readParts(payload: Uint8Array | LongBytes): {
  readonly statement: Fields;
  readonly listed: DigestTable;
} {
  const listed = new DigestTable();
  const statement = walkStatement(payload, (tensor) => {
    listed.set(listed.length, tensor);
  });
  return { statement, listed };
}

/** What a statement is about, as one writes it. */
interface Subject {
  readonly name: string;
  readonly sha256: string;
}

/** The bytes of a statement, to be signed as they are. */
export function writeStatement(subject: Subject, predicateType: string, predicate: object): Buffer {
  return Buffer.from(statementText(subject, predicateType, predicate));
}

/**
 * The same for a predicate that ends with a list of too many items to have them in memory: these are asked for whenever the
 * bytes are.
 */
export function writeLongStatement(
  subject: Subject,
  predicateType: string,
  predicate: object,
  list: Iterable<object>,
): LongBytes {
  const text = statementText(subject, predicateType, predicate);
  return new LongBytes(() => inPieces(withList(text, list)));
}

function statementText(
  { name, sha256 }: Subject,
  predicateType: string,
  predicate: object,
): string {
  const subject = [{ name, digest: { sha256 } }];
  return JSON.stringify({ _type: STATEMENT_TYPE, subject, predicateType, predicate });
}

/** Characters of a piece. */
const PIECE_LENGTH = 64 << 10;

function* inPieces(texts: Iterable<string>): Generator<Buffer, void, undefined> {
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_LENGTH) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}

/** Closes the list, the predicate and the statement. */
const CLOSING = "]}}";

/** The text with the items in the list at its end. */
function* withList(text: string, list: Iterable<object>): Generator<string, void, undefined> {
  yield text.slice(0, -CLOSING.length);
  let separator = "";
  for (const item of list) {
    yield separator + JSON.stringify(item);
    separator = ",";
  }
  yield text.slice(-CLOSING.length);
}
