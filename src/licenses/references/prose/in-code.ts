import type { TokenizedText } from "../../words/tokenize.ts";
import { familyOfId } from "../family.ts";
import { isShown } from "../shown-output.ts";
import type { PlacedReading } from "./reading.ts";

/** Characters before a string that are looked at, and the longest string that is a name. */
const REACH = 160;
const LONGEST_NAME = 80;
/** Words of a string beside the name in it. */
const REST = 14;
/** The key or the constant that a string belongs to, or the string before it: `apache: "Apache-2.0"`, `("new bsd", "BSD-3-Clause")`. */
const KEY = /([\w.-](?:[\w .-]{0,28}[\w.-])?)["'`]?\s{0,4}(?::|=>?|->|,)\s{0,4}$/;
const LEAST_KEY = 3;
const LAST_WORD = /[\w.-]+$/;
/** Words of two strings were read as one name. */
const TWO_STRINGS = /^[^\n"'`]*["'`][ \t]{0,4}[,:][ \t]{0,4}["'`][^\n"'`]*$/;
/** A string is the key of a table itself, at the start of its row: `"MIT": "Permissive"`. */
const ROW_BEFORE = /(?:^|[{,([\n])\s*$/;
const ROW_AFTER = /^\s?(?::(?!:)|=>)\s/;
/** Items before one of a list, with the sign that opens it. */
const LISTED = /[[({]\s{0,40}(?:["'`][^"'`\n]{1,60}["'`]\s{0,4},\s{0,40}){1,20}$/;
/** The first item of a set, and a string that is given back. */
const SET = /\{\s{0,8}$/;
const RETURNED = /(?<![\w.])return\s$/;
/** What a call gives back stands before a string in the same brackets: `(correct("GPL-3.0"), "GPL-3.0-or-later")`. */
const CALL_BEFORE = /["'`]\),\s?$/;
/** One of several values that a type has: `"MIT" | "ISC"`. */
const UNION_BEFORE = /["'`]\s?\|\s{0,4}$/;
const UNION_AFTER = /^\s{0,4}\|\s?["'`]/;
const ITEM_AFTER = /^\s{0,4}[,}]/;
const KEY_OF_LICENSES = /licen[cs]es?["'`]?\s{0,4}(?::|=>?|:=|\+?=)[^\n]{0,40}$/i;

/**
 * Names that are strings of a program and no statement about it: keys and entries of tables, items of lists, constants that are called
 * as what they hold, and what a test asserts. Readings come in order of place.
 */
export function findInCode(
  { text, starts, ends }: TokenizedText,
  found: readonly PlacedReading[],
): ReadonlySet<PlacedReading> {
  const inCode = new Set<PlacedReading>();
  let before: { readonly placed: PlacedReading; readonly end: number } | undefined;
  for (const placed of found) {
    const start = starts[placed.from] ?? 0;
    const end = ends[placed.to - 1] ?? start;
    const literal = literalAt(text, start, end);
    if (literal && before && start - before.end < LONGEST_JOINT) {
      const isPair = JOINT.test(text.slice(before.end, start));
      if (isPair && familyOf(before.placed) === familyOf(placed))
        inCode.add(before.placed).add(placed);
    }
    const isTwo = end - start < LONGEST_NAME && TWO_STRINGS.test(text.slice(start, end));
    if (
      isTwo ||
      isShown(text, start, end) ||
      isInArgument(text, start) ||
      (literal && isEntry(text, start, literal))
    )
      inCode.add(placed);
    before = { placed, end };
  }
  return inCode;
}

/** From a key or string to the string that says the same: `mit: "MIT"`, `"mit": "MIT"`, `name: "MIT License", id: "MIT"`. */
const JOINT = /^["'`]?\s{0,4}(?:[:,=]|=>)\s{0,8}(?:\w{1,16}\s?[:=]\s{0,4})?["'`]$/;
const LONGEST_JOINT = 48;

/** A later name of an expression that is an argument: `parse("MIT OR Apache-2.0")`. */
const ARGUMENT = /[\w$]\(["'`](?:[\w.+-]{1,40} (?:OR|AND|WITH|or|and|with) ){1,8}$/;

function isInArgument(text: string, start: number): boolean {
  return text[start - 1] === " " && ARGUMENT.test(text.slice(Math.max(0, start - REACH), start));
}

interface Literal {
  readonly words: string;
  /** Offset of the sign that closes it. */
  readonly end: number;
}

/** The string that a name fills; undefined for a name in a sentence. */
function literalAt(text: string, start: number, end: number): Literal | undefined {
  const quote = text[start - 1];
  if (quote !== '"' && quote !== "'" && quote !== "`") return undefined;
  const close = text.slice(start, start + LONGEST_NAME).indexOf(quote);
  if (close < 0 || start + close - end > REST) return undefined;
  return { words: text.slice(start, start + close), end: start + close };
}

function isEntry(text: string, start: number, literal: Literal): boolean {
  const lead = text.slice(Math.max(0, start - REACH), start - 1);
  const after = text.slice(literal.end + 1, literal.end + 12);
  if (ROW_AFTER.test(after) && ROW_BEFORE.test(lead)) return !KEY_OF_LICENSES.test(lead);
  if (SET.test(lead) && ITEM_AFTER.test(after)) return !KEY_OF_LICENSES.test(lead);
  if (UNION_BEFORE.test(lead) || UNION_AFTER.test(after)) return true;
  if (RETURNED.test(lead) || LISTED.test(lead) || CALL_BEFORE.test(lead)) return true;
  const key = KEY.exec(lead)?.[1];
  if (key === undefined) return false;
  return (
    isCalledSo(key, literal.words) || isCalledSo(LAST_WORD.exec(key)?.[0] ?? "", literal.words)
  );
}

/** True for a key that begins as the name does, or is it: `apache` of `Apache License 2.0`. */
function isCalledSo(key: string, name: string): boolean {
  const [short, long] = [letters(key), letters(name)];
  return short.length >= LEAST_KEY && (long.startsWith(short) || short.startsWith(long));
}

function letters(words: string): string {
  return words.toLowerCase().replace(/[^a-z\d]/g, "");
}

function familyOf({ reading }: PlacedReading): string {
  return familyOfId(reading.ids[0] ?? "");
}
