import { type Command, Option } from "commander";
import type { AskFlags } from "./commands/ask.ts";
import { followOptions } from "./follow-options.ts";
import { networkOptions } from "./network-flags.ts";
import { widthOption } from "./width-option.ts";
import type { World } from "./world.ts";

/** Adds `assay ask` to the program. */
export function describeAsk(program: Command, world: World, end: (exitCode: number) => void): void {
  const ask = program
    .command("ask")
    .helpOption("-h, --help", "print this help")
    .summary("says what the documents of a release say of your use of it")
    .description(
      "Asks the documents of a release whether you may use, host, fine-tune, distill, ship and sell it, for your size, country and purpose.",
    )
    .argument(
      "<target>",
      "a folder, a .zip or .tar of one, or where it lives: hf:, gh:, ms:, ollama:, oci:, https:",
    )
    .action(async (target: string, flags: AskFlags) => {
      const { runAsk } = await import("./commands/ask.ts");
      end(await runAsk(target, flags, world));
    });
  for (const option of [
    new Option("--profile <file>", "who asks, and what for, in YAML").makeOptionMandatory(),
    new Option("--listing <file>", "JSON listing of files that exist but are not at hand"),
    new Option("--subject <name>", "the one model to ask for, where a release holds several"),
    new Option("--format <format>", "how to write the answers")
      .choices(["text", "json"])
      .default("text"),
    new Option("--fail-on <answer>", "exit with 1 when a use has this answer or a worse one")
      .choices(["never", "no", "unclear", "yes-if"])
      .default("never"),
    new Option("--write <folder>", "write notices, duties and the documents to hand on there"),
    ...followOptions(),
    ...networkOptions(),
    new Option("--quiet", "no progress on stderr"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
    widthOption(),
  ]) {
    ask.addOption(option);
  }
}
