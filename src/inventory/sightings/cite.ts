import { lineStarts } from "../../bytes/lines.ts";
import type { TextFile } from "../../release/read-text.ts";
import type { Evidence } from "../evidence.ts";
import { quoteLine } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";

/** Evidence that a file is there, with its digest where it was read whole. */
export function citeFile(view: ReleaseView, path: string): Evidence {
  const sha256 = view.texts.get(path)?.sha256;
  return sha256 === undefined ? { file: path } : { file: path, sha256 };
}

/** Evidence of one line, 1-based, in the words of the file. */
export function citeLine(text: TextFile, line: number): Evidence {
  return quoteLine(text, lineStarts(text.text), line);
}

/** Evidence of the first line that holds `words`, or matches them; undefined when none does. */
export function citeMatch(text: TextFile, words: string | RegExp): Evidence | undefined {
  const holds = (line: string): boolean =>
    typeof words === "string" ? line.includes(words) : words.test(line);
  const lines = typeof words === "string" ? linesOf(text.text) : readableLines(text.text);
  const line = lines.findIndex(holds) + 1;
  return line === 0 ? undefined : citeLine(text, line);
}

/** Lines without their ends. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** What is longer was not written by a person, and would make patterns slow. */
const MAX_READABLE_LENGTH = 2000;

/** Lines for patterns to look at: each cut where no person writes on. */
export function readableLines(text: string): readonly string[] {
  return linesOf(text).map((line) => line.slice(0, MAX_READABLE_LENGTH));
}
