import { type Command, Option } from "commander";
import type { FetchFlags } from "./commands/fetch.ts";
import { networkOptions } from "./network-flags.ts";
import type { World } from "./world.ts";

/** Adds `assay fetch` to the program. */
export function describeFetch(
  program: Command,
  world: World,
  end: (exitCode: number) => void,
): void {
  const fetch = program
    .command("fetch")
    .helpOption("-h, --help", "print this help")
    .summary("makes a record of a release, to audit it later and elsewhere")
    .description(
      "Puts what an audit reads into a folder: the listing, texts, configuration and headers of weights. An interrupted run goes on where it was.",
    )
    .argument("<target>", "hf:owner/name, or any other target of an audit")
    .argument("<folder>", "a folder for the record; empty, or an earlier record of the same target")
    .action(async (target: string, folder: string, flags: FetchFlags) => {
      const { runFetch } = await import("./commands/fetch.ts");
      end(await runFetch(target, folder, flags, world));
    });
  for (const option of [
    new Option(
      "--metadata-only",
      "all but the contents of weights; whole releases are not fetched",
    ).makeOptionMandatory(),
    ...networkOptions(),
    new Option("--no-weights", "leave weights unread, also their headers"),
    new Option("--dry-run", "say what would be fetched, and fetch only the listing"),
    new Option("--format <format>", "how to write the answer")
      .choices(["text", "json"])
      .default("text"),
    new Option("--quiet", "no progress on stderr"),
  ]) {
    fetch.addOption(option);
  }
}
