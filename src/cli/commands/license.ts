import type { FileAnswer } from "../../licenses/file-answer.ts";
import { EXIT } from "../exit-codes.ts";
import { progressLine } from "../progress.ts";
import type { World } from "../world.ts";
import { type LicenseFlags, renderOptions } from "./license-flags.ts";

/** Says which licenses files state, or where a file differs from one; the exit code. */
export async function runLicense(
  paths: readonly string[],
  flags: LicenseFlags,
  world: World,
): Promise<number> {
  if (flags.diff === true) {
    const { runLicenseDiff } = await import("./license-diff.ts");
    return runLicenseDiff(paths, flags, world);
  }
  const { identifyAll } = await import("../../scan/identify-files.ts");
  const { filesToRead } = await import("../../scan/files-to-read.ts");
  const writer = await answerWriter(paths, flags, world);
  const line = progressLine(world);
  const seen = { all: 0, unread: 0, notFound: 0 };
  await identifyAll(filesToRead(paths, world.signal, world.stdin), {
    signal: world.signal,
    onLongFile: world.keepHeapSmall,
    ...(flags.workers !== undefined && { workers: flags.workers }),
    onResult: (answer) => {
      seen.all += 1;
      if ("error" in answer) {
        if (!isBinaryOfFolder(answer, paths)) seen.unread += 1;
        if (answer.error.code === "not-found") seen.notFound += 1;
      }
      line.clear();
      writer.answer(answer);
      if (flags.quiet !== true) line.update({ phase: "reading", done: seen.all });
    },
  });
  line.clear();
  writer.end();
  if (seen.notFound > 0 && seen.notFound === seen.all) return EXIT.target;
  return seen.unread > 0 ? EXIT.incomplete : EXIT.done;
}

/** True for a picture, a program and the like in a folder: it has no text to read. One that was asked for by its name must be read. */
function isBinaryOfFolder(answer: FileAnswer, paths: readonly string[]): boolean {
  return "error" in answer && answer.error.code === "binary" && !paths.includes(answer.path);
}

interface AnswerWriter {
  readonly answer: (answer: FileAnswer) => void;
  readonly end: () => void;
}

/** Text and lines go out as they come; a JSON list is one value and waits for its end. */
async function answerWriter(
  paths: readonly string[],
  flags: LicenseFlags,
  world: World,
): Promise<AnswerWriter> {
  const { stdout } = world;
  const { licenseJson, licenseJsonLine } = await import("../../report/license/json.ts");
  if (flags.format === "json") {
    const answers: FileAnswer[] = [];
    return {
      answer: (answer) => answers.push(answer),
      end: () => stdout.write(licenseJson(answers)),
    };
  }
  if (flags.format === "jsonl") {
    return {
      answer: (answer) => stdout.write(licenseJsonLine(answer)),
      end: () => undefined,
    };
  }
  const { fileText, otherFilesText } = await import("../../report/license/file-text.ts");
  const options = await renderOptions(flags, world);
  let silent = 0;
  let binary = 0;
  return {
    answer: (answer) => {
      // Of a folder, files that say nothing of licenses or hold no text are only counted.
      const isSilent = !("error" in answer) && answer.matches.length === 0 && !answer.clauses;
      if (isSilent && !paths.includes(answer.path)) silent += 1;
      else if (isBinaryOfFolder(answer, paths)) binary += 1;
      else stdout.write(fileText(answer, options));
    },
    end: () => {
      stdout.write(otherFilesText({ silent, binary }, options));
    },
  };
}
