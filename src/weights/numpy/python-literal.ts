import { FormatError } from "../../bytes/errors.ts";

/** What a Python literal says; numbers are whole, as headers of arrays need no others. */
export type PythonLiteral =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "constant"; readonly value: boolean | null }
  | { readonly kind: "sequence"; readonly items: readonly PythonLiteral[] }
  | { readonly kind: "dictionary"; readonly entries: ReadonlyMap<string, PythonLiteral> };

/** A structured type nests by its fields; a deeper one is an attack on the reader. */
const MAX_DEPTH = 32;

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["True", true],
  ["False", false],
  ["None", null],
]);

/**
 * Reads the Python literals that headers of arrays are made of: strings, whole numbers, True, False, None, tuples, lists,
 * and dictionaries whose keys are strings and come once. Throws `FormatError`.
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  let at = 0;

  function fail(found: string): never {
    throw new FormatError("bad-literal", `Cannot read header at character ${at}: ${found}`);
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match[0];
  }

  function skipSpace(): void {
    take(/[ \t\n\r]*/y);
  }

  function takeCharacter(wanted: string): boolean {
    skipSpace();
    if (text[at] !== wanted) return false;
    at += 1;
    return true;
  }

  function readString(): string | undefined {
    const lexeme = take(/[ub]?(?:'[^'\\\n]*'|"[^"\\\n]*")/y);
    return lexeme?.replace(/^[ub]/, "").slice(1, -1);
  }

  function readItems(closing: string, depth: number): PythonLiteral {
    const items: PythonLiteral[] = [];
    while (!takeCharacter(closing)) {
      items.push(readValue(depth + 1));
      if (takeCharacter(",")) continue;
      if (takeCharacter(closing)) break;
      fail(`wanted "," or "${closing}"`);
    }
    return { kind: "sequence", items };
  }

  function readDictionary(depth: number): PythonLiteral {
    const entries = new Map<string, PythonLiteral>();
    while (!takeCharacter("}")) {
      const key = readString() ?? fail("wanted a key");
      if (entries.has(key)) {
        throw new FormatError("duplicate-key", `Cannot accept header: key "${key}" comes twice`);
      }
      if (!takeCharacter(":")) fail('wanted ":"');
      entries.set(key, readValue(depth + 1));
      if (takeCharacter(",")) continue;
      if (takeCharacter("}")) break;
      fail('wanted "," or "}"');
    }
    return { kind: "dictionary", entries };
  }

  function readNumber(): PythonLiteral {
    const digits = take(/-?\d{1,40}L?/y) ?? fail("wanted a value");
    const value = Number(digits.replace("L", ""));
    if (!Number.isSafeInteger(value)) fail(`${digits} is beyond 2^53`);
    return { kind: "number", value };
  }

  function readValue(depth: number): PythonLiteral {
    if (depth > MAX_DEPTH) fail(`nested deeper than ${MAX_DEPTH}`);
    if (takeCharacter("(")) return readItems(")", depth);
    if (takeCharacter("[")) return readItems("]", depth);
    if (takeCharacter("{")) return readDictionary(depth);
    const string = readString();
    if (string !== undefined) return { kind: "string", value: string };
    const word = take(/[A-Z][a-z]{3,4}/y);
    const constant = CONSTANTS.get(word ?? "");
    if (constant !== undefined) return { kind: "constant", value: constant };
    return readNumber();
  }

  const value = readValue(0);
  skipSpace();
  if (at !== text.length) fail("text goes on after the value");
  return value;
}
