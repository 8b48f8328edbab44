import type { ByteSource } from "../../bytes/byte-source.ts";
import { TensorSearch, type FoundTensor } from "./found-tensors.ts";
import { Heap } from "./heap.ts";
import { PickleLog } from "./log.ts";
import { Machine, type Ending } from "./machine.ts";
import { recover } from "./recover.ts";
import { runMachine } from "./run-machine.ts";
import { BytesNeeded, firstWindow, windowFor } from "./window.ts";

/** One stream of a file, from its first opcode to behind its STOP. */
interface PickleStream {
  readonly start: number;
  readonly end: number;
  readonly ending: Ending;
  /** The machine as it stood at the end: its result, and everything that the result holds. */
  readonly machine: Machine;
}

/** What a file of pickle streams does when it is loaded, without having loaded it. */
export interface PickleAnalysis {
  readonly streams: readonly PickleStream[];
  readonly log: PickleLog;
  /** Behind the last stream that ended with STOP. */
  readonly end: number;
}

/** Streams of one file: logs of training hold some thousands. */
const MAX_STREAMS = 20_000;

/** Where to read, and how much. */
export interface AnalyzeOptions {
  readonly start?: number;
  /** Streams that are read; the bytes behind the last are then left to the caller. */
  readonly maxStreams?: number;
  /** Plain items of a container that are kept; see `Heap`. */
  readonly keptItems?: number;
  readonly signal?: AbortSignal;
}

/**
 * Runs every stream of a file in the abstract, in memory that does not grow with the file's texts and arrays. Behind an
 * error it looks for further streams, because a loader may have done its harm before, or be started there.
 * Rejects with `FormatError` where a stream makes more values than can be named, 2^29; never else for what the bytes hold.
 */
export async function analyzePickle(
  source: ByteSource,
  { start = 0, maxStreams = Number.POSITIVE_INFINITY, keptItems, signal }: AnalyzeOptions = {},
): Promise<PickleAnalysis> {
  const log = new PickleLog();
  const streams: PickleStream[] = [];
  let at = start;
  let end = start;
  if (source.byteLength <= start) log.problem("truncated", start, "nothing is there to read");
  const window = await firstWindow(source, signal);
  while (at < source.byteLength && streams.length < maxStreams) {
    if (streams.length >= MAX_STREAMS) {
      log.limit(at, `more than ${MAX_STREAMS} streams`);
      break;
    }
    if (streams.length > 0 && (await isPadding(source, at, signal))) break;
    const machine = new Machine(window, at, log, {
      heap: new Heap(source.byteLength - at, keptItems),
    });
    const ending = await withBytes(machine, source, () => runMachine(machine), signal);
    machine.trim();
    streams.push({ start: at, end: machine.at, ending, machine });
    at = machine.at;
    if (ending !== "stop") break;
    end = at;
  }
  const last = streams.at(-1);
  if (last) await recover(source, log, last, signal);
  for (const { machine } of streams) machine.memo.clear();
  return { streams, log, end };
}

/** Finds the tensors in what the streams of a file make, in the order of the streams, and gives each to `take`. */
export async function findTensors(
  { streams }: PickleAnalysis,
  source: ByteSource,
  take: (found: FoundTensor) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const { machine } of streams) {
    const search = new TensorSearch(machine, machine.result, take);
    await withBytes(machine, source, () => search.run(), signal);
  }
}

/** Does something with a machine, giving it the bytes it asks for. */
async function withBytes<T>(
  machine: Machine,
  source: ByteSource,
  work: () => T,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof BytesNeeded)) throw error;
      machine.window = await windowFor(source, machine.window, progress(machine), error, signal);
    }
  }
}

/** Where the innermost stream stands: nothing before it is read again but texts. */
function progress(machine: Machine): number {
  let running = machine;
  while (running.inner) running = running.inner;
  return running.at;
}

function isPaddingByte(byte: number): boolean {
  return byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20;
}

/** Padding that is looked through; longer runs of nothing are a tail of their own. */
const MAX_PADDING_BYTES = 2 ** 20;

/** Whether nothing but zeros and line ends follow to the end of the file. */
async function isPadding(
  source: ByteSource,
  at: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (source.byteLength - at > MAX_PADDING_BYTES) return false;
  if (!(await source.read(at, at + 1, signal)).every(isPaddingByte)) return false;
  return (await source.read(at, source.byteLength, signal)).every(isPaddingByte);
}
