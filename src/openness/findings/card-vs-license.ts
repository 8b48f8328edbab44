import type { FindingKind } from "./finding-kind.ts";

const SAYS_COMMERCIAL =
  /\b(?:can|may|free(?:ly)?|allow(?:s|ed)?|permit(?:s|ted)?|supports?|available)\b[^.]{0,80}\bcommercial(?:ly)?\b/i;
const DENIES =
  /\bnot\b|\bnon-?commercial(?! license)|\bno commercial|\bcontact\b|\brequest\b|\bapply\b|\blicense our\b/i;

export const cardVsLicense: FindingKind = {
  id: "card-vs-license",
  severity: "high",
  because: "The card is what people read; the license is what binds them.",
  remedy: "Repeat the license's limits in the card, in the same sentence that speaks of use.",
  find({ inventory, observations }) {
    const ban = inventory.clauses.find(
      (clause) =>
        clause.on.includes("weights") && /^(?:non-commercial|research-only)$/.test(clause.kind),
    );
    if (!ban) return [];
    const said = observations.documents.flatMap((document) =>
      document.prose.sentences.filter((sentence) => {
        const words = sentence.text.replace(/non-?commercial[- ]licen[sc]e/gi, "license");
        return sentence.kind !== "code" && SAYS_COMMERCIAL.test(words) && !DENIES.test(words);
      }),
    );
    const [first] = said;
    if (!first) return [];
    return [
      {
        message: `The card speaks of commercial use; the weights license has ${ban.kind}`,
        evidence: [first.evidence, ...ban.evidence],
      },
    ];
  },
};
