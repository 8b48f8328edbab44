import { FormatError } from "../../bytes/errors.ts";
import { LongBytes, piecesOf } from "../../bytes/long-bytes.ts";
import { DigestTable } from "../../weights/digest/digest-table.ts";
import { JsonWalker } from "../../weights/json-walker.ts";
import { textOf, type StrictJson } from "../../weights/strict-json.ts";
import type { Manifest } from "../model/manifest.ts";
import { DIGESTS_TYPE, readDigests, SHARD_DIGESTS_TYPE } from "./digests-statement.ts";
import { Fields } from "./json-fields.ts";
import { MODEL_TYPE, readModelPredicate } from "./model-statement.ts";
import { readTensor, readTensors, TENSORS_TYPE, type SignedTensors } from "./tensor-statement.ts";

/** Type of every in-toto statement (in-toto attestation framework, v1). */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/** What was signed: the files of a model or its tensors. */
export type Statement =
  | { readonly about: "files"; readonly predicateType: string; readonly manifest: Manifest }
  | { readonly about: "tensors"; readonly predicateType: string; readonly tensors: SignedTensors };

/** Reads an in-toto statement. Throws `FormatError` when it is damaged, contradicts itself, or speaks of something else. */
export function readStatement(payload: Uint8Array | LongBytes): Statement {
  const { statement, tensors } = readParts(payload);
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
      return { about: "tensors", predicateType, tensors: readTensors(statement, tensors) };
    default:
      throw new FormatError(
        "unknown-predicate",
        `Cannot check a statement of type "${predicateType}": it does not list files or tensors`,
      );
  }
}

interface Parts {
  readonly statement: Fields;
  /** Those of the predicate, which are not in the statement again. */
  readonly tensors: DigestTable;
}

/** Where the walk is. */
const PREDICATE = "predicate";
const LISTED = "tensors of the predicate";

/** Reads the JSON of a statement; tensors, of which there may be half a million, one by one where it said that it lists them. */
function readParts(payload: Uint8Array | LongBytes): Parts {
  const members = new Map<string, StrictJson>();
  const predicate = new Map<string, StrictJson>();
  const tensors = new DigestTable();

  function visit(key: string, value: StrictJson, place: string): void {
    if (place === "") members.set(key, value);
    else if (place === PREDICATE) predicate.set(key, value);
    else {
      const fields = new Fields(value, `statement.predicate.tensors[${key}]`);
      tensors.set(tensors.length, readTensor(fields));
    }
  }

  function enter(key: string, kind: "object" | "array", place: string): string | undefined {
    const isOfTensors = textOf(members.get("predicateType")) === TENSORS_TYPE;
    if (isOfTensors && place === "" && key === "predicate" && kind === "object") {
      members.set(key, { kind, members: predicate });
      return PREDICATE;
    }
    if (place !== PREDICATE || key !== "tensors" || kind !== "array") return undefined;
    predicate.set(key, { kind, items: [] });
    return LISTED;
  }

  const walker = new JsonWalker({ visit, enter }, { what: "the statement" });
  for (const piece of piecesOf(payload)) walker.take(piece);
  const value = walker.close() ?? { kind: "object", members };
  return { statement: new Fields(value, "statement"), tensors };
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
