import { each, type AskedClause, type Effect, type Effects, purposeOf } from "./effect.ts";
import { type Standing, standingTo } from "./judge-threshold.ts";
import type { Profile } from "./profile.ts";
import { readThreshold, type Threshold } from "./threshold.ts";
import type { Use } from "./use.ts";

/** The document counts when the release comes out, not today. */
const AT_RELEASE = /\brelease date\b/i;
const COMMERCIAL = /\bcommercial(?:ly)?\b/i;
const AS_A_SERVICE = /\bmodel[- ]as[- ]a[- ]service business\b/i;
const CORE_BUSINESS = /\bcore business\b/i;
const COMPETES = /\bcompetes? with\b/i;

/** What a cap on users or revenue makes of each use: nothing below it, no right from it on. */
export function capEffects(
  clause: AskedClause,
  measure: Threshold["measure"],
  profile: Profile,
): Effects {
  const threshold = readThreshold(clause.sentence, measure);
  if (clause.sentence === "") {
    const because = "the text that sets its number is not in the release";
    return each(() => ({ answer: "unclear", because }));
  }
  if (threshold === undefined) {
    return each(() => ({ answer: "unclear", because: "its number was not understood" }));
  }
  const standing = standingTo(threshold, profile, AT_RELEASE.test(clause.sentence));
  return each((use) => {
    const exempt = exemption(clause, use, profile);
    if (exempt !== undefined) return { answer: "yes", because: exempt };
    return effectOf(standing, clause, profile);
  });
}

function effectOf({ side, because }: Standing, clause: AskedClause, profile: Profile): Effect {
  if (side === "unknown") return { answer: "unclear", because };
  if (side === "below") {
    if (!COMPETES.test(clause.sentence)) return { answer: "yes", because };
    const says = "Offer no product that competes with the licensor's";
    return { answer: "yes-if", because, duty: { kind: "limit", says } };
  }
  const isOpen =
    (AS_A_SERVICE.test(clause.sentence) && profile.modelAsAService === undefined) ||
    CORE_BUSINESS.test(clause.sentence);
  if (isOpen)
    return { answer: "unclear", because: `${because}, and it counts for some businesses only` };
  return { answer: "no", because: `${because}: it asks for a separate license` };
}

/** Why a cap does not touch a use; undefined where it does. */
function exemption(clause: AskedClause, use: Use, profile: Profile): string | undefined {
  const purpose = purposeOf(use, profile);
  if (purpose !== undefined && purpose !== "commercial" && isCommercialOnly(clause)) {
    return "it is about commercial use";
  }
  if (AS_A_SERVICE.test(clause.sentence) && profile.modelAsAService === false) {
    return "it is about access to the model as a service";
  }
  return use === "use" && excusesInternalUse(clause)
    ? "it does not apply to internal use"
    : undefined;
}

/** Its own words say so, or those that use the term which it defines. */
function isCommercialOnly({ sentence, text }: AskedClause): boolean {
  if (COMMERCIAL.test(sentence)) return true;
  const term = /^["\u201c]?([A-Z]\w{3,30})["\u201d]? (?:shall |will )?means?\b/.exec(sentence)?.[1];
  if (term === undefined) return false;
  const uses = (text?.sentences ?? []).filter(
    ({ words }) => words !== sentence && words.includes(term) && !words.startsWith(`"${term}"`),
  );
  return uses.some(({ words }) => COMMERCIAL.test(words));
}

/** "The requirements of Sections 2 and 3 do not apply to: (a) internal use". */
function excusesInternalUse({ section, text }: AskedClause): boolean {
  const top = section?.split(".")[0] ?? "";
  if (!/^\w+$/.test(top)) return false;
  return (text?.sentences ?? []).some(
    ({ words }) =>
      /\bdo(?:es)? not apply to\b[^]{0,40}\binternal use\b/i.test(words) &&
      new RegExp(String.raw`\bSections?\b[^]{0,30}\b${top}\b[^]{0,30}\bdo`, "i").test(words),
  );
}

/** Whether a duty to show something begins at a size, and how the profile stands to it. */
export function sizeOfDuty(clause: AskedClause, profile: Profile): Standing | undefined {
  const standings = (["users", "revenue"] as const).flatMap((measure) => {
    const threshold = readThreshold(clause.sentence, measure);
    return threshold === undefined ? [] : [standingTo(threshold, profile, false)];
  });
  const [first] = standings;
  if (first === undefined) return undefined;
  const decisive =
    standings.find(({ side }) => side === "reached") ??
    standings.find(({ side }) => side === "unknown") ??
    first;
  const because =
    decisive.side === "below" ? standings.map((one) => one.because).join("; ") : decisive.because;
  return { side: decisive.side, because };
}
