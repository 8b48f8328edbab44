import type { AuditReport, ReportedLicense } from "../audit-report.ts";
import { cut, joinWords } from "./layout.ts";
import { generalLicenses } from "./licenses.ts";
import { CLAIM_WORDS, CLAUSE_WORDS, DATA_WORDS, STEP_WORDS, WEIGHTS_WORDS } from "./words.ts";

/** Clauses named in the answer; the rest is counted. */
const CLAUSES_NAMED = 2;

/** The plain answer: what the release is, and whether it is what it says. */
export function answer(report: AuditReport): string {
  const { summary, subject, release } = report;
  const name = quoteOddName(subject ?? release.name);
  const standing = `${standingOf(report)}.`;
  if (summary.claimsOpen === "none-seen") return `${name}: ${standing}`;
  const claimed = CLAIM_WORDS[summary.claimsOpen];
  switch (verdictOnClaim(report)) {
    case "supported":
      return `${name} is ${claimed} as claimed: ${standing}`;
    case "contradicted":
      return `${name} is not ${claimed} as claimed: ${standing}`;
    case "unproven":
      return `${name} claims to be ${claimed}, which is unproven: ${standing}`;
  }
}

/** A name that could read on as a sentence stands in quotes. */
function quoteOddName(name: string): string {
  return /^[\p{L}\p{N}.+_/@:-]+$/u.test(name) ? name : `"${name}"`;
}

/** The step that is proved, with its flags. Where nothing is proved, not even that it is closed, that is said. */
function standingOf({ ladder: { step, flags } }: AuditReport): string {
  const unsaid = step === 0 ? "unproven" : step === 2 ? "license-unknown" : "";
  const words = flags.find((flag) => flag === unsaid) ? UNSURE_WORDS[unsaid] : STEP_WORDS[step];
  const notes = flags
    .filter((flag) => flag !== unsaid && flag !== "unproven")
    .map((flag) => `, ${flag.replaceAll("-", " ")}`);
  return `${words} (step ${step} of 6${notes.join("")})`;
}

/** What is said in place of a step's name where its flag leaves that name open. */
const UNSURE_WORDS: Readonly<Record<"" | "unproven" | "license-unknown", string>> = {
  "": "",
  unproven: "nothing open was seen",
  "license-unknown": "published weights whose terms are not known",
};

/** One contradicted claim of openness contradicts; without any claim in the report, nothing is proved. */
function verdictOnClaim({
  claims,
  summary,
}: AuditReport): "supported" | "contradicted" | "unproven" {
  const verdicts = claims
    .filter(({ predicate, subject }) => predicate === summary.claimsOpen && subject !== "code")
    .map(({ verdict }) => verdict);
  if (verdicts.includes("contradicted")) return "contradicted";
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === "supported")
    ? "supported"
    : "unproven";
}

/** Terms of the code, terms of the weights and what is known of the data, in one sentence. */
export function terms(report: AuditReport): string {
  const parts = [codeTerms(report), weightsTerms(report), DATA_WORDS[report.summary.trainingData]];
  return `${parts.join("; ")}.`;
}

function codeTerms({ licenses, components }: AuditReport): string {
  const code = components.filter(({ type }) => type.startsWith("code."));
  if (code.every(({ status }) => status === "absent")) return "No code";
  return licenses.code.length === 0
    ? "Code without a known license"
    : `Code ${idsOf(licenses.code)}`;
}

function weightsTerms({ licenses, clauses, summary }: AuditReport): string {
  const weights = WEIGHTS_WORDS[summary.weights];
  // What base models are under is no license of what was made from them.
  if (licenses.weights.every(({ from }) => from !== undefined))
    return `${weights} without a known license`;
  const inherited = new Set(
    licenses.weights.filter(({ scope }) => scope === "inherited").map(({ id }) => id),
  );
  const own = clauses.filter(
    ({ on, license }) => on.includes("weights") && !inherited.has(license),
  );
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  const { shown, more } = cut(kinds, CLAUSES_NAMED);
  const named = shown.map((kind) => CLAUSE_WORDS[kind]);
  const limits = joinWords(more === 0 ? named : [...named, `${more} more limits`]);
  return `${weights} under ${idsOf(licenses.weights)}${limits === "" ? "" : ` with ${limits}`}`;
}

/** The license of the part as such; how many more there are for single models or from base models. */
function idsOf(licenses: readonly ReportedLicense[]): string {
  const general = generalLicenses(licenses);
  const named = general.length > 0 ? general : licenses;
  const ids = [...new Set(named.map(({ id }) => id))];
  const others = new Set(licenses.map(({ id }) => id).filter((id) => !ids.includes(id))).size;
  const more = others === 0 ? "" : ` (${others} more for single or base models)`;
  if (ids.length < 2) return `${ids.join("")}${more}`;
  return `${joinWords(ids, "or")} (${general.length > 0 ? "sources disagree" : "it depends on the model"})`;
}
