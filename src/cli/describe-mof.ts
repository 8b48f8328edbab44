import { type Command, Option } from "commander";
import type { MofFlags } from "./commands/mof.ts";
import { widthOption } from "./width-option.ts";
import type { World } from "./world.ts";

/** Adds `assay mof` to the program. */
export function describeMof(program: Command, world: World, end: (exitCode: number) => void): void {
  const mof = program
    .command("mof")
    .helpOption("-h, --help", "print this help")
    .summary("evaluates records of the Model Openness Tool, and says what is wrong with them")
    .description(
      "Evaluates records of the Model Openness Tool as that tool does and as the paper does, and checks the records themselves.",
    )
    .argument("<path...>", "records, or folders of records in YAML; - is stdin")
    .action(async (paths: string[], flags: MofFlags) => {
      const { runMof } = await import("./commands/mof.ts");
      end(await runMof(paths, flags, world));
    });
  for (const option of [
    new Option("--format <format>", "how to write the answers")
      .choices(["text", "json", "jsonl"])
      .default("text"),
    new Option("--fail-on <severity>", "exit with 1 when a record has a problem at or above this")
      .choices(["never", "high", "medium", "low"])
      .default("never"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
    widthOption(),
  ]) {
    mof.addOption(option);
  }
}
