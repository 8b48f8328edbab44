import type { AppliedLicense, Part } from "../inventory.ts";
import { STATEMENT_SOURCES, type LicenseStatement } from "./license-statement.ts";

/** Evidence kept per license: enough to check, short enough to read. */
const MAX_EVIDENCE = 6;

/**
 * Licenses of one part: those of the strongest statements first, then every other that disagrees.
 * Nothing is picked silently: a license that a weaker source names stays in the list.
 */
export function governingLicenses(
  part: Part,
  statements: readonly LicenseStatement[],
): readonly AppliedLicense[] {
  const about = statements.filter((statement) => statement.parts.includes(part));
  const groups = new Map<string, LicenseStatement[]>();
  for (const statement of about.toSorted(byStrength)) {
    const id = meantBy(statement, about);
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group) group.push(statement);
    else groups.set(id, [statement]);
  }
  return [...groups].map(([id, group]) => toLicense(id, group));
}

/**
 * The license of a statement. The text of a GNU license is the same for those who grant that version only and those who grant
 * later ones too (GNU, "How to use GNU licenses"): a text alone means whatever is said beside it.
 */
function meantBy(
  { ids: [id], match }: LicenseStatement,
  about: readonly LicenseStatement[],
): string | undefined {
  const version = id === undefined || match === "named" ? undefined : versionOf(id);
  if (version === undefined) return id;
  const said = about.find(
    (other) => other.match === "named" && other.ids[0] === `${version}-or-later`,
  );
  return said?.ids[0] ?? id;
}

/** `AGPL-3.0-only` gives `AGPL-3.0`; undefined for licenses that have no such twins. */
function versionOf(id: string): string | undefined {
  return /^([AL]?GPL-[\d.]+|GFDL-[\d.]+)-only$/.exec(id)?.[1];
}

function byStrength(a: LicenseStatement, b: LicenseStatement): number {
  return strength(a) - strength(b);
}

function strength(statement: LicenseStatement): number {
  const inherited = statement.scope === "inherited" ? 100 : 0;
  const byDefault = statement.scope === "default" ? 10 : 0;
  // What is said of one model, or of a part such as an autoencoder, comes after what is said of the weights as such.
  const ofOne = statement.subject === undefined ? 0 : 20;
  return STATEMENT_SOURCES.indexOf(statement.source) + byDefault + ofOne + inherited;
}

function toLicense(id: string, group: readonly LicenseStatement[]): AppliedLicense {
  const [first] = group;
  if (!first) throw new Error(`No statement for ${id}`);
  const subjects = new Set(group.map((statement) => statement.subject));
  const subject = subjects.size === 1 ? first.subject : undefined;
  const read = group.find((statement) => statement.match !== "named");
  return {
    id,
    name: first.name,
    match: read?.match ?? "named",
    scope: first.scope,
    termsKnown: group.some((statement) => statement.termsKnown),
    ...editionsOf(group),
    ...(subject === undefined ? {} : { subject }),
    evidence: unique(group.flatMap((statement) => statement.evidence)).slice(0, MAX_EVIDENCE),
  };
}

/** The editions that all of a group speak of, when the name does not say which and no text is at hand. */
function editionsOf(group: readonly LicenseStatement[]): Pick<AppliedLicense, "editions"> {
  const [first, ...others] = group.map(({ ids, termsKnown }) => (termsKnown ? [] : ids));
  const editions = first?.filter((id) => others.every((ids) => ids.includes(id))) ?? [];
  return editions.length > 1 ? { editions } : {};
}

function unique(evidence: AppliedLicense["evidence"]): AppliedLicense["evidence"] {
  const seen = new Set<string>();
  return evidence.filter((each) => {
    const key = `${each.file}\0${each.line}\0${each.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
