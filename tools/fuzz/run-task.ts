import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { result, type Result, type Task } from "./messages.ts";

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));

/** An input that takes longer by the clock never ends, however busy the machine is. */
const MAX_STILL_MS = 60_000;

/**
 * Runs a task in a process of its own. A process that dies, or stands still at one input, is a failure of that input; the
 * others go on behind it.
 */
export async function runTask(task: Omit<Task, "progress">): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const progress = join(folder, "input");
  try {
    const answer = await ask({ ...task, progress });
    if (typeof answer !== "string") return answer;
    const input = readInput(progress) ?? task.from;
    const failure = { input, kind: "crash", place: answer, detail: answer } as const;
    return { next: input + 1, failures: [failure], formats: {}, costs: {} };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the process tells, or how it ended without a word. */
function ask(task: Task): Promise<Result | string> {
  return new Promise((resolve) => {
    const child = fork(worker, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let answer: Result | undefined;
    let error = "";
    let isStill = false;
    let last: number | undefined;
    const watch = setInterval(() => {
      const now = readInput(task.progress);
      isStill = now !== undefined && now === last;
      last = now;
      if (isStill) child.kill("SIGKILL");
    }, MAX_STILL_MS);
    child.stderr?.on("data", (part: Buffer) => {
      error = (error + part.toString()).slice(-4000);
    });
    child.on("message", (message) => {
      answer = result.parse(message);
    });
    child.on("close", (code, signal) => {
      clearInterval(watch);
      const end = isStill ? "does not end" : `the process ends with ${signal ?? code}: ${error}`;
      resolve(answer ?? end);
    });
    child.send(task);
  });
}

function readInput(progress: string): number | undefined {
  try {
    const bytes = readFileSync(progress);
    return bytes.length < 8 ? undefined : bytes.readDoubleLE(0);
  } catch {
    return undefined;
  }
}
