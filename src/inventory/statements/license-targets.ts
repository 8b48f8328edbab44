import type { LicenseMention } from "../../licenses/license.ts";
import { fileKind, fileName } from "../file-kind.ts";
import type { Link } from "../prose/plain-text.ts";
import type { Sentence } from "../prose/prose.ts";
import { readBadge } from "./from-badges.ts";
import type { LicenseShelf } from "./resolve-license.ts";

/** Cheap look before the expensive one: a sentence without any of these names no license. */
const NAMES_A_LICENSE =
  /licen[sc]|agreement|terms|\b[al]?gpl|\b(?:apache|mit|bsd|mpl|cc0|cc[- ]by|cc-|rail|open ?rail|openmdw|cdla|odc|unlicense|isc|epl)\b|creative commons|许可|协议|授权|遵循/i;
const LICENSE_SECTION = /licen[sc]|legal|terms|许可|协议/i;

/** One thing in a sentence that stands for a license. */
export interface Target {
  readonly ids: readonly string[];
  readonly name: string;
  readonly pointer?: string;
  readonly start: number;
  readonly end: number;
}

/** Licenses that a sentence names, and links to license files that it does not name. */
export function targetsOf(sentence: Sentence, shelf: LicenseShelf): readonly Target[] {
  if (
    !NAMES_A_LICENSE.test(sentence.text) &&
    !sentence.links.some((link) => isLicenseLink(link, shelf))
  )
    return [];
  const mentions = shelf.engine
    .findMentions(sentence.text)
    .filter(
      (mention) =>
        mention.role === "grant" && !isPolicy(mention, shelf) && !isBehindBadge(mention, sentence),
    );
  const links = sentence.links.filter((link) => !link.isImage && isLicenseLink(link, shelf));
  const isHere = (link: Link): boolean =>
    shelf.follow(link.target, sentence.evidence.file) !== undefined;
  if (mentions.length > 0)
    return mentions.map((mention) => withPointer(mention, links, mentions.length, isHere));
  const [bare] = isLicenseSection(sentence) ? bareNames(sentence.text, shelf) : [];
  if (bare) return [withPointer(bare, links, 1, isHere)];
  return links.map((link) => {
    const start = Math.max(0, sentence.text.indexOf(link.label));
    return {
      ids: shelf.engine.idsForTag(link.label),
      name: link.label,
      pointer: link.target,
      start,
      end: start + link.label.length,
    };
  });
}

/** Whether words stand in for a badge, which shows others: the badge speaks for itself. */
function isBehindBadge({ start, end }: LicenseMention, { text, links }: Sentence): boolean {
  return links.some((link) => {
    const at = link.label && readBadge(link) ? text.indexOf(link.label) : -1;
    return at >= 0 && start >= at && end <= at + link.label.length;
  });
}

/** Longest text that may be nothing but the name of a license and its holder. */
const MAX_BARE_NAME = 60;

/** Under a title that says "License", a name alone says as much as a sentence. */
function bareNames(text: string, shelf: LicenseShelf): readonly LicenseMention[] {
  if (text.length > MAX_BARE_NAME) return [];
  const lead = "License: ";
  return shelf.engine
    .findMentions(lead + text)
    .filter(({ role, start }) => role === "grant" && start >= lead.length)
    .map((mention) => ({
      ...mention,
      start: mention.start - lead.length,
      end: mention.end - lead.length,
    }));
}

/** Whether a sentence stands right under a title that speaks of licenses. */
export function isLicenseSection({ section }: Sentence): boolean {
  return LICENSE_SECTION.test(section.at(-1) ?? "");
}

/** A use policy restricts beside a license; it grants nothing, so it governs nothing. */
function isPolicy(mention: LicenseMention, shelf: LicenseShelf): boolean {
  const [id] = mention.ids;
  return id === undefined
    ? /\bpolic(?:y|ies)\b/i.test(mention.name)
    : shelf.engine.facts(id)?.kind === "policy";
}

function withPointer(
  mention: LicenseMention,
  links: readonly Link[],
  mentions: number,
  isHere: (link: Link) => boolean,
): Target {
  const own = links.find((link) => sharesWords(link.label, mention.name));
  const only = mentions === 1 ? (links.find(isHere) ?? links[0]) : undefined;
  // A text in the release beats an address elsewhere: it is the one that can be read.
  const pointer = own && (isHere(own) || !only || !isHere(only)) ? own : only;
  const { ids, name, start, end } = mention;
  return { ids, name, start, end, ...(pointer ? { pointer: pointer.target } : {}) };
}

/** Whether one text holds the other; too short ones share nothing. */
export function sharesWords(a: string, b: string): boolean {
  const x = a.toLowerCase().trim();
  const y = b.toLowerCase().trim();
  return x.length > 2 && y.length > 2 && (x.includes(y) || y.includes(x));
}

/** A link that leads to a license text, in the release or elsewhere. */
function isLicenseLink(link: Link, shelf: LicenseShelf): boolean {
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(link.target)) return false;
  const name = link.target.replace(/[?#].*$/, "").replace(/\/$/, "");
  if (shelf.files.some((file) => file.path === name.replace(/^\.?\//, ""))) return true;
  return (
    fileKind(fileName(name).replaceAll("%20", " ")) === "license" ||
    /licen[sc]e(?!d)|许可|协议/i.test(link.label)
  );
}
