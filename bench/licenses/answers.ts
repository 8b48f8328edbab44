import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a tool says of one file. */
export interface Answer {
  readonly path: string;
  /** Licenses in the tool's own names or expressions. */
  readonly found: readonly string[];
  /** True when the tool says that a text was changed. */
  readonly modified: boolean;
  /** Milliseconds for this file, measured inside of the tool's process, reading the file excluded where it can be. */
  readonly ms: number;
  /** Processor time of the tool's process meanwhile, over all threads, in milliseconds. */
  readonly cpu: number;
}

const answerLine = z.object({
  path: z.string(),
  found: z.array(z.string()),
  modified: z.boolean().default(false),
  ms: z.number(),
  cpu: z.number(),
});

/** One line of a driver; undefined when it is none. */
export function parseAnswer(line: string): Answer | undefined {
  try {
    return answerLine.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The file of JSON lines in a folder that belongs to a tool. */
export function fileNamed(folder: string, name: string): string {
  return join(folder, `${name.toLowerCase().replace(/[^a-z0-9.]+/gu, "-")}.jsonl`);
}

/** Answers that were kept; undefined when there are none. */
export function readAnswers(file: string): readonly Answer[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => parseAnswer(line) ?? []);
}

/** Keeps answers, as a driver printed them. */
export function writeAnswers(file: string, answers: readonly Answer[]): void {
  writeFileSync(file, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
}
