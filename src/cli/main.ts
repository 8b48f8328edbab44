import { homedir } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runCommandLine } from "./command-line.ts";
import { EXIT } from "./exit-codes.ts";
import type { World } from "./world.ts";

/** Runs one command line in the real world; the exit code to end with. */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough, such as `head`, closes the pipe; that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  keepYoungSpaceSmall();
  const interrupt = new AbortController();
  // Once only: the second interrupt ends the process at once, as it would without us.
  process.once("SIGINT", () => {
    interrupt.abort();
  });
  const exitCode = await runCommandLine(args, realWorld(interrupt.signal));
  // Reads that are still under way have nobody to answer to.
  if (exitCode === EXIT.interrupted) process.exit(exitCode);
  return exitCode;
}

function realWorld(signal: AbortSignal): World {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    home: homedir(),
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    signal,
    keepHeapSmall,
    audit: async (target, request) => {
      const { audit } = await import("../jobs/audit.ts");
      return audit(target, request);
    },
    ask: async (target, profile, request) => {
      const { ask } = await import("../jobs/ask.ts");
      return ask(target, profile, request);
    },
    planAudit: async (target, request) => {
      const { planAudit } = await import("../jobs/plan-audit.ts");
      return planAudit(target, request);
    },
    record: async (target, folder, request) => {
      const { record } = await import("../jobs/record.ts");
      return record(target, folder, request);
    },
    lock: async (target, request) => {
      const { lock } = await import("../jobs/lock.ts");
      return lock(target, request);
    },
    lineage: async (target, request) => {
      const { lineage } = await import("../jobs/lineage.ts");
      return lineage(target, request);
    },
    inspect: async (path, request) => {
      const { inspect } = await import("../jobs/inspect.ts");
      return inspect(path, request);
    },
    verify: async (path, request) => {
      const { verify } = await import("../jobs/signing.ts");
      return verify(path, request);
    },
    sign: async (path, request) => {
      const { sign } = await import("../jobs/signing.ts");
      return sign(path, request);
    },
  };
}

/**
 * V8 lets the space for objects that live for a moment grow to 60 MB and more where many come in a row: half a million tensors, thousands
 * of files. The space of its start serves as well, in the same time.
 */
function keepYoungSpaceSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

/**
 * Long texts leave much behind that lives for a moment. V8 lets 200 MB of it gather before it looks; told to look each time that a third
 * more has come, it takes a quarter more time and a third of the memory.
 */
function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=30");
}
