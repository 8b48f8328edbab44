import { idsOf, printExpression } from "../expression/expression.ts";
import { mentionRole } from "../mention-role.ts";
import { isShown } from "../shown-output.ts";
import type { ReferenceContext } from "../reference-context.ts";
import type { Stretch } from "../stretches.ts";
import type { FoundReference } from "../found-reference.ts";
import { type FoundAddress, findAddresses } from "./find-addresses.ts";

/** Characters before and after an address that tell what it is for. */
const BEFORE = 300;
const AFTER = 80;
/** An HTML or RDF tag that says that its address is the license of the page. */
const LICENSE_TAG =
  /<[^<>]{0,300}(?:\b(?:rel|property)\s?=\s?["'](?:[\w:-]{1,20} )?(?:license|cc:license|dct?:(?:license|rights)|xhv:license)\b|\b(?:cc|dct?|xhv):license\b)[^<>]{0,300}$/i;
const LICENSE_AFTER = /^[^<>]{0,200}\srel\s?=\s?["']license["']/i;
/** Pages that show the newest version of a GNU license name the family only. */
const ANY_VERSION = /^(?:GPL-1\.0|LGPL-2\.0|AGPL-3\.0|GFDL-1\.1)-or-later$/;
/** Signs of comments and lists; a number or a mark before the address makes it one of several notes. */
const ALONE = /^[\s*#/;%<>|!"'`()[\].:,=-]*$/;
/** The mark of a note: the words that the note belongs to stand elsewhere. */
const FOOTNOTE = /(?:[\u2460-\u24ff]|\[\^?\d{1,3}\]:?|(?:^|\n)[ \t*#]{0,8}\(\d{1,3}\))\s*$/;
/** "See this page for terms" says what something is under. */
const FOR_TERMS = /^\W{0,3}for (?:\w+ ){0,3}(?:terms|licen[sc]e|licen[sc]ing|conditions)\b/i;
/** Words that give a work to everybody, and the pages that say how. */
const TO_EVERYBODY = /\b(?:in|into|to)\s+(?:\W+\s+)?the\s+(?:\W+\s+)?public\s+domain\b/i;
const IN_PUBLIC_DOMAIN = /^[^\p{L}\p{N}\n]{0,4}public\s+domain\b/iu;
const DEDICATION = /^(?:CC0-1\.0|CC-PDDC|Unlicense)$/;
/** A link that is a cell of a table, not the first one of its row: `| wheel | [MIT](https://...) |`. */
const CELL_BEFORE = /\p{L}[^\n]{0,200}\|[ \t]{0,20}\[[^\][\n]{1,60}\]\($/u;
const CELL_AFTER = /^\)[ \t]{0,20}\|/;
const BADGE = /^https?:\/\/(?:img\.)?shields\.io\/badge\//i;

/** Addresses of licenses outside of the license texts in a text, in order of place. */
export function findAddressReferences(
  { addresses }: ReferenceContext,
  text: string,
  texts: readonly Stretch[],
): readonly FoundReference[] {
  return findAddresses(text, addresses, texts).map((found) => reference(text, found));
}

function reference(text: string, { expression, score, start, end }: FoundAddress): FoundReference {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const after = text.slice(end, end + AFTER + BEFORE);
  const isTag =
    LICENSE_TAG.test(before) || LICENSE_AFTER.test(after) || BADGE.test(text.slice(start, end));
  const ids = idsOf(expression);
  return {
    kind: isTag ? "tag" : "mention",
    isPointer: !isTag,
    isBare: !isTag && ids.every((id) => ANY_VERSION.test(id)),
    expression: printExpression(expression),
    ids,
    grants:
      isTag ||
      (isStatement(before, text.slice(start, end), after) && !isShown(text, start, end)) ||
      (ids.every((id) => DEDICATION.test(id)) &&
        (TO_EVERYBODY.test(before) || IN_PUBLIC_DOMAIN.test(after))),
    score,
    start,
    end,
  };
}

/** True for an address that stands alone on its line, or in a sentence that puts something under it. */
function isStatement(before: string, address: string, after: string): boolean {
  const paragraph = before.split(/\n[^\p{L}\p{N}\n]*\n/u).at(-1) ?? "";
  const rest = after.slice(0, AFTER).split(/\n\s*\n/)[0] ?? "";
  const line = `${paragraph.slice(paragraph.lastIndexOf("\n") + 1)}${/^[^\n]*/.exec(rest)?.[0] ?? ""}`;
  if (ALONE.test(line) || FOR_TERMS.test(rest)) return true;
  if (CELL_AFTER.test(rest) && CELL_BEFORE.test(before)) return true;
  if (FOOTNOTE.test(paragraph)) return false;
  const sentence = paragraph + address + rest;
  return mentionRole(sentence, paragraph.length, paragraph.length + address.length) === "grant";
}
