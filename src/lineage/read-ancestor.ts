import { fileKind } from "../inventory/file-kind.ts";
import type { Ancestor, BaseModel, Unread } from "../inventory/inventory.ts";
import { evidenceIn } from "../inventory/lineage/inherit-terms.ts";
import { isNameless } from "../inventory/statements/nameless-license.ts";
import { takeInventory } from "../inventory/take-inventory.ts";
import type { LicenseEngine } from "../licenses/license.ts";
import type { TextFile } from "../release/read-text.ts";
import type { Release, ReleaseFile } from "../release/release.ts";

/** What the release of an ancestor says: its terms, its own parents, and what of its documents was not read. */
export interface ReadAncestor {
  readonly terms: Pick<Ancestor, "licenses" | "clauses" | "revision" | "unread">;
  readonly baseModels: readonly BaseModel[];
  readonly unread: readonly Unread[];
  /** Texts that its licenses and clauses stand in, by path. */
  readonly texts: ReadonlyMap<string, TextFile>;
}

/** Reads what a release says of the license of its weights, under the name that its child gives it. No weights are read. */
export async function readAncestor(
  name: string,
  release: Release,
  engine: LicenseEngine,
  signal?: AbortSignal,
): Promise<ReadAncestor> {
  const { inventory, observations } = await takeInventory(termsOf(release), engine, {
    ...(signal && { signal }),
  });
  const all = inventory.licenses.weights;
  const isRead = all.some(({ match }) => match !== "named");
  const weights = all.filter((license) => !(isRead && isNameless(license)));
  const general = weights.filter(({ subject }) => subject === undefined);
  const licenses = (general.length > 0 ? general : weights).map((license) => ({
    ...license,
    evidence: evidenceIn(name, license.evidence),
  }));
  const clauses = inventory.clauses
    .filter(({ on }) => on.includes("weights"))
    .map((clause) => ({ ...clause, evidence: evidenceIn(name, clause.evidence) }));
  const cited = new Set(
    [...licenses, ...clauses].flatMap(({ evidence }) => evidence.map(({ file }) => file)),
  );
  const unread = unreadTexts(inventory.unread, release.files);
  const { revision } = inventory.release;
  return {
    terms: {
      licenses,
      clauses,
      ...(revision !== undefined && { revision }),
      ...(licenses.length === 0 && silence(unread)),
    },
    baseModels: inventory.baseModels,
    unread: unread.map(({ what, why }) => ({ what: `${name}: ${what}`, why })),
    texts: new Map([...observations.texts].filter(([path]) => cited.has(path))),
  };
}

/** A release that states no license says so only where its texts were read. */
function silence([first]: readonly Unread[]): Pick<Ancestor, "unread"> {
  return first === undefined ? {} : { unread: `${first.what} was not read: ${first.why}` };
}

/** A release as names, with bytes only of the files that say something of licenses and parents, and of those that `keeps` names. */
export function termsOf(release: Release, keeps: (path: string) => boolean = () => false): Release {
  const files = release.files.map((file) =>
    isTerms(file) || keeps(file.path) ? file : nameOf(file),
  );
  return { ...release, files };
}

/** Configuration that names what a model was made from. */
const NAMES_PARENTS =
  /^(?:(?:adapter_)?config\.json|model_index\.json|(?:mergekit|merge)_config\.ya?ml)$/i;

/** Licenses wherever they lie; of documents and configuration, those at the top: each is a request where the release lies elsewhere. */
function isTerms({ path }: ReleaseFile): boolean {
  const kind = fileKind(path);
  if (kind === "license") return true;
  return !path.includes("/") && (kind === "document" || NAMES_PARENTS.test(path));
}

function nameOf({ path, byteLength }: ReleaseFile): ReleaseFile {
  return { path, ...(byteLength !== undefined && { byteLength }) };
}

/** Files with terms that were not read, or not wholly, and those that are only listed. */
export function unreadTexts(
  unread: readonly Unread[],
  files: readonly ReleaseFile[],
): readonly Unread[] {
  const terms = files.filter((file) => isTerms(file) && !isConfiguration(file));
  const paths = new Set(terms.filter(({ open }) => open !== undefined).map(({ path }) => path));
  const listed = terms.filter(({ open }) => open === undefined);
  return [
    ...unread.filter(({ what }) => paths.has(what)),
    ...listed.map(({ path }) => ({ what: path, why: "listed only: its bytes were not at hand" })),
  ];
}

function isConfiguration({ path }: ReleaseFile): boolean {
  return NAMES_PARENTS.test(path);
}
