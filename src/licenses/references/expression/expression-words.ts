/** A word, sign or operator of an expression. */
export interface ExpressionWord {
  readonly kind: "word" | "and" | "or" | "with" | "list" | "open" | "close";
  readonly start: number;
  readonly end: number;
}

const WORD = /[()]|&&?|\|\|?|[,;/]|[^\s()&|,;/]+/g;

const OPERATORS: Readonly<Record<string, ExpressionWord["kind"]>> = {
  "(": "open",
  ")": "close",
  "&": "and",
  "&&": "and",
  "+": "and",
  "|": "or",
  "||": "or",
  "/": "or",
  ",": "list",
  ";": "list",
  and: "and",
  or: "or",
  with: "with",
  "w/": "with",
};

/**
 * Cuts a value into licenses and operators. Beside those of SPDX, in any case, it knows the signs that package metadata uses:
 * `/` (Cargo), `|` (R, Gentoo), `&`, a `+` that stands alone, and lists by comma.
 */
export function expressionWords(text: string): readonly ExpressionWord[] {
  const words: ExpressionWord[] = [];
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const kind = OPERATORS[written.toLowerCase()] ?? "word";
    const previous = words.at(-1);
    const isShortWith =
      written === "/" && previous?.end === index && /w$/i.test(text.slice(previous.start, index));
    if (isShortWith && previous.end - previous.start === 1) {
      words[words.length - 1] = { kind: "with", start: previous.start, end: index + 1 };
      continue;
    }
    words.push({ kind, start: index, end: index + written.length });
  }
  return words;
}
