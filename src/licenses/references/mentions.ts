import type { LicenseMention } from "../license.ts";
import { findAddresses } from "./addresses/find-addresses.ts";
import { idsOf } from "./expression/expression.ts";
import { mentionRole } from "./mention-role.ts";
import { isLicenseWord } from "./name-fillers.ts";
import type { NameMatch } from "./name-index.ts";
import { type NameWord, nameWords } from "./name-words.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { findUnknownNames } from "./unknown-names.ts";

/** Longest sentence that is read; longer ones are tables or data. */
const LONGEST_SENTENCE = 20_000;
/** Words before a name in which a license cue may stand. */
const CUE_REACH = 5;
const CUE_BEFORE = /^(?:license|licensed|licensing|released|distributed|under|terms|relicensed)$/;
const OR_LATER =
  /^[\s,(]*(?:or|and)\s+(?:\(?at your option\)?\s+)?(?:any\s+)?(?:later|newer|above|higher)(?:\s+versions?)?|^\s*or-later|^\+/i;
/** Words after a known name that make it another, unnamed license: `MIT-style`, `Apache-like`. */
const STYLE_AFTER = /^[\s-]*(?:-style|style|-like|like|-type|-based|-inspired|-derived)\b/i;
const FIELD_BEFORE =
  /\b(?:code|source|weights?|models?|checkpoints?|software|data|datasets?|repository|repo|project|library|docs|documentation)\b[\s*_`]*[:|=][\s*_`[]*$/i;
const FIELD_AFTER = /^[\s*_`\]]*(?:$|[|.;,(\n])/;
const CHANGED_BEFORE =
  /(?:modified|amended|customi[sz]ed|custom|adapted|altered|changed|derived|修改版|修改的|改编)[\s-]*(?:version of\s+)?(?:the\s+)?$/i;

/** Licenses named in one sentence or phrase, in order of place. */
export function findMentions(
  { nameIndex: index, addresses }: ReferenceContext,
  sentence: string,
): readonly LicenseMention[] {
  const text = maskTargets(sentence.slice(0, LONGEST_SENTENCE));
  const words = nameWords(text);
  const found: LicenseMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const match = index.matchAt(words, at);
    if (!match) continue;
    const mention = toMention(text, words, match);
    if (!mention) continue;
    found.push(mention);
    at = match.to - 1;
  }
  for (const unknown of findUnknownNames(text)) {
    const overlapping = found.filter(
      ({ start, end }) => start < unknown.end && unknown.start < end,
    );
    if (overlapping.length === 0)
      found.push({ ids: [], ...unknown, role: mentionRole(text, unknown.start, unknown.end) });
  }
  for (const { expression, start, end } of findAddresses(
    sentence.slice(0, LONGEST_SENTENCE),
    addresses,
    [],
  )) {
    const ids = idsOf(expression);
    const isNamed = found.some(
      (mention) =>
        mention.ids.some((id) => ids.includes(id)) || endsRightBefore(mention, sentence, start),
    );
    if (!isNamed)
      found.push({
        ids,
        name: sentence.slice(start, end),
        start,
        end,
        role: mentionRole(text, start, end),
      });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** True when the mention is the text of the link whose target begins at `target`. */
function endsRightBefore(mention: LicenseMention, sentence: string, target: number): boolean {
  return mention.end <= target && /^[^\]()]{0,40}\]\($/.test(sentence.slice(mention.end, target));
}

/** Blanks out link targets, HTML tags and addresses, whose words are not the sentence's; offsets stay. */
function maskTargets(sentence: string): string {
  return sentence
    .replace(
      /\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g,
      (target) => `]${" ".repeat(target.length - 1)}`,
    )
    .replace(/<[^<>]{1,400}>/g, (tag) => " ".repeat(tag.length))
    .replace(/https?:\/\/[^\s)\]}>"']+/g, (address) => " ".repeat(address.length));
}

function toMention(
  text: string,
  words: readonly NameWord[],
  match: NameMatch,
): LicenseMention | undefined {
  const { from, ids } = match;
  const to = extendOverLicenseWords(text, words, match.to);
  const start = words[from]?.start ?? 0;
  let end = words[to - 1]?.end ?? start;
  const style = STYLE_AFTER.exec(text.slice(words[match.to - 1]?.end ?? end))?.[0];
  if (style !== undefined) {
    const styleEnd = (words[match.to - 1]?.end ?? end) + style.length;
    return { ids: [], name: text.slice(start, styleEnd), start, end: styleEnd, role: "mention" };
  }
  const isCued = hasCue(text, words, from, match.to, to) || isFieldValue(text, start, end);
  if (!match.isStrong && !isCued) return undefined;
  const rest = text.slice(end);
  const role = mentionRole(text, start, end);
  const changed = CHANGED_BEFORE.exec(text.slice(0, start))?.[0];
  if (changed !== undefined) {
    return {
      ids: [],
      name: text.slice(start - changed.length, end),
      start: start - changed.length,
      end,
      role,
    };
  }
  const later = OR_LATER.exec(rest)?.[0];
  if (later !== undefined && ids.every((id) => id.endsWith("-only"))) {
    end += later.length;
    return {
      ids: ids.map((id) => id.replace(/-only$/, "-or-later")),
      name: text.slice(start, end),
      start,
      end,
      role,
    };
  }
  return { ids, name: text.slice(start, end), start, end, role };
}

/** True for the whole value of a field or table cell about a part of a release: `Code: MIT`. */
function isFieldValue(text: string, start: number, end: number): boolean {
  return FIELD_BEFORE.test(text.slice(0, start)) && FIELD_AFTER.test(text.slice(end));
}

/** Takes "License", "License Agreement", "license version" and the like after a name into it. */
function extendOverLicenseWords(text: string, words: readonly NameWord[], to: number): number {
  let end = to;
  while (
    end < words.length &&
    /^(?:license|agreement|international|unported|terms)$/.test(words[end]?.word ?? "")
  ) {
    const between = text.slice(words[end - 1]?.end ?? 0, words[end]?.start ?? 0);
    if (!/^[\s\-_]*$/.test(between)) break;
    end += 1;
  }
  return end;
}

/** True when a license word is part of the match, follows it, or stands shortly before it. */
function hasCue(
  text: string,
  words: readonly NameWord[],
  from: number,
  coreTo: number,
  to: number,
): boolean {
  if (to > coreTo) return true;
  for (let at = from; at < to; at += 1) if (isLicenseWord(words[at]?.word ?? "")) return true;
  const next = words[to];
  if (next && isLicenseWord(next.word) && text.slice(words[to - 1]?.end, next.start).length <= 3)
    return true;
  for (let at = Math.max(0, from - CUE_REACH); at < from; at += 1) {
    const word = words[at]?.word ?? "";
    if (!CUE_BEFORE.test(word) && !isLicenseWord(word)) continue;
    if (word === "under" && at < from - 3) continue;
    if (!/[.!?;]\s/.test(text.slice(words[at]?.end ?? 0, words[from]?.start ?? 0))) return true;
  }
  return false;
}
