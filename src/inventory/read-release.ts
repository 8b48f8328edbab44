import type { LicenseEngine } from "../licenses/license.ts";
import type { Oddity, Release } from "../release/release.ts";
import { readDocuments, type Document } from "./documents.ts";
import { gatherView } from "./gather-view.ts";
import { DEFAULT_READ_LIMITS, type ReadLimits } from "./reading-plan.ts";
import type { Unread } from "./inventory.ts";
import type { ReleaseView } from "./release-view.ts";
import { readLicenseFiles } from "./statements/license-files.ts";
import type { LicenseStatement } from "./statements/license-statement.ts";
import { collectStatements } from "./statements/license-statements.ts";
import { LicenseShelf } from "./statements/resolve-license.ts";
import { concernsSubject, filesOfSubject, selectSubject, type Subject } from "./subject.ts";

export interface ReadingOptions {
  /** One model of a release that holds several. */
  readonly subject?: string;
  readonly limits?: ReadLimits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Told after each file of weights. */
  readonly onInspect?: (done: number, total: number) => void;
}

/** What the texts of a release, or of one subject in it, say. */
export interface ReadRelease {
  readonly subject?: Subject;
  readonly view: ReleaseView;
  readonly documents: readonly Document[];
  readonly shelf: LicenseShelf;
  readonly statements: readonly LicenseStatement[];
  readonly unread: readonly Unread[];
  readonly oddities: readonly Oddity[];
}

/** Reads what is worth reading, and narrows it to the subject asked for. */
export async function readRelease(
  release: Release,
  engine: LicenseEngine,
  { subject: name, limits = DEFAULT_READ_LIMITS, signal, onProgress = () => {} }: ReadingOptions,
): Promise<ReadRelease> {
  const { view, unread, oddities } = await gatherView(release, limits, signal, onProgress);
  const documents = await readDocuments(view);
  const shelf = new LicenseShelf(readLicenseFiles(view, engine), engine);
  const statements = collectStatements(view, documents, shelf);
  const whole = { view, documents, shelf, statements, unread, oddities };
  if (name === undefined) return whole;
  return narrow(whole, selectSubject(name, view.files, namesIn(statements)), engine);
}

function narrow(whole: ReadRelease, subject: Subject, engine: LicenseEngine): ReadRelease {
  const view = viewOf(whole.view, subject);
  const documents = whole.documents.filter((document) => view.texts.has(document.file.path));
  const shelf = new LicenseShelf(readLicenseFiles(view, engine), engine);
  const statements = collectStatements(view, documents, shelf).filter((statement) =>
    concernsSubject(subject, statement.subject),
  );
  return { ...whole, subject, view, documents, shelf, statements };
}

function viewOf(view: ReleaseView, subject: Subject): ReleaseView {
  const files = filesOfSubject(subject, view.files);
  const kept = new Set(files.map((file) => file.path));
  const texts = new Map([...view.texts].filter(([path]) => kept.has(path)));
  const heads = new Map([...view.heads].filter(([path]) => kept.has(path)));
  return { ...view, files, texts, heads };
}

function namesIn(statements: readonly LicenseStatement[]): readonly string[] {
  return [...new Set(statements.flatMap(({ subject }) => subject ?? []))];
}
