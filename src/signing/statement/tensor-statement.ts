import { FormatError } from "../../bytes/errors.ts";
import { combineDigests, type ModelDigests } from "../../weights/digest/combine-digests.ts";
import type { DigestTable } from "../../weights/digest/digest-table.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import type { Fields } from "./json-fields.ts";
import { onlySubject, readDigest } from "./model-statement.ts";

/** Our predicate: the tensors of a model, apart from the files that hold them; `docs/signing.md` is the specification. */
export const TENSORS_TYPE = "urn:assay:tensor-digests:1";

/** Tensors as a statement lists them. */
export interface SignedTensors {
  readonly name: string;
  readonly digests: ModelDigests;
  /** The tensors in the order of the bytes of their names: read from the statement again where they stand so there. */
  readonly byName: () => Iterable<TensorDigest>;
}

/** Reads one tensor of a list. Throws `FormatError`. */
export function readTensor(fields: Fields): TensorDigest {
  fields.only("name", "digest", "values");
  return {
    name: fields.text("name"),
    stored: readDigest(fields, "digest", "sha256"),
    value: readDigest(fields, "values", "sha256"),
  };
}

/**
 * The tensors that a statement lists. `tensors` are those that were read before it, and `again` reads these once more. Throws
 * `FormatError`; the digests of the model must be those of the list.
 */
export function readTensors(
  statement: Fields,
  tensors: DigestTable,
  again: () => Iterable<TensorDigest>,
): SignedTensors {
  const subject = onlySubject(statement);
  const predicate = statement
    .object("predicate")
    .only("modelDigest", "namelessDigest", "valueDigest", "tensors");
  const others = predicate.objects("tensors");
  for (const fields of others) tensors.set(tensors.length, readTensor(fields));
  const digests = combineDigests(tensors);
  const said = {
    modelDigest: readDigest(predicate, "modelDigest", "sha256"),
    namelessDigest: readDigest(predicate, "namelessDigest", "sha256"),
    valueDigest: readDigest(predicate, "valueDigest", "sha256"),
  };
  const isConsistent =
    said.modelDigest === digests.modelDigest &&
    said.namelessDigest === digests.namelessDigest &&
    said.valueDigest === digests.valueDigest &&
    subject.object("digest").text("sha256") === digests.modelDigest;
  if (!isConsistent) {
    const detail = "its digests of the model are not those of its tensors";
    throw new FormatError(
      "inconsistent",
      `Cannot accept a statement that contradicts itself: ${detail}`,
    );
  }
  const order = tensors.byName();
  const isAsRead = others.length === 0 && order.every((position, at) => position === at);
  const byName = isAsRead ? again : () => inOrder(tensors, order);
  return { name: subject.text("name"), digests, byName };
}

function* inOrder(
  tensors: DigestTable,
  order: Uint32Array,
): Generator<TensorDigest, void, undefined> {
  for (const position of order) {
    const tensor = tensors.at(position);
    if (tensor !== undefined) yield tensor;
  }
}

/** Subject and predicate of a statement over tensors, and these, sorted by name, for the list at its end. */
export function tensorPredicate(
  name: string,
  tensors: DigestTable,
): {
  readonly subject: { readonly name: string; readonly sha256: string };
  readonly predicate: object;
  readonly list: Iterable<object>;
} {
  const digests = combineDigests(tensors);
  const order = tensors.byName();
  function* list(): Generator<object, void, undefined> {
    for (const { name: tensor, stored, value } of inOrder(tensors, order)) {
      yield { name: tensor, digest: stored, values: value };
    }
  }
  return {
    subject: { name, sha256: digests.modelDigest },
    predicate: { ...digests, tensors: [] },
    list: { [Symbol.iterator]: list },
  };
}
