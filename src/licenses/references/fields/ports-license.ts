import type { Field, FieldKind, FieldPlace } from "./field-kind.ts";

/** The values of the variable, also over lines that end in a backslash. */
const VALUES = /[ \t]{0,8}[?+:]?=[ \t]{0,8}((?:[^\n\\#]|\\\r?\n){1,400})/y;
/** How the licenses go together, in a line near it. */
const TOGETHER = /(?:^|\n)LICENSE_COMB[ \t]{0,8}[?+:]?=[ \t]{0,8}(dual|multi)(?![\w-])/;
const REACH = 600;
const WORD = /[\w.+-]+/g;

/** FreeBSD ports: `LICENSE= GPLv2+ MIT` with `LICENSE_COMB= dual`, by which any one of them will do, or `multi`, by which all hold. */
export const portsLicense: FieldKind = {
  name: "ports-license",
  words: ["license"],
  read({ text, start, end }: FieldPlace): Field | undefined {
    if ((text[start - 1] ?? "\n") !== "\n" || !text.startsWith("LICENSE", start)) return undefined;
    VALUES.lastIndex = end;
    const listed = VALUES.exec(text);
    if (!listed) return undefined;
    const together = TOGETHER.exec(text.slice(Math.max(0, start - REACH), end + REACH))?.[1];
    if (together === undefined) return undefined;
    const from = end + listed[0].length - (listed[1]?.length ?? 0);
    const values = [...(listed[1] ?? "").matchAll(WORD)].map(({ 0: word, index }) => ({
      start: from + index,
      end: from + index + word.length,
    }));
    const field = { values, start, end: values.at(-1)?.end ?? end, reads: "whole" } as const;
    return together === "dual" ? { ...field, isAlternatives: true } : field;
  },
};
