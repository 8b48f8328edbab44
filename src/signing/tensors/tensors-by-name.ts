import type { DigestTable } from "../../weights/digest/digest-table.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import type { SignedTensors } from "../statement/tensor-statement.ts";

/** Tensors of one name. */
export interface Named<T extends TensorDigest = TensorDigest> {
  readonly name: string;
  readonly tensors: readonly T[];
}

/** A tensor of a table, and where it is there. */
export interface FoundTensor extends TensorDigest {
  readonly position: number;
}

/** Signed tensors by name, in the order of the bytes of names. */
export function signedByName({ byName }: SignedTensors): Iterator<Named, undefined> {
  return groups(byName());
}

/** Tensors of a table by name, in the order of the bytes of names, those of one name as they come in the table. */
export function* foundByName(
  found: DigestTable,
): Generator<Named<FoundTensor>, undefined, undefined> {
  for (const { name, tensors } of groups(positioned(found))) {
    yield { name, tensors: tensors.toSorted((a, b) => a.position - b.position) };
  }
}

function* positioned(found: DigestTable): Generator<FoundTensor, void, undefined> {
  for (const position of found.byName()) {
    const tensor = found.at(position);
    if (tensor === undefined) continue;
    const { name, stored, value } = tensor;
    yield { name, stored, value, position };
  }
}

function* groups<T extends TensorDigest>(
  tensors: Iterable<T>,
): Generator<Named<T>, undefined, undefined> {
  let name = "";
  let group: T[] = [];
  for (const tensor of tensors) {
    if (group.length > 0 && tensor.name !== name) {
      yield { name, tensors: group };
      group = [];
    }
    ({ name } = tensor);
    group.push(tensor);
  }
  if (group.length > 0) yield { name, tensors: group };
}
