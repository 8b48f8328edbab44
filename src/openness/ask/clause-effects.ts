import {
  type AskedClause,
  duty,
  each,
  type Effect,
  type Effects,
  on,
  onAll,
  purposeOf,
  quotedIn,
} from "./effect.ts";
import {
  displayEffects,
  flowDownEffects,
  HANDED_ON,
  HANDED_OUT,
  noDistributionEffects,
} from "./handing-on-effects.ts";
import { judgeTerritory } from "./judge-territory.ts";
import type { Profile } from "./profile.ts";
import { capEffects } from "./size-effects.ts";
import type { Use } from "./use.ts";

const NOBODY_TOLD = "the profile names no purpose";

/** What a clause makes of each use, for a profile. */
export function effectsOf(clause: AskedClause, profile: Profile): Effects {
  const { kind, context } = clause;
  switch (kind) {
    case "non-commercial":
      return each((use) => nonCommercial(use, profile));
    case "research-only":
      return each((use) => researchOnly(use, context, profile));
    case "user-cap":
      return capEffects(clause, "users", profile);
    case "revenue-cap":
      return capEffects(clause, "revenue", profile);
    case "field-of-use":
      return onAll(fieldOfUse(clause, profile));
    case "aup-incorporated":
    case "extra-policy-file":
      return onAll(duty("policy", "Keep to the use policy that the document makes part of itself"));
    case "territory":
      return onAll(territory(clause, profile));
    case "licensor-approval":
      return each((use) => approval(use, context, profile));
    case "hosting-ban":
      return on(["host"], {
        answer: "no",
        because: "it does not let others use the model as a service",
      });
    case "output-training-ban":
      return each((use) => (use === "distill" ? outputBan(context, profile) : undefined));
    case "output-training-branding":
      return on(
        ["distill"],
        duty(
          "name-prefix",
          "Name or mark models that are trained with the outputs",
          quotedIn(clause),
        ),
      );
    case "branding-display":
      return displayEffects(clause, profile);
    case "naming-prefix":
      return on(
        ["fine-tune", ...HANDED_OUT],
        duty(
          "name-prefix",
          "Begin the name of models made from it as the document asks",
          quotedIn(clause),
        ),
      );
    case "notice-file":
      return on(
        HANDED_OUT,
        duty("notice", "Hand out the notice with every copy", quotedIn(clause)),
      );
    case "flow-down":
      return flowDownEffects(clause);
    case "guardrail-clause":
      return on(
        ["use", "host", "fine-tune", "ship", "sell"],
        duty("safeguard", "Leave the safeguards in place"),
      );
    case "content-filter-duty":
      return on(["use", ...HANDED_ON], duty("safeguard", "Filter content, or review it"));
    case "update-duty":
      return onAll(duty("update", "Use the latest version where the document asks for that"));
    case "no-distribution":
      return noDistributionEffects(context);
    case "reverse-engineering-ban":
      return on(["fine-tune"], duty("limit", "Do not reverse engineer it"));
    case "aup-mutable":
    case "revocable":
    case "license-may-change":
    case "remote-restriction":
    case "termination-on-litigation":
    case "no-patent-grant":
      return {};
  }
}

function nonCommercial(use: Use, profile: Profile): Effect {
  const purpose = purposeOf(use, profile);
  if (purpose === undefined)
    return { answer: "unclear", because: `${NOBODY_TOLD}, and it is not for commercial ones` };
  if (purpose === "commercial")
    return { answer: "no", because: "it is not for commercial purposes" };
  return duty("purpose", "Keep to purposes that are not commercial");
}

function researchOnly(use: Use, context: string, profile: Profile): Effect {
  const purpose = purposeOf(use, profile);
  if (purpose === undefined)
    return { answer: "unclear", because: `${NOBODY_TOLD}, and it is for research` };
  const isMeant =
    purpose === "research" ||
    (purpose !== "commercial" && /non-?\s?commercial|personal/i.test(context));
  if (isMeant) return duty("purpose", "Keep to research, as the document describes it");
  return { answer: "no", because: "it is for research and the like only" };
}

/** A field is looked for in every sentence of the document that lists what is forbidden. */
function fieldOfUse({ text, context }: AskedClause, { fields }: Profile): Effect {
  const says = "Stay out of the uses that the document forbids";
  const sentences = text?.sentences.map(({ words, leadIn }) => ({
    words,
    all: `${leadIn} ${words}`,
  })) ?? [{ words: context, all: context }];
  for (const field of fields) {
    const found = sentences.find(({ words }) => words.toLowerCase().includes(field.toLowerCase()));
    if (found === undefined) continue;
    const isForbidden = /\b(?:not|never|prohibit\w*|forbid\w*|forbidden|restrict\w*)\b/i.test(
      found.all,
    );
    const because = `it speaks of "${field}": "${found.words.slice(0, 160)}"`;
    return { answer: isForbidden ? "no" : "unclear", because };
  }
  return duty("policy", says);
}

function territory(clause: AskedClause, profile: Profile): Effect {
  if (clause.sentence === "") {
    return { answer: "unclear", because: "the text that names its places is not in the release" };
  }
  const { side, because } = judgeTerritory(clause.context, clause.text, profile);
  if (side === "excluded") return { answer: "no", because };
  return { answer: side === "included" ? "yes" : "unclear", because };
}

function approval(use: Use, context: string, profile: Profile): Effect | undefined {
  const purpose = purposeOf(use, profile);
  const isOfCommerce = /\bcommercial|商业/i.test(context);
  if (isOfCommerce && purpose !== undefined && purpose !== "commercial") return undefined;
  const verb = /\bregist(?:er|ration)/i.test(context)
    ? "Register with"
    : "Ask for the agreement of";
  const when = isOfCommerce && purpose === undefined ? " before any commercial use" : " first";
  return duty("approval", `${verb} the licensor${when}`);
}

function outputBan(context: string, profile: Profile): Effect {
  if (context === "") {
    return { answer: "unclear", because: "the text of its ban on training is not in the release" };
  }
  if (/\bcompet/i.test(context))
    return duty("limit", "Train no model with the outputs that competes with the licensor's");
  if (/\bfor commercial (?:uses|purposes)\b/i.test(context))
    return nonCommercial("distill", profile);
  return { answer: "no", because: "it does not let outputs train or improve other models" };
}
