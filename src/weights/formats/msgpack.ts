import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection, type Problem } from "../inspection.ts";
import { isObjects, joinChunks, readFlaxArray } from "../msgpack/flax-array.ts";
import { readValue, type MsgpackValue } from "../msgpack/walk.ts";
import { isFlaxMsgpack } from "../sniff.ts";
import type { Tensor } from "../tensor.ts";

/** Parameters of Flax: maps in maps, their leaves arrays of NumPy. */
export const msgpack: FormatReader = {
  name: "msgpack",
  sniff: ({ head }) => isFlaxMsgpack(head),
  promisedBy: (name) => name.endsWith(".msgpack"),
  async inspect(file, context) {
    const source = cachedSource(file);
    const walk: Walk = { source, end: file.byteLength, tensors: [], lengths: new Map() };
    const end = await walkValue(walk, 0, "", 0);
    if (end !== file.byteLength) {
      const more = file.byteLength - end;
      throw new FormatError("trailing-bytes", `Cannot accept file: ${more} bytes follow the value`);
    }
    const { tensors } = walk;
    const objects = tensors.filter(isObjects);
    return conclude({
      format: "msgpack",
      tensors: tensors.filter((tensor) => !isObjects(tensor)),
      problems: objects.flatMap(objectProblems),
      parts: await inspectObjects(objects, context),
    });
  },
};

interface Walk {
  readonly source: ByteSource;
  readonly end: number;
  readonly tensors: Tensor[];
  /** Numbers in maps that are called `shape`, by the path of the map that holds that one. */
  readonly lengths: Map<string, number[]>;
}

/** Flax refuses an array of objects; what takes it all the same reads it as NumPy does, by pickle. */
function objectProblems({ name }: Tensor): readonly Problem[] {
  const problem = { id: "object-array", message: `"${name}" is an array of objects` } as const;
  return [
    { ...problem, effect: "malformed" },
    { ...problem, effect: "code" },
  ];
}

async function inspectObjects(
  tensors: readonly Tensor[],
  { inspectPart }: InspectContext,
): Promise<readonly Inspection[]> {
  const parts: Inspection[] = [];
  for (const { name, data } of tensors) {
    for (const { source, offset, length } of data?.pieces ?? []) {
      parts.push(await inspectPart(sliceSource(source, offset, offset + length), name));
    }
  }
  return parts;
}

/** Modules in modules: models nest ten levels. */
const MAX_DEPTH = 100;

/** Extension of Flax for arrays: shape, type and bytes (flax.serialization). */
const ARRAY_EXTENSION = 1;

/** Key of a map that stands for an array in chunks. */
const CHUNKED = "__msgpack_chunked_array__";

/** Walks one value; the position behind it. */
async function walkValue(walk: Walk, at: number, path: string, depth: number): Promise<number> {
  if (depth > MAX_DEPTH) {
    throw new FormatError("too-deep", `Cannot read msgpack: nested deeper than ${MAX_DEPTH}`);
  }
  const { value, next } = await readValue(walk.source, at, walk.end);
  if (value.kind === "extension" && value.type === ARRAY_EXTENSION) {
    walk.tensors.push(await readFlaxArray(walk.source, path, value));
  }
  if (value.kind === "scalar") noteLength(walk, path, value.value);
  if (value.kind !== "array" && value.kind !== "map") return next;
  const before = walk.tensors.length;
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
  if (keys.has(CHUNKED)) {
    const chunks = walk.tensors.splice(before);
    walk.tensors.push(joinChunks(path, walk.lengths.get(path) ?? [], chunks));
  }
  return position;
}

/** Flax writes a tuple as a map with the places as keys, in order. */
function noteLength({ lengths }: Walk, path: string, value: unknown): void {
  const [, array, place] = /^(.*)\/shape\/(\d{1,3})$/s.exec(path) ?? [];
  if (array === undefined || typeof value !== "number") return;
  const known = lengths.get(array) ?? [];
  lengths.set(array, known);
  if (known.length === Number(place)) known.push(value);
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
