/** Levels open at one time; what nests deeper overflows the parser's stack, and is not handed to it. */
export const MAX_NESTING = 100;

/** Whether a YAML text may nest deeper than `MAX_NESTING`, told from its brackets, dashes and indents before it is parsed. */
export function yamlNestsTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[{\]}]|^ *(?:[-?] +){20}/gm)) {
    if (bracket.length > 1) return true;
    depth = bracket === "[" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return /^ {200}/m.test(yaml) && indents(yaml) > MAX_NESTING;
}

/** How many different indents there are: what nests by indents has one for each level. */
function indents(yaml: string): number {
  return new Set(yaml.match(/^ +/gm)?.map((blanks) => blanks.length)).size;
}
