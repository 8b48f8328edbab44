import { checkOfText } from "./check.ts";

/** A catalog text: a first line with the check of all that follows it. */
export function withCheck(body: string): string {
  return `{"check":"${hex(checkOfText(body))}",\n${body}`;
}

function hex(check: number): string {
  return check.toString(16).padStart(8, "0");
}

/** First line of `catalog/licenses.json`; the check is that of all lines after it. */
const HEAD = /^\{"check":"([0-9a-f]{8})",$/;

/**
 * Parses a catalog text whose first line holds the check of the others. Throws `TypeError` when it was changed, cut short, or is of
 * another format.
 */
export function parseChecked(json: string): Readonly<Record<string, unknown>> {
  const end = json.indexOf("\n");
  const check = HEAD.exec(json.slice(0, end))?.[1];
  if (check === undefined) throw new TypeError("Cannot read license catalog: no check in line 1");
  const found = hex(checkOfText(json.slice(end + 1)));
  if (found !== check) {
    throw new TypeError(`Cannot read license catalog: check is ${found}, file says ${check}`);
  }
  return record(JSON.parse(json), "file");
}

/** An object of the catalog; throws `TypeError` when the value is something else. */
export function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new TypeError(`Cannot read license catalog: no object in "${what}"`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of the catalog; throws `TypeError` when the value is something else. */
export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value))
    throw new TypeError(`Cannot read license catalog: no list in "${what}"`);
  return value;
}

/** A list of texts; throws `TypeError` when the value is something else. */
export function strings(value: unknown, what: string): readonly string[] {
  if (!isStrings(value)) throw new TypeError(`Cannot read license catalog: no texts in "${what}"`);
  return value;
}

function isStrings(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false;
  for (let at = 0; at < value.length; at += 1) if (typeof value[at] !== "string") return false;
  return true;
}

/** A text of the catalog; throws `TypeError` when the value is something else. */
export function text(value: unknown, what: string): string {
  if (typeof value !== "string")
    throw new TypeError(`Cannot read license catalog: no text in "${what}"`);
  return value;
}
