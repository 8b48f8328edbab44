import { FormatError } from "../../bytes/errors.ts";

/** A piece of a template: text, or the tokens between `{{ }}` or `{% %}`. */
export interface Chunk {
  readonly kind: "text" | "output" | "tag";
  /** The text; empty for the others. */
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** One token of an expression. */
export interface Token {
  readonly kind: "name" | "string" | "number" | "operator";
  /** Of a string the value, escapes resolved. */
  readonly text: string;
}

const CLOSING = { "{{": "}}", "{%": "%}" } as const;

/** Cuts a template into text and tags; comments are left out. Throws `FormatError("bad-template")`. */
export function cutTemplate(template: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  while (at < template.length) {
    const start = nextOpening(template, at);
    if (start > at) chunks.push({ kind: "text", text: template.slice(at, start), tokens: [] });
    if (start === template.length) break;
    const opening = template.slice(start, start + 2);
    if (opening === "{#") {
      const end = template.indexOf("#}", start + 2);
      if (end < 0) throw bad("a comment does not end");
      at = end + 2;
      continue;
    }
    const closing = opening === "{{" ? CLOSING["{{"] : CLOSING["{%"];
    const { tokens, end } = readTokens(template, start + 2, closing);
    at = end;
    const [first] = tokens;
    if (closing === "%}" && first?.text === "raw") {
      const raw = readRaw(template, at);
      chunks.push({ kind: "text", text: template.slice(at, raw.start), tokens: [] });
      at = raw.end;
      continue;
    }
    chunks.push({ kind: closing === "}}" ? "output" : "tag", text: "", tokens });
  }
  return chunks;
}

function nextOpening(template: string, from: number): number {
  for (let at = template.indexOf("{", from); at >= 0; at = template.indexOf("{", at + 1)) {
    const next = template[at + 1];
    if (next === "{" || next === "%" || next === "#") return at;
  }
  return template.length;
}

function readRaw(template: string, from: number): { readonly start: number; readonly end: number } {
  const pattern = /\{%[-+]?[ \t\n\r]{0,99}endraw[ \t\n\r]{0,99}[-+]?%\}/g;
  pattern.lastIndex = from;
  const found = pattern.exec(template);
  if (found === null) throw bad("a raw block does not end");
  return { start: found.index, end: pattern.lastIndex };
}

const SPACE = /[\s]*/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/y;
const OPERATOR = /\*\*|\/\/|==|!=|<=|>=|[-+*/%~|.,:;()[\]{}<>=]/y;

function readTokens(
  template: string,
  from: number,
  closing: "}}" | "%}",
): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  let at = from;
  let open = 0;
  if (template[at] === "-" || template[at] === "+") at += 1;

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(template)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  }

  for (;;) {
    take(SPACE);
    if (open === 0) {
      const isTrimmed = template[at] === "-" || template[at] === "+";
      const end = isTrimmed ? at + 1 : at;
      if (template.startsWith(closing, end)) return { tokens, end: end + 2 };
    }
    const name = take(NAME);
    const number = name === undefined ? take(NUMBER) : undefined;
    const string = name === undefined && number === undefined ? take(STRING) : undefined;
    if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (string !== undefined) tokens.push({ kind: "string", text: unescape(string) });
    else {
      const operator = take(OPERATOR) ?? failAt(template, at);
      if ("([{".includes(operator)) open += 1;
      if (")]}".includes(operator)) open -= 1;
      tokens.push({ kind: "operator", text: operator });
    }
  }
}

function failAt(template: string, at: number): never {
  const found = at >= template.length ? "it ends within a tag" : `"${template[at]}" is no token`;
  throw bad(found);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\n": "" };

/** The value of a string literal, with the escapes of Python. */
function unescape(literal: string): string {
  return literal
    .slice(1, -1)
    .replaceAll(
      /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([^]))/g,
      (whole, byte?: string, unit?: string, point?: string, octal?: string, one?: string) => {
        if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
        const hex = byte ?? unit ?? point;
        if (hex === undefined) return ESCAPES[one ?? ""] ?? one ?? whole;
        const value = Number.parseInt(hex, 16);
        return value > 0x10ffff ? whole : String.fromCodePoint(value);
      },
    );
}

/** The error for a template that does not follow the language. */
export function bad(found: string): FormatError {
  return new FormatError("bad-template", `Cannot read template: ${found}`);
}
