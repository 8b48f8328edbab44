import { FormatError } from "../../bytes/errors.ts";
import { parseStrictJson, type StrictJson } from "../../weights/strict-json.ts";

/** Members of an object that must be what they should be, or the whole is refused with a sentence. */
export interface Fields {
  /** The place in the document, for messages: `predicate.resources[3]`. */
  readonly place: string;
  readonly has: (key: string) => boolean;
  readonly text: (key: string) => string;
  readonly bool: (key: string) => boolean;
  /** A whole number; `1000000000.0` is one. */
  readonly whole: (key: string) => number;
  readonly object: (key: string) => Fields;
  readonly objects: (key: string) => readonly Fields[];
  readonly texts: (key: string) => readonly string[];
  /** Refuses members of any other name: what a reader passes over, nobody has checked. */
  readonly only: (...keys: readonly string[]) => Fields;
}

/** Reads the JSON of a document. Throws `FormatError` when it is no JSON object, and for members that are not as asked. */
export function readFields(bytes: Uint8Array, what: string): Fields {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError("bad-text", `Cannot read the ${what}: it is not UTF-8`, { cause });
  }
  return fieldsOf(parseStrictJson(text), what);
}

function refuse(place: string, wanted: string): never {
  throw new FormatError("bad-field", `Cannot accept ${place}: wanted ${wanted}`);
}

function fieldsOf(value: StrictJson, place: string): Fields {
  if (value.kind !== "object") refuse(place, "an object");
  const { members } = value;
  const inside = (key: string): string => `${place}.${key}`;
  const items = (key: string): readonly StrictJson[] => {
    const list = members.get(key);
    return list?.kind === "array" ? list.items : refuse(inside(key), "a list");
  };
  const fields: Fields = {
    place,
    has: (key) => {
      const member = members.get(key);
      return member !== undefined && !(member.kind === "literal" && member.value === null);
    },
    text: (key) => {
      const member = members.get(key);
      return member?.kind === "string" ? member.value : refuse(inside(key), "a text");
    },
    bool: (key) => {
      const member = members.get(key);
      return member?.kind === "literal" && member.value !== null
        ? member.value
        : refuse(inside(key), "true or false");
    },
    whole: (key) => {
      const member = members.get(key);
      const number = member?.kind === "number" ? Number(member.lexeme) : NaN;
      return Number.isSafeInteger(number) ? number : refuse(inside(key), "a whole number");
    },
    object: (key) => fieldsOf(members.get(key) ?? refuse(inside(key), "an object"), inside(key)),
    objects: (key) => items(key).map((item, at) => fieldsOf(item, `${inside(key)}[${at}]`)),
    texts: (key) =>
      items(key).map((item, at) =>
        item.kind === "string" ? item.value : refuse(`${inside(key)}[${at}]`, "a text"),
      ),
    only: (...keys) => {
      const other = [...members.keys()].find((key) => !keys.includes(key));
      return other === undefined ? fields : refuse(inside(other), "no member of that name");
    },
  };
  return fields;
}
