/** Levels open at one time; what nests deeper overflows the parser's stack, which ends the process, and is not handed to it. */
export const MAX_NESTING = 100;

/**
 * Marks of lists, keys, values, anchors and tags, one after the other on one line: each may open a level within the last. People write
 * two or three.
 */
const RUN_OF_MARKS = /(?<!\S)(?:(?:[-?:]|[&!]\S{0,100})[ \t]+){6}/;

/** A key that is written out; several on one line stand within each other, whatever stands between them. */
const WRITTEN_OUT = /(?<!\S)\?(?=[ \t])/g;

/** The mark of a list; after a key on the same line it is an error, and the parser looks back over the line for each. */
const LIST_MARK = /(?<!\S)-(?=[ \t])/g;
/** List marks on one line: prose has a few dashes. */
const MAX_LIST_MARKS = 1000;

/** Whether a YAML text may nest deeper than `MAX_NESTING`, told from its marks, brackets and indents before it is parsed. */
export function yamlNestsTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[{\]}]/g)) {
    depth = bracket === "[" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  if (RUN_OF_MARKS.test(yaml)) return true;
  if (/^ {200}/m.test(yaml) && indents(yaml) > MAX_NESTING) return true;
  return yaml
    .split("\n")
    .some(
      (line) =>
        countOf(WRITTEN_OUT, line) > MAX_NESTING || countOf(LIST_MARK, line) > MAX_LIST_MARKS,
    );
}

function countOf(mark: RegExp, line: string): number {
  return line.match(mark)?.length ?? 0;
}

/** How many different indents there are: what nests by indents has one for each level. */
function indents(yaml: string): number {
  return new Set(yaml.match(/^ +/gm)?.map((blanks) => blanks.length)).size;
}
