import type { LicenseEngine } from "../licenses/license.ts";
import type { Release } from "../release/release.ts";
import { applyClauses } from "./applied-clauses.ts";
import { findBaseModels } from "./base-models/find-base-models.ts";
import { buildComponents } from "./build-components.ts";
import { findOpenClaims, strongestClaim, type OpenClaim } from "./claims/claims.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { fileKind } from "./file-kind.ts";
import type { AppliedLicense, Inventory, Part, Summary, Unread } from "./inventory.ts";
import type { Observations } from "./observations.ts";
import { readProse, type Prose } from "./prose/prose.ts";
import { readRelease, type ReadingOptions, type ReadRelease } from "./read-release.ts";
import type { ReleaseView } from "./release-view.ts";
import { unreadTerms } from "./lineage/unread-ancestors.ts";
import { relatedReleases } from "./related/related-releases.ts";
import { inspectRelease } from "./loading/inspect-release.ts";
import { licenseBadges } from "./statements/from-badges.ts";
import { governingLicenses } from "./statements/govern.ts";
import type { LicenseStatement } from "./statements/license-statement.ts";
import { accountFor } from "./summary/account.ts";
import { modelOutput } from "./training/model-output.ts";
import { trainingCompute } from "./training/training-compute.ts";

/** The facts of a release, and what was seen on the way to them. */
export interface TakenInventory {
  readonly inventory: Inventory;
  readonly observations: Observations;
}

/** Reads a release and establishes its facts. Throws `AssayError("usage")` for a subject that it does not hold. */
export async function takeInventory(
  release: Release,
  engine: LicenseEngine,
  options: ReadingOptions = {},
): Promise<TakenInventory> {
  const read = await readRelease(release, engine, options);
  const { view, documents, shelf, statements, subject } = read;
  const account = accountFor(release.name, read);
  const inspected = await inspectRelease(view, options.signal, options.onInspect);
  const licenses = licensesByPart(statements);
  const clausesByFile = applyClauses(shelf.files, view.texts, documents, licenses, engine);
  const clauses = [...clausesByFile.values()].flat();
  const { files } = inspected.loading;
  const { baseModels, unread } = findBaseModels(view, documents, account, files);
  const licenseProse = readLicenseProse(read);
  const openClaims = claimsIn(read, licenseProse);
  const summary: Summary = {
    separateModelLicense: hasSeparateModelLicense(read),
    claimsOpen: strongestClaim(openClaims),
    trainingCode: account.trainingCode,
    trainingData: account.data.summary,
    weights: account.weights.summary,
  };
  const related = relatedReleases(release, documents, account.publishers);
  const inventory: Inventory = {
    release: {
      name: release.name,
      // The kind of place, not where it lies on this machine: two copies give the same report.
      source: release.source.kind,
      ...(release.revision === undefined ? {} : { revision: release.revision }),
      ...(release.sources === undefined ? {} : { sources: release.sources }),
      listing: release.listing,
    },
    ...(subject ? { subject: subject.name } : {}),
    components: buildComponents(account.sightings, view.listing, account.data, isCardRead(view)),
    licenses,
    clauses,
    baseModels,
    claims: judgeClaims(openClaims, statements, {
      licenses,
      clauses,
      summary,
      engine,
      isLineKnown: baseModels.length === 0,
    }),
    access: account.weights.access,
    loading: inspected.loading,
    training: {
      compute: trainingCompute(release.name, documents, baseModels, inspected.loading.models),
      output: modelOutput(view, documents),
    },
    ...(related.length > 0 && { related }),
    summary,
    unread: eachOnce([
      ...read.unread,
      ...inspected.unread,
      ...unread,
      ...unreadTerms({ baseModels }),
    ]),
  };
  const observations: Observations = {
    texts: view.texts,
    paths: new Set(view.files.map(({ path }) => path)),
    documents,
    statements,
    licenseFiles: shelf.files,
    licenseProse,
    badges: documents.flatMap(licenseBadges),
    claims: openClaims,
    pointers: account.pointers,
    publishers: account.publishers,
    clausesByFile,
    weightsEvidence: account.weights.evidence,
    oddities: [...release.oddities, ...read.oddities],
    ancestorTexts: new Map(),
  };
  return { inventory, observations };
}

/** What two readers wanted and did not get is told once. */
function eachOnce(unread: readonly Unread[]): readonly Unread[] {
  return [...new Map(unread.map((each) => [`${each.what}\n${each.why}`, each])).values()];
}

function licensesByPart(
  statements: readonly LicenseStatement[],
): Readonly<Record<Part, readonly AppliedLicense[]>> {
  return {
    code: governingLicenses("code", statements),
    weights: governingLicenses("weights", statements),
    data: governingLicenses("data", statements),
    docs: governingLicenses("docs", statements),
  };
}

/** License texts as sentences: claims and findings look at them. */
function readLicenseProse({ shelf, view }: ReadRelease): ReadonlyMap<string, Prose> {
  const prose = new Map<string, Prose>();
  for (const { kind, path } of shelf.files) {
    const text = view.texts.get(path);
    if (kind === "license" && text) prose.set(path, readProse(text));
  }
  return prose;
}

/** Claims of openness in the documents, and in the license texts of the weights. */
function claimsIn(
  { documents, shelf }: ReadRelease,
  licenseProse: ReadonlyMap<string, Prose>,
): readonly OpenClaim[] {
  const ofWeights = shelf.files.filter(({ parts }) => parts.includes("weights"));
  const texts = ofWeights.flatMap(({ path }) => licenseProse.get(path) ?? []);
  return findOpenClaims(documents, texts);
}

/** Whether every README at the top could be read; true where there is none. */
function isCardRead({ files, texts }: ReleaseView): boolean {
  return files.every(
    ({ path }) =>
      !/^(?:read_?me|model_?card)[^/]*$/i.test(path) ||
      fileKind(path) !== "document" ||
      texts.has(path),
  );
}

/** A license file of its own for the model, by its name or by a statement on the weights that points to it. */
function hasSeparateModelLicense({ shelf, statements }: ReadRelease): boolean {
  const pointed = new Set(
    statements.flatMap(({ parts, pointer, scope }) =>
      parts.includes("weights") && !parts.includes("code") && scope === "stated" && pointer
        ? [pointer.replace(/^\.?\//, "")]
        : [],
    ),
  );
  return shelf.files.some((file) => {
    const isLicense = file.kind === "license" || file.kind === "pointer" || file.kind === "unread";
    const isPlain = file.isRoot && /^(?:licen[cs]e|copying)(?:\.[a-z]+)?$/i.test(file.path);
    return isLicense && !isPlain && (file.parts.includes("weights") || pointed.has(file.path));
  });
}
