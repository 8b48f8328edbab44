import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { readValue, type MsgpackValue } from "../msgpack/walk.ts";
import { isFlaxMsgpack } from "../sniff.ts";
import type { Tensor } from "../tensor.ts";

/** Parameters of Flax: maps in maps, their leaves arrays of NumPy. */
export const msgpack: FormatReader = {
  name: "msgpack",
  sniff: ({ head }) => isFlaxMsgpack(head),
  promisedBy: (name) => name.endsWith(".msgpack"),
  async inspect(file) {
    const walk: Walk = { source: cachedSource(file), end: file.byteLength, tensors: [] };
    const end = await walkValue(walk, 0, "", 0);
    if (end !== file.byteLength) {
      const more = file.byteLength - end;
      throw new FormatError("trailing-bytes", `Cannot accept file: ${more} bytes follow the value`);
    }
    return conclude({ format: "msgpack", tensors: walk.tensors });
  },
};

interface Walk {
  readonly source: ByteSource;
  readonly end: number;
  readonly tensors: Tensor[];
}

/** Modules in modules: models nest ten levels. */
const MAX_DEPTH = 100;

/** Extension of Flax for arrays: shape, type and bytes (flax.serialization). */
const ARRAY_EXTENSION = 1;

/** Walks one value; the position behind it. */
async function walkValue(walk: Walk, at: number, path: string, depth: number): Promise<number> {
  if (depth > MAX_DEPTH) {
    throw new FormatError("too-deep", `Cannot read msgpack: nested deeper than ${MAX_DEPTH}`);
  }
  const { value, next } = await readValue(walk.source, at, walk.end);
  if (value.kind === "extension" && value.type === ARRAY_EXTENSION) {
    walk.tensors.push(await readArray(walk.source, path, value));
  }
  if (value.kind !== "array" && value.kind !== "map") return next;
  let position = next;
  const keys = new Set<string>();
  for (let item = 0; item < value.count; item += 1) {
    let name = String(item);
    if (value.kind === "map") {
      const key = await readValue(walk.source, position, walk.end);
      name = await keyOf(walk.source, key.value);
      if (keys.has(name)) {
        throw new FormatError("duplicate-key", `Cannot accept msgpack: "${name}" comes twice`);
      }
      keys.add(name);
      position = key.next;
    }
    position = await walkValue(walk, position, path === "" ? name : `${path}/${name}`, depth + 1);
  }
  return position;
}

/** Longest key: names of modules. */
const MAX_KEY_BYTES = 64 << 10;

async function keyOf(source: ByteSource, key: MsgpackValue): Promise<string> {
  if (key.kind === "scalar") return String(key.value);
  if (key.kind !== "text" || key.end - key.start > MAX_KEY_BYTES) {
    throw new FormatError("bad-key", "Cannot read msgpack: a key is no name");
  }
  return Buffer.from(await source.read(key.start, key.end)).toString("utf8");
}

const DTYPES: ReadonlyMap<string, string> = new Map([
  ["float32", "F32"],
  ["float16", "F16"],
  ["bfloat16", "BF16"],
  ["float64", "F64"],
  ["int8", "I8"],
  ["int16", "I16"],
  ["int32", "I32"],
  ["int64", "I64"],
  ["uint8", "U8"],
  ["uint16", "U16"],
  ["uint32", "U32"],
  ["uint64", "U64"],
  ["bool", "BOOL"],
  ["complex64", "C64"],
]);

async function readArray(
  source: ByteSource,
  name: string,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Tensor> {
  const outer = await readValue(source, start, end);
  const lengths = await readValue(source, outer.next, end);
  if (outer.value.kind !== "array" || outer.value.count !== 3 || lengths.value.kind !== "array") {
    throw badArray(name);
  }
  const shape: number[] = [];
  let at = lengths.next;
  for (let axis = 0; axis < lengths.value.count; axis += 1) {
    const { value, next } = await readValue(source, at, end);
    if (value.kind !== "scalar" || typeof value.value !== "number" || value.value < 0)
      throw badArray(name);
    shape.push(value.value);
    at = next;
  }
  const type = await readValue(source, at, end);
  const bytes = await readValue(source, type.next, end);
  if (type.value.kind !== "text" || bytes.value.kind !== "bytes") throw badArray(name);
  const word = Buffer.from(await source.read(type.value.start, type.value.end)).toString("latin1");
  const piece = { source, offset: bytes.value.start, length: bytes.value.end - bytes.value.start };
  const dtype = DTYPES.get(word) ?? `flax:${word}`;
  return { name, dtype, shape, data: { pieces: [piece], byteOrder: "little" } };
}

function badArray(name: string): FormatError {
  return new FormatError("bad-array", `Cannot read msgpack: "${name}" is no array`);
}
