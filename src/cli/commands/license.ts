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
        seen.unread += 1;
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
  const { fileText, silentFilesText } = await import("../../report/license/file-text.ts");
  const options = await renderOptions(flags, world);
  const named = new Set(paths);
  let silent = 0;
  return {
    answer: (answer) => {
      // Of a folder, files that say nothing of licenses are only counted.
      const isSilent = !("error" in answer) && answer.matches.length === 0 && !answer.clauses;
      if (isSilent && !named.has(answer.path)) silent += 1;
      else stdout.write(fileText(answer, options));
    },
    end: () => {
      if (silent > 0) stdout.write(silentFilesText(silent, options));
    },
  };
}
