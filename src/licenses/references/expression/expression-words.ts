/** A word, sign or operator of an expression. */
export interface ExpressionWord {
  readonly kind: "word" | "and" | "or" | "with" | "list" | "open" | "close";
  readonly start: number;
  readonly end: number;
}

const WORD = /[()]|&&?|\|\|?|[,;/]|[^\s()&|,;/]+/g;

const OPERATORS: ReadonlyMap<string, ExpressionWord["kind"]> = new Map(
  Object.entries({
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
  } as const),
);

const LONGEST_OPERATOR = 4;

/** The words of a value by index; undefined after the last one. */
export type ExpressionWords = (index: number) => ExpressionWord | undefined;

/**
 * Cuts a value into licenses and operators, as far as it is asked for. Beside those of SPDX, in any case, it knows the signs that
 * package metadata uses: `/` (Cargo), `|` (R, Gentoo), `&`, a `+` that stands alone, and lists by comma.
 */
export function expressionWords(text: string): ExpressionWords {
  const words: ExpressionWord[] = [];
  let at = 0;
  return (index) => {
    while (words.length <= index && at < text.length) {
      WORD.lastIndex = at;
      const found = WORD.exec(text);
      if (!found) {
        at = text.length;
        break;
      }
      const [written] = found;
      at = found.index + written.length;
      // `w/` is one operator.
      const operator = written.length > LONGEST_OPERATOR ? "" : written.toLowerCase();
      const isWith = operator === "w" && text[at] === "/";
      if (isWith) at += 1;
      const kind = isWith ? "with" : (OPERATORS.get(operator) ?? "word");
      words.push({ kind, start: found.index, end: at });
    }
    return words[index];
  };
}
