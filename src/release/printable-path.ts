/**
 * Characters that would move the cursor, break a line or turn the reading direction in a report: controls,
 * line and paragraph separators, bidirectional overrides and isolates.
 */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** As `UNPRINTABLE`, and a backslash that would read as the start of an escape. */
const ESCAPED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|\\(?=x)/gu;

/** Half of a character: Windows names and JSON can hold one, UTF-8 cannot. */
const LONE_SURROGATE = /\p{Cs}/u;
const LONE_SURROGATES = /\p{Cs}/gu;

/** A backslash before an `x`, or anything that is not plain printable ASCII: only then is there something to do. */
const NOT_PLAIN = /[^\x20-\x7e]|\\x/;

/** A name as a report can print it, and what was unusual about it. */
export interface PrintableName {
  readonly text: string;
  readonly oddity?: "name-not-utf8" | "name-with-control-characters";
}

/**
 * A name from a disk, an archive or a listing in printable form.
 *
 * The rule: each byte of a control character, and each byte that is not UTF-8, is written `\xNN` in upper-case hex.
 * A backslash that stands before an `x` is itself written `\x5C`, so every `\x` in the result starts an escape and
 * two different names never print alike. Any other backslash stays as it is.
 */
export function printableName(name: string | Buffer): PrintableName {
  if (typeof name === "string") return printableText(name);
  const text = utf8Text(name);
  if (text !== undefined) return printableText(text);
  return { text: escapeBytes(name), oddity: "name-not-utf8" };
}

/** The text of a name when its bytes are UTF-8. */
export function utf8Text(name: Buffer): string | undefined {
  const text = name.toString("utf8");
  return Buffer.from(text, "utf8").equals(name) ? text : undefined;
}

function printableText(name: string): PrintableName {
  if (!NOT_PLAIN.test(name)) return { text: name };
  const text = name.replace(ESCAPED, (match) => hexEscapes(Buffer.from(match, "utf8")));
  if (LONE_SURROGATE.test(name)) {
    return { text: text.replace(LONE_SURROGATES, escapeSurrogate), oddity: "name-not-utf8" };
  }
  return UNPRINTABLE.test(name) ? { text, oddity: "name-with-control-characters" } : { text };
}

/** The bytes that UTF-8 would give a surrogate if it allowed any. */
function escapeSurrogate(surrogate: string): string {
  const unit = surrogate.charCodeAt(0);
  return hexEscapes([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]);
}

/** Decodes the sound parts of broken UTF-8 and escapes the rest, byte by byte. */
function escapeBytes(bytes: Buffer): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    text += length === 0 ? hexEscapes(bytes.subarray(at, at + 1)) : soundPart(bytes, at, length);
    at += Math.max(1, length);
  }
  return text;
}

/** Length of the UTF-8 sequence at `at`, or 0 when none stands there. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (utf8Text(bytes.subarray(at, at + length)) !== undefined) return length;
  }
  return 0;
}

function soundPart(bytes: Buffer, at: number, length: number): string {
  const part = bytes.toString("utf8", at, at + length);
  // 0x78 is `x`: the look-ahead of ESCAPED cannot see past a single character.
  const startsEscape = part === "\\" && bytes[at + 1] === 0x78;
  return startsEscape ? hexEscapes(Buffer.from(part)) : printableText(part).text;
}

function hexEscapes(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
    "",
  );
}
