// Checks the inputs of one task and tells its parent what came of it.
import { openSync, writeSync } from "node:fs";
import { checkInput } from "./check.ts";
import { allSeeds } from "./all-seeds.ts";
import { drawFrom, inputOf } from "./input.ts";
import { task, type Cost, type Failure, type Result, type Task } from "./messages.ts";

/** Processor time that an input of up to 1 MB may take, in microseconds. */
const MAX_MICROSECONDS = 1_000_000;

/** Peak memory of the whole process, in KiB: what it takes by itself is 100 MB of that. */
const MAX_KIBIBYTES = 512 * 1024;

/** Readers throw and catch for most inputs, and a stack is half of what that costs. */
Error.stackTraceLimit = 4;

process.once("message", (message) => void answer(message));

async function answer(message: unknown): Promise<void> {
  const result = await checkAll(task.parse(message));
  process.send?.(result, () => process.disconnect?.());
}

async function checkAll({ run, from, to, progress }: Task): Promise<Result> {
  const seeds = drawFrom(await allSeeds());
  const file = openSync(progress, "w");
  const number = Buffer.alloc(8);
  const failures: Failure[] = [];
  const formats: Record<string, number> = {};
  const costs: Record<string, Cost> = {};
  for (let input = from; input < to; input += 1) {
    number.writeDoubleLE(input);
    writeSync(file, number, 0, 8, 0);
    const seed = inputOf(seeds, run, input);
    const before = process.cpuUsage();
    try {
      const { format } = await checkInput(seed);
      formats[format] = (formats[format] ?? 0) + 1;
    } catch (error) {
      failures.push(crash(input, error));
    }
    const { user, system } = process.cpuUsage(before);
    const { inputs = 0, microseconds = 0 } = costs[seed.reader] ?? {};
    costs[seed.reader] = { inputs: inputs + 1, microseconds: microseconds + user + system };
    if (user + system > MAX_MICROSECONDS) {
      failures.push({ input, kind: "slow", place: "", detail: `${(user + system) / 1e6} s` });
    }
    const peak = process.resourceUsage().maxRSS;
    if (peak > MAX_KIBIBYTES) {
      failures.push({ input, kind: "memory", place: "", detail: `${Math.round(peak / 1024)} MiB` });
      return { next: input + 1, failures, formats, costs };
    }
  }
  return { next: to, failures, formats, costs };
}

function crash(input: number, error: unknown): Failure {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const place = /\(?[^\s(]*\/src\/[^\s)]+/.exec(stack)?.[0] ?? stack.slice(0, 200);
  return { input, kind: "crash", place, detail: stack };
}
