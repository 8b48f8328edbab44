import type { Document } from "../documents.ts";
import type { Link } from "../prose/plain-text.ts";
import type { LicenseStatement } from "./license-statement.ts";
import { partsInName } from "./part-words.ts";
import type { LicenseShelf } from "./resolve-license.ts";

/** Label and message of a badge, as shields-like services write them in the address: `label-message-color`. */
const BADGE = /\/badge\/((?:[^-/?]|--)+)-((?:[^-/?]|--)+)-[\w#]+(?:\.svg)?(?:\?|$)/i;

/** One badge that speaks of a license. */
export interface LicenseBadge {
  readonly label: string;
  readonly message: string;
  readonly evidence: Document["prose"]["sentences"][number]["evidence"];
}

/** Label and message of an image, where it is a badge that speaks of a license. */
export function readBadge(link: Link): Pick<LicenseBadge, "label" | "message"> | undefined {
  const match = link.isImage ? BADGE.exec(link.target) : null;
  const label = words(match?.[1] ?? "");
  const message = words(match?.[2] ?? "");
  const isOfLicense = /licen[sc]e/i.test(`${label} ${link.label}`);
  return isOfLicense && message ? { label: label || link.label, message } : undefined;
}

/** License badges of a document, in order of place. */
export function licenseBadges(document: Document): readonly LicenseBadge[] {
  return document.prose.sentences.flatMap((sentence) =>
    sentence.links.flatMap((link): LicenseBadge[] => {
      const badge = readBadge(link);
      return badge ? [{ ...badge, evidence: sentence.evidence }] : [];
    }),
  );
}

/** What the badges of a document say; a badge that names no part speaks of the code. */
export function statementsInBadges(
  document: Document,
  shelf: LicenseShelf,
): readonly LicenseStatement[] {
  return licenseBadges(document).flatMap((badge): LicenseStatement[] => {
    const ids = mentioned(badge.message, shelf);
    const known = partsInName(badge.label);
    if (ids.length === 0) return [];
    const resolved = shelf.resolve(ids, badge.message, undefined, document.file.path);
    return [
      {
        parts: known.length > 0 ? known : ["code"],
        ids: resolved.ids,
        name: badge.message,
        match: resolved.match,
        scope: known.length > 0 ? "stated" : "default",
        source: "badge",
        termsKnown: resolved.termsKnown,
        evidence: [badge.evidence, ...resolved.evidence],
      },
    ];
  });
}

function mentioned(message: string, shelf: LicenseShelf): readonly string[] {
  const byTag = shelf.engine.idsForTag(message);
  if (byTag.length > 0) return byTag;
  return shelf.engine.findMentions(`License: ${message}`).flatMap((mention) => mention.ids);
}

/** Badge services double a dash and write a blank as an underscore. */
function words(part: string): string {
  return part.replaceAll("--", "-").replaceAll("_", " ").replaceAll("%20", " ").trim();
}
