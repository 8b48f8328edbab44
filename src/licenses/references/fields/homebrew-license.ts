import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";

/** `any_of: ["MIT", "ISC"]`, `all_of: [...]`. */
const SET = /[ \t]{1,8}(any|all)_of:\s{0,8}\[([^\][]{1,480})\]/y;
/** One license, with an exception. */
const EXCEPTED = /[ \t]{1,8}(?="[^"\n]{1,100}"\s{1,8}=>\s{0,8}\{\s{0,8}with:)/y;
const ONE =
  /"([^"\n]{1,100})"(?:\s{1,8}=>\s{0,8}\{\s{0,8}with:\s{0,8}"([^"\n]{1,100})"\s{0,8}\})?/g;
const LONGEST_ONE = 240;

/** Homebrew: `license any_of: [...]`, `license "GPL-3.0-or-later" => { with: "GCC-exception-3.1" }`. */
export const homebrewLicense: FieldKind = {
  name: "homebrew-license",
  words: ["license"],
  read({ text, start, end }: FieldPlace): Field | undefined {
    SET.lastIndex = end;
    const set = SET.exec(text);
    if (set) {
      const from = end + set[0].length - 1 - (set[2]?.length ?? 0);
      const values = [...(set[2] ?? "").matchAll(ONE)].map((one) => valueOf(one, from));
      const field = { values, start, end: end + set[0].length, reads: "whole" } as const;
      return set[1] === "any" ? { ...field, isAlternatives: true } : field;
    }
    EXCEPTED.lastIndex = end;
    const excepted = EXCEPTED.exec(text);
    if (!excepted) return undefined;
    const from = end + excepted[0].length;
    const [one] = text.slice(from, from + LONGEST_ONE).matchAll(ONE);
    return (
      one && { values: [valueOf(one, from)], start, end: from + one[0].length, reads: "whole" }
    );
  },
};

function valueOf(
  { 0: whole, 1: license = "", 2: exception, index }: RegExpMatchArray,
  from: number,
): FieldValue {
  const start = from + (index ?? 0);
  if (exception === undefined) return { start: start + 1, end: start + 1 + license.length };
  return { start, end: start + whole.length, words: `${license} WITH ${exception}` };
}
