import { escapeInvisible } from "./harmless.ts";

/** JSON text in pieces: a report may list half a million tensors, and is never one text in memory. */
export type JsonPieces = Generator<string, void, undefined>;

/** How values are set out. */
export interface Form {
  /** What each level stands further in. */
  readonly space: string;
  readonly colon: string;
}

/** All on one line. */
export const ON_ONE_LINE: Form = { space: "", colon: ":" };
/** Two spaces to a level. */
export const OVER_LINES: Form = { space: "  ", colon: ": " };

/** How a list is written. */
interface ListOptions<Item> {
  readonly form: Form;
  readonly pieces: (item: Item, line: string) => JsonPieces;
}

/** A list, item by item. @param line What begins a line at the level of the list. */
export function* listPieces<Item>(
  items: Iterable<Item>,
  line: string,
  { form, pieces }: ListOptions<Item>,
): JsonPieces {
  const inside = line + form.space;
  let before = "[";
  for (const item of items) {
    yield before + inside;
    yield* pieces(item, inside);
    before = ",";
  }
  yield before === "[" ? "[]" : `${line}]`;
}

/** The JSON text of a value, whole. @param line What begins a line at its level. */
export function textOf(value: unknown, line: string, { space }: Form): string {
  const text = escapeInvisible(JSON.stringify(value, null, space));
  return line === "" ? text : text.replaceAll("\n", line);
}
