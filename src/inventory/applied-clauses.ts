import { clausesInMatch } from "../licenses/clauses/clauses-of.ts";
import { findClauses } from "../licenses/clauses/find-clauses.ts";
import type { Clause, ClauseKind, LicenseEngine } from "../licenses/license.ts";
import { RESTRICTING_KINDS } from "../licenses/restricting-kinds.ts";
import type { TextFile } from "../release/read-text.ts";
import type { Document } from "./documents.ts";
import type { Evidence } from "./evidence.ts";
import type { AppliedClause, AppliedLicense, Part } from "./inventory.ts";
import type { LicenseFile } from "./statements/license-statement.ts";

const PARTS = ["code", "weights", "data", "docs"] as const;

/** Sections of a card that may add terms to the license. */
const TERMS_SECTION =
  /licen[sc]|disclaimer|terms|usage polic|use polic|out[- ]of[- ]scope|许可|协议|声明/i;

/** A sentence that limits what may be done with the release, wherever a card says it. */
const TERMS_SENTENCE =
  /\b(?:usage|use) and licen[sc]e notices?\b|\b(?:intended and )?licen[sc]ed (?:only )?for (?:non-?commercial |academic )?(?:research|academic|non-?commercial)|\b(?:weights?|checkpoints?|models?|dataset)\b[^.]{0,80}\b(?:may|can|should|must) (?:only be used|not be used)\b|\bfor (?:academic |non-?commercial )?(?:research|academic|non-?commercial) (?:use|purposes?) only\b|\bcommercial use\b[^.]{0,60}\b(?:permission|authori[sz]ation|approval|application|apply|registration|questionnaire|form)\b|商业(?:使用|用途)[^。]{0,30}(?:授权|申请|许可|登记)/i;
/** Terms of something that the release was made from. */
const TERMS_OF_OTHERS = /\boriginal\b|\bbase model\b|\bdue to\b|\bunlike\b/i;

/** Clauses of everything that governs a part of the release, by the file they stand in. */
export function applyClauses(
  files: readonly LicenseFile[],
  texts: ReadonlyMap<string, TextFile>,
  documents: readonly Document[],
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
  engine: LicenseEngine,
): ReadonlyMap<string, readonly AppliedClause[]> {
  const byFile = new Map<string, readonly AppliedClause[]>();
  for (const file of files) {
    const text = texts.get(file.path);
    if (!text || file.kind === "notice" || isFreeSoftware(file, engine)) continue;
    const id = file.texts[0]?.id ?? licenseOfFile(file, licenses);
    const on =
      file.kind === "policy" ? restrictedParts(licenses, engine) : partsUnder(id, licenses);
    if (on.length === 0) continue;
    byFile.set(
      file.path,
      clausesOf(file, text).map((clause) =>
        applied(clause, text, id, on, certaintyOf(file, clause)),
      ),
    );
  }
  for (const document of documents) {
    const clauses = cardClauses(document, licenses);
    if (clauses.length > 0) byFile.set(document.file.path, clauses);
  }
  const named = namedClauses(licenses, byFile, engine);
  if (named.length > 0) byFile.set("", named);
  return byFile;
}

/** Clauses of a license file: those of the catalog's texts where they stand, and those that may stand in other words. */
function clausesOf({ texts }: LicenseFile, file: TextFile): readonly Clause[] {
  if (texts.length === 0) return findClauses(file.text);
  return texts
    .flatMap((text) => clausesInMatch(file.text, text))
    .filter(({ isMissing }) => isMissing !== true);
}

/** Words that no text of the catalog holds are read by their wording. */
function certaintyOf({ texts }: LicenseFile, clause: Clause): AppliedClause["certainty"] {
  return texts.length > 0 && clause.isPossible !== true ? "known" : "possible";
}

function applied(
  clause: Clause,
  file: TextFile,
  license: string,
  on: readonly Part[],
  certainty: AppliedClause["certainty"],
): AppliedClause {
  const { kind, section, line, text } = clause;
  const sha256 = file.sha256 === undefined ? {} : { sha256: file.sha256 };
  const evidence: readonly Evidence[] = [{ file: file.path, line, text, ...sha256 }];
  return { kind, license, on, certainty, evidence, ...(section === undefined ? {} : { section }) };
}

/** OSI-approved texts as they are: what they demand is what "open source" means. */
function isFreeSoftware(file: LicenseFile, engine: LicenseEngine): boolean {
  const texts = file.texts;
  return (
    texts.length > 0 &&
    texts.every((text) => text.match !== "modified" && engine.facts(text.id)?.isOsiApproved)
  );
}

function licenseOfFile(
  file: LicenseFile,
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
): string {
  const all = PARTS.flatMap((part) => licenses[part]);
  const here = all.find((license) =>
    license.evidence.some((evidence) => evidence.file === file.path),
  );
  return here?.id ?? "LicenseRef-unidentified";
}

function partsUnder(
  id: string,
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
): readonly Part[] {
  return PARTS.filter((part) => licenses[part].some((license) => license.id === id));
}

/** A policy binds whoever uses what a model license governs; free software licenses take none in. */
function restrictedParts(
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
  engine: LicenseEngine,
): readonly Part[] {
  const parts = PARTS.filter((part) =>
    licenses[part].some((license) => !engine.facts(license.id)?.isOsiApproved),
  );
  return parts.length > 0 ? parts : ["weights"];
}

/** A card's license section, read with its line numbers kept. */
function cardClauses(
  document: Document,
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
): readonly AppliedClause[] {
  const lines = document.file.text.split("\n");
  const keep = new Set<number>();
  for (const sentence of document.prose.sentences) {
    const { line } = sentence.evidence;
    if (line === undefined || sentence.kind === "code" || sentence.kind === "heading") continue;
    const isTerms = TERMS_SENTENCE.test(sentence.text) && !TERMS_OF_OTHERS.test(sentence.text);
    if (isTerms || sentence.section.some((title) => TERMS_SECTION.test(title)))
      for (let at = line; at < line + (isTerms ? 2 : 6); at++) keep.add(at);
  }
  if (keep.size === 0) return [];
  const text = lines.map((line, at) => (keep.has(at + 1) ? line : "")).join("\n");
  const license =
    licenses.weights.find((each) => each.scope !== "inherited")?.id ?? "LicenseRef-unidentified";
  return findClauses(text, [...RESTRICTING_KINDS]).map((clause) =>
    applied(clause, document.file, license, ["weights"], "possible"),
  );
}

/**
 * Kinds of clauses that every edition has which the name can mean. Beside a license whose text was read, and of one model among
 * several, such a name says too little.
 */
function sharedClauses(
  { editions = [], subject }: AppliedLicense,
  isOtherRead: boolean,
  engine: LicenseEngine,
): readonly ClauseKind[] {
  if (subject !== undefined || isOtherRead) return [];
  const [first = [], ...others] = editions.map((id) => engine.facts(id)?.clauses ?? []);
  return first.filter((kind) => others.every((kinds) => kinds.includes(kind)));
}

/** Clauses of licenses that are only named: the catalog knows the text, the release holds the name. */
function namedClauses(
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
  byFile: ReadonlyMap<string, readonly AppliedClause[]>,
  engine: LicenseEngine,
): readonly AppliedClause[] {
  const seen = new Set([...byFile.values()].flat().map((clause) => clause.license));
  const found: AppliedClause[] = [];
  for (const license of new Map(
    PARTS.flatMap((part) => licenses[part]).map((each) => [each.id, each]),
  ).values()) {
    const facts = engine.facts(license.id);
    if (!facts || facts.isOsiApproved || seen.has(license.id)) continue;
    const on = partsUnder(license.id, licenses);
    const isRead = on.some((part) => licenses[part].some(({ match }) => match !== "named"));
    for (const kind of license.termsKnown
      ? facts.clauses
      : sharedClauses(license, isRead, engine)) {
      found.push({
        kind,
        license: license.id,
        on,
        certainty: "known",
        evidence: license.evidence.slice(0, 1),
      });
    }
  }
  return found;
}
