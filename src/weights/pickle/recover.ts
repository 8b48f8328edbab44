import type { ByteSource } from "../../bytes/byte-source.ts";
import { rolesOf } from "./allow-list.ts";
import { PickleLog, type PickleGlobal } from "./log.ts";
import { Machine, type Ending } from "./machine.ts";
import { OP } from "./opcodes.ts";
import { runMachine } from "./run-machine.ts";
import { latin1 } from "./texts.ts";
import { BytesNeeded, windowOver, type Window } from "./window.ts";

/** The last stream that a loader reads by itself. */
export interface FinishedRun {
  readonly ending: Ending;
  readonly machine: Machine;
}

/** Bytes behind an error that are searched. */
const MAX_REGION_BYTES = 16 * 2 ** 20;

/** Bytes directly behind an error, or behind the end of a frame, at each of which a run is tried. */
const MAX_TRIED_BYTES = 4096;

/** Opcodes of all runs together, and of one. */
const MAX_OPCODES = 1_000_000;
const MAX_OPCODES_OF_ONE = 200_000;

/** What a run costs that ends at once, in opcodes. */
const COST_OF_A_RUN = 8;

/** Arrays whose bytes are tried; one is enough for an attack, and files hold thousands. */
const MAX_TRIED_ARRAYS = 1000;

/** Lines of these runs: names are short. */
const MAX_LINE_BYTES = 4096;

/**
 * Looks for code where the loader itself did not go, or goes in another way: behind an error, behind the end of a frame that
 * an argument crosses, and in the bytes of arrays, which pickle itself takes for opcodes where joblib jumps over them. What is found is added to the log; what was not searched makes the file unknown.
 */
export async function recover(
  source: ByteSource,
  log: PickleLog,
  last: FinishedRun,
  signal?: AbortSignal,
): Promise<void> {
  const budget = { opcodes: MAX_OPCODES };
  for (const { frameEnd, argumentEnd } of log.crossings) {
    const end = Math.min(argumentEnd, frameEnd + MAX_TRIED_BYTES) + MAX_TRIED_BYTES;
    const window = await read(source, frameEnd, end, signal);
    const tried = Array.from({ length: window.bytes.length }, (_, at) => frameEnd + at);
    tryRuns(window, tried, log, last, budget);
  }
  for (const { offset } of log.rawBytes.slice(0, MAX_TRIED_ARRAYS)) {
    const window = await read(source, offset, offset + MAX_TRIED_BYTES, signal);
    tryRuns(window, [offset], log, last, budget);
  }
  if (last.ending === "stop") return;
  const from = last.machine.at + 1;
  const window = await read(source, from, from + MAX_REGION_BYTES, signal);
  tryRuns(window, candidates(window), log, last, budget);
  log.limit(last.machine.at, "what follows could not be read as a pickle");
}

async function read(
  source: ByteSource,
  start: number,
  end: number,
  signal: AbortSignal | undefined,
): Promise<Window> {
  const bytes = await source.read(start, Math.min(end, source.byteLength), signal);
  return windowOver(bytes, start);
}

/** Offsets at which a stream may begin: near the error all, further on those that look like a beginning. */
function candidates(window: Window): readonly number[] {
  const { bytes, start } = window;
  const offsets: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (at < MAX_TRIED_BYTES || beginsStream(bytes, at)) offsets.push(start + at);
  }
  return offsets;
}

/** PROTO of a known protocol and an opcode, or a name of protocol 0 at the beginning of a line or after a STOP. */
function beginsStream(bytes: Uint8Array, at: number): boolean {
  const [byte, next] = [bytes[at], bytes[at + 1] ?? 0];
  if (byte === OP.PROTO) return next >= 1 && next <= 5;
  if (byte !== OP.GLOBAL && byte !== OP.INST && byte !== OP.MARK) return false;
  const before = bytes[at - 1] ?? 0;
  return before < 0x20 || before === OP.STOP || before >= 0x7f;
}

function tryRuns(
  window: Window,
  offsets: readonly number[],
  log: PickleLog,
  last: FinishedRun,
  budget: { opcodes: number },
): void {
  const { heap, memo } = last.machine;
  let found = new PickleLog();
  for (const offset of offsets) {
    if (budget.opcodes <= 0) {
      return log.limit(offset, "too many places at which another stream may begin");
    }
    const opcodes = Math.min(budget.opcodes, MAX_OPCODES_OF_ONE);
    const options = { heap, memo, opcodes, maxLineBytes: MAX_LINE_BYTES };
    const machine = new Machine(window, offset, found, options);
    runQuietly(machine);
    budget.opcodes -= COST_OF_A_RUN + opcodes - machine.opcodesLeft;
    if (found.calls.length === 0) continue;
    if (isHarmful(found, window)) log.adopt(found);
    found = new PickleLog();
  }
}

/** Texts from before the window are not at hand for these runs: then they end. */
function runQuietly(machine: Machine): void {
  try {
    runMachine(machine);
  } catch (error) {
    if (!(error instanceof BytesNeeded)) throw error;
  }
}

/** A module and a name as Python has them; what random bytes resolve is rarely one. */
const PYTHON_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Whether a run calls something that is on no list, by a name that can be one. */
function isHarmful({ calls, globals }: PickleLog, window: Window): boolean {
  const cut = globals.filter((global) => isCutFromListed(global, window));
  const names = new Set(cut.map(({ module, name }) => `${module}.${name}`));
  return calls.some(
    ({ verdict, role, callable }) =>
      verdict === "code" && role !== "import" && PYTHON_NAME.test(callable) && !names.has(callable),
  );
}

/** Characters before a name that may belong to it. */
const MAX_CUT = 64;

/** Whether a name is the rest of a listed one, because the run began in the middle of `collections`. */
function isCutFromListed({ module, name, offset }: PickleGlobal, window: Window): boolean {
  const end = offset + 1 - window.start;
  const before = latin1(window.bytes.subarray(Math.max(0, end - MAX_CUT), end));
  const [word = ""] = /[\w.]*$/.exec(before) ?? [];
  return Array.from(word).some((_, at) => rolesOf(word.slice(at) + module, name) !== 0);
}
