import type { Evidence } from "../../inventory/evidence.ts";
import type { Part } from "../../inventory/inventory.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import { effectsOf } from "./clause-effects.ts";
import type { Effect } from "./effect.ts";
import { judgePlaces } from "./judge-territory.ts";
import type { AskedLicense } from "./license-reasons.ts";
import type { Profile } from "./profile.ts";
import type { Question } from "./question.ts";
import type { Use, UseReason } from "./use.ts";

/** A clause of a text that a license makes part of itself, and that is not in the release. */
export interface PolicyClause {
  readonly policy: string;
  readonly kind: ClauseKind;
  readonly license: string;
  readonly on: readonly Part[];
  readonly evidence: readonly Evidence[];
}

/** Sections and places of policies whose texts were read when this was written: the Llama policies leave out the European Union. */
const KNOWN_PLACES: ReadonlyMap<string, { readonly section: string; readonly places: string }> =
  new Map(
    [
      "LicenseRef-llama-3.2-aup",
      "LicenseRef-llama-3.3-aup",
      "LicenseRef-scancode-llama-4-license-2025",
    ].map((id) => [
      id,
      { section: "5", places: "not in the European Union, for multimodal models" },
    ]),
  );

/** What the catalog knows of the policies that the licenses take in, where the release does not hold these. */
export function unreadPolicies(
  { inventory, licenseFacts }: Question,
  licenses: readonly AskedLicense[],
): readonly PolicyClause[] {
  const read = new Set(inventory.clauses.map(({ license }) => license));
  return licenses.flatMap(({ applied, on, facts }) =>
    (facts?.incorporates ?? []).flatMap((policy) => {
      if (read.has(policy)) return [];
      const evidence = applied.evidence.slice(0, 1);
      return (licenseFacts(policy)?.clauses ?? []).map((kind) => ({
        policy,
        kind,
        license: applied.id,
        on,
        evidence,
      }));
    }),
  );
}

/** What such a clause makes of a use; duties are those of the policy, which the license's own clause names. */
export function policyReason(
  use: Use,
  { policy, kind, license, on, evidence }: PolicyClause,
  profile: Profile,
): readonly UseReason[] {
  const known = kind === "territory" ? KNOWN_PLACES.get(policy) : undefined;
  const effect: Effect | undefined =
    known === undefined
      ? effectsOf({ kind, sentence: "", context: "" }, profile)[use]
      : placesEffect(known.places, profile);
  if (effect === undefined || effect.answer === "yes-if") return [];
  const because = `${policy}, which it takes in and which is not in the release: ${effect.because}`;
  const section = known === undefined ? {} : { section: known.section };
  return [{ answer: effect.answer, because, license, on, clause: kind, ...section, evidence }];
}

function placesEffect(places: string, profile: Profile): Effect {
  const { side, because } = judgePlaces(places, profile);
  if (side === "excluded") return { answer: "no", because };
  return { answer: side === "included" ? "yes" : "unclear", because };
}
