import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { devNull } from "node:os";

import { AssayError } from "../../../bytes/errors.ts";
import { printableName } from "../../printable-path.ts";

/** Where git runs, and how. */
export interface GitPlace {
  /** The bare repository; also what git takes for the home of the person, so that no settings of theirs count. */
  readonly folder: string;
  /** Where programs are looked for. */
  readonly searchPath: string;
  /** Further folders of objects. */
  readonly alternates?: readonly string[];
}

/** What one run is asked. */
export interface GitRun {
  /** Fixed words and checked names only; nothing that a server said may begin with a dash. */
  readonly args: readonly string[];
  /** What git reads; written while the answer is taken. */
  readonly input?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Work on one repository on this disk takes seconds; what takes longer is made to. */
const TIME_LIMIT_MS = 120_000;

/** One piece of memory that git may ask for: 512 MB. A pack of a few bytes can claim a file of any size. */
const ALLOCATION_LIMIT = String(512 << 20);

/** As much of what git complains of as a message quotes. */
const QUOTED_CHARACTERS = 300;

/**
 * Settings that no repository may have otherwise: no hooks, no watchers, no way out, no links made, no maintenance; and
 * files beyond 16 MB pass through memory in pieces.
 */
const SETTINGS: readonly string[] = [
  `core.hooksPath=${devNull}`,
  "core.fsmonitor=false",
  "core.symlinks=false",
  "core.bigFileThreshold=16m",
  "protocol.allow=never",
  "gc.auto=0",
  "maintenance.auto=false",
];

/**
 * Runs git's own program, without a shell, with nothing of the person's settings and without any way to the network,
 * and gives what it writes. The program is ended when the reader leaves, on abort, and when it takes too long.
 * Throws `AssayError`: `wrong-bytes` with git's words, since what it is asked fails only where the repository or the pack is
 * damaged; `target-unreadable` where git is not there or takes too long.
 */
export async function* runGit(
  place: GitPlace,
  { args, input = "", signal }: GitRun,
): AsyncGenerator<Uint8Array, void, undefined> {
  signal?.throwIfAborted();
  const git = start(place, args);
  const closed = once(git, "close");
  // Its error is met below, when the output has ended.
  closed.catch(() => undefined);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    git.kill("SIGKILL");
  }, TIME_LIMIT_MS);
  const stop = (): void => void git.kill("SIGKILL");
  signal?.addEventListener("abort", stop);
  let complaint = "";
  git.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(0, QUOTED_CHARACTERS);
  });
  // A program that ends early leaves its input unread; what it said instead is what counts.
  git.stdin.on("error", () => undefined).end(input);
  try {
    const output: AsyncIterable<Uint8Array> = git.stdout;
    for await (const chunk of output) yield chunk;
    await settled(closed);
    signal?.throwIfAborted();
    if (git.exitCode === 0) return;
    const code = timedOut ? "target-unreadable" : "wrong-bytes";
    const words = timedOut ? `no end after ${TIME_LIMIT_MS / 1000} s` : complaint.trim();
    const detail = words === "" ? "it failed without a word" : printableName(words).text;
    throw new AssayError(code, `Cannot read git repository: git ${args[0] ?? ""}: ${detail}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    git.kill("SIGKILL");
  }
}

function start(
  { folder, searchPath, alternates = [] }: GitPlace,
  args: readonly string[],
): ChildProcessWithoutNullStreams {
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  return spawn("git", [...settings, ...args], {
    cwd: folder,
    windowsHide: true,
    env: {
      PATH: searchPath,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      LC_ALL: "C",
      GIT_DIR: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_SYSTEM: devNull,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_ATTR_NOSYSTEM: "1",
      GIT_TERMINAL_PROMPT: "0",
      GIT_LFS_SKIP_SMUDGE: "1",
      // An empty list: not even a setting of the repository opens a way to other places.
      GIT_ALLOW_PROTOCOL: "",
      GIT_PROTOCOL_FROM_USER: "0",
      GIT_NO_LAZY_FETCH: "1",
      GIT_LITERAL_PATHSPECS: "1",
      GIT_NO_REPLACE_OBJECTS: "1",
      GIT_OPTIONAL_LOCKS: "0",
      GIT_ALLOC_LIMIT: ALLOCATION_LIMIT,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: alternates.map(quoted).join(":"),
    },
  });
}

async function settled(closed: Promise<unknown>): Promise<void> {
  try {
    await closed;
  } catch (error) {
    const detail = "the program git cannot be started; install it, or give a folder or an archive";
    throw new AssayError("target-unreadable", `Cannot read git repository: ${detail}`, {
      cause: error,
    });
  }
}

/** As git reads a folder whose name holds what else would part it from the next (git, "Environment Variables"). */
function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
