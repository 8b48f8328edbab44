import { lineStarts } from "../../bytes/lines.ts";
import type { TextFile } from "../../release/read-text.ts";
import { fileKind, isForeign } from "../file-kind.ts";
import { quoteLine, type Prose } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";
import { pointersIn, type Pointer } from "./pointer.ts";

/** Programs that fetch something, by their name. */
const FETCHES = /(?:^|[/_.-])(?:download|fetch|get|pull)(?:$|[/_.-])/i;

/** Lines of a script that are read: what it fetches stands at its top, or it is no script for fetching. */
const MAX_LINES = 500;

/** Pointers in scripts whose name says that they fetch something. */
export function scriptPointers(view: ReleaseView): readonly Pointer[] {
  return [...view.texts.values()]
    .filter(({ path }) => fileKind(path) === "code" && !isForeign(path) && FETCHES.test(path))
    .flatMap((file) => pointersIn({ prose: linesOf(file) }));
}

/** A program as sentences: one for each line, under the program's name. */
function linesOf(file: TextFile): Prose {
  const starts = lineStarts(file.text);
  const sentences = file.text
    .split("\n", MAX_LINES)
    .map((line, at) => ({
      kind: "code" as const,
      text: line.trim(),
      section: [file.path],
      links: [],
      block: 0,
      header: "",
      evidence: quoteLine(file, starts, at + 1),
    }))
    .filter(({ text }) => text !== "");
  return { path: file.path, sentences };
}
