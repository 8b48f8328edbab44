import type { ByteSource } from "../../bytes/byte-source.ts";
import { PickleLog } from "./log.ts";
import { Machine, type Ending } from "./machine.ts";
import { isOpcode, OP } from "./opcodes.ts";
import { runMachine } from "./run-machine.ts";
import { BytesNeeded, windowFor, windowOver } from "./window.ts";

/** Opcodes that text and other files do not pass through by chance. */
const MANY_OPCODES = 24;

/**
 * Whether the beginning of a file is a pickle. Protocol 2 and later say so in their first bytes; protocols 0 and 1 are run:
 * a stream that ends well, calls something, or goes on for long is one.
 */
export function isPickle(head: Uint8Array, byteLength: number): boolean {
  const [first, protocol = 255, opcode] = head;
  if (first === undefined || !isOpcode(first)) return false;
  if (first === OP.PROTO) {
    return protocol >= 1 && protocol <= 5 && (opcode === undefined || isOpcode(opcode));
  }
  const log = new PickleLog();
  const machine = new Machine(windowOver(head, 0, byteLength), 0, log, {
    opcodes: 10 * MANY_OPCODES,
  });
  return ranAsPickle(machine, runAsFarAsItGoes(machine), byteLength);
}

/** Times that bytes are fetched: a stream that hides its calls behind more long texts than these is a stream by its opcodes. */
const MAX_READS = 64;

/**
 * Whether a file is a pickle whose beginning does not show it, because a text or an array that goes on beyond it comes
 * first. Only where `isPickle` has said no of the same beginning.
 */
export async function isLongPickle(
  head: Uint8Array,
  source: ByteSource,
  signal?: AbortSignal,
): Promise<boolean> {
  const [first] = head;
  if (first === undefined || !isOpcode(first)) return false;
  const machine = new Machine(windowOver(head, 0, source.byteLength), 0, new PickleLog(), {
    opcodes: 10 * MANY_OPCODES,
  });
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    try {
      return ranAsPickle(machine, runMachine(machine), source.byteLength);
    } catch (error) {
      if (!(error instanceof BytesNeeded)) throw error;
      machine.window = await windowFor(source, machine.window, machine.at, error, signal);
    }
  }
  return ranAsPickle(machine, undefined, source.byteLength);
}

/** What a run shows: `ending` is undefined where it went on beyond the bytes at hand. */
function ranAsPickle(machine: Machine, ending: Ending | undefined, byteLength: number): boolean {
  const { log } = machine;
  if (log.calls.some(({ role }) => role !== "import")) return true;
  if (log.problems.some(({ id }) => id !== "truncated")) return false;
  return ending === "stop" ? isWhole(machine, byteLength) : log.opcodes >= MANY_OPCODES;
}

/** A stream that ends after a few bytes of a long file is a coincidence. */
function isWhole(machine: Machine, byteLength: number): boolean {
  return machine.log.opcodes >= MANY_OPCODES || machine.at === byteLength;
}

function runAsFarAsItGoes(machine: Machine): Ending | undefined {
  try {
    return runMachine(machine);
  } catch (error) {
    if (!(error instanceof BytesNeeded)) throw error;
    return undefined;
  }
}
