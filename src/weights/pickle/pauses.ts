import type { Machine } from "./machine.ts";
import { opcodeName } from "./opcodes.ts";
import { BytesNeeded } from "./window.ts";

/** Why the loop over opcodes stopped: the stream ended or entered another, or something is to be seen to. */
export type Pause = (typeof PAUSE)[keyof typeof PAUSE];

export const PAUSE = {
  ended: 0,
  frameEnd: 1,
  windowEnd: 2,
  noOpcodesLeft: 3,
  stackFull: 4,
  notAnOpcode: 5,
  beyondEnd: 6,
} as const;

/** Values on the stack, of opcodes in one run: no pickle that a machine can load has more. */
export const MAX_STACK = 16_000_000;

/**
 * Sees to what the loop stopped at, so that it can go on or has ended. It is done here because engines throw away what they
 * compiled of a loop when it comes to a place that it never ran. Throws `BytesNeeded` at the end of the window.
 */
export function settle(machine: Machine, pause: Pause): void {
  switch (pause) {
    case PAUSE.ended:
      return;
    case PAUSE.frameEnd:
      return machine.leaveFrame();
    case PAUSE.windowEnd:
      return leaveWindow(machine);
    case PAUSE.noOpcodesLeft:
      return machine.stopAtLimit("more opcodes than are followed");
    case PAUSE.stackFull:
      return machine.stopAtLimit(`more than ${MAX_STACK} values on the stack`);
    case PAUSE.notAnOpcode:
      return machine.fail("unknown-opcode", `${opcodeName(machine.opcode())} is no opcode`);
    case PAUSE.beyondEnd:
      return failBeyond(machine);
  }
}

/** Ends the run at an opcode that goes on behind the end of the file. */
function failBeyond(machine: Machine): void {
  const { reach, window } = machine;
  const name = opcodeName(machine.opcode());
  machine.fail("truncated", `${name} reaches to ${reach}, the file ends at ${window.total}`);
}

function leaveWindow(machine: Machine): void {
  const { at } = machine;
  const { bytes, start, total } = machine.window;
  if (start + bytes.length < total) throw new BytesNeeded(at, at + 16);
  machine.fail("truncated", `the stream ends at ${total} without STOP`);
}
