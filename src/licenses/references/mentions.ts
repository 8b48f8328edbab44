import type { LicenseMention } from "../license.ts";
import { tokenize, type TokenizedText } from "../words/tokenize.ts";
import { findAddresses } from "./addresses/find-addresses.ts";
import { idsOf } from "./expression/expression.ts";
import { mentionRole } from "./mention-role.ts";
import { findReadings } from "./prose/find-readings.ts";
import type { PlacedReading } from "./prose/reading.ts";
import type { ReferenceContext } from "./reference-context.ts";
import { findUnknownNames } from "./unknown-names.ts";

/** Longest sentence that is read; longer ones are tables or data. */
const LONGEST_SENTENCE = 20_000;
/** Words after a known name that make it another, unnamed license: `MIT-style`, `Apache-like`. */
const STYLE = /^[\s-]*(?:style|like|type|based|inspired|derived)\b/i;
const STYLE_INSIDE = /[\s-](?:style|like|type|based|inspired|derived)\b/i;
const CHANGED_BEFORE =
  /(?:modified|amended|customi[sz]ed|custom|adapted|altered|changed|derived|修改版|修改的|改编)[\s-]*(?:version of\s+)?(?:the\s+)?$/i;
/** Longest words before a name that say that it was changed. */
const CHANGED_REACH = 60;

/** Licenses named in one sentence or phrase, in order of place. */
export function findMentions(
  { names, has, addresses }: ReferenceContext,
  sentence: string,
): readonly LicenseMention[] {
  const text = maskTargets(sentence.slice(0, LONGEST_SENTENCE));
  const tokens = tokenize(text);
  const found = findReadings(names, has, tokens, []).map((placed) => toMention(tokens, placed));
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

function toMention({ text, starts, ends }: TokenizedText, placed: PlacedReading): LicenseMention {
  const { reading, from, to } = placed;
  const start = starts[from] ?? 0;
  const last = ends[to - 1] ?? start;
  const written = text.slice(start, text[last] === "+" ? last + 1 : last);
  // "MIT licensed": the verb belongs to the sentence.
  const name = written.replace(/[\s-]+licen[sc]ed$/i, "");
  const end = start + name.length;
  const inside = STYLE_INSIDE.exec(name);
  const after = STYLE.exec(text.slice(end, end + 20));
  if (inside || after) {
    const styleEnd = inside
      ? start + inside.index + inside[0].length
      : end + (after?.[0].length ?? 0);
    return { ids: [], name: text.slice(start, styleEnd), start, end: styleEnd, role: "mention" };
  }
  const role = mentionRole(text, start, end);
  const changed = CHANGED_BEFORE.exec(text.slice(Math.max(0, start - CHANGED_REACH), start))?.[0];
  if (changed !== undefined) {
    const from = start - changed.length;
    return { ids: [], name: text.slice(from, end), start: from, end, role };
  }
  return { ids: reading.ids, name, start, end, role };
}
