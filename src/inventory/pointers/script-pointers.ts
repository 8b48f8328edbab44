import { fileKind, isForeign } from "../file-kind.ts";
import type { ReleaseView } from "../release-view.ts";
import { linesAsProse } from "./lines-as-prose.ts";
import { pointersIn, type Pointer } from "./pointer.ts";

/** Programs that fetch something, by their name. */
const FETCHES = /(?:^|[/_.-])(?:download|fetch|get|pull)(?:$|[/_.-])/i;

/** Lines of a script that are read: what it fetches stands at its top, or it is no script for fetching. */
const MAX_LINES = 500;

/** Pointers in scripts whose name says that they fetch something. */
export function scriptPointers(view: ReleaseView): readonly Pointer[] {
  return [...view.texts.values()]
    .filter(({ path }) => isFetchScript(path))
    .flatMap((file) => pointersIn({ prose: linesAsProse(file, MAX_LINES, isWritten) }));
}

/** Whether the name of a program says that it fetches something. */
export function isFetchScript(path: string): boolean {
  return fileKind(path) === "code" && !isForeign(path) && FETCHES.test(path);
}

function isWritten(line: string): boolean {
  return line.trim() !== "";
}
