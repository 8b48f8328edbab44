import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection, type Problem } from "../inspection.ts";
import { analyzePickle, type PickleAnalysis } from "../pickle/analyze.ts";
import { dictEntry } from "../pickle/entries.ts";
import { inspectAnalysis } from "../pickle/inspect-pickle.ts";
import { storageOf } from "../pickle/storages.ts";
import type { StorageBlock } from "../pickle/torch-tensors.ts";
import { FALSE } from "../pickle/values.ts";

/** The number that the first pickle of a file holds, as LONG1 writes it. */
const MAGIC = Uint8Array.of(0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19);

/** Bytes before it: PROTO, and FRAME of protocol 4. */
const MAX_MAGIC_OFFSET = 11;

/** Pickles before the list of storages: magic number, version, machine, object. */
const PICKLES_BEFORE_KEYS = 4;

/** What `torch.save` wrote before 1.6: five pickles, then each storage as its length and its bytes. */
export const pytorchLegacy: FormatReader = {
  name: "pytorch-legacy",
  sniff: ({ head }) => {
    const at = Buffer.from(head.buffer, head.byteOffset, head.byteLength).indexOf(MAGIC);
    return at >= 0 && at <= MAX_MAGIC_OFFSET;
  },
  mayBeNamed: (name) => /\.(?:pt|pth|ckpt|pkl|t7)$/.test(name),
  inspect: inspectLegacy,
};

async function inspectLegacy(source: ByteSource, context: InspectContext): Promise<Inspection> {
  const signal = context.signal && { signal: context.signal };
  const first = await analyzePickle(source, { ...signal, maxStreams: PICKLES_BEFORE_KEYS });
  const keys = await analyzePickle(source, {
    ...signal,
    start: first.end,
    maxStreams: 1,
    keptItems: Number.POSITIVE_INFINITY,
  });
  const { blocks, problems } = await storageBlocks(source, first, keys);
  const byteOrder = isBigEndian(first) ? "big" : "little";
  const storages = { block: (key: string) => blocks.get(key), byteOrder } as const;
  const setting = { format: "pytorch-legacy", storages };
  const part = await inspectAnalysis(first, source, context, setting);
  const keysPart = await inspectAnalysis(keys, source, context, setting);
  const { tensors, metadata } = part;
  return conclude({ ...setting, problems, parts: [part, keysPart], tensors, metadata });
}

/** The third pickle tells the machine that wrote the file. */
function isBigEndian({ streams }: PickleAnalysis): boolean {
  const machine = streams[2]?.machine;
  return machine !== undefined && dictEntry(machine, machine.result, "little_endian") === FALSE;
}

/** Walks the storages behind the fifth pickle, in the order of its list. */
async function storageBlocks(
  source: ByteSource,
  object: PickleAnalysis,
  keys: PickleAnalysis,
): Promise<{ readonly blocks: ReadonlyMap<string, StorageBlock>; readonly problems: Problem[] }> {
  const itemBytes = itemBytesByKey(object);
  const cached = cachedSource(source);
  const blocks = new Map<string, StorageBlock>();
  const problems: Problem[] = [];
  let at = keys.end;
  for (const key of listedKeys(keys)) {
    const size = itemBytes.get(key);
    const prefix = await cached.read(at, at + 8);
    if (size === undefined || prefix.length < 8) {
      const message = size === undefined ? "no tensor uses it" : "the file ends before it";
      problems.push(malformed("storage-unknown", `storage "${key}": ${message}`, at));
      return { blocks, problems };
    }
    const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
    const length = Number(view.getBigUint64(0, true)) * size;
    if (length > source.byteLength - at - 8) {
      problems.push(malformed("truncated", `storage "${key}" has ${length} bytes declared`, at));
      return { blocks, problems };
    }
    blocks.set(key, { source, offset: at + 8, length });
    at += 8 + length;
  }
  if (at < source.byteLength) {
    const message = `${source.byteLength - at} bytes follow the last storage`;
    problems.push(malformed("trailing-bytes", message, at));
  }
  return { blocks, problems };
}

function malformed(id: string, message: string, offset: number): Problem {
  return { id, message, offset, effect: "malformed" };
}

function listedKeys({ streams }: PickleAnalysis): readonly string[] {
  const machine = streams[0]?.machine;
  if (machine?.heap.containerKind(machine.result) !== "list") return [];
  return machine.heap.items(machine.result).flatMap((item) => machine.text(item) ?? []);
}

function itemBytesByKey({ streams }: PickleAnalysis): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { machine } of streams) {
    for (const value of machine.heap.persistentIds()) {
      const storage = storageOf(machine, value);
      if (storage) sizes.set(storage.key, storage.type.itemBytes);
    }
  }
  return sizes;
}
