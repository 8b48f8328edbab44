import { readFileSync } from "node:fs";
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { AssayError } from "../bytes/errors.ts";
import type { AuditFlags } from "./commands/audit.ts";
import type { ExplainFlags } from "./commands/explain.ts";
import type { InspectFlags } from "./commands/inspect.ts";
import type { LicenseFlags } from "./commands/license-flags.ts";
import { EXIT, EXIT_OF_ERROR, FAIL_ON } from "./exit-codes.ts";
import { harmless } from "../report/harmless.ts";
import { describeAsk } from "./describe-ask.ts";
import { describeCache } from "./describe-cache.ts";
import { describeFetch } from "./describe-fetch.ts";
import { describeLineage } from "./describe-lineage.ts";
import { describeLock } from "./describe-lock.ts";
import { describeMof } from "./describe-mof.ts";
import { networkOptions } from "./network-flags.ts";
import { followOptions } from "./follow-options.ts";
import { widthOption } from "./width-option.ts";
import { EXAMPLES, LICENSE_EXAMPLES } from "./help.ts";
import { addSigningCommands } from "./signing-commands.ts";
import type { World } from "./world.ts";

/** Threads beyond the cores of any machine only take memory. */
const MAX_WORKERS = 256;

/** What `assay schema` can describe. */
const SCHEMAS: readonly string[] = ["report", "rules"];

const COMMANDS: readonly string[] = [
  "ask",
  "audit",
  "cache",
  "explain",
  "fetch",
  "init",
  "inspect",
  "license",
  "lineage",
  "lock",
  "mof",
  "schema",
  "sign",
  "verify",
];

/** Runs one command line; the exit code to end with. What went wrong is said on stderr. */
export async function runCommandLine(args: readonly string[], world: World): Promise<number> {
  const done: { exitCode: number } = { exitCode: EXIT.done };
  try {
    const program = describeCommands(world, (exitCode) => {
      done.exitCode = exitCode;
    });
    await program.parseAsync(withCommand(args), { from: "user" });
    return done.exitCode;
  } catch (error) {
    return explain(error, world);
  }
}

/** `assay <target>` is `assay audit <target>`: what is no command is a target or an option of the main job. */
function withCommand(args: readonly string[]): string[] {
  const [first] = args;
  const isForProgram = ["-h", "--help", "-V", "--version"].includes(first ?? "");
  return isForProgram || COMMANDS.includes(first ?? "") ? [...args] : ["audit", ...args];
}

function describeCommands(world: World, end: (exitCode: number) => void): Command {
  const program = new Command("assay")
    .description(
      "Audits AI model releases: what is in them, under which terms, and whether the claims hold.",
    )
    .usage("[audit] <target> [options]")
    .version(readVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: (text, write) => {
        write(text.replace(/^error:/, "assay:"));
      },
    })
    .showHelpAfterError("(assay --help shows what is expected)");
  const audit = program
    .command("audit")
    .helpOption("-h, --help", "print this help")
    .summary("audits a release; `assay <target>` does the same")
    .description(
      "Audits one AI model release and reports what it is, with evidence for every word.",
    )
    .argument(
      "<target>",
      "a folder, a .zip or .tar of one, or where it lives: hf:, gh:, ms:, ollama:, oci:, https:",
    )
    .action(async (target: string, flags: AuditFlags) => {
      const { runAudit } = await import("./commands/audit.ts");
      end(await runAudit(target, flags, world));
    });
  for (const option of auditOptions()) audit.addOption(option);
  const inspect = program
    .command("inspect")
    .helpOption("-h, --help", "print this help")
    .summary("says what files of weights hold, and what runs when they are loaded")
    .description(
      "Reads files of weights without loading them: tensors, what does not add up, and what would run.",
    )
    .argument("<path...>", "files, folders, or hf:owner/name")
    .action(async (paths: string[], flags: InspectFlags) => {
      const { runInspect } = await import("./commands/inspect.ts");
      end(await runInspect(paths, flags, world));
    });
  for (const option of inspectOptions()) inspect.addOption(option);
  const license = program
    .command("license")
    .helpOption("-h, --help", "print this help")
    .summary("says which licenses files state, and where they differ from these")
    .description(
      "Identifies the licenses that files state, by text, notice, tag or name, with differences and clauses.",
    )
    .argument("<path...>", "files, folders or archives; - is stdin")
    .action(async (paths: string[], flags: LicenseFlags) => {
      const { runLicense } = await import("./commands/license.ts");
      end(await runLicense(paths, flags, world));
    })
    .addHelpText("after", `\n${LICENSE_EXAMPLES}`);
  for (const option of licenseOptions()) license.addOption(option);
  describeAsk(program, world, end);
  describeCache(program, world, end);
  describeFetch(program, world, end);
  describeLineage(program, world, end);
  describeLock(program, world, end);
  describeMof(program, world, end);
  program
    .command("schema")
    .summary("prints the JSON Schema of the report, or of rule files")
    .description("Prints the JSON Schema of the report that --format json gives, or of rule files.")
    .helpOption("-h, --help", "print this help")
    .addArgument(new Argument("[of]", "what it describes").choices(SCHEMAS).default("report"))
    .action(async (of: string) => {
      const { runSchema } = await import("./commands/schema.ts");
      end(await runSchema(of, world));
    });
  program
    .command("explain")
    .helpOption("-h, --help", "print this help")
    .summary("says what a word of a report means")
    .description(
      "Says what a definition, a rule, a kind of clause or a kind of finding is; without an id, lists all.",
    )
    .argument("[id]", "as reports write it, such as user-cap")
    .addOption(
      new Option("--format <format>", "how to write it").choices(["text", "json"]).default("text"),
    )
    .action(async (id: string | undefined, flags: ExplainFlags) => {
      const { runExplain } = await import("./commands/explain.ts");
      end(runExplain(id, flags, world));
    });
  program
    .command("init")
    .helpOption("-h, --help", "print this help")
    .summary("writes a file to start from")
    .description("Writes a file to start from, with comments; a file that exists is left alone.")
    .addArgument(new Argument("<what>", "what to write").choices(["policy"]))
    .option("--output <file>", "where to write it; - is stdout", "policy.yaml")
    .action(async (_what: string, { output }: { readonly output: string }) => {
      const { runInitPolicy } = await import("./commands/init.ts");
      end(runInitPolicy(output, world));
    });
  addSigningCommands(program, world, end);
  program.addHelpText("after", () => `\n${optionsOf(audit)}\n\n${EXAMPLES}`);
  audit.addHelpText("after", `\n${EXAMPLES}`);
  return program;
}

function auditOptions(): readonly Option[] {
  return [
    new Option("--listing <file>", "JSON listing of files that exist but are not at hand"),
    new Option(
      "--also <target>",
      "one more target that belongs to the release, such as gh:owner/code; may be repeated",
    ).argParser<readonly string[] | undefined>((target, before) => [...(before ?? []), target]),
    new Option("--subject <name>", "the one model to audit, where a release holds several"),
    new Option("--format <format>", "how to write the report")
      .choices(["text", "json"])
      .default("text"),
    new Option("--output <file>", "write the report to a file, all of it or nothing").default(
      "-",
      "stdout",
    ),
    ...followOptions(),
    new Option("--policy <file>", "judge it by a rule file of yours, too"),
    new Option(
      "--fail-on <severity>",
      "exit with 1 when a finding, or a rule of the policy, is at or above this",
    ).choices(FAIL_ON),
    new Option("--write-mof <file>", "write a record of the Model Openness Tool, too"),
    ...networkOptions(),
    new Option("--no-weights", "leave weights unread, also their headers"),
    new Option("--dry-run", "say what would be fetched, and fetch only the listing"),
    new Option("--quiet", "no progress on stderr"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
    widthOption(),
  ];
}

function inspectOptions(): readonly Option[] {
  return [
    new Option("--format <format>", "how to write the answers")
      .choices(["text", "json", "jsonl"])
      .default("text"),
    new Option("--tensors", "list every tensor"),
    new Option("--digests", "read every tensor and digest it, apart from how it is stored"),
    ...networkOptions(),
    new Option("--quiet", "no progress on stderr"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
  ];
}

function licenseOptions(): readonly Option[] {
  return [
    new Option("--diff", "show differences: of one file to a license, or of two files"),
    new Option("--format <format>", "how to write the answers")
      .choices(["text", "json", "jsonl"])
      .default("text"),
    new Option("--workers <number>", "threads (default: one per core for many files)").argParser(
      parseWorkers,
    ),
    new Option("--quiet", "no progress on stderr"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
    widthOption(),
  ];
}

function parseWorkers(text: string): number {
  const workers = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  if (workers <= MAX_WORKERS) return workers;
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${MAX_WORKERS}.`);
}

/** The options of the main job, for the help of the program itself. */
function optionsOf(audit: Command): string {
  const helper = audit.createHelp();
  const text = helper.formatHelp(audit, helper);
  return text
    .slice(text.indexOf("Arguments:"))
    .replace("Options:", "Options of an audit:")
    .trimEnd();
}

function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

/** Says on stderr why the job was not done; the exit code. Our own mistakes keep their stack. */
function explain(error: unknown, { stderr, signal }: World): number {
  // Commander has said its part already; help and version end here too, with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (signal.aborted) {
    stderr.write("assay: interrupted\n");
    return EXIT.interrupted;
  }
  if (error instanceof AssayError) {
    stderr.write(`assay: ${harmless(error.message)}\n`);
    return EXIT_OF_ERROR[error.code];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`assay: a mistake of ours, please report it\n${stack}\n`);
  return EXIT.ourError;
}
