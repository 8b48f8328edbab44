import type { Field, FieldKind, FieldPlace } from "./field-kind.ts";
import { dropTrailing } from "../values/drop-trailing.ts";
import { valuesAt } from "./notation.ts";

/** The tag, with the spellings that files in the wild have. */
const TAG =
  /SPDX[-_ ]?(?:Snippet[-_ ]?)?Li[a-z]{2,6}[cs]e[-_ ]?(?:Ident[a-z]{0,3}f[a-z]{0,3}ers?|ID|Expression)["'`*]{0,2}[ \t]*[:=][ \t]*/iy;
/** Signs that no expression has; what follows them belongs to the comment or the code around it. */
const FOREIGN = /[^\w.+:()/ \t,|&-]/;

/** Words of a sentence, or an example, in which the tag is spoken of: "put `SPDX-...` at the top". */
const SENTENCE_BEFORE = /\p{L}[^:\n]{0,200}`$/u;
const SENTENCE_AFTER = /^`[ ,]{1,3}\p{L}/u;
const EXAMPLE_BEFORE =
  /(?<!\p{L})(?:example|e\.g\.|looks? like|like this)[^\n]{0,30}:[ \t]*\r?\n\s*(?:(?:```|~~~)[^\n]{0,20}\n)?[^\n\p{L}]{0,12}$/iu;
const REACH = 240;

/** `SPDX-License-Identifier: ...` in comments of any language, strings, JSON and REUSE.toml (SPDX 3.0.1, annex "SPDX short identifiers"). */
export const spdxIdentifier: FieldKind = {
  name: "spdx-identifier",
  words: ["spdx", "spdxlicense", "spdxlicenseidentifier"],
  read(place: FieldPlace): Field | undefined {
    const { text, start } = place;
    TAG.lastIndex = start;
    const tag = TAG.exec(text);
    if (!tag || /[\r\n]/.test(text[start + tag[0].length] ?? "\n")) return undefined;
    const values = valuesAt(place, start + tag[0].length).flatMap((value) => {
      const words = value.words ?? text.slice(value.start, value.end);
      const kept = dropTrailing(
        words.slice(0, FOREIGN.exec(words)?.index ?? words.length),
        /[\s:,-]/,
      );
      return kept === "" ? [] : [{ ...value, end: value.start + kept.length, words: kept }];
    });
    const last = values.at(-1);
    if (!last) return undefined;
    const before = text.slice(Math.max(0, start - REACH), start);
    const isSpokenOf =
      EXAMPLE_BEFORE.test(before) ||
      (SENTENCE_BEFORE.test(before) && SENTENCE_AFTER.test(text.slice(last.end, last.end + 6)));
    return {
      values,
      start,
      end: last.end,
      reads: "leading",
      ...(isSpokenOf && { isChoice: true }),
    };
  },
};
