import { FormatError } from "../../bytes/errors.ts";
import type { StrictJson } from "../../weights/strict-json.ts";

/** Members of an object that must be what they should be, or the whole is refused with a sentence. */
export class Fields {
  /** The place in the document, for messages: `predicate.resources[3]`. */
  readonly place: string;
  readonly #members: ReadonlyMap<string, StrictJson>;

  constructor(value: StrictJson, place: string) {
    if (value.kind !== "object") refuse(place, "an object");
    this.place = place;
    this.#members = value.members;
  }

  has(key: string): boolean {
    const member = this.#members.get(key);
    return member !== undefined && !(member.kind === "literal" && member.value === null);
  }

  text(key: string): string {
    const member = this.#members.get(key);
    return member?.kind === "string" ? member.value : refuse(this.#inside(key), "a text");
  }

  bool(key: string): boolean {
    const member = this.#members.get(key);
    return member?.kind === "literal" && member.value !== null
      ? member.value
      : refuse(this.#inside(key), "true or false");
  }

  /** A whole number; `1000000000.0` is one. */
  whole(key: string): number {
    const member = this.#members.get(key);
    const number = member?.kind === "number" ? Number(member.lexeme) : NaN;
    return Number.isSafeInteger(number) ? number : refuse(this.#inside(key), "a whole number");
  }

  object(key: string): Fields {
    const place = this.#inside(key);
    return new Fields(this.#members.get(key) ?? refuse(place, "an object"), place);
  }

  objects(key: string): readonly Fields[] {
    const place = this.#inside(key);
    return this.#items(key).map((item, at) => new Fields(item, `${place}[${at}]`));
  }

  texts(key: string): readonly string[] {
    return this.#items(key).map((item, at) =>
      item.kind === "string" ? item.value : refuse(`${this.#inside(key)}[${at}]`, "a text"),
    );
  }

  /** Refuses members of any other name: what a reader passes over, nobody has checked. */
  only(...keys: readonly string[]): this {
    for (const key of this.#members.keys()) {
      if (!keys.includes(key)) refuse(this.#inside(key), "no member of that name");
    }
    return this;
  }

  #inside(key: string): string {
    return `${this.place}.${key}`;
  }

  #items(key: string): readonly StrictJson[] {
    const list = this.#members.get(key);
    return list?.kind === "array" ? list.items : refuse(this.#inside(key), "a list");
  }
}

function refuse(place: string, wanted: string): never {
  throw new FormatError("bad-field", `Cannot accept ${place}: wanted ${wanted}`);
}
