import { piecesOf, type LongBytes } from "../../bytes/long-bytes.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import { JsonWalker } from "../../weights/json-walker.ts";
import { textOf, type StrictJson } from "../../weights/strict-json.ts";
import { Fields } from "./json-fields.ts";
import { readTensor, TENSORS_TYPE } from "./tensor-statement.ts";

/** Where the walk is. */
const PREDICATE = "predicate";
const LISTED = "tensors of the predicate";

/**
 * Walks through the JSON of a statement; tensors, of which there may be half a million, are handed on one by one where it
 * said before that it lists them.
 */
class StatementWalk {
  readonly #members = new Map<string, StrictJson>();
  readonly #walker: JsonWalker;

  constructor(takeTensor: (tensor: TensorDigest) => void) {
    const members = this.#members;
    const predicate = new Map<string, StrictJson>();
    const visitor = {
      visit(key: string, value: StrictJson, place: string): void {
        if (place === "") members.set(key, value);
        else if (place === PREDICATE) predicate.set(key, value);
        else takeTensor(readTensor(new Fields(value, `statement.predicate.tensors[${key}]`)));
      },
      enter(key: string, kind: "object" | "array", place: string): string | undefined {
        const isOfTensors = textOf(members.get("predicateType")) === TENSORS_TYPE;
        if (isOfTensors && place === "" && key === "predicate" && kind === "object") {
          members.set(key, { kind, members: predicate });
          return PREDICATE;
        }
        if (place !== PREDICATE || key !== "tensors" || kind !== "array") return undefined;
        predicate.set(key, { kind, items: [] });
        return LISTED;
      },
    };
    this.#walker = new JsonWalker(visitor, { what: "the statement" });
  }

  take(bytes: Uint8Array): void {
    this.#walker.take(bytes);
  }

  /** All members but the tensors that were handed on. */
  close(): Fields {
    const value = this.#walker.close() ?? { kind: "object", members: this.#members };
    return new Fields(value, "statement");
  }
}

/** Reads the JSON of a statement: its members, without tensors that were handed on before. Throws `FormatError`. */
export function walkStatement(
  payload: Uint8Array | LongBytes,
  takeTensor: (tensor: TensorDigest) => void,
): Fields {
  const walk = new StatementWalk(takeTensor);
  for (const piece of piecesOf(payload)) walk.take(piece);
  return walk.close();
}

/** The tensors that `walkStatement` hands on, one after the other. */
export function* tensorsOfStatement(
  payload: Uint8Array | LongBytes,
): Generator<TensorDigest, void, undefined> {
  const tensors: TensorDigest[] = [];
  const walk = new StatementWalk((tensor) => tensors.push(tensor));
  for (const piece of piecesOf(payload)) {
    walk.take(piece);
    yield* tensors.splice(0);
  }
  walk.close();
  yield* tensors;
}
