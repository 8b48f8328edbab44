import { type Command, Option } from "commander";
import type { CacheFlags } from "./commands/cache.ts";
import type { World } from "./world.ts";

/** Adds `assay cache` to the program. */
export function describeCache(
  program: Command,
  world: World,
  end: (exitCode: number) => void,
): void {
  program
    .command("cache")
    .helpOption("-h, --help", "print this help")
    .summary("shows, verifies and clears what was fetched")
    .description(
      "Shows what was fetched and kept: in Assay's own cache, and in the hub's, which other programs share.",
    )
    .argument("[target]", "a repository, as hf:owner/name or gh:owner/name, for --clear")
    .addOption(
      new Option("--clear", "empty Assay's own cache; with a target, remove that from both caches"),
    )
    .addOption(new Option("--verify", "read every file of the hub's cache and check its digest"))
    .addOption(
      new Option("--format <format>", "how to write it").choices(["text", "json"]).default("text"),
    )
    .action(async (target: string | undefined, flags: CacheFlags) => {
      const { runCache } = await import("./commands/cache.ts");
      end(await runCache(target, flags, world));
    });
}
