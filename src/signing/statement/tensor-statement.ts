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
  readonly tensors: DigestTable;
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
 * The tensors that a statement lists, behind those of its list that were read before it, and added to these. Throws `FormatError`; the digests of
 * the model must be those of the list.
 */
export function readTensors(statement: Fields, tensors: DigestTable): SignedTensors {
  const subject = onlySubject(statement);
  const predicate = statement
    .object("predicate")
    .only("modelDigest", "namelessDigest", "valueDigest", "tensors");
  for (const fields of predicate.objects("tensors"))
    tensors.set(tensors.length, readTensor(fields));
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
  return { name: subject.text("name"), digests, tensors };
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
    for (const position of order) {
      const tensor = tensors.at(position);
      if (tensor === undefined) continue;
      yield { name: tensor.name, digest: tensor.stored, values: tensor.value };
    }
  }
  return {
    subject: { name, sha256: digests.modelDigest },
    predicate: { ...digests, tensors: [] },
    list: { [Symbol.iterator]: list },
  };
}
