/** Digits that a number of ours holds exactly. */
const MAX_DIGITS = 15;

/** A plain decimal number between two places; undefined for everything else, and for one that begins with a zero. */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number | undefined {
  const isNegative = bytes[start] === 0x2d;
  const first = isNegative ? start + 1 : start;
  const count = end - first;
  if (count < 1 || count > MAX_DIGITS || (bytes[first] === 0x30 && count > 1)) return undefined;
  let number = 0;
  for (let at = first; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return isNegative ? -number : number;
}

/**
 * A number as the text of INT, LONG or a memo key, read as Python's `int(text, 0)` and C's `strtol` do together: blanks and
 * a sign in front, the bases of Python, underscores between digits. Undefined when no loader would take it.
 */
export function readInteger(text: string): number | undefined {
  const match =
    /^[\s\0]{0,64}([+-]?)(?:0[xX]([\da-fA-F_]+)|0[oO]([0-7_]+)|0[bB]([01_]+)|([\d_]+))[lL]?[\s\0]*$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, sign, hex, octal, binary, decimal] = match;
  const [digits, base] =
    hex !== undefined
      ? [hex, 16]
      : octal !== undefined
        ? [octal, 8]
        : binary !== undefined
          ? [binary, 2]
          : [decimal ?? "", 10];
  const plain = digits.replaceAll("_", "");
  if (plain === "") return undefined;
  const number = Number.parseInt(plain, base);
  return sign === "-" ? -number : number;
}

/** Whether a text of FLOAT is one that every loader takes. */
export function isFloat(text: string): boolean {
  return /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i.test(text);
}

const QUOTED = /^(["'])([^]*)\1$/;

/** What stands between the quotes of a STRING, or undefined when it is not quoted as every loader wants. */
export function unquote(text: string): string | undefined {
  return QUOTED.exec(text)?.[2];
}

const ESCAPE = /\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|([^]))/g;

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/** Resolves the escapes of a STRING as Python does for bytes; what is no escape stays. */
export function unescapeString(text: string): string {
  return text.replaceAll(ESCAPE, (whole, hex?: string, octal?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return SHORT_ESCAPES[letter ?? ""] ?? whole;
  });
}

/** Resolves `\uXXXX` and `\UXXXXXXXX` of UNICODE; everything else is Latin-1, backslashes included. */
export function unescapeUnicode(text: string): string {
  return text.replaceAll(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g,
    (whole, short?: string, long?: string) => {
      const code = Number.parseInt(short ?? long ?? "", 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
