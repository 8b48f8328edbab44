// Changes small files of every format at random and inspects what comes out, for as long as is asked.
//
//   npm run fuzz -- --seconds 60 [--processes 2] [--seed 1] [--from 0]
//   npm run fuzz -- --seed 1 --repeat 12345 [--save FILE]
//
// A failure is a crash, more than a second of processor time, or more than 512 MiB of memory. Its number repeats it.
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { allSeeds } from "./fuzz/all-seeds.ts";
import { drawFrom, inputOf } from "./fuzz/input.ts";
import type { Cost, Failure } from "./fuzz/messages.ts";
import { runTask } from "./fuzz/run-task.ts";

/** Inputs of one process: enough that its start costs nothing, few enough that the count is told often. */
const INPUTS_OF_ONE = 100_000;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    processes: { type: "string", default: String(availableParallelism()) },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    repeat: { type: "string" },
    save: { type: "string" },
  },
});
const run = Number(values.seed);
if (values.repeat === undefined) await fuzz();
else await repeat(Number(values.repeat));

async function repeat(input: number): Promise<void> {
  const { name, bytes } = inputOf(drawFrom(await allSeeds()), run, input);
  console.log(`input ${input} of seed ${run}: ${bytes.length} bytes named ${JSON.stringify(name)}`);
  if (values.save !== undefined) writeFileSync(values.save, bytes);
  const { failures, formats } = await runTask({ run, from: input, to: input + 1 });
  for (const format of Object.keys(formats)) console.log(`taken for ${format}`);
  for (const { kind, detail } of failures) console.log(`${kind}: ${detail}`);
  if (failures.length > 0) process.exitCode = 1;
}

async function fuzz(): Promise<void> {
  const end = performance.now() + 1000 * Number(values.seconds);
  const from = Number(values.from);
  const formats = new Map<string, number>();
  const costs = new Map<string, Cost>();
  const places = new Map<string, Failure>();
  let next = from;
  let done = 0;
  await Promise.all(Array.from({ length: Number(values.processes) }, work));
  const counts = [...formats].toSorted(([, a], [, b]) => b - a);
  console.log("what inputs were taken for:");
  for (const [format, count] of counts) console.log(`${String(count).padStart(10)}  ${format}`);
  const inOrder = [...costs].toSorted(([a], [b]) => (a < b ? -1 : 1));
  console.log("changed files of each reader, and how many of them a second:");
  for (const [reader, { inputs, microseconds }] of inOrder) {
    const rate = Math.round((1e6 * inputs) / microseconds);
    console.log(`${String(inputs).padStart(10)} ${String(rate).padStart(7)}/s  ${reader}`);
  }
  console.log(`${done} inputs from ${from} of seed ${run}, ${places.size} kinds of failure`);
  for (const failure of places.values()) console.log(tell(failure));
  if (places.size > 0) process.exitCode = 1;

  async function work(): Promise<void> {
    while (performance.now() < end) {
      const task = { run, from: next, to: next + INPUTS_OF_ONE };
      next = task.to;
      while (task.from < task.to && performance.now() < end) {
        const result = await runTask(task);
        done += result.next - task.from;
        task.from = result.next;
        for (const [format, count] of Object.entries(result.formats)) {
          formats.set(format, (formats.get(format) ?? 0) + count);
        }
        for (const [reader, { inputs, microseconds }] of Object.entries(result.costs)) {
          const before = costs.get(reader) ?? { inputs: 0, microseconds: 0 };
          costs.set(reader, {
            inputs: before.inputs + inputs,
            microseconds: before.microseconds + microseconds,
          });
        }
        for (const failure of result.failures) await note(failure);
        console.error(`${done} inputs, ${places.size} kinds of failure`);
      }
    }
  }

  /** Time and memory are only believed of an input that a process has for itself. */
  async function note(found: Failure): Promise<void> {
    const { input, kind } = found;
    if (places.has(`${kind} ${found.place}`)) return;
    const alone = await runTask({ run, from: input, to: input + 1 });
    const again = alone.failures.find((failure) => failure.kind === kind);
    if (again === undefined) return;
    places.set(`${kind} ${kind === "crash" ? again.place : input}`, again);
    console.error(tell(again));
  }
}

function tell({ input, kind, detail }: Failure): string {
  return `${kind}: ${detail}\n  npm run fuzz -- --seed ${run} --repeat ${input}`;
}
