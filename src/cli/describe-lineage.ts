import { type Command, Option } from "commander";
import type { LineageFlags } from "./commands/lineage.ts";
import { networkOptions } from "./network-flags.ts";
import { widthOption } from "./width-option.ts";
import type { World } from "./world.ts";

/** Adds `assay lineage` to the program. */
export function describeLineage(
  program: Command,
  world: World,
  end: (exitCode: number) => void,
): void {
  const lineage = program
    .command("lineage")
    .helpOption("-h, --help", "print this help")
    .summary("says what a model was made from, up the line, and under which terms")
    .description(
      "Follows the line of base models and shows each with its license, its clauses and where they stand. No weights are read.",
    )
    .argument(
      "<target>",
      "a folder, a .zip or .tar of one, or where it lives: hf:, gh:, ms:, ollama:, oci:, https:",
    )
    .action(async (target: string, flags: LineageFlags) => {
      const { runLineage } = await import("./commands/lineage.ts");
      end(await runLineage(target, flags, world));
    });
  for (const option of [
    new Option(
      "--parents <folder>",
      "look for base models in a folder, as owner/name or owner--name",
    ),
    new Option("--subject <name>", "the one model to ask for, where a release holds several"),
    new Option("--format <format>", "how to write the tree")
      .choices(["text", "json"])
      .default("text"),
    ...networkOptions(),
    new Option("--quiet", "no progress on stderr"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
    widthOption(),
  ]) {
    lineage.addOption(option);
  }
}
