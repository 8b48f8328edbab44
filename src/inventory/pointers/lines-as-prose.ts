import { lineStarts } from "../../bytes/lines.ts";
import type { TextFile } from "../../release/read-text.ts";
import { quoteLine, type Prose } from "../prose/prose.ts";

/** A program as sentences: one for each of its first `maxLines` lines that `isRead` asks for, under the program's name. */
export function linesAsProse(
  file: TextFile,
  maxLines: number,
  isRead: (line: string) => boolean,
): Prose {
  const starts = lineStarts(file.text);
  const sentences = file.text.split("\n", maxLines).flatMap((line, at) =>
    isRead(line)
      ? {
          kind: "code" as const,
          text: line.trim(),
          section: [file.path],
          links: [],
          block: 0,
          header: "",
          evidence: quoteLine(file, starts, at + 1),
        }
      : [],
  );
  return { path: file.path, sentences };
}
