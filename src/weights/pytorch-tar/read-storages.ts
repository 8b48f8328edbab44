import { FormatError } from "../../bytes/errors.ts";
import type { Machine } from "../pickle/machine.ts";
import type { Storage } from "../pickle/storages.ts";
import { typeOfStorage } from "../pickle/torch-dtypes.ts";
import type { StorageBlock } from "../pickle/torch-tensors.ts";
import { NONE, type Value } from "../pickle/values.ts";
import type { RecordReader } from "./record-reader.ts";

/** Where numbers lie, by the key that tensors name. */
export interface TarStorages {
  /** With parts of others among them, which old files keep as storages of their own. */
  readonly storages: Map<string, Storage>;
  readonly blocks: Map<string, StorageBlock>;
}

/**
 * Fills `found` from the member `storages` (torch/serialization.py, legacy_load): a count; for each storage a pickle of
 * key, device and class, the number of its elements, and these; at last a pickle of the parts. Throws `FormatError`.
 */
export async function readStorages(reader: RecordReader, found: TarStorages): Promise<void> {
  const count = await reader.count();
  for (let at = 0; at < count; at += 1) await readStorage(reader, found);
  const machine = await reader.pickle();
  const { heap, result } = machine;
  if (heap.containerKind(result) !== "list") throw bad("the list of parts is none");
  for (const view of heap.items(result)) addView(machine, view, found.storages);
  reader.refuseRest();
}

async function readStorage(reader: RecordReader, { storages, blocks }: TarStorages): Promise<void> {
  const machine = await reader.pickle();
  const [stored = NONE, , made = NONE] = machine.heap.tupleItems(machine.result) ?? [];
  const key = keyOf(machine, stored);
  const storageClass = machine.heap.thing(made);
  const type = storageClass?.kind === "global" ? typeOfStorage(storageClass.name) : undefined;
  if (key === undefined || type === undefined) throw bad("one has no key or no known class");
  if (storages.has(key)) throw bad(`key "${key}" comes twice`);
  const length = Number((await reader.bytes(8)).getBigUint64(0, true));
  reader.needs(length * type.itemBytes);
  storages.set(key, { type, key, length, viewOffset: 0 });
  const byteLength = length * type.itemBytes;
  blocks.set(key, { source: reader.source, offset: reader.at, length: byteLength });
  reader.at += byteLength;
}

/** A part: its own key, the key of the whole, first element and number of elements. */
function addView(machine: Machine, view: Value, storages: Map<string, Storage>): void {
  const [own = NONE, whole = NONE, offset = NONE, length = NONE] =
    machine.heap.tupleItems(view) ?? [];
  const key = keyOf(machine, own);
  const root = storages.get(keyOf(machine, whole) ?? "");
  const first = machine.integer(offset);
  const elements = machine.integer(length);
  if (key === undefined || root === undefined || first === undefined || elements === undefined) {
    throw bad("a part belongs to no storage");
  }
  const start = root.viewOffset + first;
  if (first < 0 || elements < 0 || start > root.length - elements) {
    throw bad(`part "${key}" reaches beyond its storage`);
  }
  storages.set(key, { ...root, viewOffset: start });
}

/** Keys were addresses in memory; other writers use texts. Undefined for anything else. */
export function keyOf(machine: Machine, value: Value): string | undefined {
  return machine.text(value) ?? machine.integer(value)?.toString();
}

function bad(found: string): FormatError {
  return new FormatError("bad-storages", `Cannot read storages: ${found}`);
}
