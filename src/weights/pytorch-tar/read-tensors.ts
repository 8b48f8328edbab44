import { FormatError } from "../../bytes/errors.ts";
import type { RebuiltTensor } from "../pickle/rebuilt-tensor.ts";
import type { Storage } from "../pickle/storages.ts";
import { NONE } from "../pickle/values.ts";
import { keyOf } from "./read-storages.ts";
import type { RecordReader } from "./record-reader.ts";

/** Bytes of one number of a shape, of strides, of an offset. */
const NUMBER_BYTES = 8;

/**
 * Fills `found` from the member `tensors` (torch/serialization.py, legacy_load): a count; for each tensor a pickle of its
 * key, the key of its storage and its class, then axes, shape, strides and offset as plain numbers. Throws `FormatError`.
 */
export async function readTensors(
  reader: RecordReader,
  storages: ReadonlyMap<string, Storage>,
  found: Map<string, RebuiltTensor>,
): Promise<void> {
  const count = await reader.count();
  for (let at = 0; at < count; at += 1) {
    const machine = await reader.pickle();
    const [own = NONE, stored = NONE] = machine.heap.tupleItems(machine.result) ?? [];
    const key = keyOf(machine, own);
    const storageKey = keyOf(machine, stored);
    if (key === undefined || found.has(key)) throw bad(`key "${key}" comes twice, or is none`);
    const layout = await readLayout(reader);
    const storage = storages.get(storageKey ?? "");
    if (storage === undefined)
      throw bad(`"${key}" needs storage "${storageKey}", which is missing`);
    found.set(key, { kind: "torch", storage, ...layout });
  }
  reader.refuseRest();
}

/** Axes are written as eight bytes, of which PyTorch reads four. */
async function readLayout(
  reader: RecordReader,
): Promise<Pick<RebuiltTensor, "shape" | "strides" | "offset">> {
  const axes = (await reader.bytes(NUMBER_BYTES)).getInt32(0, true);
  if (axes < 0) throw bad(`one has ${axes} axes`);
  const numbers = await reader.bytes((2 * axes + 1) * NUMBER_BYTES);
  const read = (at: number): number => Number(numbers.getBigInt64(at * NUMBER_BYTES, true));
  const shape = Array.from({ length: axes }, (_, at) => read(at));
  if (shape.some((length) => length < 0)) throw bad(`one has the shape [${shape.join()}]`);
  return {
    shape,
    strides: Array.from({ length: axes }, (_, at) => read(axes + at)),
    offset: read(2 * axes),
  };
}

function bad(what: string): FormatError {
  return new FormatError("bad-tensors", `Cannot read tensors: ${what}`);
}
