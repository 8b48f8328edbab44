import { FormatError } from "../bytes/errors.ts";

/** JSON as written: numbers keep their digits, objects keep their keys in order, and no key comes twice. */
export type StrictJson =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly lexeme: string }
  | { readonly kind: "array"; readonly items: readonly StrictJson[] }
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, StrictJson> }
  | { readonly kind: "literal"; readonly value: boolean | null };

/** Headers of weights nest three deep, configurations ten; a deeper one is an attack on the reader. */
const MAX_DEPTH = 100;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** Two patterns in place of one for the whole string: alternatives in a loop cost stack with every character. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads JSON without the kindness of `JSON.parse`: a duplicate key and a lone surrogate are refused, and digits are not
 * rounded. Throws `FormatError` with `bad-json` or `duplicate-key`.
 */
export function parseStrictJson(text: string): StrictJson {
  return parse(text, undefined);
}

/** What to do with a member of the outermost object. */
export type VisitMember = (key: string, value: StrictJson) => void;

/**
 * Reads a JSON object member by member and keeps none: a header of half a million entries is then not in memory twice.
 * Gives the kind of the value: only an object has members. Throws `FormatError`, as `parseStrictJson` does.
 */
export function visitMembers(text: string, visit: VisitMember): StrictJson["kind"] {
  return parse(text, visit).kind;
}

function parse(text: string, visit: VisitMember | undefined): StrictJson {
  let at = 0;

  function fail(found: string): never {
    throw new FormatError("bad-json", `Cannot read JSON at character ${at}: ${found}`);
  }

  function skipSpace(): void {
    if (text.charCodeAt(at) > 0x20) return;
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  }

  function readLexeme(pattern: RegExp, wanted: string): string {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) fail(at >= text.length ? "text ends early" : `wanted ${wanted}`);
    at = pattern.lastIndex;
    return match[0];
  }

  /** Where the string that begins here ends; undefined where none does. */
  function endOfString(): number | undefined {
    if (text[at] !== '"') return undefined;
    let end = at + 1;
    for (;;) {
      PLAIN.lastIndex = end;
      PLAIN.test(text);
      end = PLAIN.lastIndex;
      if (text[end] === '"') return end + 1;
      ESCAPE.lastIndex = end;
      if (!ESCAPE.test(text)) return undefined;
      end = ESCAPE.lastIndex;
    }
  }

  function readString(): string {
    const end = endOfString();
    if (end === undefined) fail(at >= text.length ? "text ends early" : "wanted a string");
    const lexeme = text.slice(at, end);
    at = end;
    if (!lexeme.includes("\\")) return lexeme.slice(1, -1);
    const value: unknown = JSON.parse(lexeme);
    if (typeof value !== "string" || /\p{Surrogate}/u.test(value))
      fail("a lone surrogate in a string");
    return value;
  }

  function readLiteral(word: string, value: boolean | null): StrictJson {
    if (!text.startsWith(word, at)) fail(`wanted "${word}"`);
    at += word.length;
    return { kind: "literal", value };
  }

  /** True when the closing bracket came; otherwise a comma was read. */
  function closes(bracket: "]" | "}"): boolean {
    skipSpace();
    const next = text[at];
    if (next !== bracket && next !== ",") fail(`wanted "," or "${bracket}"`);
    at += 1;
    return next === bracket;
  }

  function readArray(depth: number): StrictJson {
    const items: StrictJson[] = [];
    at += 1;
    skipSpace();
    if (text[at] === "]") {
      at += 1;
      return { kind: "array", items };
    }
    do items.push(readValue(depth + 1));
    while (!closes("]"));
    return { kind: "array", items };
  }

  function readObject(depth: number): StrictJson {
    const members = new Map<string, StrictJson>();
    const keys = depth === 0 && visit !== undefined ? new Set<string>() : undefined;
    at += 1;
    skipSpace();
    if (text[at] === "}") {
      at += 1;
      return { kind: "object", members };
    }
    do {
      skipSpace();
      const key = readString();
      if ((keys ?? members).has(key)) {
        throw new FormatError("duplicate-key", `Cannot accept JSON: key "${key}" comes twice`);
      }
      skipSpace();
      if (text[at] !== ":") fail('wanted ":"');
      at += 1;
      const value = readValue(depth + 1);
      if (keys === undefined) members.set(key, value);
      else {
        keys.add(key);
        visit?.(key, value);
      }
    } while (!closes("}"));
    return { kind: "object", members };
  }

  function readValue(depth: number): StrictJson {
    if (depth > MAX_DEPTH) fail(`nested deeper than ${MAX_DEPTH}`);
    skipSpace();
    switch (text[at]) {
      case '"':
        return { kind: "string", value: readString() };
      case "{":
        return readObject(depth);
      case "[":
        return readArray(depth);
      case "t":
        return readLiteral("true", true);
      case "f":
        return readLiteral("false", false);
      case "n":
        return readLiteral("null", null);
      default:
        return { kind: "number", lexeme: readLexeme(NUMBER, "a value") };
    }
  }

  const value = readValue(0);
  skipSpace();
  if (at !== text.length) fail("text goes on after the value");
  return value;
}

/** What a member of an object holds; undefined where there is none, or the value is no object. */
export function member(value: StrictJson | undefined, key: string): StrictJson | undefined {
  return value?.kind === "object" ? value.members.get(key) : undefined;
}

/** The text of a string; undefined for any other value. */
export function textOf(value: StrictJson | undefined): string | undefined {
  return value?.kind === "string" ? value.value : undefined;
}

/** The items of an array; none for any other value. */
export function itemsOf(value: StrictJson | undefined): readonly StrictJson[] {
  return value?.kind === "array" ? value.items : [];
}

/** A whole number as it was written, where it is exact; undefined for any other value. */
export function integerOf(value: StrictJson | undefined): number | undefined {
  if (value?.kind !== "number" || !/^-?[0-9]+$/.test(value.lexeme)) return undefined;
  const number = Number(value.lexeme);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Every object of a value, with the path to it, outer ones first. */
export function* allObjects(
  value: StrictJson,
  path: string = "",
): Generator<{ readonly path: string; readonly members: ReadonlyMap<string, StrictJson> }> {
  if (value.kind === "object") {
    yield { path, members: value.members };
    for (const [key, inner] of value.members) yield* allObjects(inner, `${path}/${key}`);
  }
  if (value.kind === "array") {
    for (const [at, inner] of value.items.entries()) yield* allObjects(inner, `${path}/${at}`);
  }
}
