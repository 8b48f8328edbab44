import { PickleLog } from "./log.ts";
import { Machine } from "./machine.ts";
import { isOpcode, OP } from "./opcodes.ts";
import { runMachine } from "./run-machine.ts";
import { BytesNeeded, wholeWindow } from "./window.ts";

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
  const window = { ...wholeWindow(head), total: byteLength };
  const machine = new Machine(window, 0, log, { opcodes: 10 * MANY_OPCODES });
  const ending = runAsFarAsItGoes(machine);
  if (log.calls.some(({ role }) => role !== "import")) return true;
  if (log.problems.some(({ id }) => id !== "truncated")) return false;
  return ending === "stop" ? isWhole(machine, byteLength) : log.opcodes >= MANY_OPCODES;
}

/** A stream that ends after a few bytes of a long file is a coincidence. */
function isWhole(machine: Machine, byteLength: number): boolean {
  return machine.log.opcodes >= MANY_OPCODES || machine.at === byteLength;
}

function runAsFarAsItGoes(machine: Machine): string | undefined {
  try {
    return runMachine(machine);
  } catch (error) {
    if (!(error instanceof BytesNeeded)) throw error;
    return undefined;
  }
}
