import { runOpcodes } from "./hot-opcodes.ts";
import type { Ending, Machine } from "./machine.ts";
import { settle } from "./pauses.ts";

/**
 * Runs a stream to its end. What both of Python's unpicklers refuse ends it; what only one refuses is a problem, and the run
 * goes on. Throws `BytesNeeded`; given those, it goes on where it was.
 */
export function runMachine(machine: Machine): Ending {
  while (machine.ending === undefined) {
    if (machine.inner) runInner(machine, machine.inner);
    else settle(machine, runOpcodes(machine));
  }
  return machine.ending;
}

/** Streams nest at most as deep as `Machine.enter` allows. */
function runInner(machine: Machine, inner: Machine): void {
  inner.window = machine.window;
  const ending = runMachine(inner);
  machine.at = inner.at;
  machine.inner = undefined;
  if (ending !== "stop") machine.ending = ending;
}
