import type { LicenseEngine } from "../licenses/license.ts";
import type { Release } from "../release/release.ts";
import { applyClauses } from "./applied-clauses.ts";
import { buildComponents } from "./build-components.ts";
import { findOpenClaims, strongestClaim } from "./claims/claims.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { readDocuments } from "./documents.ts";
import { DEFAULT_READ_LIMITS, gatherView, type ReadLimits } from "./gather-view.ts";
import { fileKind } from "./file-kind.ts";
import type { Inventory, Part, Summary } from "./inventory.ts";
import type { Observations } from "./observations.ts";
import { pointersIn } from "./pointers/pointer.ts";
import { publishersOf } from "./pointers/publishers.ts";
import { readProse } from "./prose/prose.ts";
import type { ReleaseView } from "./release-view.ts";
import { sightFiles } from "./sightings/index.ts";
import { summarizeTrainingCode } from "./sightings/training-code.ts";
import { licenseBadges } from "./statements/from-badges.ts";
import { governingLicenses } from "./statements/govern.ts";
import { readLicenseFiles } from "./statements/license-files.ts";
import { collectStatements } from "./statements/license-statements.ts";
import { LicenseShelf } from "./statements/resolve-license.ts";
import { concernsSubject, filesOfSubject, selectSubject, type Subject } from "./subject.ts";
import { trainingCode } from "./summary/training-code.ts";
import { trainingData } from "./summary/training-data.ts";
import { weightsAccess } from "./summary/weights-access.ts";
import { sightInTexts } from "./text-sightings.ts";

export interface InventoryOptions {
  /** One model of a release that holds several. */
  readonly subject?: string;
  readonly limits?: ReadLimits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The facts of a release, and what was seen on the way to them. */
export interface TakenInventory {
  readonly inventory: Inventory;
  readonly observations: Observations;
}

/** Reads a release and establishes its facts. Throws `AssayError("usage")` for a subject that it does not hold. */
export async function takeInventory(
  release: Release,
  engine: LicenseEngine,
  options: InventoryOptions = {},
): Promise<TakenInventory> {
  const {
    view: whole,
    unread,
    oddities,
  } = await gatherView(
    release,
    options.limits ?? DEFAULT_READ_LIMITS,
    options.signal,
    options.onProgress ?? (() => {}),
  );
  const allDocuments = await readDocuments(whole);
  const allShelf = new LicenseShelf(readLicenseFiles(whole, engine), engine);
  const allStatements = collectStatements(whole, allDocuments, allShelf);
  const subject =
    options.subject === undefined
      ? undefined
      : selectSubject(options.subject, whole.files, namesIn(allStatements));
  const view = subject ? narrow(whole, subject) : whole;
  const documents = allDocuments.filter((document) => view.texts.has(document.file.path));
  const shelf = subject ? new LicenseShelf(readLicenseFiles(view, engine), engine) : allShelf;
  const statements = (subject ? collectStatements(view, documents, shelf) : allStatements).filter(
    (statement) => concernsSubject(subject, statement.subject),
  );

  const pointers = documents.flatMap(pointersIn);
  const publishers = publishersOf(release.name, pointers);
  const sightings = sightFiles(view);
  const code = trainingCode(
    summarizeTrainingCode(view),
    documents,
    pointers,
    publishers,
    view.listing,
  );
  const data = trainingData(documents, pointers, publishers, sightings);
  const access = weightsAccess(
    documents,
    pointers,
    publishers,
    sightings,
    code.summary === "full",
    view.listing,
  );
  const inTexts = sightInTexts(documents, pointers, publishers, access, code, data);

  const licenses: Record<Part, ReturnType<typeof governingLicenses>> = {
    code: governingLicenses("code", statements),
    weights: governingLicenses("weights", statements),
    data: governingLicenses("data", statements),
    docs: governingLicenses("docs", statements),
  };
  const clausesByFile = applyClauses(shelf.files, view.texts, documents, licenses, engine);
  const clauses = [...clausesByFile.values()].flat();
  const modelTexts = shelf.files.flatMap((file) => {
    const text =
      file.kind === "license" && file.parts.includes("weights")
        ? view.texts.get(file.path)
        : undefined;
    return text ? [readProse(text)] : [];
  });
  const claims = findOpenClaims(documents, modelTexts);
  const summary: Summary = {
    separateModelLicense: hasSeparateModelLicense(shelf),
    claimsOpen: strongestClaim(claims),
    trainingCode: code.summary,
    trainingData: data.summary,
    weights: access.summary,
  };
  const inventory: Inventory = {
    release: {
      name: release.name,
      // The kind of place, not where it lies on this machine: two copies give the same report.
      source: release.source.kind,
      ...(release.revision === undefined ? {} : { revision: release.revision }),
      listing: release.listing,
    },
    ...(subject ? { subject: subject.name } : {}),
    components: buildComponents([...sightings, ...inTexts], view.listing, data, isCardRead(view)),
    licenses,
    clauses,
    claims: judgeClaims(claims, statements, { licenses, clauses, summary, engine }),
    access: access.access,
    summary,
    unread,
  };
  const observations: Observations = {
    documents,
    texts: view.texts,
    statements,
    licenseFiles: shelf.files,
    badges: documents.flatMap(licenseBadges),
    claims,
    pointers,
    publishers,
    clausesByFile,
    weightsEvidence: access.evidence,
    oddities: [...release.oddities, ...oddities],
  };
  return { inventory, observations };
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

/** A license file of its own for the model, beside or instead of the one at the top. */
function hasSeparateModelLicense(shelf: LicenseShelf): boolean {
  return shelf.files.some((file) => {
    const isLicense = file.kind === "license" || file.kind === "pointer" || file.kind === "unread";
    const isPlain = file.isRoot && /^(?:licen[cs]e|copying)(?:\.[a-z]+)?$/i.test(file.path);
    return isLicense && !isPlain && file.parts.includes("weights");
  });
}

function narrow(view: ReleaseView, subject: Subject): ReleaseView {
  const files = filesOfSubject(subject, view.files);
  const kept = new Set(files.map((file) => file.path));
  const texts = new Map([...view.texts].filter(([path]) => kept.has(path)));
  const heads = new Map([...view.heads].filter(([path]) => kept.has(path)));
  return { ...view, files, texts, heads };
}

function namesIn(statements: readonly { readonly subject?: string }[]): readonly string[] {
  return [
    ...new Set(statements.flatMap(({ subject }) => (subject === undefined ? [] : [subject]))),
  ];
}
