import { fileKind } from "../inventory/file-kind.ts";
import type { Ancestor, BaseModel, Unread } from "../inventory/inventory.ts";
import { evidenceIn } from "../inventory/lineage/inherit-terms.ts";
import { takeInventory } from "../inventory/take-inventory.ts";
import type { LicenseEngine } from "../licenses/license.ts";
import type { TextFile } from "../release/read-text.ts";
import type { Release, ReleaseFile } from "../release/release.ts";

/** What the release of an ancestor says: its terms, its own parents, and what of its documents was not read. */
export interface ReadAncestor {
  readonly terms: Pick<Ancestor, "licenses" | "clauses" | "revision">;
  readonly baseModels: readonly BaseModel[];
  readonly unread: readonly Unread[];
  /** Texts that its clauses stand in, by path. */
  readonly texts: ReadonlyMap<string, TextFile>;
}

/** Reads what a release says of the license of its weights, under the name that its child gives it. No weights are read. */
export async function readAncestor(
  name: string,
  release: Release,
  engine: LicenseEngine,
  signal?: AbortSignal,
): Promise<ReadAncestor> {
  const { inventory, observations } = await takeInventory(withoutWeights(release), engine, {
    ...(signal && { signal }),
  });
  const weights = inventory.licenses.weights;
  const general = weights.filter(({ subject }) => subject === undefined);
  const licenses = (general.length > 0 ? general : weights).map((license) => ({
    ...license,
    evidence: evidenceIn(name, license.evidence),
  }));
  const clauses = inventory.clauses
    .filter(({ on }) => on.includes("weights"))
    .map((clause) => ({ ...clause, evidence: evidenceIn(name, clause.evidence) }));
  const cited = new Set(clauses.flatMap(({ evidence }) => evidence.map(({ file }) => file)));
  const { revision } = inventory.release;
  return {
    terms: { licenses, clauses, ...(revision !== undefined && { revision }) },
    baseModels: inventory.baseModels,
    unread: unreadTexts(inventory.unread, release.files).map(({ what, why }) => ({
      what: `${name}: ${what}`,
      why,
    })),
    texts: new Map([...observations.texts].filter(([path]) => cited.has(path))),
  };
}

/** The release with its weights and code as names only: terms are in its texts. */
function withoutWeights(release: Release): Release {
  return { ...release, files: release.files.map((file) => (isTerms(file) ? file : nameOf(file))) };
}

/** Kinds of files that say something of licenses or parents. */
function isTerms({ path }: ReleaseFile): boolean {
  return ["license", "document", "config"].includes(fileKind(path));
}

function nameOf({ path, byteLength }: ReleaseFile): ReleaseFile {
  return { path, ...(byteLength !== undefined && { byteLength }) };
}

/** Licenses and documents that were not read; that weights and code were left out is as it should be. */
function unreadTexts(unread: readonly Unread[], files: readonly ReleaseFile[]): readonly Unread[] {
  const texts = new Set(
    files
      .filter(({ path }) => ["license", "document"].includes(fileKind(path)))
      .map(({ path }) => path),
  );
  return unread.filter(
    ({ what }) => texts.has(what) || /^\d+ (?:more )?(?:license|document) files$/.test(what),
  );
}
