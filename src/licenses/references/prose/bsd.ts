import { isPointer } from "./pointers.ts";
import { matchAt, type NamePlace, type Reading, wordsBefore } from "./reading.ts";

/** Words with which names of BSD licenses begin. */
export const BSD_NAMES: readonly string[] = ["bsd", "berkeley software distribution"];

const BSD = / (?:berkeley software distribution|bsd)(?: bsd)?/y;
/** Words that tell the variants apart, and what they mean. */
const VARIANTS: readonly (readonly [words: string, id: string])[] = [
  ["(?:0|zero)[ -]clause", "0BSD"],
  ["(?:1|one) clauses?", "BSD-1-Clause"],
  ["(?:2|two)(?: ?clauses?| ?cl| terms?|(?= licen| lisen|$| \\|))|simplified", "BSD-2-Clause"],
  ["freebsd|free bsd", "BSD-2-Clause-Views"],
  ["(?:4|four)(?: ?clauses?| cl)|original|old(?: style)?|advertising", "BSD-4-Clause"],
  ["(?:3|three)(?: ?clauses?| ?cl| terms?|(?= licen|$| \\|))|new|modified|revised", "BSD-3-Clause"],
];
const LINK = "(?: (?:licen[sc]e|bsd|style|type|the|a|software|v|version|:|/|-)){0,8}?";
const AFTER = VARIANTS.map(
  ([words, id]) => [new RegExp(`${LINK} (?:${words})(?= |$)`, "y"), id] as const,
);
const BEFORE = VARIANTS.map(
  ([words, id]) =>
    [
      new RegExp(` (?:${words})(?: (?:style|type|variant|form|version|of|the|open|source))*$`),
      id,
    ] as const,
);
const REST =
  /(?: (?:style|type|like|licen[sc]e[ds]?|licensing|open source|copyright|clauses?|terms|agreement|variant)){1,8}(?= |$)/y;
const LICENSE_WORD = / (?:licen[sc]|open source|copyright|terms|agreement)/;
/** Other things of that name. */
const SYSTEM =
  / (?:unix|systems?|sockets?|make|compress|games|partition|disk|ports?|4\.[34]|man|optind|variants|derived)(?= |$)/y;

const OLD = / old$/;
/** The first word of the name of another such system. */
const OTHER_SYSTEM = / (?:dragon ?fly|ghost|hardened|mid|pc|true|386)$/;

/** Reads a name of a BSD license; without a number of clauses the one with three is meant, as most people do. */
export function readBsd({ passage, start }: NamePlace): Reading | undefined {
  const { text } = passage;
  const name = matchAt(BSD, text, start);
  if (!name) return undefined;
  const end = start + name[0].length;
  const before = wordsBefore(passage, start, 40);
  if (OTHER_SYSTEM.test(before)) return undefined;
  for (const [pattern, id] of AFTER) {
    const match = matchAt(pattern, text, end);
    if (match) return variant(passage, id, start, end + match[0].length);
  }
  const earlier = BEFORE.find(([pattern]) => pattern.test(before));
  const rest = matchAt(REST, text, end);
  const full = end + (rest?.[0].length ?? 0);
  if (earlier) {
    const found = variant(passage, earlier[1], start, full);
    // An old system of that name, or an old license.
    return OLD.test(before) && rest === undefined ? { ...found, isWeak: true } : found;
  }
  if (matchAt(SYSTEM, text, end)) return undefined;
  return {
    ids: ["BSD-3-Clause", "BSD-2-Clause", "BSD-4-Clause"],
    isBare: true,
    isWeak: !LICENSE_WORD.test(rest?.[0] ?? ""),
    isPointer: isPointer(passage, start, full),
    score: 0.6,
    start,
    end: full,
  };
}

/** The clause of that name is spoken of where nothing is under it. */
const CLAUSE = / advertising/;

function variant(passage: NamePlace["passage"], id: string, start: number, end: number): Reading {
  const more = matchAt(REST, passage.text, end);
  return {
    ids: [id],
    isBare: false,
    isWeak: CLAUSE.test(passage.text.slice(start, end)),
    isPointer: isPointer(passage, start, end),
    score: 1,
    start,
    end: end + (more?.[0].length ?? 0),
  };
}
