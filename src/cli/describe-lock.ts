import { type Command, Option } from "commander";
import type { LockFlags } from "./commands/lock.ts";
import { networkOptions } from "./network-flags.ts";
import type { World } from "./world.ts";

const EXIT_CODES = `Exit codes:
  0    locked; or everything is as it was locked
  1    something changed
  2    the command line or the lock file is not as expected
  3    a target was not found or may not be read
  4    incomplete: something could not be fetched or compared
  5    a mistake of ours
  130  interrupted`;

/** Adds `assay lock` to the program. */
export function describeLock(
  program: Command,
  world: World,
  end: (exitCode: number) => void,
): void {
  const lock = program
    .command("lock")
    .helpOption("-h, --help", "print this help")
    .summary("writes down what releases are now, and tells later what changed")
    .description(
      "Writes commit, digests, licenses with their texts, claims, verdicts, owner and gate of releases to a file; with --check, compares.",
    )
    .argument("[target...]", "folders, archives, hf:owner/name, or any other target of an audit")
    .action(async (targets: readonly string[], flags: LockFlags) => {
      const { runLock } = await import("./commands/lock.ts");
      end(await runLock(targets, flags, world));
    })
    .addHelpText("after", `\n${EXIT_CODES}`);
  for (const option of [
    new Option("--output <file>", "where to write the lock; - is stdout").default("models.lock"),
    new Option("--check [file]", "compare with a lock file (default: models.lock)"),
    new Option("--format <format>", "how to write what changed")
      .choices(["text", "json"])
      .default("text"),
    ...networkOptions(),
    new Option("--no-weights", "leave weights unread, also their headers"),
    new Option("--quiet", "no progress on stderr"),
  ]) {
    lock.addOption(option);
  }
}
