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
    const place = this.#before + this.at;
    throw new FormatError("bad-json", `Cannot read JSON at character ${place}: ${found}`);
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

  /** Where the string that begins here ends; undefined where none does. */
  #endOfString(): number | undefined {
    const text = this.#text;
    if (text[this.at] !== '"') return undefined;
    let end = this.at + 1;
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

  #string(): string {
    const end = this.#endOfString();
    if (end === undefined) this.#fail(this.#isAtEnd() ? "text ends early" : "wanted a string");
    const start = this.at;
    this.at = end;
    const inside = this.#text.slice(start + 1, end - 1);
    if (!inside.includes("\\")) return inside;
    const value: unknown = JSON.parse(this.#text.slice(start, end));
    if (typeof value !== "string" || /\p{Surrogate}/u.test(value))
      this.#fail("a lone surrogate in a string");
    return value;
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
