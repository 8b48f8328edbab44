import type { TagLookup } from "./tags.ts";

/** An `SPDX-License-Identifier` line. */
export interface SpdxTag {
  /** Catalog ids of the expression; empty when it names something the catalog does not know. */
  readonly ids: readonly string[];
  /** The expression as written. */
  readonly expression: string;
  /** 1-based. */
  readonly line: number;
}

const TAG = /SPDX-Licen[sc]e-Identifier[ \t]*:[ \t]*["'`]?([^\r\n]{1,300})/gi;

/** SPDX tags in a file, in order of place, whatever comment marks stand around them. */
export function findSpdxTags(text: string, idsForTag: TagLookup): readonly SpdxTag[] {
  const tags: SpdxTag[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(TAG)) {
    for (
      let at = text.indexOf("\n", counted);
      at >= 0 && at < match.index;
      at = text.indexOf("\n", counted)
    ) {
      line += 1;
      counted = at + 1;
    }
    const expression = bareExpression(match[1] ?? "");
    if (expression !== "") tags.push({ ids: idsForTag(expression), expression, line });
  }
  return tags;
}

/** Cuts what follows the expression: comment ends, quotes, tags, prose. */
function bareExpression(rest: string): string {
  const words: string[] = [];
  for (const word of rest.replace(/\*\/|-->|["'`<>,;*#]/g, " \n ").split(/[^\S\n]+/)) {
    if (word.includes("\n") && words.length > 0) break;
    const bare = word.trim();
    if (bare === "") continue;
    const isOperator = /^(?:and|or|with)$/i.test(bare);
    const afterOperator = words.length === 0 || /^(?:and|or|with|\(+)$/i.test(words.at(-1) ?? "");
    if (!isOperator && !afterOperator && !/^[()]/.test(bare)) break;
    words.push(bare);
  }
  return words.join(" ");
}
