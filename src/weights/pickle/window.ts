import { setImmediate as nextTurn } from "node:timers/promises";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { withFile } from "../../bytes/file-source.ts";
import { plainBytes } from "../../bytes/plain-bytes.ts";

/** Bytes that a reader has to be given before it can go on. */
export class BytesNeeded extends Error {
  /** Bytes from `start` up to, not including, `end`, from the beginning of the file. */
  readonly start: number;
  readonly end: number;

  constructor(start: number, end: number) {
    super(`Bytes ${start} to ${end} are not at hand`);
    this.name = "BytesNeeded";
    this.start = start;
    this.end = end;
  }
}

/** The part of a file that is in memory. All offsets count from the beginning of the file. */
export interface Window {
  readonly bytes: Uint8Array;
  /** Offset of the first byte of `bytes`. */
  readonly start: number;
  /** Length of the file. */
  readonly total: number;
  /** Blocks from before the window, by their number: a text may be used long after it was read. */
  readonly blocks: Map<number, Uint8Array>;
  /** What `bytes` lie in, where the next window may take their place. */
  readonly room: Uint8Array | undefined;
}

/**
 * A window over bytes that begin at `start`, of a file that is `total` bytes long.
 */
export function windowOver(
  bytes: Uint8Array,
  start: number = 0,
  total: number = start + bytes.byteLength,
): Window {
  return { bytes: plainBytes(bytes), start, total, blocks: new Map(), room: undefined };
}

/** The window that a run begins with: all of a file that is not long, and nothing of others. */
export async function firstWindow(source: ByteSource, signal?: AbortSignal): Promise<Window> {
  const total = source.byteLength;
  const bytes = total <= MAX_WHOLE_BYTES ? await source.read(0, total, signal) : NO_BYTES;
  return windowOver(bytes, 0, total);
}

const NO_BYTES = new Uint8Array();

/** Small enough to read for one name, large enough for many names that lie together. */
const BLOCK_BYTES = 4096;

/** Blocks that are read together with one that follows another. */
const BLOCKS_AHEAD = 15;

/** Blocks kept at once, 4 MiB; one name never needs as many. */
const MAX_BLOCKS = 1024;

/** Files up to this length are read at once: then every text stays at hand. */
const MAX_WHOLE_BYTES = 32 * 2 ** 20;

/** Bytes read at once of longer ones: more where one read follows another, few behind an array that was skipped. */
const FIRST_READ_BYTES = 256 * 2 ** 10;
const MAX_READ_BYTES = 2 * 2 ** 20;

/** Bytes from `start` up to `end`; throws `BytesNeeded` when they are not at hand. */
export function slice(window: Window, start: number, end: number): Uint8Array {
  const from = start - window.start;
  if (from >= 0 && end - window.start <= window.bytes.length) {
    return window.bytes.subarray(from, end - window.start);
  }
  const bytes = new Uint8Array(Math.max(0, end - start));
  for (let at = start; at < end;) {
    const block = window.blocks.get(Math.floor(at / BLOCK_BYTES));
    if (block === undefined) throw new BytesNeeded(start, end);
    const part = block.subarray(at % BLOCK_BYTES, (at % BLOCK_BYTES) + end - at);
    if (part.length === 0) throw new BytesNeeded(start, end);
    bytes.set(part, at - start);
    at += part.length;
  }
  return bytes;
}

/**
 * The window that lets a reader at `at` go on: the next one, or the same with blocks from before it. The next one may lie in
 * the memory of the one before, which holds nothing of its own then.
 */
export async function windowFor(
  source: ByteSource,
  window: Window,
  at: number,
  needed: BytesNeeded,
  signal?: AbortSignal,
): Promise<Window> {
  const { total, blocks } = window;
  if (needed.start >= at) {
    if (total <= MAX_WHOLE_BYTES) {
      return { ...windowOver(await source.read(0, total, signal)), blocks };
    }
    const end = Math.min(total, Math.max(needed.end, at + readLength(window, at)));
    return nextWindow(source, window, { start: at, end }, signal);
  }
  const first = Math.floor(needed.start / BLOCK_BYTES);
  const behind = Math.floor((needed.end - 1) / BLOCK_BYTES) + 1;
  // Texts are mostly asked for in the order of the stream.
  const end = BLOCK_BYTES * (blocks.has(first - 1) ? behind + BLOCKS_AHEAD : behind);
  const bytes = await readShort(source, first * BLOCK_BYTES, Math.min(end, total), signal);
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    keepBlock(blocks, first + at / BLOCK_BYTES, bytes.subarray(at, at + BLOCK_BYTES));
  }
  return window;
}

/** Adds a block. Where there are many, it takes the place of the oldest in memory: as garbage they would pile up. */
function keepBlock(blocks: Window["blocks"], number: number, bytes: Uint8Array): void {
  const [oldest = number] = blocks.keys();
  const before = blocks.size < MAX_BLOCKS ? undefined : blocks.get(oldest);
  if (before !== undefined) blocks.delete(oldest);
  const block = before?.length === bytes.length ? before : new Uint8Array(bytes.length);
  block.set(bytes);
  blocks.set(number, block);
}

/** What some blocks are read into. */
let shortRoom: Uint8Array | undefined;

/** Bytes that are there until the next call. */
async function readShort(
  source: ByteSource,
  start: number,
  end: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const { place } = source;
  const most = BLOCK_BYTES * (1 + BLOCKS_AHEAD);
  if (place === undefined || end - start > most) return source.read(start, end, signal);
  await nextTurn();
  signal?.throwIfAborted();
  shortRoom ??= new Uint8Array(most);
  const bytes = shortRoom.subarray(0, end - start);
  withFile(place, (readInto) => readInto(bytes, place.start + start));
  return bytes;
}

/** Reads into the same memory again where it can: a machine makes so little garbage that windows would pile up. */
async function nextWindow(
  source: ByteSource,
  { total, blocks, room: before }: Window,
  { start, end }: { readonly start: number; readonly end: number },
  signal: AbortSignal | undefined,
): Promise<Window> {
  const { place } = source;
  if (place === undefined) {
    return { ...windowOver(await source.read(start, end, signal), start, total), blocks };
  }
  await nextTurn();
  signal?.throwIfAborted();
  const length = end - start;
  const room =
    before !== undefined && before.length >= length ? before : Buffer.allocUnsafeSlow(length);
  const bytes = room.subarray(0, length);
  withFile(place, (readInto) => readInto(bytes, place.start + start));
  return { ...windowOver(bytes, start, total), blocks, room };
}

function readLength({ bytes, start }: Window, at: number): number {
  const follows = at <= start + bytes.length;
  return follows
    ? Math.min(Math.max(FIRST_READ_BYTES, 2 * bytes.length), MAX_READ_BYTES)
    : FIRST_READ_BYTES;
}
