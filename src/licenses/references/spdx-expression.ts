/** Deepest nesting of parentheses that is read; real expressions nest twice. */
const DEEPEST_NESTING = 32;

interface Reader {
  readonly words: readonly string[];
  at: number;
  depth: number;
}

/**
 * Ids of an SPDX expression (SPDX 2.3, annex D), in order, each once; `X WITH Y` stays one entry. Undefined when the text is no
 * expression or names something unknown. Operators may be in lower case, as people write them.
 */
export function parseExpression(
  expression: string,
  idsOf: (id: string) => readonly string[],
  exceptions: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  const reader: Reader = { words, at: 0, depth: 0 };
  const ids = readOperands(reader, idsOf, exceptions);
  if (!ids || reader.at !== words.length) return undefined;
  return [...new Set(ids)];
}

function readOperands(
  reader: Reader,
  idsOf: (id: string) => readonly string[],
  exceptions: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  const ids: string[] = [];
  while (true) {
    const operand = readOperand(reader, idsOf, exceptions);
    if (!operand) return undefined;
    ids.push(...operand);
    const operator = reader.words[reader.at]?.toUpperCase();
    if (operator !== "AND" && operator !== "OR") return ids;
    reader.at += 1;
  }
}

function readOperand(
  reader: Reader,
  idsOf: (id: string) => readonly string[],
  exceptions: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  const word = reader.words[reader.at];
  if (word === undefined || word === ")") return undefined;
  reader.at += 1;
  if (word === "(") {
    if (reader.depth >= DEEPEST_NESTING) return undefined;
    reader.depth += 1;
    const inner = readOperands(reader, idsOf, exceptions);
    reader.depth -= 1;
    if (!inner || reader.words[reader.at] !== ")") return undefined;
    reader.at += 1;
    return inner;
  }
  const ids = readId(word, idsOf);
  if (!ids || reader.words[reader.at]?.toUpperCase() !== "WITH") return ids;
  const exception = exceptions.get(reader.words[reader.at + 1]?.toLowerCase() ?? "");
  if (exception === undefined || ids.length !== 1) return undefined;
  reader.at += 2;
  return [`${ids[0]} WITH ${exception}`];
}

/** A known id, or one with `+`: the `-or-later` id where SPDX has one. */
function readId(
  word: string,
  idsOf: (id: string) => readonly string[],
): readonly string[] | undefined {
  const ids = idsOf(word.toLowerCase());
  if (ids.length > 0) return ids;
  if (!word.endsWith("+")) return undefined;
  const bare = word.slice(0, -1).toLowerCase();
  const later = idsOf(`${bare}-or-later`);
  if (later.length > 0) return later;
  const base = idsOf(bare);
  return base.length > 0 ? base : undefined;
}
