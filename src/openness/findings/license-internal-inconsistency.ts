import type { Evidence } from "../../inventory/evidence.ts";
import type { FindingFacts, FindingKind, Sight } from "./finding-kind.ts";

const NOTICE_NAMES = /\blicensed under (?:the )?([A-Z][^,.;"”]{3,80}?\bLicense)\b/;
const OUTPUT_COMMERCIAL = /\boutputs?\b[^.]{0,120}\b(?:any purpose|commercial(?:ly)?)\b/i;
const OUTPUT_BANNED =
  /\b(?:data|content|outputs?|results?) (?:produced|generated|created) by\b[^.]{0,160}\bcommercial\b/i;
const PERMITS = /\bmay\b(?! not)|\bclaims? no\b|\bown\b/i;

export const licenseInternalInconsistency: FindingKind = {
  id: "license-internal-inconsistency",
  severity: "medium",
  because:
    "Where a license contradicts itself, nobody can tell which sentence a court would follow.",
  remedy: "Mend the text, and say which sentence was meant.",
  find(facts) {
    return facts.observations.licenseFiles.flatMap((file): readonly Sight[] =>
      file.kind === "license"
        ? [...otherNameInNotice(file.path, file.title, facts), ...outputsBothWays(file.path, facts)]
        : [],
    );
  },
};

/** The notice that must be kept names another license than the title. */
function otherNameInNotice(
  path: string,
  title: Evidence,
  { observations }: FindingFacts,
): readonly Sight[] {
  const prose = observations.licenseProse.get(path);
  if (!prose || !title.text) return [];
  for (const { text: sentence, evidence } of prose.sentences) {
    const name = NOTICE_NAMES.exec(sentence)?.[1];
    if (!name || !isRival(name, title.text)) continue;
    return [
      {
        message: `${path} is titled "${title.text}", and the notice it asks for names the "${name}"`,
        evidence: [title, evidence],
      },
    ];
  }
  return [];
}

/** Words of a license name that tell its kind. */
const KINDS = [
  "research",
  "non-commercial",
  "noncommercial",
  "community",
  "commercial",
  "open",
  "apache",
  "mit",
];

/** Two names of the same product that differ in kind. */
function isRival(name: string, title: string): boolean {
  const kinds = (text: string): string =>
    KINDS.filter((kind) => text.toLowerCase().includes(kind)).join(" ");
  const product = (text: string): readonly string[] =>
    text.toLowerCase().match(/[a-z][a-z.]{3,}/g) ?? [];
  const titleWords = new Set(product(title));
  const shared = product(name).filter(
    (word) => titleWords.has(word) && word !== "license" && !KINDS.includes(word),
  );
  return shared.length > 0 && kinds(name) !== "" && kinds(name) !== kinds(title);
}

/** One sentence lets outputs be used commercially, another forbids it. */
function outputsBothWays(path: string, { observations }: FindingFacts): readonly Sight[] {
  const prose = observations.licenseProse.get(path);
  const isRestricted = observations.clausesByFile
    .get(path)
    ?.some((clause) => clause.kind === "non-commercial");
  if (!prose || !isRestricted) return [];
  const { sentences } = prose;
  const ban = sentences.find(
    (sentence) => OUTPUT_BANNED.test(sentence.text) && !PERMITS.test(sentence.text),
  );
  const grant = sentences.find(
    (sentence) =>
      OUTPUT_COMMERCIAL.test(sentence.text) &&
      PERMITS.test(sentence.text) &&
      !/\bnot\b[^.]{0,20}\bcommercial/i.test(sentence.text),
  );
  if (!ban || !grant) return [];
  const message = `${path} lets outputs be used commercially in one place and forbids it in another`;
  return [{ message, evidence: [grant.evidence, ban.evidence] }];
}
