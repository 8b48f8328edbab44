import type { FileToRead } from "../../scan/file-to-read.ts";
import type { ProblemSeverity } from "../../openness/mof/record.ts";
import { type MofAnswer, mofAnswer } from "../../report/mof/json.ts";
import { EXIT } from "../exit-codes.ts";
import type { World } from "../world.ts";
import { renderOptions } from "./license-flags.ts";

/** Options of `assay mof`, as commander reads them. */
export interface MofFlags {
  readonly format: "text" | "json" | "jsonl";
  readonly failOn: ProblemSeverity | "never";
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly width?: number;
}

/** Severities of a record's problems, worst first. */
const SEVERITIES: readonly ProblemSeverity[] = ["high", "medium", "low"];

/** Evaluates records of the Model Openness Tool, in folders those that are named as YAML; the exit code. */
export async function runMof(
  paths: readonly string[],
  flags: MofFlags,
  world: World,
): Promise<number> {
  const { filesToRead } = await import("../../scan/files-to-read.ts");
  const seen = { found: 0, unread: 0, isFailed: false };
  const write = await answerWriter(paths, flags, world);
  for await (const file of filesToRead(paths, world.signal, world.stdin)) {
    if (!paths.includes(file.path) && !/\.ya?ml$/i.test(file.path)) continue;
    const read = await answerFor(file, world);
    if (read?.isRecord !== true) seen.unread += 1;
    if (read === undefined) continue;
    const { answer } = read;
    seen.found += 1;
    seen.isFailed ||= answer.problems.some(({ severity }) => counts(severity, flags.failOn));
    write.answer(answer);
  }
  write.end();
  if (seen.isFailed) return EXIT.findings;
  if (seen.found === 0) return EXIT.target;
  return seen.unread > 0 ? EXIT.incomplete : EXIT.done;
}

function counts(severity: ProblemSeverity, failOn: MofFlags["failOn"]): boolean {
  return failOn !== "never" && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

async function answerFor(
  file: FileToRead,
  world: World,
): Promise<{ readonly answer: MofAnswer; readonly isRecord: boolean } | undefined> {
  const { judgeRecord } = await import("../../openness/mof/judge-record.ts");
  const { licenseEngine } = await import("../../scan/license-catalog.ts");
  const { harmless } = await import("../../report/harmless.ts");
  const content = await file.read(world.signal);
  if ("code" in content) {
    world.stderr.write(harmless(`assay: Cannot read "${file.path}": ${content.message}`) + "\n");
    return undefined;
  }
  const { bytesOf } = await import("../../scan/long-file.ts");
  const verdict = judgeRecord(new TextDecoder().decode(bytesOf(content)), licenseEngine());
  return { answer: mofAnswer(file.path, verdict), isRecord: verdict.isRecord };
}

interface AnswerWriter {
  readonly answer: (answer: MofAnswer) => void;
  readonly end: () => void;
}

/** JSON of one file that was named is its answer, of anything else a list of answers. */
async function answerWriter(
  paths: readonly string[],
  flags: MofFlags,
  world: World,
): Promise<AnswerWriter> {
  const { licenseJson, licenseJsonLine } = await import("../../report/license/json.ts");
  const { stdout } = world;
  if (flags.format === "jsonl") {
    return {
      answer: (answer) => stdout.write(licenseJsonLine(answer)),
      end: () => undefined,
    };
  }
  if (flags.format === "json") {
    const answers: MofAnswer[] = [];
    return {
      answer: (answer) => answers.push(answer),
      end: () => {
        const [first] = answers;
        const isOne = first !== undefined && paths.length === 1 && first.path === paths[0];
        stdout.write(licenseJson(isOne ? first : answers));
      },
    };
  }
  const { mofText, mofTotals } = await import("../../report/mof/text.ts");
  const options = await renderOptions(flags, world);
  const answers: Pick<MofAnswer, "class" | "paper">[] = [];
  return {
    answer: (answer) => {
      answers.push({ class: answer.class, paper: answer.paper });
      stdout.write(mofText(answer, options));
    },
    end: () => {
      if (answers.length > 1) stdout.write(mofTotals(answers, options));
    },
  };
}
