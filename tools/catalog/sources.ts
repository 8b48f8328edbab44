import type { CatalogInputs } from "./build.ts";
import { DEPRECATED_IDS } from "./deprecated.ts";
import {
  readAddedLicenses,
  readExceptions,
  readModelLicenses,
  readSpdxLicenses,
  type SourceLicense,
} from "./texts.ts";

/** All licenses, those first that own a text when several share it. Throws `RangeError` when two inputs name the same id. */
export function collectSources({
  repository,
  added,
  addedTexts,
}: CatalogInputs): readonly SourceLicense[] {
  const licenses = new Map<string, SourceLicense>();
  const add = (license: SourceLicense): void => {
    if (licenses.has(license.id)) {
      throw new RangeError(`Cannot add license "${license.id}": the catalog has it`);
    }
    licenses.set(license.id, license);
  };
  readSpdxLicenses(repository)
    .filter(({ id }) => !isReplaced(id))
    .forEach(add);
  for (const model of readModelLicenses(new URL("../shared/", repository))) {
    const same = licenses.get(model.id);
    if (same) licenses.set(model.id, { ...same, family: model.family, tags: model.tags });
    else add(model);
  }
  readExceptions().forEach(add);
  readAddedLicenses(added, addedTexts).forEach(add);
  return [...licenses.values()].toSorted(byOwnership);
}

/** True for a deprecated id that another id stands for; a collection of licenses keeps its own. */
function isReplaced(id: string): boolean {
  const replacement = DEPRECATED_IDS[id];
  return replacement !== undefined && !replacement.includes(" AND ");
}

function byOwnership(a: SourceLicense, b: SourceLicense): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}
