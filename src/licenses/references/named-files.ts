/** Longest line before a place that is looked at. */
const LINE = 160;
const MARKS = /^[\s/*#;>|`"'-]+/;
/** A folder or a file with an ending as the first word of a line. */
const PATH = /^(?:[\w.*+-]{1,60}\/[\w./*+-]{0,100}|[\w*+-]{1,60}\.[a-z]\w{0,4})(?=[\s:`"',|]|$)/i;

/** True where the lines of two places each begin with a path, and these differ: they speak for files of their own. */
export function nameOtherFiles(text: string, one: number, other: number): boolean {
  const path = pathBefore(text, one);
  return path !== undefined && (pathBefore(text, other) ?? path) !== path;
}

/** The path with which the line of a place begins; undefined when it begins otherwise. */
function pathBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - LINE), at);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return PATH.exec(line.replace(MARKS, ""))?.[0];
}
