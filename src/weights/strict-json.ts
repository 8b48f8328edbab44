import { JsonReader, type StrictJson } from "./json-reader.ts";

export type { StrictJson } from "./json-reader.ts";

/**
 * Reads JSON without the kindness of `JSON.parse`: a duplicate key and a lone surrogate are refused, and digits are not
 * rounded. Throws `FormatError` with `bad-json` or `duplicate-key`.
 */
export function parseStrictJson(text: string): StrictJson {
  const reader = new JsonReader(text);
  const value = reader.value();
  reader.end();
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
