import { ExpressionError } from "./syntax.ts";

/** A word, number, string or mark of an expression. */
export interface Token {
  readonly kind: "name" | "number" | "string" | "mark" | "end";
  /** As written; of a string, what it says. */
  readonly text: string;
  readonly at: number;
}

/** Longest expression: what needs more is several rules. */
const MAX_LENGTH = 2000;

const BLANK = /[ \t\r\n]{1,2000}/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]{0,99}/y;
const NUMBER = /\d{1,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,2})?/y;
const MARK = /\|\||&&|[=!<>]=|[-+*/%<>!?:.,()[\]]/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

/** Cuts an expression into tokens; the last one is the end. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > MAX_LENGTH) {
    throw new ExpressionError(
      0,
      `it has ${text.length} characters, and at most ${MAX_LENGTH} are read`,
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? "";
  };
  for (at += take(BLANK).length; at < text.length; at += take(BLANK).length) {
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const { value, end } = readString(text, at, quote);
      tokens.push({ kind: "string", text: value, at });
      at = end;
      continue;
    }
    const token = readPlain(at, { name: take(NAME), number: take(NUMBER), mark: take(MARK) });
    if (token === undefined)
      throw new ExpressionError(
        at,
        `unexpected "${String.fromCodePoint(text.codePointAt(at) ?? 0)}"`,
      );
    tokens.push(token);
    at += token.text.length;
  }
  return [...tokens, { kind: "end", text: "", at }];
}

function readPlain(
  at: number,
  found: { name: string; number: string; mark: string },
): Token | undefined {
  if (found.name !== "") return { kind: "name", text: found.name, at };
  if (found.number !== "") return { kind: "number", text: found.number, at };
  return found.mark === "" ? undefined : { kind: "mark", text: found.mark, at };
}

function readString(text: string, start: number, quote: string): { value: string; end: number } {
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    const each = text[at] ?? "";
    if (each === quote) return { value, end: at + 1 };
    if (each === "\n") break;
    if (each !== "\\") {
      value += each;
      continue;
    }
    at += 1;
    const escaped = ESCAPES[text[at] ?? ""];
    if (escaped === undefined)
      throw new ExpressionError(at, `unknown escape "\\${text[at] ?? ""}"`);
    value += escaped;
  }
  throw new ExpressionError(start, "the string does not end");
}
