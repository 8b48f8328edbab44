import { TextSet } from "../bytes/text-set.ts";
import type { JsonReader } from "./json-reader.ts";

/** An object or list that was gone into. */
export interface Frame {
  readonly place: string;
  readonly closing: "}" | "]";
  /** Keys of an object that came, also the one whose value comes next. */
  readonly keys: TextSet;
  isKeyTaken: boolean;
  /** Items of a list that came. */
  count: number;
  /** `separator`: what was gone into has ended, and a comma or the end follows. */
  next: "first" | "entry" | "separator";
  /** The string that comes next, before that. */
  string: StringInParts | undefined;
}

/** A string that is handed on in parts. */
export interface StringInParts {
  /** Where it began, in characters of the whole text. */
  readonly start: number;
  readonly take: (part: string) => void;
}

/** A frame of which nothing has been read. */
export function frameOf(place: string, opening: "{" | "[", keys: TextSet = new TextSet()): Frame {
  const closing = opening === "{" ? "}" : "]";
  return { place, closing, keys, isKeyTaken: false, count: 0, next: "first", string: undefined };
}

/** Hands on what is there of a string; false where that is nothing. */
export function readPart(
  reader: JsonReader,
  frame: Frame,
  { start, take }: StringInParts,
  isLast: boolean,
): boolean {
  const { part, isEnd } = reader.stringPart(start);
  if (isLast && !isEnd) reader.failAt(start, "wanted a string");
  if (part !== "") take(part);
  if (isEnd) frame.string = undefined;
  return isEnd || part !== "";
}
