import type { FindingKind } from "./finding-kind.ts";
import { isFree } from "./free-license.ts";

const DERIVED =
  /\b(?:based on|fine-?tuned (?:from|on|based on)|built (?:up)?on|derived from|initiali[sz]ed from|distilled from)\b/i;

export const claimVsDependency: FindingKind = {
  id: "claim-vs-dependency",
  severity: "medium",
  because: "A base model that is called open source and is not passes its limits on unseen.",
  remedy: "Name the license of each base model instead of calling them open source.",
  find(facts) {
    const license = [...facts.inventory.licenses.weights, ...facts.inherited.licenses].find(
      (each) => each.scope === "inherited" && !isFree(each, facts),
    );
    const claim = facts.observations.claims.find(
      (each) =>
        each.role === "others" &&
        each.predicate === "open-source" &&
        each.subject === "model" &&
        DERIVED.test(each.sentence.text),
    );
    if (!claim || !license) return [];
    const message = `Base models are called open source; one of them is under ${license.id}`;
    return [{ message, evidence: [claim.evidence, ...license.evidence.slice(0, 1)] }];
  },
};
