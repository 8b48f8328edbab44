import { FormatError } from "../bytes/errors.ts";
import { endOfString, stringPart, unescaped } from "./json-string.ts";

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
const SPACE = /[ \t\n\r]*/y;

const HALF_CHARACTER = "a lone surrogate in a string";

/** A key that an object has already. Throws it: what a loader takes of the two is not known. */
export function refuseDuplicate(key: string): never {
  throw new FormatError("duplicate-key", `Cannot accept JSON: key "${key}" comes twice`);
}

/** Reads JSON from a text, from one place to the next. Every method throws `FormatError` at what is not JSON. */
export class JsonReader {
  /** Where it stands, in characters. */
  at = 0;
  readonly #text: string;
  readonly #before: number;

  /** @param before Characters before the text, for messages. */
  constructor(text: string, before: number = 0) {
    this.#text = text;
    this.#before = before;
  }

  /** Reads the value that comes next, whole; `depth` is how many are around it. */
  value(depth: number = 0): StrictJson {
    if (depth > MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH}`);
    this.#skipSpace();
    switch (this.#text[this.at]) {
      case '"':
        return { kind: "string", value: this.#string() };
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
      case "t":
        return this.#literal("true", true);
      case "f":
        return this.#literal("false", false);
      case "n":
        return this.#literal("null", null);
      default:
        return { kind: "number", lexeme: this.#number() };
    }
  }

  /** The character that comes next; empty at the end of the text. */
  peek(): string {
    this.#skipSpace();
    return this.#text[this.at] ?? "";
  }

  /** Whether a character comes next; goes behind it then. */
  skips(character: string): boolean {
    this.#skipSpace();
    const isThere = this.#text[this.at] === character;
    if (isThere) this.at += 1;
    return isThere;
  }

  /** Reads the key that comes next in an object, with the colon behind it. */
  key(): string {
    this.#skipSpace();
    const key = this.#string();
    if (!this.skips(":")) this.#fail('wanted ":"');
    return key;
  }

  /**
   * Reads on in a string, from behind its first quotation mark: to its end, or as far as whole characters are there. `start`
   * is where it began, in characters of the whole text.
   */
  stringPart(start: number): { readonly part: string; readonly isEnd: boolean } {
    const read = stringPart(this.#text, this.at) ?? this.failAt(start, "wanted a string");
    const part = unescaped(read.inside) ?? this.failAt(start, HALF_CHARACTER);
    this.at = read.next;
    return { part, isEnd: read.isEnd };
  }

  /** Refuses what is at a place, in characters of the whole text. */
  failAt(place: number, found: string): never {
    throw new FormatError("bad-json", `Cannot read JSON at character ${place}: ${found}`);
  }

  /** True when the closing bracket came; otherwise a comma was read. */
  closes(bracket: "]" | "}"): boolean {
    this.#skipSpace();
    const next = this.#text[this.at];
    if (next !== bracket && next !== ",") this.#fail(`wanted "," or "${bracket}"`);
    this.at += 1;
    return next === bracket;
  }

  /** Makes sure that nothing follows. */
  end(): void {
    this.#skipSpace();
    if (this.at !== this.#text.length) this.#fail("text goes on after the value");
  }

  #fail(found: string): never {
    this.failAt(this.#before + this.at, found);
  }

  #skipSpace(): void {
    if (this.#text.charCodeAt(this.at) > 0x20) return;
    SPACE.lastIndex = this.at;
    SPACE.test(this.#text);
    this.at = SPACE.lastIndex;
  }

  #number(): string {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.#text);
    if (!match) this.#fail(this.#isAtEnd() ? "text ends early" : "wanted a value");
    this.at = NUMBER.lastIndex;
    return match[0];
  }

  #isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  #string(): string {
    const end = endOfString(this.#text, this.at);
    if (end === undefined) this.#fail(this.#isAtEnd() ? "text ends early" : "wanted a string");
    const start = this.at;
    this.at = end;
    return unescaped(this.#text.slice(start + 1, end - 1)) ?? this.#fail(HALF_CHARACTER);
  }

  #literal(word: string, value: boolean | null): StrictJson {
    if (!this.#text.startsWith(word, this.at)) this.#fail(`wanted "${word}"`);
    this.at += word.length;
    return { kind: "literal", value };
  }

  #array(depth: number): StrictJson {
    const items: StrictJson[] = [];
    this.at += 1;
    if (this.skips("]")) return { kind: "array", items };
    do items.push(this.value(depth + 1));
    while (!this.closes("]"));
    return { kind: "array", items };
  }

  #object(depth: number): StrictJson {
    const members = new Map<string, StrictJson>();
    this.at += 1;
    if (this.skips("}")) return { kind: "object", members };
    do {
      const key = this.key();
      if (members.has(key)) refuseDuplicate(key);
      members.set(key, this.value(depth + 1));
    } while (!this.closes("}"));
    return { kind: "object", members };
  }
}
