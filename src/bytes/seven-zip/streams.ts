import { broken, type HeaderCursor } from "./header-cursor.ts";

/** One step of packing. */
export interface Coder {
  /** Lower-case hex: `030101` is LZMA. */
  readonly id: string;
  readonly properties: Uint8Array;
  readonly unpackedBytes: number;
}

/** Files that were packed as one stream. */
export interface Folder {
  /** Of the packed bytes, from the beginning of the archive. */
  readonly start: number;
  readonly packedBytes: number;
  /** In the order in which they unpack. */
  readonly coders: readonly Coder[];
  /** Lengths of the files that come out, one behind the other. */
  readonly files: readonly number[];
}

/** Bytes before the first packed stream. */
export const SIGNATURE_BYTES = 32;

/** Kinds of records (7zFormat.txt, "Property IDs"). */
const END = 0x00;
const PACKED = 0x06;
const UNPACKED = 0x07;
const SUBSTREAMS = 0x08;
const SIZE = 0x09;
const DIGESTS = 0x0a;
const FOLDER = 0x0b;
const CODER_SIZES = 0x0c;
const STREAM_COUNTS = 0x0d;

/** Folders and coders of one archive; solid archives have one, others one for each file. */
const MAX_FOLDERS = 100_000;
const MAX_CODERS = 8;

/** Reads which bytes unpack to which lengths. Throws `FormatError`. */
export function readStreams(cursor: HeaderCursor): readonly Folder[] {
  let kind = cursor.u8();
  let packed: readonly Range[] = [];
  let shapes: readonly Shape[] = [];
  let counts: readonly (readonly number[])[] | undefined;
  if (kind === PACKED) {
    packed = readPacked(cursor);
    kind = cursor.u8();
  }
  if (kind === UNPACKED) {
    shapes = readShapes(cursor);
    kind = cursor.u8();
  }
  if (kind === SUBSTREAMS) {
    counts = readSubstreams(cursor, shapes);
    kind = cursor.u8();
  }
  if (kind !== END) throw broken(`a record of kind ${kind} among the streams`);
  return shapes.map(({ coders }, at) => {
    const range = packed[at];
    if (range === undefined) throw broken("more folders than packed streams");
    const total = coders.at(-1)?.unpackedBytes ?? 0;
    return { ...range, coders, files: counts?.[at] ?? [total] };
  });
}

interface Range {
  readonly start: number;
  readonly packedBytes: number;
}

function readPacked(cursor: HeaderCursor): readonly Range[] {
  let start = SIGNATURE_BYTES + cursor.number();
  const count = cursor.count();
  const ranges: Range[] = [];
  for (let kind = cursor.u8(); kind !== END; kind = cursor.u8()) {
    if (kind === DIGESTS) cursor.skipDigests(count);
    else if (kind !== SIZE) throw broken(`a record of kind ${kind} among packed streams`);
    else {
      for (let at = 0; at < count; at += 1) {
        const packedBytes = cursor.number();
        ranges.push({ start, packedBytes });
        start += packedBytes;
      }
    }
  }
  return ranges;
}

interface Shape {
  readonly coders: readonly Coder[];
  hasDigest: boolean;
}

function readShapes(cursor: HeaderCursor): readonly Shape[] {
  cursor.expect(FOLDER, "folders");
  const count = cursor.count();
  if (count > MAX_FOLDERS) throw broken(`${count} folders`);
  cursor.expect(0, "folders elsewhere");
  const drafts = Array.from({ length: count }, () => readFolder(cursor));
  cursor.expect(CODER_SIZES, "lengths");
  const shapes = drafts.map(({ coders, order }): Shape => {
    const sizes = coders.map(() => cursor.number());
    const chain = order.map((index) => {
      const [coder, unpackedBytes] = [coders[index], sizes[index]];
      if (coder === undefined || unpackedBytes === undefined) throw broken("a chain of no coders");
      return { ...coder, unpackedBytes };
    });
    return { coders: chain, hasDigest: false };
  });
  for (let kind = cursor.u8(); kind !== END; kind = cursor.u8()) {
    if (kind !== DIGESTS) throw broken(`a record of kind ${kind} among folders`);
    const has = cursor.bitsOrAll(count);
    for (const [at, shape] of shapes.entries()) shape.hasDigest = has[at] === true;
    cursor.skip(4 * has.filter(Boolean).length);
  }
  return shapes;
}

interface FolderDraft {
  readonly coders: readonly Omit<Coder, "unpackedBytes">[];
  /** Numbers of the coders, the one that takes the packed bytes first. */
  readonly order: readonly number[];
}

/** Coders in a row, each of one stream: what mixes several streams, as BCJ2 does, is refused. */
function readFolder(cursor: HeaderCursor): FolderDraft {
  const count = cursor.count();
  if (count === 0 || count > MAX_CODERS) throw broken(`${count} coders`);
  const coders = Array.from({ length: count }, () => readCoder(cursor));
  /** The coder that takes what another gives, by the number of that other. */
  const takers = new Map<number, number>();
  for (let pair = 0; pair < count - 1; pair += 1) {
    const taker = cursor.number();
    takers.set(cursor.number(), taker);
  }
  const fed = new Set(takers.values());
  const order: number[] = [];
  const first = coders.findIndex((_, at) => !fed.has(at));
  for (let at: number | undefined = first; at !== undefined; at = takers.get(at)) {
    if (at < 0 || order.includes(at)) throw broken("coders in a circle");
    order.push(at);
  }
  if (order.length !== count) throw broken("coders that are not in a row");
  return { coders, order };
}

function readCoder(cursor: HeaderCursor): Omit<Coder, "unpackedBytes"> {
  const flags = cursor.u8();
  const id = Buffer.from(cursor.take(flags & 15)).toString("hex");
  const isMixing = (flags & 0x10) !== 0 && (cursor.number() !== 1 || cursor.number() !== 1);
  if (isMixing) throw broken("a coder of several streams");
  const properties = (flags & 0x20) === 0 ? new Uint8Array() : cursor.take(cursor.number());
  return { id, properties };
}

/** The lengths of the files of each folder: the last is what the others leave. */
function readSubstreams(
  cursor: HeaderCursor,
  shapes: readonly Shape[],
): readonly (readonly number[])[] {
  let kind = cursor.u8();
  let counts = shapes.map(() => 1);
  if (kind === STREAM_COUNTS) {
    counts = shapes.map(() => cursor.count());
    kind = cursor.u8();
  }
  const hasSizes = kind === SIZE;
  const sizes = shapes.map(({ coders }, folder) => {
    const count = counts[folder] ?? 0;
    let left = coders.at(-1)?.unpackedBytes ?? 0;
    const lengths: number[] = [];
    for (let at = 0; at < count - 1; at += 1) {
      const length = hasSizes ? cursor.number() : 0;
      left -= length;
      lengths.push(length);
    }
    if (left < 0) throw broken("files longer than their folder");
    return count === 0 ? [] : [...lengths, left];
  });
  if (hasSizes) kind = cursor.u8();
  for (; kind !== END; kind = cursor.u8()) {
    if (kind !== DIGESTS) throw broken(`a record of kind ${kind} among files`);
    // A folder of one file has its checksum already, if it has one.
    const unknown = shapes.map(({ hasDigest }, at) =>
      hasDigest && counts[at] === 1 ? 0 : (counts[at] ?? 0),
    );
    cursor.skipDigests(unknown.reduce((sum, count) => sum + count, 0));
  }
  return sizes;
}
