import {
  type AskedClause,
  duty,
  each,
  type Effect,
  type Effects,
  on,
  purposeOf,
  quotedIn,
} from "./effect.ts";
import type { Profile } from "./profile.ts";
import { sizeOfDuty } from "./size-effects.ts";
import type { Use } from "./use.ts";

/** Uses in which somebody else gets the model or a product of it. */
export const HANDED_ON: readonly Use[] = ["host", "ship", "sell"];
/** Uses in which copies leave the house. */
export const HANDED_OUT: readonly Use[] = ["ship", "sell"];

/** What words to show ask of each use. A duty that begins at a size is none below it; who sees it is whoever gets the product. */
export function displayEffects(clause: AskedClause, profile: Profile): Effects {
  const { context, sentence } = clause;
  const words = quotedIn(clause);
  const isOfTraining = /\b(?:train|fine-?\s?tune|improve)\b[^]{0,80}\b(?:AI )?models?\b/i.test(
    sentence,
  );
  const condition = /^[^]*?\b(?:must|shall|should|will)\b/i.exec(context)?.[0] ?? context;
  const isOfProducts =
    /\b(?:products?|services?|cop(?:y|ies)|(?:distribute|make available) (?:the|any|a)\b)/i.test(
      condition,
    );
  const uses: readonly Use[] = [
    ...(isOfTraining ? (["fine-tune", "distill"] as const) : []),
    ...(isOfProducts || !isOfTraining ? HANDED_ON : []),
  ];
  const size = sizeOfDuty(clause, profile);
  const shown = duty("display", "Show the words that the document gives, where it says", words);
  return each((use) => {
    if (!uses.includes(use)) return undefined;
    const purpose = purposeOf(use, profile);
    const isOther =
      purpose !== undefined &&
      purpose !== "commercial" &&
      /\bcommercial (?:products?|use)/i.test(sentence);
    if (isOther) return { answer: "yes", because: "it asks this of commercial products" };
    if (size?.side === "below")
      return { answer: "yes", because: `no words to show: ${size.because}` };
    return size === undefined ? shown : { ...shown, because: `${shown.because}: ${size.because}` };
  });
}

/** What limits that flow down ask of each use. Licenses that count models trained with outputs as derivatives bind these too. */
export function flowDownEffects({ context, text }: AskedClause): Effects {
  const passOn = duty("pass-on", "Pass the same limits on to those who get it");
  const all = text?.sentences.map(({ words }) => words).join(" ") ?? context;
  const reaches = /\b(?:remote access|software-as-a-service|hosted service)\b/i.test(all);
  const derivative = text?.sentences.find(
    ({ words, isDefinition }) =>
      isDefinition && /\bdistill|\bsynthetic data\b|\btransfer of patterns\b/i.test(words),
  );
  return {
    ...on(reaches ? HANDED_ON : HANDED_OUT, passOn),
    ...(derivative &&
      on(
        ["distill"],
        duty(
          "pass-on",
          "Pass the same limits on with models that are trained with its outputs: they count as derivatives",
        ),
      )),
  };
}

/** What a ban on copies leaves: nothing, or copies that are not changed. */
export function noDistributionEffects(context: string): Effects {
  if (/\b(?:adapted|derivative|modified|modif)/i.test(context)) {
    return {
      ...on(["fine-tune"], duty("limit", "Keep what you change to yourself")),
      ...on(HANDED_OUT, duty("limit", "Hand out unchanged copies only")),
    };
  }
  const no: Effect = { answer: "no", because: "it does not let copies be handed out" };
  const isOfAccess =
    /\b(?:host|make (?:it |them |the \w+ )?available|provide access|service)\b/i.test(context);
  return { ...on(HANDED_OUT, no), ...(isOfAccess && on(["host"], no)) };
}
