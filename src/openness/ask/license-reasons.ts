import type { AppliedLicense, Part } from "../../inventory/inventory.ts";
import type { Sentence } from "../../licenses/clauses/clause-text.ts";
import type { LicenseFacts } from "../../licenses/license.ts";
import { duty, type Effect } from "./effect.ts";
import { findDuties, findGrants, type Grant } from "./grants.ts";
import type { TermsText } from "./terms-texts.ts";
import { USES, type Use, type UseReason } from "./use.ts";

/** A license that governs a part, with what the catalog knows and the text in the release. */
export interface AskedLicense {
  readonly applied: AppliedLicense;
  readonly on: readonly Part[];
  /** Undefined for a license that the catalog does not hold. */
  readonly facts: LicenseFacts | undefined;
  /** Its text in the release; undefined where the release only names it. */
  readonly text: TermsText | undefined;
}

/** Licenses whose source has to stay under the same terms. */
const SHARE_ALIKE =
  /^(?:A?GPL|LGPL|SSPL|MPL|EPL|EUPL|CDDL|OSL|CPAL|CC-BY-(?:NC-)?SA|ODbL|CDLA-Sharing|GFDL)-/;
/** Licenses that ask for nothing when copies are handed out. */
const NO_NOTICE = /^(?:CC0-1\.0|0BSD|Unlicense|MIT-0|CC-PDDC|PDDL-1\.0|WTFPL)$/;
/** A grant that stops where work begins. */
const NOT_PRODUCTION = /\bnon-?\s?production\b/i;
/** Networks count as handing out. */
const NETWORK = /^(?:AGPL|SSPL)-/;

/** What a license itself makes of each use, before its clauses: whether it grants, and what it asks of copies. */
export function licenseReasons(license: AskedLicense): ReadonlyMap<Use, readonly UseReason[]> {
  const open = openQuestion(license);
  const grants = license.text === undefined ? undefined : findGrants(license.text.read);
  return new Map(
    USES.map((use) => {
      const granted = open ?? grantOf(license, grants?.get(use));
      return [use, [granted, ...dutiesOf(use, license)]];
    }),
  );
}

/** Why the terms of a license are not known well enough for any yes. */
function openQuestion(license: AskedLicense): UseReason | undefined {
  const { applied, facts, text } = license;
  const unclear = (because: string): UseReason =>
    reason(license, { answer: "unclear", because: `${applied.id}: ${because}` });
  if (!applied.termsKnown || facts?.isTextKnown === false)
    return unclear("its terms are not known");
  if (facts === undefined) return unclear("no license of the catalog; a person should read it");
  if (applied.match === "modified") return unclear("its text was changed; a person should read it");
  const isFixed = !applied.id.startsWith("LicenseRef-");
  if (text === undefined && !(isFixed && isListed(facts))) {
    return unclear("the release only names it; its text was not read");
  }
  return undefined;
}

/** Whether a list of open licenses holds it, or it is one of Creative Commons: fixed public texts. */
export function isListed({ isOsiApproved, isFsfLibre, isOpenData, id }: LicenseFacts): boolean {
  return isOsiApproved || isFsfLibre || isOpenData || id.startsWith("CC-");
}

function grantOf(license: AskedLicense, grant: Grant | undefined): UseReason {
  const { applied, facts, text } = license;
  if (grant !== undefined && text !== undefined) {
    if (NOT_PRODUCTION.test(grant.sentence.words)) {
      const because =
        "it grants use that is not production: what else it needs is for a person to read";
      return said(license, text, grant.sentence, "grant", { answer: "unclear", because });
    }
    const because = grant.isPresumed ? "its conditions presume this" : "it grants this";
    return said(license, text, grant.sentence, "grant", { answer: "yes", because });
  }
  if (facts !== undefined && isListed(facts)) {
    const because = `${applied.id} is a public license that grants this`;
    return { ...reason(license, { answer: "yes", because }), clause: "grant" };
  }
  return reason(license, { answer: "unclear", because: "no sentence that grants this was found" });
}

/** What is asked when copies are handed out, or others use the program over a network. */
function dutiesOf(use: Use, license: AskedLicense): readonly UseReason[] {
  const { applied, text } = license;
  const id = applied.id;
  const found = text === undefined ? undefined : findDuties(text.read);
  const isHandedOut = use === "ship" || use === "sell";
  const asked: readonly Asked[] = [
    {
      clause: "notice",
      applies: isHandedOut && !NO_NOTICE.test(id),
      effect: duty("notice", "Keep its notices, and hand out its text with every copy"),
      sentences: found?.notices ?? [],
    },
    {
      clause: "share-alike",
      applies: isHandedOut && SHARE_ALIKE.test(id),
      effect: duty("pass-on", "Hand out what is made from it under the same license"),
      sentences: found?.shareAlike ?? [],
    },
    {
      clause: "network-source",
      applies: use === "host" && NETWORK.test(id),
      effect: duty("pass-on", "Offer the source to those who use it over a network"),
      sentences: found?.network ?? [],
    },
  ];
  return asked.flatMap((each) => (each.applies ? dutyReasons(each, license) : []));
}

interface Asked {
  readonly clause: "notice" | "share-alike" | "network-source";
  readonly applies: boolean;
  readonly effect: Effect;
  readonly sentences: readonly Sentence[];
}

function dutyReasons(
  { clause, effect, sentences }: Asked,
  license: AskedLicense,
): readonly UseReason[] {
  const { text, facts } = license;
  if (text !== undefined && sentences.length > 0) {
    return sentences.map((sentence) => said(license, text, sentence, clause, effect));
  }
  // Without its text, only what every license of the lists asks is known.
  const isKnown = facts !== undefined && isListed(facts);
  return isKnown ? [{ ...reason(license, effect), clause }] : [];
}

/** A reason with the sentence that it rests on. */
export function said(
  license: AskedLicense,
  text: TermsText,
  sentence: Sentence,
  clause: NonNullable<UseReason["clause"]>,
  effect: Effect,
): UseReason {
  return {
    ...effect,
    license: license.applied.id,
    on: license.on,
    clause,
    ...(sentence.section !== undefined && { section: sentence.section }),
    sentence: sentence.words,
    evidence: [text.cite(sentence)],
  };
}

function reason({ applied, on }: AskedLicense, effect: Effect): UseReason {
  return { ...effect, license: applied.id, on, evidence: applied.evidence.slice(0, 1) };
}
