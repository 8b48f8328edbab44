import type { Field, FieldKind, FieldPlace } from "./field-kind.ts";

/** Licenses of which some stand in braces, to the end of the line. */
const VALUE = /[ \t]{1,40}(?=[^\n"'=:]{0,200}\{)([\w.+ \t{}-]{3,200})(?=\r?\n|$)/y;
/** A license, or several in braces. */
const PART = /\{([^{}]*)\}|[\w.+-]+/g;

/** MacPorts: `license BSD {GPL-2+ MIT}`, where all hold, and of those in braces any one will do. */
export const macportsLicense: FieldKind = {
  name: "macports-license",
  words: ["license"],
  read({ text, start, end }: FieldPlace): Field | undefined {
    if ((text[start - 1] ?? "\n") !== "\n") return undefined;
    VALUE.lastIndex = end;
    const value = VALUE.exec(text);
    if (!value?.[1]) return undefined;
    const words = [...value[1].matchAll(PART)]
      .map(([part, choice]) =>
        choice === undefined
          ? part
          : `(${choice
              .trim()
              .split(/[ \t]+/)
              .join(" OR ")})`,
      )
      .join(" AND ");
    const last = end + value[0].length;
    const place = { start: last - value[1].length, end: last, words };
    return { values: [place], start, end: last, reads: "whole" };
  },
};
